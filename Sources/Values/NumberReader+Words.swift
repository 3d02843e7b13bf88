import Gazetteers

// Numbers in words.
extension NumberReader {
  /// `vài trăm`, `mấy chục`, `hàng nghìn`, `hàng trăm triệu`: the value is the least they can mean.
  func vague(at i: Int) -> NumberReading? {
    let head = scan.hit(.vague, at: i) ?? scan.hit(.plural, at: i)
    guard let head else { return nil }
    var at = head.end
    var value = 1.0
    var scaled = false
    while let scale = scaleWord(at: at) {
      value *= scale.factor
      at = scale.end
      scaled = true
    }
    if scan.has(ValueRole.plural.bit, at: i), !scaled { return nil }
    return NumberReading(low: value, end: at, isScaled: scaled, isSpelled: true, isVague: true)
  }

  /// `nửa triệu`, `một nửa`; `nửa` before a unit is 0.5.
  func half(at i: Int) -> NumberReading? {
    guard let hit = scan.hit(.half, at: i) else { return nil }
    if let scale = scaleWord(at: hit.end), scale.factor >= 1000 {
      return NumberReading(low: 0.5 * scale.factor, end: scale.end, isScaled: true, isSpelled: true)
    }
    if hit.value == 1 { return NumberReading(low: 0.5, end: hit.end, isSpelled: true, isFraction: true) }
    return NumberReading(low: 0.5, end: hit.end, isSpelled: true)
  }

  /// `hai trăm linh năm`, `mười rưỡi`, `ba nghìn tỷ`, `một phần ba`, `một phẩy năm`.
  func spelled(at i: Int) -> NumberReading? {
    guard let first = group(at: i) else { return nil }
    var reading = NumberReading(low: first.value, end: first.end, isSpelled: true)
    if let fraction = fraction(reading) { return fraction }
    if let mark = scan.hit(.decimal, at: reading.end), let decimals = spelledDecimals(at: mark.end) {
      reading.low += decimals.value
      reading.end = decimals.end
    }
    var total = 0.0
    var current = reading.low
    var last = Double.infinity
    while let scale = scaleWord(at: reading.end), scale.factor >= 1000 {
      var (factor, end) = (scale.factor, scale.end)
      while let next = scaleWord(at: end), next.factor >= 1000, factor * next.factor <= 1e18 {
        factor *= next.factor
        end = next.end
      }
      guard factor < last else { break }
      total += Numeral.product(current, factor)
      (last, current, reading.end, reading.isScaled) = (factor, 0, end, true)
      if isHalfPast(end) {
        current = factor / 2
        reading.end = end + 1
        break
      }
      guard let next = group(at: scan.hit(.link, at: end)?.end ?? end, allowZero: true) else { break }
      // `hai triệu năm 2020` and `ba triệu hai người` end before the second number.
      guard scaleWord(at: next.end) != nil || next.hasHundreds else { break }
      (current, reading.end) = (next.value, next.end)
    }
    reading.low = reading.isScaled ? total + current : current
    if !reading.isScaled, isHalfPast(reading.end) {
      reading.low += 0.5
      reading.end += 1
    }
    return reading
  }

  private func spelledDecimals(at i: Int) -> (value: Double, end: Int)? {
    if let n = scan.integer(i) { return (Double(n) / (n < 10 ? 10 : 100), i + 1) }
    guard let n = scan.smallNumber(i) else { return nil }
    return (Double(n.value) / (n.value < 10 ? 10 : 100), n.end)
  }

  private func fraction(_ numerator: NumberReading) -> NumberReading? {
    guard let mark = scan.hit(.fraction, at: numerator.end), scan.unit(at: numerator.end, [.unit])?.end ?? 0 <= mark.end,
      let below = group(at: mark.end), below.value > numerator.low
    else { return nil }
    return NumberReading(low: numerator.low / below.value, end: below.end, isSpelled: true, isFraction: true)
  }

  /// A number under a thousand in words; `allowZero` reads `không trăm mười hai`.
  private func group(at i: Int, allowZero: Bool = false) -> (value: Double, end: Int, hasHundreds: Bool)? {
    var at = i
    var value = 0.0
    var hundreds = false
    if let digit = scan.digit(at: at, isFirst: true), let hundred = scaleWord(at: digit.end), hundred.factor == 100,
      digit.value > 0 || allowZero
    {
      value = Double(digit.value) * 100
      at = hundred.end
      hundreds = true
      if let link = scan.hit(.link, at: at) {
        guard let one = scan.digit(at: link.end, isFirst: false), one.value > 0 else { return (value, at, true) }
        return (value + Double(one.value), one.end, true)
      }
    }
    guard let rest = belowHundred(at: at) else { return hundreds ? (value, at, true) : nil }
    if hundreds, rest.value < 10 { return (value, at, true) }
    return (value + Double(rest.value), rest.end, hundreds)
  }

  private func belowHundred(at i: Int) -> (value: Int, end: Int)? {
    if let ten = scan.hit(.ten, at: i) {
      if let one = scan.digit(at: ten.end, isFirst: false), one.value > 0, !isYear(one.end - 1, one) { return (10 + one.value, one.end) }
      return (10, ten.end)
    }
    guard let first = scan.digit(at: i, isFirst: true), first.value > 0, !isYear(i, first) else { return nil }
    let tens =
      scan.hit(.tens, at: first.end) ?? scaleWord(at: first.end).flatMap { $0.factor == 10 ? RoleHit(end: $0.end, value: 10) : nil }
    guard let tens else { return (first.value, first.end) }
    if let one = scan.digit(at: tens.end, isFirst: false), one.value > 0, !isYear(one.end - 1, one) {
      return (first.value * 10 + one.value, one.end)
    }
    return (first.value * 10, tens.end)
  }

  /// `năm` is both 5 and the word for a year. It is the number only before a scale or something countable, and not behind a number.
  private func isYear(_ i: Int, _ hit: RoleHit) -> Bool {
    guard hit.value == 5, scan.has(ValueRole.unit.bit, at: i) else { return false }
    if scan.tokens[i].shape == .upper, scan.tokens[i].end - scan.tokens[i].start < 3 { return false }
    let next = hit.end
    if scan.hit(.tens, at: next) != nil || scaleWord(at: next) != nil || scan.hit(.digit, at: next)?.value == 7 { return false }
    if i > scan.start, scan.isNumber(i - 1) || scan.has(Self.numberRoles, at: i - 1) { return true }
    guard let unit = scan.unit(at: next, [.unit, .counter, .currency, .time]) else { return true }
    // `năm học` is a school year; a counter that begins with `năm` would be longer.
    _ = unit
    return scan.unit(at: i, [.unit, .counter, .time]).map { $0.end > i + 1 } ?? false
  }

  static let numberRoles =
    ValueRole.digit.bit | ValueRole.ten.bit | ValueRole.tens.bit | ValueRole.vague.bit | ValueRole.half.bit | ValueRole.recurring.bit
}
