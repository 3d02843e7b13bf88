import Gazetteers

// Lists and ranges of years, months and parts of days.
extension TimexFinder {
  /// `năm 2004 và 2009`, `các năm 2004, 2009 và 2014`, `thập niên 1970 và 1980`, `tháng 7 và 8/2021`, `quý I và II`: one mention each.
  func unitList(at i: Int) -> (found: [FoundTimex], end: Int)? {
    guard let unit = scan.hit(.unit, at: i), let kind = TimeUnit(rawValue: unit.value),
      kind == .year || kind == .decade || kind == .month || kind == .quarter
    else { return nil }
    var items: [(point: TimePoint, at: Int)] = []
    var at = unit.end
    var isJoined = false
    while let point = bareItem(kind, at: at), items.count < 12 {
      items.append((point, at))
      if scan.isMark(at + 1, ",") {
        at += 2
      } else if let and = scan.hit(.and, at: at + 1), !isJoined {
        (at, isJoined) = (and.end, true)
      } else {
        break
      }
    }
    guard isJoined, let last = items.last, last.at == at, items.count > 1 else { return nil }
    var end = at + 1
    if kind == .month || kind == .quarter {
      if scan.isMark(end, "/") || scan.isHyphen(end), let y = scan.integer(end + 1), parser.isYear(y, end + 1) {
        for k in items.indices { items[k].point.year = .exactly(y) }
        end += 2
      } else if let (year, next) = parser.year(at: end), year.months == nil {
        for k in items.indices { (items[k].point.year, items[k].point.isTold) = (year.year, year.isTold) }
        end = next
      }
    }
    guard end > at + 1 || scan.unit(at: end, .counted) == nil && !scan.isMark(end, "/") && !scan.isHyphen(end) else { return nil }
    let found = items.enumerated().map { k, item in
      let tokens = (k == 0 ? i : item.at)..<(k == items.count - 1 ? end : item.at + 1)
      return FoundTimex(tokens: tokens, timex: .point(item.point), rule: "timex-list")
    }
    return (found, end)
  }

  /// A number in a list behind its unit.
  private func bareItem(_ unit: TimeUnit, at i: Int) -> TimePoint? {
    var p = TimePoint()
    switch unit {
    case .year:
      guard let y = scan.integer(i), parser.isYear(y, i) else { return nil }
      p.year = .exactly(y)
    case .decade:
      guard let y = scan.integer(i), y % 10 == 0, y < 100 || parser.isYear(y, i) else { return nil }
      p.decade = .exactly(y)
    case .month:
      guard let m = scan.integer(i), (1...12).contains(m) else { return nil }
      p.month = .exactly(m)
    case .quarter:
      guard let q = scan.roman(i) ?? scan.integer(i), (1...4).contains(q) else { return nil }
      p.quarter = .exactly(q)
    default: return nil
    }
    return p
  }

  /// `đêm 23, rạng sáng 24/8`, `sáng 23 và chiều 24/8`: the month stands with the second.
  func partList(at i: Int) -> (found: [FoundTimex], end: Int)? {
    guard let part = scan.hit(.part, at: i) else { return nil }
    let at = scan.hit(.date_head, at: part.end)?.end ?? part.end
    guard let n = scan.integer(at), (1...31).contains(n) else { return nil }
    let next = scan.isMark(at + 1, ",") || scan.isHyphen(at + 1) ? at + 2 : scan.hit(.and, at: at + 1)?.end ?? at + 1
    guard scan.has(ValueRole.part.bit, at: next), let (b, end) = parser.point(at: next), b.part != nil, case .exactly(let day) = b.day,
      case .exactly(let month) = b.month, n < day || day == 1 && n >= 28
    else { return nil }
    var a = b
    (a.part, a.day, a.hour, a.minute) = (DayPart(rawValue: part.value), .exactly(n), nil, nil)
    if n > day, b.year == .none { a.month = .exactly((month + 10) % 12 + 1) }
    let found = [
      FoundTimex(tokens: i..<at + 1, timex: .point(a), rule: "timex-parts"),
      FoundTimex(tokens: next..<end, timex: .point(b), rule: "timex-parts"),
    ]
    return (found, end)
  }

  /// `tháng 6-8`, `tháng 6-8/2021`, `tháng 10 - 12 năm nay`.
  func months(at i: Int) -> FoundTimex? {
    guard let head = parser.unitWord(.month, at: i), let m = scan.integer(head), (1...12).contains(m), scan.isHyphen(head + 1),
      let n = scan.integer(head + 2), (1...12).contains(n), m < n
    else { return nil }
    var (a, b) = (TimePoint(), TimePoint())
    (a.month, b.month) = (.exactly(m), .exactly(n))
    var end = head + 3
    if scan.isMark(end, "/") || scan.isHyphen(end), scan.isNumber(end + 1) {
      guard let y = scan.integer(end + 1), parser.isYear(y, end + 1) else { return nil }
      (a.year, b.year, end) = (.exactly(y), .exactly(y), end + 2)
    } else if let (year, next) = parser.year(at: end), year.months == nil {
      (a.year, b.year, end) = (year.year, year.year, next)
    }
    return FoundTimex(tokens: i..<end, timex: .interval(a, b), rule: "timex-months")
  }

  /// `mùa giải 2020/21`, `năm học 2020/2021`, `niên khóa 2019-20`.
  func seasonYears(at i: Int) -> FoundTimex? {
    guard let span = scan.hit(.year_span, at: i), let y = scan.integer(span.end), parser.isYear(y, span.end),
      scan.isMark(span.end + 1, "/") || scan.isHyphen(span.end + 1), scan.isGlued(span.end + 2), let z = scan.integer(span.end + 2),
      z == y + 1 || z == (y + 1) % 100 && scan.tokens[span.end + 2].end - scan.tokens[span.end + 2].start == 2
    else { return nil }
    var (a, b) = (TimePoint(), TimePoint())
    (a.year, b.year) = (.exactly(y), .exactly(y + 1))
    return FoundTimex(tokens: i..<span.end + 3, timex: .interval(a, b), rule: "timex-years")
  }

  /// `thập kỷ qua`, `thế kỷ vừa qua`: the last ten or hundred years.
  func lastAge(at i: Int) -> FoundTimex? {
    guard let hit = scan.hit(.unit, at: i), hit.value >= TimeUnit.decade.rawValue, scan.hit(.count_word, at: i) == nil,
      let unit = TimeUnit(rawValue: hit.value), let window = scan.hit(.window, at: hit.end), window.value < 0
    else { return nil }
    return FoundTimex(
      tokens: i..<window.end, timex: .window(TimeSpan(parts: [(unit, 1, nil)]), sign: window.value), rule: "timex-window")
  }
}
