import Annotations
import Gazetteers

// Numbers with what they count or measure.
extension AmountFinder {
  func quantity(_ i: Int, _ n: NumberReading, hasBound: Bool) -> FoundAmount? {
    if n.isFraction, n.end <= scan.limit { return fraction(i, n) }
    if let unit = unit(at: n.end, n) { return counted(i, n, unit) }
    return bareNumber(i, n, hasBound: hasBound)
  }

  /// `một nửa`, `hai phần ba`, with the unit if one follows.
  private func fraction(_ i: Int, _ n: NumberReading) -> FoundAmount? {
    if n.low == 0.5, scan.hit(.half, at: i) != nil {
      return FoundAmount(tokens: i..<n.end, amount: Amount(number: 50, unit: "percent"), type: .quantity, rule: "quantity-half")
    }
    return FoundAmount(tokens: i..<n.end, amount: Amount(number: n.low, unit: ""), type: .quantity, rule: "quantity-fraction")
  }

  /// `1/3 dân số`, `2/3 hộ dân`: a part of a whole; `51/52 phiếu`: so many of so many.
  func share(at i: Int, hasBound: Bool) -> FoundAmount? {
    guard scan.isMark(i + 1, "/"), scan.isGlued(i + 1), scan.isGlued(i + 2), let a = scan.integer(i), let b = scan.integer(i + 2), a > 0,
      a < b, !scan.isMark(i + 3, "/"), i + 3 >= scan.limit || !scan.isGlued(i + 3) || scan.tokens[i + 3].kind == .punctuation
    else { return nil }
    let counted = scan.unit(at: i + 3, [.counter])
    if let counted, b > 5 {
      return FoundAmount(
        tokens: i..<counted.end, amount: Amount(number: Double(a), unit: scan.name(of: counted.unit)), type: .quantity,
        rule: "quantity-share")
    }
    guard b <= 10, counted != nil || hasBound || scan.word(at: i + 3)?.row.first == .N || scan.has(ValueRole.count_word.bit, at: i + 3)
    else { return nil }
    return FoundAmount(
      tokens: i..<i + 3, amount: Amount(number: Double(a) / Double(b), unit: ""), type: .quantity, rule: "quantity-fraction")
  }

  private func counted(_ i: Int, _ n: NumberReading, _ unit: (end: Int, unit: ValueWords.Unit)) -> FoundAmount? {
    if n.isVague, !n.isScaled { return nil }
    // `một người`, `một vụ` only introduce; `một tấn`, `một triệu liều` measure.
    if n.isSpelled, !n.isScaled, n.low == 1, n.high == nil, unit.unit.kind == .counter || unit.unit.use == .times { return nil }
    var name = scan.name(of: unit.unit)
    var end = unit.end
    if unit.unit.use == .item, let noun = scan.unit(at: end, [.counter]), noun.unit.use != .item {
      // `3 chiếc xe máy`
      name = scan.name(of: noun.unit)
      end = noun.end
    }
    if unit.unit.use == .animal, end == n.end + 1, scan.word(at: end)?.row.sense != .animal {
      // `hai con` of a family
      name = "person"
    }
    var n = n
    // `8 tuổi rưỡi`
    if n.high == nil, unit.unit.kind != .counter, numbers.isHalfPast(end) { (n.low, end) = (n.low + 0.5, end + 1) }
    let rule: Rule =
      name == "percent"
      ? "quantity-percent" : name.hasSuffix("_age") ? "quantity-age" : unit.unit.kind == .counter ? "quantity-count" : "quantity-measure"
    return FoundAmount(tokens: i..<end, amount: makeAmount(n, unit: name, factor: unit.unit.factor), type: .quantity, rule: rule)
  }

  private static let functionWords: Set<WordClass> = [.E, .C, .R, .P, .L, .T]

