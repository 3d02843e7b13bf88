import Annotations
import Gazetteers

/// A number or a range as it stands in the text, without unit.
struct NumberReading: Equatable, BitwiseCopyable {
  var low: Double
  var high: Double?
  /// Behind its last token.
  var end: Int
  /// Whether a scale word stands in it (`3 triệu`), so that a unit may be left out.
  var isScaled = false
  /// Whether it is written in words only.
  var isSpelled = false
  /// `vài`, `hàng trăm`: the number is only a lower bound.
  var isVague = false
  /// `một nửa`, `hai phần ba`.
  var isFraction = false
  /// Digits without point or comma.
  var integer: Int?
  var hasLeadingZero = false
}

/// Reads numbers in digits and words.
struct NumberReader {
  let scan: ValueScan

  /// The number or range that begins at a token; nil when there is none or the word means something else there.
  ///
  /// Times, durations and amounts all ask for it at the same token; the scan remembers the last answer.
  func number(at i: Int) -> NumberReading? {
    if let known = scan.knownNumber(at: i) { return known }
    let found = readNumber(at: i)
    scan.remember(found, at: i)
    return found
  }

  private func readNumber(at i: Int) -> NumberReading? {
    guard var a = negative(at: i) ?? magnitude(at: i) else { return nil }
    guard !a.isFraction, !a.isVague else { return a }
    if let b = rangeEnd(after: a) {
      // `8-10 triệu`: the scale of the second holds for the first.
      if b.isScaled, !a.isScaled, let factor = b.scale { a.low = Numeral.product(a.low, factor) }
      guard b.reading.low > a.low else { return a }
      a.high = b.reading.low
      a.end = b.reading.end
      a.isScaled = a.isScaled || b.isScaled
      a.integer = nil
    }
    return a
  }

  // MARK: Ranges

  private func rangeEnd(after a: NumberReading) -> (reading: NumberReading, isScaled: Bool, scale: Double?)? {
    var at = a.end
    if scan.isHyphen(at) {
      at += 1
    } else if a.isSpelled, !a.isScaled, a.low < 10, let digit = scan.digit(at: scan.isMark(at, ",") ? at + 1 : at, isFirst: true),
      Double(digit.value) == a.low + 1 || (a.low == 5 && digit.value == 7), scan.hit(.tens, at: digit.end) == nil
    {
      // `hai ba người`, `hai, ba người`, `năm bảy người`.
      at = scan.isMark(at, ",") ? at + 1 : at
    } else {
      return nil
    }
    guard let b = magnitude(at: at), !b.isFraction, !b.isVague else { return nil }
    return (b, b.isScaled, b.isScaled ? scaleFactor(from: at, b) : nil)
  }

  /// By how much the scale words of a number multiply it.
  private func scaleFactor(from i: Int, _ b: NumberReading) -> Double? {
    guard let n = scan.numeral(i) else { return scan.digit(at: i, isFirst: true).map { $0.value > 0 ? b.low / Double($0.value) : 1 } }
    let base = n.isAmbiguous ? n.asDecimal : n.value
    return base > 0 ? (b.low / base).rounded() : nil
  }

  // MARK: One number

  private func negative(at i: Int) -> NumberReading? {
    var at = i
    if let hit = scan.hit(.negative, at: i) {
      at = hit.end
    } else if scan.isHyphen(i), i == scan.start || !scan.isGlued(i) || scan.isMark(i - 1, "("), i + 1 < scan.limit,
      scan.isGlued(i + 1) || i == scan.start, !scan.isNumber(i - 1)
    {
      at = i + 1
    } else {
      return nil
    }
    guard var n = digits(at: at) else { return nil }
    // `- 4 người chết` is an item of a list.
    if scan.isHyphen(i), !scan.isGlued(at), n.end < scan.limit { return nil }
    if scan.isHyphen(i), i == scan.start, n.end < scan.limit, scan.isWord(n.end), !n.isScaled { return nil }
    n.low = -n.low
    n.integer = nil
    return n
  }

  func magnitude(at i: Int) -> NumberReading? {
    digits(at: i) ?? vague(at: i) ?? half(at: i) ?? spelled(at: i)
  }

  private func digits(at i: Int) -> NumberReading? {
    var numeral = scan.numeral(i)
    var end = i + 1
    var leadingComma = false
    if numeral == nil, scan.isMark(i, ",") || scan.isMark(i, "."), i == scan.start || !scan.isGlued(i) || scan.isHyphen(i - 1),
      scan.isGlued(i + 1),
      scan.isNumber(i + 1)
    {
      // `,77`
      let bytes = [UInt8(ascii: "0")] + scan.text.text.bytes[Int(scan.tokens[i].start)..<Int(scan.tokens[i + 1].end)]
      numeral = Numeral(bytes[...])
      end = i + 2
      leadingComma = true
    }
    guard let n = numeral else { return nil }
    var reading = NumberReading(low: n.value, end: end, integer: n.integer, hasLeadingZero: n.startsWithZero)
    readSpacedThousands(&reading, n)
    if let mark = scan.hit(.decimal, at: end), let fraction = decimals(at: mark.end) {
      // `2 chấm 23`
      reading.low += fraction.value
      reading.end = fraction.end
      reading.integer = nil
    }
    if let glued = gluedScale(at: reading.end, after: n, leadingComma) {
      reading.low = Numeral.product(reading.low, glued)
      reading.end += 1
      reading.isScaled = true
      reading.integer = nil
      return reading
    }
    if n.isAmbiguous, scaleWord(at: reading.end) != nil { reading.low = n.asDecimal }
    extend(&reading)
    return reading
  }

