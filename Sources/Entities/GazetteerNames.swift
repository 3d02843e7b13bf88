import Annotations
import Gazetteers
import VietText

/// A listed name at a place of the text, with the entities it may stand for.
struct ListedName {
  let tokens: Range<Int>
  /// The likelier first; more than one only when the evidence leaves them equal.
  let readings: [Int32]
  let type: MentionType
  /// Only a short form or acronym of it.
  var isShort = false
}

/// Finds listed names and decides what ambiguous ones stand for.
///
/// The longest name whose capital letters and dates fit is taken. When `words/ambiguous.tsv` has rows for it, they are tried in order and the first
/// one whose evidence is in the text decides. Otherwise, of several entities, those of the type asked for stay, then those that the document names
/// in full elsewhere, then those of the country at home in the document; whatever stays equal after that is left open.
struct GazetteerNames {
  let document: Document
  let evidence: Evidence
  let offices: Offices

  var lexicon: Lexicon { document.lexicon }

  func type(_ entity: Int32) -> MentionType { lexicon.type(entity) }

  /// - Parameter accepts: types that the place in the text allows; nil for all.
  /// - Parameter shorts: short forms count although the document has no longer one, as behind a title.
  func name(at i: Int, limit: Int, shorts: Bool = false, accepts: (MentionType) -> Bool = { _ in true }) -> ListedName? {
    guard document.matches.has(.name, at: i) else { return nil }
    guard document.isWord(i) || document.tokens[i].kind == .number, !document.inValue[i] else { return nil }
    let matches = document.matches[i]
    var end = Int32(limit) + 1
    while let longest = matches.last(where: { $0.kind == .name && $0.end < end }) {
      end = longest.end
      if end > Int32(limit) { continue }
      if let name = name(matches, longest.tokens, shorts, accepts) { return name }
    }
    return nil
  }

  private func name(_ matches: ArraySlice<LexicalMatch>, _ range: Range<Int>, _ shorts: Bool, _ accepts: (MentionType) -> Bool)
    -> ListedName?
  {
    var readings: [Int32] = []
    var isShort = true
    for match in matches where match.kind == .name && match.tokens == range {
      let alias = lexicon.aliases[Int(match.index)]
      guard admits(alias, range, shorts), accepts(type(alias.entity)) else { continue }
      if !readings.contains(alias.entity) { readings.append(alias.entity) }
      isShort = isShort && (alias.form == .short || alias.form == .acronym || alias.form == .compound)
    }
    guard !readings.isEmpty else { return nil }
    let rows = matches.filter { $0.kind == .ambiguous && $0.tokens == range }
    if !rows.isEmpty {
      for row in rows {
        let row = lexicon.ambiguities[Int(row.index)]
        guard AmbiguityRule(row: row, document: document, evidence: evidence).holds(at: range) else { continue }
        if row.reading == 0 { return nil }
        if let reading = readings.first(where: { lexicon.entities[Int($0)].key == row.reading }) {
          return ListedName(tokens: range, readings: [reading], type: type(reading), isShort: isShort)
        }
      }
    }
    readings = narrowed(readings)
    return ListedName(tokens: range, readings: readings, type: type(readings[0]), isShort: isShort)
  }

  /// The listed organisation that a head word and words further on name together: `bộ` and `Y tế`. Its tokens are those further on.
  func name(head: Int, rest: Int, limit: Int) -> ListedName? {
    let end = min(limit, rest + 10)
    guard let (length, reading) = joined([head..<head + 1, rest..<end], atLeast: 2) else { return nil }
    return ListedName(tokens: rest..<rest + length - 1, readings: [reading], type: .organisation, isShort: true)
  }

  /// The listed organisation that pieces of the text name one behind the other, with the number of tokens that it takes.
  func joined(_ pieces: [Range<Int>], atLeast: Int) -> (length: Int, reading: Int32)? {
    let tokens = pieces.flatMap { document.tokens[$0] }
    let matches = lexicon.matches(in: SegmentedText(text: document.text.text, tokens: tokens, sentences: [0..<tokens.count]))
    for match in matches[0].reversed() where match.kind == .name && Int(match.end) >= atLeast {
      let alias = lexicon.aliases[Int(match.index)]
      if type(alias.entity) == .organisation, alias.validity.holds(on: document.date) { return (Int(match.end), alias.entity) }
    }
    return nil
  }

