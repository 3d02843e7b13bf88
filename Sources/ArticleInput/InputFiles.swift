import Glibc

/// One input file and the id that its article gets.
package struct InputFile: Sendable {
  /// `-` for standard input.
  package let path: String
  /// File name without its ending; below a folder that was given, with the way from there.
  package let id: String
  /// Set when the file was found below a folder, where only known endings count.
  package let format: InputFormat?

  /// For messages.
  package var shownPath: String { path == "-" ? "stdin" : path }
}

/// Finds the files behind what the user named.
package enum InputFiles {
  /// Files in the order given; those below a folder sorted by path, hidden ones and `.gold.jsonl` left out.
  ///
  /// - Parameter format: when set, only files of this format count below folders.
  package static func files(_ paths: [String], format: InputFormat?, _ problems: inout [InputProblem]) -> [InputFile] {
    var files: [InputFile] = []
    for path in paths.isEmpty ? ["-"] : paths {
      if path == "-" {
        files.append(InputFile(path: path, id: "stdin", format: nil))
      } else if isFolder(path) {
        let found = filesBelow(path, "", format, &problems)
        if found.isEmpty {
          problems.append(InputProblem(.warning, at: InputPlace(path: path), "no article in this folder", code: "empty-folder"))
        }
        files += found
      } else if access(path, F_OK) != 0, path.contains(where: { "*?[".contains($0) }) {
        let found = matches(path)
        if found.isEmpty { problems.append(InputProblem(at: InputPlace(path: path), "matches no file", code: "unreadable")) }
        files += found.map { InputFile(path: $0, id: stem($0), format: nil) }
      } else {
        files.append(InputFile(path: path, id: stem(path), format: nil))
      }
    }
    return files
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

  private static func filesBelow(_ root: String, _ way: String, _ format: InputFormat?, _ problems: inout [InputProblem]) -> [InputFile] {
    let folder = way.isEmpty ? root : "\(root)/\(way)"
    guard let names = names(in: folder) else {
      problems.append(
        InputProblem(at: InputPlace(path: folder), "cannot be read: \(String(cString: strerror(errno)))", code: "unreadable"))
      return []
    }
    var files: [InputFile] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      let inner = way.isEmpty ? name : "\(way)/\(name)"
      if isFolder(path) {
        files += filesBelow(root, inner, format, &problems)
      } else if let own = InputFormat(fileName: name), format == nil || own == format, !name.hasSuffix(".gold.jsonl") {
        files.append(InputFile(path: path, id: way.isEmpty ? stem(name) : "\(way)/\(stem(name))", format: own))
      }
    }
    return files
  }

  /// The files that a pattern matches, sorted; folders are left out.
  private static func matches(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else { return [] }
    let paths = UnsafeBufferPointer(start: result.gl_pathv, count: Int(result.gl_pathc))
    return paths.compactMap { $0.map { String(cString: $0) } }.filter { !isFolder($0) }
  }

  private static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } })
    }
    return names
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
