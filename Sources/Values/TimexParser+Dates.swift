import Gazetteers

// Dates and periods of the calendar.
extension TimexParser {
  /// - Parameter edge: what stands before it: `cuối` (năm 2018).
  /// - Parameter hasTime: whether a part of the day or a clock time stands before it, so that a bare `5-3` is a date.
  func date(at i: Int, edge: Edge?, hasTime: Bool = false) -> Parsed? {
    guard i < scan.limit else { return nil }
    if scan.isNumber(i) {
      if let date = numericDate(at: i, isHeaded: hasTime) ?? lunarNumber(at: i) { return date }
      return countsMonths(i) ? nil : dayOfMonth(at: i) ?? bareYear(at: i, edge != nil)
    }
    guard scan.isWord(i), scan.has(Self.dateRoles, at: i) else { return nil }
    // Each reader asks for its role first; asked here, most need not be called.
    if scan.has(Self.namedDayRoles, at: i), let day = headedDay(at: i) ?? relativeDay(at: i) ?? weekday(at: i, hasTime) { return day }
    if scan.has(Self.periodRoles, at: i) {
      if let period = month(at: i) ?? year(at: i) { return period }
      if let period = quarter(at: i) ?? same(at: i) { return period }
      if let period = weekPeriod(at: i, nil) ?? season(at: i) { return period }
    }
    if scan.has(Self.feastRoles, at: i), let day = lunarDay(at: i) ?? tet(at: i) ?? holiday(at: i) ?? halfYear(at: i) { return day }
    if scan.has(ValueRole.unit.bit, at: i), let age = ages(at: i) { return age }
    return dayOfMonth(at: i)
  }

  /// The roles of words with which a date can begin.
  static let dateRoles = namedDayRoles | periodRoles | feastRoles | ValueRole.ten.bit | ValueRole.digit.bit

  private static let namedDayRoles = ValueRole.date_head.bit | ValueRole.told_day.bit | ValueRole.day.bit | ValueRole.weekday.bit
  private static let periodRoles =
    ValueRole.unit.bit | ValueRole.year_span.bit | ValueRole.same.bit | ValueRole.weekend.bit | ValueRole.season.bit
  private static let feastRoles = ValueRole.lunar_day.bit | ValueRole.tet.bit | ValueRole.holiday.bit | ValueRole.half_of.bit

  // MARK: Days

  /// `ngày 5/6`, `hôm 23-8`, `ngày 5 tháng 6`, `ngày 10.2`, `ngày 12`.
  private func headedDay(at i: Int) -> Parsed? {
    guard let head = scan.hit(.date_head, at: i) else { return nil }
    if let lunar = lunarDay(at: head.end) { return lunar }
    // `ngày thứ ba` is mostly the third day, `hôm thứ ba` a Tuesday.
    if let (date, end) = weekday(at: head.end, head.value == 1) {
      if let dated = dateBehind(date, end) { return dated }
      return (with(date) { if head.value == 1, $0.week == .none, $0.direction == nil { $0.direction = .past } }, end)
    }
    if let lunar = lunarNumber(at: head.end) { return lunar }
    if let date = numericDate(at: head.end, isHeaded: true) { return date }
    if let date = dayOfMonth(at: head.end) { return date }
    if let nth = nthDay(at: head.end) { return nth }
    if let (p, end) = holiday(at: head.end) { return (p, end) }
    // A bare day of the month.
    guard let n = scan.integer(head.end), (1...31).contains(n), scan.tokens[head.end].end - scan.tokens[head.end].start <= 2 else {
      return nil
    }
    var p = TimePoint()
    p.day = .exactly(n)
    if shifted(.month, at: head.end + 1) != nil || isSame(.month, at: head.end + 1) { return shiftedMonth(p, head.end + 1) }
    guard
      head.value == 1 || scan.hit(.recurring, before: i) == nil && !isCounted(i),
      scan.unit(at: head.end + 1, [.scale, .unit, .currency, .counter, .time]) == nil, !isCode(head.end)
    else { return nil }
    return shiftedMonth(p, head.end + 1)
  }

  /// Whether a number stands before a unit: `hai ngày 5` is no date.
  private func isCounted(_ i: Int) -> Bool {
    scan.isNumber(i - 1) || scan.has(NumberReader.numberRoles, at: i - 1)
  }

