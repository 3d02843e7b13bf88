import VietText

/// What the words of a trie entry are. The raw values stand in the image.
package enum LexicalKind: UInt8, Sendable, BitwiseCopyable {
  case name, office, title, pronoun, orgHead, placeHead, familyName, givenName, abbreviation, unit, ambiguous, word, timeWord, trigger, blocker,
    marker, cue, nameCue, page
}

/// One entry found at a place: `tokens` is the words' range, `index` counts in the table of its kind.
package struct LexicalMatch: Sendable, BitwiseCopyable {
  package let start: Int32
  package let end: Int32
  package let kind: LexicalKind
  package let index: Int32

  package var tokens: Range<Int> { Int(start)..<Int(end) }
}

/// A trie over syllable numbers, in which every name, word and trigger of the gazetteers lies; one walk finds them all.
///
/// Edges are an open hash table from (node, syllable) to node; nodes are numbered from 1 (the root is 0), and the payloads of a node lie together. A
/// hyphen inside a name is skipped while building and while matching, so that `Cu-ba` and `Mi-ghen Đi-át` need no second spelling.
package struct SyllableTrie: Sendable {
  package struct Edge: BitwiseCopyable, Sendable {
    let node: Int32
    let key: Int32
    let child: Int32
  }

  private let edges: FlatArray<Edge>
  /// The child of the root for each syllable number, or 0: most walks end here.
  private let roots: FlatArray<Int32>
  /// Where the payloads of each node begin; one more than there are nodes.
  private let firstPayload: FlatArray<Int32>
  private let payloads: FlatArray<UInt32>

  package init(reader: inout ImageReader) {
    edges = reader.array(of: Edge.self)
    roots = reader.array(of: Int32.self)
    firstPayload = reader.array(of: Int32.self)
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

  /// Appends all entries that begin at token `start`, shorter ones first, none of them reaching past `limit`.
  @inline(__always)
  package func appendMatches(at start: Int, limit: Int, in tokens: UnsafeBufferPointer<Token>, to matches: inout [LexicalMatch]) {
    let first = tokens[start].key
    if first < 0 { return }
    var node = roots[Int(first)]
    var at = start + 1
    while node != 0 {
      let begin = Int(firstPayload[Int(node)])
      let end = Int(firstPayload[Int(node) + 1])
      for i in begin..<end {
        let payload = payloads[i]
        matches.append(
          LexicalMatch(
            start: Int32(start), end: Int32(at), kind: LexicalKind(rawValue: UInt8(payload >> 24))!,
            index: Int32(payload & 0xFF_FFFF)))
      }
      if at < limit, tokens[at].isHyphen, at + 1 < limit { at += 1 }
      guard at < limit, tokens[at].key >= 0 else { return }
      node = child(node, tokens[at].key)
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
    // The order of a dictionary changes from run to run: sorted, the image is the same every time.
    for (edge, child) in children.sorted(by: { $0.key < $1.key }) {
      let node = Int32(bitPattern: UInt32(edge >> 32))
      let key = Int32(bitPattern: UInt32(edge & 0xFFFF_FFFF))
      if node == 0 { roots[Int(key)] = child }
      var slot = SyllableTrie.slot(node, key) & (size - 1)
      while edges[slot].child != 0 { slot = (slot + 1) & (size - 1) }
      edges[slot] = .init(node: node, key: key, child: child)
    }
    var first: [Int32] = []
    var flat: [UInt32] = []
    for list in payloads {
      first.append(Int32(flat.count))
      flat.append(contentsOf: list)
    }
    first.append(Int32(flat.count))
    writer.append(edges)
    writer.append(roots)
    writer.append(first)
    writer.append(flat)
  }
}
