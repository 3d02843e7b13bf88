/// What an input holds.
package enum InputFormat: String, Sendable, CaseIterable {
  case text, html, jsonl, warc

  /// By the name of a file: nil when it says nothing.
  package init?(fileName: String) {
    let name = fileName.lowercased()
    let unpacked = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    switch unpacked.split(separator: ".").last {
    case "txt": self = .text
    case "jsonl", "ndjson": self = .jsonl
    case "html", "htm", "xhtml": self = .html
    case "warc", "wet": self = .warc
    default: return nil
    }
  }

  /// How much of the content is looked at.
  static let headLength = 4096

  /// By its first bytes.
  package init(content: ArraySlice<UInt8>) {
    var head = Array(content.prefix(Self.headLength))
    if let charset = TextDecoder.unicodeCharset(head), let text = TextDecoder.converted(head, charset)?.text { head = text }
    let start = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    let text = String(decoding: start, as: UTF8.self).lowercased()
    if text.hasPrefix("warc/") {
      self = .warc
    } else if Self.isObject(start) {
      self = .jsonl
    } else {
      self = Self.isPage(text) ? .html : .text
    }
  }

  /// `{` may also begin a caption: `{Ảnh: VGP}`.
  private static func isObject(_ start: ArraySlice<UInt8>) -> Bool {
    guard start.first == UInt8(ascii: "{") else { return false }
    let next = start.dropFirst().first { $0 > 0x20 }
    return next == nil || next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
  }

  private static func isPage(_ start: String) -> Bool {
    var text = start[...]
    if text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") { text = text[end.upperBound...].drop(while: \.isWhitespace) }
    if text.hasPrefix("<!--") || text.hasPrefix("<!doctype html") { return true }
    return ["<html", "<head", "<body"].contains { text.hasPrefix($0) && !(text.dropFirst($0.count).first?.isLetter ?? false) }
  }
}
