/// The two font encodings of Vietnamese before Unicode. Both use the code points of windows-1252 for other letters, so that their texts look like
/// `ViÖt Nam` (TCVN3) or `Vieät Nam` (VNI) where no such font is at hand; also inside files that are valid UTF-8.
enum LegacyVietnamese: String, CaseIterable {
  case tcvn3 = "TCVN3"
  case vni = "VNI"

  /// The text in Unicode; other code points stay, but for the bytes of windows-1252 that are no letters of the fonts: quotation marks, dashes.
  func decoded(_ text: some Sequence<UInt32>) -> [UInt32] {
    switch self {
    case .tcvn3: text.map { Self.tcvn3Letters[$0] ?? Windows1252.scalar($0) }
    case .vni: Self.decodedVNI(text.lazy.map(Windows1252.scalar))
    }
  }

  /// Source: the code table of the ABC fonts (TCVN 5712:1993, VN3).
  private static let tcvn3Letters = table(
    "µà ¶ả ·ã ¸á ¹ạ ¨ă »ằ ¼ẳ ½ẵ ¾ắ Æặ ©â Çầ Èẩ Éẫ Êấ Ëậ ®đ Ìè Îẻ Ïẽ Ðé Ñẹ ªê Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ «ô åồ æổ çỗ èố éộ ¬ơ êờ ëở ìỡ íớ îợ "
      + "ïù ñủ òũ óú ôụ \u{AD}ư õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ")

  private static func table(_ pairs: String) -> [UInt32: UInt32] {
    var table: [UInt32: UInt32] = [:]
    for pair in pairs.split(separator: " ") {
      let scalars = Array(pair.unicodeScalars)
      table[scalars[0].value] = scalars[1].value
    }
    return table
  }

  /// Letters that VNI writes with one sign.
  private static let vniLetters = table("ñđ ÑĐ ôơ ÔƠ öư ÖƯ íí ÍÍ ìì ÌÌ æỉ ÆỈ óĩ ÓĨ òị ÒỊ îỵ ÎỴ")

  /// Letters that it writes as a letter and a sign behind it. Source: the code table of the VNI-Windows fonts.
  private static let vniPairs: [UInt64: UInt32] = {
    var pairs: [UInt64: UInt32] = [:]
    func add(_ base: String, _ signs: String, _ letters: String) {
      for (sign, letter) in zip(signs, letters) {
        for (b, s, l) in [(base, String(sign), String(letter)), (base.uppercased(), sign.uppercased(), letter.uppercased())] {
          guard let first = b.unicodeScalars.first, let second = s.unicodeScalars.first, let whole = l.unicodeScalars.first else {
            continue
          }
          pairs[UInt64(first.value) << 32 | UInt64(second.value)] = whole.value
        }
      }
    }
    add("a", "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ")
    add("e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ")
    add("o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ")
    add("ô", "ùøûõï", "ớờởỡợ")
    add("u", "ùøûõï", "úùủũụ")
    add("ö", "ùøûõï", "ứừửữự")
    add("y", "ùøûõ", "ýỳỷỹ")
    return pairs
  }()

  private static func decodedVNI(_ text: some Sequence<UInt32>) -> [UInt32] {
    var result: [UInt32] = []
    var before: UInt32?
    for c in text {
      if let base = before {
        if let letter = vniPairs[UInt64(base) << 32 | UInt64(c)] ?? capitalPair(base, c) {
          result.append(letter)
          before = nil
          continue
        }
        result.append(vniLetters[base] ?? base)
      }
      before = c
    }
    if let before { result.append(vniLetters[before] ?? before) }
    return result
  }

  /// A capital at the head of a word takes the small sign: `Aâu`.
  private static func capitalPair(_ base: UInt32, _ sign: UInt32) -> UInt32? {
    let small: UInt32 = base == 0xD4 ? 0xF4 : base == 0xD6 ? 0xF6 : base &- 0x41 < 26 ? base | 0x20 : 0
    guard small != 0, let letter = vniPairs[UInt64(small) << 32 | UInt64(sign)], let scalar = Unicode.Scalar(letter) else { return nil }
    return scalar.properties.uppercaseMapping.unicodeScalars.first?.value
  }
}
