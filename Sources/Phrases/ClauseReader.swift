import Annotations
import Gazetteers
import VietText

/// The state of one pass over a sentence: words, noun phrases and verbs are taken in the files beside.
///
/// A class that reads one sentence after the other: a struct of this size would be copied whole for every closure that looks at it. One thread owns
/// it, so nothing is checked when its variables are changed.
final class ClauseReader {
  let words: StructuralWords
  @exclusivity(unchecked) private(set) var units = FlatArray<Unit>.empty
  @exclusivity(unchecked) private(set) var mentions = UnsafeBufferPointer<Mention>(start: nil, count: 0)
  @exclusivity(unchecked) private(set) var tokens = UnsafeBufferPointer<Token>(start: nil, count: 0)
  @exclusivity(unchecked) private(set) var phrases = FlatArray<NounPhrase>.empty
  // Memory that is used again for each sentence.
  @exclusivity(unchecked) var phraseOfUnit = Pile<Int>(capacity: 64)
  @exclusivity(unchecked) var predicateOfUnit = Pile<Int>(capacity: 64)
  @exclusivity(unchecked) var clauseOfUnit = Pile<Int>(capacity: 64)
  @exclusivity(unchecked) var predicates = Pile<Predicate>(capacity: 16)
  @exclusivity(unchecked) var prepositions = Pile<PrepositionalPhrase>(capacity: 16)
  @exclusivity(unchecked) var lists = ListMemory<Int>()
  @exclusivity(unchecked) var groups = ListMemory<PrepositionalPhrase>()

  /// Noun phrases that wait for a verb to be its subject.
  @exclusivity(unchecked) var waiting = IndexList.empty
  /// Prepositional phrases that stand before the clause's verb.
  @exclusivity(unchecked) var fronted = FlatArray<PrepositionalPhrase>.empty
  @exclusivity(unchecked) var adverbs = IndexList.empty
  @exclusivity(unchecked) var passive: Int?
  @exclusivity(unchecked) var agents = IndexList.empty
  /// The last place behind a deed that a preposition holds: `trong chuyến thăm | Fiji`.
  @exclusivity(unchecked) var completion: Int?
  /// After `do`/`bởi` before a noun phrase that a verb may follow.
  @exclusivity(unchecked) var agentMarker: Int?
  /// Last predicate of this clause; nil before its verb.
  @exclusivity(unchecked) var last: Int?
  /// First predicate of the sentence's main line.
  @exclusivity(unchecked) var main: Int?
  @exclusivity(unchecked) var openPreposition: Int?
  @exclusivity(unchecked) var conjunction: Int?
  @exclusivity(unchecked) var clauseLink = Link.root
  @exclusivity(unchecked) var clauseGovernor: Int?
  @exclusivity(unchecked) var clause = 0
  @exclusivity(unchecked) var clauseCount = 0
  @exclusivity(unchecked) var sawComma = false
  @exclusivity(unchecked) var sawCoordinator = false
  /// A `là` before the name of the one just described.
  @exclusivity(unchecked) var namingCopula: Int?
  /// Phrases before a colon that opens the sentence: `Hà Nội: cháy kho hàng`.
  @exclusivity(unchecked) var heading = IndexList.empty
  /// Subjects of the main clause while a clause about the last of them is read: `Thượng viện, nơi | phe Cộng hòa giữ 50 ghế, sẽ …`.
  @exclusivity(unchecked) var setAside = IndexList.empty
  /// Units between commas that tell who was just named.
  @exclusivity(unchecked) var apposition = 0..<0
  /// A predicate inside the prepositional phrase that opens the clause.
  @exclusivity(unchecked) var opening: Int?
  /// Whose the matter is that the last verb stands in, and the matter that the sentence begins with: `lời kêu gọi | ngừng bắn của ông A …`.
  @exclusivity(unchecked) var matterOwner: Int?
  @exclusivity(unchecked) var matter = IndexList.empty
  /// Unit of the last `và` or comma-like joint.
  @exclusivity(unchecked) var joint: Int?

