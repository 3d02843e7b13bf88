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
    let article = hints.filter { [.title, .lead, .body].contains($0.zone) }
    var next = 0
    var words = 0
    var marked = 0
    var foreign = 0
    for token in text.tokens where token.kind == .word {
      if !article.isEmpty {
        let start = text.text.receivedOffset(Int(token.start))
        while next < article.count, article[next].end <= start { next += 1 }
        guard next < article.count, article[next].start <= start else { continue }
      }
      words += 1
      switch token.script {
      case .vietnamese: marked += 1
      case .other: foreign += 1
      case .latin: break
      }
    }
    if words == 0 || 2 * foreign > words { return false }
    return words < enoughWords || Double(marked) >= leastShare * Double(words)
  }
}
