/// Numbers by 64-bit keys: an open hash table in memory of its own. One per document and purpose, hence a class.
///
/// Phrases come in by the hash of their words: two different ones share a number once in 2^64 pairs.
final class NumberTable: @unchecked Sendable {
  private struct Entry {
    var key: UInt64
    var value: Int32
  }

  @exclusivity(unchecked) private var entries: UnsafeMutablePointer<Entry>?
  @exclusivity(unchecked) private var mask: Int
  @exclusivity(unchecked) private(set) var count = 0

  /// No key has this value.
  private static let empty = UInt64.max

  /// Memory is taken when the first number is set.
  init(capacity: Int = 8) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    mask = size - 1
  }

  deinit { entries?.deallocate() }

  private static func memory(_ size: Int) -> UnsafeMutablePointer<Entry> {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: size)
    entries.initialize(repeating: Entry(key: empty, value: 0), count: size)
    return entries
  }

  @inline(__always)
  private func place(_ key: UInt64, in entries: UnsafeMutablePointer<Entry>) -> UnsafeMutablePointer<Entry> {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed >> 32) & mask
    while entries[slot].key != key, entries[slot].key != Self.empty { slot = (slot + 1) & mask }
    return entries + slot
  }

  /// The number of a key; setting one anew replaces it.
  subscript(key: UInt64) -> Int32? {
    get {
      guard let entries else { return nil }
      let place = place(key, in: entries)
      return place.pointee.key == key ? place.pointee.value : nil
    }
    set { if let newValue { set(key, newValue) } }
  }

  subscript(key: Int32) -> Int32? {
    get { self[UInt64(UInt32(bitPattern: key))] }
    set { self[UInt64(UInt32(bitPattern: key))] = newValue }
  }

  func contains(_ key: Int32) -> Bool { self[key] != nil }

  private func set(_ key: UInt64, _ value: Int32) {
    let memory = entries ?? Self.memory(mask + 1)
    entries = memory
    let place = place(key, in: memory)
    place.pointee.value = value
    if place.pointee.key == key { return }
    place.pointee.key = key
    count += 1
    if count * 2 > mask { grow(memory) }
  }

  private func grow(_ old: UnsafeMutablePointer<Entry>) {
    let size = mask + 1
    mask = size * 2 - 1
    let larger = Self.memory(size * 2)
    for i in 0..<size where old[i].key != Self.empty { place(old[i].key, in: larger).pointee = old[i] }
    old.deallocate()
    entries = larger
  }
}

/// The hash by which phrases and keys are told apart.
struct PhraseHash {
  private(set) var value: UInt64

  init(_ seed: UInt64 = 0) { value = seed ^ 0xCBF2_9CE4_8422_2325 }

  @inline(__always)
  mutating func add(_ number: UInt64) {
    value = (value ^ number) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 29
  }

  @inline(__always)
  mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(UInt64(byte)) } }
}