  init(words: StructuralWords) { self.words = words }

  deinit {
    phraseOfUnit.deallocate()
    predicateOfUnit.deallocate()
    clauseOfUnit.deallocate()
    predicates.deallocate()
    prepositions.deallocate()
    lists.deallocate()
    groups.deallocate()
  }

  /// Forgets the sentence before.
  private func begin(_ sentence: Sentence, _ phrases: FlatArray<NounPhrase>) {
    units = sentence.units
    tokens = sentence.tokens
    mentions = sentence.mentions
    self.phrases = phrases
    phraseOfUnit.fill(-1, count: units.count)
    predicateOfUnit.fill(-1, count: units.count)
    clauseOfUnit.fill(0, count: units.count)
    predicates.removeAll()
    prepositions.removeAll()
    lists.removeAll()
    groups.removeAll()
    flushWaiting()
    startClause(link: .root, governor: nil, conjunction: nil)
    (clause, clauseCount, main, namingCopula, joint, opening) = (0, 0, nil, nil, nil, nil)
    (heading, setAside, apposition) = (.empty, .empty, 0..<0)
    (matterOwner, matter, completion) = (nil, .empty, nil)
    for p in phrases.indices {
      for unit in phrases[p].units { phraseOfUnit[unit] = p }
    }
  }

  /// Reads a sentence whose phrases are known.
  func read(_ sentence: Sentence, phrases: FlatArray<NounPhrase>) {
    begin(sentence, phrases)
    read(0..<units.count)
    closeClause(at: units.count)
  }

  private func read(_ range: Range<Int>) {
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
        readAside(at + 1..<end, about: phraseBefore(at))
        at = end + 1
        continue
      }
      if let end = titleEnd(at), end < range.upperBound {
        readAside(at + 1..<end)
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

  /// The quote that closes the title opened at a unit: `với chủ đề | “Vì một biển Đông hòa bình”`, `dự án | “Nước sạch”`.
  func titleEnd(_ open: Int) -> Int? {
    guard open > 0, isQuote(open), units[open - 1].wordClass == .E ? units[open - 1].tokens.count > 1 : namesTitle(phraseBefore(open))
    else {
      return nil
    }
    return (open + 1..<min(open + 40, units.count)).first { isQuote($0) }
  }

  private func namesTitle(_ phrase: Int?) -> Bool {
    guard let phrase, phrases[phrase].mention == nil else { return false }
    return [.abstract, .document, .event].contains(phrases[phrase].sense)
  }

  private func isQuote(_ i: Int) -> Bool { units[i].isQuote(in: tokens) }

  /// What stands in brackets is a line of its own about the phrase before it (`anh B. (36 tuổi, trú tại Vinh) điều khiển …` goes on where it was);
  /// so is a title in quotes, about nothing.
  private func readAside(_ inside: Range<Int>, about before: Int? = nil) {
    let outer = (waiting, fronted, adverbs, passive, agents, agentMarker, last, openPreposition)
    let line = (conjunction, clauseLink, clauseGovernor, clause, sawComma, sawCoordinator, joint, main)
    let kept = (setAside, opening)
    (setAside, opening) = (.empty, nil)
    flushWaiting()
    startClause(link: .adverbial, governor: nil, conjunction: nil)
    if let before { waiting = lists.list(before) }
    read(inside)
    for p in predicates.indices where inside.contains(predicates[p].unit) && predicates[p].tail.upperBound == 0 {
      predicates[p].tail = predicates[p].unit + 1..<inside.upperBound
    }
    (waiting, fronted, adverbs, passive, agents, agentMarker, last, openPreposition) = outer
    (conjunction, clauseLink, clauseGovernor, clause, sawComma, sawCoordinator, joint, main) = line
    (setAside, opening) = kept
  }
}
