import Annotations
import Gazetteers

/// The evidence of one row of `words/ambiguous.tsv` for a reading of a name, looked up in the text.
///
/// `before:w1,w2` and `after:w1,w2` ask for one of the words just before or behind the name, `capital` for a capital letter that is not owed to the
/// beginning of a sentence, `mentioned` for the entity's name in full elsewhere in the document, `domestic` for a document at home in Việt Nam,
/// `borne` for somebody told in full who has the word as given name, `beside` for a country's name joined to it; `default` always holds. Of several
/// pieces of evidence one is enough.
struct AmbiguityRule {
  let row: AmbiguityRow
  let document: Document
  let evidence: Evidence

  /// - Parameter range: the name's tokens.
  func holds(at range: Range<Int>) -> Bool {
    let first = Int(row.firstEvidence)
    return (first..<first + Int(row.evidenceCount)).contains { holds(document.lexicon.evidence[$0], range) }
  }

  private func holds(_ piece: EvidenceRow, _ range: Range<Int>) -> Bool {
    switch piece.kind {
    case .before: mayHaveWord(piece, with: range.lowerBound - 1) && hasWord(piece) { length in range.lowerBound - length }
    case .after: mayHaveWord(piece, with: range.upperBound) && hasWord(piece) { _ in range.upperBound }
    case .capital: isCapital(range)
    case .mentioned: evidence.isMentioned(key: row.reading)
    case .borne: evidence.isGivenName(range, document)
    case .beside: isBesideCountry(range)
    case .domestic: evidence.home == Evidence.vietnam
    case .default: true
    }
  }

  private func isBesideCountry(_ range: Range<Int>) -> Bool {
    func joins(_ i: Int) -> Bool { document.isMark(i, ",") || document.isHyphen(i) || document.cue(.and, at: i) == i + 1 }
    let (before, after) = (range.lowerBound - 1, range.upperBound)
    if after + 1 < document.limit(range.lowerBound), joins(after), document.namesCountry(at: after + 1) { return true }
    return before > document.sentenceStart(range.lowerBound) && joins(before) && document.namesCountry(endingAt: before)
  }

  /// A second capital in the name counts at the head of a sentence, too.
  private func isCapital(_ range: Range<Int>) -> Bool {
    if document.isShouted(range.lowerBound) { return false }
    return !document.isInitial(range.lowerBound) || range.dropFirst().contains { document.isCapital($0) }
  }

  /// Whether the token next to the name is in any of the words: a loop without branches over a hundred keys, and mostly the answer is no.
  private func mayHaveWord(_ piece: EvidenceRow, with token: Int) -> Bool {
    guard token >= 0, token < document.tokens.count else { return false }
    let keys = document.lexicon.evidenceKeys.base + Int(piece.firstKey)
    let key = document.tokens[token].key
    var found: Int32 = 0
    for k in 0..<Int(piece.keyCount) { found |= keys[k] == key ? 1 : 0 }
    return found != 0
  }

  /// Whether one of the words stands where `start` puts a word of its length; a comma or hyphen of the text counts as a word.
  @inline(__always)
  private func hasWord(_ piece: EvidenceRow, start: (Int) -> Int) -> Bool {
    let keys = document.lexicon.evidenceKeys.base + Int(piece.firstKey)
    let tokens = document.tokens
    var from = 0
    while from < Int(piece.keyCount) {
      var length = 0
      while keys[from + length] >= 0 { length += 1 }
      let at = start(length)
      if at >= 0, at + length <= tokens.count {
        var same = 0
        while same < length, tokens[at + same].key == keys[from + same] { same += 1 }
        if same == length { return true }
      }
      from += length + 1
    }
    return false
  }
}
