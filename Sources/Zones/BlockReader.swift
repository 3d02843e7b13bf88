import Gazetteers
import VietText

/// Cuts a text into blocks and tells what each looks like.
///
/// A class, like the readers it asks, because a copy of text and words would be a dozen retains.
final class BlockReader {
  let text: SegmentedText
  let words: PageWords
  let stamps: StampReader
  private let furniture: FurnitureReader

  init(text: SegmentedText, words: PageWords) {
    self.text = text
    self.words = words
    stamps = StampReader(text: text, words: words, dates: DateReader(text: text, words: words))
    furniture = FurnitureReader(text: text, words: words)
  }

  /// The blocks in order; every sentence is in exactly one. O(*n*).
  func blocks() -> [PageBlock] {
    var blocks: [PageBlock] = []
    blocks.reserveCapacity(text.sentences.count)
    var start = 0
    for i in text.sentences.indices {
      let isLast = i + 1 == text.sentences.count
      if isLast || text.tokens[text.sentences[i + 1].lowerBound].gap >= .line {
        blocks.append(block(start..<i + 1))
        start = i + 1
      }
    }
    return blocks
  }

  private func block(_ sentences: Range<Int>) -> PageBlock {
    let tokens = text.sentences[sentences.lowerBound].lowerBound..<text.sentences[sentences.upperBound - 1].upperBound
    let isDoubled = isDoubled(tokens)
    var (words, numbers) = (0, 0)
    // Without a branch: nobody could foretell what a token is.
    text.tokens.withUnsafeBufferPointer { all in
      for i in tokens {
        words &+= all[i].kind != .punctuation ? 1 : 0
        numbers &+= all[i].kind == .number ? 1 : 0
      }
    }
    let form = isDoubled ? .headline : form(sentences, tokens, words: words, hasNumber: numbers > 0)
    return PageBlock(
      sentences: sentences, tokens: tokens, form: form, words: words,
      isDoubled: isDoubled, endsWithStop: endsWithStop(tokens), hasPhotoCredit: hasPhotoCredit(sentences, tokens),
      afterBlankLine: text.tokens[tokens.lowerBound].gap == .blankLine)
  }

  // MARK: Form

  private func form(_ sentences: Range<Int>, _ tokens: Range<Int>, words count: Int, hasNumber: Bool) -> BlockForm {
    if tokens.count <= 60 {
      // Without a number there is neither date nor hour.
      if hasNumber, stamps.isStamp(tokens) { return .stamp }
      if let kind = furniture.furniture(tokens) { return .furniture(kind) }
    }
    if isItem(tokens) { return .item }
    if count < 4 { return .label }
    let isOneSentence = sentences.allSatisfy { !endsWithStop(text.sentences[$0]) }
    return isOneSentence && count <= 40 && !isColon(tokens) ? .headline : .paragraph
  }

  private func isItem(_ tokens: Range<Int>) -> Bool {
    let first = text.tokens[tokens.lowerBound]
    let last = text.tokens[tokens.upperBound - 1]
    if last.ascii == UInt8(ascii: ";") || first.mark == .bullet { return true }
    let leads = first.isHyphen || first.ascii == UInt8(ascii: "+") || first.ascii == UInt8(ascii: "*")
    return leads && tokens.count > 1
  }

  private func isColon(_ tokens: Range<Int>) -> Bool { text.tokens[tokens.upperBound - 1].ascii == UInt8(ascii: ":") }

  private static let closers = [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]")]

  /// Whether a full stop, or one with quotes, brackets or a slash (`./.`) around it, ends a stretch.
  private func endsWithStop(_ tokens: Range<Int>) -> Bool {
    var i = tokens.upperBound - 1
    while i > tokens.lowerBound, text.tokens[i].kind == .punctuation, text.tokens[i].ascii != UInt8(ascii: ".") {
      let token = text.tokens[i]
      guard token.isClosingQuote || Self.closers.contains(token.ascii) else { return false }
      i -= 1
    }
    // Three points, or an ellipsis, leave a headline or teaser open.
    return text.tokens[i].ascii == UInt8(ascii: ".") && !(i > tokens.lowerBound && text.tokens[i - 1].ascii == UInt8(ascii: "."))
  }

  // MARK: Doubles and captions

  /// Whether the second half repeats the first.
  private func isDoubled(_ tokens: Range<Int>) -> Bool {
    let half = tokens.count / 2
    guard tokens.count % 2 == 0, half >= 3 else { return false }
    return isEqual(tokens.prefix(half), tokens.suffix(half))
  }

  /// Whether two stretches have the same tokens.
  func isEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    // Equal words have equal keys: most stretches part at their first token.
    guard let i = a.first, let j = b.first, text.tokens[i].key == text.tokens[j].key else { return a.isEmpty }
    return zip(a, b).allSatisfy { text.text.bytes[text.tokens[$0].span.range] == text.text.bytes[text.tokens[$1].span.range] }
  }

  /// `… tại lễ ký. Ảnh: TTXVN`, `… (Ảnh: A.B.)`, `Ảnh: …`.
  private func hasPhotoCredit(_ sentences: Range<Int>, _ tokens: Range<Int>) -> Bool {
    guard tokens.count <= 110, sentences.count <= 4 else { return false }
    if let end = words.end(of: .photo, at: tokens.lowerBound), end < tokens.upperBound, isColonToken(end) { return true }
    for i in tokens.suffix(14) where i > tokens.lowerBound {
      guard let end = words.end(of: .photo, at: i) else { continue }
      let before = text.tokens[i - 1]
      if end < tokens.upperBound, isColonToken(end) { return before.kind == .punctuation || text.tokens[i].startsUpper }
      let closes = before.ascii == UInt8(ascii: ".") || before.ascii == UInt8(ascii: "(") || before.isHyphen
      if closes, text.tokens[i].startsUpper || before.ascii == UInt8(ascii: "("), tokens.upperBound - end <= 6 { return true }
    }
    return false
  }

  private func isColonToken(_ i: Int) -> Bool { text.tokens[i].ascii == UInt8(ascii: ":") }
}
