import Exchange

/// Scores events against annotated spans, document by document; agrees with the shared `score_bkee.py`.
///
/// As usual for ACE, a trigger is type and span, an argument is event type, role and span, each counted once. "Overlap" pairs what is not equal
/// one to one: triggers that share a character, arguments that share at least half of the shorter one.
package struct SpanScorer: Sendable {
  private let mapping: TypeMapping

  package init(mapping: TypeMapping) { self.mapping = mapping }

  /// A span with what it must agree in: type and role, or less.
  private struct Item: Hashable, Comparable {
    let key: String
    let start: Int
    let end: Int

    static func < (a: Item, b: Item) -> Bool { (a.key, a.start, a.end) < (b.key, b.start, b.end) }

    func shared(_ other: Item) -> Int { min(end, other.end) - max(start, other.start) }
    func touches(_ other: Item) -> Bool { shared(other) > 0 }
    func halves(_ other: Item) -> Bool { shared(other) > 0 && 2 * shared(other) >= min(end - start, other.end - other.start) }
  }

  private struct Argument: Hashable {
    let type: String
    let role: String
    let start: Int
    let end: Int
  }

  private struct Events {
    var triggers: Set<Item> = []
    var arguments: Set<Argument> = []

    func of(_ type: String) -> Events {
      Events(triggers: triggers.filter { $0.key == type }, arguments: arguments.filter { $0.type == type })
    }
  }

  package func score(_ gold: AnnotatedDocument, _ predicted: PredictedDocument) -> DocumentScore {
    var score = DocumentScore(id: gold.id)
    let (wanted, found) = (events(gold), events(predicted))
    score.rows = rows(wanted, found)
    for type in Set((wanted.triggers.union(found.triggers)).map(\.key)).sorted() {
      let rows = rows(wanted.of(type), found.of(type))
      score.typeRows[type] = rows
      score.types[type] = rows[SpanRow(.triggerClassification, .exact)]
    }
    score.arguments = score.rows[SpanRow(.argumentClassification, .exact)] ?? Counts()
    scoreRoles(wanted, found, &score)
    scoreMentions(gold, predicted.mentions, &score)
    judge(predicted, wanted, &score)
    confuse(wanted, found, gold.text, &score)
    return score
  }

  private func events(_ gold: AnnotatedDocument) -> Events {
    var events = Events()
    for e in gold.events {
      events.triggers.insert(Item(key: e.type, start: e.start, end: e.end))
      for a in e.arguments { events.arguments.insert(Argument(type: e.type, role: a.role, start: a.start, end: a.end)) }
    }
    return events
  }

  private func events(_ predicted: PredictedDocument) -> Events {
    var events = Events()
    for e in predicted.events {
      guard let type = mapping.type(e.type) else { continue }
      events.triggers.insert(Item(key: type, start: e.start, end: e.end))
      for a in e.arguments {
        if let role = mapping.role(a.role, of: e.type) {
          events.arguments.insert(Argument(type: type, role: role, start: a.start, end: a.end))
        }
      }
    }
    return events
  }

  // MARK: Rows

  private func rows(_ gold: Events, _ predicted: Events) -> [SpanRow: Counts] {
    func bare(_ triggers: Set<Item>) -> Set<Item> { Set(triggers.map { Item(key: "", start: $0.start, end: $0.end) }) }
    func items(_ arguments: Set<Argument>, _ key: (Argument) -> String) -> Set<Item> {
      Set(arguments.map { Item(key: key($0), start: $0.start, end: $0.end) })
    }
    let full: (Argument) -> String = { $0.type + "\u{1}" + $0.role }
    var rows: [SpanRow: Counts] = [:]
    func add(_ task: SpanRow.Task, _ gold: Set<Item>, _ predicted: Set<Item>, _ fits: (Item, Item) -> Bool) {
      let exact = gold.intersection(predicted).count
      rows[SpanRow(task, .exact)] = Counts(gold: gold.count, predicted: predicted.count, matched: exact)
      rows[SpanRow(task, .overlap)] = Counts(gold: gold.count, predicted: predicted.count, matched: pairs(gold, predicted, fits))
    }
    add(.triggerIdentification, bare(gold.triggers), bare(predicted.triggers)) { $0.touches($1) }
    add(.triggerClassification, gold.triggers, predicted.triggers) { $0.touches($1) }
    add(.argumentIdentification, items(gold.arguments, \.type), items(predicted.arguments, \.type)) { $0.halves($1) }
    add(.argumentClassification, items(gold.arguments, full), items(predicted.arguments, full)) { $0.halves($1) }
    return rows
  }

  /// Number of gold items with a partner of the same key: equal ones first, then those that fit, largest share first.
  private func pairs(_ gold: Set<Item>, _ predicted: Set<Item>, _ fits: (Item, Item) -> Bool) -> Int {
    let equal = gold.intersection(predicted)
    let free = Dictionary(grouping: predicted.subtracting(equal), by: \.key)
    var candidates: [(shared: Int, gold: Item, predicted: Item)] = []
    for g in gold.subtracting(equal) {
      for p in free[g.key] ?? [] where fits(g, p) { candidates.append((g.shared(p), g, p)) }
    }
    candidates.sort {
      $0.shared != $1.shared ? $0.shared > $1.shared : $0.gold != $1.gold ? $0.gold < $1.gold : $0.predicted < $1.predicted
    }
    var paired: Set<Item> = []
    var used: Set<Item> = []
    for c in candidates where !paired.contains(c.gold) && !used.contains(c.predicted) {
      paired.insert(c.gold)
      used.insert(c.predicted)
    }
    return equal.count + paired.count
  }

  // MARK: Details

  private func scoreRoles(_ gold: Events, _ predicted: Events, _ score: inout DocumentScore) {
    for a in gold.arguments { score.roles[a.role, default: Counts()].gold += 1 }
    for a in predicted.arguments { score.roles[a.role, default: Counts()].predicted += 1 }
    for a in gold.arguments.intersection(predicted.arguments) { score.roles[a.role, default: Counts()].matched += 1 }
  }

  /// By type of mention, how many of those that fill a role have one of our mentions at the same span, and how many share a character with one.
  private func scoreMentions(_ gold: AnnotatedDocument, _ predicted: [Range<Int>], _ score: inout DocumentScore) {
    guard !predicted.isEmpty else { return }
    let fillers = Set(gold.events.flatMap { $0.arguments.map { $0.start..<$0.end } })
    for mention in Set(gold.mentions) {
      let span = mention.start..<mention.end
      guard fillers.contains(span) else { continue }
      score.shares["argument spans \(mention.type) exact", default: Share()].add(predicted.contains(span))
      score.shares["argument spans \(mention.type) touched", default: Share()].add(predicted.contains { $0.overlaps(span) })
    }
  }

  private func judge(_ predicted: PredictedDocument, _ gold: Events, _ score: inout DocumentScore) {
    for e in predicted.events {
      guard let type = mapping.type(e.type) else { continue }
      let item = Item(key: type, start: e.start, end: e.end)
      let isNear = gold.triggers.contains { $0.key == type && $0.touches(item) }
      let outcome: DocumentScore.RuleOutcome.Outcome = gold.triggers.contains(item) ? .right : isNear ? .boundary : .wrong
      score.rules.append(.init(rule: e.rule, type: e.type, confidence: e.confidence, outcome: outcome, sentence: e.sentence))
      if outcome == .wrong { score.notes.append(.init(.extra, e.type, e.triggerText + " | " + e.sentence)) }
    }
  }

  private func confuse(_ gold: Events, _ predicted: Events, _ text: String, _ score: inout DocumentScore) {
    let places = Places(text)
    for g in gold.triggers.sorted() where !predicted.triggers.contains(where: { $0.key == g.key && $0.touches(g) }) {
      let other = predicted.triggers.sorted().first { $0.touches(g) }
      score.confusions.append(.init(gold: g.key, predicted: other?.key))
      score.missedWords.append(.init(type: g.key, words: PlainText.normal(places.string(g.start, g.end))))
      score.notes.append(.init(.missed, g.key, places.string(g.start, g.end) + " | " + places.context(g.start, g.end)))
    }
    for p in predicted.triggers.sorted() where !gold.triggers.contains(where: { $0.touches(p) }) {
      score.confusions.append(.init(gold: nil, predicted: p.key))
    }
  }
}
