import CICU

/// Case and letters of single code points, fast for those of Vietnamese text; ICU answers for the others.
package enum Letters {
  /// Lower case of a code point; the Icelandic capital eth, which old Vietnamese keyboards type for Đ, becomes đ.
  @inline(__always)
  package static func lower(_ c: UInt32) -> UInt32 {
    if c < 0x80 { return c &- 0x41 < 26 ? c | 0x20 : c }
    if c < 0x100 {
      if c == 0xD0 { return 0x111 }
      return c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 0x20 : c
    }
    if c == 0x110 || c == 0x111 { return 0x111 }
    if c == 0x1A0 || c == 0x1A1 { return 0x1A1 }
    if c == 0x1AF || c == 0x1B0 { return 0x1B0 }
    if c >= 0x1EA0 && c <= 0x1EF9 { return c | 1 }
    if c == 0x102 || c == 0x103 { return 0x103 }
    return sk_lower(c)
  }

  @inline(__always)
  package static func isUpper(_ c: UInt32) -> Bool {
    if c < 0x80 { return c &- 0x41 < 26 }
    if c < 0x100 { return c >= 0xC0 && c <= 0xDE && c != 0xD7 }
    if c >= 0x1EA0 && c <= 0x1EF9 { return c & 1 == 0 }
    return sk_is_upper(c) != 0
  }

  @inline(__always)
  package static func isLetter(_ c: UInt32) -> Bool {
    if c < 0x80 { return (c | 0x20) &- 0x61 < 26 }
    if c < 0xC0 { return c == 0xAA || c == 0xB5 || c == 0xBA }
    if c < 0x370 { return c != 0xD7 && c != 0xF7 }
    if c >= 0x1E00 && c <= 0x1EFF { return true }
    if c >= 0x2000 && c <= 0x2BFF { return false }
    return sk_is_letter(c) != 0
  }

  /// Letters between which ICU sets no word boundary and which `Tokenizer` takes itself.
  @inline(__always)
  static func isLatin(_ c: UInt32) -> Bool {
    if c < 0x250 { return isLetter(c) }
    return c >= 0x1E00 && c <= 0x1EFF
  }

  @inline(__always)
  static func isCombining(_ c: UInt32) -> Bool { c >= 0x300 && c < 0x370 }

  /// Apostrophes and the soft hyphen: between letters they stay inside a word.
  @inline(__always)
  static func isJoiner(_ c: UInt32) -> Bool { c == 0x27 || c == 0x2019 || c == 0xAD }

  /// White space, controls and characters without width: in no token.
  @inline(__always)
  static func isSpace(_ c: UInt32) -> Bool {
    c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x202F
      || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF
  }

  /// Where the digits that begin at `start` end; points and commas between digits are inside.
  @inline(__always)
  static func endOfNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, limit: Int) -> Int {
    var at = start
    while at < limit {
      let b = bytes[at]
      let joins = (b == 0x2E || b == 0x2C) && at + 1 < limit && bytes[at + 1] &- 0x30 < 10
      guard b &- 0x30 < 10 || joins else { break }
      at += 1
    }
    return at
  }

  /// The code point that begins at `offset` of valid UTF-8, and the offset behind it.
  @inline(__always)
  package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (UInt32, Int) {
    let a = UInt32(bytes[offset])
    if a < 0x80 { return (a, offset + 1) }
    let b = UInt32(bytes[offset + 1] & 0x3F)
    if a < 0xE0 { return ((a & 0x1F) << 6 | b, offset + 2) }
    let c = UInt32(bytes[offset + 2] & 0x3F)
    if a < 0xF0 { return ((a & 0x0F) << 12 | b << 6 | c, offset + 3) }
    return ((a & 0x07) << 18 | b << 12 | c << 6 | UInt32(bytes[offset + 3] & 0x3F), offset + 4)
  }
}
