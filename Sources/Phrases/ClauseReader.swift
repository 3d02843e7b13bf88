import Annotations
import Gazetteers
import VietText

/// The state of one pass over a sentence: words, noun phrases and verbs are taken in the files beside.
struct ClauseReader {
  let units: [Unit]
  let mentions: [Mention]
  let words: StructuralWords
  let tokens: [Token]
  let phrases: [NounPhrase]
  var phraseOfUnit: [Int]
  var predicateOfUnit: [Int]
  var clauseOfUnit: [Int]
  var predicates: [Predicate] = []
  var prepositions: [PrepositionalPhrase] = []

  /// Noun phrases that wait for a verb to be its subject.
  var waiting: [Int] = []
  /// Prepositional phrases that stand before the clause's verb.
  var fronted: [PrepositionalPhrase] = []
  var adverbs: [Int] = []
  var passive: Int?
  var agents: [Int] = []
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

  init(units: [Unit], phrases: [NounPhrase], mentions: [Mention], words: StructuralWords, tokens: [Token]) {
    self.units = units
    self.words = words
    self.tokens = tokens
    self.phrases = phrases
    self.mentions = mentions
    phraseOfUnit = Array(repeating: -1, count: units.count)
    predicateOfUnit = Array(repeating: -1, count: units.count)
    clauseOfUnit = Array(repeating: 0, count: units.count)
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
    waiting = phraseBefore(inside.lowerBound - 1).map { [$0] } ?? []
    read(inside)
    for p in predicates.indices where inside.contains(predicates[p].unit) && predicates[p].tail.upperBound == 0 {
      predicates[p].tail = predicates[p].unit + 1..<inside.upperBound
    }
    (waiting, fronted, adverbs, passive, agents, agentMarker, last, openPreposition) = outer
    (conjunction, clauseLink, clauseGovernor, clause, sawComma, sawCoordinator, joint, main) = line
  }
}
