import CHTML

/// Takes roles back that what stands inside an element contradicts.
struct RoleMender {
  /// Less running text than this tells nothing about a page.
  private static let enoughLetters = 300

  static func mend(_ nodes: inout [HTMLNode], _ blocks: [HTMLBlock]) {
    mendFigures(&nodes)
    mendOverflowing(&nodes, blocks)
  }

  /// Editors put tables and quotes into `<figure>`: without a picture it is none, and its words are no caption.
  private static func mendFigures(_ nodes: inout [HTMLNode]) {
    // The figure around each node; those with a picture, and those with a text of their own.
    var figures = [Int32](repeating: -1, count: nodes.count)
    var pictures: Set<Int32> = []
    var texts: Set<Int32> = []
    for i in nodes.indices {
      let node = nodes[i]
      figures[i] = node.tag == SK_TAG_FIGURE ? Int32(i) : node.parent < 0 ? -1 : figures[Int(node.parent)]
      guard figures[i] >= 0 else { continue }
      switch node.tag {
      case SK_TAG_IMG, SK_TAG_PICTURE, SK_TAG_VIDEO, SK_TAG_IFRAME, SK_TAG_OBJECT, SK_TAG_EMBED, SK_TAG_SVG: pictures.insert(figures[i])
      case SK_TAG_TABLE, SK_TAG_BLOCKQUOTE, SK_TAG_PRE: texts.insert(figures[i])
      default: break
      }
    }
    for i in nodes.indices where texts.contains(Int32(i)) && !pictures.contains(Int32(i)) { nodes[i].own.subtract([.figure, .caption]) }
  }

  /// A box whose end tag is missing holds the rest of the article: its paragraphs are those of the page, and stand right inside it as others do
  /// in the element around it.
  private static func mendOverflowing(_ nodes: inout [HTMLNode], _ blocks: [HTMLBlock]) {
    var direct = [Int](repeating: 0, count: nodes.count)
    var total = 0
    for block in blocks where block.length >= 80 && block.linkShare < 0.5 && block.node >= 0 {
      total += block.letters
      let node = nodes[Int(block.node)]
      let holder = node.tag == SK_TAG_P ? node.parent : block.node
      if holder >= 0 { direct[Int(holder)] += block.letters }
    }
    guard total >= enoughLetters else { return }
    for i in nodes.indices where direct[i] * 2 > total && !nodes[i].own.isDisjoint(with: .boilerplate) {
      let parent = nodes[i].parent
      let isAmongText = parent >= 0 && direct[Int(parent)] > 0
      let isInArticle = parent >= 0 && (nodes[Int(parent)].own.contains(.body) || nodes[Int(parent)].tag == SK_TAG_ARTICLE)
      if isAmongText { nodes[i].own.subtract(.boilerplate) } else if isInArticle { nodes[i].own.formIntersection([.comments, .body]) }
      nodes[i].own.remove(.aside)
    }
  }
}
