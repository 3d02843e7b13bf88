import Records

/// Turns the bytes of a page into UTF-8. What the bytes are counts for more than what the page says they are.
enum HTMLCharset {
  /// A declaration must stand this far up.
  private static let headLength = 4096

  /// - Parameter declared: the charset that the transport named, if any.
  static func decode(_ bytes: [UInt8], declared: String? = nil) -> (text: [UInt8], warnings: [Warning]) {
    TextDecoder.decode(bytes, declared: declared ?? charset(inHead: bytes.prefix(headLength)))
  }

  /// `<meta charset="…">`, `<meta … content="text/html; charset=…">`, `<?xml encoding="…"?>`.
  private static func charset(inHead head: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: head.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    for mark in ["charset=", "encoding="] {
      guard let found = text.firstRange(of: mark) else { continue }
      let name = text[found.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
        .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      if !name.isEmpty { return String(name) }
    }
    return nil
  }
}
