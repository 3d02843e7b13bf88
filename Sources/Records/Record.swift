/// One record of any kind.
public enum Record: Sendable {
  case document(DocumentRecord)
  case sentence(SentenceRecord)
  case mention(MentionRecord)
  case entity(EntityRecord)
  case event(EventRecord)

  /// Id of the document that it belongs to.
  public var document: String {
    switch self {
    case .document(let record): record.document
    case .sentence(let record): record.document
    case .mention(let record): record.document
    case .entity(let record): record.document
    case .event(let record): record.document
    }
  }
}

/// Why a value is no record.
public struct RecordError: Error, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

extension Record {
  /// Reads a record back; members that FORMAT.md does not name are passed over.
  public init(_ json: JSONValue) throws(RecordError) {
    let fields = RecordFields(json)
    switch try fields.string("record") {
    case "document": self = .document(try DocumentRecord(fields))
    case "sentence": self = .sentence(try SentenceRecord(fields))
    case "mention": self = .mention(try MentionRecord(fields))
    case "entity": self = .entity(try EntityRecord(fields))
    case "event": self = .event(try EventRecord(fields))
    case let other: throw RecordError("unknown kind of record '\(other)'")
    }
  }
}

/// The members of an object, asked for by name and kind.
struct RecordFields {
  let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  func string(_ key: String) throws(RecordError) -> String {
    guard let text = try optionalString(key) else { throw RecordError("no '\(key)'") }
    return text
  }

  func optionalString(_ key: String) throws(RecordError) -> String? {
    guard let value = json[key] else { return nil }
    guard let text = value.string else { throw RecordError("'\(key)' is no string") }
    return text
  }

  func integer(_ key: String) throws(RecordError) -> Int {
    guard let number = json[key]?.integer, number >= 0 else { throw RecordError("'\(key)' is no whole number") }
    return number
  }

  func optionalNumber(_ key: String) throws(RecordError) -> Double? {
    guard let value = json[key] else { return nil }
    guard let number = value.number else { throw RecordError("'\(key)' is no number") }
    return number
  }

  func strings(_ key: String) -> [String] { (json[key]?.elements ?? []).compactMap(\.string) }

  func object(_ key: String) throws(RecordError) -> RecordFields {
    guard case .object? = json[key] else { throw RecordError("no '\(key)'") }
    return RecordFields(json[key] ?? .null)
  }

  func list<Element>(_ key: String, _ element: (RecordFields) throws(RecordError) -> Element) throws(RecordError) -> [Element] {
    var list: [Element] = []
    for value in json[key]?.elements ?? [] { list.append(try element(RecordFields(value))) }
    return list
  }

  /// `start`, `end` and `text` of the object itself.
  func span() throws(RecordError) -> TextSpan {
    let span = TextSpan(start: try integer("start"), end: try integer("end"), text: try string("text"))
    if span.end < span.start { throw RecordError("'end' is before 'start'") }
    return span
  }

  func value() throws(RecordError) -> ValueRecord? {
    if let time = json["value"]?.string { return .time(time) }
    let amount = AmountRecord(
      number: try optionalNumber("value"), low: try optionalNumber("low"), high: try optionalNumber("high"),
      bound: try optionalString("bound"), unit: try optionalString("unit"), currency: try optionalString("currency"))
    return amount.number == nil && amount.low == nil && amount.high == nil ? nil : .amount(amount)
  }
}
