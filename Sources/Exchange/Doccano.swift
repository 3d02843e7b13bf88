import Records

/// doccano's JSON Lines of a project for sequence labelling with relations. Offsets are code points. It knows nothing of modality and polarity:
/// they stand as spans of their own at the trigger (`planned`, `negative`), to which a relation leads from it.
package enum Doccano {
  // MARK: Writing

  /// One line; ids count within it.
  package static func writeLine(_ document: AnnotatedDocument, to json: inout JSONWriter) {
    json.beginObject()
    json.member("text", document.text)
    json.key("entities")
    json.beginArray()
    for (index, mention) in document.mentions.enumerated() { writeSpan(index, mention.type, mention.start, mention.end, &json) }
    for (index, event) in document.events.enumerated() {
      writeSpan(document.mentions.count + index, event.type, event.start, event.end, &json)
    }
    let realities = document.events.enumerated().flatMap { index, event in Self.realities(of: event).map { (event: index, label: $0) } }
    let firstReality = document.mentions.count + document.events.count
    for (index, reality) in realities.enumerated() {
      let event = document.events[reality.event]
      writeSpan(firstReality + index, reality.label, event.start, event.end, &json)
    }
    json.endArray()
    json.key("relations")
    json.beginArray()
    let indices = document.mentionIndices()
    var relations = 0
    for (index, reality) in realities.enumerated() {
      writeRelation(relations, document.mentions.count + reality.event, firstReality + index, realityRole, &json)
      relations += 1
    }
    for (index, event) in document.events.enumerated() {
      for argument in event.arguments {
        guard let mention = indices[.init(start: argument.start, end: argument.end)] else { continue }
        writeRelation(relations, document.mentions.count + index, mention, argument.role, &json)
        relations += 1
      }
    }
    json.endArray()
    json.member("document", document.id)
    if let date = document.date { json.member("date", date) }
    json.endObject()
    json.endLine()
  }

  private static let realityRole = "reality"

  /// What is not as usual.
  private static func realities(of event: AnnotatedDocument.Event) -> [String] {
    [event.modality == "asserted" ? nil : event.modality, event.polarity == Labels.polarity ? Labels.polarity : nil].compactMap { $0 }
  }

  private static func writeSpan(_ id: Int, _ label: String, _ start: Int, _ end: Int, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.integer(id)
    json.member("label", label)
    json.key("start_offset")
    json.integer(start)
    json.key("end_offset")
    json.integer(end)
    json.endObject()
  }

  private static func writeRelation(_ id: Int, _ from: Int, _ to: Int, _ role: String, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.integer(id)
    json.key("from_id")
    json.integer(from)
    json.key("to_id")
    json.integer(to)
    json.member("type", role)
    json.endObject()
  }

  /// The lists of labels, for import under "Labels": spans first, then relations.
  package static func configuration(_ labels: Labels) -> (spans: String, relations: String) {
    func list(_ names: [String]) -> String {
      var json = JSONWriter()
      json.beginArray()
      for name in names {
        json.beginObject()
        json.member("text", name)
        json.endObject()
      }
      json.endArray()
      json.endLine()
      return String(decoding: json.bytes, as: UTF8.self)
    }
    return (list(labels.mentions.sorted() + labels.events.keys.sorted() + Labels.realities), list(labels.roles + [realityRole]))
  }

  // MARK: Reading

  /// One line of an export; also of older ones, which have `label` or `labels` as `[start, end, label]`.
  package static func document(_ record: JSONValue, number: Int) throws(AnnotationError) -> AnnotatedDocument {
    guard let text = record["text"]?.string else { throw AnnotationError(line: number, "no 'text'") }
    let id = record["document"]?.string ?? record["id"]?.label ?? "line-\(number)"
    var spans: [MarkedSpan] = []
    for entity in record["entities"]?.elements ?? [] {
      guard let start = entity["start_offset"]?.integer, let end = entity["end_offset"]?.integer, let label = entity["label"]?.string else {
        throw AnnotationError(line: number, "an entity without 'start_offset', 'end_offset' or 'label'")
      }
      spans.append(MarkedSpan(id: entity["id"]?.label ?? "", label: label, start: start, end: end))
    }
    for triple in (record["label"] ?? record["labels"])?.elements ?? [] {
      let parts = triple.elements
      guard parts.count == 3, let start = parts[0].integer, let end = parts[1].integer, let label = parts[2].string else {
        throw AnnotationError(line: number, "a label that is not [start, end, label]")
      }
      spans.append(MarkedSpan(id: "l\(spans.count)", label: label, start: start, end: end))
    }
    let links = (record["relations"]?.elements ?? []).map { relation in
      (from: relation["from_id"]?.label ?? "", to: relation["to_id"]?.label ?? "", role: relation["type"]?.string ?? "")
    }
    do throws(AnnotationError) {
      let (own, arguments) = withRealities(spans, links)
      return try AnnotatedDocument(id: id, text: text, date: record["date"]?.string, spans: own, links: arguments)
    } catch {
      throw AnnotationError(line: number, error.message)
    }
  }

  private typealias Link = (from: String, to: String, role: String)

  /// Leads spans such as `planned` to the triggers that a relation comes from, else to those at the same place.
  private static func withRealities(_ spans: [MarkedSpan], _ links: [Link]) -> (spans: [MarkedSpan], links: [Link]) {
    var own = spans.filter { !Labels.realities.contains($0.label) }
    var arguments = links
    for reality in spans where Labels.realities.contains(reality.label) {
      let triggers = Set(links.filter { $0.to == reality.id && $0.role == realityRole }.map(\.from))
      arguments.removeAll { $0.to == reality.id }
      for index in own.indices {
        let span = own[index]
        let isMeant =
          triggers.isEmpty
          ? span.start == reality.start && span.end == reality.end && !AnnotatedDocument.mentionTypes.contains(span.label)
          : triggers.contains(span.id)
        guard isMeant else { continue }
        if reality.label == Labels.polarity { own[index].polarity = reality.label } else { own[index].modality = reality.label }
      }
    }
    return (own, arguments)
  }
}
