import Annotations
import DataFiles
import VietText

/// Reads the text files under `Gazetteers/` into a `LexiconBuilder`; everything wrong is reported with its place.
package struct GazetteerReader {
  package private(set) var diagnostics: [Diagnostic] = []
  package var builder = LexiconBuilder()
  private var entityIndex: [String: Int] = [:]
  /// Whether a file of names could not be read: then that there is no such entity is no news.
  private var lacksNames = false

  package init() {}

  /// Reads every `.tsv` file; frames are read elsewhere. People come before the terms that name them.
  package mutating func read(_ files: [DataFile]) {
    for file in files where file.name.hasPrefix("names/") && file.name.hasSuffix(".tsv") { readNames(file) }
    for file in files where file.name.hasPrefix("terms/") && file.name.hasSuffix(".tsv") { readTerms(file) }
    // Where the treebank and our own list both have a word, the row read first, our own, decides.
    for file in files where file.name.hasPrefix("words/") { readWords(file) }
    for file in files where file.name.hasPrefix("treebank/") { readWords(file) }
  }

  // MARK: Names

  private mutating func readNames(_ file: DataFile) {
    let table = TSVTable(
      file, required: ["name", "type", "key", "from", "to", "wikidata", "country", "form"],
      optional: ["kind", "level", "parent", "gender", "source"], &diagnostics)
    lacksNames = lacksNames || table.isBroken
    var seen: [String: Int] = [:]
    for row in table.rows {
      guard let type = mentionType(row, file), let form = aliasForm(row, file), let validity = validity(row, file) else { continue }
      let key = row["key"]
      if !isKey(key) { report(file, row, "key", "'\(key)' is no key; expected type/slug", "bad-key") }
      let identity = row["name"] + "\t" + key + "\t" + row["from"]
      if let line = seen[identity] {
        report(file, row, "name", "'\(row["name"])' stands already in line \(line) for \(key)", "duplicate-alias")
      }
      seen[identity] = row.line
      let entity = entity(row, key, type)
      let index = builder.aliases.count
      builder.aliases.append(
        AliasRow(
          entity: Int32(entity), form: form, type: builder.entities[entity].type, capitals: builder.capitals(of: row["name"]),
          validity: validity))
      if !builder.add(row["name"], kind: .name, index: index) { report(file, row, "name", "no letter or digit in the name", "empty-name") }
    }
  }

  private mutating func entity(_ row: TSVTable.Row, _ key: String, _ type: MentionType) -> Int {
    if let known = entityIndex[key] { return known }
    let index = builder.entities.count
    entityIndex[key] = index
    builder.entities.append(
      EntityRow(
        type: UInt8(MentionType.allCases.firstIndex(of: type)!), gender: row["gender"].utf8.first ?? 0,
        country: CountryCode.pack(row["country"]), name: builder.strings.id(of: row["name"]), key: builder.strings.id(of: key),
        wikidata: builder.strings.id(of: row["wikidata"]),
        kind: builder.strings.id(of: row["kind"].isEmpty ? row["level"] : row["kind"]), parent: builder.strings.id(of: row["parent"])))
    return index
  }

  private mutating func readTerms(_ file: DataFile) {
    let table = TSVTable(file, required: ["office", "person", "from", "to", "rank"], optional: ["source", "confidence"], &diagnostics)
    for row in table.rows {
      guard let validity = validity(row, file), let rank = choice(TermRank.self, row, "rank", file), rank != .vacant else { continue }
      guard let person = entityIndex[row["person"]] else {
        if !lacksNames { report(file, row, "person", "no person '\(row["person"])' in names/", "unknown-person") }
        continue
      }
      builder.terms.append(
        TermRow(
          office: builder.strings.id(of: row["office"]), person: Int32(person), validity: validity, acting: rank == .acting))
    }
  }

  // MARK: Words

  /// Files of words: each is read in its own way, so that they have fixed names.
  static let wordFiles = [
    "words/offices.tsv", "words/titles.tsv", "words/pronouns.tsv", "words/org_heads.tsv", "words/place_heads.tsv", "words/family_names.tsv",
    "words/given_names.tsv", "words/abbreviations.tsv", "words/units.tsv", "words/ambiguous.tsv", "words/time.tsv", "words/holidays.tsv",
    "words/numbers.tsv", "words/modality.tsv", "words/name_cues.tsv", "words/page.tsv", "words/structure.tsv", "words/lexicon.tsv",
    "treebank/lexicon.tsv",
  ]

  private mutating func readWords(_ file: DataFile) {
    switch file.name {
    case "words/offices.tsv": readOffices(file)
    case "words/titles.tsv": readTitles(file)
    case "words/pronouns.tsv": readPronouns(file)
    case "words/org_heads.tsv", "words/place_heads.tsv": readHeads(file)
    case "words/family_names.tsv", "words/given_names.tsv": readNameParts(file)
    case "words/abbreviations.tsv": readAbbreviations(file)
    case "words/units.tsv": readUnits(file)
    case "words/ambiguous.tsv": readAmbiguities(file)
    case "words/time.tsv", "words/holidays.tsv", "words/numbers.tsv": readTimeWords(file)
    case "words/modality.tsv": readCues(file)
    case "words/name_cues.tsv": readNameCues(file)
    case "words/page.tsv": readPageWords(file)
    case "words/structure.tsv": readStructure(file)
    case "words/lexicon.tsv", "treebank/lexicon.tsv": readLexicon(file)
    default: break
    }
  }

  private mutating func readOffices(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "office", "holder", "takes", "home"], optional: ["english", "source"], &diagnostics)
    for row in table.rows {
      if row["holder"] != "single", row["holder"] != "many" {
        report(file, row, "holder", "unknown holder '\(row["holder"])'; expected single or many", "unknown-value")
      }
      if !row["office"].utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }) {
        report(file, row, "office", "'\(row["office"])' is no office; expected small letters and _", "bad-key")
      }
      var takes: OfficeRow.Takes = []
      for word in row.list("takes") {
        switch word {
        case "country": takes.insert(.country)
        case "organisation": takes.insert(.organisation)
        case "ministry": takes.insert(.ministry)
        case "place": takes.insert(.place)
        case "none": takes.insert(.none)
        default: report(file, row, "takes", "unknown complement '\(word)'", "unknown-value")
        }
      }
      builder.add(row["name"], kind: .office, index: builder.offices.count)
      builder.offices.append(
        OfficeRow(
          id: builder.strings.id(of: row["office"]), name: builder.strings.id(of: row["name"]),
          english: builder.strings.id(of: row["english"]), single: row["holder"] == "single", takes: takes,
          home: CountryCode.pack(row["home"])))
    }
  }

  private mutating func readTitles(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "class"], optional: ["gender", "english", "pronoun", "source"], &diagnostics)
    for row in table.rows {
      guard let titleClass = choice(TitleClass.self, row, "class", file) else { continue }
      builder.add(row["name"], kind: .title, index: builder.titles.count)
      builder.titles.append(
        TitleRow(
          titleClass: titleClass, gender: row["gender"].utf8.first ?? 0, english: builder.strings.id(of: row["english"]),
          pronoun: row["pronoun"] == "yes"))
    }
  }

  private mutating func readPronouns(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "refers"], optional: ["source"], &diagnostics)
    for row in table.rows {
      guard let reference = choice(Reference.self, row, "refers", file) else { continue }
      builder.add(row["name"], kind: .pronoun, index: builder.pronouns.count)
      builder.pronouns.append(reference)
    }
  }

  private mutating func readHeads(_ file: DataFile) {
    let places = file.name == "words/place_heads.tsv"
    let table = TSVTable(
      file, required: ["name", "complement", "type"], optional: ["kind", "level", "source"], &diagnostics)
    for row in table.rows {
      guard let type = mentionType(row, file) else { continue }
      var complements: UInt8 = 0
      for word in row.list("complement") {
        guard let complement = HeadRow.Complement.allCases.first(where: { "\($0)" == word }) else {
          report(file, row, "complement", "unknown complement '\(word)'", "unknown-value")
          continue
        }
        complements |= 1 << complement.rawValue
      }
      let head = HeadRow(
        name: builder.strings.id(of: row["name"]), type: UInt8(MentionType.allCases.firstIndex(of: type)!),
        kind: builder.strings.id(of: row["kind"].isEmpty ? row["level"] : row["kind"]), complements: complements)
      if places {
        builder.add(row["name"], kind: .placeHead, index: builder.placeHeads.count)
        builder.placeHeads.append(head)
      } else {
        builder.add(row["name"], kind: .orgHead, index: builder.heads.count)
        builder.heads.append(head)
      }
    }
  }

  private mutating func readNameParts(_ file: DataFile) {
    let family = file.name == "words/family_names.tsv"
    let table = TSVTable(file, required: ["name"], optional: ["rank", "gender", "word", "source"], &diagnostics)
    for row in table.rows {
      let part = NamePartRow(alsoWord: row["word"] == "yes", rank: Int32(row["rank"]) ?? 0, gender: row["gender"].utf8.first ?? 0)
      if family {
        builder.add(row["name"], kind: .familyName, index: builder.familyNames.count)
        builder.familyNames.append(part)
      } else {
        builder.add(row["name"], kind: .givenName, index: builder.givenNames.count)
        builder.givenNames.append(part)
      }
    }
  }

  private mutating func readAbbreviations(_ file: DataFile) {
    let table = TSVTable(file, required: ["name"], optional: ["full", "source"], &diagnostics)
    for row in table.rows {
      builder.add(row["name"], kind: .abbreviation, index: builder.abbreviations.count)
      builder.abbreviations.append(builder.strings.id(of: row["name"]))
    }
  }

  private mutating func readUnits(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "unit", "kind"], optional: ["factor", "source", "note"], &diagnostics)
    for row in table.rows {
      guard let kind = choice(UnitKind.self, row, "kind", file) else { continue }
      let factor = row["factor"].isEmpty ? 1 : Double(row["factor"])
      if factor.map({ $0 <= 0 || !$0.isFinite }) ?? true {
        report(file, row, "factor", "'\(row["factor"])' is no number above 0", "bad-number")
      }
      builder.add(row["name"], kind: .unit, index: builder.units.count)
      builder.units.append(
        UnitRow(
          name: builder.strings.id(of: row["name"]), unit: builder.strings.id(of: row["unit"]), kind: kind, factor: factor ?? 1))
    }
  }

  private mutating func readAmbiguities(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "reading", "needs"], optional: ["source", "hint"], &diagnostics)
    for row in table.rows {
      let reading = row["reading"]
      if reading != "word", reading != "open", entityIndex[reading] == nil, !reading.hasPrefix("office/"), !lacksNames {
        report(file, row, "reading", "no entity '\(reading)' in names/", "unknown-key")
      }
      builder.add(row["name"], kind: .ambiguous, index: builder.ambiguities.count)
      let first = builder.evidence.count
      for part in row.list("needs") { readEvidence(part, row, file) }
      builder.ambiguities.append(
        AmbiguityRow(
          reading: reading == "word" ? 0 : builder.strings.id(of: reading), firstEvidence: Int32(first),
          evidenceCount: Int32(builder.evidence.count - first)))
    }
  }

  /// `before:ông,bà` or `mentioned`: one alternative of the column `needs`.
  private mutating func readEvidence(_ text: String, _ row: TSVTable.Row, _ file: DataFile) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = EvidenceKind.allCases.first(where: { "\($0)" == parts[0].drop { $0 == " " } }) else {
      report(file, row, "needs", "unknown evidence '\(parts[0])'", "unknown-value")
      return
    }
    let first = builder.evidenceKeys.count
    for word in parts.dropFirst().joined(separator: ":").split(separator: ",") {
      let keys = builder.keys(of: String(word))
      if !keys.isEmpty { builder.evidenceKeys += keys + [-1] }
    }
    builder.evidence.append(EvidenceRow(kind: kind, firstKey: Int32(first), keyCount: Int32(builder.evidenceKeys.count - first)))
  }

  private mutating func readTimeWords(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "role"], optional: ["value", "source"], &diagnostics)
    for row in table.rows {
      builder.add(row["name"], kind: .timeWord, index: builder.timeWords.count)
      builder.timeWords.append(
        TimeWordRow(role: builder.strings.id(of: row["role"]), value: builder.strings.id(of: row["value"])))
    }
  }

  private mutating func readCues(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "effect", "scope"], optional: ["source"], &diagnostics)
    for row in table.rows {
      guard let effect = choice(CueEffect.self, row, "effect", file), let scope = choice(CueScope.self, row, "scope", file) else {
        continue
      }
      builder.add(row["name"], kind: .cue, index: builder.cues.count)
      builder.cues.append(CueRow(effect: effect, scope: scope))
    }
  }

  private mutating func readNameCues(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "role"], optional: ["source"], &diagnostics)
    for row in table.rows {
      for word in row.list("role") {
        guard let role = NameCue.allCases.first(where: { "\($0)" == word }) else {
          report(file, row, "role", "unknown role '\(word)'", "unknown-value")
          continue
        }
        builder.add(row["name"], kind: .nameCue, index: Int(role.rawValue))
      }
    }
  }

  private mutating func readPageWords(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "role"], optional: ["source"], &diagnostics)
    for row in table.rows {
      guard let role = choice(PageRole.self, row, "role", file) else { continue }
      builder.add(row["name"], kind: .page, index: Int(role.rawValue))
    }
  }

  private mutating func readStructure(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "role"], optional: ["source"], &diagnostics)
    for row in table.rows {
      guard let role = choice(StructureRole.self, row, "role", file) else { continue }
      if role.takesOneWord, builder.hasStructure(role) {
        report(file, row, "name", "the role '\(role)' has its one word already", "one-word-only")
        continue
      }
      if builder.addStructure(row["name"], role) > 1, !role.takesPhrases {
        report(file, row, "name", "'\(row["name"])' has several syllables; words of the role '\(role)' have one", "too-many-words")
      }
    }
  }

  private mutating func readLexicon(_ file: DataFile) {
    let table = TSVTable(file, required: ["name", "class"], optional: ["sense", "traits", "count", "source"], &diagnostics)
    for row in table.rows {
      let classes = row.list("class").compactMap { word -> WordClass? in
        if let known = WordClass.allCases.first(where: { "\($0)" == word }) { return known }
        report(file, row, "class", "unknown word class '\(word)'", "unknown-value")
        return nil
      }
      guard let first = classes.first else { continue }
      let senses = row.list("sense").compactMap { word -> Sense? in
        if let known = Sense.allCases.first(where: { "\($0)" == word }) { return known }
        let hint = Sense.allCases.map { "\($0)" }.nearest(to: word).map { "; did you mean '\($0)'?" } ?? ""
        report(file, row, "sense", "unknown sense '\(word)'\(hint)", "unknown-value")
        return nil
      }
      var traits: Traits = []
      for word in row.list("traits") {
        if let bit = Traits.names.firstIndex(of: word) {
          traits.insert(Traits(rawValue: 1 << UInt16(bit)))
        } else {
          report(file, row, "traits", "unknown trait '\(word)'", "unknown-value")
        }
      }
      builder.add(row["name"], kind: .word, index: builder.words.count)
      builder.words.append(
        WordRow(
          first: first, classes: classes.reduce(0) { $0 | 1 << UInt16($1.rawValue) }, sense: senses.first ?? .none,
          senses: senses.reduce(0) { $0 | 1 << UInt32($1.rawValue) }, traits: traits))
    }
  }

  // MARK: Cells

  private mutating func report(_ file: DataFile, _ row: TSVTable.Row, _ column: String, _ message: String, _ code: String) {
    diagnostics.append(Diagnostic(path: file.path, line: row.line, column: row.column(of: column), message, code: code))
  }

  private mutating func mentionType(_ row: TSVTable.Row, _ file: DataFile) -> MentionType? {
    if let type = MentionType(rawValue: row["type"]) { return type }
    let hint = MentionType.allCases.map(\.rawValue).nearest(to: row["type"]).map { "; did you mean '\($0)'?" } ?? ""
    report(file, row, "type", "unknown type '\(row["type"])'\(hint)", "unknown-type")
    return nil
  }

  private mutating func aliasForm(_ row: TSVTable.Row, _ file: DataFile) -> AliasForm? {
    if let form = AliasForm(row["form"]) { return form }
    let hint = AliasForm.allCases.map { "\($0)" }.nearest(to: row["form"]).map { "; did you mean '\($0)'?" } ?? ""
    report(file, row, "form", "unknown form '\(row["form"])'\(hint)", "unknown-form")
    return nil
  }

  private mutating func choice<T: CaseIterable>(_ type: T.Type, _ row: TSVTable.Row, _ column: String, _ file: DataFile) -> T? {
    if let value = T.allCases.first(where: { "\($0)" == row[column] }) { return value }
    let hint = T.allCases.map { "\($0)" }.nearest(to: row[column]).map { "; did you mean '\($0)'?" } ?? ""
    report(file, row, column, "unknown \(column) '\(row[column])'\(hint)", "unknown-value")
    return nil
  }

  private mutating func validity(_ row: TSVTable.Row, _ file: DataFile) -> Validity? {
    guard let from = day(row, "from", file, ifUnknown: (1, 1)), let to = day(row, "to", file, ifUnknown: (12, 31)) else { return nil }
    if from != 0, to != 0, to < from {
      report(file, row, "to", "ends (\(row["to"])) before it begins (\(row["from"]))", "ends-before-begin")
    }
    return Validity(from: from, to: to)
  }

  private mutating func day(_ row: TSVTable.Row, _ column: String, _ file: DataFile, ifUnknown: (Int, Int)) -> Int32? {
    let text = row[column]
    if text.isEmpty { return 0 }
    guard let date = CalendarDate(iso: text), date.description == text else {
      report(file, row, column, "'\(text)' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", "bad-date")
      return nil
    }
    return Int32(date.year * 10000 + (date.month ?? ifUnknown.0) * 100 + (date.day ?? ifUnknown.1))
  }

  private func isKey(_ key: String) -> Bool {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && key.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 }
  }
}
