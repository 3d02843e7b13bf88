import Annotations
import Gazetteers
import VietText

/// The column `needs` of `words/ambiguous.tsv`: evidence for one reading of a name.
///
/// Parts divided by `|`, `;` or a space count as alternatives. `before:w1,w2` and `after:w1,w2` ask for one of the words just before or behind the
/// name (`before` says what stands before it), `capital` for a capital letter that is not owed to the beginning of a sentence, `mentioned` for the
/// entity's name in full elsewhere in the document, `domestic` for a document at home in Việt Nam; `default` always holds.
struct AmbiguityRule {
  private let parts: [Substring]

  init(_ needs: String) { parts = needs.split(whereSeparator: { $0 == "|" || $0 == ";" }) }

  func holds(_ range: Range<Int>, _ document: Document, _ evidence: Evidence, isReading: (Int32) -> Bool) -> Bool {
    parts.contains { holds($0.drop { $0 == " " }, range, document, evidence, isReading) }
  }

  private func holds(
    _ part: Substring, _ range: Range<Int>, _ document: Document, _ evidence: Evidence, _ isReading: (Int32) -> Bool
  ) -> Bool {
    if part.hasPrefix("before:") {
      return words(part.dropFirst(7), document).contains { stands($0, endingAt: range.lowerBound, document) }
    }
    if part.hasPrefix("after:") {
      return words(part.dropFirst(6), document).contains { stands($0, at: range.upperBound, document) }
    }
    switch part {
    case "capital": return document.isCapital(range.lowerBound) && !document.isInitial(range.lowerBound)
    case "mentioned": return evidence.mentioned.contains(where: isReading)
    case "domestic": return evidence.home == Evidence.vietnam
    case "default": return true
    default: return false
    }
  }

  private func words(_ list: Substring, _ document: Document) -> [[Int32]] {
    list.split(separator: ",").map { word in
      word.split(separator: " ").map { document.lexicon.vocabulary.key(of: String($0)) }
    }
  }

  private func stands(_ word: [Int32], endingAt end: Int, _ document: Document) -> Bool {
    let start = end - word.count
    return start >= document.sentenceStart(end - 1 < 0 ? 0 : end - 1) && stands(word, at: start, document)
  }

  private func stands(_ word: [Int32], at start: Int, _ document: Document) -> Bool {
    guard start >= 0, start + word.count <= document.tokens.count, !word.isEmpty else { return false }
    for (offset, key) in word.enumerated() where document.keys[start + offset] != key || key < 0 { return false }
    return true
  }
}
