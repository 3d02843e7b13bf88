import Annotations
import Gazetteers
import VietText

/// The state of one pass over a sentence: words, noun phrases and verbs are taken in the files beside.
struct ClauseReader {
  let units: FlatArray<Unit>
  let mentions: UnsafeBufferPointer<Mention>
  let tokens: UnsafeBufferPointer<Token>
  let words: StructuralWords
  let phrases: FlatArray<NounPhrase>
  // The sentence's memory, given back to its structure in the end.
  var phraseOfUnit: Pile<Int>
  var predicateOfUnit: Pile<Int>
  var clauseOfUnit: Pile<Int>
  var predicates: Pile<Predicate>
  var prepositions: Pile<PrepositionalPhrase>
  var lists: ListMemory<Int>
  var groups: ListMemory<PrepositionalPhrase>

  /// Noun phrases that wait for a verb to be its subject.
  var waiting = IndexList.empty
  /// Prepositional phrases that stand before the clause's verb.
  var fronted = FlatArray<PrepositionalPhrase>.empty
  var adverbs = IndexList.empty
  var passive: Int?
  var agents = IndexList.empty
  /// After `do`/`bởi` before a noun phrase that a verb may follow.
  var agentMarker: Int?
  /// Last predicate of this clause; nil before its verb.
  var last: Int?
  /// First predicate of the sentence's main line.
  var main: Int?
  var openPreposition: Int?
  var conjunction: Int?
  var clauseLink = Link.root
  var clauseGovernor: Int?
  var clause = 0
  var clauseCount = 0
  var sawComma = false
  var sawCoordinator = false
  /// A `là` before the name of the one just described.
  var namingCopula: Int?
  /// Unit of the last `và` or comma-like joint.
  var joint: Int?

  init(_ sentence: Sentence, words: StructuralWords, memory: SentenceStructure.Memory) {
    units = sentence.units
    tokens = sentence.tokens
    mentions = sentence.mentions
    self.words = words
    phrases = memory.phrases.all
    phraseOfUnit = memory.phraseOfUnit
    predicateOfUnit = memory.predicateOfUnit
    clauseOfUnit = memory.clauseOfUnit
    predicates = memory.predicates
    prepositions = memory.prepositions
    lists = memory.lists
    groups = memory.groups
    phraseOfUnit.fill(-1, count: units.count)
    predicateOfUnit.fill(-1, count: units.count)
    clauseOfUnit.fill(0, count: units.count)
    predicates.removeAll()
    prepositions.removeAll()
    lists.removeAll()
    groups.removeAll()
    for (i, phrase) in phrases.enumerated() {
      for unit in phrase.units { phraseOfUnit[unit] = i }
    }
  }

  mutating func read() {
    read(0..<units.count)
    closeClause(at: units.count)
  }

  private mutating func read(_ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      clauseOfUnit[at] = clause
      let phrase = phraseOfUnit[at]
      if phrase >= 0 {
        for unit in phrases[phrase].units { clauseOfUnit[unit] = clause }
        take(phrase: phrase)
        at = phrases[phrase].units.upperBound
        continue
      }
      if let end = bracketEnd(at), end < range.upperBound {
        readBracket(at + 1..<end)
        at = end + 1
        continue
      }
      take(unit: at)
      at += 1
    }
  }

  /// The bracket that closes the one at a unit, if it is near.
  func bracketEnd(_ open: Int) -> Int? {
    guard units[open].mark == UInt8(ascii: "(") else { return nil }
    return (open + 1..<min(open + 40, units.count)).first { units[$0].mark == UInt8(ascii: ")") }
  }

  /// What stands in brackets is a line of its own about the phrase before it: `anh B. (36 tuổi, trú tại Vinh) điều khiển …` goes on where it was.
  private mutating func readBracket(_ inside: Range<Int>) {
    let outer = (waiting, fronted, adverbs, passive, agents, agentMarker, last, openPreposition)
    let line = (conjunction, clauseLink, clauseGovernor, clause, sawComma, sawCoordinator, joint, main)
    flushWaiting()
    startClause(link: .adverbial, governor: nil, conjunction: nil)
    if let before = phraseBefore(inside.lowerBound - 1) { waiting = lists.list(before) }
    read(inside)
    for p in predicates.indices where inside.contains(predicates[p].unit) && predicates[p].tail.upperBound == 0 {
      predicates[p].tail = predicates[p].unit + 1..<inside.upperBound
    }
    (waiting, fronted, adverbs, passive, agents, agentMarker, last, openPreposition) = outer
    (conjunction, clauseLink, clauseGovernor, clause, sawComma, sawCoordinator, joint, main) = line
  }
}
