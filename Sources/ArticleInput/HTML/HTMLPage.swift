import CHTML

/// An element of a page.
struct HTMLNode {
  let tag: sk_tag
  /// Index of the element around it; -1 for the outermost.
  let parent: Int32
  /// Index of its start tag.
  let event: Int32
  /// Its own roles, without those of the elements around it.
  var own: MarkupRole
  /// Byte offsets in the page's text; white space or a line break may stand before the first word.
  let start: Int
  var end = 0
  /// Behind the last block inside it.
  var endBlock: Int32
  /// The first block that began inside it.
  let firstBlock: Int32
}

/// A piece of text that stands on lines of its own.
struct HTMLBlock {
  /// The nearest element around it that breaks lines.
  let node: Int32
  /// Byte offsets in the page's text.
  let start: Int
  var end: Int
  /// Its bytes as they would be in NFC, so that limits mean the same whatever normal form a page is in.
  var length = 0
  /// The same without spaces, and those of them inside links, bold and italic type.
  var letters = 0
  var linked = 0
  var bold = 0
  var italic = 0
  /// Bytes inside links to a place on the page itself.
  var linkedInPage = 0
  /// Number of links.
  var links = 0
  /// Where the link begins that ends it; nil when its last word stands in none.
  var lastLink: Int?
  /// Roles of the inline elements inside it that hold all of its text.
  var inline: MarkupRole
  /// An image stands right before it.
  var followsImage = false

  /// From 0 to 1.
  var linkShare: Double { letters == 0 ? 0 : Double(linked) / Double(letters) }
  var boldShare: Double { letters == 0 ? 0 : Double(bold) / Double(letters) }
  var italicShare: Double { letters == 0 ? 0 : Double(italic) / Double(letters) }
}

/// Where a stretch of the text stands in the source. Stretches of equal length correspond byte by byte.
struct SourceRun {
  var text: Range<Int>
  var source: Range<Int>
}

/// The visible text of a page with its elements.
struct HTMLPage {
  let nodes: [HTMLNode]
  let blocks: [HTMLBlock]
  /// Blocks on lines of their own, with an empty line where the page leaves room.
  let text: [UInt8]
  let runs: [SourceRun]

  /// The element of a block; a text without any has none.
  func tag(of block: HTMLBlock) -> sk_tag { block.node < 0 ? SK_TAG_OTHER : nodes[Int(block.node)].tag }

  func string(_ block: HTMLBlock) -> String { String(decoding: text[block.start..<block.end], as: UTF8.self) }

  /// Whether every third character or more of a short block is a digit, with enough of them for a date.
  func isStampLike(_ block: HTMLBlock) -> Bool {
    guard block.length < 100 else { return false }
    let digits = text[block.start..<block.end].count { $0 &- 0x30 < 10 }
    return digits >= 4 && digits * 3 >= block.letters
  }

  /// The text of the innermost element that holds a block and more after it; nil when there is none.
  func box(around i: Int) -> Range<Int>? {
    var at = blocks[i].node
    while at >= 0 {
      let node = nodes[Int(at)]
      if Int(node.endBlock) > i + 1, Int(node.firstBlock) <= i {
        return blocks[Int(node.firstBlock)].start..<blocks[Int(node.endBlock) - 1].end
      }
      at = node.parent
    }
    return nil
  }

  /// The roles of the elements around a node, itself included, up to but not including the first one that also holds the article: what the frame of
  /// the whole page is called says nothing. What an element is called counts only where it holds few blocks, if it means one line or two.
  func roles(of node: Int32, in frame: PageFrame) -> MarkupRole {
    var roles: MarkupRole = []
    var at = node
    while at >= 0, !frame.holdsArticle(at) {
      let element = nodes[Int(at)]
      var own = element.own
      let count = element.endBlock - element.firstBlock
      if count > 2 { own.subtract([.title, .lead, .date, .author]) }
      if count > 4 { own.subtract([.caption]) }
      roles.formUnion(own)
      at = element.parent
    }
    return roles
  }
}

/// The elements around the article of a page.
struct PageFrame {
  /// The article's element and those around it.
  private let chain: Set<Int32>

  init(_ page: HTMLPage, article: Int32?) {
    var chain: Set<Int32> = []
    var at = article ?? -1
    while at >= 0 {
      chain.insert(at)
      at = page.nodes[Int(at)].parent
    }
    self.chain = chain
  }

  func holdsArticle(_ node: Int32) -> Bool { chain.contains(node) }
}
