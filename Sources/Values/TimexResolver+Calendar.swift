import Annotations

// Days, months and years.
extension TimexResolver {
  func dayMonthYear(_ p: TimePoint, _ anchor: PartialDate?, _ chooser: YearChooser) -> Resolved {
    var date = PartialDate(year: chooser.year(p.year), month: nil, day: nil)
    switch p.day {
    case .shift(let days):
      guard let anchor, anchor.day != nil, let moved = anchor.adding(TimeSpan(parts: [(.day, Double(abs(days)), nil)]), days < 0 ? -1 : 1)
      else {
        return Resolved(text: "XXXX-XX-XX", first: .unknown, last: .unknown, isAnchor: false)
      }
      var plain = moved
      plain.clock = nil
      return Resolved(text: plain.text, first: plain, last: plain)
    case .exactly(let d): date.day = d
    case .none: break
    }
    switch p.month {
    case .shift(let months):
      guard let anchor, let m = anchor.month, let y = anchor.year else {
        return Resolved(text: date.day == nil ? "XXXX-XX" : date.text, first: date, last: date, isAnchor: false)
      }
      let total = y * 12 + m - 1 + months
      (date.year, date.month) = (total / 12, total % 12 + 1)
    case .exactly(let m):
      date.month = m
      if p.year == .none { date.year = chooseYear(p, m, date.day, chooser) }
    case .none:
      if let d = date.day, date.year == nil, d > 0, let found = chooser.month(day: d) { (date.year, date.month) = found }
    }
    if let d = date.day, d < 0 { date.day = lastDay(date) + d + 1 }
    guard isDay(date) else { return Resolved(text: date.text, first: date, last: date, isAnchor: false) }
    return Resolved(text: date.text, first: date, last: date)
  }

  private func lastDay(_ date: PartialDate) -> Int { date.month.map { CalendarDate.days(inMonth: $0, of: date.year ?? 2001) } ?? 31 }

  private func isDay(_ date: PartialDate) -> Bool {
    guard let d = date.day, let m = date.month else { return true }
    return d <= CalendarDate.days(inMonth: m, of: date.year ?? 2000)
  }

  /// A weekday beside day and month fixes the year.
  private func chooseYear(_ p: TimePoint, _ month: Int, _ day: Int?, _ chooser: YearChooser) -> Int? {
    let nearest = chooser.year(month: month, day: day, isExact: p.standsAlone && (p.part != nil || p.hasClock))
    guard let weekday = p.weekday, let day, let nearest, let today = chooser.anchor?.firstDay else { return nearest }
    // A weekday beside a day of this very week is sooner a slip of the pen than another year.
    if abs(CalendarDate(nearest, month, day).dayNumber - today.dayNumber) <= 10 { return nearest }
    for distance in 0...2 {
      for year in [nearest - distance, nearest + distance] where day <= CalendarDate.days(inMonth: month, of: year) {
        if CalendarDate(year, month, day).weekday == weekday { return year }
      }
    }
    return nearest
  }

  // MARK: Weeks

  func week(_ p: TimePoint, _ anchor: PartialDate?, _ chooser: YearChooser) -> Resolved? {
    if let nth = p.ordinal { return self.nth(nth.unit, nth.number, p, anchor, chooser) }
    guard p.weekday != nil || p.week != .none, p.day == .none else { return nil }
    let unknown = p.weekday.map { "XXXX-WXX-\($0)" } ?? (p.isWeekend ? "XXXX-WXX-WE" : "XXXX-WXX")
    guard let anchor, anchor.day != nil, anchor.year != nil, let today = anchor.firstDay else {
      return Resolved(text: unknown, first: .unknown, last: .unknown, isAnchor: false)
    }
    let monday = today.dayNumber - today.weekday + 1
    if let weekday = p.weekday {
      if case .shift(let weeks) = p.week { return day(CalendarDate(dayNumber: monday + weeks * 7 + weekday - 1)) }
      var distances = [-7, 0, 7].map { monday + weekday - 1 + $0 - today.dayNumber }
      if p.direction != nil { distances.removeAll { $0 == 0 } }
      return chooser.choose(distances.map { ($0, $0) }, slack: 0).map { day(CalendarDate(dayNumber: today.dayNumber + $0)) }
    }
    var shift = 0
    if case .shift(let s) = p.week { shift = s }
    return weekValue(monday + shift * 7, isWeekend: p.isWeekend)
  }

