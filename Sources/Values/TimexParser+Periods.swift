import Gazetteers

// Months, years and what lies between and above them.
extension TimexParser {
  /// A unit of time at a token, by its calendar word (`tháng`, `năm`).
  func unitWord(_ unit: TimeUnit, at i: Int) -> Int? {
    guard let hit = scan.hit(.unit, at: i), hit.value == unit.rawValue else { return nil }
    return hit.end
  }

  /// A unit and how far from the anchor: `tuần trước`, `tháng này`, `năm ngoái`, `quý tới`, `cùng năm`, `tháng đó`.
  func shifted(_ unit: TimeUnit, at i: Int) -> Parsed? {
    guard let end = unitWord(unit, at: i) else { return nil }
    var p = TimePoint()
    let shift: Int
    let behind: Int
    if let that = scan.hit(.that, at: end) {
      (shift, behind) = (that.value, that.end)
      p.isTold = true
    } else if let hit = scan.hit(.shift, at: end), allowsShift(hit, unit, end) {
      (shift, behind) = (hit.value, hit.end)
    } else {
      return nil
    }
    set(&p, unit, shift)
    return (p, behind)
  }

  /// `năm trước khi …`, `năm sau khi …` are no years; `năm qua` after a number is a window.
  private func allowsShift(_ hit: RoleHit, _ unit: TimeUnit, _ i: Int) -> Bool {
    if let before = scan.hit(.before, at: i), before.end > hit.end { return false }
    if let after = scan.hit(.after, at: i), after.end > hit.end { return false }
    return true
  }

  func set(_ p: inout TimePoint, _ unit: TimeUnit, _ shift: Int) {
    switch unit {
    case .year: p.year = .shift(shift)
    case .month: p.month = .shift(shift)
    case .week: p.week = .shift(shift)
    case .quarter: p.quarter = .shift(shift)
    case .century: p.century = .shift(shift)
    case .decade: p.decade = .shift(shift)
    default: p.day = .shift(shift)
    }
  }

  /// `cùng năm`, `cùng tháng`, `cùng kỳ năm ngoái`.
  func same(at i: Int) -> Parsed? {
    guard let hit = scan.hit(.same, at: i) else { return nil }
    var p = TimePoint()
    if hit.value == ValueWords.lastYear {
      if let period = year(at: hit.end) ?? month(at: hit.end) ?? quarter(at: hit.end) ?? bareYear(at: hit.end, true) { return period }
      p.year = .shift(-1)
      return (p, hit.end)
    }
    if hit.value == ValueWords.nextYear {
      if scan.isNumber(hit.end) { return nil }
      p.year = .shift(1)
      return (p, hit.end)
    }
    guard let unit = TimeUnit(rawValue: hit.value) else { return nil }
    set(&p, unit, 0)
    p.isTold = true
    return (p, hit.end)
  }

  /// `tháng 9`, `tháng Tám`, `tháng 3/2014`, `tháng 12 năm ngoái`, `tháng này`.
  func month(at i: Int) -> Parsed? {
    guard let end = unitWord(.month, at: i) else { return nil }
    if let first = edgeOfYear(.month, at: end) { return first }
    if let shifted = shifted(.month, at: i) {
      // `tháng trước năm …` does not occur.
      return shifted
    }
    var p = TimePoint()
    var at: Int
    if let name = scan.hit(.month_name, at: end) {
      p.month = .exactly(name.value)
      p.isLunar = name.value == 12
      at = name.end
    } else if let token = dottedMonth(at: end) {
      return token
    } else if let n = scan.smallNumber(end), (1...12).contains(n.value), !isCode(end) || scan.isMark(end + 1, "/") {
      p.month = .exactly(n.value)
      at = n.end
    } else {
      return nil
    }
    if let lunar = scan.hit(.lunar, at: at) {
      p.isLunar = true
      at = lunar.end
    }
    return yearOfMonth(p, at, isNumber: scan.isNumber(end))
  }

  /// `tháng đầu năm 2019`, `quý cuối năm`: the first or last of the year.
  func edgeOfYear(_ unit: TimeUnit, at i: Int) -> Parsed? {
    guard let edge = scan.hit(.edge, at: i), edge.value != Edge.mid.rawValue,
      let (year, end) = year(at: edge.end) ?? bareUnit(.year, at: edge.end)
    else { return nil }
    return (
      with(year) { p in
        if unit == .month { p.month = .exactly(edge.value == 0 ? 1 : 12) } else { p.quarter = .exactly(edge.value == 0 ? 1 : 4) }
      }, end
    )
  }

