/// Reads brat standoff: a text and its annotations, offsets in code points.
public enum BratReader {
  /// - Parameters:
  ///   - annotations: the lines of the `.ann` file.
  ///   - id: of the document.
  public static func document(text: String, annotations: String, id: String) throws(LineError) -> SpanDocument {
    var spans: [String: (type: String, start: Int, end: Int)] = [:]
    var events: [(line: Int, fields: [Substring])] = []
    var triggerOfEvent: [Substring: Substring] = [:]
    for (index, raw) in annotations.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let line = String(decoding: raw.last == UInt8(ascii: "\r") ? raw.dropLast() : raw, as: UTF8.self)
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      if line.hasPrefix("T") {
        guard columns.count >= 2, let span = span(columns[1]) else { throw LineError(line: index + 1, message: "no text-bound annotation") }
        spans[String(columns[0])] = span
      } else if line.hasPrefix("E") {
        guard columns.count >= 2 else { throw LineError(line: index + 1, message: "no event") }
        let fields = columns[1].split(separator: " ")
        guard let trigger = fields.first?.split(separator: ":"), trigger.count == 2 else {
          throw LineError(line: index + 1, message: "an event without a trigger")
        }
        triggerOfEvent[columns[0]] = trigger[1]
        events.append((index + 1, fields))
      }
    }
    func place(_ id: Substring) -> (type: String, start: Int, end: Int)? { spans[String(triggerOfEvent[id] ?? id)] }
    var found: [SpanDocument.Event] = []
    for (line, fields) in events {
      let head = fields[0].split(separator: ":")
      guard let trigger = place(head[1]) else { throw LineError(line: line, message: "unknown trigger '\(head[1])'") }
      var arguments: [SpanDocument.Argument] = []
      for field in fields.dropFirst() {
        let parts = field.split(separator: ":")
        guard parts.count == 2, let filler = place(parts[1]) else { throw LineError(line: line, message: "unknown argument '\(field)'") }
        arguments.append(.init(role: role(parts[0]), start: filler.start, end: filler.end))
      }
      found.append(.init(type: String(head[0]), start: trigger.start, end: trigger.end, arguments: arguments))
    }
    return SpanDocument(id: id, text: text, date: nil, events: found)
  }

  /// `Participant2` is the second filler of `Participant`.
  private static func role(_ name: Substring) -> String {
    let bare = name.reversed().drop { $0.isNumber }.reversed()
    return bare.isEmpty ? String(name) : String(bare)
  }

  /// `Type 5 12`, or `Type 5 12;20 25` for a span with gaps, of which first and last count.
  private static func span(_ column: Substring) -> (type: String, start: Int, end: Int)? {
    let words = column.split(whereSeparator: { $0 == " " || $0 == ";" })
    guard words.count >= 3, let start = Int(words[1]), let end = Int(words[words.count - 1]), start <= end else { return nil }
    return (String(words[0]), start, end)
  }
}
