import Records

/// One document as the page's scripts take it: offsets in UTF-16 units, entities by number.
struct ViewerDocument {
  private let records: DocumentRecords
  private let vietnamese: DocumentRecords?
  private let text: DocumentText?
  private let eventCount: Int
  private let entityNumbers: [ExactText: Int]
  /// UTF-16 units before each code point of the text, and at its end.
  private let units: [Int32]

  init(records: DocumentRecords, vietnamese: DocumentRecords?, text: DocumentText?, eventCount: Int) {
    self.records = records
    self.vietnamese = vietnamese
    self.text = text
    self.eventCount = eventCount
    entityNumbers = Dictionary(records.entities.enumerated().map { (ExactText($1.id), $0) }, uniquingKeysWith: { first, _ in first })
    var units: [Int32] = [0]
    for scalar in text?.text.unicodeScalars ?? "".unicodeScalars { units.append((units.last ?? 0) + Int32(UTF16.width(scalar))) }
    self.units = units
  }

  /// An offset of the records in UTF-16 units of the text; as it is where there is no text.
  private func offset(_ offset: Int) -> Int { text.map { Int(units[$0.scalar(offset)]) } ?? offset }

  func write(to json: inout JSONWriter) {
    let document = records.document
    json.beginObject()
    json.member("id", records.id ?? "")
    json.optional("title", document?.title)
    json.optional("date", document?.date)
    json.optional("source", document?.source)
    json.optional("url", document?.url)
    json.optional("text", text?.text)
    json.list("zones", document?.zones ?? []) { zone, json in
      json.beginArray()
      json.string(zone.zone)
      json.integer(offset(zone.start))
      json.integer(offset(zone.end))
      json.endArray()
    }
    json.list("mentions", mentions) { mention, json in
      json.beginArray()
      json.integer(offset(mention.span.start))
      json.integer(offset(mention.span.end))
      json.string(mention.type)
      if let entity = mention.entity.flatMap({ entityNumbers[ExactText($0)] }) { json.integer(entity) }
      json.endArray()
    }
    json.list("entities", records.entities) { entity, json in
      json.beginObject()
      json.member("type", entity.type)
      json.member("name", entity.name)
      json.optional("key", entity.key)
      json.endObject()
    }
    let summaries = (vietnamese?.events ?? []).map(\.summary)
    json.list("events", Array(records.events.prefix(eventCount).enumerated())) { item, json in
      write(item.element, vietnamese: summaries.isEmpty ? nil : summaries[item.offset], to: &json)
    }
    json.endObject()
  }

  /// Those of the mention records, else those that the entities name; none without a text to mark them in.
  private var mentions: [(type: String, span: TextSpan, entity: String?)] {
    if text == nil { return [] }
    if !records.mentions.isEmpty { return records.mentions.map { ($0.type, $0.span, $0.entities.first) } }
    return records.entities.flatMap { entity in entity.mentions.map { (entity.type, $0.span, entity.id) } }
  }

  // MARK: Events

  private func write(_ event: EventRecord, vietnamese: String?, to json: inout JSONWriter) {
    json.beginObject()
    json.member("id", event.id)
    json.member("type", event.type)
    json.member("family", event.family)
    if let day = event.day(documentDate: records.document?.date) {
      json.member("day", day.date)
      json.key("told")
      json.bool(day.isTold)
    }
    json.key("trigger")
    json.beginObject()
    writeSpan(event.trigger, to: &json)
    json.member("text", event.trigger.text)
    json.endObject()
    json.list("arguments", event.arguments) { write($0, to: &$1) }
    json.member("modality", event.modality)
    json.member("polarity", event.polarity)
    if let speaker = event.attribution.flatMap({ entityNumbers[ExactText($0)] }) { json.member("attribution", speaker) }
    json.optional("same_as", event.sameAs)
    json.member("zone", event.zone)
    writeSpan(event.sentence, to: &json)
    if text == nil { json.member("sentence", event.sentence.text) }
    writeSummary(event.summary, vietnamese, to: &json)
    json.member("rule", event.rule)
    json.key("confidence")
    json.number(event.confidence)
    json.key("codes")
    json.beginObject()
    for (scheme, code) in event.codes {
      json.key(scheme)
      json.string(code)
    }
    json.endObject()
    json.endObject()
  }

  private func writeSummary(_ summary: String?, _ vietnamese: String?, to json: inout JSONWriter) {
    guard let summary else { return }
    json.key("summary")
    json.beginObject()
    if let vietnamese {
      json.member("en", summary)
      json.member("vi", vietnamese)
    } else {
      json.member("any", summary)
    }
    json.endObject()
  }

  private func write(_ argument: EventRecord.Argument, to json: inout JSONWriter) {
    json.beginObject()
    json.member("role", argument.role)
    if let entity = argument.entity.flatMap({ entityNumbers[ExactText($0)] }) { json.member("entity", entity) }
    json.optional("name", argument.name)
    writeSpan(argument.span, to: &json)
    json.member("text", argument.span.text)
    argument.value?.writeMembers(to: &json)
    json.endObject()
  }

  private func writeSpan(_ span: TextSpan, to json: inout JSONWriter) {
    json.member("start", offset(span.start))
    json.member("end", offset(span.end))
  }
}

extension JSONWriter {
  fileprivate mutating func list<Element>(_ name: StaticString, _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void) {
    key(name)
    beginArray()
    for element in elements { write(element, &self) }
    endArray()
  }
}
