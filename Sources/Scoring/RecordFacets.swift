import Records

/// A record's members as short texts that can be compared: ids give way to what they stand for, so that a record inserted elsewhere changes nothing.
struct RecordFacets {
  struct Facet: Hashable {
    let label: String
    let text: String
    /// Whether a record has at most one of this label.
    let isSingle: Bool
  }

  /// What ids of one run stand for.
  private let names: [String: String]

  init(records: [JSONValue]) {
    var names: [String: String] = [:]
    for record in records {
      guard let id = record["id"]?.string else { continue }
      let name = record["name"]?.string ?? "'\(record["trigger"]?["text"]?.string ?? "")' at \(record["trigger"]?["start"]?.integer ?? 0)"
      names[id] = "\(record["type"]?.string ?? "") \(name)"
    }
    self.names = names
  }

  /// In the order of the record's keys.
  func facets(of record: JSONValue) -> [Facet] {
    record.members.filter { !["record", "document", "id"].contains($0.key) }.flatMap { key, value -> [Facet] in
      if case .array(let elements) = value { return elements.map { element(key, $0) } }
      return [Facet(label: key, text: text(value), isSingle: true)]
    }
  }

  /// An argument goes by its role.
  private func element(_ key: String, _ value: JSONValue) -> Facet {
    guard let role = value["role"]?.string else { return Facet(label: key, text: text(value), isSingle: false) }
    return Facet(label: role, text: text(.object(value.members.filter { $0.key != "role" && $0.key != "entity" })), isSingle: false)
  }

  private func text(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): return names[text] ?? text
    case .object(let members): return object(members)
    case .array(let elements): return elements.map(text).joined(separator: ", ")
    default: return scalar(value)
    }
  }

  /// `'Tối 23/8' 250–258, value 2021-08-23TEV`.
  private func object(_ members: [(key: String, value: JSONValue)]) -> String {
    let value = JSONValue.object(members)
    var parts: [String] = []
    if let text = value["text"]?.string { parts.append("'\(text)'") }
    if let start = value["start"]?.integer, let end = value["end"]?.integer { parts.append("\(start)–\(end)") }
    let more = members.filter { !["text", "start", "end"].contains($0.key) }.map { "\($0.key) \(text($0.value))" }
    return ([parts.joined(separator: " ")] + more).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func scalar(_ value: JSONValue) -> String {
    var json = JSONWriter()
    value.write(to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
