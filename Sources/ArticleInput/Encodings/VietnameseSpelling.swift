/// Whether syllables are spelt as Vietnamese spells them: tells a right guess at an encoding from a wrong one.
///
/// Orthography alone: an onset, a rhyme, at most one tone. Source: the list of onsets and rhymes of quốc ngữ as school grammars give it.
enum VietnameseSpelling {
  /// Share of the words with letters beyond ASCII that are well-formed syllables, and the number of such words. Looks at the first 4,000 words.
  static func share(of text: some Sequence<UInt32>) -> (share: Double, words: Int) {
    var words = 0
    var good = 0
    var word: [UInt32] = []
    func close() {
      defer { word.removeAll(keepingCapacity: true) }
      guard word.contains(where: { $0 >= 0x80 }), words < 4_000 else { return }
      words += 1
      if isSyllable(word) { good += 1 }
    }
    for c in text {
      if isLetter(c) { word.append(c) } else if !word.isEmpty { close() }
      if words >= 4_000 { break }
    }
    close()
    return (words == 0 ? 0 : Double(good) / Double(words), words)
  }

  /// Letters, combining marks, and all that a wrong encoding makes of letters.
  private static func isLetter(_ c: UInt32) -> Bool { (c | 0x20) &- 0x61 < 26 || c >= 0x80 && c != 0xA0 && !(0x2000...0x206F).contains(c) }

  static func isSyllable(_ word: [UInt32]) -> Bool {
    guard word.count <= 12 else { return false }
    var tones = 0
    var letters: [UInt32] = []
    for c in word {
      guard let (letter, tone) = parts(of: c) else {
        guard mark(c, letters: &letters, tones: &tones) else { return false }
        continue
      }
      letters.append(letter)
      if tone { tones += 1 }
    }
    guard tones <= 1 else { return false }
    let text = String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
    return onsets.contains { text.hasPrefix($0) && rhymes.contains(text.dropFirst($0.count)) }
  }

  /// A combining mark behind its letter; false when it is none of Vietnamese.
  private static func mark(_ c: UInt32, letters: inout [UInt32], tones: inout Int) -> Bool {
    switch c {
    case 0x300, 0x301, 0x303, 0x309, 0x323: tones += 1
    case 0x302, 0x306, 0x31B:
      guard let last = letters.last else { return false }
      switch (c, last) {
      case (0x302, 0x61), (0x302, 0x65), (0x302, 0x6F):
        letters[letters.count - 1] = c == 0x302 ? [0x61: 0xE2, 0x65: 0xEA, 0x6F: 0xF4][last] ?? last : last
      case (0x306, 0x61): letters[letters.count - 1] = 0x103
      case (0x31B, 0x6F): letters[letters.count - 1] = 0x1A1
      case (0x31B, 0x75): letters[letters.count - 1] = 0x1B0
      default: return false
      }
    default: return false
    }
    return true
  }

  /// Lower-case letter without its tone, and whether it had one.
  private static func parts(of c: UInt32) -> (UInt32, Bool)? {
    if (c | 0x20) &- 0x61 < 26 { return (c | 0x20, false) }
    return table[c]
  }

  private static let table: [UInt32: (UInt32, Bool)] = {
    var table: [UInt32: (UInt32, Bool)] = [:]
    let rows = [
      "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ", "đ",
    ]
    for row in rows {
      for cases in [row, row.uppercased()] {
        for (i, c) in cases.unicodeScalars.enumerated() where c.value >= 0x80 {
          table[c.value] = (row.unicodeScalars.first?.value ?? c.value, i > 0)
        }
      }
    }
    return table
  }()

  private static let onsets = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t",
    "v", "x",
    "",
  ]

  private static let rhymes: Set<Substring> = {
    let open = [
      "a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "ya", "ua", "ưa", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "iu", "oi",
      "ôi", "ơi",
      "ui", "ưi", "ưu", "oa", "oe", "uê", "uơ", "uy", "uya", "oai", "oay", "oao", "oeo", "uây", "uyu", "uôi", "ươi", "ươu", "iêu", "yêu",
      "uai", "uao",
    ]
    let closed = [
      "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "yê", "uô", "ươ", "oa", "oă", "oe", "uâ", "uê", "uy", "uyê", "oo",
    ]
    var rhymes = Set(open.map { Substring($0) })
    for nucleus in closed {
      for coda in ["c", "ch", "m", "n", "ng", "nh", "p", "t"] { rhymes.insert(Substring(nucleus + coda)) }
    }
    return rhymes
  }()
}
