/// Where windows-1252 differs from Latin-1: 0x80 to 0x9F, the quotation marks and dashes of old texts. Source: the index of windows-1252 in the WHATWG
/// Encoding Standard.
enum Windows1252 {
  private static let scalars: [UInt32] = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars.map(\.value)
  private static let bytes = Dictionary(uniqueKeysWithValues: zip(scalars, UInt8(0x80)...))

  /// What a byte stands for; what is no byte of that range stays.
  static func scalar(_ byte: UInt32) -> UInt32 { (0x80...0x9F).contains(byte) ? scalars[Int(byte - 0x80)] : byte }

  /// The byte that stands for a code point; also for those of Latin-1.
  static func byte(of scalar: UInt32) -> UInt8? { scalar <= 0xFF ? UInt8(scalar) : bytes[scalar] }
}
