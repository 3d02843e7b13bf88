/// A date as markup gives it: ISO 8601, `24/08/2021 08:54`, `T3, 24/08/2021`, `8/24/2021 8:54:00 AM`, `Tue, 24 Aug 2021 01:54:00 GMT`.
struct MarkupDate: Equatable, CustomStringConvertible {
  /// Hours by which Vietnamese time is ahead of UTC.
  private static let offset = 7

  private(set) var year: Int
  private(set) var month: Int
  private(set) var day: Int

  /// The date in Vietnam; without a time zone the local date is meant. Nil for what is no date of the calendar between 1990 and 2100.
  init?(_ text: String) {
    let text = Self.withoutWeekday(text)
    var scanner = DigitScanner(text)
    guard let parts = Self.parts(&scanner, text) else { return nil }
    (year, month, day) = parts
    guard (1990...2100).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else { return nil }
    if let hour = scanner.number(), (0...23).contains(hour), let zone = Self.zone(text) {
      move(hoursFromMidnight: hour - zone + Self.offset)
    }
  }

  /// `2021-08-24`.
  var description: String {
    let (m, d) = (String(month), String(day))
    return "\(year)-\(m.count < 2 ? "0" + m : m)-\(d.count < 2 ? "0" + d : d)"
  }

  private static func parts(_ scanner: inout DigitScanner, _ text: String) -> (Int, Int, Int)? {
    guard let first = scanner.number() else { return nil }
    if first > 19_000_000, first < 22_000_000 { return (first / 10_000, first / 100 % 100, first % 100) }
    if let month = Self.namedMonth(text), first <= 31, let year = scanner.number() { return (year, month, first) }
    guard let second = scanner.number(), let third = scanner.number() else { return nil }
    if first > 31 { return (first, second, third) }
    // ASP.NET writes the month first, with AM or PM; Vietnamese pages the day.
    let isAmerican = text.contains("AM") || text.contains("PM")
    if isAmerican, first <= 12 { return second > 12 || first == second ? (third, first, second) : nil }
    return (third, second, first)
  }

  /// A weekday may have a number: `T2, …`, `Thứ 2, …`.
  private static func withoutWeekday(_ text: String) -> String {
    guard let comma = text.firstIndex(of: ",") else { return text }
    let head = text[..<comma]
    return head.count <= 8 && head.count(where: \.isNumber) == 1 && head.contains(where: \.isLetter) && namedMonth(String(head)) == nil
      ? String(text[text.index(after: comma)...]) : text
  }

  private static func namedMonth(_ text: String) -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let lower = text.lowercased()
    return names.firstIndex { lower.contains($0) }.map { $0 + 1 }
  }

  /// Hours of a time zone at the end: `Z`, `GMT`, `+07:00`, `GMT+7`; nil without.
  private static func zone(_ text: String) -> Int? {
    let tail = text.suffix(9)
    if let sign = tail.lastIndex(where: { $0 == "+" || $0 == "-" }),
      tail[..<sign].contains(where: { $0 == ":" || $0 == "T" || $0 == " " || $0.isNumber })
    {
      let digits = tail[tail.index(after: sign)...].prefix { $0.isNumber }
      guard let hours = Int(digits.prefix(2)), !tail[tail.index(after: sign)...].contains("-") else { return nil }
      return tail[sign] == "-" ? -hours : hours
    }
    return tail.hasSuffix("Z") || tail.hasSuffix("GMT") || tail.hasSuffix("UTC") ? 0 : nil
  }

  private mutating func move(hoursFromMidnight hours: Int) {
    if hours >= 24 { day += 1 } else if hours < 0 { day -= 1 }
    if day > Self.days(in: month, of: year) {
      day = 1
      month += 1
    } else if day < 1 {
      month -= 1
      day = month < 1 ? 31 : Self.days(in: month, of: year)
    }
    if month > 12 { (month, year) = (1, year + 1) } else if month < 1 { (month, year) = (12, year - 1) }
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Takes one number after the other out of a text.
private struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text.prefix(64)[...].utf8 }

  mutating func number() -> Int? {
    rest = rest.drop { !($0 &- 0x30 < 10) }
    let digits = rest.prefix { $0 &- 0x30 < 10 }
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    rest = rest[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
