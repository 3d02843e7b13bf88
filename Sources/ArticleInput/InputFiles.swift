import Glibc

/// One input file and the id that its article gets.
package struct InputFile: Sendable {
  /// `-` for standard input.
  let path: InputPath
  /// File name without its ending; below a folder that was given, with the way from there. One that another file has already gets a number: `a~2`.
  package fileprivate(set) var id: String
  /// Set when the file was found below a folder, where only known endings count.
  package let format: InputFormat?

  var isStandardInput: Bool { path.shown == "-" }

  /// For messages.
  package var shownPath: String { isStandardInput ? "stdin" : path.shown }
}

/// Finds the files behind what the user named.
package struct InputFiles {
  private let format: InputFormat?
  private var files: [InputFile] = []
  private var problems: [InputProblem] = []
  /// Folders below the one that was named: links may lead in circles.
  private var visited: Set<[UInt64]> = []

  /// Files in the order given; those below a folder sorted by path, hidden ones and `.gold.jsonl` left out.
  ///
  /// - Parameter format: when set, only files of this format count below folders.
  package static func files(_ paths: [String], format: InputFormat?, _ problems: inout [InputProblem]) -> [InputFile] {
    var finder = InputFiles(format: format)
    var arguments = ForeignArguments()
    for path in paths.isEmpty ? ["-"] : paths { finder.add(arguments.path(path)) }
    finder.makeIdsUnique()
    problems += finder.problems
    return finder.files
  }

  private init(format: InputFormat?) { self.format = format }

  private mutating func add(_ path: InputPath) {
    if path.shown == "-" {
      files.append(InputFile(path: path, id: "stdin", format: nil))
    } else if let status = path.status, status.isFolder {
      let before = files.count
      visited = []
      addFiles(below: path, status, way: "")
      if files.count == before {
        problems.append(InputProblem(.warning, at: InputPlace(path: path.shown), "no article in this folder", code: "empty-folder"))
      }
    } else if access(path.bytes, F_OK) != 0, path.shown.contains(where: { "*?[".contains($0) }) {
      let found = Self.matches(path)
      if found.isEmpty { problems.append(InputProblem(at: InputPlace(path: path.shown), "matches no file", code: "unreadable")) }
      files += found.map { InputFile(path: $0, id: Self.stem($0.shown), format: nil) }
    } else {
      files.append(InputFile(path: path, id: Self.stem(path.shown), format: nil))
    }
  }

  /// The name of a file without folder and known ending.
  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last == "gz" { parts.removeLast() }
    if parts.count > 1, InputFormat(fileName: name) != nil { parts.removeLast() }
    let stem = parts.joined(separator: ".")
    return stem.isEmpty ? name : stem
  }

  private mutating func addFiles(below folder: InputPath, _ status: stat, way: String) {
    guard visited.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted else { return }
    guard let names = Self.names(in: folder) else {
      problems.append(
        InputProblem(at: InputPlace(path: folder.shown), "cannot be read: \(String(cString: strerror(errno)))", code: "unreadable"))
      return
    }
    for name in names.sorted() where !name.shown.hasPrefix(".") {
      let path = folder.appending(name)
      // What is not there (any more) is told when it is opened.
      let status = path.status
      if let status, status.isFolder {
        addFiles(below: path, status, way: way + name.shown + "/")
      } else if let own = InputFormat(fileName: name.shown), format == nil || own == format, !name.shown.hasSuffix(".gold.jsonl") {
        // A pipe nobody asked for by its name could be waited for without end.
        if let status, !status.isRegular {
          problems.append(InputProblem(.warning, at: InputPlace(path: path.shown), "is no regular file; passed over", code: "special-file"))
          continue
        }
        files.append(InputFile(path: path, id: way + Self.stem(name.shown), format: own))
      }
    }
  }

  /// Records lead back to their document by its id. The first file keeps the one it has alone.
  private mutating func makeIdsUnique() {
    var taken: Set<String> = []
    var numbers: [String: Int] = [:]
    for i in files.indices {
      let id = files[i].id
      while !taken.insert(files[i].id).inserted {
        let number = numbers[id, default: 1] + 1
        numbers[id] = number
        files[i].id = "\(id)~\(number)"
      }
    }
  }

  /// The files that a pattern matches, sorted; folders are left out.
  private static func matches(_ pattern: InputPath) -> [InputPath] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern.bytes, 0, nil, &result) == 0 else { return [] }
    let paths = UnsafeBufferPointer(start: result.gl_pathv, count: Int(result.gl_pathc))
    return paths.compactMap { $0.map { InputPath(UnsafePointer($0)) } }.filter { !$0.isFolder }
  }

  private static func names(in folder: InputPath) -> [InputPath]? {
    guard let directory = opendir(folder.bytes) else { return nil }
    defer { closedir(directory) }
    var names: [InputPath] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { InputPath($0) } }
      names.append(name)
    }
    return names
  }
}
