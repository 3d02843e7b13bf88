import Annotations

/// A date of which year, month or day may be unknown, with a time of the day where one was told.
struct PartialDate: Equatable, Comparable {
  var year: Int?
  var month: Int?
  var day: Int?
  /// Minutes since midnight.
  var clock: Int?

  init(year: Int?, month: Int?, day: Int?) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(_ date: CalendarDate) { self.init(year: date.year, month: date.month, day: date.day) }

  static let unknown = PartialDate(year: nil, month: nil, day: nil)

  /// `2021-08-24`, `XXXX-08-24`, `2021-08`, `2021`.
  var text: String {
    if (0...9999).contains(year ?? 0), (0...99).contains(month ?? 0), (0...99).contains(day ?? 0) {
      // Nearly all dates: at once, not piece by piece.
      return String(unsafeUninitializedCapacity: 10) { room in
        Self.write(year.map { $0 / 100 }, to: room, at: 0)
        Self.write(year.map { $0 % 100 }, to: room, at: 2)
        if month == nil, day == nil { return 4 }
        room[4] = UInt8(ascii: "-")
        Self.write(month, to: room, at: 5)
        guard let day else { return 7 }
        room[7] = UInt8(ascii: "-")
        Self.write(day, to: room, at: 8)
        return 10
      }
    }
    var text = year.map { Self.padded($0, 4) } ?? "XXXX"
    if month != nil || day != nil { text += "-" + (month.map { Self.padded($0, 2) } ?? "XX") }
    if let day { text += "-" + Self.padded(day, 2) }
    return text
  }

  /// Writes two digits, or `XX` for what is unknown.
  private static func write(_ number: Int?, to room: UnsafeMutableBufferPointer<UInt8>, at i: Int) {
    room[i] = number.map { UInt8(ascii: "0") + UInt8($0 / 10) } ?? UInt8(ascii: "X")
    room[i + 1] = number.map { UInt8(ascii: "0") + UInt8($0 % 10) } ?? UInt8(ascii: "X")
  }

  /// With the time of the day, where one was told.
  var description: String {
    guard let clock else { return text }
    return text + "T" + Self.padded(clock / 60, 2) + ":" + Self.padded(clock % 60, 2)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  var date: CalendarDate? { year.map { CalendarDate($0, month, day) } }
  /// The first day of the period.
  var firstDay: CalendarDate? { year.map { CalendarDate($0, month ?? 1, day ?? 1) } }
  /// The last day of the period.
  var lastDay: CalendarDate? {
    guard let year else { return nil }
    let m = month ?? 12
    return CalendarDate(year, m, day ?? CalendarDate.days(inMonth: m, of: year))
  }

  /// The first or last day of the period, its year as far as it is known.
  func padded(isLast: Bool) -> String {
    var date = self
    date.clock = nil
    date.month = month ?? (isLast ? 12 : 1)
    date.day = day ?? (isLast ? CalendarDate.days(inMonth: date.month ?? 12, of: year ?? 2001) : 1)
    return date.text
  }

  static func < (a: PartialDate, b: PartialDate) -> Bool {
    (a.year ?? 0, a.month ?? 0, a.day ?? 0, a.clock ?? 0) < (b.year ?? 0, b.month ?? 0, b.day ?? 0, b.clock ?? 0)
  }

  /// The date some time later or earlier; nil when the date lacks the field that would change or the span is vague. An unknown year stays unknown.
  func adding(_ span: TimeSpan, _ sign: Int) -> PartialDate? {
    var date = self
    for part in span.parts {
      guard let low = part.low else { return nil }
      switch part.unit {
      case .year: guard date.shiftMonths(low * 12, sign) else { return nil }
      case .decade: guard date.shiftMonths(low * 120, sign) else { return nil }
      case .century: guard date.shiftMonths(low * 1200, sign) else { return nil }
      case .millennium: guard date.shiftMonths(low * 12000, sign) else { return nil }
      case .quarter: guard date.shiftMonths(low * 3, sign) else { return nil }
      case .month: guard date.shiftMonths(low, sign) else { return nil }
      case .week: guard date.shiftDays(low * 7, sign) else { return nil }
      case .day, .night: guard date.shiftDays(low, sign) else { return nil }
      case .hour: guard date.shiftMinutes(low * 60, sign) else { return nil }
      case .minute: guard date.shiftMinutes(low, sign) else { return nil }
      case .second: return nil
      }
    }
    return date
  }

  private mutating func shiftMonths(_ months: Double, _ sign: Int) -> Bool {
    let n = Int(months.rounded()) * sign
    guard let month else {
      guard n % 12 == 0, let year else { return false }
      self.year = year + n / 12
      return true
    }
    guard n % 12 == 0 || year != nil || true else { return false }
    let total = (year ?? 2001) * 12 + month - 1 + n
    if year != nil { year = Int((Double(total) / 12).rounded(.down)) } else if n % 12 == 0, n != 0 { return false }
    self.month = ((total % 12) + 12) % 12 + 1
    if let day, let m = self.month { self.day = min(day, CalendarDate.days(inMonth: m, of: year ?? 2001)) }
    clock = nil
    return true
  }

  private mutating func shiftDays(_ days: Double, _ sign: Int) -> Bool {
    guard let month, let day, days == days.rounded() else { return false }
    // An unknown year counts as one without a leap day.
    let moved = CalendarDate(dayNumber: CalendarDate(year ?? 2001, month, day).dayNumber + Int(days) * sign)
    year = year.map { _ in moved.year }
    (self.month, self.day, clock) = (moved.month, moved.day, nil)
    return true
  }

  private mutating func shiftMinutes(_ minutes: Double, _ sign: Int) -> Bool {
    guard let clock, let month, let day else { return false }
    let total = clock + Int(minutes.rounded()) * sign
    let days = Int((Double(total) / 1440).rounded(.down))
    let moved = CalendarDate(dayNumber: CalendarDate(year ?? 2001, month, day).dayNumber + days)
    year = year.map { _ in moved.year }
    (self.month, self.day, self.clock) = (moved.month, moved.day, total - days * 1440)
    return true
  }

  /// Without the fields finer than a unit: two years ago is a year, three months ago a month.
  func cut(to unit: TimeUnit) -> PartialDate {
    var date = self
    switch unit {
    case .year, .decade, .century, .millennium: (date.month, date.day, date.clock) = (nil, nil, nil)
    case .month, .quarter: (date.day, date.clock) = (nil, nil)
    case .week, .day, .night: date.clock = nil
    case .hour, .minute, .second: break
    }
    return date
  }
}
