/// Writes JSON into a byte buffer: no spaces, keys in the order in which they are written, letters unescaped.
///
/// The caller opens and closes objects and arrays; commas are put by the writer. The same calls give the same bytes.
public struct JSONWriter: Sendable {
  /// What has been written so far, UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  public mutating func beginObject() { open("{") }
  public mutating func endObject() { close("}") }
  public mutating func beginArray() { open("[") }
  public mutating func endArray() { close("]") }

  /// Writes a key of the open object; its value must follow.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Writes a key that is only known at run time.
  public mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func string(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { appendQuoted($0) }
    needsComma = true
  }

  /// Writes valid UTF-8 as a string.
  public mutating func string(utf8 text: UnsafeBufferPointer<UInt8>) {
    separate()
    appendQuoted(text)
    needsComma = true
  }

  public mutating func integer(_ value: Int) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
    needsComma = true
  }

  /// Writes a number, whole ones without a point; `null` for what JSON cannot say.
  public mutating func number(_ value: Double) {
    if value.magnitude < 1e15, value == value.rounded() { return integer(Int(value)) }
    raw(value.isFinite ? Array(String(value).utf8) : Array("null".utf8))
  }

  public mutating func bool(_ value: Bool) { raw(Array((value ? "true" : "false").utf8)) }

  /// Writes a complete JSON value as it is.
  public mutating func raw(_ json: [UInt8]) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// Ends a line of JSON Lines.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }
}

extension JSONWriter {
  /// Quotes a string. Escaped are quote, backslash, control characters and the three characters beyond ASCII at which programs that read line by
  /// line may break a line: U+0085, U+2028, U+2029.
  private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var copied = 0
    var at = 0
    while at < text.count {
      let length = Self.escapedLength(text, at)
      if length == 0 {
        at += 1
        continue
      }
      bytes.append(contentsOf: text[copied..<at])
      appendEscape(text, at, length)
      at += length
      copied = at
    }
    bytes.append(contentsOf: text[copied..<text.count])
    bytes.append(UInt8(ascii: "\""))
  }

  /// How many bytes at `at` must be written as an escape; 0 when none.
  @inline(__always)
  private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let byte = text[at]
    if byte < 0x20 || byte == 0x22 || byte == 0x5C { return 1 }
    if byte == 0xC2, at + 1 < text.count, text[at + 1] == 0x85 { return 2 }
    if byte == 0xE2, at + 2 < text.count, text[at + 1] == 0x80, text[at + 2] == 0xA8 || text[at + 2] == 0xA9 { return 3 }
    return 0
  }

  private mutating func appendEscape(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int) {
    bytes.append(UInt8(ascii: "\\"))
    switch (text[at], length) {
    case (0x08, _): bytes.append(UInt8(ascii: "b"))
    case (0x09, _): bytes.append(UInt8(ascii: "t"))
    case (0x0A, _): bytes.append(UInt8(ascii: "n"))
    case (0x0C, _): bytes.append(UInt8(ascii: "f"))
    case (0x0D, _): bytes.append(UInt8(ascii: "r"))
    case (0x22, _), (0x5C, _): bytes.append(text[at])
    case (_, 2): bytes.append(contentsOf: "u0085".utf8)
    case (_, 3): bytes.append(contentsOf: (text[at + 2] == 0xA8 ? "u2028" : "u2029").utf8)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(text[at] >> 4)])
      bytes.append(digits[Int(text[at] & 15)])
    }
  }
}
