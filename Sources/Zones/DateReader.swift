import Annotations
import Gazetteers
import VietText

/// A date as written in a stamp or dateline.
struct WrittenDate {
  let tokens: Range<Int>
  let year: Int?
  let month: Int
  let day: Int?

  /// Nil without a year.
  var date: CalendarDate? { year.map { CalendarDate($0, month, day) } }
}

/// Reads dates and clock times at a given token.
final class DateReader {
  private let text: SegmentedText
  private let words: PageWords

  private static let years = 1990...2100

  init(text: SegmentedText, words: PageWords) {
    self.text = text
    self.words = words
  }

  /// `24/08/2021`, `24-8-2021`, `24.8.2021`, `2021-08-24`, `2021.08.24`, `24/8`, `24 tháng 8 năm 2021`, `24 tháng 8 2021`, `24 Tháng Tám, 2021`,
  /// `August 24, 2021`, `24/08/21 08:54`, `tháng 8/2021`, at token `i`.
  func date(at i: Int) -> WrittenDate? {
    guard i < text.tokens.count else { return nil }
    if words.has(.day, at: i), let date = numericDate(at: i + 1) { return extended(date, from: i) }
    if let (month, end) = namedMonth(at: i), let date = dayAndYear(at: end, month, from: i) { return date }
    if words.has(.month, at: i) { return monthDate(at: i) }
    return numericDate(at: i)
  }

  /// `08:54`, `8h54`, `8 giờ 54`, `8 giờ 54 phút`: the index behind it.
  func clock(at i: Int) -> Int? {
    guard let hour = number(i), hour < 25, i + 1 < text.tokens.count else { return nil }
    let isColon = text.tokens[i + 1].ascii == UInt8(ascii: ":")
    guard isColon || words.has(.hour, at: i + 1) else { return nil }
    guard let minute = number(i + 2), minute < 60, text.tokens[i + 2].end - text.tokens[i + 2].start == 2 else {
      return isColon ? nil : i + 2
    }
    if !isColon, words.has(.minute, at: i + 3) { return i + 4 }
    if i + 4 < text.tokens.count, text.tokens[i + 3].ascii == UInt8(ascii: ":"), let second = number(i + 4), second < 60 { return i + 5 }
    return i + 3
  }

  private func extended(_ date: WrittenDate, from start: Int) -> WrittenDate {
    WrittenDate(tokens: start..<date.tokens.upperBound, year: date.year, month: date.month, day: date.day)
  }

  private func numericDate(at i: Int) -> WrittenDate? {
    guard i < text.tokens.count, text.tokens[i].kind == .number else { return nil }
    if let parts = pointed(i) { return written(i..<i + 1, parts[0], parts[1], parts[2]) }
    guard let first = number(i) else { return nil }
    if Self.years.contains(first) {
      guard let second = part(after: i), let third = part(after: i + 2) else { return nil }
      return written(i..<i + 5, third, second, first)
    }
    guard (1...31).contains(first) else { return nil }
    if let second = part(after: i) {
      if Self.years.contains(second) { return nil }
      guard let third = part(after: i + 2) else { return written(i..<i + 3, first, second, nil) }
      if Self.years.contains(third) { return written(i..<i + 5, first, second, third) }
      // Of two digits a year has no more than an hour beside it.
      let isShort = third < 100 && text.tokens[i + 4].end - text.tokens[i + 4].start == 2 && hasClock(beside: i..<i + 5)
      return isShort ? written(i..<i + 5, first, second, 2000 + third) : written(i..<i + 3, first, second, nil)
    }
    if let (month, end) = namedMonth(at: i + 1) {
      let (year, yearEnd) = yearOrNumber(at: end)
      return year.flatMap { written(i..<yearEnd, first, month, $0) }
    }
    guard words.has(.month, at: i + 1), let month = number(i + 2) else { return nil }
    let (year, end) = yearOrNumber(at: i + 3)
    return written(i..<end, first, month, year)
  }

