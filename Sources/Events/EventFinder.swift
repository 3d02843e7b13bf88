import Annotations
import Gazetteers
import Phrases
import VietText

/// Finds the events of a text: triggers, arguments, how real they are, and whose words tell them.
package struct EventFinder: Sendable {
  let lexicon: Lexicon
  let table: FrameTable
  private let segmenter: UnitSegmenter
  private let parser: ClauseParser
  private let words: StructuralWords
  let triggers: TriggerFinder
  private let by: UInt8
  private let of: UInt8
  let at: UInt8
  private let between: UInt8
  private let shared: [UInt8]

  package init(lexicon: Lexicon, frames: FrameTable) {
    self.lexicon = lexicon
    table = frames
    segmenter = UnitSegmenter(lexicon: lexicon, triggerClasses: { frames.wordClasses(ofTrigger: $0) })
    triggers = TriggerFinder(table: frames)
    words = StructuralWords(vocabulary: lexicon.vocabulary)
    parser = ClauseParser(words: words)
    func slot(_ name: String) -> UInt8 {
      frames.groupNames.firstIndex { lexicon.strings[$0] == name }.map { SlotCode.firstGroup + UInt8($0) } ?? UInt8.max
    }
    by = slot("by")
    of = slot("of")
    at = slot("at")
    between = slot("between")
    shared = [slot("to"), slot("for"), slot("against")]
  }

  /// The events in text order.
  package func events(in text: SegmentedText, matches: LexicalMatches, recognized: RecognizedText) -> [EventMention] {
    let mentionAt = outermostMentions(recognized.mentions, count: text.tokens.count)
    var events: [EventMention] = []
    var readers: SentenceReaders?
    for (index, sentence) in text.sentences.enumerated() where hasTrigger(sentence, matches) {
      let units = segmenter.units(of: sentence, in: text, matches: matches, mentions: recognized.mentions, mentionAt: mentionAt)
      // Most trigger words stand in names and longer words; only a sentence with another one is parsed.
      guard triggers.mayFind(in: units, matches) else { continue }
      let structure = parser.structure(of: units, in: text, sentence: index, mentions: recognized.mentions)
      let candidates = triggers.candidates(in: structure, sentence: sentence, text: text, matches: matches)
      if candidates.isEmpty { continue }
      if readers == nil { readers = self.readers(structure, text, matches, recognized.mentions) }
      readers?.turn(to: structure)
      guard let readers else { continue }
      for finding in findings(candidates, readers, explaining: false) where finding.reason == nil { events += finding.events }
    }
    return EventChains(events).chained()
  }

  /// Units, phrases and predicates of one sentence.
  package func structure(
    of sentence: Int, _ text: SegmentedText, _ matches: LexicalMatches, _ mentions: [Mention], _ mentionAt: [Int32]
  ) -> SentenceStructure {
    let units = segmenter.units(of: text.sentences[sentence], in: text, matches: matches, mentions: mentions, mentionAt: mentionAt)
    return parser.structure(of: units, in: text, sentence: sentence, mentions: mentions)
  }

  /// For each token the outermost mention that begins there, or -1.
  package func outermostMentions(_ mentions: [Mention], count: Int) -> [Int32] {
    var at = [Int32](repeating: -1, count: count)
    var covered = 0
    // They stand in text order, the outer one first.
    for i in mentions.indices where mentions[i].tokens.lowerBound >= covered && !mentions[i].tokens.isEmpty {
      at[mentions[i].tokens.lowerBound] = Int32(i)
      covered = mentions[i].tokens.upperBound
    }
    return at
  }

  private func hasTrigger(_ sentence: Range<Int>, _ matches: LexicalMatches) -> Bool {
    sentence.contains { matches.has(.trigger, at: $0) }
  }

  /// What looks at the sentences of one text, one after the other.
  struct SentenceReaders {
    private(set) var surroundings: SurroundingsReader
    private(set) var binder: ArgumentBinder
    private(set) var modality: ModalityReader
    private(set) var placement: TimePlacement

    var structure: SentenceStructure { binder.structure }
    var mentions: [Mention] { binder.mentions }

    fileprivate init(surroundings: SurroundingsReader, binder: ArgumentBinder, modality: ModalityReader) {
      self.surroundings = surroundings
      self.binder = binder
      self.modality = modality
      placement = TimePlacement(structure: binder.structure, mentions: binder.mentions)
    }

    mutating func turn(to structure: SentenceStructure) {
      surroundings.structure = structure
      binder.structure = structure
      modality.structure = structure
      placement = TimePlacement(structure: structure, mentions: binder.mentions)
    }
  }

  func readers(
    _ structure: SentenceStructure, _ text: SegmentedText, _ matches: LexicalMatches, _ mentions: [Mention]
  ) -> SentenceReaders {
    SentenceReaders(
      surroundings: SurroundingsReader(
        structure: structure, table: table, matches: matches, mentions: mentions, by: by, of: of, at: at, shared: shared),
      binder: ArgumentBinder(
        table: table, lexicon: lexicon, structure: structure, mentions: mentions, text: text, at: at, between: between, words: words),
      modality: ModalityReader(structure: structure, lexicon: lexicon, matches: matches))
  }

  /// What became of one candidate.
  struct Finding: Sendable {
    let candidate: TriggerCandidate
    /// What stands around it; nil when it was dropped before anything was looked at.
    let view: Surroundings?
    /// One event, or one for each of several coordinated dates.
    let events: [EventMention]
    /// Why it was dropped after all.
    var reason: DropReason?
  }

  /// - Parameter explaining: whether what is dropped is wanted in full.
  func findings(_ candidates: [TriggerCandidate], _ readers: borrowing SentenceReaders, explaining: Bool) -> [Finding] {
    var found: [Finding] = []
    var covered: [(tokens: Range<Int>, frame: Int32)] = []
    for candidate in candidates {
      let row = table.triggers[Int(candidate.row)]
      if covered.contains(where: { $0.frame == row.frame && $0.tokens.overlaps(candidate.tokens) }) {
        if explaining { found.append(Finding(candidate: candidate, view: nil, events: [], reason: .sameWords)) }
        continue
      }
      let view = readers.surroundings.surroundings(of: candidate)
      let binding = readers.binder.bind(candidate, view, readers.placement.times(of: candidate, view))
      let satisfied = binding.satisfies(row)
      if satisfied { covered.append((candidate.tokens, row.frame)) }
      guard satisfied || explaining else { continue }
      let reality = readers.modality.reality(of: view, unit: candidate.unit)
      let type = lexicon.strings[table.frames[Int(row.frame)].type]
      let event = EventMention(
        type: type, frame: Int(row.frame), trigger: candidate.tokens, arguments: binding.arguments.map(\.argument),
        modality: reality.modality, polarity: reality.polarity, attribution: attribution(view, readers.structure, readers.mentions),
        sentence: readers.structure.sentence, rule: type + "/" + lexicon.strings[row.text], confidence: row.confidence)
      found.append(
        Finding(
          candidate: candidate, view: explaining ? view : nil, events: split(event, binding.times), reason: satisfied ? nil : .needs))
    }
    for i in found.indices where found[i].reason == nil && found.contains(where: { gives(way: found[i], to: $0) }) {
      found[i].reason = .yields
    }
    return found
  }

  /// Whether a trigger yields to an event of a narrower type on the same words (`unless`).
  func gives(way a: Finding, to b: Finding) -> Bool {
    let unless = table.triggers[Int(a.candidate.row)].unless
    guard !unless.isEmpty, b.reason == nil, a.candidate.extent.overlaps(b.candidate.extent) else { return false }
    let type = table.frames[Int(table.triggers[Int(b.candidate.row)].frame)].type
    return unless.range.contains { table.strings[$0] == type }
  }

  /// One event for each of several coordinated dates.
  private func split(_ event: EventMention, _ times: [Argument]) -> [EventMention] {
    if times.isEmpty { return [event] }
    return times.map { time in
      var copy = event
      copy.arguments.append(time)
      return copy
    }
  }

  /// The speaker, where the event stands in what somebody is said to have said.
  private func attribution(_ view: Surroundings, _ structure: SentenceStructure, _ mentions: [Mention]) -> Int? {
    guard var at = view.predicate else { return nil }
    var steps = 0
    while steps < 6, let governor = structure.predicates[at].governor {
      if structure.units[structure.predicates[governor].unit].traits.contains(.say) {
        for p in structure.predicates[governor].subjects.reversed() {
          if let m = structure.phrases[p].mention, let entity = mentions[m].entities.first { return entity }
        }
        return nil
      }
      at = governor
      steps += 1
    }
    return nil
  }
}
