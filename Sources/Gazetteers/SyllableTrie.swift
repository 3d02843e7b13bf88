import CByteScan
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
/// What it costs is memory that is far away, so a step of a walk reads one place only: edges are an open hash table from (node, syllable), and an edge
/// says all about the node it leads to. The node of a syllable that begins entries has the syllable's own number, every other one the number of its
/// edge's place behind these. Most walks end after one syllable: a bit table of all edges, small enough for the cache, answers nearly all questions whose
/// answer is no. The second step of all walks of a stretch is worked out before the first walk, and its memory asked for, so that nothing waits for it.
/// A hyphen inside a name is skipped while building and while matching, so that `Cu-ba` and `Mi-ghen Đi-át` need no second spelling.
package struct SyllableTrie: Sendable {
  package struct Edge: BitwiseCopyable, Sendable {
    /// -1 in an empty place.
    let node: Int32
    let key: Int32
    /// One bit for each syllable that may follow (`SyllableTrie.bit`).
    var filter: UInt32
    let payload: Payload
  }

  /// What ends at a node: one entry (the kind in the upper 8 bits, the index below), or, with the highest bit set, where none or several lie in
  /// `lists`, led by their number and the bits of their kinds.
  package struct Payload: BitwiseCopyable, Sendable {
    let word: UInt32

    static let several: UInt32 = 1 << 31
    /// The empty list, with which `lists` begins.
    static let none = Payload(word: several)
  }

  /// So many entries are read of each list, however many it has: behind the last list lie as many zeros.
  static let entriesRead = 4

  /// What ends at each syllable that begins entries.
  private let starts: FlatArray<Payload>
  private let lists: FlatArray<UInt32>
  /// Eight bits and more for each edge, one of them set.
  private let marks: FlatArray<UInt64>
  private let edges: FlatArray<Edge>

  package init(reader: inout ImageReader) {
    starts = reader.array(of: Payload.self)
    lists = reader.array(of: UInt32.self)
    marks = reader.array(of: UInt64.self)
    edges = reader.array(of: Edge.self)
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

  /// Where to look for an edge, plus one; 0 when there surely is none. Without a branch, because nobody could foretell it.
  @inline(__always)
  private func place(_ node: Int32, _ key: Int32) -> Int {
    let hash = Self.hash(node, key)
    let mark = Self.mark(hash) & (marks.count &* 64 &- 1)
    let isMarked = Int(truncatingIfNeeded: marks[mark >> 6] >> UInt64(mark & 63)) & 1
    let isKnown = (key >= 0 ? 1 : 0) & (node >= 0 ? 1 : 0)
    return (Self.slot(hash) & (edges.count &- 1) &+ 1) & (0 &- (isMarked & isKnown))
  }

  /// The place of an edge, from the one on where to look; -1 without one.
  @inline(__always)
  private func find(_ node: Int32, _ key: Int32, from place: Int) -> Int {
    if place == 0 { return -1 }
    var slot = place &- 1
    while true {
      let edge = edges.base + slot
      if edge.pointee.key == key, edge.pointee.node == node { return slot }
      if edge.pointee.node < 0 { return -1 }
      slot = (slot &+ 1) & (edges.count &- 1)
    }
  }

  /// The token whose syllable comes next in a walk: a hyphen with something behind it is passed over.
  @inline(__always)
  private static func next(_ at: Int, _ limit: Int, _ tokens: UnsafePointer<Token>) -> Int {
    at &+ 1 < limit && tokens[at].isHyphen ? at &+ 1 : at
  }

  /// How many walks are prepared at once.
  private static var stretch: Int { 64 }

  /// Appends all entries that begin at the tokens of a sentence, for each token the shorter ones first, none of them reaching past the sentence.
  ///
  /// The tokens are read through a plain pointer and sums are not checked: this is the innermost loop of all, and a checked range holds all of them.
  @inline(__always)
  package func appendMatches(in sentence: Range<Int>, of buffer: UnsafeBufferPointer<Token>, to matches: inout MatchBuffer) {
    precondition(sentence.lowerBound >= 0 && sentence.upperBound <= buffer.count)
    guard let tokens = buffer.baseAddress else { return }
    let limit = sentence.upperBound
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.stretch) { stretch in
      guard let places = stretch.baseAddress else { return }
      var start = sentence.lowerBound
      while start < limit {
        let end = min(start &+ Self.stretch, limit)
        var i = start
        while i < end {
          let at = Self.next(i &+ 1, limit, tokens)
          let place = at < limit ? place(tokens[i].key, tokens[at].key) : 0
          places[i &- start] = Int32(truncatingIfNeeded: place)
          sk_prefetch(edges.base + max(place &- 1, 0))
          i &+= 1
        }
        i = start
        while i < end {
          let first = matches.count
          let kinds = tokens[i].key >= 0 ? walk(from: i, limit, Int(places[i &- start]), tokens, &matches) : 0
          matches.close(i, first: first, kinds: kinds)
          i &+= 1
        }
        start = end
      }
    }
  }

  /// - Parameter second: where to look for the second step.
  /// - Returns: one bit for each kind that was found.
  @inline(__always)
  private func walk(
    from start: Int, _ limit: Int, _ second: Int, _ tokens: UnsafePointer<Token>, _ matches: inout MatchBuffer
  ) -> UInt32 {
    var node = tokens[start].key
    var kinds = matches.append(starts[Int(node)], lists, from: start, to: start &+ 1)
    var place = second
    if place == 0 { return kinds }
    var at = Self.next(start &+ 1, limit, tokens)
    while true {
      let slot = find(node, tokens[at].key, from: place)
      if slot < 0 { return kinds }
      let edge = edges[slot]
      at &+= 1
      kinds |= matches.append(edge.payload, lists, from: start, to: at)
      if edge.filter == 0 { return kinds }
      at = Self.next(at, limit, tokens)
      guard at < limit, tokens[at].key >= 0, edge.filter & Self.bit(tokens[at].key) != 0 else { return kinds }
      node = Int32(truncatingIfNeeded: starts.count &+ slot)
      place = self.place(node, tokens[at].key)
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
    var layout = Layout(sorted: sortedEdges(), nodes: payloads.count, starts: max(syllables, 1))
    var lists: [UInt32] = [0, 0]
    let starts = layout.starts.map { Self.payload($0.map { payloads[Int($0)] } ?? [], in: &lists) }
    layout.place { Self.payload(payloads[Int($0)], in: &lists) }
    lists += [UInt32](repeating: 0, count: SyllableTrie.entriesRead)
    writer.append(starts)
    writer.append(lists)
    writer.append(layout.marks)
    writer.append(layout.table)
  }

  private static func payload(_ inserted: [UInt32], in lists: inout [UInt32]) -> SyllableTrie.Payload {
    let entries = (0...2).flatMap { rank in inserted.filter { Self.rank($0) == rank } }
    if entries.count <= 1 { return entries.first.map(SyllableTrie.Payload.init) ?? .none }
    var kinds: UInt32 = 0
    for entry in entries { kinds |= 1 << (entry >> 24) }
    defer { lists += [UInt32(entries.count), kinds] + entries }
    return SyllableTrie.Payload(word: SyllableTrie.Payload.several | UInt32(lists.count))
  }

  /// What comes behind the others of a node: who looks for the longest word begins at the end, and finds it there.
  private static func rank(_ entry: UInt32) -> Int {
    switch LexicalKind(rawValue: UInt8(entry >> 24)) {
    case .word: 2
    case .trigger, .marker: 1
    default: 0
    }
  }

  private struct Child {
    let node: Int32
    let key: Int32
    let child: Int32
  }

  /// The order of a dictionary changes from run to run: sorted, the image is the same every time.
  private func sortedEdges() -> [Child] {
    children.sorted { $0.key < $1.key }.map { edge, child in
      Child(node: Int32(bitPattern: UInt32(edge >> 32)), key: Int32(bitPattern: UInt32(edge & 0xFFFF_FFFF)), child: child)
    }
  }

  /// The table of edges while it is filled, level by level: an edge's place is the number of the node behind it.
  private struct Layout {
    private let sorted: [Child]
    private var firstEdge: [Int]
    /// For each syllable the node as it was inserted; nil for one that begins nothing.
    private(set) var starts: [Int32?]
    private(set) var marks: [UInt64]
    private(set) var table: [SyllableTrie.Edge]

    init(sorted: [Child], nodes: Int, starts count: Int) {
      self.sorted = sorted
      firstEdge = [Int](repeating: sorted.count, count: nodes + 1)
      for (i, edge) in sorted.enumerated().reversed() { firstEdge[Int(edge.node)] = i }
      starts = [Int32?](repeating: nil, count: count)
      var size = 16
      while size < sorted.count * 2 { size *= 2 }
      marks = [UInt64](repeating: 0, count: size / 16)
      table = [SyllableTrie.Edge](repeating: .init(node: -1, key: -1, filter: 0, payload: .none), count: size)
      for edge in edges(of: 0) { starts[Int(edge.key)] = edge.child }
    }

    private func edges(of node: Int32) -> ArraySlice<Child> {
      sorted[firstEdge[Int(node)]...].prefix { $0.node == node }
    }

    mutating func place(_ payload: (Int32) -> SyllableTrie.Payload) {
      // Nodes to come: as inserted, as numbered, and the place of the edge that leads there.
      var queue: [(source: Int32, node: Int32, slot: Int?)] = []
      for (key, source) in starts.enumerated() { if let source { queue.append((source, Int32(key), nil)) } }
      var next = 0
      while next < queue.count {
        let (source, node, slot) = queue[next]
        next += 1
        for edge in edges(of: source) {
          if let slot { table[slot].filter |= SyllableTrie.bit(edge.key) }
          let place = insert(SyllableTrie.Edge(node: node, key: edge.key, filter: 0, payload: payload(edge.child)))
          queue.append((edge.child, Int32(starts.count + place), place))
        }
      }
    }

    private mutating func insert(_ edge: SyllableTrie.Edge) -> Int {
      let hash = SyllableTrie.hash(edge.node, edge.key)
      let mark = SyllableTrie.mark(hash) & (marks.count * 64 - 1)
      marks[mark >> 6] |= 1 << UInt64(mark & 63)
      var slot = SyllableTrie.slot(hash) & (table.count - 1)
      while table[slot].node >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = edge
      return slot
    }
  }
}
