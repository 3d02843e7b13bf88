import Records

/// One document of a gold file in template form: what a careful analyst would take from the text.
package struct TemplateDocument: Sendable {
  package struct Event: Sendable {
    package let type: String
    /// A piece of the text that holds the trigger and occurs once.
    package let at: String
    /// Roles in the order of the file, each with its values; `A|B` are equally right.
    let arguments: [(role: String, value: String)]
    /// Arguments that count neither as missed nor as wrong.
    let optional: [(role: String, value: String)]
    let modality: String?
    let polarity: String?
    let zone: String
    /// A second copy of a headline.
    let isRepeat: Bool
  }

  struct Entity: Sendable {
    let type: String
    let name: String
    let forms: [String]
  }

  package let id: String
  /// Nil when the program must find it.
  package let date: String?
  package let text: String
  package let events: [Event]
  /// Pieces in which no event may be reported.
  let traps: [String]
  let entities: [Entity]
  /// Entity types that are listed without a gap.
  let complete: Set<String>
}

extension TemplateDocument {
  /// - Parameter text: of the document, when the record names a file instead.
  init(_ record: JSONValue, id: String, text: String) {
    self.id = id
    self.text = text
    date = record["date"]?.string
    events = (record["events"]?.elements ?? []).map(Event.init)
    traps = (record["none"]?.elements ?? []).compactMap(\.string)
    complete = Set((record["complete"]?.elements ?? []).compactMap(\.string))
    entities = (record["entities"]?.elements ?? []).map {
      Entity(type: $0["type"]?.string ?? "", name: $0["name"]?.string ?? "", forms: ($0["forms"]?.elements ?? []).compactMap(\.string))
    }
  }
}

extension TemplateDocument {
  /// What the shared scorer would stop at as well: an unknown type, a piece that the text does not hold; and a place of an event that could be two.
  ///
  /// - Parameter types: that there are; nil for any.
  func problem(types: Set<String>?) -> String? {
    let places = Places(text)
    for event in events {
      if let types, !types.contains(event.type) { return "unknown event type '\(event.type)'" }
      switch event.at.isEmpty ? 0 : places.ranges(of: event.at).count {
      case 0: return "'at' of \(event.type) is not in the text: '\(event.at)'"
      case 1: continue
      case let count: return "'at' of \(event.type) stands \(count) times in the text; take more words: '\(event.at)'"
      }
    }
    return traps.first { $0.isEmpty || places.range(of: $0) == nil }.map { "a piece of 'none' is not in the text: '\($0)'" }
  }
}

extension TemplateDocument.Event {
  fileprivate init(_ record: JSONValue) {
    type = record["type"]?.string ?? ""
    at = record["at"]?.string ?? ""
    arguments = Self.pairs(record["arguments"])
    optional = Self.pairs(record["optional"])
    modality = record["modality"]?.string
    polarity = record["polarity"]?.string
    zone = record["zone"]?.string ?? "body"
    isRepeat = record["repeat"]?.bool ?? false
  }

  private static func pairs(_ roles: JSONValue?) -> [(role: String, value: String)] {
    (roles?.members ?? []).flatMap { role, values in values.elements.compactMap(\.string).map { (role, $0) } }
  }
}
