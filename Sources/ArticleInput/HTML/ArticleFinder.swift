import CHTML

/// Finds the element that holds the text of the article: where most running text stands together.
struct ArticleFinder {
  /// Shorter blocks without a full stop are headings and labels.
  private static let enoughBytes = 80
  /// Text of boilerplate counts this much.
  private static let boilerplateWeight = 0.1

  private let page: HTMLPage
  /// Running text before each block, weighed.
  private let mass: [Double]
  private let lengths: [Int]
  private let links: [Int]

  init(_ page: HTMLPage) {
    self.page = page
    var mass = [0.0]
    var lengths = [0]
    var links = [0]
    for block in page.blocks {
      mass.append(mass[mass.count - 1] + Self.weight(block, page))
      lengths.append(lengths[lengths.count - 1] + block.letters)
      links.append(links[links.count - 1] + block.linked)
    }
    (self.mass, self.lengths, self.links) = (mass, lengths, links)
  }

  /// The element's index; nil when the page holds no running text.
  func article() -> Int32? {
    guard let total = mass.last, total > 0, let densest = densest() else { return nil }
    let marked = bestMarked(total)
    return widened(marked ?? densest)
  }

  /// How much a block looks like a paragraph of an article.
  private static func weight(_ block: HTMLBlock, _ page: HTMLPage) -> Double {
    guard block.length >= enoughBytes, block.linkShare < 0.5 else { return 0 }
    let roles = page.roles(of: block.node, in: PageFrame(page, article: nil))
    let scale = roles.isDisjoint(with: .boilerplate) ? 1 : boilerplateWeight
    return scale * Double(min(block.length, 1500)) * (1 - block.linkShare)
  }

  /// The element whose own paragraphs weigh most; half of a paragraph's weight goes to the element two above it, a quarter to the next.
  private func densest() -> Int32? {
    var scores = [Double](repeating: 0, count: page.nodes.count)
    for (i, block) in page.blocks.enumerated() where mass[i + 1] > mass[i] {
      var node = block.node
      if node >= 0, isParagraph(page.nodes[Int(node)].tag) { node = page.nodes[Int(node)].parent }
      var share = 1.0
      for _ in 0..<3 where node >= 0 {
        scores[Int(node)] += share * (mass[i + 1] - mass[i])
        share /= 2
        node = page.nodes[Int(node)].parent
      }
    }
    var best: Int32?
    for (i, score) in scores.enumerated() where score > best.map({ scores[Int($0)] }) ?? 0 { best = Int32(i) }
    return best
  }

  private func isParagraph(_ tag: sk_tag) -> Bool {
    switch tag {
    case SK_TAG_P, SK_TAG_LI, SK_TAG_BLOCKQUOTE, SK_TAG_H1, SK_TAG_H2, SK_TAG_H3, SK_TAG_H4, SK_TAG_PRE, SK_TAG_FIGCAPTION: true
    default: false
    }
  }

  /// The innermost element that calls itself the article's text and holds at least a third of the page's.
  private func bestMarked(_ total: Double) -> Int32? {
    var best: (node: Int32, weight: Double)?
    for (i, node) in page.nodes.enumerated() where node.own.contains(.body) || node.tag == SK_TAG_ARTICLE {
      let weight = weight(Int32(i))
      guard weight * 3 >= total, !page.roles(of: Int32(i), in: PageFrame(page, article: nil)).contains(.related) || node.own.contains(.body)
      else { continue }
      if weight >= (best?.weight ?? 0) * 0.9 { best = (Int32(i), weight) }
    }
    return best?.node
  }

  /// Goes up as long as the element above adds much text and few links.
  private func widened(_ start: Int32) -> Int32 {
    var node = start
    while true {
      let parent = page.nodes[Int(node)].parent
      guard parent >= 0, page.nodes[Int(parent)].tag != SK_TAG_HTML else { return node }
      let gain = weight(parent) - weight(node)
      let text = length(parent) - length(node)
      let linked = linkLength(parent) - linkLength(node)
      guard gain > 0.15 * weight(node), linked * 4 < text else {
        // An element that adds nothing may stand between two halves of the text.
        guard gain == 0, text == 0 else { return node }
        let outer = page.nodes[Int(parent)].parent
        guard outer >= 0, weight(outer) > 1.15 * weight(node), page.nodes[Int(outer)].tag != SK_TAG_HTML else { return node }
        let outerText = length(outer) - length(node)
        guard (linkLength(outer) - linkLength(node)) * 4 < outerText else { return node }
        node = outer
        continue
      }
      node = parent
    }
  }

  private func weight(_ node: Int32) -> Double { mass[end(node)] - mass[start(node)] }
  private func length(_ node: Int32) -> Int { lengths[end(node)] - lengths[start(node)] }
  private func linkLength(_ node: Int32) -> Int { links[end(node)] - links[start(node)] }
  private func start(_ node: Int32) -> Int { Int(page.nodes[Int(node)].firstBlock) }
  private func end(_ node: Int32) -> Int { Int(page.nodes[Int(node)].endBlock) }
}
