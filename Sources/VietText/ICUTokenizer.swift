import CICU

/// Cuts text of any script with ICU's word boundaries: the definition of what a token is, and the way out of `Tokenizer`.
///
/// ICU's boundaries are cut finer where news needs it: between letters and digits (`12h30`, `ngày5/6`) and at a full stop between letters (`TP.HCM`,
/// `Bản.Bộ`) or a capital that begins another word (`WordJoint`), so that names and dates match however they are glued together. A number keeps its
/// inner points and commas (`10.000.000`).
///
/// One per thread: it holds ICU's buffers, hence a class.
package final class ICUTokenizer {
  private let segmenter: OpaquePointer
  private let vocabulary: Vocabulary
  private let cutsGluedWords: Bool
  private var folded: [UInt8] = []

  /// - Parameter cutsGluedWords: as in `Tokenizer`.
  package init(vocabulary: Vocabulary, cutsGluedWords: Bool = true) {
    guard let segmenter = sk_segmenter_new() else { fatalError("ICU has no word break rules") }
    self.segmenter = segmenter
    self.vocabulary = vocabulary
    self.cutsGluedWords = cutsGluedWords
    folded.reserveCapacity(64)
  }

  deinit { sk_segmenter_free(segmenter) }

  /// The tokens of `text` in order; white space and control characters are in none of them.
  package func tokens(in text: NormalizedText) -> [Token] {
    text.bytes.withUnsafeBufferPointer { bytes in
      var tokens: [Token] = []
      var gap = Token.Gap.blankLine
      appendTokens(of: 0..<bytes.count, in: bytes, &gap, to: &tokens)
      return tokens
    }
  }

  /// Appends the tokens of a part of a text that begins and ends where words cannot go on, for example at line breaks.
  ///
  /// - Parameter gap: what stands before the part; afterwards what stands behind its last token.
  package func appendTokens(of part: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ gap: inout Token.Gap, to tokens: inout [Token]) {
    guard let base = bytes.baseAddress else { return }
    var count: Int32 = 0
    guard let words = sk_segment(segmenter, base + part.lowerBound, Int32(part.count), &count) else { return }
    var start = part.lowerBound
    for i in 0..<Int(count) {
      let end = part.lowerBound + Int(words[i].end)
      split(bytes, start..<end, &gap, into: &tokens)
      start = end
    }
  }

  private func split(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ gap: inout Token.Gap, into tokens: inout [Token]) {
    var at = range.lowerBound
    while at < range.upperBound {
      let (c, next) = Letters.decode(bytes, at)
      if Letters.isSpace(c) {
        gap.widen(c, isBeforeLineFeed: next < bytes.count && bytes[next] == 0x0A)
        at = next
      } else if Letters.isLetter(c) {
        at = word(bytes, at, range.upperBound, &gap, into: &tokens)
      } else if c &- 0x30 < 10 {
        let end = Letters.endOfNumber(bytes, at, limit: range.upperBound)
        append(bytes, at..<end, .number, .none, 0, &gap, into: &tokens)
        at = end
      } else {
        append(bytes, at..<next, .punctuation, .none, c, &gap, into: &tokens)
        at = next
      }
    }
  }

  private func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ gap: inout Token.Gap, into tokens: inout [Token]
  ) -> Int {
    var at = start
    var shape = ShapeCounter()
    while at < limit {
      let (c, next) = Letters.decode(bytes, at)
      // An apostrophe or soft hyphen stays inside a word: O’Brien.
      let joins = Letters.isJoiner(c) && at > start && next < limit && Letters.isLetter(Letters.decode(bytes, next).0)
      guard Letters.isLetter(c) || joins else { break }
      if !joins { shape.add(c) }
      at = next
    }
    if cutsGluedWords, shape.shape == .mixed {
      let word = UnsafeBufferPointer(rebasing: bytes[start..<at])
      let joint = Int(WordJoint.length(of: word, isKnown: vocabulary.key(of: bytes, start..<at, &folded) != Vocabulary.unknown))
      if joint > 0 {
        let first = UnsafeBufferPointer(rebasing: word[..<joint])
        append(bytes, start..<start + joint, .word, ShapeCounter.shape(of: first), 0, &gap, into: &tokens)
        gap = .space
        return start + joint
      }
    }
    append(bytes, start..<at, .word, shape.shape, 0, &gap, into: &tokens)
    return at
  }

  private func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: Token.Kind, _ shape: Token.Shape, _ c: UInt32,
    _ gap: inout Token.Gap, into tokens: inout [Token]
  ) {
    let key = vocabulary.key(of: bytes, range, &folded)
    let token = UnsafeBufferPointer(rebasing: bytes[range])
    tokens.append(
      Token(
        start: Int32(range.lowerBound), end: Int32(range.upperBound), key: key, kind: kind, shape: shape, gap: gap,
        ascii: range.count == 1 ? bytes[range.lowerBound] : 0,
        isVietnamese: kind == .word && SyllableShape.isVietnamese(token), script: kind == .word ? LetterScript(of: token) : .latin,
        mark: kind == .punctuation ? Token.Mark(c) : .other))
    gap = .none
  }
}
