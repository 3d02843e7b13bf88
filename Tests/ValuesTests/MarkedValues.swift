import Annotations
import Foundation
import Gazetteers
import TestSupport
import Testing
import Values
import VietText

/// Sentences whose values are marked in the text itself: `[surface|value]`.
enum MarkedValues {
  /// Finds the values of the sentences' plain text and marks them.
  static func marked(
    _ plain: String, date: String? = "2021-08-24", zone: Zone = .body, prefer: DatePreference = .nearest
  ) -> String {
    let text = TestData.segmented(plain)
    let layout = PageLayout(zones: text.sentences.map { _ in zone }, date: date.flatMap { CalendarDate(iso: $0) })
    let finder = ValueFinder(lexicon: TestData.lexicon, prefer: prefer)
    var result = ""
    var at = 0
    for mention in finder.mentions(in: text, matches: TestData.lexicon.matches(in: text), layout: layout) {
      let span = text.span(mention.tokens)
      result += text.text.string(Span(at, Int(span.start)))
      result += "[\(text.text.string(span))|\(describe(mention.value))]"
      at = Int(span.end)
    }
    return result + text.text.string(Span(at, text.text.bytes.count))
  }

  /// A sentence without its marks.
  static func plain(_ marked: String) -> String {
    var result = ""
    var inValue = false
    for c in marked {
      switch c {
      case "[": continue
      case "|": inValue = true
      case "]": inValue = false
      default: if !inValue { result.append(c) }
      }
    }
    return result
  }

  static func describe(_ value: MentionValue?) -> String {
    switch value {
    case .time(let text): text
    case .amount(let a): describe(a)
    case nil: ""
    }
  }

  /// `>97000 dose`, `3-5 person`, `5000000 USD`, as gold files write amounts.
  static func describe(_ amount: Amount) -> String {
    let number = amount.number.map(text) ?? text(amount.low ?? 0) + "-" + text(amount.high ?? 0)
    return (amount.bound?.rawValue ?? "") + number + (amount.unit.isEmpty ? "" : " " + amount.unit)
  }

  private static func text(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e18 { return String(Int(number)) }
    let rounded = (number * 1_000_000).rounded() / 1_000_000
    return String(rounded)
  }

  static func check(
    _ marked: String, date: String? = "2021-08-24", zone: Zone = .body, prefer: DatePreference = .nearest,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(self.marked(plain(marked), date: date, zone: zone, prefer: prefer) == marked, sourceLocation: location)
  }
}