  /// `tháng 11.2013`, and `tháng 1,2009` by mistake.
  private func dottedMonth(at i: Int) -> Parsed? {
    guard scan.isNumber(i) else { return nil }
    let bytes = scan.text.text.bytes[scan.tokens[i].span.range]
    guard let dot = bytes.firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }),
      let month = Numeral(bytes[..<dot])?.integer,
      let year = Numeral(bytes[(dot + 1)...])?.integer, (1...12).contains(month), (1900...2200).contains(year)
    else { return nil }
    var p = TimePoint()
    (p.year, p.month) = (.exactly(year), .exactly(month))
    return (p, i + 1)
  }

  private func yearOfMonth(_ point: TimePoint, _ end: Int, isNumber: Bool) -> Parsed? {
    var p = point
    if isNumber, scan.isMark(end, "/") || scan.isHyphen(end), let y = scan.integer(end + 1), (1900...2200).contains(y) {
      p.year = .exactly(y)
      return (p, end + 2)
    }
    if isNumber, scan.isMark(end, "/"), scan.isGlued(end) { return nil }
    if let y = scan.integer(end), isYear(y, end), scan.unit(at: end + 1, [.unit, .counter, .scale, .currency]) == nil {
      p.year = .exactly(y)
      return (p, end + 1)
    }
    let at =
      scan.isMark(end, ",") && unitWord(.year, at: end + 1) != nil && scan.isNumber(end + 2) ? end + 1 : scan.hit(.of, at: end)?.end ?? end
    if let (y, next) = year(at: at), y.months == nil, y.edge == nil, y.decade == .none {
      p.year = y.year
      p.isTold = p.isTold || y.isTold
      if let lunar = scan.hit(.lunar, at: next) {
        p.isLunar = true
        return (p, lunar.end)
      }
      return everyBehind(p, next)
    }
    if let shift = scan.hit(.shift, at: end), scan.has(ValueRole.window.bit, at: end) || shift.value == 0 {
      // `tháng 6 tới`, `tháng 4 vừa qua`, `tháng 6 này`.
      guard shift.value != 0 else { return (p, shift.end) }
      p.direction = shift.value > 0 ? .future : .past
      return (p, end)
    }
    return everyBehind(p, end)
  }

  func isYear(_ n: Int, _ token: Int) -> Bool {
    (1900...2100).contains(n) && scan.tokens[token].end - scan.tokens[token].start == 4
  }

  /// `năm 2019`, `năm ngoái`, `năm học 2020-2021`, `năm Nhâm Dần`.
  func year(at i: Int) -> Parsed? {
    guard let end = unitWord(.year, at: i) ?? yearSpan(at: i) else { return nil }
    if let shifted = shifted(.year, at: i) { return shifted }
    var p = TimePoint()
    if let y = scan.integer(end), (100...2999).contains(y), !isCountBehind(end), !isCode(end) {
      if y < 1000, i > scan.start, scan.hit(.recurring, before: i) != nil || scan.has(NumberReader.numberRoles, at: i - 1) { return nil }
      p.year = .exactly(y)
      return eraBehind(p, end + 1)
    }
    if let branch = stemBranch(at: end) { return (branch.point, branch.end) }
    if let spelled = numbers.spelled(at: end), spelled.low >= 1000, spelled.low < 2200, spelled.low == spelled.low.rounded() {
      p.year = .exactly(Int(spelled.low))
      return (p, spelled.end)
    }
    return nil
  }

  /// Whether a number behind `năm` counts something: `mỗi năm 500 người`.
  private func isCountBehind(_ i: Int) -> Bool {
    guard let n = scan.integer(i) else { return false }
    if (1800...2100).contains(n) { return scan.unit(at: i + 1, [.scale, .unit, .currency]) != nil && !scan.has(Self.timeRoles, at: i + 1) }
    return scan.unit(at: i + 1, [.scale, .unit, .counter, .currency, .time]) != nil || scan.word(at: i + 1)?.row.first == .N
  }

  static let timeRoles = ValueRole.unit.bit | ValueRole.edge.bit | ValueRole.part.bit | ValueRole.date_head.bit | ValueRole.shift.bit

  private func yearSpan(at i: Int) -> Int? { scan.hit(.year_span, at: i)?.end }

  /// `Nhâm Dần`: a stem and a branch name a year of the sixty.
  func stemBranch(at i: Int) -> Parsed? {
    guard let stem = scan.hit(.stem, at: i), scan.tokens[i].startsUpper, let branch = scan.hit(.branch, at: stem.end),
      scan.tokens[stem.end].startsUpper, stem.value % 2 == branch.value % 2
    else { return nil }
    var p = TimePoint()
    p.year = .exactly(-(stem.value * 12 + branch.value + 1))
    return (p, branch.end)
  }

  /// Four digits that can only be a year, where a year may stand.
  func bareYear(at i: Int, _ isHeaded: Bool) -> Parsed? {
    guard let y = scan.integer(i), isYear(y, i), !isCode(i), !scan.isHyphen(i + 1) || !scan.isGlued(i + 1) || isYearRange(i) else {
      return nil
    }
    if i > scan.start, scan.isGlued(i),
      scan.tokens[i - 1].kind == .word || scan.isMark(i - 1, "/") || scan.isHyphen(i - 1) && !isYearRangeEnd(i)
    {
      return nil
    }
    if scan.unit(at: i + 1, [.scale, .unit, .counter, .currency]) != nil { return nil }
    guard isHeaded || yearMayStand(at: i) else { return nil }
    var p = TimePoint()
    p.year = .exactly(y)
    return (p, i + 1)
  }

  private func isYearRange(_ i: Int) -> Bool { scan.integer(i + 2).map { isYear($0, i + 2) } ?? false }
  private func isYearRangeEnd(_ i: Int) -> Bool { scan.integer(i - 2).map { isYear($0, i - 2) } ?? false }

  private func yearMayStand(at i: Int) -> Bool {
    if i == scan.start { return i + 1 == scan.limit || isYearRange(i) }
    for role in [ValueRole.birth, .at, .from, .to, .before, .after, .bound, .edge] where scan.hit(role, before: i) != nil { return true }
    if scan.isMark(i - 1, "("), scan.isMark(i + 1, ")") || scan.isHyphen(i + 1) || scan.isMark(i + 1, ",") { return true }
    if scan.isHyphen(i - 1), isYearRangeEnd(i) { return true }
    if isYearRange(i) { return true }
    // `bầu cử 2020`
    return scan.wordEnding(at: i)?.sense == .event
  }
}
