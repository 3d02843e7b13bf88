import Gazetteers

// Durations, and times counted by them.
extension TimexFinder {
  /// `cách đây hai năm`, `cách đây hơn một tháng`.
  func ago(at i: Int) -> FoundTimex? {
    guard let hit = scan.hit(.ago, at: i), hit.value == 0 else { return nil }
    let at = scan.hit(.bound, at: hit.end)?.end ?? hit.end
    guard let (span, end) = parser.span(at: at) else { return nil }
    return FoundTimex(tokens: i..<end, timex: .offset(span, sign: -1, fromTold: false), rule: "timex-ago")
  }

  /// `sau 5 năm`, `sau đó hai ngày`, `trước đó một tuần`.
  func beforeAfter(at i: Int) -> FoundTimex? {
    if let told = scan.hit(.told, at: i) {
      let at = scan.hit(.bound, at: told.end)?.end ?? told.end
      guard told.value != 0, let (span, end) = parser.span(at: at), !isClock(at) else { return nil }
      return FoundTimex(tokens: i..<end, timex: .offset(span, sign: told.value, fromTold: true), rule: "timex-told-offset")
    }
    guard let after = scan.hit(.after, at: i) else { return nil }
    let at = scan.hit(.bound, at: after.end)?.end ?? after.end
    guard let (span, end) = parser.span(at: at) else { return nil }
    if let onward = scan.hit(.onward, at: end) {
      return FoundTimex(tokens: i..<onward.end, timex: .offset(span, sign: 1, fromTold: false), rule: "timex-ahead")
    }
    // At the end of a clause it counts from the date told; before what lasted so long it is a duration.
    let closes = end >= scan.limit || scan.tokens[end].kind == .punctuation && !scan.isMark(end, "(")
    if closes, i > scan.start, scan.isWord(i - 1) {
      return FoundTimex(tokens: i..<end, timex: .offset(span, sign: 1, fromTold: true), rule: "timex-told-offset")
    }
    return FoundTimex(tokens: i..<end, timex: .duration(span), rule: "timex-elapsed")
  }

  /// `16h ngày 3/4`: a time of the day, not sixteen hours.
  private func isClock(_ i: Int) -> Bool {
    guard let (p, _) = parser.point(at: i) else { return false }
    return p.hasClock && (p.hasDate || p.part != nil || p.minute != nil)
  }

  /// What begins with an amount of time: durations, `ba ngày trước`, `2 tháng qua`, `6 tháng đầu năm`.
  func spanned(at i: Int) -> FoundTimex? {
    let at = scan.hit(.bound, at: i)?.end ?? i
    // `khoảng hơn một năm`: the bound nearer to the number is read.
    if at > i, scan.has(ValueRole.bound.bit, at: at) { return nil }
    if at == i, isDate(at: i) { return nil }
    if at == i, let part = scan.hit(.part, at: i), scan.hit(.half, at: i).map({ $0.end < part.end }) ?? false { return nil }
    guard let (span, end) = parser.span(at: at) else { return nil }
    if span.parts.count == 1, span.parts[0].unit == .day, let weekend = scan.hit(.weekend, at: end),
      let (p, last) = parser.weekPeriod(at: end, nil)
    {
      // `hai ngày cuối tuần`
      _ = weekend
      return FoundTimex(tokens: i..<last, timex: .point(p), rule: "timex-week")
    }
    if span.parts[0].unit == .hour, isClock(i), let clock = range(at: i) ?? single(at: i) { return clock }
    if at > i, let hour = span.parts.first, hour.unit == .hour, !lasts(i, at), let clock = single(at: i) { return clock }
    if let behind = behindSpan(i, span, end) { return behind }
    if span.parts.count == 1, let to = scan.hit(.to, at: end), let (longer, last) = parser.span(at: to.end), longer.parts.count == 1,
      longer.parts[0].unit != span.parts[0].unit, !isClock(to.end), scan.hit(.before, at: last) == nil, scan.hit(.after, at: last) == nil
    {
      // `6 tháng đến 3 năm`, `vài tháng cho tới vài năm`
      return FoundTimex(tokens: i..<last, timex: .fixed(span.iso + "/" + longer.iso), rule: "timex-duration")
    }
    if span.parts.count == 1, span.parts[0].unit == .hour, at == i || !lasts(i, at), let clock = range(at: i) ?? single(at: i) {
      return clock
    }
    return FoundTimex(tokens: i..<end, timex: .duration(span), rule: "timex-duration")
  }

