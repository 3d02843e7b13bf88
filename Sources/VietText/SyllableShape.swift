/// Whether a word could be a Vietnamese syllable, from its letters alone: an initial, a vowel group and a final of the language, and a tone that goes with
/// the final. Names like `Trump` and `Zakharova` fail, `Nam` and `Tim` pass.
///
/// Asked once for each form that the tokenizer meets; letters lie in a number, one byte each, so that nothing is allocated.
enum SyllableShape {
  static func isVietnamese(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var letters: UInt64 = 0
    var count = 0
    var toned = false
    var at = 0
    while at < bytes.count {
      let (c, next) = Letters.decode(bytes, at)
      at = next
      let (letter, tone) = plain(Letters.lower(c))
      guard letter != 0, count < 7 else { return false }
      letters |= UInt64(letter) << (8 * UInt64(count))
      count += 1
      toned = toned || tone
    }
    let start = initialLength(letters, count)
    var end = start
    while end < count, isVowel(letter(letters, end)) { end += 1 }
    guard nuclei.contains(cut(letters, start, end)) else { return false }
    // `y` opens a group only at the beginning of a syllable or behind `qu`: `yêu`, `quyền`, not `Kyo`.
    if end - start > 1, letter(letters, start) == UInt8(ascii: "y"), start > 0, letter(letters, 0) != UInt8(ascii: "q") { return false }
    let final = cut(letters, end, count)
    // A stop bears one of two tones.
    return openFinals.contains(final) || toned && stops.contains(final)
  }

  /// Vowel groups, without marks and tones.
  private static let nuclei = packed([
    "a", "ai", "ao", "au", "ay", "e", "eo", "eu", "i", "ia", "ie", "ieu", "iu", "o", "oa", "oai", "oao", "oay", "oe", "oeo", "oi", "oo",
    "u", "ua",
    "uai", "uau", "uay", "ue", "ueu", "ui", "uo", "uoi", "uou", "uu", "uy", "uya", "uye", "uyu", "y", "ye", "yeu", "yu",
  ])

  private static let openFinals = packed(["", "m", "n", "ng", "nh"])
  private static let stops = packed(["c", "ch", "p", "t"])

  private static let initials = packed([
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "r", "s", "t", "v", "x",
    "p",
  ])

  private static func packed(_ texts: [String]) -> [UInt64] {
    texts.map { text in text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
  }

  private static func letter(_ letters: UInt64, _ i: Int) -> UInt8 { UInt8(truncatingIfNeeded: letters >> (8 * UInt64(i))) }

  /// The letters from `start` to `end`, the first one lowest.
  private static func cut(_ letters: UInt64, _ start: Int, _ end: Int) -> UInt64 {
    (letters & (1 << (8 * UInt64(end)) - 1)) >> (8 * UInt64(start))
  }

  private static func initialLength(_ letters: UInt64, _ count: Int) -> Int {
    for initial in initials {
      let length = 8 - initial.leadingZeroBitCount / 8
      guard length <= count, cut(letters, 0, length) == initial else { continue }
      // The vowel of `gì` belongs to the syllable.
      return count == length ? length - 1 : length
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
