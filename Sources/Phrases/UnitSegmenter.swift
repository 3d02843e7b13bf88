import Annotations
import Gazetteers
import VietText

/// Cuts a sentence into words, mentions and marks, and decides each word's class.
package struct UnitSegmenter: Sendable {
  let lexicon: Lexicon
  /// Class bits of words that only a frame's trigger list knows, by trigger index: verb, noun or both.
  private let triggerClasses: [UInt16]
  private let crimes: [[Int32]]
  private let crimeEnds: WordSet
  private let nominalisers: WordSet
  let happenings: [[Int32]]
  let talks: [[Int32]]
  let about: Int32
  private let day: Int32
  let determiners: WordSet
  /// `của`
  let owner: Int32
  let codes: CodeWords

  package init(lexicon: Lexicon, words: StructuralWords, triggerClasses: [UInt16]) {
    self.lexicon = lexicon
    self.triggerClasses = triggerClasses
    (nominalisers, owner, day, determiners) = (words.nominalisers, words.owner, words.day, words.determiners)
    (happenings, talks, about) = (words.happenings, words.talks, words.about)
    codes = CodeWords(vocabulary: lexicon.vocabulary, words)
    (crimes, crimeEnds) = (words.crimes, words.crimeEnds)
  }

  /// What a sentence is cut out of: pointers into memory that the caller keeps.
  struct Source {
    let tokens: UnsafeBufferPointer<Token>
    let matches: LexicalMatches
    let mentions: UnsafeBufferPointer<Mention>
    /// The outermost mention that begins at a token, or -1.
    let mentionAt: UnsafeBufferPointer<Int32>
    /// The first token of the sentence.
    let start: Int
    /// The end of the sentence, or where a word must end.
    var limit: Int

    @inline(__always) func key(_ token: Int) -> Int32 { tokens[token].key }
  }

  /// Fills a structure with the units of a sentence. Mentions go first; else the longest word or trigger that begins at a token.
  ///
  /// - Parameter mentionAt: the outermost mention that begins at a token, or -1.
  package func cut(
    _ sentence: Range<Int>, of text: SegmentedText, matches: LexicalMatches, mentions: [Mention], mentionAt: [Int32],
    into structure: SentenceStructure
  ) {
    text.tokens.withUnsafeBufferPointer { tokens in
      mentions.withUnsafeBufferPointer { mentions in
        mentionAt.withUnsafeBufferPointer { mentionAt in
          let source = Source(
            tokens: tokens, matches: matches, mentions: mentions, mentionAt: mentionAt, start: sentence.lowerBound,
            limit: sentence.upperBound)
          cut(sentence, of: source, into: &structure.unitMemory)
        }
      }
    }
    structure.view.pointee.units = structure.unitMemory.all
  }

  private func cut(_ sentence: Range<Int>, of source: Source, into units: inout Pile<Unit>) {
    units.removeAll()
    // What the passes behind ask for is mostly not there.
    var (isAmbiguous, hasNominaliser, hasCrime, hasLaw) = (false, false, false, false)
    var at = sentence.lowerBound
    while at < sentence.upperBound {
      var unit = unit(at: at, of: source)
      if mayBeCode(unit, source), at + 1 < sentence.upperBound || unit.isUnknown {
        // A copy, so that all other units stay in registers.
        var code = unit
        if let end = takeCode(&code, behind: &units, source) {
          at = end
          continue
        }
        unit = code
      }
      units.append(unit)
      let end = unit.tokens.upperBound
      let key = source.key(end - 1)
      if unit.kind == .word {
        if unit.classes & (unit.classes &- 1) != 0 { isAmbiguous = true }
        if end - at == 1, nominalisers.contains(key) || key == day { hasNominaliser = true }
      }
      if crimeEnds.contains(key) { hasCrime = true }
      if key == codes.law { hasLaw = true }
      at = end
    }
    if hasLaw { joinLawNames(&units, source) }
    if isAmbiguous { decideClasses(units, source) }
    if hasNominaliser { nominalise(units, source) }
    if hasCrime {
      nameCrimes(units, source)
      joinQuotedCrimes(&units, source)
    }
  }

  private func unit(at token: Int, of source: Source) -> Unit {
    let mention = source.mentionAt[token]
    if mention >= 0 { return mentionUnit(Int(mention), source) }
    let t = source.tokens[token]
    if t.kind == .punctuation {
      return Unit(
        tokens: token..<token + 1, kind: .punctuation, wordClass: .X, sense: .none, senses: 0, traits: [], classes: 0, mark: t.ascii,
        isHyphen: t.isHyphen)
    }
    guard source.matches.kinds(at: token) & Self.wanted != 0 else { return unknownUnit(token, t) }
    let entry = longestEntry(at: token, source)
    let end = entry.end
    guard end > token else { return unknownUnit(token, t) }
    // `trao | Giải thưởng`, not `trao Giải | thưởng`: a capital letter begins the longer word.
    if end - token > 1, t.shape == .lower, let inner = capitalInside(token + 1..<end, source), holdsWord(inner, past: end, source.matches) {
      var shorter = source
      shorter.limit = inner
      return unit(at: token, of: shorter)
    }
    if end - token > 1, token > 0, source.tokens[token - 1].startsUpper, t.shape == .lower, entry.classes == 0, drives(token, end, source) {
      var shorter = source
      shorter.limit = token + 1
      return unit(at: token, of: shorter)
    }
    // `làm | chủ tịch`, not `làm chủ | tịch`: nothing is left over that is no word.
    if end - token == 2, end < source.limit, !source.matches.has(.word, at: end), source.mentionAt[end] < 0,
      source.matches.has(.word, at: token), holdsWord(token + 1, past: end, source.matches),
      source.matches[token].contains(where: { $0.kind == .word && Int($0.end) == token + 1 })
    {
      var shorter = source
      shorter.limit = token + 1
      return unit(at: token, of: shorter)
    }
    if t.shape == .capitalised, end - token == 1, token > 0, standsInside(token, source) { return unknownUnit(token, t) }
    if entry.word >= 0 {
      let row = lexicon.words[entry.word]
      return Unit(
        tokens: token..<end, kind: .word, wordClass: row.first, sense: row.sense, senses: row.senses, traits: row.traits,
        classes: row.classes)
    }
    // `vụ nổ`, `cuộc gặp`: a name of what happens, whatever class its trigger may have.
    let isNamed =
      end - token > 1 && entry.classes & WordClass.N.bit != 0 && (nominalisers.contains(t.key) || classifies(token, source.matches))
    let classes = entry.classes == 0 || isNamed ? WordClass.N.bit : entry.classes
    let first: WordClass = classes & WordClass.V.bit != 0 ? .V : classes & WordClass.E.bit != 0 ? .E : .N
    // `ca mắc | Covid-19`: a noun that only frames know names what happens.
    let isEvent = first == .N && entry.last == .trigger
    return Unit(
      tokens: token..<end, kind: .word, wordClass: first, sense: isEvent ? .event : .none,
      senses: isEvent ? 1 << UInt32(Sense.event.rawValue) : 0, traits: [], classes: classes)
  }

  /// `cơn bão`: whether the first word of an entry is a classifier and nothing that is done.
  private func classifies(_ token: Int, _ matches: LexicalMatches) -> Bool {
    matches.has(.word, at: token)
      && matches[token].contains { match in
        guard match.kind == .word, Int(match.end) == token + 1 else { return false }
        let row = lexicon.words[Int(match.index)]
        return row.first == .Nc && !row.may(.V)
      }
  }

  /// `Nguyễn Văn A | lái | xe tải`, elsewhere who drives one: a word that begins with a verb, inside which a vehicle begins that reaches as far or farther.
  private func drives(_ token: Int, _ end: Int, _ source: Source) -> Bool {
    guard source.tokens[token].gap < .line, source.matches.has(.word, at: token + 1) else { return false }
    let vehicle = source.matches[token + 1].contains {
      $0.kind == .word && $0.end >= end && $0.end > token + 2 && lexicon.words[Int($0.index)].sense == .vehicle
    }
    return vehicle
      && source.matches[token].contains { $0.kind == .word && Int($0.end) == token + 1 && lexicon.words[Int($0.index)].first == .V }
  }

  private func capitalInside(_ tokens: Range<Int>, _ source: Source) -> Int? {
    tokens.first { source.tokens[$0].shape == .capitalised }
  }

  /// Whether a word begins at a token and reaches past another one.
  private func holdsWord(_ token: Int, past end: Int, _ matches: LexicalMatches) -> Bool {
    matches.has(.word, at: token) && matches[token].contains { $0.kind == .word && Int($0.end) > end }
  }

  /// Bits of the kinds of entry that make units.
  private static var wanted: UInt32 { LexicalKind.word.bit | LexicalKind.trigger.bit | LexicalKind.marker.bit }

  /// The longest entries that begin at a token together: the end, the kind of the last of them, the first word, and the classes that triggers and
  /// markers give. The end is `token` when there is none.
  private func longestEntry(at token: Int, _ source: Source) -> (end: Int, last: LexicalKind, word: Int, classes: UInt16) {
    let entries = source.matches[token]
    var found = (end: token, last: LexicalKind.word, word: -1, classes: UInt16(0))
    var reach = token + 1
    // Shorter ones come first; most are shorter than the longest and need not be looked at.
    var at = entries.count
    while at > 0 {
      at -= 1
      let match = entries[at]
      guard match.kind.bit & Self.wanted != 0 else { continue }
      let end = Int(match.end)
      if end < found.end { break }
      // A word may not run into a mention: `gặp Chủ` + `tịch nước`.
      while reach < end, reach < source.limit, source.mentionAt[reach] < 0 { reach += 1 }
      if end > reach { continue }
      if match.kind == .marker, holdsTrigger(match, source.matches) { continue }
      if end > found.end {
        found.end = end
        found.last = match.kind
      }
      switch match.kind {
      case .word: found.word = Int(match.index)
      case .trigger: found.classes |= triggerClasses[Int(match.index)]
      default: found.classes |= WordClass.E.bit
      }
    }
    return found
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
  private func standsInside(_ token: Int, _ source: Source) -> Bool {
    // `tàu Hải | Phong 39`: past other words with a capital letter.
    var at = token
    while at > max(source.start, token - 3), source.tokens[at].gap < .line, source.tokens[at - 1].kind == .word {
      if source.tokens[at - 1].shape == .lower { return true }
      guard source.tokens[at - 1].shape == .capitalised else { return false }
      at -= 1
    }
    return at == source.start && at < token && isFunctionWord(at, source.matches)
  }

  /// `Cả | Lan và Hùng`: whether a sentence begins with a word that is no name.
  private func isFunctionWord(_ token: Int, _ matches: LexicalMatches) -> Bool {
    matches.has(.word, at: token)
      && matches[token].contains { match in
        guard match.kind == .word, Int(match.end) == token + 1 else { return false }
        let row = lexicon.words[Int(match.index)]
        return [.R, .E, .C, .L].contains(row.first) && !row.may(.N) && !row.may(.V)
      }
  }

  private func unknownUnit(_ token: Int, _ t: Token) -> Unit {
    let wordClass: WordClass = t.kind == .number ? .M : .N
    return Unit(
      tokens: token..<token + 1, kind: .word, wordClass: wordClass, sense: .none, senses: 0, traits: [],
      classes: 1 << UInt16(wordClass.rawValue), isUnknown: true)
  }

  /// A verb right behind `vụ`, `cuộc`, `việc` is a noun, whatever it is elsewhere.
  private func nominalise(_ units: Pile<Unit>, _ source: Source) {
    for i in units.indices.dropFirst()
    where units[i].kind == .word && units[i].may(.V) && units[i].traits.isDisjoint(with: [.passive, .modal, .copula]) {
      let before = units[i - 1]
      guard before.kind == .word, before.tokens.count == 1 else { continue }
      let token = source.tokens[before.tokens.lowerBound]
      // `kỷ niệm Ngày | chiến thắng`: a capital letter makes a day's name of it.
      guard nominalisers.contains(token.key) || i > 1 && token.startsUpper && token.key == day else { continue }
      units[i].wordClass = .N
      units[i].isNominalised = true
    }
  }

  /// After `tội`, `tội danh`, `hành vi` verbs are the name of a crime: `tội cướp tài sản`.
  private func nameCrimes(_ units: Pile<Unit>, _ source: Source) {
    var inCrime = false
    for i in units.indices {
      let u = units[i]
      if inCrime, u.kind == .word, namesCrime(u) {
        units[i].wordClass = .N
        units[i].sense = .crime
        units[i].senses = 1 << UInt32(Sense.crime.rawValue)
        units[i].traits = []
      } else {
        // `các tội Đưa hối lộ, | Nhận hối lộ`
        inCrime =
          inCrime && joins(u) && i + 1 < units.count && namesCrime(units[i + 1]) && units[i + 1].mayDenote(.crime)
          && source.tokens[units[i + 1].tokens.lowerBound].startsUpper
      }
      if endsCrimeHead(u.tokens, source) { inCrime = true }
    }
  }

  private func joins(_ u: Unit) -> Bool { u.mark == UInt8(ascii: ",") || u.traits.contains(.coordinate) }

  private func namesCrime(_ u: Unit) -> Bool {
    // `tội Nhận hối lộ | hồi tháng 5`
    if u.sense == .time { return false }
    switch u.wordClass {
    case .V, .N, .A, .Nc: return true
    case .R: return u.may(.A)
    default: return false
    }
  }

  func endsCrimeHead(_ tokens: Range<Int>, _ source: Source) -> Bool {
    crimeEnds.contains(source.key(tokens.upperBound - 1)) && crimes.contains { endsWith($0, tokens, source) }
  }

  private func endsWith(_ keys: [Int32], _ tokens: Range<Int>, _ source: Source) -> Bool {
    guard keys.count <= tokens.count else { return false }
    return zip(keys, tokens.upperBound - keys.count..<tokens.upperBound).allSatisfy { source.key($1) == $0 }
  }
}
