import VietText

/// What the words of a trie entry are. The raw values stand in the image.
public enum LexicalKind: UInt8, Sendable, BitwiseCopyable {
  case name, office, title, pronoun, orgHead, placeHead, familyName, givenName, abbreviation, unit, ambiguous, word, timeWord, trigger,
    blocker,
    marker, cue, nameCue, page

  /// Its bit in `LexicalMatches.kinds`.
  @inlinable public var bit: UInt32 { 1 << UInt32(rawValue) }
}

/// A trie over syllable numbers, in which every name, word and trigger of the gazetteers lies; one walk finds them all.
///
/// Edges are an open hash table from (node, syllable) to node; nodes are numbered from 1 (the root is 0), and the payloads of a node lie together. Most
/// walks end after one syllable, so a node carries a filter of the syllables that can follow, and the large table is seldom asked in vain. A
/// hyphen inside a name is skipped while building and while matching, so that `Cu-ba` and `Mi-ghen Đi-át` need no second spelling.
package struct SyllableTrie: Sendable {
  package struct Edge: BitwiseCopyable, Sendable {
    let node: Int32
    let key: Int32
    let child: Int32
  }

  package struct Node: BitwiseCopyable, Sendable {
    /// Where its payloads begin; they end where those of the next node begin.
    let firstPayload: Int32
    /// One bit for each syllable that may follow (`SyllableTrie.bit`).
    var filter: UInt32
  }

  private let edges: FlatArray<Edge>
  /// The child of the root for each syllable number, or 0: most walks end here.
  private let roots: FlatArray<Int32>
  /// One more than there are nodes.
  private let nodes: FlatArray<Node>
  private let payloads: FlatArray<UInt32>

  package init(reader: inout ImageReader) {
    edges = reader.array(of: Edge.self)
    roots = reader.array(of: Int32.self)
    nodes = reader.array(of: Node.self)
    payloads = reader.array(of: UInt32.self)
  }

  @inline(__always)
  private func child(_ node: Int32, _ key: Int32) -> Int32 {
    let mask = edges.count - 1
    var slot = Self.slot(node, key) & mask
    while true {
      let edge = edges[slot]
      if edge.child == 0 { return 0 }
      if edge.node == node, edge.key == key { return edge.child }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  static func slot(_ node: Int32, _ key: Int32) -> Int {
    let h = (UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: key))) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: h >> 24)
  }

  @inline(__always)
  static func bit(_ key: Int32) -> UInt32 {
    // A shift binds tighter than a product in Swift: two lines keep them apart.
    let mixed = UInt32(bitPattern: key) &* 0x9E37_79B1
    return 1 << (mixed >> 27)
  }

  /// Appends all entries that begin at token `start`, shorter ones first, none of them reaching past `limit`.
  @inline(__always)
  package func appendMatches(at start: Int, limit: Int, in tokens: UnsafeBufferPointer<Token>, to matches: inout MatchBuffer) {
    let first = tokens[start].key
    if first < 0 { return }
    var number = roots[Int(first)]
    var at = start + 1
    while number != 0 {
      let node = nodes[Int(number)]
      for i in Int(node.firstPayload)..<Int(nodes[Int(number) + 1].firstPayload) {
        matches.append(payloads[i], from: start, to: at)
      }
      if node.filter == 0 { return }
      if at < limit, tokens[at].isHyphen, at + 1 < limit { at += 1 }
      guard at < limit else { return }
      let key = tokens[at].key
      guard key >= 0, node.filter & Self.bit(key) != 0 else { return }
      number = child(number, key)
      at += 1
    }
  }
}

/// Collects entries and lays out a `SyllableTrie`.
package struct SyllableTrieBuilder {
  private var children: [UInt64: Int32] = [:]
  private var payloads: [[UInt32]] = [[]]

  package init() {}

  package mutating func insert(_ keys: [Int32], kind: LexicalKind, index: Int) {
    precondition(index < 1 << 24, "more than 16 million entries of one kind")
    var node: Int32 = 0
    for key in keys {
      let edge = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: key))
      if let next = children[edge] {
        node = next
      } else {
        let next = Int32(payloads.count)
        payloads.append([])
        children[edge] = next
        node = next
      }
    }
    payloads[Int(node)].append(UInt32(kind.rawValue) << 24 | UInt32(index))
  }

  package func write(to writer: inout ImageWriter, syllables: Int) {
    var size = 16
    while size < children.count * 2 { size *= 2 }
    var edges = [SyllableTrie.Edge](repeating: .init(node: 0, key: 0, child: 0), count: size)
    var roots = [Int32](repeating: 0, count: syllables)
    var filters = [UInt32](repeating: 0, count: payloads.count)
    // The order of a dictionary changes from run to run: sorted, the image is the same every time.
    for (edge, child) in children.sorted(by: { $0.key < $1.key }) {
      let node = Int32(bitPattern: UInt32(edge >> 32))
      let key = Int32(bitPattern: UInt32(edge & 0xFFFF_FFFF))
      if node == 0 { roots[Int(key)] = child }
      filters[Int(node)] |= SyllableTrie.bit(key)
      var slot = SyllableTrie.slot(node, key) & (size - 1)
      while edges[slot].child != 0 { slot = (slot + 1) & (size - 1) }
      edges[slot] = .init(node: node, key: key, child: child)
    }
    var nodes: [SyllableTrie.Node] = []
    var flat: [UInt32] = []
    for (node, list) in payloads.enumerated() {
      nodes.append(SyllableTrie.Node(firstPayload: Int32(flat.count), filter: filters[node]))
      flat.append(contentsOf: list)
    }
    nodes.append(SyllableTrie.Node(firstPayload: Int32(flat.count), filter: 0))
    writer.append(edges)
    writer.append(roots)
    writer.append(nodes)
    writer.append(flat)
  }
}
