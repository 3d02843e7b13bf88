import Records

/// The documents of a gold file, in one of the two forms.
public enum GoldSet: Sendable {
  /// What an analyst would take from the text.
  case template([TemplateDocument])
  /// Spans marked by annotators.
  case spans([SpanDocument])

  /// Id, text and date of each document, for running the program on them.
  public var inputs: [(id: String, text: String, date: String?)] {
    switch self {
    case .template(let documents): documents.map { ($0.id, $0.text, $0.date) }
    case .spans(let documents): documents.map { ($0.id, $0.text, $0.date) }
    }
  }

  /// Event types in the gold, sorted.
  public var types: [String] {
    let types: [String] =
      switch self {
      case .template(let documents): documents.flatMap { $0.events.map(\.type) }
      case .spans(let documents): documents.flatMap { $0.events.map(\.type) }
      }
    return Set(types).sorted()
  }
}

/// Reads gold files: JSON Lines in template form, or with spans.
public enum GoldReader {
  /// - Parameter fileText: the text of a file that a document names instead of holding its text; nil when it cannot be read.
  public static func gold(in bytes: [UInt8], fileText: (String) -> String?) throws(LineError) -> GoldSet {
    let lines = try JSONLines.values(in: bytes)
    let hasSpans = lines.contains { _, record in record["events"]?.elements.contains { $0["trigger"] != nil } ?? false }
    var templates: [TemplateDocument] = []
    var spans: [SpanDocument] = []
    for (number, record) in lines {
      let id = try required(record["id"]?.string, "no 'id'", number)
      let text = try required(
        record["text"]?.string ?? record["file"]?.string.flatMap(fileText), "no 'text', nor a 'file' that can be read", number)
      if hasSpans {
        spans.append(SpanDocument(record, id: id, text: text))
      } else {
        templates.append(TemplateDocument(record, id: id, text: text))
      }
    }
    return hasSpans ? .spans(spans) : .template(templates)
  }

  private static func required(_ text: String?, _ message: String, _ line: Int) throws(LineError) -> String {
    guard let text else { throw LineError(line: line, message: message) }
    return text
  }
}
