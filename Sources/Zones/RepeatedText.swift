import VietText

/// Finds lines that repeat a stretch of another block word for word: words under a picture, pulled quotes.
///
/// A class because the stretches are gathered when the first line is asked about; most pages have none that could be a repetition.
final class RepeatedText {
  /// Words that count as one stretch.
  private static let length = 6
  /// Stretches are told apart by a polynomial of their words, which the next word carries on.
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let factorOfFirst = (1..<length).reduce(1) { power, _ in power &* factor }

  private let text: SegmentedText
  private let blocks: [PageBlock]
  private lazy var places = Places(text, blocks)

  init(_ text: SegmentedText, _ blocks: [PageBlock]) {
    self.text = text
    self.blocks = blocks
  }

  /// Whether most of block `i` stands in another block.
  func isRepetition(_ block: PageBlock, at i: Int) -> Bool {
    guard !blocks.isEmpty, block.form == .paragraph, block.sentences.count == 1, (12...70).contains(block.words) else { return false }
    let places = places
    var all = 0
    var elsewhere = 0
    Self.forEachStretch(block.tokens, of: text) { hash in
      all += 1
      if places.isElsewhere(hash, than: Int32(i)) { elsewhere += 1 }
    }
    return elsewhere * 10 >= all * 6
  }

  @inline(__always)
  private static func forEachStretch(_ tokens: Range<Int>, of text: SegmentedText, _ body: (UInt64) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: length) { window in
      window.initialize(repeating: 0)
      var count = 0
      var at = 0
      var hash: UInt64 = 0
      for i in tokens where text.tokens[i].kind != .punctuation {
        let word = Self.hash(text.tokens[i], text)
        hash = (hash &- window[at] &* factorOfFirst) &* factor &+ word
        window[at] = word
        at = at + 1 == length ? 0 : at + 1
        count += 1
        if count >= length { body(hash) }
      }
    }
  }

  private static func hash(_ token: Token, _ text: SegmentedText) -> UInt64 {
    if token.key >= 0 { return (UInt64(token.key) &+ 1) &* 0xC2B2_AE3D_27D4_EB4F }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in token.span.range { hash = (hash ^ UInt64(text.text.bytes[i])) &* 0x100_0000_01B3 }
    return hash
  }

  /// The first and the last block in which each stretch of a text stands: an open hash table. A class because its memory is given back with it.
  private final class Places {
    private struct Entry: BitwiseCopyable {
      var hash: UInt64 = 0
      /// -1 in an empty place.
      var first: Int32 = -1
      var last: Int32 = -1
    }

    private let entries: UnsafeMutablePointer<Entry>
    private let mask: Int

    init(_ text: SegmentedText, _ blocks: [PageBlock]) {
      let words = blocks.reduce(0) { $0 + ($1.form == .paragraph ? $1.words : 0) }
      var size = 64
      while size < words * 2 { size *= 2 }
      mask = size - 1
      entries = .allocate(capacity: size)
      entries.initialize(repeating: Entry(), count: size)
      for (i, block) in blocks.enumerated() where block.form == .paragraph {
        forEachStretch(block.tokens, of: text) { hash in
          let entry = place(hash)
          if entry.pointee.first < 0 { entry.pointee = Entry(hash: hash, first: Int32(i)) }
          entry.pointee.last = Int32(i)
        }
      }
    }

    deinit { entries.deallocate() }

    /// Whether a stretch stands in another block than this one.
    func isElsewhere(_ hash: UInt64, than block: Int32) -> Bool {
      let entry = place(hash).pointee
      return entry.first >= 0 && (entry.first != block || entry.last != block)
    }

    @inline(__always)
    private func place(_ hash: UInt64) -> UnsafeMutablePointer<Entry> {
      let mixed = (hash ^ hash >> 32) &* factor
      var slot = Int(truncatingIfNeeded: mixed >> 32) & mask
      while entries[slot].first >= 0, entries[slot].hash != hash { slot = (slot + 1) & mask }
      return entries + slot
    }
  }
}
