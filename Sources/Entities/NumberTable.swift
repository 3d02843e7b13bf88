/// Numbers by 64-bit keys: an open hash table in memory of its own. One per document and purpose, hence a class.
///
/// Phrases come in by the hash of their words: two different ones share a number once in 2^64 pairs.
final class NumberTable: @unchecked Sendable {
  private var keys: UnsafeMutablePointer<UInt64>
  private var values: UnsafeMutablePointer<Int32>
  private var mask: Int
  private(set) var count = 0

  /// No key has this value.
  private static let empty = UInt64.max

  init(capacity: Int = 16) {
    var size = 32
    while size < capacity * 2 { size *= 2 }
    (keys, values, mask) = Self.memory(size)
  }

  deinit {
    keys.deallocate()
    values.deallocate()
  }

  private static func memory(_ size: Int) -> (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<Int32>, Int) {
    let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: size)
    keys.initialize(repeating: empty, count: size)
    return (keys, .allocate(capacity: size), size - 1)
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed >> 32) & mask
    while keys[slot] != key, keys[slot] != Self.empty { slot = (slot + 1) & mask }
    return slot
  }

  /// The number of a key; setting one anew replaces it.
  subscript(key: UInt64) -> Int32? {
    get {
      let slot = slot(key)
      return keys[slot] == key ? values[slot] : nil
    }
    set {
      guard let newValue else { return }
      let slot = slot(key)
      values[slot] = newValue
      if keys[slot] != key {
        keys[slot] = key
        count += 1
        if count * 2 > mask { grow() }
      }
    }
  }

  subscript(key: Int32) -> Int32? {
    get { self[UInt64(UInt32(bitPattern: key))] }
    set { self[UInt64(UInt32(bitPattern: key))] = newValue }
  }

  func contains(_ key: Int32) -> Bool { self[key] != nil }

  private func grow() {
    let (oldKeys, oldValues, oldMask) = (keys, values, mask)
    (keys, values, mask) = Self.memory((oldMask + 1) * 2)
    for old in 0...oldMask where oldKeys[old] != Self.empty {
      let slot = slot(oldKeys[old])
      keys[slot] = oldKeys[old]
      values[slot] = oldValues[old]
    }
    oldKeys.deallocate()
    oldValues.deallocate()
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
