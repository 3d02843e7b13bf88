/// What kind of letters a word has, by the first that tells.
public enum LetterScript: UInt8, Sendable, BitwiseCopyable {
  /// Letters that Vietnamese shares with other languages.
  case latin
  /// A letter that hardly any other language has: đ, ă, ĩ, ũ, ơ, ư and vowels with two marks (U+1EA0 to U+1EF9).
  case vietnamese
  /// Greek, Cyrillic and all that follow.
  case other

  /// Read off the lead bytes of UTF-8.
  init(of bytes: UnsafeBufferPointer<UInt8>) {
    for (i, byte) in bytes.enumerated() where byte >= 0xC4 {
      switch byte {
      case 0xE1 where bytes[i + 1] == 0xBA || bytes[i + 1] == 0xBB: self = .vietnamese
      case 0xC4 where bytes[i + 1] == 0x82 || bytes[i + 1] == 0x83 || bytes[i + 1] == 0x90 || bytes[i + 1] == 0x91: self = .vietnamese
      case 0xC4 where bytes[i + 1] == 0xA8 || bytes[i + 1] == 0xA9: self = .vietnamese
      case 0xC5 where bytes[i + 1] == 0xA8 || bytes[i + 1] == 0xA9: self = .vietnamese
      case 0xC6 where bytes[i + 1] >= 0xA0 && bytes[i + 1] <= 0xB0: self = .vietnamese
      // Greek and all that follow, but for the Latin letters from U+1E00 and for punctuation from U+2000.
      case 0xCE...0xE0, 0xE3...0xED, 0xF0...0xF4: self = .other
      case 0xE1 where bytes[i + 1] < 0xB8: self = .other
      default: continue
      }
      return
    }
    self = .latin
  }
}
