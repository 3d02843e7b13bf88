import Annotations
import Gazetteers

/// Numbers that name rather than count: `số 16/CT-TTg`, `quốc lộ 1A`, `Covid-19`, `km 467`, `quận 7`.
struct LabelSkipper {
  let scan: ValueScan

  /// Behind a label and its number, or behind a name with a number in it; nil when none begins here.
  @inline(__always)
  func end(at i: Int) -> Int? { mayBegin(at: i) ? phrase(at: i) ?? label(at: i) ?? name(at: i) ?? code(at: i) : nil }

  /// A label, or a capital letter: most numbers and words of time are neither.
  @inline(__always)
  private func mayBegin(at i: Int) -> Bool {
    scan.has(ValueRole.label.bit | ValueRole.count_word.bit, at: i) || scan.isWord(i) && scan.tokens[i].startsUpper
  }

  /// Words that begin like a number and are none: `ba mẹ`, `năm tháng`.
  private func phrase(at i: Int) -> Int? {
    guard let hit = scan.hit(.count_word, at: i), hit.value == 2, !scan.isNumber(i - 1), !scan.has(NumberReader.numberRoles, at: i - 1)
    else {
      return nil
    }
    // `ba con bò`
    if let counter = scan.unit(at: i + 1, [.counter]), counter.end > hit.end { return nil }
    return hit.end
  }

  private func label(at i: Int) -> Int? {
    guard let hit = scan.hit(.label, at: i), !scan.isNumber(i - 1), !scan.isTail(i) else { return nil }
    var at = hit.end
    if scan.isMark(at, ":") { at += 1 }
    // Streets named after a day: `đường 3/2`, `phố Ba Tháng Hai`.
    if hit.value == 2 {
      if scan.isNumber(at) || scan.isWord(at) && scan.tokens[at].startsUpper, let day = TimexParser(scan: scan).dayOfMonth(at: at) {
        return day.end
      }
      guard scan.isNumber(at), scan.unit(at: at + 1, [.unit, .counter, .currency, .scale, .time]) == nil else { return nil }
      let end = glued(at + 1)
      if scan.numeral(at)?.value ?? 0 >= 1000 || scan.unit(at: end, [.unit, .counter, .currency, .scale, .time]) != nil { return nil }
    }
    guard scan.isNumber(at) || scan.roman(at) != nil && scan.tokens[at].shape == .upper else { return nil }
    // `giai đoạn 2019-2023`, `khóa 2020`
    if hit.value == 1, let n = scan.integer(at), (1900...2100).contains(n) { return nil }
    var end = glued(at + 1)
    // A weak label gives way to what is counted: `tổ 5 người`, `đội 3 xe`.
    if hit.value == 1, end == at + 1, scan.unit(at: end, [.unit, .counter, .currency, .scale, .time]) != nil { return nil }
    // `Chỉ thị 15, 16`, `quận 1 và 3`
    while end + 1 < scan.limit, scan.isMark(end, ",") || scan.hit(.and, at: end) != nil, scan.isNumber(end + 1),
      scan.unit(at: end + 2, [.unit, .counter, .currency, .scale, .time]) == nil, !scan.isMark(end + 2, "/") || scan.has(0, at: end)
    {
      end = glued(end + 2)
    }
    return end
  }

  /// Everything glued behind a code's number.
  private func glued(_ i: Int) -> Int {
    var end = i
    while end < scan.limit, scan.isGlued(end) {
      let t = scan.tokens[end]
      if t.kind == .punctuation, !(scan.isMark(end, "/") || scan.isHyphen(end) || scan.isMark(end, ".") || scan.isMark(end, "+")) { break }
      if t.kind == .punctuation, !scan.isGlued(end + 1) || end + 1 >= scan.limit { break }
      end += 1
    }
    return end
  }

  /// A gazetteer name that contains a number or begins with a number word: `Covid-19`, `Hai Bà Trưng`.
  private func name(at i: Int) -> Int? {
    guard scan.isWord(i), scan.tokens[i].startsUpper, let match = scan.matches.longest(.name, at: i), match.end - match.start >= 2 else {
      return nil
    }
    let tokens = match.tokens
    guard tokens.upperBound <= scan.limit else { return nil }
    let last = tokens.upperBound - 1
    let hasNumber = tokens.contains { scan.isNumber($0) }
    let beginsLikeValue = scan.has(TimexFinder.startRoles | AmountFinder.startRoles, at: i)
    guard hasNumber || beginsLikeValue else { return nil }
    if beginsLikeValue, !hasNumber, !tokens.allSatisfy({ !scan.isWord($0) || scan.tokens[$0].startsUpper }) { return nil }
    // `Ngày 5/6` could be a street only behind a head, which is a label.
    if scan.isNumber(last), scan.isMark(tokens.upperBound, "/") { return nil }
    return glued(tokens.upperBound)
  }

  /// A capital letter or acronym with a number glued or hyphened to it: `U23`, `COVID-19`, `B-52`, `MiG-21`, `H5N1`.
  private func code(at i: Int) -> Int? {
    guard scan.isWord(i), scan.tokens[i].startsUpper, i + 1 < scan.limit, scan.isGlued(i + 1) else { return nil }
    let number = scan.isHyphen(i + 1) && scan.isGlued(i + 2) ? i + 2 : i + 1
    guard scan.isNumber(number), scan.isGlued(number), scan.unit(at: i, [.currency]) == nil else { return nil }
    // `ngày5/6`, `Tháng9`: a missing space.
    if scan.has(ValueRole.date_head.bit | ValueRole.unit.bit | ValueRole.part.bit | ValueRole.from.bit | ValueRole.at.bit, at: i) {
      return nil
    }
    if number == i + 1, scan.tokens[i].shape == .capitalised, scan.tokens[i].ascii == 0 { return nil }
    return glued(number + 1)
  }
}
