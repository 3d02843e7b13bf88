import Records
import VietText

/// Leads UTF-8 offsets of the normalised text to offsets of the received text in the unit that was asked for.
struct OffsetMap {
  private let text: NormalizedText
  private let units: UnitCounter

  init(text: NormalizedText, unit: OffsetUnit) {
    self.text = text
    units = UnitCounter(text.received, unit)
  }

  /// Where a span of the normalised text stands in the received text, and what stands there.
  func textSpan(_ span: Span) -> TextSpan {
    let start = text.receivedOffset(Int(span.start))
    let end = text.receivedOffset(Int(span.end))
    return TextSpan(
      start: units.before(start), end: units.before(end), text: String(decoding: text.received[start..<end], as: UTF8.self))
  }

  /// The same without the text.
  func offsets(_ span: Span) -> (start: Int, end: Int) {
    (units.before(text.receivedOffset(Int(span.start))), units.before(text.receivedOffset(Int(span.end))))
  }

  /// For a range of UTF-8 offsets of the received text.
  func received(_ range: Range<Int>) -> (start: Int, end: Int) { (units.before(range.lowerBound), units.before(range.upperBound)) }
}

/// Counts code points or UTF-16 units before a byte of a text.
struct UnitCounter {
  private static let blockLength = 64

  private let bytes: [UInt8]
  private let unit: OffsetUnit
  /// Units before each block of 64 bytes; empty when bytes are asked for.
  private let before: [Int32]

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: [UInt8], _ unit: OffsetUnit) {
    self.bytes = bytes
    self.unit = unit
    guard unit != .utf8 else {
      before = []
      return
    }
    var counts: [Int32] = []
    counts.reserveCapacity(bytes.count / Self.blockLength + 1)
    var count = 0
    bytes.withUnsafeBufferPointer { bytes in
      for start in stride(from: 0, through: bytes.count, by: Self.blockLength) {
        counts.append(Int32(count))
        count += Self.units(in: bytes, start..<min(start + Self.blockLength, bytes.count), unit)
      }
    }
    before = counts
  }

  /// Units before a byte. O(1).
  func before(_ byte: Int) -> Int {
    guard unit != .utf8 else { return byte }
    let block = byte / Self.blockLength
    let rest = bytes.withUnsafeBufferPointer { Self.units(in: $0, block * Self.blockLength..<byte, unit) }
    return Int(before[block]) + rest
  }

  /// Code points are counted by their first byte; those of four bytes are two UTF-16 units.
  @inline(__always)
  private static func units(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ unit: OffsetUnit) -> Int {
    var count = 0
    for i in range {
      let byte = bytes[i]
      if byte & 0xC0 != 0x80 { count += 1 }
      if unit == .utf16, byte >= 0xF0 { count += 1 }
    }
    return count
  }
}
