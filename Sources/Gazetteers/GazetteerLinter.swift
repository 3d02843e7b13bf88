import Annotations
import DataFiles
import VietText

/// Finds what rows of several files say together that cannot be right: names that no text could match, names of two entities without a rule that tells
/// them apart, broken successions. What makes a single row unreadable is found by `GazetteerReader`.
package struct GazetteerLinter {
  private let files: [DataFile]
  /// Paths of files whose header is wrong: one complaint is enough.
  private let broken: Set<String>
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  private var diagnostics: [Diagnostic] = []

  package init(_ files: [DataFile]) {
    self.files = files
    var readersOwn: [Diagnostic] = []
    let lexicon = Lexicon.compiled(from: files, &readersOwn)
    broken = Set(readersOwn.filter { $0.code == "missing-column" || $0.code == "no-header" }.map(\.path))
    tokenizer = Tokenizer(vocabulary: lexicon.vocabulary)
    splitter = SentenceSplitter(abbreviations: lexicon.abbreviationKeys())
  }

  /// Everything wrong, in no order.
  package mutating func problems() -> [Diagnostic] {
    diagnostics = []
    for file in files {
      checkNormalForm(file)
      checkLineEnds(file)
      if let problem = UnreadFiles.problem(of: file) { diagnostics.append(problem) }
    }
    let lacksNames = files.contains { $0.name.hasPrefix("names/") && broken.contains($0.path) }
    let lacksOffices = files.contains { $0.name == "words/offices.tsv" && broken.contains($0.path) }
    let files = files.filter { !broken.contains($0.path) }
    var names: [NameRow] = []
    var ambiguous: [AmbiguousRow] = []
    for file in files where file.name.hasSuffix(".tsv") {
      checkCells(file)
      if file.name.hasPrefix("names/") { names += nameRows(file) } else { checkRepeats(file) }
      if file.name == "words/ambiguous.tsv" { ambiguous += ambiguousRows(file) }
    }
    let offices = files.filter { $0.name == "words/offices.tsv" }.flatMap { officeRows($0) }
    checkEntities(names)
    checkWikidata(names)
    if !lacksNames {
      checkParents(names)
      checkCountries(names, files)
      checkMatchable(names)
      checkAmbiguous(ambiguous, names)
    }
    checkShared(names, declared: Set(ambiguous.map(\.words)))
    var successions = SuccessionLinter(offices: lacksOffices ? nil : offices)
    for file in files where file.name.hasPrefix("terms/") { successions.read(table(file), file) }
    return diagnostics + successions.diagnostics()
  }

  // MARK: Reading

  /// A row of `names/`, with its words as the vocabulary numbers them.
  struct NameRow {
    let row: TSVTable.Row
    let file: DataFile
    let words: [Int32]
    var key: String { row["key"] }
    var form: String { row["form"] }
  }

  struct AmbiguousRow {
    let row: TSVTable.Row
    let file: DataFile
    let words: [Int32]
  }

  /// A table without complaints: those are the reader's.
  func table(_ file: DataFile) -> TSVTable {
    var ignored: [Diagnostic] = []
    return TSVTable(file, required: [], &ignored)
  }

  private func nameRows(_ file: DataFile) -> [NameRow] {
    table(file).rows.map { NameRow(row: $0, file: file, words: words($0["name"])) }
  }

  private func ambiguousRows(_ file: DataFile) -> [AmbiguousRow] {
    table(file).rows.map { AmbiguousRow(row: $0, file: file, words: words($0["name"])) }
  }

  /// Ids of offices, and whether one person holds each at a time.
  private func officeRows(_ file: DataFile) -> [(id: String, single: Bool)] {
    table(file).rows.map { ($0["office"], $0["holder"] == "single") }
  }

  private func words(_ text: String) -> [Int32] {
    tokenizer.tokens(in: NormalizedText(text)).filter { !$0.isHyphen }.map(\.key)
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func report(_ file: DataFile, _ row: TSVTable.Row, _ column: String, _ message: String, _ code: String) {
    diagnostics.append(Diagnostic(path: file.path, line: row.line, column: row.column(of: column), message, code: code))
  }

  // MARK: Text

  private mutating func checkNormalForm(_ file: DataFile) {
    let bytes = Array(file.text.utf8)
    guard NormalizedText(bytes).bytes[...] != bytes[...] else { return }
    for (i, line) in file.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let normal = NormalizedText(Array(line)).bytes
      guard !normal.elementsEqual(line) else { continue }
      let same = zip(normal, line).prefix { $0 == $1 }.count
      let column = String(decoding: line.prefix(same), as: UTF8.self).unicodeScalars.count
      diagnostics.append(
        Diagnostic(path: file.path, line: i + 1, column: max(column, 1), "text is not in normal form NFC", code: "not-nfc"))
    }
  }

  /// The same row twice in a file without keys.
  private mutating func checkRepeats(_ file: DataFile) {
    var seen: [String: Int] = [:]
    let table = table(file)
    guard table.columns.contains("name") else { return }
    for row in table.rows {
      let text = table.columns.filter { $0 != "source" }.map { row[$0] }.joined(separator: "\t")
      if let line = seen[text] { report(file, row, "name", "'\(row["name"])' stands already in line \(line)", "duplicate-row") }
      seen[text] = row.line
    }
  }
}

// MARK: - Names

