import Annotations
import Gazetteers
import VietText

/// Groups units into base noun phrases: counts and classifiers, head, and the words that describe it up to a demonstrative.
package struct NounPhraseChunker: Sendable {
  let words: StructuralWords

  package init(words: StructuralWords) { self.words = words }

  /// The phrases of a sentence in order, none overlapping.
  package func phrases(of units: [Unit], in text: SegmentedText, mentions: [Mention]) -> [NounPhrase] {
    var phrases: [NounPhrase] = []
    var i = 0
    while i < units.count {
      if let phrase = phrase(at: i, units, text, mentions) {
        phrases.append(phrase)
        i = phrase.units.upperBound
      } else {
        i += 1
      }
    }
    return joined(phrases, units, text, mentions)
  }

  private func phrase(at start: Int, _ units: [Unit], _ text: SegmentedText, _ mentions: [Mention]) -> NounPhrase? {
    // A date stands for itself, unless a term of years is a penalty: `12 năm tù`.
    if isTime(units[start], mentions) { return term(at: start, units, mentions) ?? single(start, units, mentions) }
    var growth = PhraseGrowth(start: start, units: units, tokens: text.tokens, mentions: mentions, words: words)
    return growth.phrase()
  }

  private func term(at start: Int, _ units: [Unit], _ mentions: [Mention]) -> NounPhrase? {
    var end = start + 1
    while end < units.count, isTime(units[end], mentions) { end += 1 }
    guard end < units.count, units[end].kind == .word, units[end].mayDenote(.penalty) else { return nil }
    let head = end
    while end < units.count, units[end].kind == .word, units[end].mayDenote(.penalty) || units[end].wordClass == .A { end += 1 }
    return NounPhrase(
      units: start..<end, tokens: units[start].tokens.lowerBound..<units[end - 1].tokens.upperBound, head: head, sense: .penalty,
      mention: nil,
      quantity: nil)
  }

  private func single(_ i: Int, _ units: [Unit], _ mentions: [Mention]) -> NounPhrase {
    NounPhrase(
      units: i..<i + 1, tokens: units[i].tokens, head: i, sense: units[i].sense, mention: units[i].mention, quantity: nil)
  }

  private func isTime(_ u: Unit, _ mentions: [Mention]) -> Bool { u.mention.map { mentions[$0].type == .time } ?? false }
}
