import Annotations
import VietText

/// Tells Vietnamese from other languages by letters that hardly any other language has (`LetterScript`).
enum LanguageTest {
  /// More than half of the syllables of Vietnamese prose have such a letter. French, Czech or Portuguese have none, and a foreign text that quotes
  /// Vietnamese names stays well below one in ten.
  static let leastShare = 0.1
  /// Shorter texts are taken as Vietnamese if they have any such letter, or none at all (a name alone).
  private static let enoughWords = 12

  /// - Parameter hints: where markup tells the article from what stands around it, only the article counts.
  static func isVietnamese(_ text: SegmentedText, hints: [ZoneHint] = []) -> Bool {
    var count = Count()
    let article = hints.filter { [.title, .lead, .body].contains($0.zone) }
    if article.isEmpty {
      text.tokens.withUnsafeBufferPointer { for token in $0 { count.take(token) } }
    } else {
      var next = 0
      for token in text.tokens {
        let start = text.text.receivedOffset(Int(token.start))
        while next < article.count, article[next].end <= start { next += 1 }
        if next < article.count, article[next].start <= start { count.take(token) }
      }
    }
    if count.words == 0 || 2 * count.foreign > count.words { return false }
    return count.words < enoughWords || Double(count.marked) >= leastShare * Double(count.words)
  }

  /// Words by their letters.
  private struct Count {
    var words = 0
    var marked = 0
    var foreign = 0

    /// Without a branch: nobody could foretell which word has a mark.
    @inline(__always)
    mutating func take(_ token: Token) {
      let isWord = token.kind == .word ? 1 : 0
      words &+= isWord
      marked &+= token.script == .vietnamese ? isWord : 0
      foreign &+= token.script == .other ? isWord : 0
    }
  }
}
