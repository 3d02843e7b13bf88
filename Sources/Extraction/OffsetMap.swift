import CByteScan
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

  /// The bytes of the received text behind a span of the normalised text.
  @inline(__always)
  func bytes(_ span: Span) -> Range<Int> { text.receivedOffset(Int(span.start))..<text.receivedOffset(Int(span.end)) }

  /// Where a span of the normalised text stands in the received text, and what stands there.
  func textSpan(_ span: Span) -> TextSpan {
    let bytes = bytes(span)
    let (start, end) = received(bytes)
    return TextSpan(start: start, end: end, text: String(decoding: text.received[bytes], as: UTF8.self))
  }

  /// The same without the text.
  func offsets(_ span: Span) -> (start: Int, end: Int) { received(bytes(span)) }

  /// For a range of UTF-8 offsets of the received text.
  @inline(__always)
  func received(_ range: Range<Int>) -> (start: Int, end: Int) { (units.before(range.lowerBound), units.before(range.upperBound)) }
}

/// Counts code points or UTF-16 units before a byte of a text.
struct UnitCounter {
  private static let blockLength = 64

  /// 64 bytes of the text.
  private struct Block {
    /// Units before it.
    let before: Int
    /// Bit i is set when byte i begins a character, and, where UTF-16 is asked for, when it begins one of two units.
    let starts: UInt64
    let pairs: UInt64
  }

  /// Empty when bytes are asked for.
  private let blocks: [Block]

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: [UInt8], _ unit: OffsetUnit) {
    guard unit != .utf8 else {
      blocks = []
      return
    }
    let length = Self.blockLength
    blocks = [Block](unsafeUninitializedCapacity: bytes.count / length + 1) { blocks, count in
      var before = 0
      func append(_ bytes: UnsafePointer<UInt8>) {
        let block = Block(before: before, starts: sk_starts64(bytes), pairs: unit == .utf16 ? sk_pairs64(bytes) : 0)
        before += block.starts.nonzeroBitCount + block.pairs.nonzeroBitCount
        blocks.initializeElement(at: count, to: block)
        count += 1
      }
      bytes.withUnsafeBufferPointer { bytes in
        for start in stride(from: 0, to: bytes.count / length * length, by: length) { append(bytes.baseAddress! + start) }
        // What is left, filled up with zeros that no offset counts.
        let rest = bytes[(bytes.count / length * length)...]
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { last in
          last.initialize(repeating: 0)
          for (i, byte) in rest.enumerated() { last[i] = byte }
          append(last.baseAddress!)
        }
      }
    }
  }

  /// Units before a byte. O(1).
  @inline(__always)
  func before(_ byte: Int) -> Int {
    if blocks.isEmpty { return byte }
    let block = blocks[byte / Self.blockLength]
    let earlier = UInt64(1) << UInt64(byte % Self.blockLength) - 1
    let starts = block.before + (block.starts & earlier).nonzeroBitCount
    // Hardly any text has them; counting bits is dear without the instruction for it.
    return block.pairs == 0 ? starts : starts + (block.pairs & earlier).nonzeroBitCount
  }
}
