import Gazetteers

// Amounts of time.
extension TimexParser {
  /// `5 năm`, `hai năm rưỡi`, `2 tháng 10 ngày`, `nửa tiếng`, `vài ngày`, `3-5 năm`.
  func span(at i: Int) -> (span: TimeSpan, end: Int)? {
    var parts: [(unit: TimeUnit, low: Double?, high: Double?)] = []
    var at = i
    while let (part, end) = spanPart(at: at), parts.last.map({ isFiner(part.unit, $0.unit) }) ?? true {
      parts.append(part)
      at = end
      if part.low == nil { break }
    }
    return parts.isEmpty ? nil : (TimeSpan(parts: parts), at)
  }

  private func isFiner(_ a: TimeUnit, _ b: TimeUnit) -> Bool {
    let order: [TimeUnit] = [.millennium, .century, .decade, .year, .quarter, .month, .week, .day, .night, .hour, .minute, .second]
    guard let ia = order.firstIndex(of: a), let ib = order.firstIndex(of: b) else { return false }
    // `3 ngày 2 đêm` is three days.
    return ia > ib && a != .night
  }

  private func spanPart(at i: Int) -> (part: (unit: TimeUnit, low: Double?, high: Double?), end: Int)? {
    guard i < scan.limit else { return nil }
    guard var n = numbers.number(at: i), n.low >= 0, !n.isFraction else { return nil }
    if n.high == nil, let to = scan.hit(.to, at: n.end), let high = numbers.magnitude(at: to.end), high.low > n.low, !high.isVague {
      // `7 đến 15 năm`
      (n.high, n.end) = (high.low, high.end)
    }
    guard let unit = durationUnit(at: n.end) else { return nil }
    // `chuyến bay 5886 ngày 16/11`: the unit begins a date.
    if scan.isNumber(unit.end), scan.isNumber(i), date(at: n.end, edge: nil).map({ $0.end > unit.end }) ?? false { return nil }
    // `một hôm`: one day, some day.
    if n.low == 1, n.isSpelled, n.high == nil, unit.end == n.end + 1, scan.has(ValueRole.date_head.bit, at: n.end),
      scan.hit(.date_head, at: n.end)?.value == 1
    {
      return nil
    }
    if n.isScaled, n.low >= 10_000, unit.unit != .year { return nil }
    var end = unit.end
    var low = n.low
    if numbers.isHalfPast(end), n.high == nil {
      low += 0.5
      end += 1
    }
    if unit.unit == .day, let nights = numbers.number(at: end), nights.end > end, let night = durationUnit(at: nights.end),
      night.unit == .night
    {
      end = night.end
    }
    return ((unit.unit, n.isVague && !n.isScaled ? nil : low, n.high), end)
  }

  /// The unit of a duration; a calendar word that begins a date (`3 năm 2019`) is left alone by the caller's order.
  func durationUnit(at i: Int) -> (unit: TimeUnit, end: Int)? {
    var at = i
    // A single letter counts glued to its number only, as in `24h`, `30s`.
    if scan.isWord(i), scan.tokens[i].ascii != 0 {
      guard scan.tokens[i].shape == .lower else { return nil }
      guard scan.isGlued(i) || scan.tokens[i].ascii == UInt8(ascii: "s") || scan.tokens[i].ascii == UInt8(ascii: "h") else { return nil }
    }
    guard let hit = scan.hit(.unit, at: i), let unit = TimeUnit(rawValue: hit.value) else { return nil }
    at = hit.end
    // `năm người`: a counter or a longer word begins here.
    if let longer = scan.unit(at: i, [.unit, .counter]), longer.end > at, longer.unit.use != .prison,
      longer.unit.use != .workingDay
    {
      return nil
    }
    if let word = scan.longerWord(at: i, than: at - i), !word.may(.N) { return nil }
    return (unit, at)
  }
}
