import VietText

/// One entry found at a place: `tokens` is the words' range, `index` counts in the table of its kind.
public struct LexicalMatch: Sendable, BitwiseCopyable {
  public let start: Int32
  public let end: Int32
  /// As it lies in the trie, so that it is written down without being taken apart: the kind in the upper 8 bits, the index below.
  @usableFromInline let entry: UInt32

  @inlinable @inline(__always) public var kind: LexicalKind {
    // As the builder wrote it, so every kind is one.
    unsafeBitCast(UInt8(truncatingIfNeeded: entry &>> 24), to: LexicalKind.self)
  }
  @inlinable @inline(__always) public var index: Int32 { Int32(truncatingIfNeeded: entry & 0xFF_FFFF) }

  @inlinable public var tokens: Range<Int> { Int(start)..<Int(end) }
}

/// The entries found in a text, by the token at which they begin; shorter ones first.
///
/// What it hands out points into its memory, so that nothing is counted or copied: it is good as long as the `LexicalMatches` itself is kept.
public struct LexicalMatches: Sendable {
  @usableFromInline let storage: MatchStorage
  @usableFromInline let places: FlatArray<MatchPlace>
  public let all: FlatArray<LexicalMatch>

  init(_ storage: MatchStorage) {
    self.storage = storage
    places = FlatArray(base: storage.places, count: storage.placeCount)
    all = FlatArray(base: storage.matches, count: storage.count)
  }

  /// All entries that begin at a token.
  @inlinable @inline(__always) public subscript(token: Int) -> FlatArray<LexicalMatch> {
    let first = Int(places[token].first)
    return FlatArray(base: all.base + first, count: Int(places[token + 1].first) - first)
  }

  /// One bit for each kind that begins at a token; bit numbers are the raw values of `LexicalKind`.
  @inlinable @inline(__always) public func kinds(at token: Int) -> UInt32 { places[token].kinds }

  /// Whether any entry of a kind begins at a token: one bit, to be asked before the entries are looked through.
  @inlinable @inline(__always) public func has(_ kind: LexicalKind, at token: Int) -> Bool { places[token].kinds & kind.bit != 0 }

  @inlinable @inline(__always) public func has(_ a: LexicalKind, or b: LexicalKind, at token: Int) -> Bool {
    places[token].kinds & (a.bit | b.bit) != 0
  }

  /// The longest entry of a kind that begins at a token.
  @inlinable public func longest(_ kind: LexicalKind, at token: Int) -> LexicalMatch? {
    guard has(kind, at: token) else { return nil }
    return self[token].last { $0.kind == kind }
  }
}

/// Where the entries of a token lie.
@usableFromInline struct MatchPlace: BitwiseCopyable, Sendable {
  @usableFromInline let first: Int32
  /// One bit for each kind that begins here.
  @usableFromInline let kinds: UInt32
}

/// The memory of one text's entries. A class because its memory is given back when nobody holds it any more.
@usableFromInline final class MatchStorage: @unchecked Sendable {
  let matches: UnsafeMutablePointer<LexicalMatch>
  let count: Int
  let places: UnsafeMutablePointer<MatchPlace>
  /// One for each token, and one behind the last.
  let placeCount: Int

  init(matches: UnsafeMutablePointer<LexicalMatch>, count: Int, places: UnsafeMutablePointer<MatchPlace>, placeCount: Int) {
    self.matches = matches
    self.count = count
    self.places = places
    self.placeCount = placeCount
  }

  deinit {
    matches.deallocate()
    places.deallocate()
  }
}

/// Matches as they are found, in memory that grows without checks for sharing.
package struct MatchBuffer: ~Copyable {
  private var matches: UnsafeMutablePointer<LexicalMatch>
  private var capacity: Int
  private(set) var count = 0
  private let places: UnsafeMutablePointer<MatchPlace>
  private let tokens: Int

  init(tokens: Int) {
    self.tokens = tokens
    // More than news has; what is never written to costs nothing.
    capacity = tokens * 5 + 16
    matches = .allocate(capacity: capacity)
    places = .allocate(capacity: tokens + 1)
  }

  /// Says what begins at a token.
  ///
  /// - Parameters:
  ///   - first: the count before the first of its entries was appended.
  ///   - kinds: one bit for each kind among them.
  @inline(__always)
  func close(_ token: Int, first: Int, kinds: UInt32) {
    (places + token).initialize(to: MatchPlace(first: Int32(truncatingIfNeeded: first), kinds: kinds))
  }

  /// Appends what ends at a node of the trie.
  ///
  /// Whether none, one or several end there nobody could foretell, so up to four are written without a branch: of what is not there the next ones
  /// take the place. Sums are not checked: they count entries, for which there is memory.
  ///
  /// - Returns: one bit for each kind among them.
  @inline(__always)
  mutating func append(_ payload: SyllableTrie.Payload, _ lists: FlatArray<UInt32>, from start: Int, to end: Int) -> UInt32 {
    // All bits set for a list, none for one entry.
    let isList = UInt32(bitPattern: Int32(bitPattern: payload.word) &>> 31)
    let list = lists.base + Int(payload.word & isList & ~SyllableTrie.Payload.several)
    let new = Int(list[0] & isList | 1 & ~isList)
    if capacity &- count < max(new, SyllableTrie.entriesRead) { grow(by: max(new, SyllableTrie.entriesRead)) }
    let (from, to) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
    let place = matches + count
    place[0] = LexicalMatch(start: from, end: to, entry: list[2] & isList | payload.word & ~isList)
    place[1] = LexicalMatch(start: from, end: to, entry: list[3])
    place[2] = LexicalMatch(start: from, end: to, entry: list[4])
    place[3] = LexicalMatch(start: from, end: to, entry: list[5])
    if new > SyllableTrie.entriesRead {
      for i in SyllableTrie.entriesRead..<new { place[i] = LexicalMatch(start: from, end: to, entry: list[i &+ 2]) }
    }
    count &+= new
    return list[1] & isList | (1 &<< (payload.word &>> 24)) & ~isList
  }

  /// Hands the memory over.
  consuming func finish() -> MatchStorage {
    (places + tokens).initialize(to: MatchPlace(first: Int32(count), kinds: 0))
    return MatchStorage(matches: matches, count: count, places: places, placeCount: tokens + 1)
  }

  @inline(never)
  private mutating func grow(by new: Int) {
    capacity = capacity * 2 + new
    let larger = UnsafeMutablePointer<LexicalMatch>.allocate(capacity: capacity)
    larger.update(from: matches, count: count)
    matches.deallocate()
    matches = larger
  }
}
