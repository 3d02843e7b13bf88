import CByteScan
import Testing

/// Many bytes at once say what one after the other says.
@Suite struct ByteScanTwinTests {
  private static let alphabet: [UInt8] =
    Array(" aạ–\u{85}\u{2028}\u{2029}\u{202A}\u{2018}\u{C2}😀".utf8) + [
      0x00, 0x1F, 0x20, 0x22, 0x5C, 0x7F, 0x80, 0xA8, 0xC2, 0xE2, 0xEF, 0xF0, 0xFF,
    ]

  private func random(_ count: Int, _ seed: inout UInt64) -> [UInt8] {
    (0..<count).map { _ in
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return seed >> 60 < 12 ? UInt8(ascii: "x") : Self.alphabet[Int(seed >> 33) % Self.alphabet.count]
    }
  }

  @Test func charactersAndEscapes() {
    var seed: UInt64 = 7
    for round in 0..<5000 {
      let bytes = random(64 + round % 40, &seed)
      #expect(sk_starts64(bytes) == sk_starts64_plain(bytes))
      #expect(sk_pairs64(bytes) == sk_pairs64_plain(bytes))
      let length = Int64(round % bytes.count)
      var (fast, plain) = ([UInt8](repeating: 0, count: bytes.count), [UInt8](repeating: 0, count: bytes.count))
      let end = sk_json_copy(bytes, length, &fast)
      #expect(end == sk_json_copy_plain(bytes, 0, length, &plain))
      #expect(fast[..<Int(end)] == plain[..<Int(end)])
      #expect(sk_json_stretch(bytes, 0, length) == sk_json_stretch_plain(bytes, 0, length))
    }
  }

  /// Valid text with, now and then, a byte that does not belong.
  @Test func validity() {
    var seed: UInt64 = 11
    for round in 0..<20000 {
      var bytes = Array(String(decoding: random(10 + round % 60, &seed), as: UTF8.self).utf8)
      if round % 3 == 0 { bytes[round % bytes.count] = random(1, &seed)[0] }
      if round % 5 == 0 { bytes.removeLast() }
      let length = Int64(bytes.count)
      let isValid = sk_is_surely_utf8(bytes, length) != 0
      #expect(isValid == (sk_is_surely_utf8_plain(bytes, length) != 0))
      if isValid { #expect(String(validating: bytes, as: UTF8.self) != nil) }
    }
  }
}