  /// `10 000 người`, `1 200 000 đồng`: only before something countable, and not in a row of other numbers.
  private func readSpacedThousands(_ reading: inout NumberReading, _ n: Numeral) {
    guard n.integer != nil, n.leadingDigits <= 3, !n.startsWithZero, !scan.isNumber(reading.end - 2) else { return }
    var (value, end) = (n.value, reading.end)
    while scan.isNumber(end), scan.tokens[end].gap == .space, scan.tokens[end].end - scan.tokens[end].start == 3,
      let group = scan.numeral(end), let thousands = group.integer
    {
      (value, end) = (value * 1000 + Double(thousands), end + 1)
    }
    guard end > reading.end, scan.unit(at: end, .counted) != nil else { return }
    (reading.low, reading.end, reading.integer) = (value, end, nil)
  }

  /// `100k`, `3M`, `1,2M`: letters glued to a number, without anything glued behind them.
  private func gluedScale(at i: Int, after n: Numeral, _ leadingComma: Bool) -> Double? {
    guard scan.isWord(i), scan.isGlued(i), i + 1 >= scan.limit || !scan.isGlued(i + 1) || !scan.isWord(i + 1) && !scan.isNumber(i + 1)
    else { return nil }
    switch scan.tokens[i].ascii {
    case UInt8(ascii: "k"), UInt8(ascii: "K"): return 1000
    case UInt8(ascii: "M"): return 1_000_000
    case UInt8(ascii: "G"): return leadingComma || n.integer == nil ? 1_000_000_000 : nil
    default: return nil
    }
  }

  /// Scale words and smaller parts behind a number: `tỷ`, `nghìn tỷ`, `tỷ 200 triệu`, `triệu rưỡi`.
  private func extend(_ reading: inout NumberReading) {
    var lastFactor = Double.infinity
    var total = 0.0
    var current = reading.low
    while let scale = scaleWord(at: reading.end) {
      var factor = scale.factor
      var end = scale.end
      while let next = scaleWord(at: end), next.factor >= 1000, factor * next.factor <= 1e18, !(next.factor < factor && factor >= 1e6) {
        factor *= next.factor
        end = next.end
      }
      guard factor < lastFactor else { break }
      total += Numeral.product(current, factor)
      (reading.end, reading.isScaled, reading.integer, lastFactor) = (end, true, nil, factor)
      current = 0
      if isHalfPast(end) {
        total += factor / 2
        reading.end = end + 1
        break
      }
      // `1 tỷ 200 triệu`: only with a smaller scale behind the second number.
      guard let n = scan.numeral(end), let smaller = scaleWord(at: end + 1), smaller.factor < factor, scan.tokens[end].gap == .space else {
        break
      }
      current = n.isAmbiguous ? n.asDecimal : n.value
      reading.end = end + 1
    }
    if reading.isScaled {
      reading.low = total + current
    } else if isHalfPast(reading.end), scan.unit(at: reading.end + 1, [.unit, .counter]) != nil {
      reading.low += 0.5
      reading.end += 1
    }
  }

  /// A word that multiplies (`chục`, `nghìn`, `triệu`), not `nửa`, `rưỡi` or a single letter.
  func scaleWord(at i: Int) -> (end: Int, factor: Double)? {
    guard scan.isWord(i), scan.tokens[i].ascii == 0, let found = scan.unit(at: i, [.scale]), found.unit.factor >= 10 else { return nil }
    // `vạn sự`, `triệu tập`: a longer word begins here that is no scale.
    if found.end - i == 1, let longer = scan.longerWord(at: i, than: 1), !longer.may(.M), scan.unit(at: i + 1, [.scale]) == nil {
      return nil
    }
    return (found.end, found.unit.factor)
  }

  func isHalfPast(_ i: Int) -> Bool {
    guard i < scan.limit, let found = scan.unit(at: i, [.scale]), found.unit.factor == 0.5 else { return false }
    return scan.hit(.half, at: i) == nil
  }

  private func decimals(at i: Int) -> (value: Double, end: Int)? {
    if let n = scan.integer(i) {
      var scale = 1.0
      for _ in 0..<(scan.numeral(i)?.leadingDigits ?? 1) { scale *= 10 }
      return (Double(n) / scale, i + 1)
    }
    guard let n = scan.smallNumber(i) else { return nil }
    return (Double(n.value) / (n.value < 10 ? 10 : 100), n.end)
  }
}