  private func weekValue(_ monday: Int, isWeekend: Bool) -> Resolved {
    // The week of a year is that of its Thursday (ISO 8601).
    let thursday = CalendarDate(dayNumber: monday + 3)
    let number = (thursday.dayNumber - CalendarDate(thursday.year, 1, 1).dayNumber) / 7 + 1
    let text = PartialDate.padded(thursday.year, 4) + "-W" + PartialDate.padded(number, 2) + (isWeekend ? "-WE" : "")
    let first = CalendarDate(dayNumber: monday + (isWeekend ? 5 : 0))
    return Resolved(text: text, first: PartialDate(first), last: PartialDate(CalendarDate(dayNumber: monday + 6)), isAnchor: true)
  }

  /// `tuần đầu tiên của tháng 9`, `ngày cuối cùng của năm`.
  private func nth(_ unit: TimeUnit, _ number: Int, _ p: TimePoint, _ anchor: PartialDate?, _ chooser: YearChooser) -> Resolved? {
    var period = p
    period.ordinal = nil
    let base = dayMonthYear(period, anchor, chooser)
    guard let first = base.first.firstDay, let last = base.last.lastDay else { return base }
    if unit == .day {
      return day(CalendarDate(dayNumber: number < 0 ? last.dayNumber : first.dayNumber + number - 1))
    }
    // The first week is the first that begins in the period, the last the last that does.
    let monday = number < 0 ? last.dayNumber - (last.weekday - 1) : first.dayNumber + (8 - first.weekday) % 7 + (number - 1) * 7
    return weekValue(monday, isWeekend: false)
  }

  // MARK: Parts of a year

  func partOfYear(_ p: TimePoint, _ anchor: PartialDate?, _ chooser: YearChooser) -> Resolved? {
    if let season = p.season { return self.season(season, p, chooser) }
    if p.quarter != .none { return quarter(p, anchor, chooser) }
    if let half = p.half {
      var whole = p
      whole.half = nil
      let base = dayMonthYear(whole, anchor, chooser)
      if base.first.month == nil { return period(base.first.year, (half == 1 ? 1 : 7)...(half == 1 ? 6 : 12), "-H\(half)") }
      guard let first = base.first.firstDay, let last = base.last.lastDay else { return base }
      let from = half == 1 ? first : CalendarDate(dayNumber: first.dayNumber + 15)
      let to = half == 1 ? CalendarDate(dayNumber: first.dayNumber + 14) : last
      return Resolved(text: from.description + "/" + to.description, first: PartialDate(from), last: PartialDate(to), isAnchor: false)
    }
    guard let months = p.months else { return nil }
    let year = chooser.year(p.year) ?? anchor?.year
    let a = PartialDate(year: year, month: months.lowerBound, day: nil)
    let b = PartialDate(year: year, month: months.upperBound, day: nil)
    return Resolved(text: a.text + "/" + b.text, first: a, last: b, isAnchor: false)
  }

  private func period(_ year: Int?, _ months: ClosedRange<Int>, _ suffix: String) -> Resolved {
    let a = PartialDate(year: year, month: months.lowerBound, day: nil)
    let b = PartialDate(year: year, month: months.upperBound, day: nil)
    return Resolved(text: (year.map { PartialDate.padded($0, 4) } ?? "XXXX") + suffix, first: a, last: b)
  }

  private func quarter(_ p: TimePoint, _ anchor: PartialDate?, _ chooser: YearChooser) -> Resolved {
    switch p.quarter {
    case .shift(let shift):
      guard let y = anchor?.year, let m = anchor?.month else { return period(nil, 1...3, "-QX") }
      let total = y * 4 + (m - 1) / 3 + shift
      return quarter(total / 4, total % 4 + 1)
    case .exactly(let q):
      if p.year != .none { return quarter(chooser.year(p.year), q) }
      guard let y = anchor?.year, let m = anchor?.month else { return quarter(nil, q) }
      let now = (m - 1) / 3 + 1
      return quarter(chooser.choose([-1, 0, 1].map { ($0 * 4 + q - now, y + $0) }, slack: 1), q)
    case .none:
      return quarter(nil, 1)
    }
  }

  private func quarter(_ year: Int?, _ q: Int) -> Resolved { period(year, (q * 3 - 2)...(q * 3), "-Q\(q)") }

  private func season(_ season: Int, _ p: TimePoint, _ chooser: YearChooser) -> Resolved {
    var year = chooser.year(p.year)
    if p.year == .none || p.year == .shift(0), let anchor = chooser.anchor, let y = anchor.year, let m = anchor.month {
      if season == 3, m <= 2 {
        // The winter that is going on began last year.
        year = y - 1
      } else if p.year == .none {
        let middle = [4, 7, 10, 13][season]
        year = chooser.choose([-1, 0, 1].map { ($0 * 12 + middle - m, y + $0) }, slack: 2)
      }
    }
    let code = ["SP", "SU", "FA", "WI"][season]
    let months = [3...5, 6...8, 9...11, 12...12][season]
    return period(year, months, "-" + code)
  }

