import Annotations
import Gazetteers

/// A time expression found in a text.
struct FoundTimex {
  let tokens: Range<Int>
  let timex: Timex
  let rule: Rule
}

/// Finds time expressions: which tokens, and what shape.
struct TimexFinder {
  let scan: ValueScan
  let parser: TimexParser

  init(scan: ValueScan) {
    self.scan = scan
    parser = TimexParser(scan: scan)
  }

  // In pieces that the compiler works out: a list added up would be asked for anew at every token.
  static let startRoles = numberRoles | dayRoles | feastRoles | linkRoles
  private static let numberRoles: UInt64 =
    ValueRole.digit.bit | ValueRole.ten.bit | ValueRole.half.bit | ValueRole.vague.bit | ValueRole.plural.bit | ValueRole.bound.bit
  private static let dayRoles: UInt64 =
    ValueRole.unit.bit | ValueRole.part.bit | ValueRole.day.bit | ValueRole.told_day.bit | ValueRole.date_head.bit | ValueRole.weekday.bit
    | ValueRole.weekend.bit | ValueRole.same.bit | ValueRole.edge.bit
  private static let feastRoles: UInt64 =
    ValueRole.season.bit | ValueRole.lunar_day.bit | ValueRole.tet.bit | ValueRole.holiday.bit | ValueRole.year_span.bit
    | ValueRole.half_of.bit | ValueRole.reference.bit
  private static let linkRoles: UInt64 =
    ValueRole.recurring.bit | ValueRole.from.bit | ValueRole.up_to.bit | ValueRole.before.bit | ValueRole.after.bit | ValueRole.at.bit
    | ValueRole.ago.bit | ValueRole.told.bit | ValueRole.clock_zone.bit

  /// The roles with which a time can begin; those of `startRoles` without the words that only stand before one.
  static let openers = startRoles & ~(ValueRole.at.bit | ValueRole.clock_zone.bit)

  /// The time expressions that begin with token `i`, with the token behind the last; several for a list of days.
  func timexes(at i: Int) -> (found: [FoundTimex], end: Int)? {
    let isNumber = scan.isNumber(i)
    guard isNumber || scan.has(Self.openers, at: i), !isBoundAlone(i), scan.mayBeTime(i) else { return nil }
    return read(at: i, isNumber)
  }

  /// The same, whatever stands behind a number.
  func read(at i: Int, _ isNumber: Bool) -> (found: [FoundTimex], end: Int)? {
    if scan.has(Self.prefixes, at: i), let f = prefixed(at: i) { return ([f], f.tokens.upperBound) }
    if isNumber || scan.has(Self.listHeads, at: i), let list = list(at: i, isNumber) { return list }
    if scan.has(ValueRole.unit.bit, at: i), let f = lastAge(at: i) { return ([f], f.tokens.upperBound) }
    if isNumber || scan.has(AmountFinder.startRoles, at: i), let f = spanned(at: i) { return ([f], f.tokens.upperBound) }
    if parser.mayBegin(at: i), let f = range(at: i) ?? single(at: i) { return ([f], f.tokens.upperBound) }
    // Not in `xuất hiện | tại Đồng Nai`.
    if scan.has(ValueRole.reference.bit, at: i), !scan.isTail(i), let f = reference(at: i) { return ([f], f.tokens.upperBound) }
    return nil
  }

  private static let prefixes =
    ValueRole.recurring.bit | ValueRole.from.bit | ValueRole.up_to.bit | ValueRole.before.bit | ValueRole.after.bit | ValueRole.ago.bit
    | ValueRole.told.bit

  /// Each is asked only where its role begins: what a reader hands back is long, even when it has found nothing.
  private func prefixed(at i: Int) -> FoundTimex? {
    if scan.has(ValueRole.recurring.bit, at: i), let f = recurring(at: i) { return f }
    if scan.has(ValueRole.from.bit, at: i), let f = interval(at: i) { return f }
    if scan.has(ValueRole.up_to.bit | ValueRole.before.bit, at: i), let f = opened(at: i) { return f }
    if scan.has(ValueRole.ago.bit, at: i), let f = ago(at: i) { return f }
    return scan.has(ValueRole.told.bit | ValueRole.after.bit, at: i) ? beforeAfter(at: i) : nil
  }

  private func list(at i: Int, _ isNumber: Bool) -> (found: [FoundTimex], end: Int)? {
    if isNumber || scan.has(Self.dayListHeads, at: i), let list = dayList(at: i) { return list }
    if scan.has(ValueRole.unit.bit, at: i), let list = unitList(at: i) { return list }
    return scan.has(ValueRole.part.bit, at: i) ? partList(at: i) : nil
  }

