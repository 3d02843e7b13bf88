import Annotations
import Gazetteers
import VietText

/// Finds dates, quantities and money and gives them their values.
package struct ValueFinder: Sendable {
  private let lexicon: Lexicon

  package init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The values of a text, in text order, no two sharing a token.
  ///
  /// - Parameter layout: its date anchors `hôm qua` and dates without a year; related zones have no anchor but their own text.
  package func mentions(in text: SegmentedText, matches: LexicalMatches, layout: PageLayout) -> [Mention] { [] }
}
