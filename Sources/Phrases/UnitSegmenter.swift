import Annotations
import Gazetteers
import VietText

/// Cuts a sentence into words, mentions and marks, and decides each word's class.
package struct UnitSegmenter: Sendable {
  private let lexicon: Lexicon
  /// Class bits of words that only a frame's trigger list knows, by trigger index: verb, noun or both.
  private let triggerClasses: @Sendable (Int32) -> UInt16
  private let crime: [[Int32]]
  /// The last words of `crime`: most words are none of them.
  private let crimeEnds: WordSet
  private let nominalisers: WordSet

  package init(lexicon: Lexicon, triggerClasses: @escaping @Sendable (Int32) -> UInt16) {
    self.lexicon = lexicon
    self.triggerClasses = triggerClasses
    nominalisers = StructuralWords(vocabulary: lexicon.vocabulary).nominalisers
    crime = [["tội"], ["tội", "danh"], ["hành", "vi"]].map { $0.map { lexicon.vocabulary.key(of: $0) } }
    crimeEnds = WordSet(crime.compactMap(\.last))
  }

  /// Fills a structure with the units of a sentence. Mentions go first; else the longest word or trigger that begins at a token.
  ///
  /// - Parameter mentionAt: the outermost mention that begins at a token, or -1.
  package func cut(
    _ sentence: Range<Int>, of text: SegmentedText, matches: LexicalMatches, mentions: [Mention], mentionAt: [Int32],
    into structure: SentenceStructure
  ) {
    var units = structure.memory.units
    units.removeAll()
    var at = sentence.lowerBound
    while at < sentence.upperBound {
      let unit = unit(at: at, limit: sentence.upperBound, text, matches, mentions, mentionAt)
      units.append(unit)
      at = unit.tokens.upperBound
    }
    decideClasses(units, text)
    nominalise(units, text)
    nameCrimes(units, text)
    structure.memory.units = units
    structure.view.pointee.units = units.all
  }

  private func unit(
    at token: Int, limit: Int, _ text: SegmentedText, _ matches: LexicalMatches, _ mentions: [Mention], _ mentionAt: [Int32]
  ) -> Unit {
    if mentionAt[token] >= 0 { return mentionUnit(Int(mentionAt[token]), mentions, limit, matches) }
    let t = text.tokens[token]
    if t.kind == .punctuation {
      return Unit(
        tokens: token..<token + 1, kind: .punctuation, wordClass: .X, sense: .none, senses: 0, traits: [], classes: 0, mark: t.ascii,
        isHyphen: t.isHyphen)
    }
    let kinds = LexicalKind.word.bit | LexicalKind.trigger.bit | LexicalKind.marker.bit
    guard matches.kinds(at: token) & kinds != 0 else { return unknownUnit(token, t) }
    // The end of the longest entry, the kind of the last such one, and the word that ends there.
    var end = token
    var last = LexicalKind.word
    var word = -1
    var classes: UInt16 = 0
    // A word may not run into a mention: `gặp Chủ` + `tịch nước`.
    var reach = token + 1
    for match in matches[token] where match.kind.bit & kinds != 0 && match.end >= end {
      while reach < Int(match.end), reach < limit, mentionAt[reach] < 0 { reach += 1 }
      guard Int(match.end) <= reach else { continue }
      if match.kind == .marker, holdsTrigger(match, matches) { continue }
      if match.end > end {
        end = Int(match.end)
        classes = 0
        word = -1
      }
      last = match.kind
      switch match.kind {
      case .word: if word < 0 { word = Int(match.index) }
      case .trigger: classes |= triggerClasses(match.index)
      default: if word < 0 { classes |= WordClass.E.bit }
      }
    }
    guard end > token else { return unknownUnit(token, t) }
    // `trao | Giải thưởng`, not `trao Giải | thưởng`: a capital letter begins the longer word.
    if t.shape == .lower, let inner = capitalInside(token + 1..<end, text), holdsWord(inner, past: end, matches) {
      return unit(at: token, limit: inner, text, matches, mentions, mentionAt)
    }
    if t.shape == .capitalised, end - token == 1, token > 0, standsInside(token, text) { return unknownUnit(token, t) }
    if word >= 0 {
      let row = lexicon.words[word]
      return Unit(
        tokens: token..<end, kind: .word, wordClass: row.first, sense: row.sense, senses: row.senses, traits: row.traits,
        classes: row.classes)
    }
    // `vụ nổ`, `cuộc gặp`: a name of what happens, whatever class its trigger may have.
    let isNamed = end - token > 1 && nominalisers.contains(t.key) && classes & WordClass.N.bit != 0
    if classes == 0 || isNamed { classes = WordClass.N.bit }
    let first: WordClass = classes & WordClass.V.bit != 0 ? .V : classes & WordClass.E.bit != 0 ? .E : .N
    // `ca mắc | Covid-19`: a noun that only frames know names what happens.
    let isEvent = first == .N && last == .trigger
    return Unit(
      tokens: token..<end, kind: .word, wordClass: first, sense: isEvent ? .event : .none,
      senses: isEvent ? 1 << UInt32(Sense.event.rawValue) : 0, traits: [], classes: classes)
  }

  private func capitalInside(_ tokens: Range<Int>, _ text: SegmentedText) -> Int? {
    tokens.first { text.tokens[$0].shape == .capitalised }
  }

  /// Whether a word begins at a token and reaches past another one.
  private func holdsWord(_ token: Int, past end: Int, _ matches: LexicalMatches) -> Bool {
    matches.has(.word, at: token) && matches[token].contains { $0.kind == .word && Int($0.end) > end }
  }

  /// Whether a marker of several words has a trigger inside: `theo lời mời của` marks, but `lời mời` tells.
  private func holdsTrigger(_ marker: LexicalMatch, _ matches: LexicalMatches) -> Bool {
    guard marker.end - marker.start > 1 else { return false }
    return marker.tokens.contains { token in
      matches.has(.trigger, at: token)
        && matches[token].contains { $0.kind == .trigger && $0.end <= marker.end && $0.tokens != marker.tokens }
    }
  }

  /// Whether a capital letter here cannot come from the start of a sentence, a quotation or a headline.
  private func standsInside(_ token: Int, _ text: SegmentedText) -> Bool {
    let before = text.tokens[token - 1]
    return text.tokens[token].gap < .line && before.kind == .word && before.shape == .lower
  }

  private func mentionUnit(_ index: Int, _ mentions: [Mention], _ limit: Int, _ matches: LexicalMatches) -> Unit {
    let (type, tokens) = (mentions[index].type, mentions[index].tokens)
    let sense: Sense =
      switch type {
      case .person, .office: .person
      case .organisation: .organisation
      case .country: .country
      case .place: .place
      case .facility: .facility
      case .product: .product
      case .disease: .disease
      case .document: .document
      case .time: .time
      case .quantity: measuredSense(mentions[index].rule, countedSense(tokens, matches))
      case .money: .money
      }
    let wordClass: WordClass = type == .quantity ? .M : .N
    let end = type == .quantity ? amountEnd(tokens, matches) : tokens.upperBound
    return Unit(
      tokens: tokens.lowerBound..<Swift.min(end, limit), kind: .mention, wordClass: wordClass,
      sense: sense, senses: 1 << UInt32(sense.rawValue), traits: [], classes: 1 << UInt16(wordClass.rawValue), mention: index)
  }

  /// `2.329 điểm` measures: its unit is no spot.
  private func measuredSense(_ rule: Rule, _ sense: Sense) -> Sense { sense == .place && rule == "quantity-measure" ? .none : sense }

  /// A trigger that begins with the unit of a count takes it: `1.200 | ca mắc`.
  private func amountEnd(_ tokens: Range<Int>, _ matches: LexicalMatches) -> Int {
    for token in tokens.dropFirst() where matches.has(.trigger, at: token) {
      for match in matches[token] where match.kind == .trigger && Int(match.end) > tokens.upperBound { return token }
    }
    return tokens.upperBound
  }

  /// What the noun at the end of a counted phrase denotes: `hai người` are persons, `hai tấn` nothing by themselves.
  private func countedSense(_ tokens: Range<Int>, _ matches: LexicalMatches) -> Sense {
    // The longest word that ends there: `nhà ngoại giao` rather than `ngoại giao`.
    for token in tokens.dropFirst() where matches.has(.word, at: token) {
      for match in matches[token] where match.kind == .word && Int(match.end) == tokens.upperBound {
        let word = lexicon.words[Int(match.index)]
        if word.first != .V, word.may(.N) || word.may(.Nc) { return word.sense }
      }
    }
    // `9 văn kiện hợp tác`: the first noun that says what is counted.
    for token in tokens.dropFirst() where matches.has(.word, at: token) {
      for match in matches[token].reversed() where match.kind == .word && Int(match.end) <= tokens.upperBound {
        let word = lexicon.words[Int(match.index)]
        if word.may(.N) || word.may(.Nc), word.sense != .none { return word.sense }
      }
    }
    return .none
  }

  private func unknownUnit(_ token: Int, _ t: Token) -> Unit {
    let wordClass: WordClass = t.kind == .number ? .M : .N
    return Unit(
      tokens: token..<token + 1, kind: .word, wordClass: wordClass, sense: .none, senses: 0, traits: [],
      classes: 1 << UInt16(wordClass.rawValue), isUnknown: true)
  }

  // MARK: Classes by context

  /// Words of several classes take the one their left and right neighbours allow.
  private func decideClasses(_ units: Pile<Unit>, _ text: SegmentedText) {
    for i in units.indices where units[i].kind == .word && units[i].classes.nonzeroBitCount > 1 {
      let before = i > 0 ? units[i - 1] : nil
      let after = i + 1 < units.count ? units[i + 1] : nil
      units[i].wordClass = wordClass(units[i], before, after)
      if units[i].wordClass == .V, units[i].may(.E), let after, startsPhrase(after), hasCarrier(before: i, units) {
        units[i].wordClass = .E
      } else if units[i].wordClass == .E, let after, goesTo(after, i, units) {
        units[i].wordClass = .V
      }
    }
  }

  private func startsPhrase(_ u: Unit) -> Bool {
    switch u.wordClass {
    case .N, .Nc, .L, .M, .P: u.kind != .punctuation
    default: false
    }
  }

  /// Whether a verb with its object stands before in the clause: `cử bác sĩ | đến Huế`, where `đến` is a preposition.
  private func hasCarrier(before i: Int, _ units: Pile<Unit>) -> Bool {
    var sawObject = false
    for before in (0..<i).reversed() {
      let u = units[before]
      if u.kind == .punctuation || u.wordClass == .C { return false }
      if u.wordClass == .V { return sawObject && u.traits.isDisjoint(with: [.say, .modal, .objectControl, .copula, .passive]) }
      if startsPhrase(u) { sawObject = true }
    }
    return false
  }

  /// `ông Lý | tới | châu Phi`, `khi | tới | Hà Nội`: a word of motion between somebody and a place is the verb, if the clause has none before.
  private func goesTo(_ after: Unit, _ i: Int, _ units: Pile<Unit>) -> Bool {
    guard units[i].traits.contains(.motion), units[i].may(.V), [.place, .country, .facility].contains(after.sense) else { return false }
    guard let before = i > 0 ? units[i - 1] : nil, before.wordClass != .C, before.kind != .punctuation else { return true }
    guard [.person, .group, .vehicle].contains(before.sense) else { return false }
    for u in units[..<i].reversed() {
      if u.kind == .punctuation || u.wordClass == .C { return true }
      if u.wordClass == .V || u.wordClass == .E { return false }
    }
    return true
  }

  /// A verb right behind `vụ`, `cuộc`, `việc` is a noun, whatever it is elsewhere.
  private func nominalise(_ units: Pile<Unit>, _ text: SegmentedText) {
    for i in units.indices.dropFirst()
    where units[i].kind == .word && units[i].may(.V) && units[i].traits.isDisjoint(with: [.passive, .modal, .copula]) {
      let before = units[i - 1]
      guard before.kind == .word, before.tokens.count == 1, nominalisers.contains(text.tokens[before.tokens.lowerBound].key) else {
        continue
      }
      units[i].wordClass = .N
      units[i].isNominalised = true
    }
  }

  /// After `tội`, `tội danh`, `hành vi` verbs are the name of a crime: `tội cướp tài sản`.
  private func nameCrimes(_ units: Pile<Unit>, _ text: SegmentedText) {
    var inCrime = false
    for i in units.indices {
      let u = units[i]
      if inCrime, u.kind == .word, namesCrime(u) {
        units[i].wordClass = .N
        units[i].sense = .crime
        units[i].senses = 1 << UInt32(Sense.crime.rawValue)
        units[i].traits = []
      } else {
        inCrime = false
      }
      if crimeEnds.contains(text.tokens[u.tokens.upperBound - 1].key), crime.contains(where: { endsWith($0, u.tokens, text) }) {
        inCrime = true
      }
    }
  }

  private func namesCrime(_ u: Unit) -> Bool {
    switch u.wordClass {
    case .V, .N, .A, .Nc: true
    case .R: u.may(.A)
    default: false
    }
  }

  private func endsWith(_ keys: [Int32], _ tokens: Range<Int>, _ text: SegmentedText) -> Bool {
    guard keys.count <= tokens.count else { return false }
    return zip(keys, tokens.upperBound - keys.count..<tokens.upperBound).allSatisfy { text.tokens[$1].key == $0 }
  }

  private func wordClass(_ u: Unit, _ before: Unit?, _ after: Unit?) -> WordClass {
    let first = u.wordClass
    // `sẵn sàng cung cấp`, `nỗ lực cung ứng`: a word that can govern the verb behind it does.
    if u.may(.V), u.traits.contains(.control), let after, after.wordClass == .V || after.wordClass == .R { return .V }
    // `kết án tử hình`: a penalty right behind the verb.
    if u.may(.N), u.mayDenote(.penalty), let before, before.wordClass == .V, before.traits.isDisjoint(with: [.passive, .modal]) {
      return .N
    }
    if u.may(.N), let before, opensNoun(before), first != .N || u.may(.V) {
      // `các`, `cuộc`, `một` want a noun; `đã`, `sẽ` want a verb.
      return .N
    }
    // `bị | bảo vệ | đẩy ngã`: who does it stands between the passive and the verb.
    if u.may(.N), u.sense == .person, let before, before.traits.contains(.passive), let after, after.wordClass == .V, after.traits.isEmpty {
      return .N
    }
    // `trục xuất | thêm | hai người`: between a verb and its object such a word says how far.
    if first == .V, u.may(.R), !u.may(.E), u.traits.isEmpty, let before, before.wordClass == .V,
      before.traits.isDisjoint(with: [.modal, .passive, .control]), let after, startsPhrase(after)
    {
      return .R
    }
    // `Yoon Suk-yeol bác đề xuất`: behind somebody's name no common noun follows.
    if u.may(.V), u.sense == .person, let before, before.kind == .mention, before.sense == .person { return .V }
    if u.may(.V), let before, before.wordClass == .R || before.traits.contains(.passive) || before.traits.contains(.modal) { return .V }
    if u.may(.C), u.may(.E) || u.may(.V), let after, first == .C {
      return after.wordClass == .N && u.may(.E) && !u.traits.contains(.clause) ? .E : .C
    }
    // A word that may be preposition or verb (`đến`, `về`, `cho`) is a preposition after a verb or noun phrase with a noun behind it.
    if u.may(.E), u.may(.V) || u.may(.R), let before, let after {
      let nounFollows =
        after.wordClass == .N || after.wordClass == .Nc || after.wordClass == .L || after.wordClass == .M || after.wordClass == .P
      if nounFollows, before.wordClass == .V, !before.traits.contains(.modal), !before.traits.contains(.control) { return .E }
      if first == .E { return nounFollows ? .E : u.may(.V) ? .V : first }
    }
    if u.may(.V), u.may(.N), first == .N, let before, before.wordClass == .N, let after,
      after.wordClass == .L || after.wordClass == .M || after.kind == .mention
    {
      return .V
    }
    return first
  }

  private func opensNoun(_ u: Unit) -> Bool {
    // `hai bị cáo | kháng cáo`: the count has its noun already.
    if u.kind == .mention, u.sense != .none { return false }
    return u.wordClass == .Nc || u.wordClass == .L || u.wordClass == .M
  }
}
