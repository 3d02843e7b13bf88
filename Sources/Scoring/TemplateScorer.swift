/// Scores events against template gold, document by document; agrees with the shared `score_gold.py`.
///
/// A predicted event is right when it has the type of a gold event and its trigger shares a character with the piece of text that the gold
/// names. Of several the one whose arguments fit best is taken. Arguments are compared on matched events only.
package struct TemplateScorer: Sendable {
  /// Roles whose fillers are compared by value.
  private static let valueRoles: Set<String> = ["time", "quantity", "money", "price", "deadline"]
  private static let timeRoles: Set<String> = ["time", "deadline"]

  /// Event types that count; others are left out of the predictions.
  private let families: [String: String]
  private let zones: Set<String>?

  /// - Parameter zones: only events of these zones count; nil for all.
  package init(families: [String: String], zones: Set<String>?) {
    self.families = families
    self.zones = zones
  }

  package func score(_ gold: TemplateDocument, _ predicted: PredictedDocument) -> DocumentScore {
    var pass = Pass(gold: gold, known: predicted.events.filter { families[$0.type] != nil }, entities: predicted.entities)
    let order = gold.events.indices.sorted { (gold.events[$0].isRepeat ? 1 : 0, $0) < (gold.events[$1].isRepeat ? 1 : 0, $1) }
    for i in order { score(gold.events[i], &pass) }
    countPredictions(&pass)
    scoreEntities(predicted, &pass)
    scoreTraps(&pass)
    return pass.score
  }

  private struct Pass {
    let gold: TemplateDocument
    let known: [PredictedEvent]
    let entities: [String: PredictedEntity]
    let places: Places
    var used: Set<Int> = []
    var ignored: Set<Int> = []
    var score: DocumentScore

    init(gold: TemplateDocument, known: [PredictedEvent], entities: [String: PredictedEntity]) {
      self.gold = gold
      self.known = known
      self.entities = entities
      places = Places(gold.text)
      score = DocumentScore(id: gold.id)
    }
  }

  private func isSkipped(_ event: TemplateDocument.Event) -> Bool {
    event.isRepeat || zones.map { !$0.contains(event.zone) } ?? false
  }

  // MARK: Events

  private func score(_ event: TemplateDocument.Event, _ pass: inout Pass) {
    let isSkipped = isSkipped(event)
    if !isSkipped { pass.score.types[event.type, default: Counts()].gold += 1 }
    guard let place = pass.places.range(of: event.at) else {
      pass.score.notes.append(.init(.broken, event.type, "not in the text: \(event.at)"))
      return
    }
    let best = best(event, place, pass)
    if isSkipped {
      if let best {
        pass.used.insert(best)
        pass.ignored.insert(best)
      }
      return
    }
    pass.score.arguments.gold += event.arguments.count
    for (role, _) in event.arguments { pass.score.roles[role, default: Counts()].gold += 1 }
    guard let best else {
      let other = pass.known.first { $0.start < place.upperBound && $0.end > place.lowerBound }
      pass.score.confusions.append(.init(gold: event.type, predicted: other?.type))
      pass.score.notes.append(.init(.missed, event.type, event.at))
      return
    }
    pass.used.insert(best)
    pass.score.types[event.type, default: Counts()].matched += 1
    scoreArguments(event, pass.known[best], &pass)
    pass.score.shares["modality", default: Share()].add(pass.known[best].modality == event.modality)
    pass.score.shares["polarity", default: Share()].add(pass.known[best].polarity == event.polarity)
  }

  /// The unused prediction of the same type and place with most arguments that fit; of equal ones the first.
  private func best(_ event: TemplateDocument.Event, _ place: Range<Int>, _ pass: Pass) -> Int? {
    var best: (index: Int, fit: Int)?
    for (i, e) in pass.known.enumerated() where !pass.used.contains(i) && e.type == event.type {
      guard e.start < place.upperBound, e.end > place.lowerBound else { continue }
      let fit = event.arguments.count { role, value in e.arguments.contains { $0.role == role && matches(role, value, $0, pass.entities) } }
      if best.map({ fit > $0.fit }) ?? true { best = (i, fit) }
    }
    return best?.index
  }

  private func scoreArguments(_ event: TemplateDocument.Event, _ found: PredictedEvent, _ pass: inout Pass) {
    var free = found.arguments
    for (role, value) in event.optional {
      guard let hit = free.firstIndex(where: { $0.role == role && matches(role, value, $0, pass.entities) }) else { continue }
      let isWanted = event.arguments.contains { $0.role == role && matches(role, $0.value, free[hit], pass.entities) }
      if !isWanted { free.remove(at: hit) }
    }
    pass.score.arguments.predicted += free.count
    for argument in free { pass.score.roles[argument.role, default: Counts()].predicted += 1 }
    for (role, value) in event.arguments {
      let hit = free.firstIndex { $0.role == role && matches(role, value, $0, pass.entities) }
      if Self.valueRoles.contains(role) { pass.score.shares[role, default: Share()].add(hit != nil) }
      if let hit {
        free.remove(at: hit)
        pass.score.arguments.matched += 1
        pass.score.roles[role, default: Counts()].matched += 1
      } else {
        let instead = found.arguments.filter { $0.role == role }.map { $0.value ?? $0.text }.joined(separator: "; ")
        pass.score.notes.append(.init(.argument, event.type, "\(role) = \(value), found: \(instead.isEmpty ? "nothing" : instead)"))
      }
    }
  }

  private func countPredictions(_ pass: inout Pass) {
    for (i, e) in pass.known.enumerated() {
      if let zones, !zones.contains(e.zone), !pass.used.contains(i) { pass.ignored.insert(i) }
      if pass.ignored.contains(i) { continue }
      let isRight = pass.used.contains(i)
      pass.score.types[e.type, default: Counts()].predicted += 1
      pass.score.rules.append(
        .init(rule: e.rule, type: e.type, confidence: e.confidence, outcome: isRight ? .right : .wrong, sentence: e.sentence))
      if isRight { continue }
      pass.score.arguments.predicted += e.arguments.count
      for argument in e.arguments { pass.score.roles[argument.role, default: Counts()].predicted += 1 }
      let isBesideGold = pass.gold.events.contains {
        pass.places.range(of: $0.at).map { e.start < $0.upperBound && e.end > $0.lowerBound } ?? false
      }
      if !isBesideGold { pass.score.confusions.append(.init(gold: nil, predicted: e.type)) }
      pass.score.notes.append(.init(.extra, e.type, e.triggerText + " | " + pass.places.context(e.start, e.end)))
    }
  }

  // MARK: Entities and traps

  private func scoreEntities(_ predicted: PredictedDocument, _ pass: inout Pass) {
    let known = predicted.entityOrder.compactMap { predicted.entities[$0] }
    for want in pass.gold.entities {
      let forms = want.forms.map(PlainText.normal)
      let name = PlainText.normal(want.name)
      var found = 0
      for entity in known where entity.type == want.type {
        let have = Set(([entity.name] + entity.forms).map(PlainText.normal))
        let count = forms.count { have.contains($0) }
        if have.contains(name) || count > 0 { found = max(found, count) }
      }
      pass.score.shares["entities found", default: Share()].add(found > 0)
      pass.score.shares["entity forms led to it", default: Share()] += Share(right: found, all: forms.count)
    }
    let (counts, notes) = EntityScorer(pass.gold, pass.places).score(known)
    pass.score.entities = counts
    pass.score.notes += notes
  }

  private func scoreTraps(_ pass: inout Pass) {
    for piece in pass.gold.traps {
      guard let place = pass.places.range(of: piece) else {
        pass.score.notes.append(.init(.broken, "trap", "not in the text: \(piece)"))
        continue
      }
      let sprung = pass.known.first { $0.start < place.upperBound && $0.end > place.lowerBound }
      pass.score.traps.add(sprung != nil)
      if let sprung { pass.score.notes.append(.init(.trap, sprung.type, piece)) }
    }
  }

  // MARK: Arguments

  private func matches(
    _ role: String, _ gold: String, _ argument: PredictedEvent.Argument, _ entities: [String: PredictedEntity]
  ) -> Bool {
    let alternatives = gold.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    if Self.valueRoles.contains(role) {
      let value = argument.value ?? argument.text
      if Self.timeRoles.contains(role) { return alternatives.contains { PlainText.normal($0) == PlainText.normal(value) } }
      return alternatives.contains { PlainText.amount($0) == PlainText.amount(value) }
    }
    let entity = argument.entity.flatMap { entities[$0] }
    let names = Set(([argument.text, argument.name] + (entity.map { [$0.name] + $0.forms } ?? [])).map(PlainText.normal)).subtracting([""])
    return alternatives.map(PlainText.normal).contains { wanted in
      names.contains { $0 == wanted || PlainText.length($0) <= PlainText.length(wanted) + 40 && PlainText.holds($0, wanted) }
    }
  }
}

