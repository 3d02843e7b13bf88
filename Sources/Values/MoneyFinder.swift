import Annotations
import Gazetteers

// Amounts of money.
extension AmountFinder {
  /// A currency before its number: `$5 triệu`, `USD1,23`, `Rs. 20`, `VND1000`.
  func prefixed(at i: Int) -> FoundAmount? {
    guard i < scan.limit, let unit = scan.unit(at: i, [.currency]), isSign(i, unit.end) else { return nil }
    var at = unit.end
    if scan.isMark(at, "."), scan.isGlued(at), scan.tokens[i].kind == .word { at += 1 }
    guard scan.isNumber(at), at < scan.limit, scan.tokens[at].gap <= .space, let n = numbers.number(at: at) else { return nil }
    // `phạt GHS 415 triệu đồng`: the number has its own, so the letters are somebody's.
    if scan.tokens[i].kind == .word, let own = scan.unit(at: n.end, [.currency]), scan.name(of: own.unit) != scan.name(of: unit.unit) {
      return nil
    }
    // `5 USD 3 người`: the sign belongs to the number before it.
    if scan.isNumber(i - 1), scan.tokens[at].gap != .none { return nil }
    return FoundAmount(
      tokens: i..<n.end, amount: makeAmount(n, unit: scan.name(of: unit.unit), factor: unit.unit.factor), type: .money,
      rule: "money-sign-first")
  }

  /// A symbol or a code in capitals.
  private func isSign(_ i: Int, _ end: Int) -> Bool {
    let t = scan.tokens[i]
    if t.kind == .punctuation { return true }
    guard t.kind == .word else { return false }
    return t.shape == .upper && t.end - t.start >= 2 || t.shape == .capitalised && t.end - t.start == 2 || end > i + 1 && t.shape == .upper
  }

  /// `4.200 tỷ đồng`, `20€`, `2 đô la và 23 xen`, `25.000 đồng/kg`, `60 tỷ won (65 triệu USD)`; and `300 triệu` where money is spoken of.
  func money(_ i: Int, _ n: NumberReading) -> FoundAmount? {
    guard !n.isFraction || n.isScaled else { return nil }
    guard let unit = currencyUnit(at: n.end, n) else { return elliptic(i, n) }
    var found = FoundAmount(
      tokens: i..<unit.end, amount: makeAmount(n, unit: scan.name(of: unit.unit), factor: unit.unit.factor), type: .money, rule: "money")
    addCents(&found)
    addRate(&found)
    addConversion(&found)
    return found
  }

  private static let familiarCodes: Set<String> = ["USD", "VND", "EUR"]

