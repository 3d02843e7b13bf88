import Records

/// Label Studio's JSON: a list of tasks, the records as predictions that annotators correct. Offsets are code points.
package enum LabelStudio {
  // MARK: Writing

  /// One task of the list.
  package static func writeTask(_ document: AnnotatedDocument, to json: inout JSONWriter) {
    let cutter = Cutter(document.text)
    json.beginObject()
    json.key("data")
    json.beginObject()
    json.member("id", document.id)
    if let date = document.date { json.member("date", date) }
    json.member("text", document.text)
    json.endObject()
    json.key("predictions")
    json.beginArray()
    json.beginObject()
    json.member("model_version", "sukien")
    json.key("result")
    json.beginArray()
    for (index, mention) in document.mentions.enumerated() {
      writeRegion("m\(index + 1)", "mention", "labels", mention.type, (mention.start, mention.end), cutter, &json)
    }
    let indices = document.mentionIndices()
    for (index, event) in document.events.enumerated() {
      let id = "v\(index + 1)"
      writeRegion(id, "event", "labels", event.type, (event.start, event.end), cutter, &json)
      if let modality = event.modality, modality != "asserted" {
        writeRegion(id, "modality", "choices", modality, (event.start, event.end), cutter, &json)
      }
      if event.polarity == Labels.polarity {
        writeRegion(id, "polarity", "choices", Labels.polarity, (event.start, event.end), cutter, &json)
      }
      for argument in event.arguments {
        guard let mention = indices[.init(start: argument.start, end: argument.end)] else { continue }
        writeRelation(id, "m\(mention + 1)", argument.role, &json)
      }
    }
    json.endArray()
    json.endObject()
    json.endArray()
    json.endObject()
  }

  private static func writeRegion(
    _ id: String, _ control: String, _ kind: String, _ label: String, _ place: (start: Int, end: Int), _ cutter: Cutter,
    _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.member("id", id)
    json.member("from_name", control)
    json.member("to_name", "text")
    json.member("type", kind)
    json.key("value")
    json.beginObject()
    json.span(place.start, place.end)
    json.member("text", cutter.scalars(place.start, place.end) ?? "")
    json.key(kind)
    json.beginArray()
    json.string(label)
    json.endArray()
    json.endObject()
    json.endObject()
  }

  private static func writeRelation(_ from: String, _ to: String, _ role: String, _ json: inout JSONWriter) {
    json.beginObject()
    json.member("from_id", from)
    json.member("to_id", to)
    json.member("type", "relation")
    json.member("direction", "right")
    json.key("labels")
    json.beginArray()
    json.string(role)
    json.endArray()
    json.endObject()
  }

  /// The labelling configuration of a project for such tasks.
  package static func configuration(_ labels: Labels) -> String {
    func tags(_ tag: String, _ values: [String]) -> [String] { values.map { "    <\(tag) value=\"\(XMLText.escaped($0))\"/>" } }
    let lines =
      ["<View>", "  <Relations>"] + tags("Relation", labels.roles) + ["  </Relations>"]
      + ["  <Labels name=\"mention\" toName=\"text\">"] + tags("Label", labels.mentions.sorted()) + ["  </Labels>"]
      + ["  <Labels name=\"event\" toName=\"text\">"] + tags("Label", labels.events.keys.sorted()) + ["  </Labels>"]
      + ["  <Text name=\"text\" value=\"$text\"/>"]
      + ["  <Choices name=\"modality\" toName=\"text\" perRegion=\"true\" whenTagName=\"event\">"] + tags("Choice", Labels.modalities)
      + ["  </Choices>"] + ["  <Choices name=\"polarity\" toName=\"text\" perRegion=\"true\" whenTagName=\"event\">"]
      + tags("Choice", [Labels.polarity]) + ["  </Choices>", "</View>"]
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: Reading

  /// The documents of an export: of each task its last annotation that was not cancelled, else its last prediction.
  package static func documents(in bytes: [UInt8]) throws(AnnotationError) -> [AnnotatedDocument] {
    let tasks: JSONValue
    do throws(JSONError) {
      tasks = try JSONValue(bytes)
    } catch {
      throw AnnotationError("\(error.message) at byte \(error.offset + 1)")
    }
    guard case .array(let list) = tasks else { throw AnnotationError("no list of tasks; export as JSON, not as JSON-MIN or CSV") }
    var documents: [AnnotatedDocument] = []
    for (index, task) in list.enumerated() {
      do throws(AnnotationError) {
        documents.append(try document(task, number: index + 1))
      } catch {
        throw AnnotationError("task \(index + 1): \(error.message)")
      }
    }
    return documents
  }

  private static func document(_ task: JSONValue, number: Int) throws(AnnotationError) -> AnnotatedDocument {
    guard let text = task["data"]?["text"]?.string else { throw AnnotationError("no 'text' in its 'data'") }
    let id = task["data"]?["id"]?.label ?? task["id"]?.label ?? "task-\(number)"
    let annotations = (task["annotations"]?.elements ?? []).filter { $0["was_cancelled"]?.bool != true }
    let result = (annotations.last ?? task["predictions"]?.elements.last)?["result"]?.elements ?? []
    let cutter = Cutter(text)
    var spans: [MarkedSpan] = []
    for item in result where item["type"]?.string == "labels" { spans.append(try span(item, cutter)) }
    for item in result where item["type"]?.string == "choices" {
      guard let index = spans.firstIndex(where: { $0.id == item["id"]?.string }) else { continue }
      let choice = item["value"]?["choices"]?.elements.first?.string
      if item["from_name"]?.string == "modality" { spans[index].modality = choice }
      if item["from_name"]?.string == "polarity" { spans[index].polarity = choice }
    }
    let links = result.filter { $0["type"]?.string == "relation" }.map { relation in
      let ends = (relation["from_id"]?.string ?? "", relation["to_id"]?.string ?? "")
      let isTurned = relation["direction"]?.string == "left"
      return (
        from: isTurned ? ends.1 : ends.0, to: isTurned ? ends.0 : ends.1, role: relation["labels"]?.elements.first?.string ?? ""
      )
    }
    return try AnnotatedDocument(id: id, text: text, date: task["data"]?["date"]?.string, spans: spans, links: links)
  }

  /// Older versions count UTF-16 units: where the text that comes with the span says so, they are led to code points.
  private static func span(_ item: JSONValue, _ cutter: Cutter) throws(AnnotationError) -> MarkedSpan {
    let value = item["value"]
    guard let start = value?["start"]?.integer, let end = value?["end"]?.integer, let label = value?["labels"]?.elements.first?.string
    else { throw AnnotationError("a span without 'start', 'end' or label") }
    var place = (start, end)
    if let text = value?["text"]?.string, cutter.scalars(start, end) != text, let units = cutter.utf16(start, end), units.text == text {
      place = (units.start, units.end)
    }
    let control = item["from_name"]?.string
    let isTrigger = control == "event" ? true : control == "mention" ? false : nil
    return MarkedSpan(id: item["id"]?.string ?? "", label: label, start: place.0, end: place.1, isTrigger: isTrigger)
  }
}

/// Cuts a text at offsets.
struct Cutter {
  private let text: [Unicode.Scalar]

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// Between two offsets in code points; nil when they lie outside.
  func scalars(_ start: Int, _ end: Int) -> String? {
    guard 0 <= start, start <= end, end <= text.count else { return nil }
    return String(String.UnicodeScalarView(text[start..<end]))
  }

  /// The same for UTF-16 units, which are led to code points.
  func utf16(_ start: Int, _ end: Int) -> (start: Int, end: Int, text: String)? {
    guard let from = scalar(start), let to = scalar(end), let text = scalars(from, to) else { return nil }
    return (from, to, text)
  }

  private func scalar(_ utf16: Int) -> Int? {
    var units = 0
    for (index, scalar) in text.enumerated() {
      if units >= utf16 { return units == utf16 ? index : nil }
      units += UTF16.width(scalar)
    }
    return units == utf16 ? text.count : nil
  }
}

extension JSONValue {
  /// A string, or a number as it is written.
  var label: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }
}
