import Annotations
import Gazetteers
import VietText

/// Finds the predicates of a sentence and what belongs to each: subjects, objects, prepositional phrases, and the predicate above.
///
/// One pass from left to right over phrases and words, with a small state: the clause being read, its last predicate, and the noun phrases
/// that wait for a verb. No grammar is searched; the cost is linear.
package struct ClauseParser: Sendable {
  private let chunker: NounPhraseChunker

  package init(words: StructuralWords) { chunker = NounPhraseChunker(words: words) }

  /// Finds phrases and predicates in a structure that has its units.
  package func parse(_ structure: SentenceStructure, sentence: Int, in text: SegmentedText, mentions: [Mention]) {
    text.tokens.withUnsafeBufferPointer { tokens in
      mentions.withUnsafeBufferPointer { mentions in
        let units = Sentence(units: structure.units, tokens: tokens, mentions: mentions)
        chunker.phrases(of: units, structure.growth, into: &structure.phraseMemory)
        structure.reader.read(units, phrases: structure.phraseMemory.all)
        structure.publish(sentence)
      }
    }
  }
}
