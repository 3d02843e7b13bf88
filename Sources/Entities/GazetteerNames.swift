import Annotations
import Gazetteers
import VietText

/// A listed name at a place of the text, with the entities it may stand for.
struct ListedName {
  let tokens: Range<Int>
  /// The likelier first; more than one only when the evidence leaves them equal.
  let readings: Readings
  let type: MentionType
  /// Only a short form or acronym of it.
  var isShort = false
  /// How many of the first readings are equally likely.
  var equals = 1
}

/// Finds listed names and decides what ambiguous ones stand for.
///
/// The longest name whose capital letters and dates fit is taken. When `words/ambiguous.tsv` has rows for it, they are tried in order and the first
/// one whose evidence is in the text decides. Otherwise, of several entities, those of the type asked for stay, then those that the document names
/// in full elsewhere, then those of the country at home in the document; whatever stays equal after that is left open.
///
/// Every finder asks for names at every token, mostly for one type only, so the aliases whose writing and dates fit are looked up once for each
/// token and kept. A class because all finders share what is kept.
final class GazetteerNames {
  let document: Document
  let evidence: Evidence
  let offices: Offices
  let kinds: KindTable

  /// An alias that fits at its place.
  private struct Candidate {
    let end: Int32
    let entity: Int32
    let type: MentionType
    /// A short form, an acronym or half of a compound.
    let isShort: Bool
    /// Good only where short forms count.
    let needsShorts: Bool
    /// A capital for its state: good only where evidence asks for it.
    let isState: Bool
  }

  /// The candidates of a token, shorter ones first.
  private struct List {
    let base: UnsafeMutablePointer<Candidate>?
    /// -1 while not looked up.
    let count: Int32
    /// Their types: most questions are for one that none has.
    let types: TypeSet

    static var unknown: List { List(base: nil, count: -1, types: []) }
    static var empty: List { List(base: nil, count: 0, types: []) }

    subscript(i: Int) -> Candidate { base.unsafelyUnwrapped[i] }
  }

  private let candidates = Arena<Candidate>()
  private let lists: UnsafeMutablePointer<List>
  /// Whether the condition of an ambiguous entry holds at its place, by the entry's place among all entries.
  private let verdicts: UnsafeMutablePointer<Verdict>

  private enum Verdict: UInt8 { case open, holds, fails }

  init(document: Document, evidence: Evidence, offices: Offices, kinds: KindTable) {
    self.document = document
    self.evidence = evidence
    self.offices = offices
    self.kinds = kinds
    lists = .allocate(capacity: document.tokens.count + 1)
    lists.initialize(repeating: .unknown, count: document.tokens.count + 1)
    verdicts = .allocate(capacity: document.matches.all.count + 1)
    verdicts.initialize(repeating: .open, count: document.matches.all.count + 1)
  }

  deinit {
    lists.deallocate()
    verdicts.deallocate()
  }

  var lexicon: Lexicon { document.lexicon }

  func type(_ entity: Int32) -> MentionType { lexicon.type(entity) }

  /// The aliases that fit at a token.
  @inline(__always)
  private func list(at i: Int) -> List { lists[i].count >= 0 ? lists[i] : lookUp(i) }

  @inline(never)
  private func lookUp(_ i: Int) -> List {
    let list = fitting(i)
    lists[i] = list
    return list
  }

  private func fitting(_ i: Int) -> List {
    guard document.isWord(i) || document.tokens[i].kind == .number, !document.inValue[i] else { return .empty }
    let matches = document.matches[i]
    var room: UnsafeMutablePointer<Candidate>?
    var count = 0
    var types: TypeSet = []
    for match in matches where match.kind == .name {
      let alias = lexicon.aliases[Int(match.index)]
      guard let admission = admission(alias, match.tokens) else { continue }
      // Room for all of them: the arena is not asked in between.
      if room == nil { room = candidates.room(for: matches.count) }
      let short = alias.form == .short || alias.form == .acronym || alias.form == .compound
      room?[count] = Candidate(
        end: match.end, entity: alias.entity, type: MentionType(index: alias.type), isShort: short, needsShorts: admission == .withShorts,
        isState: admission == .onEvidence)
      types.insert(TypeSet(MentionType(index: alias.type)))
      count += 1
    }
    return room == nil ? .empty : List(base: room, count: Int32(count), types: types)
  }

