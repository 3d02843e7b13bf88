import Annotations
import Gazetteers
import VietText

/// Recognises lines that tell when a page was published, and datelines at the head of a paragraph.
final class StampReader {
  private let text: SegmentedText
  private let words: PageWords
  private let dates: DateReader

  init(text: SegmentedText, words: PageWords, dates: DateReader) {
    self.text = text
    self.words = words
    self.dates = dates
  }

  // MARK: Lines

  /// `08:54 | 24/08/2021 GMT+7`, `Hà Nội, ngày 24 tháng 8 năm 2021`, `09:14 Tin tức`, `Lê Minh, phóng viên - Thứ ba, 24/08/2021 08:54`.
  func isStamp(_ tokens: Range<Int>) -> Bool {
    let parts = parts(tokens)
    if parts.date == nil { return parts.beginsWithClock && parts.strange <= 5 && !isStop(tokens) }
    if parts.strange == 0 { return true }
    guard parts.date?.year != nil, parts.strange <= Self.mostStrange else { return false }
    let endsLine = parts.strange == parts.before
    if parts.leadsWithNames { return parts.hasClock || parts.hasWord || (endsLine && parts.isSetOff) }
    return endsLine && parts.hasClock && (parts.isSetOff || (parts.hasWord && !parts.clockLeads))
  }

  /// Whether a stamp tells the hour: those of web pages do.
  func hasClock(_ tokens: Range<Int>) -> Bool { parts(tokens).hasClock }

  /// The date in a stamp: a full one if there is one, and that of publication rather than that of a change.
  func date(inStamp tokens: Range<Int>) -> (date: WrittenDate, isUpdate: Bool)? {
    let parts = parts(tokens)
    return parts.date.map { ($0, parts.isUpdate) }
  }

  private struct Parts {
    var date: WrittenDate?
    var hasClock = false
    var beginsWithClock = false
    /// The hour stands before the date.
    var clockLeads = false
    /// The date is that of a change, by the words before it.
    var isUpdate = false
    /// A weekday, a time zone, `cập nhật`.
    var hasWord = false
    /// Words that belong to no stamp, and those of them before the date.
    var strange = 0
    var before = 0
    /// The strange words before the date are all capitalised.
    var leadsWithNames = true
    /// A comma, a bar or a dash stands between the strange words and the date with its hour and weekday.
    var isSetOff = false

    mutating func addStrange(_ token: Token) {
      strange += 1
      if date == nil { isSetOff = false }
      if date == nil, !token.startsUpper { leadsWithNames = false }
    }
  }

  /// More strange words than this make no stamp, whatever follows.
  private static let mostStrange = 8

  private func parts(_ tokens: Range<Int>) -> Parts {
    var parts = Parts()
    var isUpdate = false
    var i = tokens.lowerBound
    while i < tokens.upperBound, parts.strange <= Self.mostStrange {
      let isStrange = text.tokens[i].kind == .word && !words.matches.has(.page, at: i)
      if isStrange {
        parts.addStrange(text.tokens[i])
        i += 1
      } else if let end = dates.clock(at: i), end <= tokens.upperBound {
        parts.hasClock = true
        if parts.strange == 0, parts.date == nil { parts.beginsWithClock = true }
        if parts.date == nil { parts.clockLeads = true }
        i = end
      } else if let date = dates.date(at: i), date.tokens.upperBound <= tokens.upperBound {
        if parts.date == nil { parts.before = parts.strange }
        if parts.date?.year == nil || (parts.isUpdate && !isUpdate && date.year != nil) { (parts.date, parts.isUpdate) = (date, isUpdate) }
        isUpdate = false
        i = date.tokens.upperBound
      } else if let end = words.end(of: .stamp, at: i) {
        parts.hasWord = true
        isUpdate = isUpdate || words.has(.update, at: i)
        i = end
      } else if words.has(.day, at: i) || text.tokens[i].kind != .word {
        if parts.date == nil, isSeparator(i) { parts.isSetOff = true }
        i += 1
      } else {
        parts.addStrange(text.tokens[i])
        i += 1
      }
    }
    return parts
  }

  private func isSeparator(_ i: Int) -> Bool {
    let token = text.tokens[i]
    return token.isHyphen || token.mark == .bullet || token.ascii == UInt8(ascii: ",") || token.ascii == UInt8(ascii: "|")
  }

  private func isStop(_ tokens: Range<Int>) -> Bool { text.tokens[tokens.upperBound - 1].ascii == UInt8(ascii: ".") }

  // MARK: Datelines

  /// `(Hà Nội, 24/8/2021) -`, `HÀ NỘI, ngày 10-1-2022 -`, `Hà Nội (TTXVN 24/8):` at the head of a paragraph.
  func dateline(of paragraph: Range<Int>) -> (tokens: Range<Int>, date: WrittenDate)? {
    let head = paragraph.prefix(14)
    let inBrackets = head.first { text.tokens[$0].ascii == UInt8(ascii: "(") }
    for i in head {
      if let date = dates.date(at: i), date.tokens.upperBound < paragraph.upperBound {
        let end = date.tokens.upperBound
        if inBrackets != nil, text.tokens[end].ascii == UInt8(ascii: ")") {
          let hasDash = end + 1 < paragraph.upperBound && text.tokens[end + 1].isHyphen
          return (paragraph.lowerBound..<end + (hasDash ? 2 : 1), date)
        }
        // "Ngày 24/8 - 30/8" opens a sentence about a stretch of time: a place stands before a date without brackets.
        guard i > paragraph.lowerBound, text.tokens[end].isHyphen, text.tokens[end].gap == .space else { return nil }
        return (paragraph.lowerBound..<end + 1, date)
      }
      let token = text.tokens[i]
      guard token.kind == .punctuation || token.startsUpper || words.has(.day, at: i) || words.has(.stamp, at: i) else { return nil }
    }
    return nil
  }
}