extension GazetteerLinter {
  /// What an entity's rows say of it: one type, the type of its key, codes that are codes.
  private mutating func checkEntities(_ names: [NameRow]) {
    var first: [String: NameRow] = [:]
    for name in names where first[name.key] == nil { first[name.key] = name }
    for name in names {
      let row = name.row
      if let known = first[name.key], known.row["type"] != row["type"] {
        let place = known.file.path == name.file.path ? "" : known.file.path + ", "
        report(name.file, row, "type", "\(name.key) is a \(known.row["type"]) in \(place)line \(known.row.line)", "two-types")
      } else if let type = MentionType(rawValue: row["type"]), name.key.contains("/"), !name.key.hasPrefix(type.rawValue + "/") {
        report(name.file, row, "key", "key '\(name.key)', but type \(type.rawValue)", "two-types")
      }
      if !row["wikidata"].isEmpty, !isWikidata(row["wikidata"]) {
        report(name.file, row, "wikidata", "'\(row["wikidata"])' is no Wikidata id; expected Q and digits", "bad-wikidata")
      }
      if !row["country"].isEmpty, CountryCode.pack(row["country"]) == 0 || !row["country"].utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
        report(name.file, row, "country", "'\(row["country"])' is no country code; expected two capital letters", "bad-country")
      }
    }
  }

  private mutating func checkParents(_ names: [NameRow]) {
    let keys = Set(names.map(\.key))
    for name in names where !name.row["parent"].isEmpty && !keys.contains(name.row["parent"]) {
      report(name.file, name.row, "parent", "no entity '\(name.row["parent"])' in names/", "unknown-key")
    }
  }

  private func isWikidata(_ id: String) -> Bool {
    id.utf8.first == UInt8(ascii: "Q") && id.utf8.count > 1 && id.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Rows that no text could match.
  private mutating func checkMatchable(_ names: [NameRow]) {
    var alone: Set<String> = []
    for name in names where !["short", "compound", "capital"].contains(name.form) { alone.insert(name.key) }
    for name in names {
      let tokens = tokenizer.tokens(in: NormalizedText(name.row["name"]))
      guard let first = tokens.first else { continue }
      if first.kind == .punctuation {
        report(
          name.file, name.row, "name", "no text could match '\(name.row["name"])': a name begins with a letter or digit", "unmatchable")
      } else if splitter.sentences(of: tokens).count > 1 {
        report(name.file, name.row, "name", "no text could match '\(name.row["name"])': a sentence ends inside it", "unmatchable")
      } else if name.form == "acronym", tokens.count == 1, first.kind == .word, first.shape == .lower {
        report(name.file, name.row, "name", "no text could match '\(name.row["name"])': an acronym without a capital letter", "unmatchable")
      } else if name.form == "short", !alone.contains(name.key) {
        report(
          name.file, name.row, "form", "no text could match '\(name.row["name"])': short of nothing, \(name.key) has no longer name",
          "unmatchable")
      }
    }
  }

  /// A name of two entities at one time, unless places of different parents bear it or `words/ambiguous.tsv` tells what decides.
  private mutating func checkShared(_ names: [NameRow], declared: Set<[Int32]>) {
    var bearers: [[Int32]: [NameRow]] = [:]
    for name in names where name.form != "compound" && name.form != "capital" { bearers[name.words, default: []].append(name) }
    var first: [String: NameRow] = [:]
    for name in names where first[name.key] == nil { first[name.key] = name }
    for name in names {
      guard let others = bearers[name.words], others.count > 1, !declared.contains(name.words) else { continue }
      let known = others.first { $0.row.line < name.row.line && $0.file.name == name.file.name || $0.file.name < name.file.name }
      guard let known, known.key != name.key, overlaps(known.row, name.row), !areTold(first[known.key]?.row, first[name.key]?.row) else {
        continue
      }
      report(
        name.file, name.row, "name",
        "'\(name.row["name"])' names \(known.key), too (\(known.file.path):\(known.row.line)); say in words/ambiguous.tsv what decides",
        "undeclared-ambiguity")
    }
  }

  /// `xã Tân Phú` of many districts: the text names the district, or the reading stays open.
  private func areTold(_ a: TSVTable.Row?, _ b: TSVTable.Row?) -> Bool {
    guard let a, let b, a["type"] == "place", b["type"] == "place" else { return false }
    return a["level"] == b["level"] && ["commune", "district"].contains(a["level"])
  }

  private func overlaps(_ a: TSVTable.Row, _ b: TSVTable.Row) -> Bool {
    let from = max(a["from"], b["from"])
    let to = [a["to"], b["to"]].filter { !$0.isEmpty }.min()
    return to.map { from.prefix($0.count) <= $0 } ?? true
  }

  /// Rows of `words/ambiguous.tsv` that can never decide.
  private mutating func checkAmbiguous(_ rows: [AmbiguousRow], _ names: [NameRow]) {
    var readings: [[Int32]: Set<String>] = [:]
    for name in names { readings[name.words, default: []].insert(name.key) }
    var settled: [[Int32]: Int] = [:]
    for ambiguous in rows {
      let row = ambiguous.row
      if let line = settled[ambiguous.words] {
        report(ambiguous.file, row, "name", "never asked: line \(line) holds for every '\(row["name"])'", "unreachable-row")
      }
      if row.list("needs").contains("default") { settled[ambiguous.words] = row.line }
      let reading = row["reading"]
      if reading != "word", reading != "open", !reading.hasPrefix("office/") {
        let known = readings[ambiguous.words] ?? []
        if !known.contains(reading) {
          let others = known.isEmpty ? "nothing" : known.sorted().joined(separator: ", ")
          report(
            ambiguous.file, row, "reading", "no row of names/ calls \(reading) '\(row["name"])'; it is a name of \(others)",
            "unknown-reading")
        }
      }
    }
  }
}
