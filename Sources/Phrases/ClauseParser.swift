import Annotations
import Gazetteers
import VietText

/// Finds the predicates of a sentence and what belongs to each: subjects, objects, prepositional phrases, and the predicate above.
///
/// One pass from left to right over phrases and words, with a small state: the clause being read, its last predicate, and the noun phrases
/// that wait for a verb. No grammar is searched; the cost is linear.
package struct ClauseParser: Sendable {
  private let chunker: NounPhraseChunker
  private let words: StructuralWords

  package init(words: StructuralWords) {
    self.words = words
    chunker = NounPhraseChunker(words: words)
  }

  package func structure(of units: [Unit], in text: SegmentedText, sentence: Int, mentions: [Mention]) -> SentenceStructure {
    var reader = ClauseReader(
      units: units, phrases: chunker.phrases(of: units, in: text, mentions: mentions), mentions: mentions, words: words, tokens: text.tokens
    )
    reader.read()
    return SentenceStructure(
      sentence: sentence, units: units, phrases: reader.phrases, predicates: reader.predicates, prepositions: reader.prepositions,
      phraseOfUnit: reader.phraseOfUnit, predicateOfUnit: reader.predicateOfUnit, clauseOfUnit: reader.clauseOfUnit)
  }
}
