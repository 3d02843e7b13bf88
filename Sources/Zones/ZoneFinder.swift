import Annotations
import Gazetteers
import VietText

/// Tells title, lead, body, captions, teasers and navigation of a page apart, and finds its date.
///
/// Works on blocks: runs of sentences with no line break between them. What a block looks like is told from its own words (`BlockReader`); what it is,
/// from where it stands (`PageReader`). Where a page had markup, that has the last word (`ZoneHint`).
package struct ZoneFinder: Sendable {
  private let lexicon: Lexicon

  package init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// - Parameters:
  ///   - matches: the lexicon's words in `text`.
  ///   - date: the document date, when the caller knows it.
  ///   - hints: what the page's markup said; in text order, not overlapping.
  /// - Complexity: O(*n*) in the number of tokens.
  package func layout(of text: SegmentedText, matches: LexicalMatches, date: CalendarDate?, hints: [ZoneHint] = []) -> PageLayout {
    let words = PageWords(matches: matches, count: text.tokens.count)
    let reader = BlockReader(text: text, words: words)
    let page = PageReader(reader: reader, blocks: reader.blocks(), hints: hints)
    let zones = page.zones()
    let layout = PageLayout(zones: page.sentenceZones(zones), date: date)
    guard date == nil else { return layout }
    return page.dated(layout, zones)
  }

  /// As above, for a text whose words were not looked up yet.
  package func layout(of text: SegmentedText, date: CalendarDate?) -> PageLayout {
    layout(of: text, matches: lexicon.matches(in: text), date: date)
  }
}
