/// Scores of documents, added up and sorted for reading.
package struct ScoreReport: Sendable {
  package struct Rule: Sendable {
    package let rule: String
    package var right = 0
    /// The type is right, the span is not.
    package var boundary = 0
    package var wrong = 0
    /// Sentences in which it was wrong, with their documents; at most three.
    package var examples: [(document: String, sentence: String)] = []

    package var fired: Int { right + boundary + wrong }
    package var precision: Double { fired == 0 ? 0 : Double(right) / Double(fired) }
  }

  /// Events whose confidence lies in a tenth.
  package struct Bin: Sendable {
    /// From here to the next tenth.
    package let low: Double
    package var events = Share()
    var sum = 0.0

    package var meanConfidence: Double { events.all == 0 ? 0 : sum / Double(events.all) }
  }

  package let isTemplate: Bool
  package let documents: [DocumentScore]
  package let events: Counts
  package let arguments: Counts
  package let eventInterval: Bootstrap.Interval?
  package let argumentInterval: Bootstrap.Interval?
  /// By name.
  package let families: [(name: String, counts: Counts)]
  package let types: [(name: String, counts: Counts)]
  package let roles: [(name: String, counts: Counts)]
  package let shares: [(name: String, share: Share)]
  /// Entities by type, where the gold lists them without a gap.
  package let entities: [(name: String, counts: Counts)]
  package let traps: Share
  /// In the order of `SpanRow.all`; empty for template gold.
  package let rows: [(row: SpanRow, counts: Counts)]
  package let typeRows: [String: [SpanRow: Counts]]
  /// The most frequent first.
  package let confusions: [(confusion: DocumentScore.Confusion, count: Int)]
  /// The most frequent first.
  package let missedWords: [(word: DocumentScore.MissedWord, count: Int)]
  /// Those with most wrong events first.
  package let rules: [Rule]
  /// Of all tenths in which there are events, the lowest first.
  package let calibration: [Bin]
  /// Predicted events of types that the gold does not know, by type.
  package let leftOut: [(type: String, count: Int)]

  package init(
    _ documents: [DocumentScore], isTemplate: Bool, families: [String: String], leftOut: [String: Int] = [:],
    bootstrap: Bootstrap = Bootstrap()
  ) {
    self.isTemplate = isTemplate
    self.documents = documents
    let types = Self.sum(documents.map(\.types))
    self.types = Self.sorted(types)
    var byFamily: [String: Counts] = [:]
    for (type, counts) in types { byFamily[families[type] ?? type, default: Counts()] += counts }
    self.families = isTemplate ? Self.sorted(byFamily) : []
    events = Self.total(types.values)
    arguments = Self.total(documents.map(\.arguments))
    roles = Self.sorted(Self.sum(documents.map(\.roles)))
    eventInterval = bootstrap.interval(documents.map { Self.total($0.types.values) }, \.f1)
    argumentInterval = bootstrap.interval(documents.map(\.arguments), \.f1)
    var shares: [String: Share] = [:]
    for (name, share) in documents.flatMap(\.shares) { shares[name, default: Share()] += share }
    self.shares = shares.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    entities = Self.sorted(Self.sum(documents.map(\.entities)))
    traps = documents.reduce(into: Share()) { $0 += $1.traps }
    let rows = Self.sum(documents.map(\.rows))
    self.rows = isTemplate ? [] : SpanRow.all.map { ($0, rows[$0] ?? Counts()) }
    var typeRows: [String: [SpanRow: Counts]] = [:]
    for (type, rows) in documents.flatMap(\.typeRows) {
      for (row, counts) in rows { typeRows[type, default: [:]][row, default: Counts()] += counts }
    }
    self.typeRows = typeRows
    confusions = Self.ranked(documents.flatMap(\.confusions)) { ($0.gold ?? "") + "\u{1}" + ($0.predicted ?? "") }
    missedWords = Self.ranked(documents.flatMap(\.missedWords)) { $0.type + "\u{1}" + $0.words }
    rules = Self.rules(documents)
    calibration = Self.calibration(documents)
    self.leftOut = leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  // MARK: Sums

  private static func total(_ list: some Sequence<Counts>) -> Counts { list.reduce(into: Counts()) { $0 += $1 } }

  private static func sum<Key: Hashable>(_ parts: [[Key: Counts]]) -> [Key: Counts] {
    var sum: [Key: Counts] = [:]
    for (key, counts) in parts.flatMap({ $0 }) { sum[key, default: Counts()] += counts }
    return sum
  }

  private static func sorted(_ counts: [String: Counts]) -> [(name: String, counts: Counts)] {
    counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Each of a list once, the most frequent first, equally frequent ones by name.
  private static func ranked<Item: Hashable>(_ list: [Item], _ name: (Item) -> String) -> [(Item, Int)] {
    var count: [Item: Int] = [:]
    for item in list { count[item, default: 0] += 1 }
    return count.map { ($0.key, $0.value, name($0.key)) }.sorted { ($1.1, $0.2) < ($0.1, $1.2) }.map { ($0.0, $0.1) }
  }

  private static func rules(_ documents: [DocumentScore]) -> [Rule] {
    var rules: [String: Rule] = [:]
    for document in documents {
      for outcome in document.rules where !outcome.rule.isEmpty {
        var rule = rules[outcome.rule] ?? Rule(rule: outcome.rule)
        switch outcome.outcome {
        case .right: rule.right += 1
        case .boundary: rule.boundary += 1
        case .wrong:
          rule.wrong += 1
          if rule.examples.count < 3, !outcome.sentence.isEmpty { rule.examples.append((document.id, outcome.sentence)) }
        }
        rules[outcome.rule] = rule
      }
    }
    return rules.values.sorted { ($1.wrong, $1.boundary, $0.rule) < ($0.wrong, $0.boundary, $1.rule) }
  }

  private static func calibration(_ documents: [DocumentScore]) -> [Bin] {
    var bins = (0..<10).map { Bin(low: Double($0) / 10) }
    for outcome in documents.flatMap(\.rules) {
      guard let confidence = outcome.confidence else { continue }
      let index = max(0, min(9, Int(confidence * 10 + 1e-9)))
      bins[index].events.add(outcome.outcome == .right)
      bins[index].sum += confidence
    }
    return bins.filter { $0.events.all > 0 }
  }
}
