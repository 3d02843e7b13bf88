import Foundation

/// Path and text of one data file.
package struct DataFile: Sendable {
  /// As the user gave it, for messages: `Gazetteers/names/places.tsv`.
  package let path: String
  /// Below the gazetteers' folder: `names/places.tsv`.
  package let name: String
  package let text: String

  package init(path: String, name: String, text: String) {
    self.path = path
    self.name = name
    self.text = text
  }

  /// All `.tsv` and `.yaml` files below a folder, sorted by name; what cannot be read is reported. Files `.yml` are here only to be told of by lint.
  package static func files(below directory: String, _ diagnostics: inout [Diagnostic]) -> [DataFile] {
    let root = URL(fileURLWithPath: directory)
    guard let walker = FileManager.default.enumerator(atPath: directory) else {
      diagnostics.append(Diagnostic(path: directory, "no such folder", code: "missing-folder"))
      return []
    }
    let names = walker.compactMap { $0 as? String }.filter { name in
      [".tsv", ".yaml", ".yml"].contains { name.hasSuffix($0) }
    }.sorted()
    if names.isEmpty { diagnostics.append(Diagnostic(path: directory, "no .tsv or .yaml file in this folder", code: "missing-files")) }
    return names.compactMap { name in
      let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
      guard let data = try? Data(contentsOf: root.appendingPathComponent(name)) else {
        diagnostics.append(Diagnostic(path: path, "cannot be read", code: "unreadable"))
        return nil
      }
      guard let text = String(validating: data, as: UTF8.self) else {
        diagnostics.append(Diagnostic(path: path, "not valid UTF-8", code: "not-utf8"))
        return nil
      }
      return DataFile(path: path, name: name, text: text)
    }
  }
}
