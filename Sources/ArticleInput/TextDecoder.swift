import CICU
import Records

/// Turns bytes in whatever encoding into UTF-8 and says what had to be done.
package enum TextDecoder {
  /// Valid UTF-8 for the bytes of a text file. A byte order mark is left out; bytes that are valid in no way become U+FFFD.
  package static func decode(_ bytes: [UInt8], declared: String? = nil) -> (text: [UInt8], warnings: [Warning]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return repaired(Array(bytes.dropFirst(3))) }
    if let charset = utf16Charset(bytes) { return converted(bytes, charset) ?? repaired(bytes) }
    let check = UTF8Check(bytes)
    if check.invalid == 0 { return (bytes, []) }
    // Text in another encoding has next to no valid sequences of several bytes; damaged UTF-8 has many.
    if check.multibyte < check.invalid, let result = converted(bytes, "windows-1258") { return result }
    return repaired(bytes, check)
  }

  /// The same bytes with invalid ones replaced by U+FFFD, and a warning that counts them.
  package static func repaired(_ bytes: [UInt8]) -> (text: [UInt8], warnings: [Warning]) { repaired(bytes, UTF8Check(bytes)) }

  private static func repaired(_ bytes: [UInt8], _ check: UTF8Check) -> (text: [UInt8], warnings: [Warning]) {
    guard check.invalid > 0 else { return (bytes, []) }
    let warning = Warning(
      code: "invalid-utf8", message: "invalid UTF-8 replaced by U+FFFD, first at byte \(check.firstInvalid)", count: check.invalid)
    return (Array(String(decoding: bytes, as: UTF8.self).utf8), [warning])
  }

  private static func converted(_ bytes: [UInt8], _ charset: String) -> (text: [UInt8], warnings: [Warning])? {
    var count: Int32 = 0
    guard bytes.count < Int(Int32.max) / 4, let result = sk_convert(charset, bytes, Int32(bytes.count), &count) else { return nil }
    defer { sk_free(result) }
    var text = Array(UnsafeBufferPointer(start: result, count: Int(count)))
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    let name = charset == "windows-1258" ? charset : "UTF-16"
    return (text, [Warning(code: "converted", message: "read as \(name) and converted to UTF-8")])
  }

  /// By byte order mark, or by the zero bytes that every second ASCII character has.
  private static func utf16Charset(_ bytes: [UInt8]) -> String? {
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

/// Counts valid and invalid sequences of UTF-8, as Unicode counts them (one for each maximal broken piece).
struct UTF8Check {
  private(set) var invalid = 0
  /// Offset of the first invalid byte.
  private(set) var firstInvalid = 0
  /// Valid sequences of more than one byte.
  private(set) var multibyte = 0

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      while at < bytes.count {
        if bytes[at] < 0x80 {
          at += 1
          continue
        }
        let (length, isValid) = Self.sequence(bytes, at)
        if isValid {
          multibyte += 1
        } else {
          if invalid == 0 { firstInvalid = at }
          invalid += 1
        }
        at += length
      }
    }
  }

  /// Length of the sequence, or of the broken piece, that begins at a byte beyond ASCII.
  private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (length: Int, isValid: Bool) {
    let lead = bytes[at]
    let needed: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: needed = 1
    case 0xE0: (needed, second) = (2, 0xA0...0xBF)
    case 0xED: (needed, second) = (2, 0x80...0x9F)
    case 0xE1...0xEF: needed = 2
    case 0xF0: (needed, second) = (3, 0x90...0xBF)
    case 0xF4: (needed, second) = (3, 0x80...0x8F)
    case 0xF1...0xF3: needed = 3
    default: return (1, false)
    }
    for i in 1...needed {
      guard at + i < bytes.count, i == 1 ? second.contains(bytes[at + i]) : bytes[at + i] & 0xC0 == 0x80 else { return (i, false) }
    }
    return (needed + 1, true)
  }
}
