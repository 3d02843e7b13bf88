import Gazetteers

// Times of the day.
extension TimexParser {
  struct Clock {
    var hour: Int
    var minute: Int?
    var second: Int?
    var part: DayPart?
    /// Set by `sáng nay` behind the hour.
    var day = TimePoint.Field.none
  }

  /// `20h30`, `8 giờ kém 15`, `hai giờ rưỡi`, `10:45`, `4pm`; the hour as on a clock of 24 hours where the text says which half of the day.
  func clock(at i: Int, context: TimePoint) -> (clock: Clock, end: Int)? {
    guard scan.isNumber(i) || scan.has(Self.clockRoles, at: i) else { return nil }
    var at = i
    if let bound = scan.hit(.bound, at: i) { at = bound.end }
    guard let hour = hour(at: at) ?? colon(at: at) else { return nil }
    var clock = hour.clock
    at = hour.end
    // A part of the day decides between the halves: `7:30 chiều`, `9 giờ tối`.
    var part = context.part
    if let found = scan.hit(.part, at: at) {
      part = DayPart(rawValue: found.value)
      at = found.end
      if let now = scan.hit(.part_day, at: at) {
        clock.day = .shift(now.value == 9 ? 0 : now.value)
        at = now.end
      }
    } else if let meridiem = scan.hit(.meridiem, at: at) {
      if meridiem.value == 12, clock.hour < 12 { clock.hour += 12 }
      if meridiem.value == 0, clock.hour == 12 { clock.hour = 0 }
      at = meridiem.end
    } else if !hour.isCertain, part == nil, !supportsClock(before: i, at) {
      return nil
    }
    // `kéo dài 1 giờ 30 phút`
    if clock.part == nil, at == hour.end, part == nil, isDuration(before: i, at) { return nil }
    clock.hour = onFullDay(clock.hour, part)
    if at > hour.end { clock.part = part }
    return (clock, at)
  }

  /// The roles of words with which a clock time can begin.
  static let clockRoles = ValueRole.bound.bit | ValueRole.digit.bit | ValueRole.ten.bit

  private func onFullDay(_ hour: Int, _ part: DayPart?) -> Int {
    switch part {
    case .TAF, .TEV: return hour < 12 ? hour + 12 : hour
    case .TMI: return hour < 4 ? hour + 12 : hour
    case .TNI:
      if hour == 12 { return 24 }
      return hour >= 6 && hour < 12 ? hour + 12 : hour
    case .TMO: return hour == 12 ? 0 : hour
    case nil: return hour
    }
  }

  /// `20h30`, `20 giờ`, `8 giờ kém 15`, `4pm`.
  private func hour(at i: Int) -> (clock: Clock, end: Int, isCertain: Bool)? {
    guard let n = scan.smallNumber(i), n.value <= 24, scan.numeral(i)?.leadingDigits ?? 1 <= 2, !isInsideNumber(i) else { return nil }
    if let meridiem = scan.hit(.meridiem, at: n.end), n.value <= 12, scan.isNumber(i) {
      _ = meridiem
      return (Clock(hour: n.value), n.end, true)
    }
    guard let word = scan.hit(.clock_hour, at: n.end), scan.tokens[n.end].ascii != UInt8(ascii: "G") else { return nil }
    var clock = Clock(hour: n.value)
    var at = word.end
    if scan.isMark(at, "/") { return nil }
    if let less = scan.hit(.minus, at: at), let m = scan.smallNumber(less.end), m.value < 60 {
      clock.hour = (n.value + 23) % 24
      clock.minute = 60 - m.value
      return (clock, scan.hit(.clock_minute, at: m.end)?.end ?? m.end, true)
    }
    if numbers.isHalfPast(at) {
      clock.minute = 30
      return (clock, at + 1, false)
    }
    if let m = scan.smallNumber(at), m.value < 60, minuteFollows(at, m.end, hourWord: n.end) {
      clock.minute = m.value
      at = m.end
      if let minute = scan.hit(.clock_minute, at: at) {
        at = minute.end
        if let s = scan.smallNumber(at), s.value < 60, let unit = scan.hit(.unit, at: s.end), unit.value == TimeUnit.second.rawValue {
          clock.second = s.value
          at = unit.end
        }
      }
      return (clock, at, true)
    }
    // `8h`: certain when written as one word; `8 giờ` may be a duration.
    let isLetter = scan.tokens[n.end].ascii != 0
    return (clock, at, isLetter && scan.isGlued(n.end))
  }

