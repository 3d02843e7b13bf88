import Exchange
import Records

/// The documents of a gold file, in one of the two forms.
package enum GoldSet: Sendable {
  /// What an analyst would take from the text.
  case template([TemplateDocument])
  /// Spans marked by annotators.
  case spans([AnnotatedDocument])

  /// Id, text and date of each document, for running the program on them.
  package var inputs: [(id: String, text: String, date: String?)] {
    switch self {
    case .template(let documents): documents.map { ($0.id, $0.text, $0.date) }
    case .spans(let documents): documents.map { ($0.id, $0.text, $0.date) }
    }
  }

  /// The kinds of record that scoring asks for.
  package var kinds: Set<RecordKind> {
    switch self {
    case .template: [.entities, .events]
    case .spans: [.mentions, .entities, .events]
    }
  }

  /// Event types in the gold, sorted.
  package var types: [String] {
    let types: [String] =
      switch self {
      case .template(let documents): documents.flatMap { $0.events.map(\.type) }
      case .spans(let documents): documents.flatMap { $0.events.map(\.type) }
      }
    return Set(types).sorted()
  }
}

/// Reads gold files: JSON Lines in template form, or with spans.
package enum GoldReader {
  /// Reads a file. Throws at the first line that cannot be right: figures on gold that speaks of another text mean nothing.
  ///
  /// - Parameters:
  ///   - types: the event types that templates may name; nil for any.
  ///   - fileText: the text of a file that a document names instead of holding its text; nil when it cannot be read.
  package static func gold(
    in bytes: [UInt8], types: Set<String>? = nil, fileText: (String) -> String?
  ) throws(LineError) -> GoldSet {
    let lines = try JSONLines.values(in: bytes)
    let hasSpans = lines.contains { _, record in record["events"]?.elements.contains { $0["trigger"] != nil } ?? false }
    var templates: [TemplateDocument] = []
    var spans: [AnnotatedDocument] = []
    for (number, record) in lines {
      let id = try required(record["id"]?.string, "no 'id'", number)
      let text = try required(
        record["text"]?.string ?? record["file"]?.string.flatMap(fileText), "no 'text', nor a 'file' that can be read", number)
      if hasSpans {
        do throws(AnnotationError) {
          spans.append(try AnnotatedDocument(gold: record, id: id, text: text))
        } catch {
          throw LineError(line: number, message: error.message)
        }
      } else {
        let document = TemplateDocument(record, id: id, text: text)
        if let message = document.problem(types: types) { throw LineError(line: number, message: message) }
        templates.append(document)
      }
    }
    return hasSpans ? .spans(spans) : .template(templates)
  }

  private static func required(_ text: String?, _ message: String, _ line: Int) throws(LineError) -> String {
    guard let text else { throw LineError(line: line, message: message) }
    return text
  }
}
