import CByteScan

/// Writes JSON into a byte buffer: no spaces, keys in the order in which they are written, letters unescaped.
///
/// The caller opens and closes objects and arrays; commas are put by the writer. The same calls give the same bytes.
public struct JSONWriter: ~Copyable, @unchecked Sendable {
  /// Memory of its own: writing costs no check for sharing.
  @usableFromInline var memory: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  /// Bytes written so far.
  @usableFromInline package private(set) var count = 0
  private var needsComma = false
  /// Takes what was written when it becomes long; nil when all of it stays until the end.
  package var takePiece: (([UInt8]) -> Void)?
  package var longestPiece = 4 << 20

  public init() {
    capacity = 4096
    memory = .allocate(capacity: capacity + 16)
  }

  deinit { memory.deallocate() }

  /// A copy of what has been written so far, UTF-8.
  public var bytes: [UInt8] { Array(written) }

  /// What has been written so far, until the next call.
  package var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: count) }

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() {
    count = 0
    needsComma = false
  }

  /// To be called between records: hands over what was written when that is long, and forgets it.
  ///
  /// - Returns: whether places in what was written are gone.
  package mutating func handOver() -> Bool {
    guard let takePiece, count >= longestPiece else { return false }
    takePiece(bytes)
    removeAll()
    return true
  }

  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes a key of the open object; its value must follow.
  public mutating func key(_ name: StaticString) {
    separate()
    append("\"")
    append(name)
    append("\":")
  }

  /// Writes a key that is only known at run time.
  public mutating func key(_ name: String) {
    string(name)
    append(":")
    needsComma = false
  }

  public mutating func string(_ text: String) {
    separate()
    appendString(text)
    needsComma = true
  }

  /// Writes valid UTF-8 as a string.
  public mutating func string(utf8 text: UnsafeBufferPointer<UInt8>) {
    separate()
    appendString(utf8: text)
    needsComma = true
  }

  public mutating func integer(_ value: Int) {
    separate()
    appendInteger(value)
    needsComma = true
  }

  /// Writes a number, whole ones without a point; `null` for what JSON cannot say.
  public mutating func number(_ value: Double) {
    separate()
    appendNumber(value)
    needsComma = true
  }

  public mutating func bool(_ value: Bool) {
    separate()
    append(value ? "true" : "false")
    needsComma = true
  }

  /// Writes a complete JSON value as it is.
  public mutating func raw(_ json: [UInt8]) {
    separate()
    json.withUnsafeBufferPointer { append(utf8: $0) }
    needsComma = true
  }

  /// Ends a line of JSON Lines.
  public mutating func endLine() {
    append("\n")
    needsComma = false
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    append(byte: bracket)
  }

  private mutating func close(_ bracket: UInt8) {
    append(byte: bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { append(",") }
    needsComma = false
  }
}

// MARK: Pieces

/// What the writer above is made of, for code that puts its commas itself.
extension JSONWriter {
  /// Makes room for so many bytes more. Behind the last byte of all memory lie sixteen that may be read and written, and mean nothing.
  @inlinable @inline(__always)
  mutating func reserve(_ length: Int) {
    if capacity - count < length { grow(length) }
  }

