import Annotations
import Gazetteers
import Phrases
import VietText

/// Words of a sentence that may tell an event of a frame.
package struct TriggerCandidate: Sendable {
  /// Index in the frame table.
  package var row: Int32
  /// Tokens reported as the trigger.
  package var tokens: Range<Int>
  /// Tokens of all its words, gap included.
  package var extent: Range<Int>
  /// The unit that stands for it in the sentence.
  package var unit: Int
}

private typealias Tokens = UnsafeBufferPointer<Token>
/// A row of the table where it lies: it is too large to be handed around.
private typealias Row = UnsafePointer<TriggerRow>

/// Finds where a frame is evoked: the word conditions of its triggers, before any role is looked at.
package struct TriggerFinder: Sendable {
  private let table: FrameTable
  /// Tokens between the parts of a trigger with a gap.
  private let longestGap = 12

  package init(table: FrameTable) { self.table = table }

  /// Fills a list with candidates by their words alone, before anything is parsed; in text order, of those with the same words the order of the
  /// frame files.
  package func find(
    _ candidates: inout [TriggerCandidate], in units: FlatArray<Unit>, sentence: Range<Int>, text: SegmentedText, matches: LexicalMatches
  ) {
    candidates.removeAll(keepingCapacity: true)
    var gap = Gap()
    text.tokens.withUnsafeBufferPointer { tokens in
      for index in units.indices {
        let unit = units[index]
        guard unit.kind == .word, matches.has(.trigger, at: unit.tokens.lowerBound) else { continue }
        for match in matches[unit.tokens.lowerBound] where match.kind == .trigger && stands(match, for: unit, matches) {
          // A verb may turn out to be none; then it is dropped in the end.
          if table.triggers.base[Int(match.index)].kinds == 1, unit.wordClass != .V, !unit.isNominalised { continue }
          if case .candidate(let candidate) = verdict(match, index, unit, sentence, tokens, matches, &gap) { candidates.append(candidate) }
        }
      }
    }
  }

  /// Drops what is not the part of speech that its trigger wants, now that the predicates are known.
  package func settle(_ candidates: inout [TriggerCandidate], in structure: SentenceStructure) {
    candidates.removeAll { drop(table.triggers[Int($0.row)], $0.unit, structure) != nil }
  }

  /// Whether a trigger is the whole of its word; of one with a gap, `đưa … cấp cứu`, the first part may be lengthened by a direction: `đưa vào`.
  private func stands(_ match: LexicalMatch, for unit: Unit, _ matches: LexicalMatches) -> Bool {
    let end = Int(match.end)
    if end == unit.tokens.upperBound { return true }
    return end + 1 == unit.tokens.upperBound && !table.triggers[Int(match.index)].tail.isEmpty && matches.has(.marker, at: end)
  }

  /// What became of every trigger word of a sentence, in text order; for explanations.
  package func verdicts(
    in structure: SentenceStructure, sentence: Range<Int>, text: SegmentedText, matches: LexicalMatches
  ) -> [(match: LexicalMatch, verdict: TriggerVerdict)] {
    var found: [(LexicalMatch, TriggerVerdict)] = []
    var gap = Gap()
    for token in sentence {
      guard let index = structure.unit(ofToken: token) else { continue }
      let unit = structure.units[index]
      for match in matches[token] where match.kind == .trigger {
        if unit.kind == .mention {
          found.append((match, .dropped(.insideMention)))
        } else if token != unit.tokens.lowerBound || !stands(match, for: unit, matches) {
          found.append((match, .dropped(.insideLongerWord)))
        } else if let reason = drop(table.triggers[Int(match.index)], index, structure) {
          found.append((match, .dropped(reason)))
        } else {
          let outcome = text.tokens.withUnsafeBufferPointer { verdict(match, index, unit, sentence, $0, matches, &gap) }
          found.append((match, outcome))
        }
      }
    }
    return found
  }

  /// Why a word cannot be a trigger's by its part of speech.
  private func drop(_ row: TriggerRow, _ index: Int, _ structure: SentenceStructure) -> DropReason? {
    let unit = structure.units[index]
    if unit.namesCrime { return .nameOfCrime }
    let isVerb = unit.wordClass == .V && structure.predicateOfUnit[index] >= 0
    if row.kinds == 1, !isVerb, !unit.isNominalised { return .notAVerbHere }
    return row.kinds == 2 && isVerb && !unit.may(.N) ? .notANounHere : nil
  }

  /// By the words alone.
  private func verdict(
    _ match: LexicalMatch, _ index: Int, _ unit: Unit, _ sentence: Range<Int>, _ text: Tokens, _ matches: LexicalMatches, _ gap: inout Gap
  ) -> TriggerVerdict {
    let row = table.triggers.base + Int(match.index)
    if unit.namesCrime { return .dropped(.nameOfCrime) }
    var tokens = match.tokens
    var extent = match.tokens
    if !row.pointee.tail.isEmpty {
      guard let tail = tail(row, after: match.tokens.upperBound, sentence, text, &gap) else { return .dropped(.noSecondPart) }
      extent = match.tokens.lowerBound..<tail.upperBound
      tokens = part(row, of: row.pointee.marksTail ? tail : tokens)
    } else {
      tokens = part(row, of: tokens)
    }
    if let reason = veto(row, match.tokens, extent, sentence, text) { return .dropped(reason) }
    if isBlocked(row.pointee.frame, match.tokens, sentence, matches) { return .dropped(.blocked) }
    return .candidate(TriggerCandidate(row: match.index, tokens: tokens, extent: extent, unit: index))
  }

  /// The tokens that are reported as the trigger.
  private func part(_ row: Row, of words: Range<Int>) -> Range<Int> {
    guard row.pointee.markCount > 0 else { return words }
    let start = words.lowerBound + Int(row.pointee.markStart)
    return start..<max(start, min(start + Int(row.pointee.markCount), words.upperBound))
  }

  /// The words behind a place up to which a second part may begin. Many triggers begin with the same word, and mostly the second part of none of
  /// them is there: one bit for each word tells.
  private struct Gap {
    var start = -1
    var bits: UInt64 = 0
  }

  private func tail(_ row: Row, after end: Int, _ sentence: Range<Int>, _ text: Tokens, _ gap: inout Gap) -> Range<Int>? {
    let limit = min(end + longestGap, sentence.upperBound)
    if gap.start != end {
      gap = Gap(start: end)
      for token in end..<max(end, limit) { gap.bits |= WordList.bit(text[token].key) }
    }
    if gap.bits & row.pointee.tailBit == 0 { return nil }
    let keys = row.pointee.tail.range
    let first = table.keys[keys.lowerBound]
    var at = end
    while at < limit {
      if text[at].key == first, matches(keys, at: at, text, sentence) { return at..<at + keys.count }
      at += 1
    }
    return nil
  }

  private func veto(
    _ row: Row, _ words: Range<Int>, _ extent: Range<Int>, _ sentence: Range<Int>, _ text: Tokens
  ) -> DropReason? {
    if stands(row.pointee.notAfter, before: words.lowerBound, within: 0, sentence, text) { return .wordBefore }
    if stands(row.pointee.notBefore, behind: extent.upperBound, within: 0, sentence, text) { return .wordBehind }
    if stands(row.pointee.notNearAfter, before: words.lowerBound, within: 3, sentence, text) { return .wordBefore }
    if stands(row.pointee.notNearBefore, behind: extent.upperBound, within: 3, sentence, text) { return .wordBehind }
    if !row.pointee.after.isEmpty, !stands(row.pointee.after, before: words.lowerBound, within: 3, sentence, text) { return .missingBefore }
    if !row.pointee.before.isEmpty, !stands(row.pointee.before, behind: extent.upperBound, within: 3, sentence, text) {
      return .missingBehind
    }
    if !row.pointee.without.isEmpty, stands(row.pointee.without, sentence, text) { return .wordInSentence }
    return row.pointee.with.isEmpty || stands(row.pointee.with, sentence, text) ? nil : .missingInSentence
  }

  private func stands(_ list: WordList, before token: Int, within reach: Int, _ sentence: Range<Int>, _ text: Tokens) -> Bool {
    if list.bits == 0 { return false }
    for end in (max(token - reach, sentence.lowerBound + 1)..<max(token, sentence.lowerBound) + 1).reversed()
    where list.mayHold(text[end - 1].key) {
      if holds(list, text[end - 1].key, fromEnd: true, { matches($0, at: end - $0.count, text, sentence) }) { return true }
    }
    return false
  }

  /// Whether a phrase of a list that has a word at its beginning or end fulfils a condition. A list may have dozens, and hardly ever one of them has
  /// the word, so only one key of each is read.
  @inline(__always)
  private func holds(_ list: WordList, _ key: Int32, fromEnd: Bool, _ stands: (Range<Int>) -> Bool) -> Bool {
    var phrase = table.lists.base + Int(list.phrases.start)
    let end = phrase + Int(list.phrases.count)
    while phrase < end {
      let near = Int(phrase.pointee.start) &+ (fromEnd ? Int(phrase.pointee.count) &- 1 : 0)
      if !phrase.pointee.isEmpty, table.keys[near] == key, stands(phrase.pointee.range) { return true }
      phrase += 1
    }
    return false
  }

  private func stands(_ list: WordList, behind token: Int, within reach: Int, _ sentence: Range<Int>, _ text: Tokens) -> Bool {
    if list.bits == 0 { return false }
    return stands(list, token..<min(token + reach + 1, sentence.upperBound), sentence, text)
  }

  private func stands(_ list: WordList, _ sentence: Range<Int>, _ text: Tokens) -> Bool { stands(list, sentence, sentence, text) }

  /// Whether a phrase of a list begins at one of some tokens.
  private func stands(_ list: WordList, _ starts: Range<Int>, _ sentence: Range<Int>, _ text: Tokens) -> Bool {
    for token in starts where list.mayHold(text[token].key) {
      if holds(list, text[token].key, fromEnd: false, { matches($0, at: token, text, sentence) }) { return true }
    }
    return false
  }

  /// Whether the words of a list stand at a token.
  @inline(__always)
  private func matches(_ keys: Range<Int>, at token: Int, _ text: Tokens, _ sentence: Range<Int>) -> Bool {
    guard token >= sentence.lowerBound, token + keys.count <= sentence.upperBound else { return false }
    for i in 0..<keys.count where text[token + i].key != table.keys[keys.lowerBound + i] { return false }
    return !keys.isEmpty
  }

  private func isBlocked(_ frame: Int32, _ words: Range<Int>, _ sentence: Range<Int>, _ matches: LexicalMatches) -> Bool {
    // A blocker may begin some words earlier; none is longer than eight.
    for start in max(sentence.lowerBound, words.lowerBound - 8)...words.lowerBound where matches.has(.blocker, at: start) {
      for match in matches[start] where match.kind == .blocker && Int(match.end) >= words.upperBound {
        if table.blockers[Int(match.index)] == frame { return true }
      }
    }
    return false
  }
}

extension Unit {
  fileprivate var namesCrime: Bool { sense == .crime && wordClass == .N }
}
