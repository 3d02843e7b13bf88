import Annotations
import Gazetteers

/// An amount found in a text.
struct FoundAmount {
  var tokens: Range<Int>
  var amount: Amount
  var type: MentionType
  var rule: Rule
}

/// Finds numbers with what they count or measure, and money.
struct AmountFinder {
  let scan: ValueScan
  let numbers: NumberReader
  /// The currency told last, for amounts that leave it out (`300 triệu`).
  var currency: String?

  init(scan: ValueScan) {
    self.scan = scan
    numbers = NumberReader(scan: scan)
  }

  static let startRoles =
    ValueRole.digit.bit | ValueRole.ten.bit | ValueRole.half.bit | ValueRole.vague.bit | ValueRole.plural.bit | ValueRole.bound.bit
    | ValueRole.negative.bit | ValueRole.from.bit | ValueRole.link.bit

  /// The amount that begins with token `i`.
  @inline(__always)
  func amount(at i: Int) -> FoundAmount? { mayStart(i) ? read(at: i) : nil }

  private func read(at i: Int) -> FoundAmount? {
    let bound = scan.hit(.bound, at: i)
    let at = bound?.end ?? i
    if bound != nil, !scan.mayBeNumber(at) { return nil }
    let from = scan.hit(.from, at: at)
    let first = from == nil ? one(at: at, hasBound: false) : nil
    guard var found = fromTo(at: at, from, first) ?? (bound == nil && from == nil ? first : one(at: at, hasBound: bound != nil)) else {
      return nil
    }
    if let bound, found.amount.bound == nil, found.amount.number != nil { found.amount.bound = ValueWords.bound(bound.value) }
    if let behind = scan.hit(.bound_after, at: found.tokens.upperBound), found.amount.number != nil {
      found.amount.bound = ValueWords.bound(behind.value)
      found.tokens = found.tokens.lowerBound..<behind.end
    }
    if bound != nil, found.type != .money || opensObject(i) { found.tokens = i..<found.tokens.upperBound }
    return found
  }

  /// Whether a bound before a sum opens the object of a verb (`nhận hơn 2 tỷ đồng`), or the sentence. Behind a noun or copula it stands for the verb that
  /// is left out (`giá gần 5 triệu`), and is no part of the sum's name; its meaning is kept either way.
  private func opensObject(_ i: Int) -> Bool {
    guard i > scan.start, let word = scan.wordEnding(at: i) else { return i == scan.start || followsReceiver(i) }
    if word.first == .V || word.first == .E || word.first == .R { return !word.traits.contains(.copula) }
    // `…, nợ hơn 400 triệu`: a noun that is a verb where a clause begins.
    if mayBe(.V, word), i - 1 == scan.start || scan.tokens[i - 2].kind == .punctuation { return true }
    return followsReceiver(i)
  }

  /// `đưa cho bà hơn 10.000 tệ`, `nộp cho nhóm Ngôn hơn 70 triệu`: behind a pronoun or name that `cho` leads to.
  private func followsReceiver(_ i: Int) -> Bool {
    guard i - 2 > scan.start, scan.isWord(i - 1) else { return false }
    guard scan.tokens[i - 1].startsUpper || scan.wordEnding(at: i).map({ mayBe(.P, $0) }) ?? false else { return false }
    return (max(scan.start, i - 4)..<i - 1).contains {
      scan.wordEnding(at: $0 + 1).map { $0.first == .E && $0.traits.contains(.objectControl) } ?? false
    }
  }

  private func mayBe(_ wordClass: WordClass, _ word: WordRow) -> Bool { word.classes & (1 << UInt16(wordClass.rawValue)) != 0 }

  private func mayStart(_ i: Int) -> Bool {
    // `ông Nguyễn Văn Tám lái xe`: a number word that ends a name.
    if i > scan.start, scan.tokens[i].shape == .capitalised, scan.has(ValueRole.digit.bit, at: i), scan.tokens[i].gap == .space,
      scan.tokens[i - 1].shape == .capitalised
    {
      return false
    }
    if scan.isNumber(i) || scan.has(Self.startRoles, at: i) || isSumOfScales(i) { return true }
    if scan.isWord(i) {
      let shape = scan.tokens[i].shape
      return (shape == .upper || shape == .mixed || shape == .capitalised) && scan.unit(at: i, [.currency]) != nil
    }
    return scan.tokens[i].kind == .punctuation
  }

  /// `lợi nhuận nghìn tỷ`, `mất tiền tỷ`: a scale alone behind a word of money.
  private func isSumOfScales(_ i: Int) -> Bool { scan.unit(at: i, [.scale]) != nil && scan.hit(.money_word, before: i) != nil }

  // MARK: Ranges with both ends told

