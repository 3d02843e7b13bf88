import VietText

/// Whether a word could be a Vietnamese syllable, from its letters alone: an initial, a vowel group and a final of the language, and a tone that goes with
/// the final. Names like `Trump` and `Zakharova` fail, `Nam` and `Tim` pass.
enum SyllableShape {
  static func isVietnamese(_ bytes: ArraySlice<UInt8>) -> Bool {
    var letters: [UInt8] = []
    var toned = false
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      while at < buffer.count {
        let (c, next) = Letters.decode(buffer, at)
        at = next
        let (letter, tone) = plain(Letters.lower(c))
        letters.append(letter)
        toned = toned || tone
      }
    }
    guard letters.count <= 7, !letters.contains(0) else { return false }
    let start = initialLength(letters)
    let vowels = letters[start...].prefix { isVowel($0) }
    let final = letters[(start + vowels.count)...]
    guard nuclei.contains(String(decoding: vowels, as: UTF8.self)) else { return false }
    // `y` opens a group only at the beginning of a syllable: `yêu`, not `Kyo`.
    if vowels.count > 1, vowels.first == UInt8(ascii: "y"), start > 0 { return false }
    switch String(decoding: final, as: UTF8.self) {
    case "", "m", "n", "ng", "nh": return true
    // A stop bears one of two tones.
    case "c", "ch", "p", "t": return toned
    default: return false
    }
  }

  /// Vowel groups, without marks and tones.
  private static let nuclei: Set<String> = [
    "a", "ai", "ao", "au", "ay", "e", "eo", "eu", "i", "ia", "ie", "ieu", "iu", "o", "oa", "oai", "oao", "oay", "oe", "oeo", "oi", "oo",
    "u", "ua",
    "uai", "uau", "uay", "ue", "ueu", "ui", "uo", "uoi", "uou", "uu", "uy", "uya", "uye", "uyu", "y", "ye", "yeu", "yu",
  ]

  private static let initials = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "r", "s", "t", "v", "x",
    "p",
  ].map { Array($0.utf8) }

  private static func initialLength(_ letters: [UInt8]) -> Int {
    for initial in initials where letters.starts(with: initial) {
      // The vowel of `gì` belongs to the syllable.
      if letters.count == initial.count { return initial.count - 1 }
      return initial.count
    }
    return 0
  }

  private static func isVowel(_ c: UInt8) -> Bool {
    switch c {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"): true
    default: false
    }
  }

  /// The letter without marks and whether it bears a tone; 0 for a letter foreign to Vietnamese.
  private static func plain(_ c: UInt32) -> (UInt8, Bool) {
    if c < 0x80 {
      let letter = UInt8(c)
      let foreign = letter == UInt8(ascii: "f") || letter == UInt8(ascii: "j") || letter == UInt8(ascii: "w") || letter == UInt8(ascii: "z")
      return (letter >= 0x61 && letter <= 0x7A && !foreign ? letter : 0, false)
    }
    if let i = tonedLetters.firstIndex(of: c) {
      return (bases[i / 5], true)
    }
    if let i = markedLetters.firstIndex(of: c) { return (markedBases[i], false) }
    return (0, false)
  }

  private static let bases = Array("aeiouyaaeoou".utf8)
  /// Huyền, sắc, hỏi, ngã, nặng of a e i o u y ă â ê ô ơ ư.
  private static let tonedLetters: [UInt32] = "àáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵằắẳẵặầấẩẫậềếểễệồốổỗộờớởỡợừứửữự".unicodeScalars.map(\.value)
  private static let markedLetters: [UInt32] = "ăâêôơưđ".unicodeScalars.map(\.value)
  private static let markedBases = Array("aaeooud".utf8)
}

extension Document {
  func isVietnameseSyllable(_ i: Int) -> Bool {
    SyllableShape.isVietnamese(text.text.bytes[Int(tokens[i].start)..<Int(tokens[i].end)])
  }
}
