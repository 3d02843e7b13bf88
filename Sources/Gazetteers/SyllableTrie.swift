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
/// What it costs is memory that is far away, so all that most walks read lies close together: the node of a syllable that begins entries has the
/// syllable's own number, the nodes behind come level by level, and the payloads of a node lie together in the order of the nodes. Edges are an open
/// hash table from (node, syllable) to node. Most walks end after one syllable, so each node carries a filter of the syllables that can follow, and a
/// bit table of all edges, small enough for the cache, answers nearly all questions whose answer is no. A hyphen inside a name is skipped while
/// building and while matching, so that `Cu-ba` and `Mi-ghen Đi-át` need no second spelling.
package struct SyllableTrie: Sendable {
  package struct Edge: BitwiseCopyable, Sendable {
    let node: Int32
    let key: Int32
    /// 0 in an empty place.
    let child: Int32
  }

  package struct Node: BitwiseCopyable, Sendable {
    /// Where its payloads begin; they end where those of the next node begin.
    let firstPayload: Int32
    /// One bit for each syllable that may follow (`SyllableTrie.bit`).
    var filter: UInt32
  }

  /// One more than there are nodes; the first ones are those of the syllables.
  private let nodes: FlatArray<Node>
  private let payloads: FlatArray<UInt32>
  /// Eight bits and more for each edge, one of them set.
  private let marks: FlatArray<UInt64>
  private let edges: FlatArray<Edge>

  package init(reader: inout ImageReader) {
    nodes = reader.array(of: Node.self)
    payloads = reader.array(of: UInt32.self)
    marks = reader.array(of: UInt64.self)
    edges = reader.array(of: Edge.self)
  }

  @inline(__always)
  private func child(_ node: Int32, _ key: Int32) -> Int32 {
    let hash = Self.hash(node, key)
    let mark = Self.mark(hash) & (marks.count * 64 - 1)
    if marks[mark >> 6] & (1 << UInt64(mark & 63)) == 0 { return 0 }
    let mask = edges.count - 1
    var slot = Self.slot(hash) & mask
    while true {
      let edge = edges[slot]
      if edge.child == 0 { return 0 }
      if edge.node == node, edge.key == key { return edge.child }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  static func hash(_ node: Int32, _ key: Int32) -> UInt64 {
    (UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: key))) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 24) }

  @inline(__always)
  static func mark(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 36) }

  @inline(__always)
  static func bit(_ key: Int32) -> UInt32 {
    // A shift binds tighter than a product in Swift: two lines keep them apart.
    let mixed = UInt32(bitPattern: key) &* 0x9E37_79B1
    return 1 << (mixed >> 27)
  }

  /// Appends all entries that begin at token `start`, shorter ones first, none of them reaching past `limit`.
  @inline(__always)
  package func appendMatches(at start: Int, limit: Int, in tokens: UnsafeBufferPointer<Token>, to matches: inout MatchBuffer) {
    var number = tokens[start].key
    if number < 0 { return }
    var at = start + 1
    while true {
      let node = nodes[Int(number)]
      let first = Int(node.firstPayload)
      matches.append(payloads.base + first, count: Int(nodes[Int(number) + 1].firstPayload) - first, from: start, to: at)
      if node.filter == 0 { return }
      if at < limit, tokens[at].isHyphen, at + 1 < limit { at += 1 }
      guard at < limit else { return }
      let key = tokens[at].key
      guard key >= 0, node.filter & Self.bit(key) != 0 else { return }
      number = child(number, key)
      if number == 0 { return }
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
    let (edges, sources) = numbered(syllables)
    var size = 16
    while size < edges.count * 2 { size *= 2 }
    var marks = [UInt64](repeating: 0, count: size / 16)
    var table = [SyllableTrie.Edge](repeating: .init(node: 0, key: 0, child: 0), count: size)
    var filters = [UInt32](repeating: 0, count: sources.count)
    for edge in edges {
      filters[Int(edge.node)] |= SyllableTrie.bit(edge.key)
      let hash = SyllableTrie.hash(edge.node, edge.key)
      let mark = SyllableTrie.mark(hash) & (marks.count * 64 - 1)
      marks[mark >> 6] |= 1 << UInt64(mark & 63)
      var slot = SyllableTrie.slot(hash) & (size - 1)
      while table[slot].child != 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = edge
    }
    var nodes: [SyllableTrie.Node] = []
    var flat: [UInt32] = []
    for (node, source) in sources.enumerated() {
      nodes.append(SyllableTrie.Node(firstPayload: Int32(flat.count), filter: filters[node]))
      if let source { flat.append(contentsOf: payloads[Int(source)]) }
    }
    nodes.append(SyllableTrie.Node(firstPayload: Int32(flat.count), filter: 0))
    writer.append(nodes)
    writer.append(flat)
    writer.append(marks)
    writer.append(table)
  }

  /// The edges below the first syllables, with nodes numbered level by level, and for each number the node as it was inserted; nil for a syllable
  /// that begins nothing.
  private func numbered(_ syllables: Int) -> (edges: [SyllableTrie.Edge], sources: [Int32?]) {
    // The order of a dictionary changes from run to run: sorted, the image is the same every time.
    let sorted = children.sorted { $0.key < $1.key }.map { edge, child in
      SyllableTrie.Edge(node: Int32(bitPattern: UInt32(edge >> 32)), key: Int32(bitPattern: UInt32(edge & 0xFFFF_FFFF)), child: child)
    }
    var firstEdge = [Int](repeating: sorted.count, count: payloads.count + 1)
    for (i, edge) in sorted.enumerated().reversed() { firstEdge[Int(edge.node)] = i }
    var sources = [Int32?](repeating: nil, count: max(syllables, 1))
    var edges: [SyllableTrie.Edge] = []
    var next = 0
    func forEachChild(of node: Int32, _ body: (SyllableTrie.Edge) -> Void) {
      var at = firstEdge[Int(node)]
      while at < sorted.count, sorted[at].node == node {
        body(sorted[at])
        at += 1
      }
    }
    forEachChild(of: 0) { sources[Int($0.key)] = $0.child }
    while next < sources.count {
      if let source = sources[next] {
        forEachChild(of: source) { edge in
          edges.append(SyllableTrie.Edge(node: Int32(next), key: edge.key, child: Int32(sources.count)))
          sources.append(edge.child)
        }
      }
      next += 1
    }
    return (edges, sources)
  }
}
