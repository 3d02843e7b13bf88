import Foundation

/// Texts and values made comparable, exactly as the shared scorers do it.
enum PlainText {
  /// NFC, case folded, white space as one space, no punctuation at the ends.
  static func normal(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var isSpace = false
    for scalar in folded(text.precomposedStringWithCanonicalMapping) {
      if isWhite(scalar) {
        if !isSpace { scalars.append(" ") }
        isSpace = true
      } else {
        scalars.append(scalar)
        isSpace = false
      }
    }
    let bare = scalars.drop(while: isEdge).reversed().drop(while: isEdge).reversed()
    return String(String.UnicodeScalarView(bare))
  }

  private static func folded(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      switch scalar {
      case "ß", "ẞ": ["s", "s"]
      case "ς": ["σ"]
      default: Array(scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
  }

  private static func isWhite(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }

  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool { " .,;:\"“”'()".unicodeScalars.contains(scalar) }

  /// Letters, digits, other numbers and `_`: what no word may continue with.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" || scalar.properties.numericType != nil { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  /// Whether normal text `name` holds normal text `part` as whole words.
  static func holds(_ name: String, _ part: String) -> Bool {
    let (name, part) = (Array(name.unicodeScalars), Array(part.unicodeScalars))
    guard part.count <= name.count else { return false }
    return (0...(name.count - part.count)).contains { start in
      let end = start + part.count
      return name[start..<end].elementsEqual(part) && (start == 0 || !isWord(name[start - 1])) && (end == name.count || !isWord(name[end]))
    }
  }

  /// Number of code points.
  static func length(_ text: String) -> Int { text.unicodeScalars.count }

  // MARK: Amounts

  /// `~400 case` without its bound: the numbers of a range, and the unit.
  struct Amount: Equatable {
    var numbers: [Double]
    /// The number as it is written, where it cannot be read.
    var text: String
    var unit: String
  }

  static func amount(_ text: String) -> Amount {
    var rest = text.unicodeScalars[...]
    if let first = rest.first, "<>~".unicodeScalars.contains(first) { rest.removeFirst() }
    rest = rest.drop(while: isWhite)
    let digits = rest.prefix { $0.properties.numericType == .decimal || ".,-".unicodeScalars.contains($0) }
    if digits.isEmpty { return Amount(numbers: [], text: normal(text), unit: "") }
    let unit = normal(String(rest[digits.endIndex...]))
    let parts = String(digits).split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.contains(",") ? nil : Double($0) }
    return numbers.count == parts.count
      ? Amount(numbers: numbers, text: "", unit: unit) : Amount(numbers: [], text: String(digits), unit: unit)
  }
}