  /// `từ 1000 đồng đến 2000 đồng`, `giữa 1,1 và 1,3 đô la`, `từ 3 đến 5 người`, `VND1000-VND2000`, `từ 7000 đồng trở xuống`.
  ///
  /// - Parameters:
  ///   - from: the word that opens the range at token `i`, if one does.
  ///   - first: else the amount that begins there.
  private func fromTo(at i: Int, _ from: RoleHit?, _ first: FoundAmount?) -> FoundAmount? {
    let at = from?.end ?? i
    guard let a = (from == nil ? first : one(at: at, hasBound: false)) ?? bare(at: at), let low = a.amount.number, a.amount.bound == nil
    else {
      return nil
    }
    let end = a.tokens.upperBound
    let next: Int
    if from?.value == 1 {
      guard let and = scan.hit(.and, at: end) else { return nil }
      next = and.end
    } else if let to = scan.hit(.to, at: end) {
      next = to.end
    } else if scan.isHyphen(end) {
      next = end + 1
    } else {
      guard from != nil, scan.hit(.bound_after, at: end) != nil else { return nil }
      return with(a) { $0.tokens = i..<end }
    }
    guard let b = one(at: next, hasBound: false), var high = b.amount.number, b.amount.bound == nil else { return nil }
    guard a.amount.unit.isEmpty && !b.amount.unit.isEmpty && (from != nil || !scan.isHyphen(end)) || a.amount.unit == b.amount.unit else {
      return nil
    }
    if b.amount.unit.isEmpty, scan.unit(at: b.tokens.upperBound, [.time]) != nil { return nil }
    var lower = low
    if a.amount.unit.isEmpty, low < high, high >= 1000, low < 1000, let reading = numbers.number(at: next), reading.isScaled {
      // `từ 3 đến 5 triệu`: the scale of the second.
      let factor = scaleOf(next)
      if low < high / factor { lower = low * factor }
    }
    if high < lower { swap(&high, &lower) }
    guard lower < high else { return nil }
    return with(b) {
      $0.tokens = i..<b.tokens.upperBound
      $0.amount = Amount(low: lower, high: high, unit: b.amount.unit)
    }
  }

  private func scaleOf(_ i: Int) -> Double {
    guard let n = scan.numeral(i), n.value > 0, let reading = numbers.number(at: i) else { return 1 }
    return (reading.low / (n.isAmbiguous ? n.asDecimal : n.value)).rounded()
  }

  private func bare(at i: Int) -> FoundAmount? {
    guard let n = numbers.magnitude(at: i), !n.isFraction, !n.isVague else { return nil }
    return FoundAmount(tokens: i..<n.end, amount: Amount(number: n.low, unit: ""), type: .quantity, rule: "quantity-number")
  }

  private func with(_ found: FoundAmount, _ change: (inout FoundAmount) -> Void) -> FoundAmount {
    var f = found
    change(&f)
    return f
  }

  // MARK: One amount

  private func one(at i: Int, hasBound: Bool) -> FoundAmount? {
    if let money = prefixed(at: i) ?? share(at: i, hasBound: hasBound) { return money }
    guard var n = number(at: i, hasBound: hasBound) else { return nil }
    // `quá nửa`, `hơn nửa`: of the whole.
    if hasBound, n.low == 0.5, n.end == i + 1, unit(at: n.end, n) == nil { n.isFraction = true }
    if isInsideCode(i, n.end) { return nil }
    if let money = money(i, n) { return money }
    return quantity(i, n, hasBound: hasBound)
  }

  /// A number, or behind a bound a scale alone: `hơn chục`, `gần tỷ`.
  private func number(at i: Int, hasBound: Bool) -> NumberReading? {
    if let n = numbers.number(at: i) { return n }
    let isBare = !hasBound && isSumOfScales(i)
    guard hasBound || isBare, let scale = numbers.scaleWord(at: i) else { return nil }
    var (factor, end) = (scale.factor, scale.end)
    while let next = numbers.scaleWord(at: end), factor * next.factor <= 1e18 { (factor, end) = (factor * next.factor, next.end) }
    if isBare, factor < 1e8 { return nil }
    return NumberReading(low: factor, end: end, isScaled: true, isSpelled: true, isVague: isBare)
  }

  /// Part of something longer: `1A`, `B-52`, `12/2020`, `10:30`, `a@b.1`.
  private func isInsideCode(_ i: Int, _ end: Int) -> Bool {
    if i > scan.start + 1, scan.isHyphen(i - 1), scan.isWord(i), scan.isGlued(i), scan.isGlued(i - 1), scan.isWord(i - 2) { return true }
    if i > scan.start, scan.isGlued(i), scan.isNumber(i) {
      if scan.isMark(i - 1, "+"), scan.isGlued(i - 1) { return true }
      let before = scan.tokens[i - 1]
      if before.kind == .word { return scan.unit(at: i - 1, [.currency]) == nil }
      if scan.isMark(i - 1, "/") || scan.isMark(i - 1, ":") || scan.isMark(i - 1, "@") || scan.isMark(i - 1, "_") { return true }
      if scan.isHyphen(i - 1), i - 2 >= scan.start, scan.isGlued(i - 1) { return true }
    }
    guard end < scan.limit, scan.isGlued(end) else { return false }
    if scan.isMark(end, ":") || scan.isMark(end, "@") || scan.isMark(end, "_") { return scan.isGlued(end + 1) }
    if scan.isMark(end, "/") { return scan.isGlued(end + 1) && scan.isNumber(end + 1) }
    if scan.isHyphen(end) {
      return scan.isGlued(end + 1) && (scan.isNumber(end + 1) || scan.isWord(end + 1) && scan.tokens[end + 1].startsUpper)
    }
    return false
  }

  func makeAmount(_ n: NumberReading, unit: String, factor: Double = 1) -> Amount {
    if let high = n.high { return Amount(low: n.low * factor, high: high * factor, unit: unit) }
    return Amount(number: exact(n.low, factor), bound: n.isVague ? .above : nil, unit: unit)
  }

  /// A product without the last digit's error of, say, 0.77 × 1000.
  private func exact(_ value: Double, _ factor: Double) -> Double {
    factor < 1 && factor > 0 ? value / (1 / factor).rounded() : value * factor
  }
}
