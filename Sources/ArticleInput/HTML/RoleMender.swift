import CHTML

/// Takes roles back that what stands inside an element contradicts.
struct RoleMender {
  /// Less running text than this tells nothing about a page.
  private static let enoughLetters = 300

  static func mend(_ nodes: inout [HTMLNode], _ blocks: [HTMLBlock], _ text: [UInt8]) {
    mendFigures(&nodes)
    mendOverflowing(&nodes, blocks, text)
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

  /// A box whose end tag is missing holds the rest of the article: its paragraphs follow each other right inside it, as others do in the element
  /// around it, or it holds what calls itself the article's text.
  private static func mendOverflowing(_ nodes: inout [HTMLNode], _ blocks: [HTMLBlock], _ text: [UInt8]) {
    // Running text right inside each node and anywhere inside it.
    var direct = [Int](repeating: 0, count: nodes.count)
    var holders: [Int32] = []
    var running = [0]
    for block in blocks {
      var holder = block.node
      if holder >= 0, nodes[Int(holder)].tag == SK_TAG_P { holder = nodes[Int(holder)].parent }
      holders.append(holder)
      let isRunning = block.length >= 80 && block.linkShare < 0.5
      running.append(running[running.count - 1] + (isRunning ? block.letters : 0))
      if isRunning, holder >= 0 { direct[Int(holder)] += block.letters }
    }
    let total = running[running.count - 1]
    guard total >= enoughLetters else { return }
    var flowing: Set<Int32> = []
    for i in blocks.indices.dropFirst() where holders[i] >= 0 && holders[i] == holders[i - 1] {
      if isSentence(blocks[i - 1], text), isSentence(blocks[i], text) { flowing.insert(holders[i]) }
    }
    for i in nodes.indices where nodes[i].own.contains(.body) {
      guard (running[Int(nodes[i].endBlock)] - running[Int(nodes[i].firstBlock)]) * 2 > total else { continue }
      var at = nodes[i].parent
      while at >= 0, nodes[Int(at)].parent >= 0 {
        nodes[Int(at)].own.subtract(.boilerplate)
        at = nodes[Int(at)].parent
      }
    }
    for i in nodes.indices where !nodes[i].own.isDisjoint(with: .boilerplate) && nodes[i].parent >= 0 {
      let parent = Int(nodes[i].parent)
      let isMost = direct[i] * 2 > total
      // Comments are paragraphs, too: only among those of the text, and when they are most of the page, are they its own.
      if isMost, direct[parent] > 0 {
        nodes[i].own.subtract(.boilerplate)
      } else if isMost || flowing.contains(Int32(i)),
        direct[parent] > 0 || nodes[parent].own.contains(.body) || nodes[parent].tag == SK_TAG_ARTICLE
      {
        nodes[i].own.subtract(MarkupRole.boilerplate.subtracting(.comments))
      }
      if isMost { nodes[i].own.remove(.aside) }
    }
  }

  /// Whether a block is a paragraph of running text, short as it may be.
  private static func isSentence(_ block: HTMLBlock, _ text: [UInt8]) -> Bool {
    block.length >= 30 && block.linkShare < 0.3 && text[block.end - 1] == UInt8(ascii: ".")
  }
}
