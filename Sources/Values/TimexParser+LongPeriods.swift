import Gazetteers

// Quarters, weeks, seasons, halves of a year, decades and centuries.
extension TimexParser {
  /// `quý III/2018`, `quý 4 năm 2018`, `quý này`, `quý I năm sau`.
  func quarter(at i: Int) -> Parsed? {
    guard let end = unitWord(.quarter, at: i) else { return nil }
    if let first = edgeOfYear(.quarter, at: end) { return first }
    if let shifted = shifted(.quarter, at: i) { return shifted }
    var p = TimePoint()
    let n: (value: Int, end: Int)
    if let roman = scan.roman(end) { n = (roman, end + 1) } else if let small = scan.smallNumber(end) { n = small } else { return nil }
    guard (1...4).contains(n.value) else { return nil }
    p.quarter = .exactly(n.value)
    if scan.isMark(n.end, "/") || scan.isHyphen(n.end), let y = scan.integer(n.end + 1), isYear(y, n.end + 1) {
      p.year = .exactly(y)
      return (p, n.end + 2)
    }
    return yearAfterPeriod(p, n.end)
  }

  func yearAfterPeriod(_ point: TimePoint, _ end: Int) -> Parsed {
    var p = point
    let at = scan.hit(.of, at: end)?.end ?? end
    if let (y, next) = year(at: at), y.months == nil {
      p.year = y.year
      p.isTold = y.isTold
      return (p, next)
    }
    if let y = scan.integer(end), isYear(y, end) {
      p.year = .exactly(y)
      return (p, end + 1)
    }
    if let shift = scan.hit(.shift, at: end), scan.has(ValueRole.window.bit, at: end) || shift.value == 0 {
      if shift.value == 0 { p.year = .shift(0) } else { p.direction = shift.value > 0 ? .future : .past }
      return (p, shift.end)
    }
    return (p, end)
  }

  /// `tuần này`, `cuối tuần trước`, `đầu tuần`, `tuần đầu tiên của tháng 9`, `tuần 33`.
  func weekPeriod(at i: Int, _ edge: Edge?) -> Parsed? {
    if let weekend = scan.hit(.weekend, at: i) {
      var p = TimePoint()
      p.isWeekend = true
      if let shift = scan.hit(.shift, at: weekend.end) {
        p.week = .shift(shift.value)
        return (p, shift.end)
      }
      if let that = scan.hit(.that, at: weekend.end) {
        (p.week, p.isTold) = (.shift(that.value), true)
        return (p, that.end)
      }
      p.week = .shift(0)
      p.direction = nil
      return (p, weekend.end)
    }
    guard let end = unitWord(.week, at: i) else { return nil }
    if let shifted = shifted(.week, at: i) { return shifted }
    if let nth = nth(.week, at: end) { return nth }
    guard edge != nil else { return nil }
    var p = TimePoint()
    p.week = .shift(0)
    return (p, end)
  }

  /// `mùa hè năm nay`, `mùa đông này`.
  func season(at i: Int) -> Parsed? {
    // `mùa thu hoạch`
    guard let hit = scan.hit(.season, at: i), scan.longerWord(at: hit.end - 1, than: 1) == nil else { return nil }
    // `tập trận Bão Mùa Xuân`
    if scan.tokens[hit.end - 1].startsUpper, scan.isInsideName(i..<hit.end) { return nil }
    var p = TimePoint()
    p.season = hit.value
    let found = yearAfterPeriod(p, hit.end)
    // `hè` alone needs its year: it is also half of other words.
    if hit.end == i + 1, found.point.year == .none, found.point.direction == nil { return nil }
    return found
  }

  /// `nửa đầu năm 2021`, `nửa cuối tháng 6`; `thế kỷ XXI`, `thập niên 1980`, `những năm 90`.
  func halfYear(at i: Int) -> Parsed? {
    guard let hit = scan.hit(.half_of, at: i) else { return nil }
    guard let (period, end) = year(at: hit.end) ?? month(at: hit.end) ?? ages(at: hit.end) ?? bareUnit(.year, at: hit.end) else {
      return nil
    }
    var p = period
    p.half = hit.value
    return (p, end)
  }

  /// `trước Công nguyên` behind a year or century.
  func eraBehind(_ point: TimePoint, _ end: Int) -> Parsed {
    guard let era = scan.hit(.era, at: end) else { return (point, end) }
    return (with(point) { $0.isBeforeChrist = era.value < 0 }, era.end)
  }

  func bareUnit(_ unit: TimeUnit, at i: Int) -> Parsed? {
    guard let end = unitWord(unit, at: i) else { return nil }
    var p = TimePoint()
    set(&p, unit, 0)
    return (p, end)
  }

  func ages(at i: Int) -> Parsed? {
    guard let hit = scan.hit(.unit, at: i), hit.value == TimeUnit.century.rawValue || hit.value == TimeUnit.decade.rawValue else {
      return nil
    }
    var p = TimePoint()
    if hit.value == TimeUnit.century.rawValue {
      if let shifted = shifted(.century, at: i) { return shifted }
      let at = scan.hit(.ordinal, at: hit.end)?.end ?? hit.end
      let n = scan.roman(at) ?? scan.integer(at)
      if let n, (1...40).contains(n) {
        p.century = .exactly(n)
        return eraBehind(p, at + 1)
      }
      guard let spelled = numbers.spelled(at: at), spelled.low <= 40, scan.hit(.digit, at: at) != nil || scan.hit(.ten, at: at) != nil
      else { return nil }
      p.century = .exactly(Int(spelled.low))
      return eraBehind(p, spelled.end)
    }
    if scan.hit(.count_word, at: i) == nil, let shifted = shifted(.decade, at: i) { return shifted }
    guard let n = scan.integer(hit.end), n % 10 == 0, n < 100 || (1500...2100).contains(n),
      scan.unit(at: hit.end + 1, [.scale, .unit, .counter]) == nil
    else { return nil }
    p.decade = .exactly(n)
    // `những năm 90 của thế kỷ trước`
    let at = scan.hit(.of, at: hit.end + 1)?.end ?? hit.end + 1
    if n < 100, let century = scan.hit(.unit, at: at), century.value == TimeUnit.century.rawValue {
      if let (c, end) = shifted(.century, at: at), case .shift(let s) = c.century {
        return (with(p) { $0.decade = .exactly((s < 0 ? 1900 : 2000) + n) }, end)
      }
      if let c = scan.roman(century.end) ?? scan.integer(century.end) {
        return (with(p) { $0.decade = .exactly((c - 1) * 100 + n) }, century.end + 1)
      }
    }
    return (p, hit.end + 1)
  }
}
