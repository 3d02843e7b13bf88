/// A half-open range of UTF-8 byte offsets in the normalised text.
public struct Span: Hashable, Sendable, Comparable, BitwiseCopyable {
  public var start: Int32
  public var end: Int32

  public init(_ start: Int, _ end: Int) {
    self.start = Int32(start)
    self.end = Int32(end)
  }

  /// Number of bytes.
  public var length: Int { Int(end - start) }

  public var range: Range<Int> { Int(start)..<Int(end) }

  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// Earlier first; of two that begin together, the longer first.
  public static func < (a: Span, b: Span) -> Bool { a.start != b.start ? a.start < b.start : a.end > b.end }
}