  /// `ngày 20 tới`, `ngày 5 này`, `ngày 5 hằng tháng`, `ngày 20 tháng này`.
  private func shiftedMonth(_ point: TimePoint, _ end: Int) -> Parsed {
    var p = point
    if let (month, next) = shifted(.month, at: end) ?? (isSame(.month, at: end) ? same(at: end) : nil) {
      p.month = month.month
      p.isTold = month.isTold
      return (p, next)
    }
    if let shift = scan.hit(.shift, at: end), shift.value != 0, scan.has(ValueRole.window.bit, at: end) {
      p.direction = shift.value > 0 ? .future : .past
      return (p, end)
    }
    return everyBehind(p, end)
  }

  /// `cùng năm`, `cùng tháng`.
  private func isSame(_ unit: TimeUnit, at i: Int) -> Bool { scan.hit(.same, at: i)?.value == unit.rawValue }

  func everyBehind(_ point: TimePoint, _ end: Int) -> Parsed {
    var p = point
    guard let every = scan.hit(.recurring, at: end), let unit = scan.hit(.unit, at: every.end), let u = TimeUnit(rawValue: unit.value)
    else {
      return (p, end)
    }
    p.every = u
    return (p, unit.end)
  }

  /// A date behind a weekday: `thứ Hai (5/3)` is read elsewhere; here `thứ Hai ngày 5/3`, `thứ Hai, 5/3`.
  private func dateBehind(_ point: TimePoint, _ end: Int) -> Parsed? {
    let at = scan.isMark(end, ",") ? end + 1 : end
    guard let (date, next) = headedDay(at: at) ?? numericDate(at: at, isHeaded: true) ?? dayOfMonth(at: at), date.weekday == nil else {
      return nil
    }
    return (date, next)
  }

  /// `12 tháng 10 năm 2017`, `ngày 3 tháng 3`, `mồng 7 tháng ba`.
  func dayOfMonth(at i: Int) -> Parsed? {
    guard let n = scan.smallNumber(i), (1...31).contains(n.value), let month = month(at: n.end), case .exactly = month.point.month,
      month.point.edge == nil
    else { return nil }
    var p = month.point
    p.day = .exactly(n.value)
    return everyBehind(p, month.end)
  }

  /// `9 tháng năm 2024`: so many months of that year, not a day in May.
  private func countsMonths(_ i: Int) -> Bool {
    i + 3 < scan.limit && scan.isWord(i + 2) && scan.has(ValueRole.unit.bit, at: i + 2) && (scan.integer(i + 3) ?? 0) >= 1900
  }

  /// The year behind day and month: `5/6 năm ngoái`, `ngày 5/6 năm 2020`, `5/6 tới`.
  func yearBehind(_ point: TimePoint, _ end: Int) -> Parsed {
    var p = point
    let at = scan.hit(.of, at: end)?.end ?? end
    if let (y, next) = year(at: at) ?? (isSame(.year, at: end) ? same(at: end) : nil), y.months == nil {
      p.year = y.year
      p.isTold = y.isTold
      return everyBehind(p, next)
    }
    if let shift = scan.hit(.shift, at: end), shift.value != 0, scan.hit(.onward, at: end) == nil, isAttachedShift(shift.value, end) {
      // Left outside the mention, as `vào` before it.
      p.direction = shift.value > 0 ? .future : .past
      return (p, end)
    }
    return everyBehind(p, end)
  }

  /// `tới`, `vừa qua` behind a date say which one; `trước`, `sau` there are prepositions.
  private func isAttachedShift(_ value: Int, _ i: Int) -> Bool { scan.has(ValueRole.window.bit, at: i) }

  // MARK: Days counted from another

  /// `hôm qua`, `ngày mai`, `hôm sau`, `cùng ngày`, `ngày hôm đó`.
  private func relativeDay(at i: Int) -> Parsed? {
    var p = TimePoint()
    if let told = scan.hit(.told_day, at: i), told.end >= scan.hit(.day, at: i)?.end ?? 0 {
      p.day = .shift(told.value)
      p.isTold = true
      // `cùng ngày 1/7`
      if told.value == 0, let (date, end) = numericDate(at: told.end, isHeaded: true) { return (date, end) }
      return (p, told.end)
    }
    guard let day = scan.hit(.day, at: i) else { return nil }
    p.day = .shift(day.value)
    if scan.isNumber(day.end), scan.isHyphen(day.end + 1) || scan.isMark(day.end + 1, "/"),
      let (date, end) = numericDate(at: day.end, isHeaded: true)
    {
      // `hôm nay 9/9`
      return (date, end)
    }
    return (p, day.end)
  }