  /// The unit or counter behind a number, unless a longer word begins there.
  func unit(at i: Int, _ n: NumberReading) -> (end: Int, unit: ValueWords.Unit)? {
    guard i < scan.limit, scan.tokens[i].gap <= .space, let unit = scan.unit(at: i, [.unit, .counter]) else { return nil }
    let t = scan.tokens[i]
    if t.kind == .word, unit.end == i + 1 {
      if t.ascii != 0 {
        // Letters: `5m`, `5 m`, `10 V`; spelled numbers have no such units, and a capital may begin a name.
        if n.isSpelled { return nil }
        if t.shape == .upper, !scan.isGlued(i) || t.ascii == UInt8(ascii: "G") || t.ascii == UInt8(ascii: "M") { return nil }
        if i + 1 < scan.limit, scan.isGlued(i + 1), scan.isNumber(i + 1) || scan.isHyphen(i + 1) { return nil }
      }
      if let word = scan.word(at: i), word.end == i + 1, Self.functionWords.contains(word.row.first), n.isSpelled || word.row.first != .L {
        return nil
      }
      // `cả hai quyết định ly hôn`
      if n.isSpelled, !n.isScaled, let word = scan.word(at: i), word.row.first == .V, word.end > i + 1 { return nil }
      if let longer = scan.longerWord(at: i, than: 1) {
        // `3 tấn công`, `hai bàn tay`
        // but `4 người này`
        if longer.first != .P, !longer.may(.N) && !longer.may(.Nc) || longer.sense == .body || longer.sense == .abstract { return nil }
      }
      if n.isSpelled, !n.isScaled, t.startsUpper, t.shape == .capitalised { return nil }
    }
    if let currency = scan.unit(at: i, [.currency]), currency.end > unit.end { return nil }
    return unit
  }

  /// A number without a unit: what is counted may still follow as a noun.
  private func bareNumber(_ i: Int, _ n: NumberReading, hasBound: Bool) -> FoundAmount? {
    let alone = i == scan.start && n.end == scan.limit
    let isPlain = n.isSpelled && !n.isScaled && n.low < 10 && !alone
    if n.isVague, !n.isScaled { return nil }
    if n.end < scan.limit, scan.isGlued(n.end), scan.isWord(n.end) || scan.isHyphen(n.end) { return nil }
    if let word = scan.word(at: n.end), word.row.first == .N || word.row.first == .Nc, scan.tokens[n.end].gap == .space,
      scan.tokens[n.end].shape == .lower,
      !scan.has(TimexFinder.startRoles & ~ValueRole.bound.bit, at: n.end)
    {
      if n.isSpelled, n.low == 1, !n.isScaled { return nil }
      let unit = noun(word.row.sense)
      if n.isSpelled, !n.isScaled, unit.isEmpty { return nil }
      return FoundAmount(
        tokens: i..<(unit.isEmpty ? n.end : word.end), amount: makeAmount(n, unit: unit), type: .quantity,
        rule: unit.isEmpty ? "quantity-number" : "quantity-noun")
    }
    if isPlain { return nil }
    if n.high != nil, !n.isScaled, !alone { return nil }
    if !alone, looksLikeLabel(i, n, hasBound) { return nil }
    return FoundAmount(
      tokens: i..<n.end, amount: makeAmount(n, unit: countedBefore(i)), type: .quantity, rule: "quantity-number")
  }

  private func noun(_ sense: Sense) -> String {
    switch sense {
    case .person: "person"
    case .group: "group"
    case .vehicle: "vehicle"
    case .weapon: "weapon"
    case .animal: "animal"
    case .facility: "facility"
    case .country: "country"
    case .document: "document"
    case .organisation: "organisation"
    default: ""
    }
  }

  /// A bare number that only names something: behind a capitalised word or a letter, a year, a phone number, an item of a list.
  private func looksLikeLabel(_ i: Int, _ n: NumberReading, _ hasBound: Bool) -> Bool {
    if n.isScaled || hasBound { return false }
    if n.hasLeadingZero { return true }
    if i == scan.start { return true }
    let before = scan.tokens[i - 1]
    if before.kind == .word, before.startsUpper { return true }
    if before.kind == .number || scan.isNumber(n.end) { return true }
    if scan.isMark(i - 1, "(") || scan.isMark(i - 1, "[") || scan.isMark(i - 1, ".") || scan.isHyphen(i - 1) { return true }
    if let integer = n.integer, (1900...2100).contains(integer) { return true }
    if n.isSpelled { return false }
    // Small numbers in the middle of a sentence mostly count something that is left out only behind a verb or a comma.
    if let word = scan.wordEnding(at: i), word.may(.N), !word.may(.V), n.integer != nil { return true }
    return false
  }

  /// `số ca tử vong là 348`, `nâng tổng số người chết lên 9.014`: what the number counts stands before it.
  private func countedBefore(_ i: Int) -> String {
    var at = i - 1
    while at >= max(scan.start, i - 16) {
      if scan.isMark(at, ";") { return "" }
      if scan.has(ValueRole.count_word.bit, at: at), let hit = scan.hit(.count_word, at: at), hit.value == 1,
        let unit = scan.unit(at: hit.end, [.counter])
      {
        return scan.name(of: unit.unit)
      }
      at -= 1
    }
    return ""
  }
}
