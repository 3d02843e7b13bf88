import Annotations
import VietText

/// The upper part of a page: everything down to the first paragraph of the article.
struct PageHead {
  private let blocks: [PageBlock]
  /// Whether the text was taken from a page with its furniture.
  let isScraped: Bool
  /// Index of the title.
  let title: Int?
  /// The other copies of the title.
  private let copies: Set<Int>
  /// Index of the first block behind the head: the first paragraph of the article, or what follows the title.
  let end: Int
  /// Whether furniture stands in the head.
  private let hasFurniture: Bool
  /// The block set off as the article's lead, or as the caption of its first picture.
  let lead: Int?
  let zoneOfLead: Zone

  init(reader: BlockReader, blocks: [PageBlock], fixed: [Zone?]) {
    self.blocks = blocks
    isScraped = Self.isScraped(reader, blocks)
    let first = Self.firstParagraph(blocks, fixed)
    let candidates = TitleFinder(reader: reader, blocks: blocks, fixed: fixed)
    let title = fixed.firstIndex(of: .title) ?? candidates.title(before: first, isScraped: isScraped)
    self.title = title
    copies = title.map { candidates.copies(of: $0, before: first ?? blocks.count) } ?? []
    end = first ?? title.map { $0 + 1 } ?? 0
    hasFurniture = blocks[..<end].contains { $0.isFurniture(.tool) || $0.form == .stamp }
    (lead, zoneOfLead) = Self.lead(reader, blocks, end, title, isScraped: isScraped, hasFurniture: hasFurniture)
  }

  /// The zone of a block of the head.
  func zone(of i: Int) -> Zone {
    guard let title else { return isScraped ? .navigation : .body }
    if i == title || copies.contains(i) { return .title }
    let block = blocks[i]
    if block.hasPhotoCredit || block.isFurniture(.photo) { return i > title ? .caption : .navigation }
    switch block.form {
    case .furniture(.related), .furniture(.inline): return .related
    case .furniture: return .navigation
    case .stamp: return isScraped ? .navigation : .body
    case .headline where i < title: return isScraped ? (block.words >= 5 ? .related : .navigation) : .title
    case .headline: return .title
    case .label: return isScraped ? .navigation : i < title ? .title : .body
    case .paragraph, .item: return i < title ? .related : .body
    }
  }

  private static func isScraped(_ reader: BlockReader, _ blocks: [PageBlock]) -> Bool {
    var stamps = 0
    for block in blocks {
      if block.isDoubled { return true }
      switch block.form {
      case .furniture(.credit), .furniture(.photo): break
      case .furniture: return true
      case .stamp:
        stamps += 1
        if stamps > 1 || reader.stamps.hasClock(block.tokens) { return true }
      default: break
      }
    }
    return false
  }

  private static func firstParagraph(_ blocks: [PageBlock], _ fixed: [Zone?]) -> Int? {
    if let marked = blocks.indices.first(where: { fixed[$0] == .lead || fixed[$0] == .body }) { return marked }
    return blocks.indices.first { blocks[$0].form == .paragraph && blocks[$0].words >= 8 && fixed[$0] == nil && !blocks[$0].hasPhotoCredit }
  }

  /// A page with furniture above its text sets its lead off; without, an opening line that tells no time and no source is the words of a picture.
  private static func lead(
    _ reader: BlockReader, _ blocks: [PageBlock], _ first: Int, _ title: Int?, isScraped: Bool, hasFurniture: Bool
  ) -> (Int?, Zone) {
    guard isScraped, let title, first < blocks.count, blocks[first].form == .paragraph else { return (nil, .lead) }
    guard blocks[(first + 1)...].contains(where: { $0.form == .paragraph }) else { return (nil, .lead) }
    if hasFurniture {
      // A line of ten words or more between title and text is the lead without a full stop.
      if let line = (title + 1..<max(first, title + 1)).first(where: { blocks[$0].form == .headline && blocks[$0].words >= 10 }) {
        return (line, .lead)
      }
      return blocks[first].sentences.count <= 3 && blocks[first].words <= 90 ? (first, .lead) : (nil, .lead)
    }
    return isBareCaption(reader, blocks[first]) ? (first, .caption) : (nil, .lead)
  }

  private static func isBareCaption(_ reader: BlockReader, _ block: PageBlock) -> Bool {
    block.sentences.count == 1 && block.words <= 60
      && !block.tokens.contains { reader.text.tokens[$0].kind == .number || reader.words.has(.telling, at: $0) }
  }
}
