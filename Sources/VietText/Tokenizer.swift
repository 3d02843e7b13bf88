import CICU

/// Cuts a text into syllables, numbers and punctuation marks.
///
/// ICU's word boundaries, cut finer where news needs it: between letters and digits (`12h30`, `ngày5/6`) and at a full stop between letters
/// (`TP.HCM`, `Bản.Bộ`), so that names and dates match however they are glued together. A number keeps its inner points and commas (`10.000.000`).
///
/// One per thread: it holds ICU's buffers, hence a class.
package final class Tokenizer {
  private let segmenter: OpaquePointer
  private let vocabulary: Vocabulary
  private var folded: [UInt8] = []

  package init(vocabulary: Vocabulary) {
    guard let segmenter = sk_segmenter_new() else { fatalError("ICU has no word break rules") }
    self.segmenter = segmenter
    self.vocabulary = vocabulary
    folded.reserveCapacity(64)
  }

  deinit { sk_segmenter_free(segmenter) }

  /// The tokens of `text` in order; white space and control characters are in none of them.
  package func tokens(in text: NormalizedText) -> [Token] {
    text.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return [] }
      var count: Int32 = 0
      guard let words = sk_segment(segmenter, base, Int32(bytes.count), &count) else { return [] }
      var tokens: [Token] = []
      tokens.reserveCapacity(bytes.count / 4)
      var gap = Token.Gap.blankLine
      var start = 0
      for i in 0..<Int(count) {
        let end = Int(words[i].end)
        split(bytes, start..<end, &gap, into: &tokens)
        start = end
      }
      return tokens
    }
  }

  private func split(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ gap: inout Token.Gap, into tokens: inout [Token]) {
    var at = range.lowerBound
    while at < range.upperBound {
      let (c, next) = Letters.decode(bytes, at)
      if isSpace(c) {
        widen(&gap, c, bytes, at)
        at = next
      } else if Letters.isLetter(c) {
        at = word(bytes, at, range.upperBound, &gap, into: &tokens)
      } else if c &- 0x30 < 10 {
        at = number(bytes, at, range.upperBound, &gap, into: &tokens)
      } else {
        append(bytes, at..<next, .punctuation, .none, c, &gap, into: &tokens)
        at = next
      }
    }
  }

  private func isSpace(_ c: UInt32) -> Bool {
    c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x202F
      || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF
  }

  private func widen(_ gap: inout Token.Gap, _ c: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
    let breaksLine = c == 0x0A || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029
      || (c == 0x0D && !(at + 1 < bytes.count && bytes[at + 1] == 0x0A))
    if breaksLine {
      gap = c == 0x2029 || gap >= .line ? .blankLine : .line
    } else if gap == .none, c != 0xAD, !(c >= 0x200B && c <= 0x200F), c != 0x2060, c != 0xFEFF {
      gap = .space
    }
  }

  private func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ gap: inout Token.Gap, into tokens: inout [Token]
  ) -> Int {
    var at = start
    var uppers = 0
    var letters = 0
    var firstUpper = false
    while at < limit {
      let (c, next) = Letters.decode(bytes, at)
      // An apostrophe or soft hyphen stays inside a word: O’Brien.
      let joins = (c == 0x27 || c == 0x2019 || c == 0xAD) && at > start && next < limit && Letters.isLetter(Letters.decode(bytes, next).0)
      guard Letters.isLetter(c) || joins else { break }
      if Letters.isUpper(c) {
        uppers += 1
        if letters == 0 { firstUpper = true }
      }
      if !joins { letters += 1 }
      at = next
    }
    let shape: Token.Shape =
      uppers == 0 ? .lower : uppers == letters ? .upper : uppers == 1 && firstUpper ? .capitalised : .mixed
    append(bytes, start..<at, .word, shape, 0, &gap, into: &tokens)
    return at
  }

  private func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ gap: inout Token.Gap, into tokens: inout [Token]
  ) -> Int {
    var at = start
    while at < limit {
      let b = bytes[at]
      let isDigit = b &- 0x30 < 10
      let joins = (b == 0x2E || b == 0x2C) && at + 1 < limit && bytes[at + 1] &- 0x30 < 10
      guard isDigit || joins else { break }
      at += 1
    }
    append(bytes, start..<at, .number, .none, 0, &gap, into: &tokens)
    return at
  }

  private func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: Token.Kind, _ shape: Token.Shape, _ c: UInt32,
    _ gap: inout Token.Gap, into tokens: inout [Token]
  ) {
    folded.removeAll(keepingCapacity: true)
    MatchKey.fold(bytes, range, into: &folded)
    let key = folded.withUnsafeBufferPointer { vocabulary.key(ofFolded: $0) }
    tokens.append(
      Token(
        start: Int32(range.lowerBound), end: Int32(range.upperBound), key: key, kind: kind, shape: shape, gap: gap,
        ascii: range.count == 1 ? bytes[range.lowerBound] : 0, mark: kind == .punctuation ? mark(c) : .other))
    gap = .none
  }

  private func mark(_ c: UInt32) -> Token.Mark {
    switch c {
    case 0x2D, 0x2010...0x2014: .hyphen
    case 0x2026: .ellipsis
    case 0x201C, 0x2018, 0xAB: .openQuote
    case 0x201D, 0x2019, 0xBB: .closeQuote
    case 0x2022, 0x25CF, 0x25A0, 0x25AA, 0x2023, 0x25E6, 0xB7: .bullet
    default: .other
    }
  }
}