  private func hasClock(beside date: Range<Int>) -> Bool {
    clock(at: date.upperBound) != nil || clock(at: date.upperBound + 1) != nil
      || (date.lowerBound >= 3 && clock(at: date.lowerBound - 3) == date.lowerBound)
  }

  // MARK: Named months

  /// `Tháng Tám`, `August`: its number and the index behind it.
  private func namedMonth(at i: Int) -> (Int, Int)? {
    guard i < text.tokens.count, words.matches.has(.page, at: i) else { return nil }
    // `Tháng Mười` begins `Tháng Mười Hai`.
    return PageRole.months.enumerated().compactMap { month, role in words.end(of: role, at: i).map { (month + 1, $0) } }.max { $0.1 < $1.1 }
  }

  /// `24, 2021` behind a month.
  private func dayAndYear(at i: Int, _ month: Int, from start: Int) -> WrittenDate? {
    guard let day = number(i), (1...31).contains(day) else { return nil }
    let (year, end) = yearOrNumber(at: i + 1)
    return year.flatMap { written(start..<end, day, month, $0) }
  }

  /// As `year(at:)`, and a number alone: `1 tháng 6 2023`.
  private func yearOrNumber(at i: Int) -> (Int?, Int) {
    if let bare = number(i), Self.years.contains(bare), text.tokens[i].gap < .line { return (bare, i + 1) }
    return year(at: i)
  }

  // MARK: Numbers

  /// `tháng 8/2021`, `tháng 8 năm 2021`.
  private func monthDate(at i: Int) -> WrittenDate? {
    guard let month = number(i + 1), (1...12).contains(month) else { return nil }
    let (year, end) = year(at: i + 2)
    return year.map { WrittenDate(tokens: i..<end, year: $0, month: month, day: nil) }
  }

  /// `năm 2021`, `/2021`, `, 2021`; the index behind it, or `i` when there is none.
  private func year(at i: Int) -> (Int?, Int) {
    guard i + 1 < text.tokens.count else { return (nil, i) }
    let mark = text.tokens[i].ascii
    let leads = words.has(.year, at: i) || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ",") || text.tokens[i].isHyphen
    guard leads, let year = number(i + 1), Self.years.contains(year) else { return (nil, i) }
    return (year, i + 2)
  }

  private func written(_ tokens: Range<Int>, _ day: Int, _ month: Int, _ year: Int?) -> WrittenDate? {
    guard (1...12).contains(month), day >= 1, day <= CalendarDate.days(inMonth: month, of: year ?? 2000) else { return nil }
    return WrittenDate(tokens: tokens, year: year, month: month, day: day)
  }

  /// The number behind a `/` or `-` that follows token `i` directly or with spaces on both sides.
  private func part(after i: Int) -> Int? {
    guard i + 2 < text.tokens.count, text.tokens[i + 1].gap < .line, text.tokens[i + 2].gap < .line else { return nil }
    let separator = text.tokens[i + 1]
    guard separator.ascii == UInt8(ascii: "/") || separator.isHyphen else { return nil }
    // "15 - 20" are two numbers, "15-20" and "15 / 8" may be a date.
    if separator.isHyphen, separator.gap != .none || text.tokens[i + 2].gap != .none { return nil }
    return number(i + 2)
  }

  /// The value of a plain number of at most four digits.
  private func number(_ i: Int) -> Int? {
    guard i < text.tokens.count, text.tokens[i].kind == .number else { return nil }
    let bytes = text.text.bytes[text.tokens[i].span.range]
    guard bytes.count <= 4 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// Day, month and year of `24.8.2021` or `2021.08.24`, which is one token.
  private func pointed(_ i: Int) -> [Int]? {
    let bytes = text.text.bytes[text.tokens[i].span.range]
    guard (8...10).contains(bytes.count) else { return nil }
    var parts = [0]
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        parts.append(0)
      } else if byte == UInt8(ascii: ",") {
        return nil
      } else {
        parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(byte - 0x30)
      }
    }
    guard parts.count == 3 else { return nil }
    if Self.years.contains(parts[0]), bytes.count >= 8 { return parts.reversed() }
    return Self.years.contains(parts[2]) ? parts : nil
  }
}
