/// Reads brat standoff: a text and its annotations, offsets in code points.
package struct BratReader {
  private typealias Span = (type: String, start: Int, end: Int)

  private var spans: [String: Span] = [:]
  /// Ids of the text-bound annotations in the order of the file.
  private var order: [String] = []
  private var events: [(line: Int, id: String, fields: [Substring])] = []
  private var triggerOfEvent: [String: String] = [:]
  /// Values of attributes by event and name.
  private var attributes: [String: [String: String]] = [:]

  private init() {}

  /// - Parameters:
  ///   - annotations: the lines of the `.ann` file.
  ///   - id: of the document.
  package static func document(text: String, annotations: String, id: String) throws(AnnotationError) -> AnnotatedDocument {
    var reader = BratReader()
    for (index, raw) in annotations.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let line = String(decoding: raw.last == UInt8(ascii: "\r") ? raw.dropLast() : raw, as: UTF8.self)
      try reader.read(line.split(separator: "\t", omittingEmptySubsequences: false), index + 1)
    }
    return try reader.document(text: text, id: id)
  }

  private mutating func read(_ columns: [Substring], _ line: Int) throws(AnnotationError) {
    switch columns.first?.first {
    case "T":
      guard columns.count >= 2, let span = Self.span(columns[1]) else { throw AnnotationError(line: line, "no text-bound annotation") }
      if spans.updateValue(span, forKey: String(columns[0])) == nil { order.append(String(columns[0])) }
    case "E":
      guard columns.count >= 2 else { throw AnnotationError(line: line, "no event") }
      let fields = columns[1].split(separator: " ")
      guard let trigger = fields.first?.split(separator: ":"), trigger.count == 2 else {
        throw AnnotationError(line: line, "an event without a trigger")
      }
      triggerOfEvent[String(columns[0])] = String(trigger[1])
      events.append((line, String(columns[0]), fields))
    case "A", "M":
      let words = columns.count >= 2 ? columns[1].split(separator: " ").map(String.init) : []
      if words.count == 3 { attributes[words[1], default: [:]][words[0].lowercased()] = words[2] }
      if words.count == 2, words[0] == "Negation" { attributes[words[1], default: [:]]["polarity"] = "negative" }
    default: return
    }
  }

  private func document(text: String, id: String) throws(AnnotationError) -> AnnotatedDocument {
    let count = text.unicodeScalars.count
    if let outside = order.first(where: { spans[$0].map { $0.start < 0 || $0.end > count } ?? false }) {
      throw AnnotationError("'\(outside)' lies outside the text of \(count) characters")
    }
    func place(_ id: Substring) -> Span? { spans[triggerOfEvent[String(id)] ?? String(id)] }
    var found: [AnnotatedDocument.Event] = []
    for (line, id, fields) in events {
      let head = fields[0].split(separator: ":")
      guard let trigger = place(head[1]) else { throw AnnotationError(line: line, "unknown trigger '\(head[1])'") }
      var arguments: [AnnotatedDocument.Argument] = []
      for field in fields.dropFirst() {
        let parts = field.split(separator: ":")
        guard parts.count == 2, let filler = place(parts[1]) else { throw AnnotationError(line: line, "unknown argument '\(field)'") }
        arguments.append(.init(role: Self.role(parts[0]), start: filler.start, end: filler.end))
      }
      found.append(
        .init(
          type: String(head[0]), start: trigger.start, end: trigger.end, arguments: arguments,
          modality: attributes[id]?["modality"], polarity: attributes[id]?["polarity"]))
    }
    let triggers = Set(triggerOfEvent.values)
    let mentions = order.filter { !triggers.contains($0) }.compactMap { spans[$0] }
    return AnnotatedDocument(
      id: id, text: text, mentions: mentions.map { .init(type: $0.type, start: $0.start, end: $0.end) }, events: found)
  }

  /// `Participant2` is the second filler of `Participant`.
  private static func role(_ name: Substring) -> String {
    let bare = name.reversed().drop { $0.isNumber }.reversed()
    return bare.isEmpty ? String(name) : String(bare)
  }

  /// `Type 5 12`, or `Type 5 12;20 25` for a span with gaps, of which first and last count.
  private static func span(_ column: Substring) -> Span? {
    let words = column.split(whereSeparator: { $0 == " " || $0 == ";" })
    guard words.count >= 3, let start = Int(words[1]), let end = Int(words[words.count - 1]), start <= end else { return nil }
    return (String(words[0]), start, end)
  }
}
