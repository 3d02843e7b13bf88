import Annotations
import Gazetteers
import VietText

/// The units of a sentence and what they stand for: pointers into memory that the caller keeps.
struct Sentence {
  let units: FlatArray<Unit>
  let tokens: UnsafeBufferPointer<Token>
  let mentions: UnsafeBufferPointer<Mention>

  /// The vocabulary number of a token.
  @inline(__always)
  func key(_ token: Int) -> Int32 { tokens[token].key }
}

/// Groups units into base noun phrases: counts and classifiers, head, and the words that describe it up to a demonstrative.
package struct NounPhraseChunker: Sendable {
  let words: StructuralWords

  package init(words: StructuralWords) { self.words = words }

  /// Fills a pile with the phrases of a sentence in order, none overlapping.
  ///
  /// - Parameter growth: one object for all sentences of a text.
  func phrases(of sentence: Sentence, _ growth: PhraseGrowth, into phrases: inout Pile<NounPhrase>) {
    phrases.removeAll()
    let units = sentence.units
    growth.turn(sentence)
    var i = 0
    while i < units.count {
      guard mayOpen(units[i], sentence), let phrase = phrase(at: i, sentence, growth) else {
        i += 1
        continue
      }
      i = phrase.units.upperBound
      append(phrase, to: &phrases, sentence)
    }
  }

  /// Whether a unit is of a class that opens phrases; most are not. `PhraseGrowth` looks closer.
  private func mayOpen(_ unit: Unit, _ sentence: Sentence) -> Bool {
    switch unit.wordClass {
    case .N, .Nc, .L, .M, .P: unit.kind != .punctuation
    default: unit.kind != .punctuation && words.vague.contains(sentence.key(unit.tokens.lowerBound))
    }
  }

  /// The phrases of some units.
  package func phrases(of units: [Unit], in text: SegmentedText, mentions: [Mention]) -> [NounPhrase] {
    var phrases = Pile<NounPhrase>(capacity: 16)
    defer { phrases.deallocate() }
    units.withUnsafeBufferPointer { units in
      text.tokens.withUnsafeBufferPointer { tokens in
        mentions.withUnsafeBufferPointer { mentions in
          let sentence = Sentence(units: FlatArray(units), tokens: tokens, mentions: mentions)
          self.phrases(of: sentence, PhraseGrowth(words: words), into: &phrases)
        }
      }
    }
    return Array(phrases)
  }

  private func phrase(at start: Int, _ sentence: Sentence, _ growth: PhraseGrowth) -> NounPhrase? {
    // A date stands for itself, unless a term of years is a penalty: `12 năm tù`.
    if isTime(sentence.units[start], sentence) { return term(at: start, sentence) ?? single(start, sentence) }
    return growth.phrase(at: start)
  }

  private func term(at start: Int, _ sentence: Sentence) -> NounPhrase? {
    let units = sentence.units
    var end = start + 1
    while end < units.count, isTime(units[end], sentence) { end += 1 }
    guard end < units.count, units[end].kind == .word, units[end].mayDenote(.penalty) else { return nil }
    let head = end
    while end < units.count, units[end].kind == .word, units[end].mayDenote(.penalty) || units[end].wordClass == .A { end += 1 }
    return NounPhrase(
      units: start..<end, tokens: units[start].tokens.lowerBound..<units[end - 1].tokens.upperBound, head: head, sense: .penalty,
      mention: nil,
      quantity: nil)
  }

  private func single(_ i: Int, _ sentence: Sentence) -> NounPhrase {
    let unit = sentence.units[i]
    return NounPhrase(units: i..<i + 1, tokens: unit.tokens, head: i, sense: unit.sense, mention: unit.mention, quantity: nil)
  }

  private func isTime(_ u: Unit, _ sentence: Sentence) -> Bool { u.mention.map { sentence.mentions[$0].type == .time } ?? false }
}
