import Annotations
import VietText

/// Tells Vietnamese from other languages by letters that hardly any other language has: đ, ă, ĩ, ũ, ơ, ư and vowels with two marks (U+1EA0 to U+1EF9).
enum LanguageTest {
  /// More than half of the syllables of Vietnamese prose have such a letter. French, Czech or Portuguese have none, and a foreign text that quotes
  /// Vietnamese names stays well below one in ten.
  static let leastShare = 0.1
  /// Shorter texts are taken as Vietnamese if they have any such letter, or none at all (a name alone).
  private static let enoughWords = 12

  /// - Parameter hints: where markup tells the article from what stands around it, only the article counts.
  static func isVietnamese(_ text: SegmentedText, hints: [ZoneHint] = []) -> Bool {
    let article = hints.filter { [.title, .lead, .body].contains($0.zone) }
    var next = 0
    var words = 0
    var marked = 0
    var foreign = 0
    text.text.bytes.withUnsafeBufferPointer { bytes in
      for token in text.tokens where token.kind == .word {
        if !article.isEmpty {
          let start = text.text.receivedOffset(Int(token.start))
          while next < article.count, article[next].end <= start { next += 1 }
          guard next < article.count, article[next].start <= start else { continue }
        }
        words += 1
        switch letters(bytes, token.span.range) {
        case .vietnamese: marked += 1
        case .otherScript: foreign += 1
        case .latin: break
        }
      }
    }
    if words == 0 || 2 * foreign > words { return false }
    return words < enoughWords || Double(marked) >= leastShare * Double(words)
  }

  private enum Letters { case vietnamese, latin, otherScript }

  /// What kind of letters a word has, by the first that tells; read off the lead bytes of UTF-8.
  private static func letters(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Letters {
    for i in range {
      switch bytes[i] {
      case 0xE1 where bytes[i + 1] == 0xBA || bytes[i + 1] == 0xBB: return .vietnamese
      case 0xC4 where bytes[i + 1] == 0x82 || bytes[i + 1] == 0x83 || bytes[i + 1] == 0x90 || bytes[i + 1] == 0x91: return .vietnamese
      case 0xC4, 0xC5: if bytes[i + 1] == 0xA8 || bytes[i + 1] == 0xA9 { return .vietnamese }
      case 0xC6 where bytes[i + 1] >= 0xA0 && bytes[i + 1] <= 0xB0: return .vietnamese
      // Greek and all that follow, but for the Latin letters from U+1E00 and for punctuation from U+2000.
      case 0xCE...0xE0, 0xE3...0xED, 0xF0...0xF4: return .otherScript
      case 0xE1 where bytes[i + 1] < 0xB8: return .otherScript
      default: continue
      }
    }
    return .latin
  }
}