  private static let listHeads = dayListHeads | ValueRole.unit.bit
  private static let dayListHeads =
    ValueRole.digit.bit | ValueRole.ten.bit | ValueRole.count_word.bit | ValueRole.part.bit | ValueRole.date_head.bit

  /// Whether nothing but a bound begins here (`trên`, `gần`, `hơn`), and no number behind it.
  private func isBoundAlone(_ i: Int) -> Bool {
    guard !scan.has(Self.openers & ~ValueRole.bound.bit, at: i), let bound = scan.hit(.bound, at: i) else { return false }
    return !scan.mayBeNumber(bound.end)
  }

  // MARK: Sets and references

  /// `mỗi năm`, `hàng tuần`, `mỗi 4 năm`, `hằng đêm`.
  private func recurring(at i: Int) -> FoundTimex? {
    guard let hit = scan.hit(.recurring, at: i), i == scan.start || !scan.tokens[i].startsUpper || !scan.isWord(i - 1) else { return nil }
    if let (span, end) = parser.span(at: hit.end), !span.isVague {
      let behind = scan.hit(.window, at: end)
      return FoundTimex(tokens: i..<(behind?.end ?? end), timex: .fixed(span.iso), rule: "timex-set")
    }
    if parser.year(at: hit.end) != nil { return nil }
    if let (unit, end) = parser.durationUnit(at: hit.end), scan.hit(.shift, at: end) == nil {
      return FoundTimex(tokens: i..<end, timex: .fixed(TimeSpan(parts: [(unit, 1, nil)]).iso), rule: "timex-set")
    }
    if let part = scan.hit(.part, at: hit.end), let p = DayPart(rawValue: part.value) {
      return FoundTimex(tokens: i..<part.end, timex: .fixed("XXXX-XX-XX" + p.code), rule: "timex-set")
    }
    if let day = scan.hit(.weekday, at: hit.end) {
      return FoundTimex(tokens: i..<day.end, timex: .fixed("XXXX-WXX-\(day.value)"), rule: "timex-set")
    }
    return nil
  }

  private func reference(at i: Int) -> FoundTimex? {
    guard let hit = scan.hit(.reference, at: i) else { return nil }
    if hit.value >= 10 { return FoundTimex(tokens: i..<hit.end, timex: .connective(hit.value - 11), rule: "timex-connective") }
    let values = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"]
    guard values.indices.contains(hit.value) else { return nil }
    return FoundTimex(tokens: i..<hit.end, timex: .fixed(values[hit.value]), rule: "timex-reference")
  }

  // MARK: Open and closed intervals

  /// `từ A đến B`, `từ nay đến B`, `giữa A và B`, `từ A`.
  private func interval(at i: Int) -> FoundTimex? {
    guard let from = scan.hit(.from, at: i) else { return nil }
    if let now = scan.hit(.now, at: from.end) {
      guard let (b, end) = intervalEnd(at: now.end) else { return nil }
      return FoundTimex(tokens: opening(i, from.end)..<end, timex: .interval(nowPoint, b), rule: "timex-interval-from-now")
    }
    if let months = months(at: from.end) {
      return FoundTimex(tokens: opening(i, from.end)..<months.tokens.upperBound, timex: months.timex, rule: months.rule)
    }
    guard let (a, end) = intervalStart(at: from.end), a.hasDate || a.hasClock || a.part != nil else { return nil }
    if let (b, last) = intervalEnd(at: end, between: from.value == 1) {
      return FoundTimex(tokens: opening(i, from.end)..<last, timex: .interval(a, b), rule: "timex-interval")
    }
    guard from.value == 0 else { return nil }
    if case .exactly(let m) = a.month, a.day == .none, a.year == .none, let to = scan.hit(.to, at: end), let n = scan.integer(to.end),
      (1...12).contains(n), n != m, !scan.isMark(to.end + 1, "/"), scan.unit(at: to.end + 1, .counted) == nil
    {
      // `từ tháng 6 đến 8`
      var b = TimePoint()
      b.month = .exactly(n)
      return FoundTimex(tokens: opening(i, from.end)..<to.end + 1, timex: .interval(a, b), rule: "timex-interval")
    }
    // `từ A` alone: the preposition is left outside, as in `vào A`.
    if a.part != nil, !a.hasDate, !a.hasClock { return nil }
    return FoundTimex(tokens: from.end..<end, timex: .interval(a, nil), rule: "timex-from")
  }

  /// Where an interval begins: with `từ` where that opens a sentence or clause, else behind it, as behind `vào` and `hồi`.
  private func opening(_ preposition: Int, _ behind: Int) -> Int {
    preposition == scan.start || scan.tokens[preposition - 1].kind == .punctuation ? preposition : behind
  }