  @usableFromInline
  mutating func grow(_ length: Int) {
    capacity = max(capacity * 2, count + length)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 16)
    larger.update(from: memory, count: count)
    memory.deallocate()
    memory = larger
  }

  @inlinable @inline(__always)
  package mutating func append(byte: UInt8) {
    reserve(1)
    memory[count] = byte
    count += 1
  }

  @inlinable @inline(__always)
  package mutating func append(_ text: StaticString) {
    append(utf8: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inlinable @inline(__always)
  package mutating func append(utf8 text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress else { return }
    reserve(text.count)
    (memory + count).update(from: base, count: text.count)
    count += text.count
  }

  /// Writes what another writer has written. Sixteen bytes at a time and so mostly a little too far, which both have the memory for: of the few bytes
  /// that ids and the like are, a general copy is mostly choosing the way.
  @inlinable @inline(__always)
  package mutating func append(_ other: borrowing JSONWriter) {
    reserve(other.count)
    var at = 0
    while at < other.count {
      let piece = UnsafeRawPointer(other.memory + at).loadUnaligned(as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(memory + count + at).storeBytes(of: piece, as: SIMD16<UInt8>.self)
      at += 16
    }
    count += other.count
  }

  /// Writes once more what was written before.
  package mutating func append(again range: Range<Int>) {
    reserve(range.count)
    (memory + count).update(from: memory + range.lowerBound, count: range.count)
    count += range.count
  }

  /// Takes back everything from a place on.
  package mutating func removeAll(from place: Int) { count = place }

  /// Takes back the last byte.
  package mutating func removeLast() { count -= 1 }

  package mutating func appendString(_ text: String) {
    // Nearly all strings lie in one piece and need not be copied.
    if text.utf8.withContiguousStorageIfAvailable({ appendString(utf8: $0) }) != nil { return }
    var text = text
    text.withUTF8 { appendString(utf8: $0) }
  }

  /// Quotes and escapes valid UTF-8.
  package mutating func appendString(utf8 text: UnsafeBufferPointer<UInt8>) {
    append(byte: UInt8(ascii: "\""))
    appendEscaped(text)
    append(byte: UInt8(ascii: "\""))
  }

  /// Escapes valid UTF-8; `sk_json_escaped` says what.
  package mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress else { return }
    reserve(text.count)
    var at = 0
    while true {
      let plain = Int(sk_json_copy(base + at, Int64(text.count - at), memory + count))
      at += plain
      count += plain
      if at == text.count { return }
      let length = Int(sk_json_escaped(base, Int64(at), Int64(text.count)))
      appendEscape(base + at, length)
      at += length
      reserve(text.count - at)
    }
  }

  private mutating func appendEscape(_ character: UnsafePointer<UInt8>, _ length: Int) {
    switch (character[0], length) {
    case (0x08, _): append("\\b")
    case (0x09, _): append("\\t")
    case (0x0A, _): append("\\n")
    case (0x0C, _): append("\\f")
    case (0x0D, _): append("\\r")
    case (0x22, _): append("\\\"")
    case (0x5C, _): append("\\\\")
    case (_, 2): append("\\u0085")
    case (_, 3): append(character[2] == 0xA8 ? "\\u2028" : "\\u2029")
    case (let byte, _):
      append("\\u00")
      for digit in [byte >> 4, byte & 15] { append(byte: digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit) }
    }
  }

  package mutating func appendInteger(_ value: Int) {
    reserve(20)
    if value < 0 { append(byte: UInt8(ascii: "-")) }
    var rest = value.magnitude
    var at = count &+ Self.digits(of: rest)
    count = at
    // Two digits a step; nothing here can run over, so no sum is checked.
    while rest >= 100 {
      let hundreds = rest / 100
      let two = UInt32(truncatingIfNeeded: rest &- hundreds &* 100)
      at &-= 2
      setDigits(two, at: at)
      rest = hundreds
    }
    if rest >= 10 {
      setDigits(UInt32(truncatingIfNeeded: rest), at: at &- 2)
    } else {
      memory[at &- 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
    }
  }

  /// - Parameter number: less than 100.
  @inline(__always)
  private func setDigits(_ number: UInt32, at place: Int) {
    let tens = number / 10
    memory[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tens)
    memory[place &+ 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number &- tens &* 10)
  }

  /// Offsets, which nearly all numbers are, have up to five digits.
  @inline(__always)
  private static func digits(of value: UInt) -> Int {
    if value < 1000 { return value < 10 ? 1 : value < 100 ? 2 : 3 }
    var digits = 4
    var limit: UInt = 10_000
    while digits < 19, value >= limit {
      digits += 1
      limit *= 10
    }
    return digits
  }

  /// Writes a hundredth of a whole number from 0 to 100, as `appendNumber` would.
  package mutating func appendHundredths(_ hundredths: Double) {
    guard hundredths > 0, hundredths < 100 else { return appendNumber(hundredths / 100) }
    let (tens, ones) = Int(hundredths).quotientAndRemainder(dividingBy: 10)
    append("0.")
    append(byte: UInt8(ascii: "0") + UInt8(tens))
    if ones > 0 { append(byte: UInt8(ascii: "0") + UInt8(ones)) }
  }

  package mutating func appendNumber(_ value: Double) {
    if value.magnitude < 1e15, value == value.rounded() { return appendInteger(Int(value)) }
    guard value.isFinite else { return append("null") }
    var text = String(value)
    text.withUTF8 { append(utf8: $0) }
  }
}
