import Gazetteers

/// Reads the shapes of time expressions from the tokens: what is written, not when it was.
///
/// Every function takes the token at which a shape must begin and gives the shape and the token behind it, or nil. None looks further than a few
/// tokens, so reading a text is linear.
struct TimexParser {
  let scan: ValueScan
  let numbers: NumberReader

  init(scan: ValueScan) {
    self.scan = scan
    numbers = NumberReader(scan: scan)
  }

  typealias Parsed = (point: TimePoint, end: Int)

  /// A point or period of the calendar or a time of the day, with everything that belongs to it: `khoảng 4h sáng ngày 2/5`.
  ///
  /// Several rules ask for it at the same token, one after the other; the scan remembers the last answer.
  func point(at i: Int) -> Parsed? {
    guard mayBegin(at: i) else { return nil }
    if let known = scan.knownPoint(at: i) { return known }
    let found = readPoint(at: i)
    scan.remember(found, at: i)
    return found
  }

  /// Whether a point may begin at a token; false for most that are asked for, and one look at its roles.
  func mayBegin(at i: Int) -> Bool { scan.isNumber(i) || scan.has(Self.pointRoles, at: i) }

  private static let pointRoles = dateRoles | clockRoles | ValueRole.edge.bit | ValueRole.part.bit

  private func readPoint(at i: Int) -> Parsed? {
    var p = TimePoint()
    var at = i
    if let edge = scan.hit(.edge, at: i), scan.hit(.weekend, at: i) == nil, let e = Edge(rawValue: edge.value),
      let (period, end) = edged(at: edge.end, e)
    {
      p = period
      p.edge = e
      return withParenthesis(p, end)
    }
    var progressed = true
    while progressed {
      progressed = false
      let next = at == i ? i : connector(at: at, p) ?? at
      if !p.hasClock, let (clock, end) = clock(at: next, context: p) {
        p.hour = clock.hour
        p.minute = clock.minute
        p.second = clock.second
        p.part = clock.part ?? p.part
        if clock.day != .none { p.day = clock.day }
        (at, progressed) = (end, true)
      } else if p.part == nil || p.hasClock && !p.hasDate, let (part, end) = part(at: next, p) {
        p.part = part.part ?? p.part
        if part.day != .none { (p.day, p.isTold) = (part.day, part.isTold) }
        (at, progressed) = (end, true)
      } else if !p.hasDate, let (date, end) = date(at: next, edge: nil, hasTime: p.hasClock || p.part != nil) {
        p = merged(p, date)
        (at, progressed) = (end, true)
      } else if p.weekday != nil, p.day == .none, p.week == .none, let (date, end) = dateAfterWeekday(at: next) {
        let weekday = p.weekday
        p = merged(p, date)
        // Beside day and month it fixes the year.
        p.weekday = weekday
        (at, progressed) = (end, true)
      }
    }
    guard at > i, p.hasDate || p.hasClock || p.part != nil else { return nil }
    return withParenthesis(p, at)
  }

  /// What `đầu`, `giữa`, `cuối` may stand before: `năm 2018`, `tháng trước`, `tuần`, `năm`.
  private func edged(at i: Int, _ edge: Edge) -> Parsed? {
    let head = scan.hit(.of, at: i)?.end ?? i
    if let found = date(at: head, edge: edge) {
      return found.point.day == .none && found.point.weekday == nil && found.point.holiday == nil ? found : nil
    }
    if let week = weekPeriod(at: head, edge) { return week }
    return bareUnit(.year, at: head) ?? bareUnit(.month, at: head) ?? bareUnit(.quarter, at: head)
  }

  func with(_ point: TimePoint, _ change: (inout TimePoint) -> Void) -> TimePoint {
    var p = point
    change(&p)
    return p
  }

  private func merged(_ time: TimePoint, _ date: TimePoint) -> TimePoint {
    var p = date
    p.hour = time.hour
    p.minute = time.minute
    p.second = time.second
    p.part = time.part ?? date.part
    if p.weekday == nil { p.weekday = time.weekday }
    return p
  }

