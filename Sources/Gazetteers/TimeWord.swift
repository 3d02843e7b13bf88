/// A word of time and what it does, from `words/time.tsv`; `Values` gives it its meaning.
public struct TimeWordRow: BitwiseCopyable, Sendable {
  /// Column `role`.
  public let role: StringID
  /// Column `value`.
  public let value: StringID
}
