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
  var sawComma = false
  var sawCoordinator = false
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
    var at = 0
    while at < units.count {
      clauseOfUnit[at] = clause
      let phrase = phraseOfUnit[at]
      if phrase >= 0 {
        for unit in phrases[phrase].units { clauseOfUnit[unit] = clause }
        take(phrase: phrase)
        at = phrases[phrase].units.upperBound
        continue
      }
      take(unit: at)
      at += 1
    }
    closeClause(at: units.count)
  }
}