  /// Small words and marks between the parts of one time: `hôm nay lúc 2 giờ`, `thứ Hai, ngày 6/2`, `2 giờ chiều của ngày 5/3`.
  private func connector(at i: Int, _ p: TimePoint) -> Int? {
    if p.weekday != nil, scan.isMark(i, ",") || scan.isHyphen(i) { return i + 1 }
    guard p.hasDate || p.hasClock || p.part != nil else { return nil }
    if let of = scan.hit(.of, at: i) { return of.end }
    if p.hasClock, !p.hasDate, scan.isMark(i, ","), scan.has(ValueRole.date_head.bit, at: i + 1) { return i + 1 }
    if p.hasClock, !p.hasDate, !scan.isMark(i, "("), let zone = clockZone(at: i), date(at: zone, edge: nil, hasTime: true) != nil {
      return zone
    }
    if p.hasDate || p.part != nil, !p.hasClock, let at = scan.hit(.at, at: i), clock(at: at.end, context: p) != nil { return at.end }
    return nil
  }

  private func dateAfterWeekday(at i: Int) -> Parsed? {
    if let (week, end) = shifted(.week, at: i) { return (week, end) }
    guard let (date, end) = date(at: i, edge: nil, hasTime: true), date.day != .none else { return nil }
    return (date, end)
  }

  /// `hôm qua (9/9)`, `thứ Ba (5/3)`, `ngày 30/1/2014 (30 Tết)`, `19h40 (giờ Mỹ)`.
  private func withParenthesis(_ point: TimePoint, _ end: Int) -> Parsed {
    var p = point
    if p.hasClock, let close = clockZone(at: end) {
      // `1h29 (giờ Moskva) ngày 12/4`: a mention each, but the clock is of that day.
      if !p.hasDate, let (day, _) = date(at: close, edge: nil, hasTime: true) { p = merged(p, day) }
      return (p, close)
    }
    guard scan.isMark(end, "("), p.edge == nil else { return (p, end) }
    if p.hasClock, let close = otherClock(at: end + 1) { return (p, close) }
    if p.weekday == nil, case .exactly = p.day, let (day, inner) = weekday(at: end + 1, true), day.week == .none, scan.isMark(inner, ")") {
      if p.year == .none { p.weekday = day.weekday }
      return (p, inner + 1)
    }
    let isDay = p.day != .none || p.weekday != nil || p.isTold || p.holiday != nil
    guard isDay, let (date, inner) = date(at: end + 1, edge: nil, hasTime: true), scan.isMark(inner, ")"), date.day != .none else {
      return (p, end)
    }
    if date.isLunar || date.holiday != nil { return (p, inner + 1) }
    if p.holiday == nil, case .exactly = p.day { return (p, end) }
    let time = p
    p = merged(time, date)
    return (p, inner + 1)
  }

  /// `(15h30 giờ Hà Nội)`, `(tức 3h ngày 14/10 giờ Việt Nam)`: the same moment on another clock, up to the closing bracket.
  private func otherClock(at i: Int) -> Int? {
    var at = i
    while at < i + 3, scan.isWord(at), !scan.isNumber(at) { at += 1 }
    guard let (_, end) = clock(at: at, context: TimePoint()) else { return nil }
    at = end
    if let (_, last) = date(at: at, edge: nil, hasTime: true) { at = last }
    guard let zone = clockZone(at: at), scan.isMark(zone, ")") else { return nil }
    return zone + 1
  }

  /// `(giờ Mỹ)`, `giờ địa phương`, `GMT+7`: behind a clock time.
  private func clockZone(at i: Int) -> Int? {
    let open = scan.isMark(i, "(")
    let at = open ? i + 1 : i
    guard let zone = scan.hit(.clock_zone, at: at) else { return nil }
    var end = zone.end
    if zone.value == 1 {
      // `giờ` and a place: at most four capitalised syllables, or a whole phrase of the list.
      let first = end
      while end < scan.limit, end < first + 4, scan.isWord(end), scan.tokens[end].startsUpper { end += 1 }
      guard end > first else { return nil }
    } else if zone.value == 2 {
      if scan.isMark(end, "+") || scan.isHyphen(end), scan.isNumber(end + 1) { end += 2 }
    }
    guard open else { return end }
    return scan.isMark(end, ")") ? end + 1 : nil
  }
}
