/// A calendar date; month and day may be unknown.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var year: Int
  public var month: Int?
  public var day: Int?

  public init(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = month == nil ? nil : day
  }

  /// From `2021`, `2021-08`, `2021-08-24` or a time stamp that begins so; nil when it is no date of the calendar.
  public init?(iso: String) {
    guard let date = Self(plain: iso.utf8) ?? Self(parts: iso) else { return nil }
    self = date
  }

  /// From `2021-08-24` only, and what of ASCII follows it: what nearly every document has, told from its bytes.
  private init?(plain bytes: String.UTF8View) {
    var numbers = (0, 0, 0)
    var at = 0
    for byte in bytes.prefix(11) {
      defer { at += 1 }
      switch at {
      case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
      // A mark above the last digit makes it none.
      case 10: guard byte < 0x80 else { return nil }
      default:
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        let digit = Int(byte & 15)
        if at < 4 {
          numbers.0 = numbers.0 * 10 + digit
        } else if at < 7 {
          numbers.1 = numbers.1 * 10 + digit
        } else {
          numbers.2 = numbers.2 * 10 + digit
        }
      }
    }
    guard at >= 10, (1...12).contains(numbers.1), numbers.2 >= 1, numbers.2 <= Self.days(inMonth: numbers.1, of: numbers.0) else {
      return nil
    }
    (year, month, day) = numbers
  }

  private init?(parts iso: String) {
    let parts = iso.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.count == 4, let year = Int(first) else { return nil }
    self.year = year
    if parts.count > 1 {
      guard let month = Int(parts[1]), (1...12).contains(month) else { return nil }
      self.month = month
    }
    if parts.count > 2 {
      guard let month, let day = Int(parts[2]), day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
      self.day = day
    }
  }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 of the proleptic Gregorian calendar; an unknown month or day counts as the first.
  public var dayNumber: Int {
    let m = month ?? 1
    let d = day ?? 1
    let y = m <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  public init(dayNumber: Int) {
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let m = mp < 10 ? mp + 3 : mp - 9
    year = yearOfEra + era * 400 + (m <= 2 ? 1 : 0)
    month = m
    day = dayOfYear - (153 * mp + 2) / 5 + 1
  }

  /// 1 for Monday to 7 for Sunday.
  public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  public var description: String {
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.dayNumber < b.dayNumber }
}
