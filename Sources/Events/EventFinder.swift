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
  package let words: StructuralWords
  let triggers: TriggerFinder
  private let by: UInt8
  let of: UInt8
  let at: UInt8
  private let between: UInt8
  private let because: UInt8
  private let together: UInt8
  private let from: UInt8
  private let with: UInt8
  private let about: UInt8
  private let to: UInt8
  private let among: UInt8
  private let shared: [UInt8]
  /// The role named `place`.
  let placeRole: StringID?

  package init(lexicon: Lexicon, frames: FrameTable) {
    self.lexicon = lexicon
    table = frames
    words = StructuralWords(lexicon: lexicon)
    segmenter = UnitSegmenter(
      lexicon: lexicon, words: words, triggerClasses: frames.triggers.indices.map { frames.wordClasses(ofTrigger: Int32($0)) })
    triggers = TriggerFinder(table: frames)
    parser = ClauseParser(words: words)
    func slot(_ name: String) -> UInt8 {
      frames.groupNames.firstIndex { lexicon.strings[$0] == name }.map { SlotCode.firstGroup + UInt8($0) } ?? UInt8.max
    }
    by = slot("by")
    of = slot("of")
    at = slot("at")
    between = slot("between")
    among = slot("among")
    because = slot("for")
    together = slot("together")
    from = slot("from")
    with = slot("with")
    about = slot("about")
    to = slot("to")
    placeRole = frames.roles.first { lexicon.strings[$0.name] == "place" }?.name
    shared = [to, slot("for"), slot("against")]
  }

  /// The events in text order.
  ///
  /// - Parameter zones: one for each sentence.
  package func events(in text: SegmentedText, matches: LexicalMatches, recognized: RecognizedText, zones: [Zone]) -> [EventMention] {
    let mentionAt = outermostMentions(recognized.mentions, count: text.tokens.count)
    var events: [EventMention] = []
    events.reserveCapacity(text.sentences.count)
    var candidates: [TriggerCandidate] = []
    let structure = SentenceStructure(words: words)
    let readers = readers(structure, text, matches, recognized.mentions)
    var view = Surroundings(structure: structure)
    var found: [Finding] = []
    for (index, sentence) in text.sentences.enumerated() where hasTrigger(sentence, matches) {
      segmenter.cut(
        sentence, of: text, matches: matches, mentions: recognized.mentions, mentionAt: mentionAt, into: structure)
      // Most trigger words stand in names, in longer words or beside words that forbid them; only a sentence with another one is parsed.
      triggers.find(&candidates, in: structure.units, sentence: sentence, text: text, matches: matches)
      if candidates.isEmpty { continue }
      parser.parse(structure, sentence: index, in: text, mentions: recognized.mentions)
      triggers.settle(&candidates, in: structure)
      if candidates.isEmpty { continue }
      readers.turn()
      readFindings(candidates, readers, &view, explaining: false, into: &found)
      if zones[index] == .navigation { dropTopics(&found, sentence, text) }
      setScenes(of: &found, recognized.mentions, structure)
      found.withUnsafeBufferPointer { found in
        for i in found.indices where found[i].reason == nil { Finding.append(found.baseAddress! + i, to: &events) }
      }
    }
    // Set one by one: a copy of all events would be counted reference by reference.
    let links = events.withUnsafeBufferPointer {
      var chains = EventChains($0, mentions: recognized.mentions, text: text, zones: zones)
      return chains.links()
    }
    for link in links { events[link.event].sameAs = link.fullest }
    return events
  }

  /// Units, phrases and predicates of one sentence.
  package func structure(
    of sentence: Int, _ text: SegmentedText, _ matches: LexicalMatches, _ mentions: [Mention], _ mentionAt: [Int32]
  ) -> SentenceStructure {
    let structure = SentenceStructure(words: words)
    segmenter.cut(text.sentences[sentence], of: text, matches: matches, mentions: mentions, mentionAt: mentionAt, into: structure)
    parser.parse(structure, sentence: sentence, in: text, mentions: mentions)
    return structure
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
  final class SentenceReaders {
    let structure: SentenceStructure
    let mentions: [Mention]
    let surroundings: SurroundingsReader
    let binder: ArgumentBinder
    let modality: ModalityReader
    let gapping: GappingReader
    let contests = Contests()
    let quotes: QuoteReader
    @exclusivity(unchecked) private(set) var placement: TimePlacement

    init(
      structure: SentenceStructure, mentions: [Mention], surroundings: SurroundingsReader, binder: ArgumentBinder, modality: ModalityReader,
      gapping: GappingReader
    ) {
      self.structure = structure
      self.mentions = mentions
      self.surroundings = surroundings
      self.binder = binder
      self.modality = modality
      self.gapping = gapping
      quotes = QuoteReader(structure: structure, mentions: mentions)
      placement = TimePlacement(structure: structure, mentions: mentions)
    }

    /// The structure has been filled with another sentence.
    func turn() {
      placement.turn()
      binder.turn()
      gapping.turn()
    }
  }

  func readers(
    _ structure: SentenceStructure, _ text: SegmentedText, _ matches: LexicalMatches, _ mentions: [Mention]
  ) -> SentenceReaders {
    SentenceReaders(
      structure: structure, mentions: mentions,
      surroundings: SurroundingsReader(
        structure: structure, table: table, matches: matches, mentions: mentions, by: by, of: of, at: at, because: because, about: about,
        to: to, together: together, from: from, with: with, between: between, among: among,
        shared: shared),
      binder: ArgumentBinder(
        table: table, lexicon: lexicon, structure: structure, mentions: mentions, text: text, matches: matches, at: at, between: between,
        of: of, with: with, words: words),
      modality: ModalityReader(structure: structure, lexicon: lexicon, matches: matches),
      gapping: GappingReader(structure: structure, mentions: mentions, table: table, lexicon: lexicon))
  }

  /// In what leads around a site a word that nothing is told of is a topic; behind a heading (`Tags: lật thuyền, cứu nạn, Quảng Ninh`) one that no name,
  /// date or amount stands beside between the same commas.
  func dropTopics(_ found: inout [Finding], _ sentence: Range<Int>, _ text: SegmentedText) {
    let isHeaded = sentence.prefix(4).contains { text.tokens[$0].ascii == UInt8(ascii: ":") && text.tokens[$0].kind == .punctuation }
    for i in found.indices where found[i].reason == nil {
      let item = isHeaded ? item(around: found[i].candidate.tokens, sentence, text) : sentence
      let isTold =
        found[i].event?.arguments.contains {
          !isHeaded || ($0.mention != nil || $0.entity != nil) && item.contains($0.tokens.lowerBound)
        } ?? false
      if !isTold, found[i].times.isEmpty { found[i].reason = .topic }
    }
  }

  /// The tokens between the commas around some.
  private func item(around tokens: Range<Int>, _ sentence: Range<Int>, _ text: SegmentedText) -> Range<Int> {
    func isComma(_ i: Int) -> Bool { text.tokens[i].ascii == UInt8(ascii: ",") && text.tokens[i].kind == .punctuation }
    /// `Chìm phà  Indonesia  Cứu hộ`: two spaces part tags, too.
    func isParted(_ i: Int) -> Bool {
      let gap = Int(text.tokens[i - 1].end)..<Int(text.tokens[i].start)
      return gap.count > 1 && text.text.bytes[gap].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
    let start =
      (sentence.lowerBound..<tokens.lowerBound + 1).last { isComma($0) || $0 > sentence.lowerBound && isParted($0) } ?? sentence.lowerBound
    return start..<((tokens.upperBound..<sentence.upperBound).first { isComma($0) || isParted($0) } ?? sentence.upperBound)
  }

  /// Whether a trigger yields to an event of a narrower type on the same words (`unless`).
  func gives(way a: Finding, to b: Finding) -> Bool {
    let unless = table.triggers[Int(a.candidate.row)].unless
    guard !unless.isEmpty, b.reason == nil, a.candidate.extent.overlaps(b.candidate.extent) else { return false }
    let type = table.frames[Int(table.triggers[Int(b.candidate.row)].frame)].type
    return unless.range.contains { table.strings[$0] == type }
  }

  /// `cử chuyên gia | sang Lào`: whether a trigger only goes on with an event of the verb above it (`not-below`).
  func isBelow(_ finding: Finding, _ found: [Finding], _ structure: SentenceStructure) -> Bool {
    let types = table.triggers[Int(finding.candidate.row)].notBelow
    var at = structure.predicateOfUnit[finding.candidate.unit]
    guard !types.isEmpty, at >= 0 else { return false }
    for _ in 0..<3 {
      let p = structure.predicates[at]
      guard [.control, .objectControl, .relative, .purpose].contains(p.link), p.adverbs.isEmpty, let above = p.governor else {
        return false
      }
      let unit = structure.predicates[above].unit
      for other in found where other.reason == nil && other.candidate.unit == unit {
        let type = table.frames[Int(table.triggers[Int(other.candidate.row)].frame)].type
        if types.range.contains(where: { table.strings[$0] == type }) { return true }
      }
      at = above
    }
    return false
  }

  /// `đến hiện trường | thăm hỏi`: whether a trigger only tells the way to an event of the verb below it (`not-above`).
  func isAbove(_ finding: Finding, _ found: [Finding], _ structure: SentenceStructure) -> Bool {
    let types = table.triggers[Int(finding.candidate.row)].notAbove
    let own = structure.predicateOfUnit[finding.candidate.unit]
    guard !types.isEmpty, own >= 0 else { return false }
    return found.contains { other in
      let below = structure.predicateOfUnit[other.candidate.unit]
      guard other.reason == nil, below >= 0, structure.predicates[below].governor == own, structure.predicates[below].link == .control,
        structure.predicates[below].beside == nil, structure.predicates[below].adverbs.isEmpty
      else { return false }
      let type = table.frames[Int(table.triggers[Int(other.candidate.row)].frame)].type
      return types.range.contains { table.strings[$0] == type }
    }
  }

  /// The speaker, where the event stands in what somebody is said to have said.
  func attribution(_ predicate: Int?, _ structure: SentenceStructure, _ mentions: [Mention]) -> Int? {
    guard var at = predicate else { return nil }
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
