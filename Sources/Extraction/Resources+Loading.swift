import DataFiles
import Events
import Foundation
import Gazetteers

/// Why data could not be loaded: every problem, with its place.
public struct LoadError: Error, CustomStringConvertible {
  /// One line each: `path:line:column: error: message [code]`, sorted by place.
  public let problems: [String]

  public var description: String { problems.joined(separator: "\n") }
}

extension Resources {
  /// The shipped data: what was built into the binary, or else the folder `Gazetteers` beside or above it.
  public static func standard() throws(LoadError) -> Resources {
    if !prefersFolder, let resources = builtIn { return resources }
    if let folder = shippedFolder { return try loaded(compiled(below: folder)) }
    if let resources = builtIn { return resources }
    throw LoadError(problems: ["\(executable): error: no data built in and no folder 'Gazetteers' beside or above [missing-data]"])
  }

  /// The shipped data with more files, which count as if they stood beside it; or only those.
  ///
  /// Costs about a second: everything is compiled anew.
  public static func load(adding directories: [String], only: Bool = false) throws(LoadError) -> Resources {
    if directories.isEmpty { return try standard() }
    var diagnostics: [Diagnostic] = []
    var files = only ? [] : try standard().sources()
    for directory in directories { files += DataFile.files(below: directory, &diagnostics) }
    let result = compiled(from: files)
    return try loaded((result.resources, [], (diagnostics + result.diagnostics).sorted()))
  }

  /// Everything wrong with the data below a folder, or with the shipped data: what cannot be read or cannot be right, and if all can be read, the frames' examples
  /// that do not hold. Sorted by place.
  package static func check(below directory: String?, adding more: [String]) -> (files: Int, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var files = files(below: directory, &diagnostics)
    for directory in more { files += DataFile.files(below: directory, &diagnostics) }
    let (resources, _, problems) = compiled(from: files)
    diagnostics += problems
    var linter = GazetteerLinter(files)
    diagnostics += linter.problems()
    var reader = FrameReader()
    reader.read(files)
    var frameLinter = FrameLinter(files, frames: reader.frames)
    diagnostics += frameLinter.problems()
    if let resources {
      let checker = FrameChecker(resources: resources)
      let paths = Dictionary(files.map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first })
      for frame in reader.frames {
        let name = "frames/\(frame.type).yaml"
        diagnostics += checker.diagnostics(for: frame, path: paths[name] ?? name)
      }
    }
    return (files.count, diagnostics.sorted())
  }

  /// All files of the shipped data, or of one folder.
  private static func files(below directory: String?, _ diagnostics: inout [Diagnostic]) -> [DataFile] {
    if let directory { return DataFile.files(below: directory, &diagnostics) }
    if !prefersFolder, builtIn != nil { return GazetteerImage.sources() }
    return shippedFolder.map { DataFile.files(below: $0, &diagnostics) } ?? GazetteerImage.sources()
  }

  /// The bytes that `make` builds into the binary.
  package static func imageFile(below directory: String) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let files = DataFile.files(below: directory, &diagnostics)
    let result = compiled(from: files)
    diagnostics = (diagnostics + result.diagnostics).sorted()
    guard result.resources != nil else { return ([], diagnostics) }
    return (GazetteerImage.file(compiled: result.image, sources: files), diagnostics)
  }

  /// The data of an image that was not built in: `extract compile` made it, and it stays mapped as long as the process lives. For the benchmark.
  package static func image(_ memory: UnsafeRawBufferPointer) -> Resources? {
    GazetteerImage.compiled(in: memory).flatMap { Resources(image: $0, sources: { [] }) }
  }

  private static func loaded(
    _ result: (resources: Resources?, image: [UInt8], diagnostics: [Diagnostic])
  ) throws(LoadError) -> Resources {
    let errors = result.diagnostics.filter { $0.severity == .error }
    guard let resources = result.resources, errors.isEmpty else { throw LoadError(problems: errors.map(\.description)) }
    return resources
  }

  private static var builtIn: Resources? {
    GazetteerImage.compiled.flatMap { Resources(image: $0, sources: GazetteerImage.sources) }
  }

  /// In a debug build a change of the data counts at once.
  private static var prefersFolder: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }

  private static var executable: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }

  private static var shippedFolder: String? {
    var folder = URL(fileURLWithPath: executable).deletingLastPathComponent()
    for _ in 0..<6 {
      let path = folder.appendingPathComponent("Gazetteers").path
      if FileManager.default.fileExists(atPath: path + "/names") || FileManager.default.fileExists(atPath: path + "/frames") { return path }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
