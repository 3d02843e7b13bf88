import Annotations
import VietText

/// What the blocks of one page are, told from where they stand.
struct PageReader {
  let reader: BlockReader
  let blocks: [PageBlock]
  /// The zone that markup gave to a block.
  let fixed: [Zone?]
  /// What markup says of each block.
  let hints: [ZoneHint?]
  /// The tokens that markup calls the time of publication, by block.
  let marked: [Int: Range<Int>]
  let head: PageHead
  private let repeats: RepeatedText

  init(reader: BlockReader, blocks: [PageBlock], hints: [ZoneHint]) {
    self.reader = reader
    self.blocks = blocks
    self.hints = Self.hints(of: blocks, reader.text, hints)
    fixed = self.hints.map { $0?.zone }
    marked = Self.marked(blocks, reader.text, self.hints)
    head = PageHead(reader: reader, blocks: blocks, fixed: fixed)
    repeats = RepeatedText(reader.text, head.isScraped ? blocks : [])
  }

  /// One zone for each block.
  func zones() -> [Zone] {
    var zones = [Zone](repeating: .body, count: blocks.count)
    for i in 0..<head.end { zones[i] = fixed[i].map(blocks[i].zone) ?? head.zone(of: i) }
    var walk = ArticleWalk(
      blocks: blocks, fixed: fixed, isScraped: head.isScraped, tail: tail(), repeats: repeats, isRepeated: isRepeatedNext)
    walk.run(from: head.end, into: &zones)
    closeBoxes(&zones)
    closeStamps(&zones)
    closeSignature(&zones)
    if let lead = head.lead { zones[lead] = fixed[lead] ?? head.zoneOfLead }
    return zones
  }

  /// One zone for each sentence, from those of the blocks.
  func sentenceZones(_ zones: [Zone]) -> [Zone] {
    var result: [Zone] = []
    result.reserveCapacity(reader.text.sentences.count)
    for (block, zone) in zip(blocks, zones) { result.append(contentsOf: repeatElement(zone, count: block.sentences.count)) }
    return result
  }

  /// Whether the next block repeats this headline.
  private func isRepeatedNext(_ i: Int) -> Bool {
    guard blocks[i].form == .headline, i + 1 < blocks.count else { return false }
    return reader.isEqual(blocks[i].tokens, blocks[i + 1].tokens)
  }

  /// Where a list of links begins that ends the page without a head of its own.
  private func tail() -> Int {
    guard head.isScraped else { return blocks.count }
    var start = blocks.count
    var headlines = 0
    for i in blocks.indices.reversed() {
      switch blocks[i].form {
      case .headline where !blocks[i].hasPhotoCredit: headlines += 1
      case .label, .stamp, .furniture(.tool), .furniture(.footer), .furniture(.comment): break
      default: return headlines >= 3 && !endsWithColon(blocks[i]) ? start : blocks.count
      }
      start = i
    }
    return blocks.count
  }

  private func endsWithColon(_ block: PageBlock) -> Bool {
    reader.text.tokens[block.tokens.upperBound - 1].ascii == UInt8(ascii: ":")
  }

  /// What markup says of each block.
  private static func hints(of blocks: [PageBlock], _ text: SegmentedText, _ hints: [ZoneHint]) -> [ZoneHint?] {
    guard !hints.isEmpty else { return Array(repeating: nil, count: blocks.count) }
    var next = 0
    return blocks.map { block in
      let start = text.text.receivedOffset(Int(text.tokens[block.tokens.lowerBound].start))
      while next < hints.count, hints[next].end <= start { next += 1 }
      return next < hints.count && hints[next].start <= start ? hints[next] : nil
    }
  }

  private static func marked(_ blocks: [PageBlock], _ text: SegmentedText, _ hints: [ZoneHint?]) -> [Int: Range<Int>] {
    var marked: [Int: Range<Int>] = [:]
    for (i, hint) in hints.enumerated() {
      guard let stamp = hint?.stamp else { continue }
      let tokens = blocks[i].tokens.filter { stamp.contains(text.text.receivedOffset(Int(text.tokens[$0].start))) }
      if let first = tokens.first, let last = tokens.last { marked[i] = first..<last + 1 }
    }
    return marked
  }
}
