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
