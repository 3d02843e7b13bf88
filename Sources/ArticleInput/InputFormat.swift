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

  /// By its first bytes.
  package init(content: ArraySlice<UInt8>) {
    let start = content.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.prefix(64)
    let head = String(decoding: start, as: UTF8.self).lowercased()
    if head.hasPrefix("{") {
      self = .jsonl
    } else if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") {
      self = .html
    } else if head.hasPrefix("warc/") {
      self = .warc
    } else {
      self = .text
    }
  }
}
