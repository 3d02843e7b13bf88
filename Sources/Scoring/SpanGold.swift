import Exchange
import Records

/// One document annotated with spans: brat standoff, or BKEE as running text.
public struct SpanDocument: Sendable {
  public struct Argument: Sendable, Hashable {
    public let role: String
    public let start: Int
    public let end: Int
  }

  public struct Event: Sendable {
    public let type: String
    /// Code points of the text, end exclusive.
    public let start: Int
    public let end: Int
    public let arguments: [Argument]
  }

  public let id: String
  public let text: String
  public let date: String?
  public let events: [Event]
}

extension SpanDocument {
  /// What was annotated with a tool.
  package init(_ document: AnnotatedDocument) {
    id = document.id
    text = document.text
    date = document.date
    events = document.events.map { event in
      Event(
        type: event.type, start: event.start, end: event.end,
        arguments: event.arguments.map { Argument(role: $0.role, start: $0.start, end: $0.end) })
    }
  }

  init(_ record: JSONValue, id: String, text: String) {
    self.id = id
    self.text = text
    date = record["date"]?.string
    events = (record["events"]?.elements ?? []).map { event in
      Event(
        type: event["type"]?.string ?? "", start: event["trigger"]?["start"]?.integer ?? 0, end: event["trigger"]?["end"]?.integer ?? 0,
        arguments: (event["arguments"]?.elements ?? []).map {
          Argument(role: $0["role"]?.string ?? "", start: $0["start"]?.integer ?? 0, end: $0["end"]?.integer ?? 0)
        })
    }
  }

  /// The same as what another annotator says.
  public var predicted: PredictedDocument {
    var document = PredictedDocument()
    document.events = events.map { event in
      PredictedEvent(
        type: event.type, start: event.start, end: event.end, triggerText: "",
        arguments: event.arguments.map { .init(role: $0.role, start: $0.start, end: $0.end, text: "", name: "", entity: nil, value: nil) },
        modality: nil, polarity: nil, zone: "body", rule: event.type, confidence: nil, sentence: "")
    }
    return document
  }
}
