import Records

/// What a program, or another annotator, says about one document.
package struct PredictedDocument: Sendable {
  package var events: [PredictedEvent] = []
  /// Where it has mentions, in the order of the records; empty when it was not asked for them.
  var mentions: [Range<Int>] = []
  var entities: [String: PredictedEntity] = [:]
  /// Ids in the order of the records.
  var entityOrder: [String] = []

  package init() {}
}

package struct PredictedEvent: Sendable {
  package struct Argument: Sendable {
    let role: String
    let start: Int
    let end: Int
    let text: String
    let name: String
    let entity: String?
    /// The value as gold files write it, where it has one.
    let value: String?
  }

  package let type: String
  /// Code points of the text, end exclusive.
  package let start: Int
  package let end: Int
  let triggerText: String
  let arguments: [Argument]
  let modality: String?
  let polarity: String?
  let zone: String
  package let rule: String
  package let confidence: Double?
  /// The sentence, for reports.
  let sentence: String
}

struct PredictedEntity: Sendable {
  struct Mention: Sendable {
    let start: Int
    let end: Int
    let text: String
    let isName: Bool
  }

  let type: String
  let name: String
  let mentions: [Mention]

  var forms: [String] { mentions.map(\.text) }
}

extension PredictedEntity.Mention {
  init(_ record: JSONValue) {
    start = record["start"]?.offset ?? 0
    end = record["end"]?.offset ?? 0
    text = record["text"]?.string ?? ""
    isName = record["form"]?.string == "name"
  }
}

extension PredictedEvent {
  init?(_ record: JSONValue) {
    guard let type = record["type"]?.string else { return nil }
    self.type = type
    start = record["trigger"]?["start"]?.offset ?? -1
    end = record["trigger"]?["end"]?.offset ?? -1
    triggerText = record["trigger"]?["text"]?.string ?? ""
    arguments = (record["arguments"]?.elements ?? []).map(Argument.init)
    modality = record["modality"]?.string
    polarity = record["polarity"]?.string
    zone = record["zone"]?.string ?? "body"
    rule = record["rule"]?.string ?? ""
    confidence = record["confidence"]?.number
    sentence = record["sentence"]?["text"]?.string ?? ""
  }
}

extension PredictedEvent.Argument {
  init(_ record: JSONValue) {
    role = record["role"]?.string ?? ""
    start = record["start"]?.offset ?? 0
    end = record["end"]?.offset ?? 0
    text = record["text"]?.string ?? ""
    name = record["name"]?.string ?? ""
    entity = record["entity"]?.string
    switch record["value"] {
    case .number(let number)?:
      let unit = record["unit"]?.string ?? record["currency"]?.string ?? ""
      value = (record["bound"]?.string ?? "") + number + (unit.isEmpty ? "" : " " + unit)
    case .string(let text)?: value = text
    default: value = nil
    }
  }
}

extension PredictedDocument {
  /// Takes in one line of the program's output; lines of other kinds leave nothing.
  mutating func add(_ record: JSONValue) {
    switch record["record"]?.string {
    case "event": if let event = PredictedEvent(record) { events.append(event) }
    case "mention":
      if let start = record["start"]?.offset, let end = record["end"]?.offset, start <= end { mentions.append(start..<end) }
    case "entity":
      guard let id = record["id"]?.string else { return }
      if entities[id] == nil { entityOrder.append(id) }
      entities[id] = PredictedEntity(
        type: record["type"]?.string ?? "", name: record["name"]?.string ?? "",
        mentions: (record["mentions"]?.elements ?? []).map(PredictedEntity.Mention.init))
    default: return
    }
  }

  /// The records of JSON Lines by id of the document. Throws at the first line that is no JSON.
  package static func documents(in lines: [UInt8]) throws(LineError) -> [ExactText: PredictedDocument] {
    var documents: [ExactText: PredictedDocument] = [:]
    for (number, record) in try JSONLines.values(in: lines) {
      guard let id = record["document"]?.string else {
        if record["record"]?.string == "event" { throw LineError(line: number, message: "no 'document'") }
        continue
      }
      documents[ExactText(id), default: PredictedDocument()].add(record)
    }
    return documents
  }
}

extension JSONValue {
  /// An offset; nil for a number that can be none.
  fileprivate var offset: Int? { integer.flatMap { (0...Int(Int32.max)).contains($0) ? $0 : nil } }
}
