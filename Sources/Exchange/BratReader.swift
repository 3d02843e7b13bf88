import Records

/// Reads brat standoff: a text and its annotations, offsets in code points.
package struct BratReader {
  private struct Span {
    let type: String
    /// At least one; several where it has gaps.
    let pieces: [Range<Int>]
    let line: Int
    /// The text that the file gives; nil when it gives none.
    let text: Substring?
    var start: Int { pieces[0].lowerBound }
    var end: Int { pieces[pieces.count - 1].upperBound }
  }

  private var spans: [String: Span] = [:]
  /// Ids of the text-bound annotations in the order of the file.
  private var order: [String] = []
  private var events: [(line: Int, id: String, fields: [Substring])] = []
  private var triggerOfEvent: [String: String] = [:]
  /// Of the document, as our own note says.
  private var note: JSONValue?
  /// Values of attributes by event and name.
  private var attributes: [String: [String: String]] = [:]

  private init() {}

  /// - Parameters:
  ///   - annotations: the lines of the `.ann` file.
  ///   - id: of the document, where the annotations do not say it.
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
      guard columns.count >= 2, let span = Self.span(columns, line) else { throw AnnotationError(line: line, "no text-bound annotation") }
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
    case "#":
      if columns.count >= 3, columns[1] == BratWriter.documentNote { note = try? JSONValue(Array(columns[2].utf8)) }
    default: return
    }
  }

  private func document(text: String, id: String) throws(AnnotationError) -> AnnotatedDocument {
    try checkSpans(Array(text.unicodeScalars))
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
      id: note?["id"]?.string ?? id, text: text, date: note?["date"]?.string,
      mentions: mentions.map { .init(type: $0.type, start: $0.start, end: $0.end) }, events: found)
  }

  /// `Participant2` is the second filler of `Participant`.
  private static func role(_ name: Substring) -> String {
    let bare = name.reversed().drop { $0.isNumber }.reversed()
    return bare.isEmpty ? String(name) : String(bare)
  }

  /// Spans lie in the text, and what the file says that they hold stands there; white space may be another.
  private func checkSpans(_ text: [Unicode.Scalar]) throws(AnnotationError) {
    for id in order {
      guard let span = spans[id] else { continue }
      if span.end > text.count {
        throw AnnotationError(line: span.line, "'\(id)' lies outside the text of \(text.count) characters")
      }
      guard let told = span.text else { continue }
      let cut = span.pieces.map { String(String.UnicodeScalarView(text[$0])) }.joined(separator: " ")
      if !cut.split(whereSeparator: \.isWhitespace).elementsEqual(told.split(whereSeparator: \.isWhitespace)) {
        throw AnnotationError(line: span.line, "'\(id)' is '\(told)' here, but at its offsets the text has '\(cut)'")
      }
    }
  }

  /// `Type 5 12`, or `Type 5 12;20 25` for a span with gaps, of which first and last count.
  private static func span(_ columns: [Substring], _ line: Int) -> Span? {
    guard let space = columns[1].firstIndex(of: " ") else { return nil }
    var pieces: [Range<Int>] = []
    for piece in columns[1][space...].split(separator: ";") {
      let numbers = piece.split(separator: " ").map { Int($0) }
      guard numbers.count == 2, let start = numbers[0], let end = numbers[1], (pieces.last?.upperBound ?? 0) <= start, start <= end else {
        return nil
      }
      pieces.append(start..<end)
    }
    if pieces.isEmpty { return nil }
    return Span(type: String(columns[1][..<space]), pieces: pieces, line: line, text: columns.count > 2 ? columns[2] : nil)
  }
}
