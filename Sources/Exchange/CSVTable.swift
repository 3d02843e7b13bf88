import Records

/// Records as tables in CSV (RFC 4180): commas, quotes where needed, lines that end in CR LF, a header.
package struct CSVTable: Sendable {
  package enum Rows: String, Sendable, CaseIterable { case events, arguments, entities, mentions }

  private let rows: Rows
  /// For spreadsheets: a byte order mark, and an apostrophe before what they would take for a formula.
  private let isForSpreadsheets: Bool

  package init(rows: Rows, isForSpreadsheets: Bool) {
    self.rows = rows
    self.isForSpreadsheets = isForSpreadsheets
  }

  package var header: String { (isForSpreadsheets ? "\u{FEFF}" : "") + line(columns) }

  private var columns: [String] {
    switch rows {
    case .events:
      [
        "document", "event", "type", "family", "day", "trigger", "start", "end", "arguments", "modality", "polarity", "attribution",
        "same_as",
        "zone", "confidence", "rule", "summary", "sentence",
      ]
    case .arguments:
      [
        "document", "event", "type", "day", "modality", "polarity", "role", "entity", "name", "key", "text", "start", "end",
      ] + Self.valueColumns
    case .entities: ["document", "entity", "type", "name", "key", "wikidata", "country", "offices", "mentions"]
    case .mentions: ["document", "type", "form", "entity", "text", "start", "end"] + Self.valueColumns + ["rule"]
    }
  }

  private static let valueColumns = ["value", "low", "high", "bound", "unit", "currency"]

  /// The lines of one document.
  package func lines(of records: DocumentRecords) -> String {
    switch rows {
    case .events:
      let names = Dictionary(records.entities.map { (ExactText($0.id), $0.name) }, uniquingKeysWith: { first, _ in first })
      return records.events.map { line(cells($0, records, names)) }.joined()
    case .arguments:
      let keys = Dictionary(records.entities.map { (ExactText($0.id), $0.key ?? "") }, uniquingKeysWith: { first, _ in first })
      return records.events.flatMap { event in event.arguments.map { line(cells($0, event, records, keys)) } }.joined()
    case .entities: return records.entities.map { line(cells($0)) }.joined()
    case .mentions: return records.mentions.map { line(cells($0)) }.joined()
    }
  }

  // MARK: Cells

  private func cells(_ event: EventRecord, _ records: DocumentRecords, _ names: [ExactText: String]) -> [String] {
    let arguments = event.arguments.map { "\($0.role)=\($0.name ?? $0.span.text)" }.joined(separator: "; ")
    return [
      event.document, event.id, event.type, event.family, event.day(documentDate: records.document?.date)?.date ?? "", event.trigger.text,
      String(event.trigger.start), String(event.trigger.end), arguments, event.modality, event.polarity,
      event.attribution.map { names[ExactText($0)] ?? $0 } ?? "", event.sameAs ?? "", event.zone, Self.number(event.confidence), event.rule,
      event.summary ?? "", event.sentence.text,
    ]
  }

  private func cells(
    _ argument: EventRecord.Argument, _ event: EventRecord, _ records: DocumentRecords, _ keys: [ExactText: String]
  ) -> [String] {
    [
      event.document, event.id, event.type, event.day(documentDate: records.document?.date)?.date ?? "", event.modality, event.polarity,
      argument.role, argument.entity ?? "", argument.name ?? "", argument.entity.flatMap { keys[ExactText($0)] } ?? "", argument.span.text,
      String(argument.span.start), String(argument.span.end),
    ] + cells(argument.value)
  }

  private func cells(_ entity: EntityRecord) -> [String] {
    [
      entity.document, entity.id, entity.type, entity.name, entity.key ?? "", entity.wikidata ?? "", entity.country ?? "",
      entity.offices.joined(separator: "; "), String(entity.mentions.count),
    ]
  }

  private func cells(_ mention: MentionRecord) -> [String] {
    [
      mention.document, mention.type, mention.form ?? "", mention.entities.joined(separator: "; "), mention.span.text,
      String(mention.span.start), String(mention.span.end),
    ] + cells(mention.value) + [mention.rule]
  }

  private func cells(_ value: ValueRecord?) -> [String] {
    switch value {
    case nil: return ["", "", "", "", "", ""]
    case .time(let time): return [time, "", "", "", "", ""]
    case .amount(let amount):
      let numbers = [amount.number, amount.low, amount.high].map { $0.map(Self.number) ?? "" }
      return numbers + [amount.bound ?? "", amount.unit ?? "", amount.currency ?? ""]
    }
  }

  private static func number(_ value: Double) -> String {
    var json = JSONWriter()
    json.number(value)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\r\n" }

  private func quoted(_ cell: String) -> String {
    let isFormula = isForSpreadsheets && cell.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let text = isFormula ? "'" + cell : cell
    guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