  private static func matchesCode(_ scan: ValueScan, _ i: Int, _ code: String) -> Bool {
    zip(scan.text.text.bytes[scan.tokens[i].span.range], code.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  private func currencyUnit(at i: Int, _ n: NumberReading) -> (end: Int, unit: ValueWords.Unit)? {
    guard let unit = scan.unit(at: i, [.currency]) else { return nil }
    let t = scan.tokens[i]
    // One letter is a currency only glued to digits (`5.000đ`), or as a symbol.
    if t.kind == .word, t.ascii != 0 || t.end - t.start <= 2 && scan.text.text.bytes[Int(t.start)] >= 0x80, !scan.isGlued(i), !n.isScaled,
      unit.end == i + 1, t.shape == .lower, n.isSpelled
    {
      return nil
    }
    // Codes are written in capitals: `TOP`, `ALL`, `TRY` are also words.
    if t.end - t.start == 3, t.shape != .upper {
      let code = scan.name(of: unit.unit)
      if Self.matchesCode(scan, i, code), !Self.familiarCodes.contains(code) { return nil }
    }
    // `7 đồng phạm`, `2 bảng đấu`, `3 yên ngựa`: a longer word or counter begins here.
    if !n.isScaled, let counter = scan.unit(at: i, [.counter, .unit]), counter.end > unit.end { return nil }
    if unit.end == i + 1, scan.longerWord(at: i, than: 1) != nil, !n.isScaled { return nil }
    return unit
  }

  /// `2 đô la và 23 xen`, `20 Rupees 43`.
  private func addCents(_ found: inout FoundAmount) {
    guard found.amount.number != nil, found.tokens.upperBound < scan.limit else { return }
    let end = found.tokens.upperBound
    let at = scan.hit(.and, at: end)?.end ?? end
    guard let cents = scan.smallNumber(at), cents.value < 100, let number = found.amount.number, number == number.rounded(), number < 1e6
    else { return }
    if let unit = scan.unit(at: cents.end, [.currency]), unit.unit.factor < 1 {
      found.amount.number = number + Double(cents.value) / 100
      found.tokens = found.tokens.lowerBound..<unit.end
    } else if at == end, cents.value >= 10, scan.isNumber(at), cents.end == scan.limit, found.tokens.lowerBound == scan.start {
      found.amount.number = number + Double(cents.value) / 100
      found.tokens = found.tokens.lowerBound..<cents.end
    }
  }

  /// `25.000 đồng/kg`, `3,5 triệu/tháng`, `8.000 đồng một kg`, `15.000 đồng mỗi kg`: the price of one.
  private func addRate(_ found: inout FoundAmount) {
    let end = found.tokens.upperBound
    if let one = scan.hit(.digit, at: end), one.value == 1, let unit = scan.unit(at: one.end, [.unit, .counter, .time]) {
      found.tokens = found.tokens.lowerBound..<unit.end
      found.rule = "money-rate"
      return
    }
    // `mỗi tháng` is a time of its own, and `mỗi người` says who gets it.
    if let each = scan.hit(.recurring, at: end), let unit = scan.unit(at: each.end, [.unit]) {
      found.tokens = found.tokens.lowerBound..<unit.end
      found.rule = "money-rate"
      return
    }
    guard scan.isMark(end, "/"), scan.isWord(end + 1) || scan.isNumber(end + 1) else { return }
    var at = end + 1
    if scan.isNumber(at) { at += 1 }
    if let unit = scan.unit(at: at, [.unit, .counter, .time, .currency]) {
      found.tokens = found.tokens.lowerBound..<unit.end
    } else if let word = scan.word(at: at), word.row.may(.N) {
      found.tokens = found.tokens.lowerBound..<word.end
    } else {
      return
    }
    found.rule = "money-rate"
  }

  /// The same sum in another currency, in brackets: part of the mention.
  private func addConversion(_ found: inout FoundAmount) {
    let end = found.tokens.upperBound
    guard scan.isMark(end, "(") else { return }
    var at = end + 1
    while at < scan.limit, at < end + 4, !scan.isNumber(at), !scan.isMark(at, ")"), scan.isWord(at), numbers.magnitude(at: at) == nil {
      at += 1
    }
    guard let n = numbers.number(at: at), let unit = scan.unit(at: n.end, [.currency]) else {
      guard let other = prefixed(at: at), scan.isMark(other.tokens.upperBound, ")") else { return }
      found.tokens = found.tokens.lowerBound..<other.tokens.upperBound + 1
      return
    }
    var close = unit.end
    while close < unit.end + 3, scan.isWord(close) { close += 1 }
    guard scan.isMark(close, ")"), scan.name(of: unit.unit) != found.amount.unit || close > unit.end else { return }
    found.tokens = found.tokens.lowerBound..<close + 1
  }

  /// `mượn 300 triệu`, `giá 5 tỷ`: the currency told last, or đồng.
  private func elliptic(_ i: Int, _ n: NumberReading) -> FoundAmount? {
    guard n.isScaled, n.low >= 1000, !n.isFraction else { return nil }
    if unit(at: n.end, n) != nil { return nil }
    if scan.unit(at: n.end, [.time]) != nil, !scan.has(ValueRole.day.bit | ValueRole.told_day.bit, at: n.end) { return nil }
    if n.end < scan.limit, scan.isWord(n.end), scan.tokens[n.end].shape == .lower, let word = scan.word(at: n.end), word.row.first == .N,
      !scan.has(ValueRole.money_word.bit, at: n.end), !scan.has(TimexFinder.startRoles, at: n.end), word.row.sense != .money
    {
      return nil
    }
    // `4.700 tỷ Rik`: a currency nobody knows.
    if scan.isWord(n.end), scan.tokens[n.end].startsUpper, scan.tokens[n.end].gap == .space, scan.tokens[n.end].shape == .capitalised {
      return nil
    }
    guard isMoneySpokenOf(i) || scan.has(ValueRole.money_word.bit, at: n.end) else { return nil }
    var found = FoundAmount(
      tokens: i..<n.end, amount: makeAmount(n, unit: currency ?? "VND"), type: .money, rule: "money-elliptic")
    addRate(&found)
    addConversion(&found)
    return found
  }

  private func isMoneySpokenOf(_ i: Int) -> Bool {
    var at = i - 1
    while at >= max(scan.start, i - 14) {
      if scan.has(ValueRole.money_word.bit, at: at) { return true }
      at -= 1
    }
    return false
  }
}
