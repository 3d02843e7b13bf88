import CViewerPage
import Records

/// One self-contained HTML page of documents with their events: style, scripts and data are all in it.
///
/// Nothing of the data can become markup or script: it stands as JSON in which `<`, `>` and `&` are escaped, the scripts make text nodes of it, and the
/// page's policy allows no script and no style but its own, and no request.
package struct ViewerPage: Sendable {
  private let title: String
  private let language: String?
  private let types: [EventTypeRecord]
  /// Most events in the page: it has to stay quick.
  private let mostEvents: Int
  private var documents: [[UInt8]] = []
  /// For readers without scripts.
  private var outline = ""
  private var shownEvents = 0
  /// All events that were added, those beyond the limit too.
  package private(set) var allEvents = 0

  /// - Parameter types: names of the event types; those without one show their id.
  package init(title: String, types: [EventTypeRecord], language: String? = nil, mostEvents: Int) {
    self.title = title
    self.types = types
    self.language = language
    self.mostEvents = mostEvents
  }

  /// Whether events were left out.
  package var isCut: Bool { allEvents > shownEvents }

  /// Adds one document; beyond the limit only those of its events that still fit.
  ///
  /// - Parameters:
  ///   - text: nil where it is not known: then the evidence sentences are shown.
  ///   - vietnamese: the same records with Vietnamese summaries, when there are two; without, `records` may be in any language.
  package mutating func add(_ records: DocumentRecords, text: DocumentText?, vietnamese: DocumentRecords? = nil) {
    allEvents += records.events.count
    let kept = min(records.events.count, mostEvents - shownEvents)
    if kept == 0, !records.events.isEmpty { return }
    shownEvents += kept
    var json = JSONWriter()
    ViewerDocument(records: records, vietnamese: vietnamese, text: text, eventCount: kept).write(to: &json)
    documents.append(json.bytes)
    outline += ViewerOutline.html(of: records, eventCount: kept)
  }

  /// The whole page, UTF-8. The same documents give the same bytes.
  package var html: [UInt8] {
    let styles = Self.part(".css")
    let scripts = Array("'use strict';(() => {\n".utf8) + Self.part(".js") + Array("})();\n".utf8)
    let policy =
      "default-src 'none'; style-src 'sha256-\(SHA256.base64(styles))'; script-src 'sha256-\(SHA256.base64(scripts))'; base-uri 'none'; form-action 'none'"
    let name = XMLText.escaped(title)
    var page = Array(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(name)</title>
      <style>
      """.utf8)
    page += styles
    page += Array("</style>\n</head>\n<body>\n<div id=\"page\"></div>\n<noscript>\n<h1>\(name)</h1>\n\(outline)</noscript>\n".utf8)
    page += Array("<script type=\"application/json\" id=\"data\">".utf8) + Self.safe(data) + Array("</script>\n<script>".utf8)
    return page + scripts + Array("</script>\n</body>\n</html>\n".utf8)
  }

  private var data: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("title", title)
    json.optional("language", language)
    json.key("types")
    json.beginObject()
    for type in types {
      json.key(type.type)
      json.beginObject()
      json.member("en", type.labelEN)
      json.member("vi", type.labelVI)
      json.member("family", type.family)
      json.endObject()
    }
    json.endObject()
    if isCut {
      json.key("cut")
      json.beginObject()
      json.member("shown", shownEvents)
      json.member("all", allEvents)
      json.endObject()
    }
    json.key("documents")
    json.beginArray()
    for document in documents { json.raw(document) }
    json.endArray()
    json.endObject()
    return json.bytes
  }

  /// JSON in which nothing looks like markup; the characters can only stand in strings, where the escape means the same.
  static func safe(_ json: [UInt8]) -> [UInt8] {
    var safe: [UInt8] = []
    safe.reserveCapacity(json.count + json.count / 64)
    for byte in json {
      switch byte {
      case UInt8(ascii: "<"): safe += Array("\\u003c".utf8)
      case UInt8(ascii: ">"): safe += Array("\\u003e".utf8)
      case UInt8(ascii: "&"): safe += Array("\\u0026".utf8)
      default: safe.append(byte)
      }
    }
    return safe
  }

  /// The files of the page with an ending, one after the other.
  private static func part(_ ending: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in 0..<sk_viewer_part_count() {
      let part = sk_viewer_part_at(index)
      if String(cString: part.name).hasSuffix(ending) { bytes += UnsafeBufferPointer(start: part.bytes, count: Int(part.length)) }
    }
    return bytes
  }
}

/// The events as a plain list.
private enum ViewerOutline {
  static func html(of records: DocumentRecords, eventCount: Int) -> String {
    let events = records.events.prefix(eventCount).map { event in
      let text = event.summary ?? "\(event.type): \(event.arguments.map { $0.name ?? $0.span.text }.joined(separator: ", "))"
      return "<li>\(XMLText.escaped(text))<br><q lang=\"vi\">\(XMLText.escaped(event.sentence.text))</q></li>\n"
    }
    return "<h2>\(XMLText.escaped(records.document?.title ?? records.id ?? ""))</h2>\n<ul>\n\(events.joined())</ul>\n"
  }
}