  /// Whether a number behind `giờ` is its minutes: `20h30`, `10 giờ 45`, `9 giờ 5 phút`; not `8 giờ 5 người`.
  private func minuteFollows(_ i: Int, _ end: Int, hourWord: Int) -> Bool {
    if scan.hit(.clock_minute, at: end) != nil { return true }
    guard scan.isNumber(i), !scan.isMark(end, "/") && !(scan.isHyphen(end) && scan.isNumber(end + 1)) else { return false }
    if scan.isGlued(i) { return true }
    return scan.tokens[i].end - scan.tokens[i].start == 2 && scan.unit(at: end, [.unit, .counter, .currency, .scale]) == nil
  }

  /// `10:45`, `15:23:24`.
  private func colon(at i: Int) -> (clock: Clock, end: Int, isCertain: Bool)? {
    guard let h = scan.integer(i), h <= 24, scan.isMark(i + 1, ":"), scan.isGlued(i + 1), scan.isGlued(i + 2), let m = scan.integer(i + 2),
      m < 60, scan.numeral(i + 2)?.leadingDigits == 2, !isInsideNumber(i)
    else { return nil }
    var clock = Clock(hour: h, minute: m)
    if scan.isMark(i + 3, ":"), scan.isGlued(i + 3), let s = scan.integer(i + 4), s < 60, scan.isGlued(i + 4) {
      clock.second = s
      return (clock, i + 5, true)
    }
    return (clock, i + 3, true)
  }

  /// The second half of something longer: `1.5`, `3/4h`, `12-14h`.
  private func isInsideNumber(_ i: Int) -> Bool {
    guard scan.isNumber(i), i > scan.start, scan.isGlued(i) else { return false }
    return scan.isMark(i - 1, "/") || scan.isMark(i - 1, ":")
  }

  /// Whether the words around `8 giờ`, `2 giờ rưỡi` make it a time of the day rather than a duration.
  private func supportsClock(before i: Int, _ end: Int) -> Bool {
    if scan.has(Self.durationCues, at: end) && !scan.has(ValueRole.day.bit | ValueRole.told_day.bit | ValueRole.date_head.bit, at: end) {
      return false
    }
    if scan.hit(.unit, at: end - 1).map({ $0.end > end }) ?? false { return false }
    if scan.hit(.lasting, before: i) != nil || scan.hit(.after, before: i) != nil || scan.hit(.ago, before: i) != nil { return false }
    if scan.hit(.recurring, before: i) != nil || scan.hit(.lasting, at: end)?.value == 1 { return false }
    if let bound = scan.hit(.bound, before: i), bound.value != 2 { return false }
    if scan.hit(.of, before: i) != nil { return false }
    return true
  }

  private func isDuration(before i: Int, _ end: Int) -> Bool {
    guard !scan.isMark(i + 1, ":"), scan.hit(.clock_minute, at: end - 1) != nil else { return false }
    return scan.hit(.lasting, before: i) != nil || scan.hit(.after, before: i) != nil || scan.hit(.ago, before: i) != nil
  }

  static let durationCues =
    ValueRole.window.bit | ValueRole.onward.bit | ValueRole.told.bit | ValueRole.shift.bit | ValueRole.recurring.bit

  static let dayRoles = ValueRole.weekday.bit | ValueRole.lunar_day.bit | ValueRole.date_head.bit

  /// A part of the day, with the day when that is told in one word: `sáng`, `tối nay`, `đêm qua`, `trưa mai`.
  func part(at i: Int, _ p: TimePoint) -> (part: (part: DayPart?, day: TimePoint.Field, isTold: Bool), end: Int)? {
    guard let hit = scan.hit(.part, at: i), let part = DayPart(rawValue: hit.value) else { return nil }
    if p.hasDate || (scan.isInsideName(i..<hit.end) || scan.isNameLike(i..<hit.end)) && !scan.has(Self.dayRoles, at: hit.end) { return nil }
    // `trong sáng` is clear; but `suốt đêm qua` is all of last night.
    if scan.isTail(i), scan.hit(.part_day, at: hit.end) == nil, !scan.isNumber(hit.end), !scan.has(ValueRole.date_head.bit, at: hit.end) {
      return nil
    }
    if let that = scan.hit(.that, at: hit.end), that.value == 0 { return ((part, .shift(0), true), that.end) }
    if let now = scan.hit(.part_day, at: hit.end) {
      // `sáng nay 30-5`: the date says it again, and better.
      if scan.isNumber(now.end), numericDate(at: now.end, isHeaded: true) != nil { return ((part, .none, false), now.end) }
      return ((part, .shift(now.value == 9 ? 0 : now.value), false), now.end)
    }
    // `sáng và chiều 5/4`: the whole day of both.
    return ((part, .none, false), hit.end)
  }
}
