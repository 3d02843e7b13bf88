import Annotations
import Gazetteers

// Dates in digits.
extension TimexParser {
  /// `5/6/2021`, `23-8`, `10.2`, `2021-08-24`, `9/2018`.
  func numericDate(at i: Int, isHeaded: Bool) -> Parsed? {
    guard scan.isNumber(i) else { return nil }
    guard let a = scan.integer(i) else {
      guard let dotted = dottedDate(at: i), isHeaded || dotted.point.year != .none else { return nil }
      return everyBehind(dotted.point, dotted.end)
    }
    guard let separator = separator(at: i + 1, spaced: true), let b = scan.integer(separator) else { return nil }
    let dash = scan.isHyphen(separator - 1)
    let spaced = scan.tokens[separator].gap != .none || scan.tokens[separator - 1].gap != .none
    if isInside(i) { return nil }
    var p = TimePoint()
    if let third = self.separator(at: separator + 1, spaced: spaced), let c = scan.integer(third), sameMark(separator - 1, third - 1) {
      if a >= 1000, (1...12).contains(b), (1...31).contains(c) {
        (p.year, p.month, p.day) = (.exactly(a), .exactly(b), .exactly(c))
      } else {
        guard (1...12).contains(b), (1...CalendarDate.days(inMonth: b, of: 2000)).contains(a), let year = fullYear(c, third) else {
          return nil
        }
        (p.year, p.month, p.day) = (.exactly(year), .exactly(b), .exactly(a))
      }
      if isCode(third), !scan.isMark(third + 1, ":") { return nil }
      return everyBehind(p, third + 1)
    }
    if isCode(separator), !glueIsHarmless(separator + 1) { return nil }
    if (1...12).contains(a), (1000...2200).contains(b), !dash || isHeaded {
      (p.year, p.month) = (.exactly(b), .exactly(a))
      return (p, separator + 1)
    }
    if isHeaded, !dash, !spaced, let whole = dateWithoutSlash(i, a, b) { return (whole, separator + 1) }
    guard (1...12).contains(b), (1...CalendarDate.days(inMonth: b, of: 2000)).contains(a),
      scan.tokens[separator].end - scan.tokens[separator].start <= 2
    else { return nil }
    if dash || spaced { guard isHeaded else { return nil } }
    guard isHeaded || !isFraction(i, a, b, separator + 1) else { return nil }
    (p.month, p.day) = (.exactly(b), .exactly(a))
    return yearBehind(p, separator + 1)
  }

  /// A date that lost one of its slashes: `ngày 235/2014`, `ngày 5/62014`. Where the digits fall apart in two ways (`ngày 111/2014`), only the year is sure.
  private func dateWithoutSlash(_ i: Int, _ a: Int, _ b: Int) -> TimePoint? {
    let year = b % 10_000
    guard (1900...2200).contains(year) else { return nil }
    let days: [(day: Int, month: Int)]
    switch scan.tokens[i].end - scan.tokens[i].start {
    case 1, 2: days = [(a, b / 10_000)]
    case 3 where b == year: days = a % 100 < 10 ? [(a / 10, a % 10)] : [(a / 10, a % 10), (a / 100, a % 100)]
    case 4 where b == year: days = [(a / 100, a % 100)]
    default: return nil
    }
    let right = days.filter { (1...12).contains($0.month) && (1...CalendarDate.days(inMonth: $0.month, of: year)).contains($0.day) }
    guard let only = right.first else { return nil }
    var p = TimePoint()
    p.year = .exactly(year)
    if right.count == 1 { (p.month, p.day) = (.exactly(only.month), .exactly(only.day)) }
    return p
  }

  /// A letter glued behind a date that belongs to the next word: `5/6vừa qua` does not occur in names.
  private func glueIsHarmless(_ i: Int) -> Bool { scan.isWord(i) && scan.tokens[i].shape == .lower && scan.tokens[i].ascii == 0 }

  private func isInside(_ i: Int) -> Bool {
    guard i > scan.start, scan.isGlued(i) else { return false }
    let before = scan.tokens[i - 1]
    if before.kind == .word { return before.shape != .lower && before.shape != .capitalised || before.ascii != 0 }
    return (scan.isMark(i - 1, "/") || scan.isHyphen(i - 1)) && scan.isGlued(i - 1) && i - 2 >= scan.start
      && scan.tokens[i - 2].kind != .punctuation
      && !scan.isNumber(i - 2)
  }

  /// The token behind `/`, `-` or `.` at `i`; `spaced` allows spaces around it.
  private func separator(at i: Int, spaced: Bool) -> Int? {
    guard i + 1 < scan.limit, scan.isMark(i, "/") || scan.isHyphen(i) else { return nil }
    if !spaced, scan.tokens[i].gap != .none || scan.tokens[i + 1].gap != .none { return nil }
    if scan.tokens[i].gap > .space || scan.tokens[i + 1].gap > .space { return nil }
    return i + 1
  }

  private func sameMark(_ a: Int, _ b: Int) -> Bool { scan.isMark(a, "/") == scan.isMark(b, "/") }

  /// A year in four digits, or in two of a full date (`3/9/91`).
  private func fullYear(_ n: Int, _ token: Int) -> Int? {
    if (1000...2999).contains(n) { return n }
    guard n < 100, scan.tokens[token].end - scan.tokens[token].start == 2 else { return nil }
    return n < 50 ? 2000 + n : 1900 + n
  }

  /// `10.2`, `5.6.2013` in one token; `30.4` as well.
  private func dottedDate(at i: Int) -> Parsed? {
    var parts: [Int] = []
    var n = 0
    var digits = 0
    for b in scan.text.text.bytes[scan.tokens[i].span.range] {
      if b == UInt8(ascii: ".") {
        parts.append(n)
        (n, digits) = (0, 0)
      } else if b == UInt8(ascii: ",") {
        return nil
      } else {
        n = n * 10 + Int(b - 0x30)
        digits += 1
        if digits > 4 { return nil }
      }
    }
    parts.append(n)
    var p = TimePoint()
    if parts.count == 3, (1...31).contains(parts[0]), (1...12).contains(parts[1]), (1900...2200).contains(parts[2]) {
      (p.year, p.month, p.day) = (.exactly(parts[2]), .exactly(parts[1]), .exactly(parts[0]))
      return (p, i + 1)
    }
    if parts.count == 2, (1...31).contains(parts[0]), (1...12).contains(parts[1]), digits <= 2 {
      (p.month, p.day) = (.exactly(parts[1]), .exactly(parts[0]))
      return yearBehind(p, i + 1)
    }
    return nil
  }

  /// Whether a bare `2/3` is two thirds: what is counted follows, or a bound stands before it.
  private func isFraction(_ i: Int, _ a: Int, _ b: Int, _ end: Int) -> Bool {
    if scan.hit(.bound, before: i).map({ $0.value != 2 }) ?? false { return true }
    if scan.hit(.label, before: i) != nil { return true }
    if scan.unit(at: end, [.scale, .unit, .counter, .currency, .time]) != nil, a < b { return true }
    if a < b, a <= 3, b <= 10, let word = scan.word(at: end), word.row.first == .N, scan.tokens[end].shape == .lower,
      !scan.has(ValueRole.shift.bit | ValueRole.window.bit, at: end)
    {
      return true
    }
    return false
  }

  /// Letters or slashes glued to a number make it a code.
  func isCode(_ i: Int) -> Bool {
    guard i + 1 < scan.limit, scan.isGlued(i + 1) else { return false }
    return scan.isWord(i + 1) || scan.isMark(i + 1, "/") || scan.isMark(i + 1, ":")
  }
}
