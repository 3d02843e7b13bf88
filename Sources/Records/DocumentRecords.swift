/// Kinds of records, in the order in which they are written for each document: each refers only to those before it.
public enum RecordKind: String, Sendable, CaseIterable, Comparable {
  case documents, sentences, mentions, entities, events

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (a: RecordKind, b: RecordKind) -> Bool { a.rank < b.rank }
}

/// All records of one document that were asked for.
public struct DocumentRecords: Sendable {
  public let document: DocumentRecord?
  public let sentences: [SentenceRecord]
  public let mentions: [MentionRecord]
  public let entities: [EntityRecord]
  public let events: [EventRecord]
  /// The document's warnings, also when no document record was asked for.
  public let warnings: [Warning]

  public init(
    document: DocumentRecord?, sentences: [SentenceRecord], mentions: [MentionRecord], entities: [EntityRecord], events: [EventRecord],
    warnings: [Warning]
  ) {
    self.document = document
    self.sentences = sentences
    self.mentions = mentions
    self.entities = entities
    self.events = events
    self.warnings = warnings
  }

  /// Writes them as JSON Lines, in the order of `RecordKind`.
  public func write(to json: inout JSONWriter) {
    if let document { line(document.write, &json) }
    for record in sentences { line(record.write, &json) }
    for record in mentions { line(record.write, &json) }
    for record in entities { line(record.write, &json) }
    for record in events { line(record.write, &json) }
  }

  private func line(_ write: (inout JSONWriter) -> Void, _ json: inout JSONWriter) {
    write(&json)
    json.endLine()
  }
}