  /// `thứ Hai`, `thứ 6`, `chủ nhật`; ordinals (`lần thứ hai`, `Thứ hai, …`) are left out.
  func weekday(at i: Int, _ isHeaded: Bool) -> Parsed? {
    guard let hit = scan.hit(.weekday, at: i), !scan.isTail(i) else { return nil }
    let last = hit.end - 1
    if hit.end == i + 1, scan.tokens[i].shape != .upper || scan.isGlued(i) { return nil }
    var p = TimePoint()
    p.weekday = hit.value
    if let (week, end) = shifted(.week, at: scan.hit(.of, at: hit.end)?.end ?? hit.end) {
      p.week = week.week
      p.isTold = week.isTold
      return (p, end)
    }
    if let this = scan.hit(.shift, at: hit.end), this.value == 0 {
      p.week = .shift(0)
      return (p, this.end)
    }
    let isCapital = scan.tokens[last].kind == .word && scan.tokens[last].startsUpper && scan.tokens[i].shape != .upper
    if let shift = scan.hit(.shift, at: hit.end), shift.value != 0,
      isCapital || isHeaded || scan.has(ValueRole.window.bit, at: hit.end) && shift.end > hit.end + 1
        || shift.value > 0 && scan.has(ValueRole.window.bit, at: hit.end)
    {
      p.direction = shift.value > 0 ? .future : .past
      return (p, shift.end)
    }
    if scan.hit(.recurring, at: hit.end) != nil { return everyBehind(p, hit.end) }
    p.every = everyBehindList(hit.end)
    let isCertain = isHeaded || hit.value == 7 || isCapital
    if !isCertain, !weekdayContext(i, hit.end) { return nil }
    return (p, hit.end)
  }

  /// `thứ Hai, thứ Tư và thứ Sáu hằng tuần`: what stands behind the last holds for all.
  private func everyBehindList(_ i: Int) -> TimeUnit? {
    var at = i
    for _ in 0..<7 {
      let next = scan.isMark(at, ",") ? at + 1 : scan.hit(.and, at: at)?.end ?? at
      guard next > at, let day = scan.hit(.weekday, at: next) else { break }
      at = day.end
    }
    guard at > i, let every = scan.hit(.recurring, at: at), let unit = scan.hit(.unit, at: every.end) else { return nil }
    return TimeUnit(rawValue: unit.value)
  }

  /// Whether `thứ hai`, `thứ 6` stands where a day would.
  private func weekdayContext(_ i: Int, _ end: Int) -> Bool {
    let at = scan.isMark(end, ",") || scan.isMark(end, "(") ? end + 1 : end
    if scan.hit(.date_head, at: at) != nil || numericDate(at: at, isHeaded: true) != nil { return true }
    if scan.hit(.at, before: i) != nil || scan.hit(.part, before: i) != nil
      || scan.hit(.from, before: i) != nil || scan.hit(.to, before: i) != nil || scan.hit(.before, before: i) != nil
    {
      return end >= scan.limit || !scan.isWord(end) || scan.word(at: end).map { !$0.row.may(.N) } ?? true
    }
    return i == scan.start && end == scan.limit
  }

  /// `ngày đầu tiên của tháng 3`, `ngày cuối cùng của năm`, `ngày cuối tháng`.
  private func nthDay(at i: Int) -> Parsed? { nth(.day, at: i) }

  func nth(_ unit: TimeUnit, at i: Int) -> Parsed? {
    let number: (value: Int, end: Int)
    if let edge = scan.hit(.nth, at: i) {
      number = (edge.value, edge.end)
    } else if let ordinal = scan.hit(.ordinal, at: i), let n = scan.smallNumber(ordinal.end) {
      number = n
    } else {
      return nil
    }
    let at = scan.hit(.of, at: number.end)?.end ?? number.end
    guard let (period, end) = month(at: at) ?? year(at: at) else { return nil }
    var p = period
    p.ordinal = (unit, number.value)
    return (p, end)
  }
}
