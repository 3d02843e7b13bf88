import Glibc

/// A path as the system knows it. File names are bytes; one that is not UTF-8 is shown with U+FFFD and opened all the same.
struct InputPath: Sendable, Comparable {
  /// With the zero byte behind it.
  let bytes: [CChar]
  let shown: String

  init(_ path: String) { self.init(path.utf8CString.map { $0 }) }

  init(_ bytes: [CChar]) {
    self.bytes = bytes
    shown = bytes.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  init(_ string: UnsafePointer<CChar>) { self.init(Array(UnsafeBufferPointer(start: string, count: strlen(string) + 1))) }

  /// What lies in this folder.
  func appending(_ name: InputPath) -> InputPath { InputPath(bytes.dropLast() + [0x2F] + name.bytes) }

  static func < (a: InputPath, b: InputPath) -> Bool {
    a.shown == b.shown ? a.bytes.lexicographicallyPrecedes(b.bytes) : a.shown < b.shown
  }

  static func == (a: InputPath, b: InputPath) -> Bool { a.bytes == b.bytes }

  /// Nil when there is nothing, or nothing that may be looked at.
  var status: stat? {
    var status = stat()
    return stat(bytes, &status) == 0 ? status : nil
  }

  var isFolder: Bool { status?.isFolder ?? false }
}

extension stat {
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}

/// Arguments of the process that are not UTF-8: what names them as strings has lost their bytes.
struct ForeignArguments {
  private var paths: [InputPath] = []

  init() {
    for argument in UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).compactMap({ $0 }) {
      guard String(validatingCString: argument) == nil else { continue }
      paths.append(InputPath(UnsafePointer(argument)))
    }
  }

  /// The path that an argument names. Of several that look the same, the next.
  mutating func path(_ argument: String) -> InputPath {
    guard let index = paths.firstIndex(where: { $0.shown == argument }) else { return InputPath(argument) }
    return paths.remove(at: index)
  }
}