  // MARK: Conditions of one alias

  private func admits(_ alias: AliasRow, _ range: Range<Int>, _ shorts: Bool) -> Bool {
    guard alias.validity.holds(on: document.date) else { return false }
    let short = range.count == 1 && document.tokens[range.lowerBound].end - document.tokens[range.lowerBound].start <= 5
    let type = type(alias.entity)
    // Covid, covid-19, COVID-19: kinds of things are written large or small.
    let loose = (type == .disease || type == .product) && !short
    guard loose || document.hasCapitals(alias.capitals, range) else { return false }
    // `Pháp` of `Pháp chế`, `Ý` of `Ý kiến`.
    if range.count == 1, !loose, document.beginsWord(range.lowerBound) { return false }
    switch alias.form {
    case .name, .alias, .official, .old: return true
    case .acronym: return isAcronym(range)
    case .compound: return isCompound(range)
    case .capital: return false
    case .short: return shorts || evidence.mentioned.contains(alias.entity) || isStateBody(alias.entity)
    }
  }

  /// `Đảng`, `Nhà nước`: the country's at home here.
  private func isStateBody(_ entity: Int32) -> Bool {
    let row = lexicon.entities[Int(entity)]
    return row.country == evidence.home && NameKinds.ofState.contains(lexicon.strings[row.kind])
  }

  private func isAcronym(_ range: Range<Int>) -> Bool {
    let first = document.tokens[range.lowerBound]
    if document.isShouted(range.lowerBound) {
      return first.end - first.start >= 3 && document.word(at: range.lowerBound) == nil
    }
    // `Fed`, `Amex`
    if first.shape == .capitalised { return range.count > 1 || !document.isVietnameseSyllable(range.lowerBound) }
    return first.shape == .upper || first.shape == .mixed || range.count > 1
  }

  /// `Việt - Nhật`, `Mỹ-Trung`: bound to another country name by a hyphen, or behind a word that wants a country.
  private func isCompound(_ range: Range<Int>) -> Bool {
    let start = document.sentenceStart(range.lowerBound)
    let limit = document.limit(range.lowerBound)
    let before = range.lowerBound - 1
    let after = range.upperBound
    if before > start, document.isHyphen(before), isCountryWord(endingAt: before) { return true }
    if after + 1 < limit, document.isHyphen(after), isCountryWord(at: after + 1) { return true }
    for role in [NameCue.people, .toward, .at, .of, .side] where document.follows(role, before: range.lowerBound) { return true }
    return false
  }

  private func isCountryWord(at i: Int) -> Bool {
    document.isCapital(i) && document.matches.has(.name, at: i)
      && document.matches[i].contains { $0.kind == .name && isCountry($0.index) }
  }

  private func isCountryWord(endingAt end: Int) -> Bool {
    for i in max(document.sentenceStart(end), end - 4)..<end where document.isCapital(i) {
      if document.matches[i].contains(where: { $0.kind == .name && Int($0.end) == end && isCountry($0.index) }) { return true }
    }
    return false
  }

  private func isCountry(_ alias: Int32) -> Bool { type(lexicon.aliases[Int(alias)].entity) == .country }

  // MARK: Which of several

  private func narrowed(_ readings: [Int32]) -> [Int32] {
    guard readings.count > 1 else { return readings }
    let mentioned = readings.filter { evidence.mentioned.contains($0) }
    if mentioned.count == 1 { return mentioned }
    let rest = mentioned.isEmpty ? readings : mentioned
    let home = rest.filter { lexicon.entities[Int($0)].country == evidence.home }
    let near = home.isEmpty ? rest : home
    // A country before its namesakes, a province before a district of its name.
    let ranks = near.map(rank)
    let best = ranks.min() ?? 0
    let top = near.enumerated().filter { ranks[$0.offset] == best }.map(\.element)
    return top + near.filter { !top.contains($0) }
  }

  private func rank(_ entity: Int32) -> Int {
    let row = lexicon.entities[Int(entity)]
    switch lexicon.type(entity) {
    case .country: return 0
    case .place: return lexicon.strings[row.kind] == "province" ? 0 : lexicon.strings[row.kind] == "commune" ? 3 : 2
    default: return 1
    }
  }
}

extension Lexicon {
  func type(_ entity: Int32) -> MentionType { MentionType.allCases[Int(entities[Int(entity)].type)] }
}