/// Leads pieces of a text to ranges of code points.
struct Places {
  private let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// Where a piece first stands.
  func range(of piece: String) -> Range<Int>? {
    starts(of: piece).first { _ in true }.map { $0..<$0 + PlainText.length(piece) }
  }

  /// All places where a piece stands.
  func ranges(of piece: String) -> [Range<Int>] { starts(of: piece).map { $0..<$0 + PlainText.length(piece) } }

  private func starts(of piece: String) -> some Sequence<Int> {
    let piece = Array(piece.unicodeScalars)
    return (0..<max(0, scalars.count - piece.count + 1)).lazy.filter { start in
      piece.isEmpty || scalars[start] == piece[0] && scalars[start..<start + piece.count].elementsEqual(piece)
    }
  }

  func string(_ start: Int, _ end: Int) -> String {
    let range = max(0, min(start, scalars.count))..<max(0, min(end, scalars.count))
    return String(String.UnicodeScalarView(scalars[range]))
  }

  /// The words around a range, on one line.
  func context(_ start: Int, _ end: Int) -> String {
    let range = max(0, min(start - 30, scalars.count))..<max(0, min(end + 30, scalars.count))
    guard range.lowerBound <= range.upperBound else { return "" }
    return String(String.UnicodeScalarView(scalars[range].map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
  }
}
