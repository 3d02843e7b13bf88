import Records

extension AnnotatedDocument {
  /// Reads a gold document with spans; throws when one of them is none of the text.
  ///
  /// - Parameters:
  ///   - id: of the document.
  ///   - text: of the document, when the record names a file instead.
  package init(gold record: JSONValue, id: String, text: String) throws(AnnotationError) {
    let reader = GoldSpanReader(count: text.unicodeScalars.count)
    // BKEE calls them entities.
    let entities = record["entities"].flatMap { $0.elements.allSatisfy { $0["start"] != nil } ? $0 : nil }
    let mentions = try reader.all(record["mentions"] ?? entities, "mention") { value, span in
      Mention(type: value["type"]?.string ?? "", start: span.lowerBound, end: span.upperBound)
    }
    var events: [Event] = []
    for event in record["events"]?.elements ?? [] {
      let trigger = try reader.span(event["trigger"], "trigger")
      let arguments = try reader.all(event["arguments"], "argument") { value, span in
        Argument(role: value["role"]?.string ?? "", start: span.lowerBound, end: span.upperBound)
      }
      events.append(
        Event(
          type: event["type"]?.string ?? "", start: trigger.lowerBound, end: trigger.upperBound, arguments: arguments,
          modality: event["modality"]?.string, polarity: event["polarity"]?.string))
    }
    self.init(id: id, text: text, date: record["date"]?.string, mentions: mentions, events: events)
  }

  /// Writes it as a gold document with spans, which `extract score` reads.
  package func writeGold(to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.string(id)
    if let date {
      json.key("date")
      json.string(date)
    }
    json.key("text")
    json.string(text)
    json.key("mentions")
    json.beginArray()
    for mention in mentions {
      json.beginObject()
      json.key("type")
      json.string(mention.type)
      json.span(mention.start, mention.end)
      json.endObject()
    }
    json.endArray()
    json.key("events")
    json.beginArray()
    for event in events { event.writeGold(to: &json) }
    json.endArray()
    json.endObject()
  }
}

extension AnnotatedDocument.Event {
  fileprivate func writeGold(to json: inout JSONWriter) {
    json.beginObject()
    json.key("type")
    json.string(type)
    json.key("trigger")
    json.beginObject()
    json.span(start, end)
    json.endObject()
    json.key("arguments")
    json.beginArray()
    for argument in arguments {
      json.beginObject()
      json.key("role")
      json.string(argument.role)
      json.span(argument.start, argument.end)
      json.endObject()
    }
    json.endArray()
    if let modality {
      json.key("modality")
      json.string(modality)
    }
    if let polarity {
      json.key("polarity")
      json.string(polarity)
    }
    json.endObject()
  }
}

/// Reads `start` and `end` of a text of so many code points.
private struct GoldSpanReader {
  let count: Int

  func span(_ value: JSONValue?, _ name: String) throws(AnnotationError) -> Range<Int> {
    guard let start = value?["start"]?.integer, let end = value?["end"]?.integer, 0 <= start, start <= end, end <= count else {
      throw AnnotationError("\(name) without 'start' and 'end' in a text of \(count) characters")
    }
    return start..<end
  }

  func all<Element>(_ list: JSONValue?, _ name: String, _ make: (JSONValue, Range<Int>) -> Element) throws(AnnotationError) -> [Element] {
    var elements: [Element] = []
    for value in list?.elements ?? [] { elements.append(make(value, try span(value, name))) }
    return elements
  }
}

extension JSONWriter {
  mutating func span(_ start: Int, _ end: Int) {
    key("start")
    integer(start)
    key("end")
    integer(end)
  }
}

/// What is wrong with a file of annotations; lines count from 1.
package struct AnnotationError: Error, Sendable {
  package let line: Int?
  package let message: String

  package init(line: Int? = nil, _ message: String) {
    self.line = line
    self.message = message
  }
}

extension AnnotatedDocument {
  /// Puts a document together from spans and directed links, as Label Studio and doccano have them: a span with links going out, or whose label is
  /// no type of mention, is a trigger; links lead from it to the fillers of its roles.
  ///
  /// - Parameter isTrigger: what the tool itself says about a span; nil when it says nothing.
  init(
    id: String, text: String, date: String?, spans: [MarkedSpan], links: [(from: String, to: String, role: String)]
  ) throws(AnnotationError) {
    let byID = Dictionary(spans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let count = text.unicodeScalars.count
    for span in spans where span.start < 0 || span.end > count || span.end < span.start {
      throw AnnotationError("a span from \(span.start) to \(span.end) in a text of \(count) characters")
    }
    var arguments: [String: [Argument]] = [:]
    for link in links {
      guard let filler = byID[link.to], byID[link.from] != nil else { throw AnnotationError("a relation to a span that is not there") }
      arguments[link.from, default: []].append(Argument(role: link.role, start: filler.start, end: filler.end))
    }
    func isTrigger(_ span: MarkedSpan) -> Bool {
      span.isTrigger ?? (arguments[span.id] != nil || !Self.mentionTypes.contains(span.label))
    }
    let mentions = Set(spans.filter { !isTrigger($0) }.map { Mention(type: $0.label, start: $0.start, end: $0.end) })
    let events = spans.filter(isTrigger).map { span in
      Event(
        type: span.label, start: span.start, end: span.end, arguments: arguments[span.id] ?? [], modality: span.modality,
        polarity: span.polarity)
    }
    self.init(
      id: id, text: text, date: date, mentions: mentions.sorted { ($0.start, $1.end, $0.type) < ($1.start, $0.end, $1.type) },
      events: events)
  }

  static let mentionTypes: Set<String> = [
    "person", "organisation", "country", "place", "office", "product", "disease", "document", "facility", "time", "quantity", "money",
    "phrase",
  ]
}

/// A span as an annotation tool has it.
struct MarkedSpan {
  let id: String
  let label: String
  let start: Int
  let end: Int
  var isTrigger: Bool?
  var modality: String?
  var polarity: String?
}
