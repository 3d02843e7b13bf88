import Exchange

extension PredictedDocument {
  /// What another annotator says.
  package init(_ document: AnnotatedDocument) {
    self.init()
    events = document.events.map { event in
      PredictedEvent(
        type: event.type, start: event.start, end: event.end, triggerText: "",
        arguments: event.arguments.map { .init(role: $0.role, start: $0.start, end: $0.end, text: "", name: "", entity: nil, value: nil) },
        modality: nil, polarity: nil, zone: "body", rule: event.type, confidence: nil, sentence: "")
    }
  }
}
