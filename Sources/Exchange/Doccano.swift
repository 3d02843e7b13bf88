import Records

/// doccano's JSON Lines of a project for sequence labelling with relations. Offsets are code points. It knows no modality and polarity.
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
    json.endArray()
    json.key("relations")
    json.beginArray()
    let indices = document.mentionIndices()
    var relations = 0
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
    return (list(labels.mentions.sorted() + labels.events.keys.sorted()), list(labels.roles))
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
      return try AnnotatedDocument(id: id, text: text, date: record["date"]?.string, spans: spans, links: links)
    } catch {
      throw AnnotationError(line: number, error.message)
    }
  }
}
