import Foundation
import Testing

@testable import ArticleInput

@Suite struct LegacyEncodingTests {
  /// The same sentence in the encodings of old; each must come out as it is in Unicode.
  private static let sentence = "Sáng nay, Thủ tướng đã tiếp đoàn đại biểu hữu nghị của nước bạn tại trụ sở Chính phủ."

  private static let tcvn3 = "S¸ng nay, Thñ t­íng ®· tiÕp ®oµn ®¹i biÓu h÷u nghÞ cña n­íc b¹n t¹i trô së ChÝnh phñ."
  private static let vni = "Saùng nay, Thuû töôùng ñaõ tieáp ñoaøn ñaïi bieåu höõu nghò cuûa nöôùc baïn taïi truï sôû Chính phuû."

  @Test(arguments: [("TCVN3", tcvn3), ("VNI", vni)]) func readsFontEncodings(_ name: String, _ text: String) {
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    for input in [bytes, Array(text.utf8)] {
      let (found, warnings) = TextDecoder.decode(input)
      #expect(String(decoding: found, as: UTF8.self) == Self.sentence)
      #expect(warnings.map(\.message) == ["read as \(name) and converted to UTF-8"])
    }
  }

  @Test func readsCapitalsOfVNI() {
    let text = "UÛY BAN NHAÂN DAÂN TÆNH QUAÛNG NGAÕI thoâng baùo veà côn baõo soá 9 ÔÛ MIEÀN TRUNG, Ñaø Naüng vaø Hueá"
    let (found, _) = TextDecoder.decode(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    #expect(
      String(decoding: found, as: UTF8.self)
        == "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI thông báo về cơn bão số 9 Ở MIỀN TRUNG, Đà Nẵng và Huế")
  }

  @Test func readsWindows1258() {
    let marks = Self.sentence.decomposedStringWithCanonicalMapping
    guard let bytes = Self.windows1258(marks) else {
      Issue.record("not to be written in windows-1258")
      return
    }
    let (found, warnings) = TextDecoder.decode(bytes)
    #expect(String(decoding: found, as: UTF8.self).precomposedStringWithCanonicalMapping == Self.sentence)
    #expect(warnings.map(\.message) == ["read as windows-1258 and converted to UTF-8"])
  }

  /// By way of Latin-1 and of windows-1252, whose bytes 0x80 to 0x9F are other letters.
  @Test func readsUTF8EncodedTwice() {
    let latin = String(String.UnicodeScalarView(Self.sentence.utf8.map { Unicode.Scalar($0) }))
    let windows = "Sáng nay, Thá»§ tÆ°á»›ng Ä‘Ã£ tiáº¿p Ä‘oÃ\u{A0}n Ä‘áº¡i biá»ƒu há»¯u nghá»‹".replacing("Sáng", with: "SÃ¡ng")
    for (text, expected) in [(latin, Self.sentence), (windows, "Sáng nay, Thủ tướng đã tiếp đoàn đại biểu hữu nghị")] {
      let (found, warnings) = TextDecoder.decode(Array(text.utf8))
      #expect(String(decoding: found, as: UTF8.self) == expected)
      #expect(warnings.map(\.message) == ["read as UTF-8 that was encoded twice"])
    }
  }

