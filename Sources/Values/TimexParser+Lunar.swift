import Gazetteers

// Lunar days, Tết and holidays.
extension TimexParser {
  /// `mùng 3 Tết`, `mồng 1 tháng Giêng`, `rằm tháng Bảy`, `mồng 3 tháng 3 năm 2017`.
  func lunarDay(at i: Int) -> Parsed? {
    guard let hit = scan.hit(.lunar_day, at: i) else { return nil }
    var p = TimePoint()
    var at = hit.end
    if hit.value > 0 {
      p.day = .exactly(hit.value)
    } else {
      guard let n = scan.smallNumber(at), (1...30).contains(n.value) else { return nil }
      p.day = .exactly(n.value)
      at = n.end
    }
    if let tet = scan.hit(.tet, at: at) { return tetYear(with(p) { ($0.month, $0.isLunar) = (.exactly(1), true) }, tet.end) }
    if scan.isMark(at, "/") || scan.isHyphen(at), let m = scan.integer(at + 1), (1...12).contains(m) {
      p.month = .exactly(m)
      at += 2
      if scan.isMark(at, "/") || scan.isHyphen(at), let y = scan.integer(at + 1), (1800...2200).contains(y) {
        p.year = .exactly(y)
        at += 2
      }
      return lunarBehind(p, at, isFullMoon: hit.value == 15)
    }
    guard let (month, end) = month(at: at), case .exactly = month.month else {
      return hit.value == 15 ? nil : lunarBehind(p, at, isFullMoon: false)
    }
    let day = p.day
    p = month
    p.day = day
    // `mồng` is said of the first ten days of either calendar; `rằm` and `tháng Giêng`, `tháng Chạp` only of the lunar one.
    if scan.has(ValueRole.month_name.bit, at: at + 1) { p.isLunar = true }
    return lunarBehind(p, end, isFullMoon: hit.value == 15)
  }

  private func lunarBehind(_ point: TimePoint, _ end: Int, isFullMoon: Bool) -> Parsed {
    var p = point
    if isFullMoon { p.isLunar = true }
    if let lunar = scan.hit(.lunar, at: end) {
      p.isLunar = true
      return yearAfterPeriodOrSame(p, lunar.end)
    }
    if scan.isMark(end, "("), let lunar = scan.hit(.lunar, at: end + 1), scan.isMark(lunar.end, ")") {
      p.isLunar = true
      return (p, lunar.end + 1)
    }
    return p.year == .none ? yearAfterPeriodOrSame(p, end) : (p, end)
  }

  private func yearAfterPeriodOrSame(_ point: TimePoint, _ end: Int) -> Parsed {
    if let (branch, next) = stemBranch(at: end) { return (with(point) { $0.year = branch.year }, next) }
    guard point.year == .none else { return (point, end) }
    return yearAfterPeriod(point, end)
  }

  /// `30 Tết`, `23 tháng Chạp`, `10/3 âm lịch`, `15/8 âm lịch`: a number first.
  func lunarNumber(at i: Int) -> Parsed? {
    guard let n = scan.integer(i), (1...30).contains(n) else { return nil }
    if let tet = scan.hit(.tet, at: i + 1), tet.value == 0 {
      // The days before Tết are of the twelfth month.
      let last = n >= 20
      return tetYear(
        with(TimePoint()) { ($0.day, $0.month, $0.isLunar) = (.exactly(n), .exactly(last ? 12 : 1), true) }, tet.end)
    }
    if scan.isMark(i + 1, "/") || scan.isHyphen(i + 1), let m = scan.integer(i + 2), (1...12).contains(m), let lunar = lunarMark(at: i + 3)
    {
      let p = with(TimePoint()) { ($0.day, $0.month, $0.isLunar) = (.exactly(n), .exactly(m), true) }
      return yearAfterPeriodOrSame(p, lunar)
    }
    if let (month, end) = month(at: i + 1), case .exactly = month.month,
      month.isLunar || lunarMark(at: end) != nil
        || scan.has(ValueRole.month_name.bit, at: i + 2)
    {
      var p = month
      (p.day, p.isLunar) = (.exactly(n), true)
      return lunarMark(at: end).map { yearAfterPeriodOrSame(p, $0) } ?? (p, end)
    }
    return nil
  }

  private func lunarMark(at i: Int) -> Int? {
    if let hit = scan.hit(.lunar, at: i) { return hit.end }
    guard scan.isMark(i, "("), let hit = scan.hit(.lunar, at: i + 1), scan.isMark(hit.end, ")") else { return nil }
    return hit.end + 1
  }

  /// `Tết Nguyên đán 2022`, `Tết Nhâm Dần`, `Tết Quý Mão 2023`: its first day.
  func tet(at i: Int) -> Parsed? {
    guard let hit = scan.hit(.tet, at: i), scan.tokens[i].startsUpper, scan.hit(.holiday, at: i)?.end ?? 0 <= hit.end else { return nil }
    let p = with(TimePoint()) { ($0.day, $0.month, $0.isLunar) = (.exactly(1), .exactly(1), true) }
    let found = tetYear(p, hit.end)
    // `Xuân` alone is a name or the spring.
    return hit.value == 1 && (found.point.year == .none || scan.tokens[i].shape == .upper) ? nil : found
  }

  private func tetYear(_ point: TimePoint, _ end: Int) -> Parsed {
    var p = point
    var at = end
    if let (branch, next) = stemBranch(at: at) {
      p.year = branch.year
      at = next
    }
    if let y = scan.integer(at), (1900...2100).contains(y), !isCode(at) {
      p.year = .exactly(y)
      return (p, at + 1)
    }
    let (full, next) = yearAfterPeriod(p, at)
    return p.year == .none ? (full, next) : (p, at)
  }

  /// `Giáng sinh`, `Quốc khánh 2/9`, `Giỗ Tổ Hùng Vương năm 2023`.
  func holiday(at i: Int) -> Parsed? {
    guard let hit = scan.hit(.holiday, at: i), !scan.isTail(i), !scan.isInsideName(i..<hit.end) else { return nil }
    var p = TimePoint()
    p.holiday = HolidayRule(code: hit.value)
    let at = scan.isMark(hit.end, "(") ? hit.end + 1 : hit.end
    if let (date, end) = numericDate(at: at, isHeaded: true), date.day != .none {
      return (date, at > hit.end && scan.isMark(end, ")") ? end + 1 : end)
    }
    if let y = scan.integer(hit.end), (1900...2100).contains(y), !isCode(hit.end) {
      p.year = .exactly(y)
      return (p, hit.end + 1)
    }
    // `Giáng sinh vào tháng 12 năm ngoái`
    if let at = scan.hit(.at, at: hit.end), let (month, end) = month(at: at.end), let rule = p.holiday, rule.calendar == .solar,
      month.month == .exactly(rule.month)
    {
      p.year = month.year
      p.direction = month.direction
      return (p, end)
    }
    return yearAfterPeriod(p, hit.end)
  }
}