  /// `hơn 3 giờ`, `gần ba giờ`: more than so many hours, and hours counted in words, pass; they are no time of the day unless a word says so.
  private func lasts(_ i: Int, _ at: Int) -> Bool {
    // `Hơn 16h, …`, `hơn 7h`: so clocks are read, above all where a sentence begins.
    if scan.isNumber(at),
      i == scan.start || scan.integer(at).map({ $0 > 12 }) ?? true || scan.tokens[at + 1].end - scan.tokens[at + 1].start == 1
    {
      return false
    }
    guard !scan.isNumber(at) || scan.hit(.bound, at: i).map({ ValueWords.bound($0.value) == .above }) ?? false else { return false }
    // `lúc`, `từ`, `đến`
    return scan.hit(.at, before: i) == nil && scan.hit(.from, before: i) == nil && scan.hit(.to, before: i) == nil
  }

  /// `12 tháng 10`: a date, not twelve months.
  private func isDate(at i: Int) -> Bool { parser.dayOfMonth(at: i) != nil && !scan.has(ValueRole.edge.bit, at: i + 2) }

  private func behindSpan(_ i: Int, _ span: TimeSpan, _ end: Int) -> FoundTimex? {
    if let told = scan.hit(.told, at: end), told.value != 0 {
      return FoundTimex(tokens: i..<told.end, timex: .offset(span, sign: told.value, fromTold: true), rule: "timex-told-offset")
    }
    if let onward = scan.hit(.onward, at: end) {
      return FoundTimex(tokens: i..<onward.end, timex: .offset(span, sign: 1, fromTold: false), rule: "timex-ahead")
    }
    if let ago = scan.hit(.ago, at: end), ago.value == 1 {
      return FoundTimex(tokens: i..<ago.end, timex: .offset(span, sign: -1, fromTold: false), rule: "timex-ago")
    }
    if let window = scan.hit(.window, at: end) {
      return FoundTimex(tokens: i..<window.end, timex: .window(span, sign: window.value), rule: "timex-window")
    }
    if let before = scan.hit(.before, at: end), before.end == end + 1, standsAlone(before.end) {
      return FoundTimex(tokens: i..<before.end, timex: .offset(span, sign: -1, fromTold: false), rule: "timex-ago")
    }
    if let after = scan.hit(.after, at: end), after.end == end + 1, standsAlone(after.end),
      !scan.tokens[end].startsUpper || scan.tokens[end - 1].startsUpper
    {
      return FoundTimex(tokens: i..<after.end, timex: .offset(span, sign: 1, fromTold: true), rule: "timex-told-offset")
    }
    return partOfYear(i, span, end)
  }

  /// Whether `trước`, `sau` behind a duration ends the expression: no date, duration or `khi` follows.
  private func standsAlone(_ i: Int) -> Bool {
    guard i < scan.limit else { return true }
    if scan.tokens[i].kind == .punctuation { return true }
    if parser.point(at: i) != nil { return false }
    if let word = scan.word(at: i) {
      // `hai ngày trước hội nghị`, `sáu tháng trước khi …`
      if word.row.traits.contains(.clause) || word.row.sense == .event || word.row.sense == .time { return false }
    }
    return true
  }

  /// `6 tháng đầu năm 2021`, `3 tháng cuối năm`, `10 ngày đầu tháng 5`.
  private func partOfYear(_ i: Int, _ span: TimeSpan, _ end: Int) -> FoundTimex? {
    guard span.parts.count == 1, let count = span.parts[0].low, count >= 1, count <= 31, count == count.rounded(),
      let edge = scan.hit(.edge, at: end), edge.value != Edge.mid.rawValue
    else { return nil }
    let n = Int(count)
    switch span.parts[0].unit {
    case .month where n <= 12:
      guard let (year, last) = parser.year(at: edge.end) ?? parser.bareUnit(.year, at: edge.end) else { return nil }
      var p = year
      p.months = edge.value == 0 ? 1...n : (13 - n)...12
      return FoundTimex(tokens: i..<last, timex: .point(p), rule: "timex-months-of-year")
    case .quarter where n <= 4:
      guard let (year, last) = parser.year(at: edge.end) ?? parser.bareUnit(.year, at: edge.end) else { return nil }
      var p = year
      p.months = edge.value == 0 ? 1...(3 * n) : (13 - 3 * n)...12
      return FoundTimex(tokens: i..<last, timex: .point(p), rule: "timex-months-of-year")
    case .day:
      guard let (month, last) = parser.month(at: edge.end) ?? parser.bareUnit(.month, at: edge.end) else { return nil }
      var a = month
      var b = month
      if edge.value == 0 { (a.day, b.day) = (.exactly(1), .exactly(n)) } else { (a.day, b.day) = (.exactly(-n), .exactly(-1)) }
      return FoundTimex(tokens: i..<last, timex: .interval(a, b), rule: "timex-days-of-month")
    default: return nil
    }
  }
}
