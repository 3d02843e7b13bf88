/// A half-open range of UTF-8 byte offsets in the normalised text.
package struct Span: Hashable, Sendable, Comparable, BitwiseCopyable {
  package var start: Int32
  package var end: Int32

  package init(_ start: Int, _ end: Int) {
    self.start = Int32(start)
    self.end = Int32(end)
  }

  /// Number of bytes.
  package var length: Int { Int(end - start) }

  package var range: Range<Int> { Int(start)..<Int(end) }

  package func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// Earlier first; of two that begin together, the longer first.
  package static func < (a: Span, b: Span) -> Bool { a.start != b.start ? a.start < b.start : a.end > b.end }
}
