/// A syllable, a number or one punctuation mark.
package struct Token: Sendable, BitwiseCopyable {
  package enum Kind: UInt8, Sendable, BitwiseCopyable { case word, number, punctuation }

  /// How the letters are written.
  package enum Shape: UInt8, Sendable, BitwiseCopyable {
    /// No letter at all.
    case none
    case lower
    /// First letter upper case, the others lower: `Nam`.
    case capitalised
    /// All upper case: `VIỆT`, `A`.
    case upper
    /// Upper case inside: `BioCubaFarma`, `iPhone`.
    case mixed
  }

  /// What stands before it.
  package enum Gap: UInt8, Sendable, Comparable, BitwiseCopyable {
    case none, space, line, blankLine
    package static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// UTF-8 offsets in the normalised text.
  package let start: Int32
  package let end: Int32
  /// Number of the folded form in the vocabulary, or `Vocabulary.unknown`.
  package let key: Int32
  package let kind: Kind
  package let shape: Shape
  package let gap: Gap
  /// The byte of a one-byte token (punctuation, a digit, an ASCII letter), else 0.
  package let ascii: UInt8

  package var span: Span { Span(Int(start), Int(end)) }
  package var startsUpper: Bool { shape == .capitalised || shape == .upper || shape == .mixed }
  /// Punctuation beyond ASCII that some rule asks for.
  package enum Mark: UInt8, Sendable, BitwiseCopyable { case other, hyphen, ellipsis, openQuote, closeQuote, bullet }
  package let mark: Mark

  /// Set for `-` and for the dashes U+2010 to U+2014.
  package var isHyphen: Bool { mark == .hyphen }
  package var isEllipsis: Bool { mark == .ellipsis }
  package var isClosingQuote: Bool { mark == .closeQuote }
}
