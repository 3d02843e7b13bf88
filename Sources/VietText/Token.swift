/// A syllable, a number or one punctuation mark.
public struct Token: Sendable, BitwiseCopyable, Equatable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable { case word, number, punctuation }

  /// How the letters are written.
  public enum Shape: UInt8, Sendable, BitwiseCopyable {
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

  /// What stands before it; a space, too, before a word that is glued to another (`WordJoint`).
  public enum Gap: UInt8, Sendable, Comparable, BitwiseCopyable {
    case none, space, line, blankLine
    @inlinable public static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }

    /// Takes a space or line break into account.
    ///
    /// - Parameter isBeforeLineFeed: after a carriage return that a line feed follows, which breaks the line for both.
    mutating func widen(_ c: UInt32, isBeforeLineFeed: Bool) {
      let breaksLine =
        c == 0x0A || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029 || (c == 0x0D && !isBeforeLineFeed)
      if breaksLine {
        self = c == 0x2029 || self >= .line ? .blankLine : .line
      } else if self == .none, c != 0xAD, !(c >= 0x200B && c <= 0x200F), c != 0x2060, c != 0xFEFF {
        self = .space
      }
    }
  }

  /// UTF-8 offsets in the normalised text.
  public let start: Int32
  public let end: Int32
  /// Number of the folded form in the vocabulary, or `Vocabulary.unknown`.
  public let key: Int32
  public let kind: Kind
  public let shape: Shape
  public let gap: Gap
  /// The byte of a one-byte token (punctuation, a digit, an ASCII letter), else 0.
  public let ascii: UInt8
  /// By its letters a Vietnamese syllable.
  public let isVietnamese: Bool
  /// `latin` for what is no word.
  public let script: LetterScript

  @inlinable public var span: Span { Span(Int(start), Int(end)) }
  @inlinable @inline(__always) public var startsUpper: Bool { shape == .capitalised || shape == .upper || shape == .mixed }
  /// Punctuation beyond ASCII that some rule asks for.
  public enum Mark: UInt8, Sendable, BitwiseCopyable {
    case other, hyphen, ellipsis, openQuote, closeQuote, bullet

    init(_ c: UInt32) {
      switch c {
      case 0x2D, 0x2010...0x2014: self = .hyphen
      case 0x2026: self = .ellipsis
      case 0x201C, 0x2018, 0xAB: self = .openQuote
      case 0x201D, 0x2019, 0xBB: self = .closeQuote
      case 0x2022, 0x25CF, 0x25A0, 0x25AA, 0x2023, 0x25E6, 0xB7: self = .bullet
      default: self = .other
      }
    }
  }
  public let mark: Mark

  /// Set for `-` and for the dashes U+2010 to U+2014.
  @inlinable @inline(__always) public var isHyphen: Bool { mark == .hyphen }
  @inlinable public var isEllipsis: Bool { mark == .ellipsis }
  @inlinable public var isClosingQuote: Bool { mark == .closeQuote }
  /// A quotation mark of any kind, straight ones included.
  @inlinable public var isQuote: Bool {
    mark == .openQuote || mark == .closeQuote || ascii == UInt8(ascii: "\"") || ascii == UInt8(ascii: "'")
  }
}
