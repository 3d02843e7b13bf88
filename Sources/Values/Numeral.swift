/// A number written in digits, Vietnamese (`1.234.567,8`) or English style (`1,234,567.8`).
struct Numeral: Equatable {
  let value: Double
  /// Set for digits without any point or comma.
  let integer: Int?
  /// Number of digits before the first point or comma.
  let leadingDigits: Int
  /// `1,234`: thousands in English style, three decimals in Vietnamese; `value` has the thousands.
  let isAmbiguous: Bool
  let startsWithZero: Bool

  /// The three decimals of an ambiguous number.
  var asDecimal: Double { isAmbiguous ? value / 1000 : value }

  /// Nil when the digits are no number: a date (`5.6.2013`), a section (`1.2.3`).
  init?(_ bytes: ArraySlice<UInt8>) {
    if let plain = Self.plain(bytes) { self = plain } else { self.init(grouped: bytes) }
  }

  /// Digits alone, as nearly all are.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> Numeral? {
    guard bytes.count <= 15 else { return nil }
    var value = 0
    for b in bytes {
      guard b &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(b - 0x30)
    }
    return Numeral(
      value: Double(value), integer: value, leadingDigits: bytes.count, isAmbiguous: false,
      startsWithZero: bytes.count > 1 && bytes.first == UInt8(ascii: "0"))
  }

  private init(value: Double, integer: Int?, leadingDigits: Int, isAmbiguous: Bool, startsWithZero: Bool) {
    self.value = value
    self.integer = integer
    self.leadingDigits = leadingDigits
    self.isAmbiguous = isAmbiguous
    self.startsWithZero = startsWithZero
  }

  private init?(grouped bytes: ArraySlice<UInt8>) {
    var groups: [(digits: Int, value: Double)] = []
    var separators: [UInt8] = []
    var digits = 0
    var value = 0.0
    for b in bytes {
      if b &- 0x30 < 10 {
        digits += 1
        value = value * 10 + Double(b - 0x30)
      } else {
        groups.append((digits, value))
        separators.append(b)
        (digits, value) = (0, 0)
      }
    }
    groups.append((digits, value))
    guard let first = groups.first, groups.allSatisfy({ $0.digits > 0 && $0.digits <= 15 }) else { return nil }
    leadingDigits = first.digits
    startsWithZero = bytes.first == UInt8(ascii: "0") && first.digits > 1
    let last = groups[groups.count - 1]
    let thousands = (1...3).contains(first.digits) && first.value > 0 && groups.dropFirst().allSatisfy { $0.digits == 3 }
    switch separators.count {
    case 0:
      (self.value, integer, isAmbiguous) = (first.value, first.digits <= 15 ? Int(first.value) : nil, false)
    case 1 where thousands:
      (self.value, integer, isAmbiguous) = (first.value * 1000 + last.value, nil, separators[0] == UInt8(ascii: ","))
    case 1:
      (self.value, integer, isAmbiguous) = (Self.decimal(first.value, last), nil, false)
    default:
      let mark = separators[separators.count - 1]
      if Set(separators).count == 1 {
        guard thousands else { return nil }
        (self.value, integer, isAmbiguous) = (Self.whole(groups), nil, false)
      } else {
        // The other separator groups the thousands.
        guard separators.dropLast().allSatisfy({ $0 != mark }), groups.dropFirst().dropLast().allSatisfy({ $0.digits == 3 }),
          first.digits <= 3
        else { return nil }
        (self.value, integer, isAmbiguous) = (Self.decimal(Self.whole(groups.dropLast()), last), nil, false)
      }
    }
  }

  private static func whole(_ groups: some Collection<(digits: Int, value: Double)>) -> Double {
    groups.reduce(0) { $0 * 1000 + $1.value }
  }

  /// A number times a power of ten, without what binary fractions lose: 4.1 million is no 4099999.9999999995.
  static func product(_ number: Double, _ scale: Double) -> Double {
    let product = number * scale
    let whole = product.rounded()
    return abs(product - whole) <= 4 * whole.ulp ? whole : product
  }

  private static func decimal(_ whole: Double, _ fraction: (digits: Int, value: Double)) -> Double {
    // One division keeps the result the double nearest to the decimal.
    var scale = 1.0
    for _ in 0..<fraction.digits { scale *= 10 }
    return (whole * scale + fraction.value) / scale
  }
}
