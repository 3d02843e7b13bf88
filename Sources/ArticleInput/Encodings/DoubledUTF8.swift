/// Undoes what happens when UTF-8 is taken for windows-1252 (or Latin-1) and written as UTF-8 once more: `Thá»§ tÆ°á»›ng` for `Thủ tướng`.
enum DoubledUTF8 {
  /// The UTF-8 whose bytes the letters stand for; nil when some letter stands for no byte, or the bytes are not UTF-8.
  static func undone(_ text: [UInt32]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for scalar in text {
      guard let byte = byte(of: scalar) else { return nil }
      bytes.append(byte)
    }
    return UTF8Check(bytes).invalid == 0 ? bytes : nil
  }

  private static func byte(of scalar: UInt32) -> UInt8? { scalar <= 0xFF ? UInt8(scalar) : windows1252[scalar] }

  /// Where windows-1252 differs from Latin-1: 0x80 to 0x9F. Source: the index of windows-1252 in the WHATWG Encoding Standard.
  private static let windows1252: [UInt32: UInt8] = {
    var table: [UInt32: UInt8] = [:]
    for (byte, scalar) in zip(UInt8(0x80)..., "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars) {
      table[scalar.value] = byte
    }
    return table
  }()
}
