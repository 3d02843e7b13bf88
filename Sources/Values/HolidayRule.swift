import Annotations

/// How the day of a holiday is found: `12-25`, `lunar 03-10`, `lunar 12-last`, `easter`, `sun-long 15` (a solar term), `4th Thu Nov`.
struct HolidayRule: Equatable {
  enum Calendar: Int { case solar, lunar, easter, solarTerm, nthWeekday }
  let calendar: Calendar
  /// Month, degrees of the sun's longitude for a solar term, or month for an nth weekday.
  let month: Int
  /// Day of the month, 0 for the last; `10 n + weekday` for an nth weekday.
  let day: Int

  init?(_ text: String) {
    if text == "easter" {
      (calendar, month, day) = (.easter, 0, 0)
      return
    }
    let parts = text.split(separator: " ")
    guard let last = parts.last else { return nil }
    if parts.count == 2, parts[0] == "sun", let degrees = Int(last) {
      (calendar, month, day) = (.solarTerm, degrees, 0)
      return
    }
    let numbers = last.split(separator: "-")
    guard numbers.count == 2, let month = Int(numbers[0]), (1...12).contains(month) else { return nil }
    guard let day = numbers[1] == "last" ? 0 : Int(numbers[1]) else { return nil }
    if parts.count == 1 {
      (calendar, self.month, self.day) = (.solar, month, day)
    } else if parts[0] == "lunar" {
      (calendar, self.month, self.day) = (.lunar, month, day)
    } else if parts[0] == "weekday" {
      (calendar, self.month, self.day) = (.nthWeekday, month, day)
    } else {
      return nil
    }
  }

  /// One number that holds the rule.
  var code: Int { calendar.rawValue * 1_000_000 + month * 1000 + day }

  init(code: Int) {
    calendar = Calendar(rawValue: code / 1_000_000) ?? .solar
    month = code / 1000 % 1000
    day = code % 1000
  }

  /// The day in a calendar year; for a lunar day before the new year of that year's Tết (months 11 and 12), the one of the lunar year that begins
  /// in it, unless `endsInYear` asks for the one that falls into the year.
  func date(in year: Int) -> CalendarDate? {
    switch calendar {
    case .solar: return CalendarDate(year, month, day)
    case .lunar:
      if day == 0 {
        // The last day of the lunar year is the eve of the next one's first.
        guard let next = LunarCalendar.date(year: year, month: 1, day: 1) else { return nil }
        return CalendarDate(dayNumber: next.dayNumber - 1)
      }
      return LunarCalendar.date(year: month == 12 ? year - 1 : year, month: month, day: day)
    case .easter: return Self.easter(year)
    case .solarTerm: return LunarCalendar.solarTerm(degrees: month, in: year)
    case .nthWeekday:
      let first = CalendarDate(year, month, 1)
      let offset = (day % 10 - first.weekday + 7) % 7
      return CalendarDate(dayNumber: first.dayNumber + offset + (day / 10 - 1) * 7)
    }
  }

  /// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
  static func easter(_ year: Int) -> CalendarDate {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let (d, e) = (b / 4, b % 4)
    let g = (8 * b + 13) / 25
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = (c / 4, c % 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let month = (h + l - 7 * m + 114) / 31
    return CalendarDate(year, month, (h + l - 7 * m + 114) % 31 + 1)
  }
}
