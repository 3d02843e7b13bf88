/// Remembers the vocabulary number and the shape of words by their exact bytes, so that each is folded and looked up once.
///
/// A table of fixed size with two places for each form: a newcomer takes the first, whose holder takes the second. One per thread.
final class SurfaceForms {
  /// Longer forms are looked up anew each time.
  static let width = 16
  private static let bits = 15

  /// What is known of a form.
  struct Form {
    let key: Int32
    let shape: Token.Shape
    /// By its letters a Vietnamese syllable.
    let isVietnamese: Bool
    let script: LetterScript
    /// Bytes of its first word, if others are glued to it; else 0.
    let joint: UInt8

    static let none = Form(key: Vocabulary.unknown, shape: .none, isVietnamese: false, script: .latin, joint: 0)
  }

  private struct Entry {
    /// The bytes, zero behind the form's end; zero in an empty place.
    var low: UInt64 = 0
    var high: UInt64 = 0
    var form = Form.none
  }

  private let vocabulary: Vocabulary
  private let cutsGluedWords: Bool
  private var folded: [UInt8] = []
  private let entries: UnsafeMutablePointer<Entry>
  /// Masks that keep the first 0 to 16 bytes.
  private let masks: UnsafeMutablePointer<(low: UInt64, high: UInt64)>

  init(vocabulary: Vocabulary, cutsGluedWords: Bool) {
    self.vocabulary = vocabulary
    self.cutsGluedWords = cutsGluedWords
    entries = .allocate(capacity: 1 << Self.bits)
    entries.initialize(repeating: Entry(), count: 1 << Self.bits)
    masks = .allocate(capacity: Self.width + 1)
    for length in 0...Self.width {
      let low = length >= 8 ? ~0 : UInt64(1) << (8 * UInt64(length)) - 1
      let high = length <= 8 ? 0 : length == 16 ? ~0 : UInt64(1) << (8 * UInt64(length - 8)) - 1
      (masks + length).initialize(to: (low, high))
    }
  }

  deinit {
    entries.deallocate()
    masks.deallocate()
  }

  /// The form of a word of the letters A to Z, U+00C0 to U+024F, U+1E00 to U+1EFF.
  ///
  /// - Parameters:
  ///   - p: sixteen bytes can be read here.
  ///   - length: at most 16.
  @inline(__always)
  func form(_ p: UnsafePointer<UInt8>, length: Int) -> Form {
    let raw = UnsafeRawPointer(p)
    let mask = masks[length]
    let low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) & mask.low
    let high = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) & mask.high
    let entry = place(low, high)
    if entry[0].low == low, entry[0].high == high { return entry[0].form }
    if entry[1].low == low, entry[1].high == high { return entry[1].form }
    return add(UnsafeBufferPointer(start: p, count: length), low, high, at: entry)
  }

  /// What is known of any token.
  func form(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Form {
    guard range.count <= Self.width else { return newForm(UnsafeBufferPointer(rebasing: bytes[range])) }
    var low: UInt64 = 0
    var high: UInt64 = 0
    for (i, at) in range.enumerated() {
      if i < 8 { low |= UInt64(bytes[at]) << (8 * UInt64(i)) } else { high |= UInt64(bytes[at]) << (8 * UInt64(i - 8)) }
    }
    let entry = place(low, high)
    if entry[0].low == low, entry[0].high == high { return entry[0].form }
    if entry[1].low == low, entry[1].high == high { return entry[1].form }
    return add(UnsafeBufferPointer(rebasing: bytes[range]), low, high, at: entry)
  }

  private func add(_ bytes: UnsafeBufferPointer<UInt8>, _ low: UInt64, _ high: UInt64, at entry: UnsafeMutablePointer<Entry>) -> Form {
    let form = newForm(bytes)
    entry[1] = entry[0]
    entry[0] = Entry(low: low, high: high, form: form)
    return form
  }

  private func newForm(_ bytes: UnsafeBufferPointer<UInt8>) -> Form {
    let key = vocabulary.key(of: bytes, 0..<bytes.count, &folded)
    let shape = ShapeCounter.shape(of: bytes)
    return Form(
      key: key, shape: shape, isVietnamese: SyllableShape.isVietnamese(bytes), script: LetterScript(of: bytes),
      joint: cutsGluedWords && shape == .mixed ? WordJoint.length(of: bytes, isKnown: key != Vocabulary.unknown) : 0)
  }

  /// The first of the two places of a form.
  @inline(__always)
  private func place(_ low: UInt64, _ high: UInt64) -> UnsafeMutablePointer<Entry> {
    let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return entries + Int(truncatingIfNeeded: mixed >> UInt64(64 - Self.bits)) & ~1
  }
}

/// Tells the shape of a word from its letters.
struct ShapeCounter {
  private var uppers = 0
  private var letters = 0
  private var firstUpper = false

  /// Takes the next letter; apostrophes and soft hyphens are none.
  @inline(__always)
  mutating func add(_ c: UInt32) {
    if Letters.isUpper(c) {
      uppers += 1
      if letters == 0 { firstUpper = true }
    }
    letters += 1
  }

  var shape: Token.Shape {
    uppers == 0 ? .lower : uppers == letters ? .upper : uppers == 1 && firstUpper ? .capitalised : .mixed
  }

  /// The shape of a word that holds only letters.
  static func shape(of bytes: UnsafeBufferPointer<UInt8>) -> Token.Shape {
    var counter = ShapeCounter()
    var at = 0
    while at < bytes.count {
      let (c, next) = Letters.decode(bytes, at)
      counter.add(c)
      at = next
    }
    return counter.shape
  }
}
