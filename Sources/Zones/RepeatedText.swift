import VietText

/// Finds lines that repeat a stretch of another block word for word: words under a picture, pulled quotes.
struct RepeatedText {
  /// Words that count as one stretch.
  private static let length = 6

  private let text: SegmentedText
  /// The first and the last block in which a stretch stands.
  private let places: [UInt64: (first: Int32, last: Int32)]

  init(_ text: SegmentedText, _ blocks: [PageBlock]) {
    self.text = text
    var places: [UInt64: (first: Int32, last: Int32)] = [:]
    for (i, block) in blocks.enumerated() where block.form == .paragraph {
      Self.forEachStretch(block.tokens, of: text) { hash in
        places[hash, default: (Int32(i), Int32(i))].last = Int32(i)
      }
    }
    self.places = places
  }

  /// Whether most of block `i` stands in another block.
  func isRepetition(_ block: PageBlock, at i: Int) -> Bool {
    guard !places.isEmpty, block.form == .paragraph, block.sentences.count == 1, (12...70).contains(block.words) else { return false }
    var all = 0
    var elsewhere = 0
    Self.forEachStretch(block.tokens, of: text) { hash in
      all += 1
      if let place = places[hash], place.first != i || place.last != i { elsewhere += 1 }
    }
    return elsewhere * 10 >= all * 6
  }

  private static func forEachStretch(_ tokens: Range<Int>, of text: SegmentedText, _ body: (UInt64) -> Void) {
    var window = [UInt64](repeating: 0, count: length)
    var count = 0
    for i in tokens where text.tokens[i].kind != .punctuation {
      window[count % length] = hash(text.tokens[i], text)
      count += 1
      guard count >= length else { continue }
      var hash: UInt64 = 0
      for k in 0..<length { hash = (hash &* 0x9E37_79B9_7F4A_7C15) ^ window[(count + k) % length] }
      body(hash)
    }
  }

  private static func hash(_ token: Token, _ text: SegmentedText) -> UInt64 {
    if token.key >= 0 { return UInt64(token.key) &* 0xC2B2_AE3D_27D4_EB4F }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in token.span.range { hash = (hash ^ UInt64(text.text.bytes[i])) &* 0x100_0000_01B3 }
    return hash
  }
}
