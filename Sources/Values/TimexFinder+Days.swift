import Gazetteers

// Lists of days.
extension TimexFinder {
  /// `18-19/9`, `ngày 12 và 13/3`, `hai ngày 30/4 và 1/5`, `các ngày 18, 19 và 20/9`. Days in a row are one interval, others one mention each.
  func dayList(at i: Int) -> (found: [FoundTimex], end: Int)? {
    var at = i
    var part: DayPart?
    var isPlural = false
    if let n = scan.smallNumber(i), let head = scan.hit(.date_head, at: n.end) ?? scan.hit(.part, at: n.end) {
      (at, isPlural) = (head.end, true)
    } else if let list = scan.hit(.count_word, at: i), let head = scan.hit(.date_head, at: list.end) ?? scan.hit(.part, at: list.end) {
      (at, isPlural) = (head.end, true)
    } else {
      if let p = scan.hit(.part, at: at), !isPlural {
        part = DayPart(rawValue: p.value)
        at = p.end
      }
      if let head = scan.hit(.date_head, at: at) { at = head.end }
    }
    var items: [(point: TimePoint, tokens: Range<Int>)] = []
    var isRange = false
    while true {
      let n = scan.integer(at)
      let hasSeparator = scan.isMark(at + 1, "/") && scan.isNumber(at + 2)
      if let n, (1...31).contains(n), !hasSeparator, let next = listSeparator(at + 1, isPlural || at > i) {
        var p = TimePoint()
        p.day = .exactly(n)
        items.append((p, at..<at + 1))
        isRange = isRange || next.isRange
        at = next.end
      } else if let (p, end) = slashDate(at: at) {
        items.append((p, at..<end))
        guard isPlural, let next = listSeparator(end, true), !next.isRange, slashDate(at: next.end) != nil || isListed(next.end) else {
          break
        }
        at = next.end
      } else {
        return nil
      }
      if items.count > 12 { return nil }
    }
    guard items.count > 1, let last = items.last else { return nil }
    // Months and years stand with the last.
    for k in items.indices.reversed().dropFirst() {
      if items[k].point.month == .none { items[k].point.month = items[k + 1].point.month }
      if items[k].point.year == .none { items[k].point.year = items[k + 1].point.year }
      items[k].point.part = part
    }
    let end = last.tokens.upperBound
    if isRange || isInRow(items.map(\.point)) {
      var b = last.point
      if part != nil { b.part = part }
      guard isRange ? items.count == 2 && isBefore(items[0].point, b) : true else { return nil }
      return ([FoundTimex(tokens: i..<end, timex: .interval(items[0].point, b), rule: "timex-days")], end)
    }
    let found = items.enumerated().map { k, item in
      FoundTimex(tokens: (k == 0 ? i : item.tokens.lowerBound)..<item.tokens.upperBound, timex: .point(item.point), rule: "timex-days")
    }
    return (found, end)
  }

  private func isListed(_ i: Int) -> Bool { scan.integer(i).map { (1...31).contains($0) } ?? false }

  /// A day with its month, written with a slash (a hyphen only when the day range is not meant), or in words.
  private func slashDate(at i: Int) -> TimexParser.Parsed? {
    if let date = parser.dayOfMonth(at: i) { return date }
    guard scan.isMark(i + 1, "/") || scan.isHyphen(i + 1), let (p, end) = parser.numericDate(at: i, isHeaded: true), case .exactly = p.day
    else {
      return nil
    }
    return (p, end)
  }

  private func listSeparator(_ i: Int, _ allowsComma: Bool) -> (end: Int, isRange: Bool)? {
    if scan.isHyphen(i), scan.isNumber(i + 1), scan.isMark(i + 2, "/") || scan.isHyphen(i + 2) { return (i + 1, true) }
    if let and = scan.hit(.and, at: i), scan.isNumber(and.end) { return (and.end, false) }
    if allowsComma, scan.isMark(i, ","), scan.isNumber(i + 1) { return (i + 1, false) }
    if let to = scan.hit(.to, at: i), scan.isNumber(to.end), scan.isMark(to.end + 1, "/") || scan.isHyphen(to.end + 1) {
      return (to.end, true)
    }
    return nil
  }

  private func isInRow(_ points: [TimePoint]) -> Bool {
    for (a, b) in zip(points, points.dropFirst()) {
      guard case .exactly(let x) = a.day, case .exactly(let y) = b.day else { return false }
      if a.month == b.month ? y != x + 1 : !(y == 1 && x >= 28) { return false }
    }
    return true
  }

  private func isBefore(_ a: TimePoint, _ b: TimePoint) -> Bool {
    guard case .exactly(let x) = a.day, case .exactly(let y) = b.day else { return false }
    return a.month != b.month || x < y
  }
}
