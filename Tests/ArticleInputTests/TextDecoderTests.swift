import ArticleInput
import Testing

@Suite struct TextDecoderTests {
  private func check(_ bytes: [UInt8], _ text: String, _ code: String?, count: Int? = nil, _ location: SourceLocation = #_sourceLocation) {
    let result = TextDecoder.decode(bytes)
    #expect(Array(String(decoding: result.text, as: UTF8.self).unicodeScalars) == Array(text.unicodeScalars), sourceLocation: location)
    #expect(result.warnings.map(\.code) == (code.map { [$0] } ?? []), sourceLocation: location)
    if let count { #expect(result.warnings.first?.count == count, sourceLocation: location) }
  }

  @Test func takesUTF8AsItIs() {
    check(Array("Hà Nội".utf8), "Hà Nội", nil)
    check([0xEF, 0xBB, 0xBF] + Array("Hà Nội".utf8), "Hà Nội", nil)
    check([], "", nil)
    check(Array("a\0b".utf8), "a\0b", nil)
  }

  @Test func convertsUTF16() {
    let units = Array("Hà Nội, ngày 5 tháng 8".utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] { check(bytes, "Hà Nội, ngày 5 tháng 8", "converted") }
    let wide = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8), 0, 0] }
    check([0xFF, 0xFE, 0, 0] + wide, "Hà Nội, ngày 5 tháng 8", "converted")
    check([0, 0, 0xFE, 0xFF] + units.flatMap { [0, 0, UInt8($0 >> 8), UInt8($0 & 0xFF)] }, "Hà Nội, ngày 5 tháng 8", "converted")
  }

  /// Half a surrogate pair, half a unit.
  @Test(arguments: [([0x00, 0xD8, 0x41, 0x00], "\u{FFFD}A"), ([0x41], "\u{FFFD}")] as [([UInt8], String)])
  func countsWhatIsNoUTF16(_ end: [UInt8], _ expected: String) {
    let start = "Huế \u{FFFD} ".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let (text, warnings) = TextDecoder.decode([0xFF, 0xFE] + start + end)
    #expect(String(decoding: text, as: UTF8.self) == "Huế \u{FFFD} " + expected)
    #expect(warnings.map(\.code) == ["converted", "invalid-bytes"] && warnings.last?.count == 1)
  }

  /// What a picture or a program holds is no text; zeros in one are no picture.
  @Test func knowsWhatIsNoText() {
    let noise = (0..<2_000).map { UInt8(truncatingIfNeeded: ($0 * $0 * 37 + $0 * 11) >> 3) }
    #expect(TextDecoder.isBinary([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + noise))
    #expect(!TextDecoder.isBinary(Array("Hà Nội\0Huế\0\0 Đà Nẵng".utf8)))
    #expect(!TextDecoder.isBinary(Array("Hà Nội, ngày 5 tháng 8 năm 2021".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
    #expect(!TextDecoder.isBinary([]))
  }

  /// The code page has letters with quality marks and combining tone marks: the result is decomposed.
  @Test func convertsWindows1258() {
    check([0x56, 0x69, 0xEA, 0xF2, 0x74, 0x20, 0x4E, 0x61, 0x6D], "Vi\u{EA}\u{323}t Nam", "converted")
    check([0xD0, 0xE0, 0x20, 0x4E, 0xE3, 0xDE, 0x6E, 0x67], "\u{110}\u{E0} N\u{103}\u{303}ng", "converted")
  }

  @Test func replacesBrokenUTF8() {
    check(Array("Hà Nội và Huế".utf8) + [0xE1, 0xBB], "Hà Nội và Huế\u{FFFD}", "invalid-utf8", count: 1)
    check(Array("Đà Nẵng ".utf8) + [0xFF, 0xC0] + Array(" Việt Nam".utf8), "Đà Nẵng \u{FFFD}\u{FFFD} Việt Nam", "invalid-utf8", count: 2)
  }

  /// The count is that of the replacement characters, whatever is broken.
  @Test func countsWhatItReplaces() {
    var state: UInt64 = 7
    func random() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let prefix = Array("Việt Nam Đông Hà Nội ờ ợ ỡ ở ớ ự ữ ử ứ ừ".utf8)
    for _ in 0..<500 {
      let noise = (0..<12).map { _ in random() | 0x80 }
      let (text, warnings) = TextDecoder.repaired(prefix + noise)
      let replaced = String(decoding: text, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
      #expect(warnings.first?.count ?? 0 == replaced)
    }
  }
}
