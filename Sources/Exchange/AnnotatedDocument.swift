import Records

/// A text with marked spans and events, as annotation tools know it. Offsets are code points, ends exclusive.
package struct AnnotatedDocument: Sendable, Equatable {
  package struct Mention: Sendable, Hashable {
    /// An entity type, `time`, `quantity`, `money`, or `phrase` for words that only fill a role.
    package let type: String
    package let start: Int
    package let end: Int

    package init(type: String, start: Int, end: Int) {
      self.type = type
      self.start = start
      self.end = end
    }
  }

  package struct Argument: Sendable, Hashable {
    package let role: String
    package let start: Int
    package let end: Int

    package init(role: String, start: Int, end: Int) {
      self.role = role
      self.start = start
      self.end = end
    }
  }

  package struct Event: Sendable, Equatable {
    package let type: String
    /// The trigger.
    package let start: Int
    package let end: Int
    package var arguments: [Argument]
    /// Nil where the annotation does not say.
    package var modality: String?
    package var polarity: String?

    package init(type: String, start: Int, end: Int, arguments: [Argument], modality: String? = nil, polarity: String? = nil) {
      self.type = type
      self.start = start
      self.end = end
      self.arguments = arguments
      self.modality = modality
      self.polarity = polarity
    }
  }

  package let id: String
  package let text: String
  package var date: String?
  /// In text order, each once; every argument has one.
  package let mentions: [Mention]
  package let events: [Event]

  package init(id: String, text: String, date: String? = nil, mentions: [Mention], events: [Event]) {
    self.id = id
    self.text = text
    self.date = date
    self.mentions = mentions
    self.events = events
  }
}

extension AnnotatedDocument {
  /// What the records of a document mark in its text.
  package init(_ records: DocumentRecords, text: DocumentText) {
    var mentions: [Mention] = []
    func add(_ type: String, _ span: TextSpan) {
      let range = text.scalars(of: span)
      mentions.append(Mention(type: type, start: range.lowerBound, end: range.upperBound))
    }
    for mention in records.mentions { add(mention.type, mention.span) }
    for entity in records.entities { for mention in entity.mentions { add(entity.type, mention.span) } }
    let marked = Set(mentions.map { [$0.start, $0.end] })
    let types = Dictionary(records.entities.map { (ExactText($0.id), $0.type) }, uniquingKeysWith: { first, _ in first })
    for argument in records.events.flatMap(\.arguments) {
      let range = text.scalars(of: argument.span)
      if marked.contains([range.lowerBound, range.upperBound]) { continue }
      add(argument.entity.flatMap { types[ExactText($0)] } ?? argument.value?.mentionType ?? "phrase", argument.span)
    }
    let order = Set(mentions).sorted { ($0.start, $1.end, $0.type) < ($1.start, $0.end, $1.type) }
    self.init(
      id: records.id ?? "", text: text.text, date: records.document?.date, mentions: order,
      events: records.events.map { Event($0, text) })
  }

  /// The mention that an argument points at: the first of its span.
  func mentionIndices() -> [Span: Int] {
    Dictionary(mentions.enumerated().map { (Span(start: $1.start, end: $1.end), $0) }, uniquingKeysWith: { first, _ in first })
  }

  struct Span: Hashable {
    let start: Int
    let end: Int
  }
}

extension AnnotatedDocument.Event {
  fileprivate init(_ event: EventRecord, _ text: DocumentText) {
    let trigger = text.scalars(of: event.trigger)
    let arguments = event.arguments.map { argument in
      let range = text.scalars(of: argument.span)
      return AnnotatedDocument.Argument(role: argument.role, start: range.lowerBound, end: range.upperBound)
    }
    self.init(
      type: event.type, start: trigger.lowerBound, end: trigger.upperBound, arguments: arguments, modality: event.modality,
      polarity: event.polarity)
  }
}

extension ValueRecord {
  /// The type of mention that has such a value.
  fileprivate var mentionType: String {
    switch self {
    case .time: "time"
    case .amount(let amount): amount.currency == nil ? "quantity" : "money"
    }
  }
}

/// The labels of an annotation tool's configuration: those that documents have, and those with which an annotator adds what they lack. Sorted.
package struct Labels: Sendable {
  package private(set) var mentions: Set<String> = []
  /// Roles of each event type.
  package private(set) var events: [String: Set<String>] = [:]

  /// Every type and role there is.
  package init(types: [EventTypeRecord] = []) {
    if types.isEmpty { return }
    mentions = AnnotatedDocument.mentionTypes
    for type in types { events[type.type] = Set(type.roles.map(\.role)) }
  }

  package mutating func add(_ document: AnnotatedDocument) {
    for mention in document.mentions { mentions.insert(mention.type) }
    for event in document.events { events[event.type, default: []].formUnion(event.arguments.map(\.role)) }
  }

  var roles: [String] { Set(events.values.flatMap { $0 }).sorted() }

  static let modalities = ["planned", "pledged", "requested", "hypothetical"]
  static let polarity = "negative"
  static let realities = modalities + [polarity]
}
