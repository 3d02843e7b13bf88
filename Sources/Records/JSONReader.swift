import CByteScan

/// Why a text is no JSON, and where.
public struct JSONError: Error, Equatable, Sendable {
  /// Offset of the byte at which reading failed.
  public let offset: Int
  public let message: String
}

/// Reads JSON from valid UTF-8 with every rule of the grammar checked; the caller asks for what it expects.
///
/// ```
/// try json.beginObject()
/// while let key = try json.nextKey() { … read or skip the value … }
/// try json.end()
/// ```
/// Strings are decoded to UTF-8; half a surrogate pair becomes U+FFFD and is counted.
public struct JSONReader {
  /// What a value begins as.
  public enum Kind: Sendable { case object, array, string, number, bool, null }

  private static let deepest = 256

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  /// Whether an object or array was opened and nothing of it read yet.
  private var isFirst = false
  /// Halves of surrogate pairs that were replaced so far.
  public private(set) var loneSurrogates = 0

  /// - Parameter bytes: valid UTF-8, kept for the life of the reader.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  public mutating func beginObject() throws(JSONError) {
    try expect(UInt8(ascii: "{"), "an object")
    isFirst = true
  }

  /// The next key of the open object, whose value must then be read; nil at its end.
  public mutating func nextKey() throws(JSONError) -> String? {
    guard try hasNext(closing: UInt8(ascii: "}")) else { return nil }
    let key = String(decoding: try readString(), as: UTF8.self)
    try expect(UInt8(ascii: ":"), "':'")
    return key
  }

  public mutating func beginArray() throws(JSONError) {
    try expect(UInt8(ascii: "["), "an array")
    isFirst = true
  }

  /// Whether the open array has one more element, which must then be read.
  public mutating func nextElement() throws(JSONError) -> Bool { try hasNext(closing: UInt8(ascii: "]")) }

  /// Checks that nothing follows the value.
  public mutating func end() throws(JSONError) {
    skipSpace()
    if at < bytes.count { throw JSONError(offset: at, message: "unexpected text behind the value") }
  }

  /// What the next value is, by its first byte.
  public mutating func peek() throws(JSONError) -> Kind {
    skipSpace()
    guard at < bytes.count else { throw JSONError(offset: at, message: "expected a value, found the end") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw JSONError(offset: at, message: "expected a value")
    }
  }

  /// Reads a number and gives it back as it is written.
  public mutating func readNumber() throws(JSONError) -> String {
    skipSpace()
    let start = at
    skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) { try digits() }
    if skip(UInt8(ascii: ".")) { try digits() }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { skip(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  public mutating func readBool() throws(JSONError) -> Bool {
    if try peek() == .bool, bytes[at] == UInt8(ascii: "t") {
      try word("true")
      return true
    }
    try word("false")
    return false
  }

  public mutating func readNull() throws(JSONError) { try word("null") }

  /// Reads any value and writes it again without spaces, strings unescaped.
  public mutating func copyValue(to json: inout JSONWriter) throws(JSONError) { try copyValue(to: &json, depth: 0) }

  private mutating func copyValue(to json: inout JSONWriter, depth: Int) throws(JSONError) {
    if depth > Self.deepest { throw JSONError(offset: at, message: "nested more than \(Self.deepest) deep") }
    switch try peek() {
    case .object:
      try beginObject()
      json.beginObject()
      while let key = try nextKey() {
        json.key(key)
        try copyValue(to: &json, depth: depth + 1)
      }
      json.endObject()
    case .array:
      try beginArray()
      json.beginArray()
      while try nextElement() { try copyValue(to: &json, depth: depth + 1) }
      json.endArray()
    case .string: try readString().withUnsafeBufferPointer { json.string(utf8: $0) }
    case .number: json.raw(Array(try readNumber().utf8))
    case .bool: json.bool(try readBool())
    case .null:
      try readNull()
      json.raw(Array("null".utf8))
    }
  }

  // MARK: Pieces

  private mutating func hasNext(closing: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    if skip(closing) {
      isFirst = false
      return false
    }
    if !isFirst {
      try expect(UInt8(ascii: ","), "',' or '\(Unicode.Scalar(closing))'")
      skipSpace()
    }
    isFirst = false
    return true
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  @discardableResult
  private mutating func skip(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ byte: UInt8, _ name: String) throws(JSONError) {
    skipSpace()
    if skip(byte) { return }
    throw JSONError(offset: at, message: at < bytes.count ? "expected \(name)" : "expected \(name), found the end")
  }

  private mutating func digits() throws(JSONError) {
    let start = at
    while at < bytes.count, bytes[at] &- 0x30 < 10 { at += 1 }
    if at == start { throw JSONError(offset: at, message: "expected a digit") }
  }

  private mutating func word(_ text: StaticString) throws(JSONError) {
    skipSpace()
    let start = at
    for i in 0..<text.utf8CodeUnitCount where !skip(text.utf8Start[i]) { throw JSONError(offset: start, message: "expected '\(text)'") }
  }
}

extension JSONReader {
  /// Reads a string and gives back its UTF-8.
  public mutating func readString() throws(JSONError) -> [UInt8] {
    try expect(UInt8(ascii: "\""), "a string")
    var text: [UInt8] = []
    while let base = bytes.baseAddress, at < bytes.count {
      let end = Int(sk_json_stretch(base, Int64(at), Int64(bytes.count)))
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[at..<end]))
      at = end
      guard at < bytes.count else { break }
      if bytes[at] < 0x20 { throw JSONError(offset: at, message: "control character in a string") }
      at += 1
      if bytes[at - 1] == UInt8(ascii: "\"") { return text }
      try readEscape(into: &text)
    }
    throw JSONError(offset: at, message: "string without an end")
  }

  /// Reads what stands behind a backslash.
  private mutating func readEscape(into text: inout [UInt8]) throws(JSONError) {
    guard at < bytes.count else { throw JSONError(offset: at, message: "string without an end") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: String(try readUnicodeEscape()).utf8)
    default: throw JSONError(offset: at - 1, message: "unknown escape in a string")
    }
  }

  private mutating func readUnicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let unit = try readHex()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xDC00, at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
      let before = at
      at += 2
      let low = try readHex()
      if low >= 0xDC00, low < 0xE000, let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) { return scalar }
      at = before
    }
    loneSurrogates += 1
    return "\u{FFFD}"
  }

  private mutating func readHex() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard at < bytes.count, let digit = Self.hexDigit(bytes[at]) else {
        throw JSONError(offset: at, message: "expected four hexadecimal digits")
      }
      value = value << 4 | digit
      at += 1
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
