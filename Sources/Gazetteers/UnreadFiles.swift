import DataFiles

/// Files of data that stand where nothing reads them.
enum UnreadFiles {
  /// Folders with the ending of their files.
  private static let folders = ["names": "tsv", "terms": "tsv", "words": "tsv", "treebank": "tsv", "mappings": "tsv", "frames": "yaml"]

  /// What is wrong with the place of a file, and where it may belong.
  static func problem(of file: DataFile) -> Diagnostic? {
    let parts = file.name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let base = parts.last ?? ""
    let folder = parts.count > 1 ? parts[0] : ""
    guard let ending = folders[folder] else { return problem(file, nearest(toFolder: folder, base)) }
    guard base.hasSuffix("." + ending) else {
      return problem(file, "\(folder)/\(base.split(separator: ".").first ?? "").\(ending)")
    }
    guard ["words", "treebank"].contains(folder), !GazetteerReader.wordFiles.contains(file.name) else { return nil }
    let names = GazetteerReader.wordFiles.filter { $0.hasPrefix(folder + "/") }.map { $0.dropFirst(folder.utf8.count + 1).dropLast(4) }
    return problem(file, names.nearest(to: String(base.dropLast(4))).map { "\(folder)/\($0).tsv" })
  }

  private static func problem(_ file: DataFile, _ right: String?) -> Diagnostic {
    let hint = right.map { "; did you mean '\($0)'?" } ?? "; files of words/ have fixed names"
    return Diagnostic(path: file.path, "nothing reads this file\(hint)", code: "unread-file")
  }

  /// Of a file beside the folders, or in an unknown one.
  private static func nearest(toFolder folder: String, _ base: String) -> String {
    if let own = folders.keys.sorted().nearest(to: folder), !folder.isEmpty { return own + "/" + base }
    if base.hasSuffix(".yaml") || base.hasSuffix(".yml") { return "frames/" + base.split(separator: ".")[0] + ".yaml" }
    return GazetteerReader.wordFiles.first { $0.hasSuffix("/" + base) } ?? "names/" + base
  }
}
