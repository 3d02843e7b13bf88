/// Puts records that follow each other back together by document. Ids are compared by their bytes.
public struct RecordGrouper: Sendable {
  private var id: String?
  private var document: DocumentRecord?
  private var sentences: [SentenceRecord] = []
  private var mentions: [MentionRecord] = []
  private var entities: [EntityRecord] = []
  private var events: [EventRecord] = []

  public init() {}

  /// Takes in the next record. A second record of a document begins another one, even of the same id: two documents are never mixed.
  ///
  /// - Returns: the document before it, when this one begins another.
  public mutating func add(_ record: Record) -> DocumentRecords? {
    let finished = isOfSameDocument(record) ? nil : finish()
    id = record.document
    switch record {
    case .document(let record): document = record
    case .sentence(let record): sentences.append(record)
    case .mention(let record): mentions.append(record)
    case .entity(let record): entities.append(record)
    case .event(let record): events.append(record)
    }
    return finished
  }

  private func isOfSameDocument(_ record: Record) -> Bool {
    if case .document = record, document != nil { return false }
    return id.map { ExactText($0) == ExactText(record.document) } ?? false
  }

  /// The last document; nil when there is none.
  public mutating func finish() -> DocumentRecords? {
    guard id != nil else { return nil }
    defer { self = RecordGrouper() }
    return DocumentRecords(
      document: document, sentences: sentences, mentions: mentions, entities: entities, events: events,
      warnings: document?.warnings ?? [])
  }
}
