/// Numbers for folded syllables: equal numbers mean equal for matching.
///
/// An open hash table over the folded bytes, laid out flat so that it can be used in place.
package struct Vocabulary: Sendable {
  /// The number of a syllable that no gazetteer, frame or word list contains.
  package static let unknown: Int32 = -1
  /// The number that no syllable of a text has.
  package static let absent: Int32 = -2

  private let slots: FlatArray<Int32>
  private let starts: FlatArray<Int32>
  private let pool: FlatArray<UInt8>

  package init(reader: inout ImageReader) {
    slots = reader.array(of: Int32.self)
    starts = reader.array(of: Int32.self)
    pool = reader.array(of: UInt8.self)
  }

  /// Number of known syllables; their numbers are `0..<count`.
  package var count: Int { starts.count - 1 }

  /// The folded syllable behind a number; for explanations.
  package func syllable(of key: Int32) -> String {
    guard key >= 0, Int(key) < count else { return "?" }
    let range = Int(starts[Int(key)])..<Int(starts[Int(key) + 1])
    return String(decoding: UnsafeBufferPointer(rebasing: pool.buffer[range]), as: UTF8.self)
  }

  /// The number of a folded syllable, or `unknown`.
  @inline(__always)
  package func key(ofFolded folded: UnsafeBufferPointer<UInt8>) -> Int32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(folded)) & mask
    while true {
      let key = slots[slot]
      if key < 0 { return Self.unknown }
      let start = Int(starts[Int(key)])
      let length = Int(starts[Int(key) + 1]) - start
      if length == folded.count, equal(start, folded) { return key }
      slot = (slot + 1) & mask
    }
  }

  /// The number of the syllable `bytes[range]` in any spelling, or `unknown`. The memory of `folded` is used.
  func key(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ folded: inout [UInt8]) -> Int32 {
    folded.removeAll(keepingCapacity: true)
    MatchKey.fold(bytes, range, into: &folded)
    return folded.withUnsafeBufferPointer { key(ofFolded: $0) }
  }

  /// The number of a rule's syllable in any spelling, or `absent`, which differs from that of an unknown syllable in a text.
  package func key(of syllable: String) -> Int32 {
    let number = Array(MatchKey.fold(syllable).utf8).withUnsafeBufferPointer { key(ofFolded: $0) }
    return number == Self.unknown ? Self.absent : number
  }

  @inline(__always)
  private func equal(_ start: Int, _ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    for i in 0..<folded.count where pool[start + i] != folded[i] { return false }
    return true
  }

  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for b in bytes { h = (h ^ UInt64(b)) &* 0x100_0000_01B3 }
    return h ^ (h >> 29)
  }
}

/// Collects syllables and lays out a `Vocabulary`.
package struct VocabularyBuilder {
  private var keys: [String: Int32] = [:]
  private var syllables: [String] = []

  package init() {}

  /// The number of a syllable, new if need be.
  package mutating func key(of syllable: String) -> Int32 {
    let folded = MatchKey.fold(syllable)
    if let key = keys[folded] { return key }
    let key = Int32(syllables.count)
    keys[folded] = key
    syllables.append(folded)
    return key
  }

  package var count: Int { syllables.count }

  package func write(to writer: inout ImageWriter) {
    var size = 16
    while size < syllables.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    var starts: [Int32] = []
    var pool: [UInt8] = []
    for (key, syllable) in syllables.enumerated() {
      starts.append(Int32(pool.count))
      let bytes = Array(syllable.utf8)
      pool.append(contentsOf: bytes)
      var slot = Int(truncatingIfNeeded: bytes.withUnsafeBufferPointer(Vocabulary.hash)) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(key)
    }
    starts.append(Int32(pool.count))
    writer.append(slots)
    writer.append(starts)
    writer.append(pool)
  }
}
