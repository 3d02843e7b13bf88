/// Text, tokens and sentences: what later stages read.
public struct SegmentedText: Sendable {
  public let text: NormalizedText
  public let tokens: [Token]
  /// Token ranges in order; together they hold every token. A line break with a full line before it ends a sentence.
  public let sentences: [Range<Int>]

  public init(text: NormalizedText, tokens: [Token], sentences: [Range<Int>]) {
    self.text = text
    self.tokens = tokens
    self.sentences = sentences
  }

  /// The bytes from the first to the last token of a token range.
  public func span(_ tokens: Range<Int>) -> Span {
    guard let first = tokens.first else { return Span(0, 0) }
    return Span(Int(self.tokens[first].start), Int(self.tokens[tokens.upperBound - 1].end))
  }

  public func string(_ tokens: Range<Int>) -> String { text.string(span(tokens)) }

  /// The index of the sentence that holds a token. O(log *n*).
  public func sentence(ofToken token: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