  /// Whether any name may begin at a token.
  @inline(__always)
  func mayBegin(at i: Int) -> Bool { document.matches.has(.name, at: i) && list(at: i).count > 0 }

  /// - Parameter accepts: types that the place in the text allows.
  /// - Parameter shorts: short forms count although the document has no longer one, as behind a title.
  @inline(__always)
  func name(at i: Int, limit: Int, shorts: Bool = false, accepts: TypeSet = .all) -> ListedName? {
    guard document.matches.has(.name, at: i) else { return nil }
    let list = list(at: i)
    return list.types.isDisjoint(with: accepts) ? nil : name(list, i, limit, shorts, accepts)
  }

  private func name(
    _ list: List, _ i: Int, _ limit: Int, _ shorts: Bool, _ accepts: TypeSet
  ) -> ListedName? {
    var last = Int(list.count)
    while last > 0 {
      let end = list[last - 1].end
      var first = last - 1
      while first > 0, list[first - 1].end == end { first -= 1 }
      if Int(end) <= limit, let name = name(list, first..<last, i..<Int(end), shorts, accepts) { return name }
      last = first
    }
    return nil
  }

  private func name(
    _ list: List, _ group: Range<Int>, _ range: Range<Int>, _ shorts: Bool, _ accepts: TypeSet
  ) -> ListedName? {
    // Mostly one alias stands alone, and no row asks for evidence.
    if group.count == 1, !document.matches.has(.ambiguous, at: range.lowerBound) {
      let only = list[group.lowerBound]
      guard accepts.has(only.type), shorts || !only.needsShorts, !only.isState else { return nil }
      return ListedName(tokens: range, readings: Readings(only.entity), type: only.type, isShort: only.isShort)
    }
    var first: Candidate?
    var others: [Int32] = []
    var states: [Int32] = []
    var isShort = true
    for k in group where accepts.has(list[k].type) && (shorts || !list[k].needsShorts) {
      if list[k].isState {
        states.append(list[k].entity)
        continue
      }
      isShort = isShort && list[k].isShort
      if let first {
        if first.entity != list[k].entity, !others.contains(list[k].entity) { others.append(list[k].entity) }
      } else {
        first = list[k]
      }
    }
    guard first != nil || !states.isEmpty else { return nil }
    if document.matches.has(.ambiguous, at: range.lowerBound) {
      let matches = document.matches[range.lowerBound]
      for k in matches.indices where matches[k].kind == .ambiguous && Int(matches[k].end) == range.upperBound {
        let row = lexicon.ambiguities[Int(matches[k].index)]
        guard holds(row, at: range, entry: matches.base - document.matches.all.base + k) else { continue }
        if row.reading == 0 { return nil }
        let meant = { [lexicon] (entity: Int32) in lexicon.entities[Int(entity)].key == row.reading }
        if let reading = first.flatMap({ meant($0.entity) ? $0.entity : nil }) ?? others.first(where: meant) ?? states.first(where: meant) {
          // The capital's name is none of the state.
          let isShort = isShort || states.contains(reading)
          return ListedName(tokens: range, readings: Readings(reading), type: type(reading), isShort: isShort)
        }
      }
    }
    guard let first else { return nil }
    if others.isEmpty { return ListedName(tokens: range, readings: Readings(first.entity), type: first.type, isShort: isShort) }
    let (ordered, equals) = narrowed([first.entity] + others)
    return ListedName(
      tokens: range, readings: Readings(ordered, in: document.readings), type: type(ordered[0]), isShort: isShort, equals: equals)
  }

  private func holds(_ row: AmbiguityRow, at range: Range<Int>, entry: Int) -> Bool {
    if verdicts[entry] == .open {
      verdicts[entry] = AmbiguityRule(row: row, document: document, evidence: evidence).holds(at: range) ? .holds : .fails
    }
    return verdicts[entry] == .holds
  }