  private var nowPoint: TimePoint {
    var p = TimePoint()
    p.isNow = true
    return p
  }

  /// The start of an interval: also a bare number before `đến` (`từ 7 đến 13/6`, `từ tối 17 đến trưa 18/10`).
  private func intervalStart(at i: Int) -> TimexParser.Parsed? {
    if let part = scan.hit(.part, at: i), let n = scan.integer(part.end), (1...31).contains(n), scan.hit(.to, at: part.end + 1) != nil {
      var p = TimePoint()
      (p.part, p.day) = (DayPart(rawValue: part.value), .exactly(n))
      return (p, part.end + 1)
    }
    if let n = scan.integer(i), (1...31).contains(n), let (b, _) = intervalEnd(at: i + 1), case .exactly(let d) = b.day, b.month != .none,
      n != d
    {
      var p = TimePoint()
      p.day = .exactly(n)
      return (p, i + 1)
    }
    return parser.point(at: i) ?? fallingDate(at: i)
  }

  /// `từ | 19-5`: no range falls.
  private func fallingDate(at i: Int) -> TimexParser.Parsed? {
    // `từ | 1.10.`: nothing follows that could be counted.
    if scan.integer(i) == nil, let (p, end) = parser.numericDate(at: i, isHeaded: true), p.day != .none,
      end >= scan.limit || scan.tokens[end].kind == .punctuation
    {
      return (p, end)
    }
    guard let day = scan.integer(i), scan.isHyphen(i + 1), let month = scan.integer(i + 2), day > month, scan.isGlued(i + 1),
      scan.isGlued(i + 2)
    else { return nil }
    return parser.numericDate(at: i, isHeaded: true)
  }

  private func intervalEnd(at i: Int, between: Bool = false) -> TimexParser.Parsed? {
    var at: Int
    if between {
      guard let and = scan.hit(.and, at: i) else { return nil }
      at = and.end
    } else if let to = scan.hit(.to, at: i) {
      at = to.end
    } else if scan.isHyphen(i) {
      at = i + 1
    } else {
      return nil
    }
    // `10/1/2022 - Hôm nay, …`: a dateline before the first sentence is no interval.
    if let now = scan.hit(.now, at: at), !scan.isHyphen(i) || !scan.has(ValueRole.day.bit, at: at) { return (nowPoint, now.end) }
    if let through = scan.hit(.through, at: at) { at = through.end }
    if let b = parser.numericDate(at: at, isHeaded: true) { return b }
    if let b = parser.point(at: at), b.point.hasDate || b.point.hasClock || b.point.part != nil { return b }
    if let year = parser.bareYear(at: at, true) { return year }
    return nil
  }

  /// `tính đến A`, `trước A`: open at the beginning; the preposition is left outside.
  private func opened(at i: Int) -> FoundTimex? {
    guard let before = scan.hit(.up_to, at: i) ?? scan.hit(.before, at: i) else { return nil }
    let at = scan.hit(.through, at: before.end)?.end ?? before.end
    if scan.has(ValueRole.up_to.bit, at: i), let now = scan.hit(.now, at: at) {
      return FoundTimex(tokens: i..<now.end, timex: .interval(nil, nowPoint), rule: "timex-until")
    }
    let dashed = at > before.end ? parser.numericDate(at: at, isHeaded: true) : nil
    guard let (b, end) = dashed ?? parser.point(at: at), b.hasDate || b.hasClock else { return nil }
    return FoundTimex(tokens: at..<end, timex: .interval(nil, b), rule: "timex-until")
  }

  // MARK: Points and what is built of them

  func single(at i: Int) -> FoundTimex? {
    if scan.has(ValueRole.part.bit, at: i), let point = partsOfDay(at: i) { return point }
    if scan.has(ValueRole.bound.bit, at: i), let bound = scan.hit(.bound, at: i) {
      // `khoảng 4h sáng`, `gần 9 h` belong together; before a date the bound stays outside.
      guard let (p, end) = parser.point(at: i), p.hasClock else { return nil }
      // `đến khoảng 8h`: the bound goes with the preposition.
      if scan.hit(.to, before: i) != nil { return FoundTimex(tokens: bound.end..<end, timex: .point(p), rule: "timex-clock") }
      return FoundTimex(tokens: i..<end, timex: .point(p), rule: "timex-clock")
    }
    guard let (p, end) = parser.point(at: i), isMeant(p, i, end) else { return nil }
    return FoundTimex(tokens: i..<end, timex: .point(p), rule: rule(p))
  }

