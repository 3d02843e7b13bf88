/// A word of time and what it does, from `words/time.tsv`; `Values` gives it its meaning.
package struct TimeWordRow: BitwiseCopyable, Sendable {
  /// Column `role`.
  package let role: StringID
  /// Column `value`.
  package let value: StringID
}
