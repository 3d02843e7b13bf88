import CByteScan
import CICU
import Records

/// Turns bytes in whatever encoding into UTF-8 and says what had to be done.
package enum TextDecoder {
  /// Valid UTF-8 for the bytes of a text. A byte order mark is left out; bytes that are valid in no way become U+FFFD.
  ///
  /// What the bytes are counts for more than what they are said to be: valid UTF-8 is UTF-8.
  /// - Parameter declared: the character set that the text or its transport names.
  package static func decode(_ bytes: [UInt8], declared: String? = nil) -> (text: [UInt8], warnings: [Warning]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return repaired(Array(bytes.dropFirst(3))) }
    if let charset = unicodeCharset(bytes) { return converted(bytes, charset) ?? repaired(bytes) }
    let check = UTF8Check(bytes)
    if check.invalid == 0 {
      return check.multibyte == 0 || check.isVietnamese ? (bytes, []) : LegacyReader.convertedFonts(in: bytes) ?? (bytes, [])
    }
    if check.isUTF8 || LegacyReader.hasLineOfUTF8(bytes) { return LegacyReader.convertedLines(in: bytes) ?? repaired(bytes, check) }
    return LegacyReader.converted(bytes, declared: declared) ?? repaired(bytes, check)
  }

  /// Whether the head of bytes that are not UTF-8 holds more control characters than any text: an image, a program, a compressed file.
  package static func isBinary(_ bytes: [UInt8]) -> Bool {
    let head = Array(bytes.prefix(4_096))
    let controls = head.count { $0 < 0x09 || (0x0E...0x1F).contains($0) && $0 != 0x1B || $0 == 0x7F }
    return controls >= 8 && controls * 20 > head.count && unicodeCharset(bytes) == nil && UTF8Check(head).invalid * 50 > head.count
  }

  /// The same bytes with invalid ones replaced by U+FFFD, and a warning that counts them.
  package static func repaired(_ bytes: [UInt8]) -> (text: [UInt8], warnings: [Warning]) {
    let isValid = bytes.withUnsafeBufferPointer { text in
      text.baseAddress.map { sk_is_surely_utf8($0, Int64(text.count)) != 0 } ?? true
    }
    return isValid ? (bytes, []) : repaired(bytes, UTF8Check(bytes))
  }

  private static func repaired(_ bytes: [UInt8], _ check: UTF8Check) -> (text: [UInt8], warnings: [Warning]) {
    guard check.invalid > 0 else { return (bytes, []) }
    let warning = Warning(
      code: "invalid-utf8", message: "invalid UTF-8 replaced by U+FFFD, first at byte \(check.firstInvalid)", count: check.invalid)
    return (Array(String(decoding: bytes, as: UTF8.self).utf8), [warning])
  }

  /// By ICU; nil when it does not know the character set.
  static func converted(_ bytes: [UInt8], _ charset: String) -> (text: [UInt8], warnings: [Warning])? {
    var count: Int32 = 0
    guard bytes.count < Int(Int32.max) / 4, let result = sk_convert(charset, bytes, Int32(bytes.count), &count) else { return nil }
    defer { sk_free(result) }
    var text = Array(UnsafeBufferPointer(start: result, count: Int(count)))
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    let name = charset.hasPrefix("UTF-16") || charset.hasPrefix("UTF-32") ? String(charset.prefix(6)) : charset
    return (text, [warning(name)] + invalid(replacements(in: text) - ownReplacements(in: bytes, charset), in: name))
  }

  /// A warning of what a character set other than UTF-8 does not have.
  static func invalid(_ count: Int, in charset: String) -> [Warning] {
    count == 0 ? [] : [Warning(code: "invalid-bytes", message: "bytes that are no \(charset) replaced by U+FFFD", count: count)]
  }

  private static func replacements(in text: [UInt8]) -> Int {
    text.indices.count { text[$0] == 0xEF && $0 + 2 < text.count && text[$0 + 1] == 0xBF && text[$0 + 2] == 0xBD }
  }

  /// U+FFFD that the text had before.
  private static func ownReplacements(in bytes: [UInt8], _ charset: String) -> Int {
    guard charset.hasPrefix("UTF-16") else { return 0 }
    let unit: [UInt8] = charset.hasSuffix("LE") ? [0xFD, 0xFF] : [0xFF, 0xFD]
    return stride(from: 0, to: bytes.count - 1, by: 2).count { bytes[$0] == unit[0] && bytes[$0 + 1] == unit[1] }
  }

  static func warning(_ charset: String) -> Warning { Warning(code: "converted", message: "read as \(charset) and converted to UTF-8") }

  /// By byte order mark, or by the zero bytes that every second ASCII character has.
  static func unicodeCharset(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return "UTF-32LE" }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32BE" }
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    let head = bytes.prefix(512)
    guard head.count >= 8 else { return nil }
    var zeros = [0, 0]
    for (i, byte) in head.enumerated() where byte == 0 { zeros[i & 1] += 1 }
    let half = head.count / 2
    if zeros[1] * 10 > half * 3, zeros[0] * 20 < half { return "UTF-16LE" }
    if zeros[0] * 10 > half * 3, zeros[1] * 20 < half { return "UTF-16BE" }
    return nil
  }
}
