import CByteScan
import CICU

/// An article's text in Unicode normal form C, with the way back to the text as received.
///
/// Everything inside the engine counts UTF-8 bytes of this text; `receivedOffset` is the one way out.
public struct NormalizedText: Sendable {
  /// The text in normal form C, valid UTF-8.
  public let bytes: [UInt8]
  /// The text as received, valid UTF-8; the same as `bytes` when it was normal already.
  public let received: [UInt8]
  @usableFromInline let edits: [sk_edit]

  /// - Parameter received: valid UTF-8 in any normal form.
  public init(_ received: [UInt8]) {
    self.received = received
    let count = Int32(received.count)
    let changed: ([UInt8], [sk_edit])? = received.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress, sk_is_surely_nfc(base, Int64(count)) == 0, sk_is_nfc(base, count) == 0,
        let result = sk_normalize(base, count)
      else { return nil }
      defer { sk_normalized_free(result) }
      var length: Int32 = 0
      let normal = sk_normalized_bytes(result, &length)
      var edits: [sk_edit] = []
      var editCount: Int32 = 0
      if let first = sk_normalized_edits(result, &editCount) {
        edits = Array(UnsafeBufferPointer(start: first, count: Int(editCount)))
      }
      return (Array(UnsafeBufferPointer(start: normal, count: Int(length))), edits)
    }
    bytes = changed?.0 ?? received
    edits = changed?.1 ?? []
  }

  public init(_ text: String) { self.init(Array(text.utf8)) }

  /// The UTF-8 offset in the received text of a UTF-8 offset in this one. An offset inside a changed stretch leads to that stretch's end.
  ///
  /// - Complexity: O(log *n*) in the number of changed stretches.
  @inlinable @inline(__always)
  public func receivedOffset(_ offset: Int) -> Int { edits.isEmpty ? offset : editedOffset(offset) }

  @usableFromInline
  func editedOffset(_ offset: Int) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if Int(edits[middle].new_end) <= offset { low = middle + 1 } else { high = middle }
    }
    // edits[low] is the first one that ends after `offset`.
    if low < edits.count, Int(edits[low].new_start) < offset { return Int(edits[low].old_end) }
    guard low > 0 else { return offset }
    return offset - Int(edits[low - 1].new_end) + Int(edits[low - 1].old_end)
  }

  /// The text of a span.
  public func string(_ span: Span) -> String { String(decoding: bytes[span.range], as: UTF8.self) }
}

/// `sk_edit` is four integers from C.
extension sk_edit: @unchecked @retroactive Sendable {}
