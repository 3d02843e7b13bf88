import Annotations
import Gazetteers
import Phrases

/// Trigger by trigger what a sentence tells.
extension EventFinder {
  /// What became of one candidate.
  struct Finding: Sendable {
    let candidate: TriggerCandidate
    /// What stands around it; nil when it was dropped before anything was looked at.
    let view: Surroundings?
    /// What it tells, or would tell; without `times`.
    var event: EventMention?
    /// Coordinated dates, each of which makes an event of its own.
    let times: [Argument]
    /// Events of the clauses behind that leave its verb out.
    let gapped: [EventMention]
    /// Why it was dropped after all.
    var reason: DropReason?
    /// What it gave up to other events; noted for an explanation only.
    var yielded: [Yielded] = []

    var isKept: Bool { reason == nil && event != nil }

    /// Whether a name or an amount stands among its arguments.
    var tellsKnown: Bool { event?.arguments.contains { ($0.mention != nil || $0.entity != nil) && !($0.role == "time") } ?? false }

    /// One event, or one for each of several coordinated dates.
    var events: [EventMention] {
      var events: [EventMention] = []
      withUnsafePointer(to: self) { Self.append($0, to: &events) }
      return events
    }

    /// - Parameter finding: where it lies, as all that it holds would be counted for a copy.
    static func append(_ finding: UnsafePointer<Finding>, to events: inout [EventMention]) {
      guard let event = finding.pointee.event else { return }
      if finding.pointee.times.isEmpty {
        events.append(event)
        if !finding.pointee.gapped.isEmpty { events.append(contentsOf: finding.pointee.gapped) }
        return
      }
      for time in finding.pointee.times {
        events.append(event)
        events[events.count - 1].arguments.append(time)
      }
    }
  }

  /// - Parameters:
  ///   - view: memory for what stands around a trigger.
  ///   - explaining: whether what is dropped is wanted in full.
  ///   - found: is filled; what it held is forgotten, its memory used again.
  func readFindings(
    _ candidates: [TriggerCandidate], _ readers: SentenceReaders, _ view: inout Surroundings, explaining: Bool, into found: inout [Finding]
  ) {
    found.removeAll(keepingCapacity: true)
    readers.contests.removeAll()
    for candidate in candidates {
      let row = table.triggers.base + Int(candidate.row)
      // By index, here and below: a finding handed to a closure is copied.
      if found.indices.contains(where: {
        found[$0].reason == nil && table.triggers.base[Int(found[$0].candidate.row)].frame == row.pointee.frame
          && found[$0].candidate.tokens.overlaps(candidate.tokens)
      }) {
        if explaining { found.append(Finding(candidate: candidate, view: nil, event: nil, times: [], gapped: [], reason: .sameWords)) }
        continue
      }
      readers.surroundings.read(candidate, into: &view)
      readers.binder.bind(candidate, view, readers.placement.times(of: candidate, view))
      let satisfied = readers.binder.binding.satisfies(row)
      guard satisfied || explaining else { continue }
      if satisfied { readers.contests.enter(readers.binder.given.all, roles: table.roles.slice(row.pointee.roles), of: found.count, view) }
      found.append(finding(candidate, satisfied, readers, view, explaining: explaining))
      // `giá vé | "cháy" | từ sớm`, `'Án treo' cho huấn luyện viên`: words in quotes are meant as they are only of somebody or something known.
      if readers.structure.standsInQuotes(candidate.unit), !found[found.count - 1].tellsKnown { found[found.count - 1].reason = .quoted }
    }
    for i in found.indices where found[i].reason == nil {
      let row = table.triggers.base + Int(found[i].candidate.row)
      if !row.pointee.unless.isEmpty, found.contains(where: { gives(way: found[i], to: $0) }) {
        found[i].reason = .yields
      } else if !row.pointee.notBelow.isEmpty, isBelow(found[i], found, readers.structure) {
        found[i].reason = .goesOn
      } else if !row.pointee.notAbove.isEmpty, isAbove(found[i], found, readers.structure) {
        found[i].reason = .leadsOn
      }
    }
    settleContests(&found, readers, &view, explaining: explaining)
  }

  /// What a trigger tells with the arguments that it was just bound to.
  func finding(
    _ candidate: TriggerCandidate, _ satisfied: Bool, _ readers: SentenceReaders, _ view: Surroundings, explaining: Bool
  ) -> Finding {
    let row = table.triggers.base + Int(candidate.row)
    let frame = Int(row.pointee.frame)
    let speaker = readers.quotes.speaker(at: candidate.unit)
    let reality = readers.modality.reality(of: view, unit: candidate.unit)
    var event = EventMention(
      type: Label(table.frames[frame].type, in: lexicon), words: Label(row.pointee.text, in: lexicon), frame: frame,
      trigger: candidate.tokens,
      arguments: readers.binder.binding.arguments.map { bound in
        speaker.map { readers.quotes.named(bound.argument, by: $0) } ?? bound.argument
      }, modality: reality.modality == .asserted ? row.pointee.modality ?? .asserted : reality.modality,
      polarity: reality.polarity, attribution: attribution(view.predicate, readers.structure, readers.mentions) ?? speaker,
      sentence: readers.structure.sentence, confidence: row.pointee.confidence)
    let gapped = satisfied ? readers.gapping.split(&event, roles: table.roles.slice(row.pointee.roles)) : []
    return Finding(
      candidate: candidate, view: explaining ? view : nil, event: event, times: readers.binder.binding.times, gapped: gapped,
      reason: satisfied ? nil : .needs)
  }
}
