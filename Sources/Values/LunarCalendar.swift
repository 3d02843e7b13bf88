import Annotations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The Vietnamese lunisolar calendar, computed for the meridian of UTC+7.
///
/// New moons and the sun's longitude follow Jean Meeus, *Astronomical Algorithms* (1998), in the truncated form that is used for calendars: exact to
/// some minutes, enough for the days of 1800 to 2200. A month is a leap month when no principal solar term falls into it, in a year of 13 months.
enum LunarCalendar {
  private static let zone = 7.0 / 24

  /// The day of a lunar date; nil when the month has no such day. A leap month is asked for with `leap`.
  static func date(year: Int, month: Int, day: Int, leap: Bool = false) -> CalendarDate? {
    guard (1...12).contains(month), (1...30).contains(day) else { return nil }
    // The eleventh month holds the winter solstice; months 11 and 12 of a lunar year lie before the eleventh month of the next.
    let from = month < 11 ? eleventhMonth(year - 1) : eleventhMonth(year)
    let to = month < 11 ? eleventhMonth(year) : eleventhMonth(year + 1)
    let k = Int((0.5 + (Double(from) - 2_415_021.076998695) / 29.530588853).rounded(.down))
    var offset = month - 11
    if offset < 0 { offset += 12 }
    if to - from > 365 {
      let leapOffset = leapMonthOffset(from)
      var leapMonth = leapOffset - 2
      if leapMonth < 0 { leapMonth += 12 }
      if leap, month != leapMonth { return nil }
      if leap || offset >= leapOffset { offset += 1 }
    } else if leap {
      return nil
    }
    let start = newMoonDay(k + offset)
    guard day <= newMoonDay(k + offset + 1) - start else { return nil }
    return CalendarDate(dayNumber: start + day - 1 - 2_440_588)
  }

  /// The first day in a year on which the sun has passed a longitude: 15 degrees is Thanh minh.
  static func solarTerm(degrees: Int, in year: Int) -> CalendarDate {
    // The sun stands at 0 degrees about 20 March and moves about a degree a day.
    var day = CalendarDate(year, 3, 20).dayNumber + Int(Double(degrees) * 1.0146) - 4
    while sunDegrees(day + 1) - Double(degrees) < 0 || sunDegrees(day + 1) - Double(degrees) > 180 { day += 1 }
    return CalendarDate(dayNumber: day)
  }

  /// The sun's longitude in degrees at midnight that begins a day (days since 1970).
  private static func sunDegrees(_ day: Int) -> Double {
    sunLongitude(Double(day + 2_440_588) - 0.5 - zone) * 180 / .pi
  }

  /// Julian day number of the `k`th new moon since 1900-01-01, in local time.
  static func newMoonDay(_ k: Int) -> Int {
    let t = Double(k) / 1236.85
    let (t2, t3) = (t * t, t * t * t)
    let r = Double.pi / 180
    var jd = 2_415_020.75933 + 29.53058868 * Double(k) + 0.0001178 * t2 - 0.000000155 * t3
    jd += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t2) * r)
    let m = 359.2242 + 29.10535608 * Double(k) - 0.0000333 * t2 - 0.00000347 * t3
    let mp = 306.0253 + 385.81691806 * Double(k) + 0.0107306 * t2 + 0.00001236 * t3
    let f = 21.2964 + 390.67050646 * Double(k) - 0.0016528 * t2 - 0.00000239 * t3
    var c = (0.1734 - 0.000393 * t) * sin(m * r) + 0.0021 * sin(2 * r * m)
    c += -0.4068 * sin(mp * r) + 0.0161 * sin(2 * r * mp) - 0.0004 * sin(3 * r * mp)
    c += 0.0104 * sin(2 * r * f) - 0.0051 * sin(r * (m + mp)) - 0.0074 * sin(r * (m - mp))
    c += 0.0004 * sin(r * (2 * f + m)) - 0.0004 * sin(r * (2 * f - m)) - 0.0006 * sin(r * (2 * f + mp))
    c += 0.0010 * sin(r * (2 * f - mp)) + 0.0005 * sin(r * (2 * mp + m))
    let delta =
      t < -11
      ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3 : -0.000278 + 0.000265 * t + 0.000262 * t2
    return Int((jd + c - delta + 0.5 + zone).rounded(.down))
  }

  /// The sun's apparent longitude in radians, 0 to 2π.
  private static func sunLongitude(_ jd: Double) -> Double {
    let t = (jd - 2_451_545) / 36525
    let t2 = t * t
    let r = Double.pi / 180
    let m = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2
    let l0 = 280.46645 + 36000.76983 * t + 0.0003032 * t2
    var dl = (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(r * m)
    dl += (0.019993 - 0.000101 * t) * sin(2 * r * m) + 0.000290 * sin(3 * r * m)
    let apparent = l0 + dl - 0.00569 - 0.00478 * sin((125.04 - 1934.136 * t) * r)
    let turns = apparent / 360
    return (turns - turns.rounded(.down)) * 2 * .pi
  }

  /// The sun's longitude at the beginning of a day, in twelfths of the circle from 0 to 11.
  private static func sunSign(_ julianDay: Int) -> Int { Int((sunLongitude(Double(julianDay) - 0.5 - zone) / .pi * 6).rounded(.down)) }

  /// Julian day on which the eleventh lunar month of a year begins.
  private static func eleventhMonth(_ year: Int) -> Int {
    let off = CalendarDate(year, 12, 31).dayNumber + 2_440_588 - 2_415_021
    let k = Int((Double(off) / 29.530588853).rounded(.down))
    let day = newMoonDay(k)
    return sunSign(day) >= 9 ? newMoonDay(k - 1) : day
  }

  /// Which month after the eleventh is the leap month of a year of 13 months.
  private static func leapMonthOffset(_ eleventh: Int) -> Int {
    let k = Int((0.5 + (Double(eleventh) - 2_415_021.076998695) / 29.530588853).rounded(.down))
    var i = 1
    var sign = sunSign(newMoonDay(k + i))
    var last: Int
    repeat {
      last = sign
      i += 1
      sign = sunSign(newMoonDay(k + i))
    } while sign != last && i < 14
    return i - 1
  }

  /// The year whose Tết carries a stem and a branch, nearest to another year; nil for a pair that does not occur.
  static func year(stem: Int, branch: Int, nearest year: Int) -> Int? {
    // 1984 was Giáp Tý: stem 0, branch 0.
    guard let offset = (0..<60).first(where: { $0 % 10 == stem && $0 % 12 == branch }) else { return nil }
    let behind = ((year - 1984 - offset) % 60 + 60) % 60
    return behind <= 30 ? year - behind : year + 60 - behind
  }
}
