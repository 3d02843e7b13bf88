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

  /// Finds phrases and predicates in a structure that has its units.
  package func parse(_ structure: SentenceStructure, sentence: Int, in text: SegmentedText, mentions: [Mention]) {
    text.tokens.withUnsafeBufferPointer { tokens in
      mentions.withUnsafeBufferPointer { mentions in
        let units = Sentence(units: structure.units, tokens: tokens, mentions: mentions)
        chunker.phrases(of: units, into: &structure.memory.phrases)
        var reader = ClauseReader(units, words: words, memory: structure.memory)
        reader.read()
        structure.take(reader, sentence: sentence)
      }
    }
  }
}

extension SentenceStructure {
  fileprivate func take(_ reader: ClauseReader, sentence: Int) {
    view.pointee.sentence = sentence
    memory.predicates = reader.predicates
    memory.prepositions = reader.prepositions
    memory.phraseOfUnit = reader.phraseOfUnit
    memory.predicateOfUnit = reader.predicateOfUnit
    memory.clauseOfUnit = reader.clauseOfUnit
    memory.lists = reader.lists
    memory.groups = reader.groups
    view.pointee.phrases = memory.phrases.all
    view.pointee.predicates = memory.predicates.all
    view.pointee.prepositions = memory.prepositions.all
    view.pointee.phraseOfUnit = memory.phraseOfUnit.all
    view.pointee.predicateOfUnit = memory.predicateOfUnit.all
    view.pointee.clauseOfUnit = memory.clauseOfUnit.all
  }
}
