import CHTML

/// Finds the elements that show when a page's article came out: `<time>`, `<abbr class="published">`, and what is called date or time.
///
/// Pages have others: the clock of the top bar, tickers of other news, comments. What stands between title and text counts most.
struct PageStamps {
  /// Blocks above the title and below the first of the text in which a date still is the article's.
  private static let above = 4
  private static let below = 6
  private static let foreign: MarkupRole = [.related, .comments, .navigation, .footer, .advertisement]

  private struct Stamp {
    let node: Int32
    let block: Int
    /// As markup gives it.
    let value: String?
    /// Blocks between it and the title; nil when it is far.
    let distance: Int?
    let isAside: Bool
  }

  private let page: HTMLPage
  private let events: HTMLEvents
  private let frame: PageFrame
  private let inside: Range<Int>
  private let title: Int?
  private var stamps: [Stamp] = []

  init(_ page: HTMLPage, _ events: HTMLEvents, article: Int32?, title: Int?) {
    self.page = page
    self.events = events
    self.title = title
    frame = PageFrame(page, article: article)
    inside = article.map { Int(page.nodes[Int($0)].firstBlock)..<Int(page.nodes[Int($0)].endBlock) } ?? 0..<0
    for (i, node) in page.nodes.enumerated() where node.tag == SK_TAG_TIME || node.own.contains(.date) {
      if let stamp = stamp(Int32(i)) { stamps.append(stamp) }
    }
  }

  /// The date of the best `<time>`; nil when another stamp stands nearer to the title, which then has to be read.
  func date() -> String? {
    let marked = stamps.filter { $0.value != nil }
    let near = marked.filter { $0.distance != nil }.min { $0.distance! < $1.distance! }
    let shown = nearestShown()
    if let near, let distance = near.distance { return shown.map { $0 < distance } ?? false ? nil : near.value }
    return shown == nil ? (marked.first { !$0.isAside } ?? marked.first)?.value : nil
  }

  /// Where elements without a date for machines show one, each within one block; by block, the nearest to the title of those.
  func shown() -> [Int: Range<Int>] {
    var shown: [Int: Range<Int>] = [:]
    for stamp in stamps where stamp.value == nil && stamp.distance != nil && shown[stamp.block] == nil {
      let node = page.nodes[Int(stamp.node)]
      let start = max(node.start, page.blocks[stamp.block].start)
      if node.end <= page.blocks[stamp.block].end, start < node.end { shown[stamp.block] = start..<node.end }
    }
    return shown
  }

  private func stamp(_ i: Int32) -> Stamp? {
    let node = page.nodes[Int(i)]
    let value = value(of: node).flatMap { MarkupDate($0)?.description }
    let block = Int(node.endBlock) - 1
    guard page.blocks.indices.contains(max(block, 0)) || value != nil else { return nil }
    if value == nil, !isShown(node) { return nil }
    let roles = page.roles(of: i, in: frame)
    guard roles.isDisjoint(with: Self.foreign), !isInSiteHeader(i) else { return nil }
    let isAside = roles.contains(.aside)
    return Stamp(node: i, block: block, value: value, distance: isAside ? nil : distance(block), isAside: isAside)
  }

  private func value(of node: HTMLNode) -> String? {
    let event = events.events[Int(node.event)]
    return events.string(SK_ATTRIBUTE_DATETIME, of: event)
      ?? (node.tag == SK_TAG_OTHER ? events.string(SK_ATTRIBUTE_TITLE, of: event) : nil)
  }

  private func isShown(_ node: HTMLNode) -> Bool {
    (6...120).contains(node.end - node.start) && page.text[node.start..<node.end].contains { $0 &- 0x30 < 10 }
  }

  /// Blocks from the title, above it a little more; nil for what is far from it and from the head of the text.
  private func distance(_ block: Int) -> Int? {
    guard title != nil || !inside.isEmpty else { return block + 1 }
    let middle = title ?? inside.lowerBound
    guard block >= middle - Self.above, block < max(inside.lowerBound, middle) + Self.below else { return nil }
    return block > middle ? (block - middle) * 2 : (middle - block) * 2 + 1
  }

  /// The distance of the nearest block that looks like a stamp or of an element that shows one.
  private func nearestShown() -> Int? {
    let elements = stamps.compactMap { $0.value == nil ? $0.distance : nil }
    guard title != nil || !inside.isEmpty else { return elements.min() }
    let middle = title ?? inside.lowerBound
    let blocks = (max(0, middle - Self.above)..<min(page.blocks.count, max(inside.lowerBound, middle) + Self.below)).filter { i in
      i != title && page.isStampLike(page.blocks[i]) && page.roles(of: page.blocks[i].node, in: frame).isDisjoint(with: Self.foreign)
    }
    return (elements + blocks.compactMap(distance)).min()
  }

  /// Whether it stands in the page's own header and not in the article's.
  private func isInSiteHeader(_ i: Int32) -> Bool {
    var at = i
    while at >= 0, !frame.holdsArticle(at) {
      let node = page.nodes[Int(at)]
      if node.tag == SK_TAG_HEADER { return title.map { $0 < node.firstBlock || $0 >= node.endBlock } ?? true }
      at = node.parent
    }
    return false
  }
}