  /// `sáng và chiều 5/4`: the parts share the day.
  private func partsOfDay(at i: Int) -> FoundTimex? {
    guard let a = scan.hit(.part, at: i), let and = scan.hit(.and, at: a.end), scan.has(ValueRole.part.bit, at: and.end),
      let (p, end) = parser.point(at: and.end), p.hasDate
    else { return nil }
    var day = p
    day.part = nil
    return FoundTimex(tokens: i..<end, timex: .point(day), rule: "timex-day")
  }

  /// A part of the day alone is a time only behind `trong`, `vào`, `giữa`, `lúc`; `cuối`, `đầu` alone never are.
  private func isMeant(_ p: TimePoint, _ i: Int, _ end: Int) -> Bool {
    if p.hasDate || p.hasClock { return true }
    guard p.part != nil else { return false }
    if end - i > 1 { return true }
    return scan.hit(.at, before: i) != nil || scan.hit(.edge, before: i) != nil
  }

  private func rule(_ p: TimePoint) -> Rule {
    if p.holiday != nil { return "timex-holiday" }
    if p.isLunar { return "timex-lunar" }
    if p.hasClock { return "timex-clock" }
    switch p.day {
    case .shift: return p.isTold ? "timex-told-day" : "timex-relative-day"
    case .exactly: return p.year == .none ? (p.month == .none ? "timex-day" : "timex-day-month") : "timex-day-month-year"
    case .none: break
    }
    if p.weekday != nil { return "timex-weekday" }
    if p.week != .none || p.isWeekend { return "timex-week" }
    if p.quarter != .none { return "timex-quarter" }
    if p.month != .none { return "timex-month" }
    if p.decade != .none { return "timex-decade" }
    if p.century != .none { return "timex-century" }
    if p.season != nil { return "timex-season" }
    if p.year != .none { return "timex-year" }
    return "timex-part-of-day"
  }

  /// `tháng 3/2016 đến tháng 7/2017`, `2012-2015`, `5/6 - 10/6`, `giai đoạn 2019-2023`.
  func range(at i: Int) -> FoundTimex? {
    if scan.has(ValueRole.year_span.bit, at: i), let season = seasonYears(at: i) { return season }
    if scan.has(ValueRole.unit.bit, at: i), let months = months(at: i) { return months }
    if let span = scan.hit(.year_span, at: i), let (a, end) = parser.bareYear(at: span.end, true) ?? parser.year(at: span.end) {
      guard let (b, last) = intervalEnd(at: end), isAfter(a, b) else { return nil }
      return FoundTimex(tokens: i..<last, timex: .interval(a, b), rule: span.value == 1 ? "timex-term" : "timex-years")
    }
    guard let (a, end) = parser.point(at: i), a.hasDate || a.hasClock else { return nil }
    // `NGHỆ AN, 3/10/2022 - Rạng sáng 2/10, …`: a dateline before the first sentence.
    if scan.isHyphen(end), scan.isWord(end + 1), scan.tokens[end + 1].startsUpper, !scan.tokens[i].startsUpper { return nil }
    guard scan.isHyphen(end) || scan.has(ValueRole.to.bit, at: end), let (b, last) = intervalEnd(at: end),
      fits(a, b, isHyphen: scan.isHyphen(end))
    else { return nil }
    if scan.isHyphen(end), isYearOnly(a), isYearOnly(b), !isAfter(a, b) { return nil }
    return FoundTimex(tokens: i..<last, timex: .interval(a, b), rule: "timex-interval")
  }

  private func isYearOnly(_ p: TimePoint) -> Bool { p.year != .none && p.month == .none && p.quarter == .none && p.day == .none }

  private func isAfter(_ a: TimePoint, _ b: TimePoint) -> Bool {
    if case .exactly(let x) = a.year, case .exactly(let y) = b.year { return x < y }
    return b.isNow
  }

  private func isCounted(_ p: TimePoint) -> Bool {
    if case .shift = p.day { return true }
    return p.weekday != nil
  }

  /// Whether two points can be the ends of one interval without `từ`.
  private func fits(_ a: TimePoint, _ b: TimePoint, isHyphen: Bool) -> Bool {
    if b.isNow { return true }
    if a.hasClock || b.hasClock { return a.hasClock && b.hasClock }
    if isHyphen, isCounted(a) != isCounted(b) { return false }
    func grain(_ p: TimePoint) -> Int { p.day != .none ? 0 : p.month != .none ? 1 : p.quarter != .none ? 2 : p.year != .none ? 3 : 4 }
    return grain(a) == grain(b) || !isHyphen && grain(a) < 4 && grain(b) < 4
  }
}