  /// The listed organisation that a head and words further on name together: `bộ` and `Y tế`. Its tokens are those further on.
  func name(head: Range<Int>, rest: Int, limit: Int) -> ListedName? {
    let end = min(limit, rest + 10)
    guard let (length, reading) = joined([head, rest..<end], atLeast: head.count + 1) else { return nil }
    return ListedName(tokens: rest..<rest + length - head.count, readings: Readings(reading), type: .organisation, isShort: true)
  }

  /// The listed organisation that pieces of the text name one behind the other, with the number of tokens that it takes.
  func joined(_ pieces: [Range<Int>], atLeast: Int) -> (length: Int, reading: Int32)? {
    let tokens = pieces.flatMap { $0.map { document.tokens[$0] } }
    for match in lexicon.entries(of: tokens).reversed() where match.kind == .name && Int(match.end) >= atLeast {
      let alias = lexicon.aliases[Int(match.index)]
      if alias.type == MentionType.organisation.index, alias.validity.holds(in: document.days) { return (Int(match.end), alias.entity) }
    }
    return nil
  }

  // MARK: Conditions of one alias

  /// Whether an alias fits always, only where short forms count, or only where a row of `words/ambiguous.tsv` asks for it.
  private enum Admission { case always, withShorts, onEvidence }

  private func admission(_ alias: AliasRow, _ range: Range<Int>) -> Admission? {
    guard alias.validity.holds(in: document.days) else { return nil }
    let short = range.count == 1 && document.tokens[range.lowerBound].end - document.tokens[range.lowerBound].start <= 5
    let type = MentionType(index: alias.type)
    // Covid, covid-19, COVID-19: kinds of things are written large or small.
    let loose = (type == .disease || type == .product) && !short
    guard loose || document.hasCapitals(alias.capitals, range) else { return nil }
    // `Pháp` of `Pháp chế`, `Ý` of `Ý kiến`.
    if range.count == 1, !loose, document.beginsWord(range.lowerBound) { return nil }
    // `VOV.VN`: of an address.
    if short, type == .country, range.lowerBound > 0, document.tokens[range.lowerBound].gap == .none,
      document.isMark(range.lowerBound - 1, "."), document.tokens[range.lowerBound].shape == .upper
    {
      return nil
    }
    switch alias.form {
    case .name, .alias, .official, .old: return .always
    case .acronym: return isAcronym(range) ? .always : nil
    case .compound: return isCompound(range) ? .always : nil
    case .capital: return .onEvidence
    case .short: return evidence.isMentioned(alias.entity) || isStateBody(alias.entity) ? .always : .withShorts
    }
  }

  /// `Đảng`, `Nhà nước`: the country's at home here.
  private func isStateBody(_ entity: Int32) -> Bool {
    let row = lexicon.entities[Int(entity)]
    return row.country == evidence.home && kinds[row.kind].contains(.ofState)
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
    if before > start, document.isHyphen(before), document.namesCountry(endingAt: before) { return true }
    if after + 1 < limit, document.isHyphen(after), document.namesCountry(at: after + 1) { return true }
    for role in [NameCue.people, .toward, .at, .of, .side] where document.follows(role, before: range.lowerBound) { return true }
    return false
  }

  // MARK: Which of several

  /// The likelier readings first, with the number of those that are equally likely.
  private func narrowed(_ readings: [Int32]) -> (ordered: [Int32], equals: Int) {
    let mentioned = readings.filter { evidence.isMentioned($0) }
    if mentioned.count == 1 { return (mentioned, 1) }
    let rest = mentioned.isEmpty ? readings : mentioned
    let home = rest.filter { lexicon.entities[Int($0)].country == evidence.home }
    let near = home.isEmpty ? rest : home
    // A country before its namesakes, a province before a district of its name.
    let ranks = near.map(rank)
    let best = ranks.min() ?? 0
    let top = near.enumerated().filter { ranks[$0.offset] == best }.map(\.element)
    return (top + near.filter { !top.contains($0) }, top.count)
  }

  private func rank(_ entity: Int32) -> Int {
    let row = lexicon.entities[Int(entity)]
    switch lexicon.type(entity) {
    case .country: return 0
    case .place: return kinds[row.kind].contains(.province) ? 0 : kinds[row.kind].contains(.commune) ? 3 : 2
    default: return 1
    }
  }
}
