import Annotations
import DataFiles

/// What single cells say that can be of no use, and codes that do not agree from row to row.
extension GazetteerLinter {
  /// A file from another system: its lines are read all the same.
  mutating func checkLineEnds(_ file: DataFile) {
    guard file.text.utf8.contains(0x0D) else { return }
    let lines = file.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { $0.last == 0x0D }) else { return }
    let count = lines.count { $0.last == 0x0D }
    let column = String(decoding: lines[first], as: UTF8.self).unicodeScalars.count
    let what = count == 1 ? "the line ends" : "\(count) lines end"
    report(
      Diagnostic(
        .warning, path: file.path, line: first + 1, column: column, "\(what) with a carriage return (CR LF); expected LF alone",
        code: "carriage-return"))
  }

  /// Names with something around or in them that nobody sees, and genders that there are not.
  mutating func checkCells(_ file: DataFile) {
    let table = table(file)
    for row in table.rows {
      let name = row.raw("name")
      if let hidden = name.unicodeScalars.first(where: { $0.properties.generalCategory == .format }) {
        let code = String(hidden.value, radix: 16, uppercase: true)
        report(file, row, "name", "a character that nobody sees in '\(row["name"])': U+\(code)", "invisible-character")
      } else if let first = name.first, let last = name.last, first.isWhitespace || last.isWhitespace {
        report(file, row, "name", "spaces around '\(row["name"])'", "spaces")
      }
      if !["", "m", "f"].contains(row["gender"]) {
        report(file, row, "gender", "unknown gender '\(row["gender"])'; expected m, f or nothing", "unknown-value")
      }
    }
  }

  /// One id for each entity, and one entity for each id.
  mutating func checkWikidata(_ names: [NameRow]) {
    var ids: [String: NameRow] = [:]
    var keys: [String: NameRow] = [:]
    for name in names where !name.row["wikidata"].isEmpty {
      let id = name.row["wikidata"]
      if let other = ids[name.key], other.row["wikidata"] != id {
        let place = "\(other.file.path):\(other.row.line)"
        report(name.file, name.row, "wikidata", "\(name.key) is \(id) here, but \(other.row["wikidata"]) in \(place)", "two-wikidata")
      } else if let other = keys[id], other.key != name.key {
        report(name.file, name.row, "wikidata", "\(id) is \(other.key), too (\(other.file.path):\(other.row.line))", "two-keys")
      }
      ids[name.key] = ids[name.key] ?? name
      keys[id] = keys[id] ?? name
    }
  }

  /// Codes that no country has. Without countries, as in a folder beside the built-in data, there is nothing to ask.
  mutating func checkCountries(_ names: [NameRow], _ files: [DataFile]) {
    let known = Set(names.filter { $0.row["type"] == "country" }.map { $0.row["country"] }).subtracting([""])
    if known.isEmpty { return }
    let organisations = Set(names.map(\.key).filter { $0.hasPrefix("organisation/") })
    for name in names where isUnknown(name.row["country"], known) {
      report(name.file, name.row, "country", "no country of names/ has the code '\(name.row["country"])'", "unknown-country")
    }
    for file in files where file.name == "words/offices.tsv" {
      for row in table(file).rows where !row["home"].isEmpty && !known.contains(row["home"]) {
        report(file, row, "home", "no country of names/ has the code '\(row["home"])'", "unknown-country")
      }
    }
    for file in files where file.name.hasPrefix("terms/") {
      for row in table(file).rows {
        let parts = row["office"].split(separator: "/")
        guard parts.count == 2, isUnknown(String(parts[1]), known), !organisations.contains("organisation/" + parts[1].lowercased()) else {
          continue
        }
        report(file, row, "office", "no country or organisation of names/ has the code '\(parts[1])'", "unknown-country")
      }
    }
  }

  /// Other forms than two capital letters are told of elsewhere.
  private func isUnknown(_ code: String, _ known: Set<String>) -> Bool {
    code.utf8.count == 2 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) } && !known.contains(code)
  }
}
