import Annotations
import Events
import Records
import VietText

/// What the stages found in one article, before it becomes records.
package struct Analysis: Sendable {
  /// Where the publication date is from. The raw values are the wire names.
  package enum DateOrigin: String, Sendable { case input, option, page }

  package let text: SegmentedText
  package let layout: PageLayout
  package let recognized: RecognizedText
  /// In text order of their triggers.
  package let events: [EventMention]
  package let dateOrigin: DateOrigin?
  package let isVietnamese: Bool
  package let warnings: [Warning]

  init(
    text: SegmentedText, layout: PageLayout, recognized: RecognizedText, events: [EventMention], dateOrigin: DateOrigin?,
    isVietnamese: Bool, warnings: [Warning]
  ) {
    self.text = text
    self.layout = layout
    self.recognized = recognized
    self.events = events
    self.dateOrigin = dateOrigin
    self.isVietnamese = isVietnamese
    self.warnings = warnings
  }

  /// A text in which nothing is looked for.
  init(foreign text: SegmentedText, date: CalendarDate?, origin: DateOrigin?, warnings: [Warning]) {
    let layout = PageLayout(zones: Array(repeating: .body, count: text.sentences.count), date: date)
    var warnings = warnings
    if text.tokens.isEmpty {
      warnings.append(Warning(code: "empty-text", message: "the text is empty"))
    } else {
      warnings.append(Warning(code: "not-vietnamese", message: "the text is not Vietnamese; nothing was looked for"))
    }
    self.init(
      text: text, layout: layout, recognized: RecognizedText(mentions: [], entities: []), events: [], dateOrigin: origin,
      isVietnamese: false, warnings: warnings)
  }
}
