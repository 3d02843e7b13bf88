/// Groups tokens into sentences.
///
/// ICU's sentence rules break after `TP.`, `GS.` and `v.v.` and not at a missing space (`Nhật Bản.Bộ trưởng`), so the rules here work on tokens:
/// a full stop ends a sentence unless an abbreviation, an initial or a list number stands before it, or a lower-case word follows. A line break ends
/// one unless the line was plainly only wrapped.
package struct SentenceSplitter: Sendable {
  /// Most tokens of a sentence. What goes on without an end is a table or no text at all; cut, it cannot make any stage's cost grow with the square
  /// of its length.
  package static let longest = 500

  /// Vocabulary keys of words that are written with a full stop (`TP`, `GS`).
  private let abbreviations: Set<Int32>

  package init(abbreviations: Set<Int32>) { self.abbreviations = abbreviations }

  /// The sentences as token ranges; every token is in exactly one.
  package func sentences(of tokens: [Token]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    sentences.reserveCapacity(tokens.count / 16 + 2)
    var start = 0
    var i = 0
    while i < tokens.count {
      // Most tokens neither end a sentence nor begin a line.
      if tokens[i].kind != .punctuation, tokens[i].gap < .line {
        if i > start, tokens[i].start == tokens[i - 1].end, opensBlock(tokens, at: i, sentence: start) {
          append(start..<i, tokens, to: &sentences)
          start = i
        }
        i += 1
        continue
      }
      let end = closing(tokens, after: i)
      if i > start, tokens[i].gap >= .line, endsLine(tokens, before: i) {
        append(start..<i, tokens, to: &sentences)
        start = i
      }
      if endsSentence(tokens, at: i, closedBy: end) {
        append(start..<end, tokens, to: &sentences)
        start = end
        i = end
      } else {
        i += 1
      }
    }
    if start < tokens.count { append(start..<tokens.count, tokens, to: &sentences) }
    return sentences
  }

  /// Appends a sentence, or the pieces of one that is too long: cut behind a comma or semicolon where there is one.
  private func append(_ sentence: Range<Int>, _ tokens: [Token], to sentences: inout [Range<Int>]) {
    var start = sentence.lowerBound
    while sentence.upperBound - start > Self.longest {
      let last = start + Self.longest - 1
      let mark = (start + Self.longest / 2...last).last {
        tokens[$0].kind == .punctuation && (tokens[$0].ascii == UInt8(ascii: ",") || tokens[$0].ascii == UInt8(ascii: ";"))
      }
      let end = (mark ?? last) + 1
      sentences.append(start..<end)
      start = end
    }
    sentences.append(start..<sentence.upperBound)
  }

  /// A wrapped line ends without punctuation and goes on in lower case on the very next line.
  private func endsLine(_ tokens: [Token], before i: Int) -> Bool {
    if tokens[i].gap == .blankLine { return true }
    if tokens[i].kind == .word, tokens[i].shape == .lower {
      let last = tokens[i - 1]
      return !(last.kind == .word || last.ascii == UInt8(ascii: ","))
    }
    return true
  }

  /// A word glued to the one before it (`WordJoint`) opens what was a block of its own on the page: behind the place that stands before a lead
  /// (`Hà NộiChính phủ …`) or behind a small word (`… với báo chíTheo …`). Two parts of one name do not: `ông NguyễnVăn A`.
  private func opensBlock(_ tokens: [Token], at i: Int, sentence start: Int) -> Bool {
    let last = tokens[i - 1]
    guard tokens[i].kind == .word, last.kind == .word, tokens[i].startsUpper else { return false }
    if last.shape == .lower { return true }
    return i - start <= Self.longestStamp && tokens[start..<i].allSatisfy(\.startsUpper) && (tokens[start].gap >= .line || start == 0)
  }

  /// Most words of a place before a lead: `Bà Rịa - Vũng Tàu` and the like.
  private static let longestStamp = 5

  /// The index behind closing quotes and brackets that follow a terminator at `i`.
  private func closing(_ tokens: [Token], after i: Int) -> Int {
    var end = i + 1
    guard isTerminator(tokens[i]) else { return end }
    while end < tokens.count, tokens[end].gap == .none, isTerminator(tokens[end]) || isCloser(tokens[end]) { end += 1 }
    return end
  }

  private func endsSentence(_ tokens: [Token], at i: Int, closedBy end: Int) -> Bool {
    guard isTerminator(tokens[i]) else { return false }
    guard end < tokens.count else { return true }
    let next = tokens[end]
    if next.gap >= .line { return true }
    let fullStop = tokens[i].ascii == UInt8(ascii: ".")
    if next.kind == .word, next.shape == .lower { return false }
    if !fullStop { return next.gap != .none || next.startsUpper }
    guard i > 0, tokens[i].gap == .none else { return next.gap != .none }
    let before = tokens[i - 1]
    if end == i + 1 {
      if before.kind == .word, before.shape == .upper, before.end - before.start == 1 { return false }
      if before.kind == .word, abbreviations.contains(before.key), before.startsUpper || before.end - before.start <= 3 { return false }
      // "1. Mở đầu": a list number at the start of a line.
      if before.kind == .number, before.gap >= .line { return false }
      // A point inside a name: Ad26.COV2.S.
      if next.gap == .none, before.kind == .number, before.gap == .none { return false }
      // A point inside an address or an acronym: gmail.com, U.S.A.
      if next.gap == .none { return before.shape != .upper && next.startsUpper && next.end - next.start > 1 }
    }
    return true
  }

  private func isTerminator(_ t: Token) -> Bool {
    guard t.kind == .punctuation else { return false }
    switch t.ascii {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    default: return t.ascii == 0 && t.isEllipsis
    }
  }

  private func isCloser(_ t: Token) -> Bool {
    guard t.kind == .punctuation else { return false }
    switch t.ascii {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): return true
    default: return t.isClosingQuote
    }
  }
}