  func longPeriod(_ p: TimePoint, _ chooser: YearChooser) -> Resolved? {
    switch p.decade {
    case .exactly(var year):
      if year < 100 { year += (chooser.anchor?.year ?? 2000) % 100 >= year && year < 30 ? 2000 : 1900 }
      return years(year...(year + 9), text: PartialDate.padded(year / 10, 3))
    case .shift(let s):
      guard let y = chooser.anchor?.year else { return Resolved(text: "XXX", first: .unknown, last: .unknown, isAnchor: false) }
      let first = (y / 10 + s) * 10
      return years(first...(first + 9), text: PartialDate.padded(first / 10, 3))
    case .none: break
    }
    switch p.century {
    case .exactly(let n) where p.isBeforeChrist:
      return Resolved(text: "BC" + PartialDate.padded(n - 1, 2), first: .unknown, last: .unknown, isAnchor: false)
    case .exactly(let n): return years(((n - 1) * 100 + 1)...(n * 100), text: PartialDate.padded(n - 1, 2))
    case .shift(let s):
      guard let y = chooser.anchor?.year else { return Resolved(text: "XX", first: .unknown, last: .unknown, isAnchor: false) }
      let c = (y - 1) / 100 + s
      return years((c * 100 + 1)...(c * 100 + 100), text: PartialDate.padded(c, 2))
    case .none: return nil
    }
  }

  private func years(_ years: ClosedRange<Int>, text: String) -> Resolved {
    let a = PartialDate(year: years.lowerBound, month: nil, day: nil)
    let b = PartialDate(year: years.upperBound, month: nil, day: nil)
    return Resolved(text: text, first: a, last: b, isAnchor: false)
  }

  // MARK: Lunar days and holidays

  func lunarOrHoliday(_ p: TimePoint, _ chooser: YearChooser) -> Resolved? {
    let rule: (Int) -> CalendarDate?
    if let holiday = p.holiday {
      rule = { holiday.date(in: $0) }
    } else {
      guard case .exactly(let m) = p.month else { return nil }
      guard case .exactly(let d) = p.day else { return lunarMonth(m, p, chooser) }
      let isLast = m == 12 && d == 30
      rule = { year in
        // `năm Nhâm Dần` and `2022` count from Tết to Tết; the days before Tết belong to the year they lead to.
        let lunarYear = m == 12 ? year - 1 : year
        return LunarCalendar.date(year: lunarYear, month: m, day: d)
          ?? (isLast ? LunarCalendar.date(year: lunarYear, month: m, day: 29) : nil)
      }
    }
    if p.year != .none {
      guard let year = chooser.year(p.year), let date = rule(year) else { return unknownDay(p) }
      return day(date)
    }
    guard let anchor = chooser.anchor, let year = anchor.year, let today = anchor.firstDay else { return unknownDay(p) }
    let readings = [year - 1, year, year + 1].compactMap { y in rule(y).map { ($0.dayNumber - today.dayNumber, $0) } }
    return chooser.choose(readings, slack: 60).map { day($0) } ?? unknownDay(p)
  }

  private func lunarMonth(_ month: Int, _ p: TimePoint, _ chooser: YearChooser) -> Resolved {
    let year = p.year == .none ? chooser.year(month: month, day: nil) : chooser.year(p.year)
    guard let year, let first = LunarCalendar.date(year: month == 12 && p.year == .none ? year - 1 : year, month: month, day: 1) else {
      return Resolved(text: "XXXX", first: .unknown, last: .unknown, isAnchor: false)
    }
    let y = month == 12 && p.year == .none ? year - 1 : year
    let last = LunarCalendar.date(year: y, month: month, day: 30) ?? LunarCalendar.date(year: y, month: month, day: 29) ?? first
    return Resolved(text: first.description + "/" + last.description, first: PartialDate(first), last: PartialDate(last), isAnchor: false)
  }

  private func unknownDay(_ p: TimePoint) -> Resolved {
    guard let rule = p.holiday, rule.calendar == .solar else {
      return Resolved(text: "XXXX-XX-XX", first: .unknown, last: .unknown, isAnchor: false)
    }
    let date = PartialDate(year: nil, month: rule.month, day: rule.day)
    return Resolved(text: date.text, first: date, last: date)
  }
}
