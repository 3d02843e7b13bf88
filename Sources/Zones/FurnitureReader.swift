import Gazetteers
import VietText

/// Recognises short lines of page furniture by their words.
final class FurnitureReader {
  private let text: SegmentedText
  private let words: PageWords

  init(text: SegmentedText, words: PageWords) {
    self.text = text
    self.words = words
  }

  func furniture(_ tokens: Range<Int>) -> Furniture? {
    let start = firstWord(tokens)
    guard start < tokens.upperBound else { return .tool }
    if let kind = whole(start, tokens) { return kind }
    return led(start, tokens)
  }

  /// The first token that is no bracket, quote or arrow.
  private func firstWord(_ tokens: Range<Int>) -> Int {
    tokens.first { text.tokens[$0].kind != .punctuation } ?? tokens.upperBound
  }

  // MARK: Lines of nothing else

  private static let wholeLines: [(PageRole, Furniture)] = [
    (.related, .related), (.comment, .comment), (.tags, .tags), (.footer, .footer), (.credit, .credit), (.photo, .photo),
  ]
  private static let covering: [PageRole] = [.tool, .home, .comment, .stamp, .related, .tags]

  private func whole(_ start: Int, _ tokens: Range<Int>) -> Furniture? {
    for (role, kind) in Self.wholeLines where words.matches.has(.page, at: start) {
      if let end = words.end(of: role, at: start), isEmpty(end..<tokens.upperBound) { return kind }
    }
    return isCovered(start..<tokens.upperBound) ? .tool : nil
  }

  /// Whether there are only numbers and punctuation.
  private func isEmpty(_ tokens: Range<Int>) -> Bool { tokens.allSatisfy { text.tokens[$0].kind != .word } }

  /// Whether all words are buttons, menus and counts.
  private func isCovered(_ tokens: Range<Int>) -> Bool {
    var i = tokens.lowerBound
    var found = false
    while i < tokens.upperBound {
      if let end = words.end(ofAny: Self.covering, at: i) {
        found = true
        i = end
      } else if text.tokens[i].kind != .word {
        i += 1
      } else {
        return false
      }
    }
    return found
  }

  // MARK: Lines that begin so

  private func led(_ start: Int, _ tokens: Range<Int>) -> Furniture? {
    if text.tokens[tokens.lowerBound].ascii == UInt8(ascii: ">"), tokens.count <= 50 { return .inline }
    if words.has(.home, at: start), tokens.count <= 25, !isStop(tokens.upperBound - 1) { return .tool }
    if isLed(.inline, start, tokens) { return .inline }
    if isLed(.tags, start, tokens) { return .tags }
    if isLed(.credit, start, tokens), tokens.count <= 16 { return .credit }
    if isLed(.comment, start, tokens), tokens.count <= 16 { return .comment }
    if isLed(.photo, start, tokens), tokens.count <= 10 { return .photo }
    if isFooter(start, tokens) { return .footer }
    return isAgency(start, tokens) || endsWithAgency(start, tokens) ? .credit : nil
  }

  /// Whether a word of this role and a colon begin the line.
  private func isLed(_ role: PageRole, _ start: Int, _ tokens: Range<Int>) -> Bool {
    guard let end = words.end(of: role, at: start), end < tokens.upperBound else { return false }
    return text.tokens[end].ascii == UInt8(ascii: ":")
  }

  /// `Giấy phép số 12/GP`, `Tòa soạn: …`, `© 2021 …`.
  private func isFooter(_ start: Int, _ tokens: Range<Int>) -> Bool {
    let first = text.tokens[tokens.lowerBound]
    if first.kind == .punctuation, text.text.bytes[first.span.range].elementsEqual([0xC2, 0xA9]) { return true }
    guard let end = words.end(of: .footer, at: start), end < tokens.upperBound else { return false }
    let next = text.tokens[end]
    return next.ascii == UInt8(ascii: ":") || next.kind == .number || text.text.bytes[next.span.range].elementsEqual([0xC2, 0xA9])
  }

  /// `Vũ Anh (Theo Kyodo)`.
  private func endsWithAgency(_ start: Int, _ tokens: Range<Int>) -> Bool {
    guard tokens.count <= 16, text.tokens[tokens.upperBound - 1].ascii == UInt8(ascii: ")"),
      let bracket = tokens.first(where: { text.tokens[$0].ascii == UInt8(ascii: "(") }), bracket > start,
      words.has(.agency, at: bracket + 1), text.tokens[bracket + 1].startsUpper
    else { return false }
    return hasOnlyNames(start..<bracket)
  }

  private func hasOnlyNames(_ tokens: Range<Int>) -> Bool {
    tokens.allSatisfy { text.tokens[$0].kind == .punctuation || text.tokens[$0].startsUpper }
  }

  /// `Theo TTXVN`, `(Theo Báo Tin tức)`, `Theo Reuters, BBC`.
  private func isAgency(_ start: Int, _ tokens: Range<Int>) -> Bool {
    guard let end = words.end(of: .agency, at: start), end < tokens.upperBound, tokens.count <= 12 else { return false }
    return text.tokens[start].startsUpper && text.tokens[end].startsUpper && !isStop(tokens.upperBound - 1)
      && !tokens.contains { text.tokens[$0].ascii == UInt8(ascii: ":") }
      && (hasOnlyNames(start..<tokens.upperBound) || !tokens.contains { text.tokens[$0].ascii == UInt8(ascii: ",") })
  }

  private func isStop(_ i: Int) -> Bool { text.tokens[i].ascii == UInt8(ascii: ".") }
}
