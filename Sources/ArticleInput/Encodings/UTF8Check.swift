/// Counts valid and invalid sequences of UTF-8, as Unicode counts them (one for each maximal broken piece).
struct UTF8Check {
  private(set) var invalid = 0
  /// Offset of the first invalid byte.
  private(set) var firstInvalid = 0
  /// Valid sequences of more than one byte.
  private(set) var multibyte = 0
  /// Those of letters that hardly any language but Vietnamese has, or that carry their marks behind them.
  private var telling = 0

  /// Whether a twentieth of the letters beyond ASCII are such: the text is no font encoding in disguise.
  var isVietnamese: Bool { telling * 20 >= multibyte }

  /// Whether it is UTF-8, be it damaged. Text in another encoding has next to no valid sequences of several bytes, and hardly ever one that tells.
  var isUTF8: Bool { multibyte >= invalid || telling * 8 >= invalid }

  /// Whether it is Vietnamese in UTF-8 beyond doubt.
  var isSurelyVietnamese: Bool { isUTF8 && telling > 0 && isVietnamese }

  init(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { count($0) } }

  init(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBufferPointer { count($0) } }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < bytes.count {
      if bytes[at] < 0x80 {
        at += 1
        continue
      }
      let (length, isValid) = Self.sequence(bytes, at)
      if isValid {
        multibyte += 1
        if Self.isTelling(bytes[at], bytes[at + 1]) { telling += 1 }
      } else {
        if invalid == 0 { firstInvalid = at }
        invalid += 1
      }
      at += length
    }
  }

  /// U+1EA0 to U+1EFF, đ, ơ, ư and combining marks, by their first two bytes.
  @inline(__always)
  private static func isTelling(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xE1: second == 0xBA || second == 0xBB
    case 0xC4: second == 0x90 || second == 0x91
    case 0xC6: second >= 0xA0 && second <= 0xB0
    case 0xCC: true
    default: false
    }
  }

  /// Length of the sequence, or of the broken piece, that begins at a byte beyond ASCII.
  private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (length: Int, isValid: Bool) {
    let lead = bytes[at]
    let needed: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: needed = 1
    case 0xE0: (needed, second) = (2, 0xA0...0xBF)
    case 0xED: (needed, second) = (2, 0x80...0x9F)
    case 0xE1...0xEF: needed = 2
    case 0xF0: (needed, second) = (3, 0x90...0xBF)
    case 0xF4: (needed, second) = (3, 0x80...0x8F)
    case 0xF1...0xF3: needed = 3
    default: return (1, false)
    }
    for i in 1...needed {
      guard at + i < bytes.count, i == 1 ? second.contains(bytes[at + i]) : bytes[at + i] & 0xC0 == 0x80 else { return (i, false) }
    }
    return (needed + 1, true)
  }
}
