/// SHA-256 (FIPS 180-4), for the page's content policy, which names its own script and style by it.
enum SHA256 {
  private static let roundConstants: [UInt32] = primes(64).map { fraction(of: $0, root: 3) }
  private static let initialState: [UInt32] = primes(8).map { fraction(of: $0, root: 2) }

  /// In Base64, as policies want it.
  static func base64(_ message: [UInt8]) -> String {
    var padded = message + [0x80]
    padded += [UInt8](repeating: 0, count: (120 - padded.count % 64) % 64)
    padded += (0..<8).map { UInt8(truncatingIfNeeded: UInt64(message.count * 8) >> UInt64(56 - 8 * $0)) }
    var state = initialState
    for start in stride(from: 0, to: padded.count, by: 64) { compress(padded[start..<start + 64], into: &state) }
    return encoded(state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } })
  }

  private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { at in
      block[at..<at + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
    }
    for i in 16..<64 {
      let (a, b) = (words[i - 15], words[i - 2])
      words.append(words[i - 16] &+ words[i - 7] &+ (turn(a, 7) ^ turn(a, 18) ^ a >> 3) &+ (turn(b, 17) ^ turn(b, 19) ^ b >> 10))
    }
    var s = state
    for i in 0..<64 {
      let one = s[7] &+ (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) &+ (s[4] & s[5] ^ ~s[4] & s[6]) &+ roundConstants[i] &+ words[i]
      let two = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) &+ (s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2])
      s = [one &+ two, s[0], s[1], s[2], s[3] &+ one, s[4], s[5], s[6]]
    }
    for i in 0..<8 { state[i] &+= s[i] }
  }

  private static func turn(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

  private static func primes(_ count: Int) -> [UInt32] {
    var primes: [UInt32] = []
    var candidate: UInt32 = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  /// The first 32 bits of the fraction of a square or cube root, by bisection over whole numbers.
  private static func fraction(of number: UInt32, root: Int) -> UInt32 {
    var (low, high) = (0 as UInt64, 1 << 38 as UInt64)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isAtMost(middle, number, root) { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  /// Whether `(x / 2^32)^root <= number`.
  private static func isAtMost(_ x: UInt64, _ number: UInt32, _ root: Int) -> Bool {
    let square = x.multipliedFullWidth(by: x)
    if root == 2 { return square.high < UInt64(number) || square.high == UInt64(number) && square.low == 0 }
    let low = square.low.multipliedFullWidth(by: x)
    let (high, carry) = square.high.multipliedFullWidth(by: x).low.addingReportingOverflow(low.high)
    return !carry && high >> 32 < UInt64(number)
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for i in 0..<4 { text.append(i <= group.count ? alphabet[bits >> (18 - 6 * i) & 63] : UInt8(ascii: "=")) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
