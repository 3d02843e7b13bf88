import Records

/// What differs between two runs over the same input, record by record.
package struct RecordDiff: Sendable {
  package enum Kind: String, Sendable, CaseIterable { case gained, lost, changed }

  /// One record that differs.
  package struct Change: Sendable {
    package let kind: Kind
    /// `event`, `entity`, `mention`, `sentence` or `document`.
    package let record: String
    /// Type of the event, entity or mention; else empty.
    package let type: String
    /// What it is about: the trigger, the name, the text.
    package let title: String
    /// What made the new record, or the old one where it is lost.
    package let rule: String?
    /// The sentence of an event.
    package let sentence: String?
    /// What it lost and gained, one line each, led by `-`, `+` or `~`.
    package let details: [String]
  }

  package struct Document: Sendable {
    package let id: String
    package let changes: [Change]
  }

  /// How many records of a type there were and are.
  package struct Tally: Sendable {
    package var gold = 0
    package var found = 0
    package var gained = 0
    package var lost = 0
    package var changed = 0

    package init() {}

    package static func += (a: inout Tally, b: Tally) {
      a.gold += b.gold
      a.found += b.found
      a.gained += b.gained
      a.lost += b.lost
      a.changed += b.changed
    }
  }

  /// Documents with changes, in the order of the gold, new ones last.
  package let documents: [Document]
  /// By event type; other records by their kind.
  package let tallies: [String: Tally]

  package init(gold: [UInt8], found: [UInt8]) throws(LineError) {
    let old = Side(try JSONLines.values(in: gold).map(\.value))
    let new = Side(try JSONLines.values(in: found).map(\.value))
    var documents: [Document] = []
    var tallies: [String: Tally] = [:]
    for id in old.order + new.order.filter({ old.byDocument[$0] == nil }) {
      let changes = Self.changes(old, new, id)
      if !changes.isEmpty { documents.append(Document(id: id.text, changes: changes)) }
      for change in changes {
        switch change.kind {
        case .gained: tallies[Self.row(change.record, change.type), default: Tally()].gained += 1
        case .lost: tallies[Self.row(change.record, change.type), default: Tally()].lost += 1
        case .changed: tallies[Self.row(change.record, change.type), default: Tally()].changed += 1
        }
      }
      for record in old.byDocument[id] ?? [] { tallies[Self.row(record), default: Tally()].gold += 1 }
      for record in new.byDocument[id] ?? [] { tallies[Self.row(record), default: Tally()].found += 1 }
    }
    self.documents = documents
    self.tallies = tallies
  }

  /// Events are counted by type, all else by kind.
  private static func row(_ kind: String, _ type: String) -> String { kind == "event" ? type : "(\(kind))" }
  private static func row(_ record: JSONValue) -> String { row(record["record"]?.string ?? "", record["type"]?.string ?? "") }

  // MARK: Pairs

  private struct Side {
    var order: [ExactText] = []
    var byDocument: [ExactText: [JSONValue]] = [:]
    let facets: RecordFacets

    init(_ records: [JSONValue]) {
      facets = RecordFacets(records: records)
      for record in records {
        let id = ExactText(record["document"]?.string ?? "")
        if byDocument[id] == nil { order.append(id) }
        byDocument[id, default: []].append(record)
      }
    }
  }

  private static func changes(_ old: Side, _ new: Side, _ id: ExactText) -> [Change] {
    let (before, after) = (old.byDocument[id] ?? [], new.byDocument[id] ?? [])
    var partner = [Int?](repeating: nil, count: after.count)
    var isTaken = [Bool](repeating: false, count: before.count)
    for level in 0..<2 {
      var waiting: [String: [Int]] = [:]
      for i in before.indices.reversed() where !isTaken[i] { waiting[key(before[i], level), default: []].append(i) }
      for i in after.indices where partner[i] == nil {
        guard let match = waiting[key(after[i], level)]?.popLast() else { continue }
        partner[i] = match
        isTaken[match] = true
      }
    }
    var changes: [(place: [Int], change: Change)] = []
    for (i, record) in after.enumerated() {
      guard let match = partner[i] else {
        changes.append((place(record), change(.gained, record, new.facets, [])))
        continue
      }
      let details = details(old.facets.facets(of: before[match]), new.facets.facets(of: record))
      if !details.isEmpty { changes.append((place(record), change(.changed, record, new.facets, details))) }
    }
    for (i, record) in before.enumerated() where !isTaken[i] { changes.append((place(record), change(.lost, record, old.facets, []))) }
    return changes.enumerated().sorted { ($0.element.place + [$0.offset]).lexicographicallyPrecedes($1.element.place + [$1.offset]) }
      .map(\.element.change)
  }

  /// What must agree for two records to be the same one: first its place and type, then less.
  private static func key(_ record: JSONValue, _ level: Int) -> String {
    let kind = record["record"]?.string ?? ""
    let type = record["type"]?.string ?? ""
    switch kind {
    case "event":
      let place = level == 0 ? record["trigger"]?["start"]?.integer : record["sentence"]?["start"]?.integer
      return "\(kind) \(type) \(place ?? 0)"
    case "entity":
      return "\(kind) \(type) "
        + (level == 0 ? record["name"]?.string ?? "" : "\(record["mentions"]?.elements.first?["start"]?.integer ?? -1)")
    case "mention": return "\(kind) \(record["start"]?.integer ?? 0) " + (level == 0 ? "\(type) \(record["end"]?.integer ?? 0)" : "")
    case "sentence": return "\(kind) \(record["start"]?.integer ?? 0)"
    default: return kind
    }
  }

  /// Kind of record, then place in the text.
  private static func place(_ record: JSONValue) -> [Int] {
    let kinds = ["document", "sentence", "mention", "entity", "event"]
    let start = record["start"] ?? record["trigger"]?["start"] ?? record["mentions"]?.elements.first?["start"]
    return [kinds.firstIndex(of: record["record"]?.string ?? "") ?? kinds.count, start?.integer ?? 0]
  }

  // MARK: Words

  private static func change(_ kind: Kind, _ record: JSONValue, _ facets: RecordFacets, _ details: [String]) -> Change {
    let name = record["record"]?.string ?? ""
    let span = record["trigger"] ?? record
    let title = record["name"]?.string ?? span["text"]?.string ?? record["title"]?.string ?? ""
    let hidden: Set<String> = [
      "sentence", "rule", "type", "family", "codes", "summary", "name", "trigger", "start", "end", "text", "zone", "confidence",
    ]
    let all = facets.facets(of: record).filter { !hidden.contains($0.label) && !["asserted", "positive"].contains($0.text) }
    let sign = kind == .gained ? "+" : "-"
    return Change(
      kind: kind, record: name, type: record["type"]?.string ?? "", title: title, rule: record["rule"]?.string,
      sentence: record["sentence"]?["text"]?.string, details: kind == .changed ? details : all.map { "\(sign) \($0.label): \($0.text)" })
  }

  /// What the second has not of the first, and the first not of the second; members that both have once as one line.
  private static func details(_ old: [RecordFacets.Facet], _ new: [RecordFacets.Facet]) -> [String] {
    var (lost, gained) = (old, new)
    for facet in old {
      guard let same = gained.firstIndex(of: facet), let own = lost.firstIndex(of: facet) else { continue }
      gained.remove(at: same)
      lost.remove(at: own)
    }
    var details: [String] = []
    for facet in lost {
      if facet.isSingle, let other = gained.firstIndex(where: { $0.isSingle && $0.label == facet.label }) {
        details.append("~ \(facet.label): \(facet.text) → \(gained.remove(at: other).text)")
      } else {
        details.append("- \(facet.label): \(facet.text)")
      }
    }
    return details + gained.map { "+ \($0.label): \($0.text)" }
  }
}