  /// A page put together from two sources, and one broken letter that belongs to neither.
  @Test func readsLinesOfAnotherEncoding() {
    let font = Self.tcvn3.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let (found, warnings) = TextDecoder.decode(Array((Self.sentence + "\n\n" + Self.sentence + "\n").utf8) + font + Array("\nHết".utf8))
    #expect(String(decoding: found, as: UTF8.self) == [Self.sentence, "", Self.sentence, Self.sentence, "Hết"].joined(separator: "\n"))
    #expect(warnings.map(\.message) == ["read in part as TCVN3 and converted to UTF-8"])
    let (damaged, counted) = TextDecoder.decode(
      Array(("\n" + Self.sentence + "\n" + Self.sentence + "\n").utf8) + font + [0x0A, 0x61, 0xFF, 0x0A])
    #expect(
      String(decoding: damaged, as: UTF8.self)
        == ["", Self.sentence, Self.sentence, Self.sentence, "a\u{FFFD}", ""].joined(separator: "\n"))
    #expect(counted.map(\.code) == ["converted", "invalid-utf8"] && counted.last?.count == 1)
  }

  private static func bytes(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

  /// Whatever most of the text is, a line of UTF-8 stays, and each other line is read in its own encoding; one of few words as most of the others.
  @Test func decidesByLine() throws {
    let (tcvn3, vni) = (Self.bytes(Self.tcvn3), Self.bytes(Self.vni))
    let windows = try #require(Self.windows1258(Self.sentence.decomposedStringWithCanonicalMapping))
    let (utf8, short, stray) = (Array(Self.sentence.utf8), Self.bytes("C¸c n­íc"), Array("Huế ".utf8) + [0xFF])
    for (lines, expected, charsets) in [
      ([utf8, tcvn3, tcvn3, tcvn3], [Self.sentence, Self.sentence, Self.sentence, Self.sentence], ["TCVN3"]),
      ([windows, tcvn3, utf8, vni], [Self.sentence, Self.sentence, Self.sentence, Self.sentence], ["windows-1258", "TCVN3", "VNI"]),
      ([Array("Huế".utf8), vni, vni], ["Huế", Self.sentence, Self.sentence], ["VNI"]),
      ([tcvn3, vni, vni], [Self.sentence, Self.sentence, Self.sentence], ["TCVN3", "VNI"]),
      ([utf8, tcvn3, short], [Self.sentence, Self.sentence, "Các nước"], ["TCVN3"]),
      ([tcvn3, tcvn3, stray], [Self.sentence, Self.sentence, "Huế \u{FFFD}"], ["TCVN3"]),
      ([Array("Huế ".utf8) + [0xC0, 0xAF, 0xED, 0xA0, 0x80]], ["Huế " + String(repeating: "\u{FFFD}", count: 5)], []),
    ] as [([[UInt8]], [String], [String])] {
      let (found, warnings) = TextDecoder.decode(Array(lines.joined(separator: [0x0A])))
      #expect(String(decoding: found, as: UTF8.self).precomposedStringWithCanonicalMapping == expected.joined(separator: "\n"))
      let names = warnings.filter { $0.code == "converted" }.map(\.message)
      #expect(names == charsets.map { "read in part as \($0) and converted to UTF-8" })
      let broken = expected.joined().unicodeScalars.count { $0 == "\u{FFFD}" }
      #expect(warnings.first { $0.code == "invalid-utf8" }?.count ?? 0 == broken)
    }
  }

  /// The fonts have the signs of windows-1252 where they have no letters of their own.
  @Test(arguments: [("TCVN3", tcvn3), ("VNI", vni)]) func readsQuotationMarks(_ name: String, _ text: String) {
    let marks: [UInt8] = [0x93, 0x94, 0x91, 0x92, 0x96, 0x97, 0x85]
    for bytes in [Self.bytes(text), Array(text.utf8)] {
      let isUTF8 = bytes.count > text.unicodeScalars.count
      let signs = isUTF8 ? marks.flatMap { Array(String(Unicode.Scalar($0)).utf8) } : marks
      let (found, warnings) = TextDecoder.decode(bytes + [0x20] + signs)
      #expect(String(decoding: found, as: UTF8.self) == Self.sentence + " “”‘’–—…")
      #expect(warnings.map(\.message) == ["read as \(name) and converted to UTF-8"])
    }
  }

  /// The encoding that is named is the one that was used, and what it does not have is counted.
  @Test(arguments: [
    ("utf-8", "Caf\u{E9}", "Caf\u{FFFD}", ["invalid-utf8 1"]), ("utf-16", "Caf\u{E9}", "Caf\u{FFFD}", ["invalid-utf8 1"]),
    ("x-foo", "Caf\u{E9}", "Café", ["converted windows-1258"]), ("iso-8859-1", "Caf\u{E9}", "Café", ["converted iso-8859-1"]),
  ])
  func namesWhatWasUsed(_ charset: String, _ text: String, _ expected: String, _ told: [String]) {
    let (found, warnings) = HTMLCharset.decode(Array("<meta charset=\(charset)><p>".utf8) + Self.bytes(text))
    #expect(String(decoding: found, as: UTF8.self).hasSuffix(">" + expected))
    #expect(warnings.map { "\($0.code) " + ($0.count.map(String.init) ?? "\($0.message.split(separator: " ")[2])") } == told)
  }

  /// What a page says of itself is not believed against its bytes.
  @Test func declaredAndRealCharset() {
    let head = "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"></head><body><p>"
    let utf8 = Array((head + Self.sentence).utf8)
    #expect(HTMLCharset.decode(utf8).text == utf8)
    #expect(HTMLCharset.decode(utf8).warnings.isEmpty)
    let font = Array(head.utf8) + Self.tcvn3.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(String(decoding: HTMLCharset.decode(font).text, as: UTF8.self).hasSuffix(Self.sentence))
    let french = Array("<meta charset=iso-8859-1><p>L".utf8) + [0xE9, 0x74, 0xE9]
    #expect(String(decoding: HTMLCharset.decode(french).text, as: UTF8.self).hasSuffix("Lété"))
  }

  /// Texts of other languages stay as they are.
  @Test(arguments: [
    "Le président de la République a été reçu à l'Élysée où il a déjeuné avec les députés européens.",
    "Präsident für Österreich müßte nächstes Jahr größere Änderungen durchführen.", "中国国家主席今天会见了外国代表团。",
    "São Paulo não é a capital, porém é a maior cidade do país segundo as estatísticas.",
  ])
  func leavesOthersAlone(_ text: String) {
    let (found, warnings) = TextDecoder.decode(Array(text.utf8))
    #expect(String(decoding: found, as: UTF8.self) == text)
    #expect(warnings.isEmpty)
  }

  @Test(arguments: [
    ("nghiêng", true), ("khuỷu", true), ("Đắk", false), ("trường", true), ("quyết", true), ("giếng", true), ("été", false),
    ("größe", false),
    ("ViÖt", false), ("ướt", true), ("được", true), ("hoà", true), ("thuỷ", true), ("yếu", true),
  ])
  func knowsSyllables(_ word: String, _ expected: Bool) {
    #expect(VietnameseSpelling.isSyllable(word.unicodeScalars.map(\.value)) == expected)
  }

  /// Quality marks on the letters, tones behind them.
  private static func windows1258(_ decomposed: String) -> [UInt8]? {
    let tones: [UInt32: UInt8] = [0x300: 0xCC, 0x301: 0xEC, 0x303: 0xDE, 0x309: 0xD2, 0x323: 0xF2]
    let letters: [UInt64: UInt8] = [
      0x61_0302: 0xE2, 0x65_0302: 0xEA, 0x6F_0302: 0xF4, 0x61_0306: 0xE3, 0x6F_031B: 0xF5, 0x75_031B: 0xFD,
    ]
    var bytes: [UInt8] = []
    // A tone below stands before the quality mark in canonical order.
    for cluster in decomposed {
      let scalars = cluster.unicodeScalars.map(\.value)
      guard var first = scalars.first else { continue }
      let quality = scalars.dropFirst().first { [0x302, 0x306, 0x31B].contains($0) }
      if first == 0x111 { first = 0xF0 } else if first == 0x110 { first = 0xD0 }
      if let quality {
        guard let byte = letters[UInt64(first) << 16 | UInt64(quality)] else { return nil }
        bytes.append(byte)
      } else {
        guard first < 0x100 else { return nil }
        bytes.append(UInt8(first))
      }
      bytes += scalars.compactMap { tones[$0] }
    }
    return bytes
  }
}
