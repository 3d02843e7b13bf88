import Gazetteers
import VietText

/// A few words by vocabulary number. One bit tells of most other words that they are not among them.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private let keys: [Int32]
  private let bits: UInt64

  init(_ keys: [Int32]) {
    self.keys = keys
    bits = keys.reduce(0) { $0 | Self.bit($1) }
  }

  init(arrayLiteral keys: Int32...) { self.init(keys) }

  @inline(__always)
  func contains(_ key: Int32) -> Bool { bits & Self.bit(key) != 0 && keys.contains(key) }

  @inline(__always)
  private static func bit(_ key: Int32) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: key) }
}

/// The words of `words/structure.tsv` by vocabulary number; what each role means says `StructureRole`.
///
/// A class because every sentence's reader holds it: one pointer is copied, not a dozen arrays.
package final class StructuralWords: Sendable {
  package let between: Int32
  package let mutual: Int32
  package let deedPlace: Int32
  let other: Int32
  let beside: Int32
  let age: Int32
  package let owner: Int32
  package let about: Int32
  let topicMarker: Int32
  let suit: Int32
  let moment: Int32
  package let sequence: Int32
  let from: Int32
  let day: Int32
  let whereWord: Int32
  let among: Int32
  package let one: Int32
  let once: Int32
  let fellow: Int32
  let whole: Int32
  let account: Int32
  let ongoing: Int32
  let inTime: Int32
  let times: Int32
  let utterance: Int32
  let ordinal: Int32
  let law: Int32

  let agentMarkers: WordSet
  let passives: WordSet
  let nominalisers: WordSet
  let rumours: WordSet
  let they: WordSet
  let partners: WordSet
  let sides: WordSet
  let relativeHeads: WordSet
  let anybodies: WordSet
  let seats: WordSet
  let demonstratives: WordSet
  let dependents: WordSet
  let moments: WordSet
  let dateNouns: WordSet
  let timeNouns: WordSet
  let questions: WordSet
  let pointers: WordSet
  let vague: WordSet
  let intensifiers: WordSet
  let looseAdjectives: WordSet
  let degrees: WordSet
  let titles: WordSet
  let inside: WordSet
  let sends: WordSet
  let determiners: WordSet
  let posts: WordSet
  let capacities: WordSet
  let positions: WordSet
  let negations: WordSet
  let tenses: WordSet
  let additives: WordSet
  let backPointers: WordSet
  let purposes: WordSet
  let topLevels: WordSet
  let adversatives: WordSet
  let reasons: WordSet
  let carries: WordSet
  let resides: WordSet
  let numbered: WordSet
  let lawMatters: WordSet

  let belongings: [[Int32]]
  let happenings: [[Int32]]
  let bears: [[Int32]]
  let talks: [[Int32]]
  let meetings: [[Int32]]
  let schedules: [[Int32]]
  let lets: [[Int32]]
  let jointVerbs: [[Int32]]
  let longMoments: [[Int32]]
  private let commemorations: [[Int32]]
  let partitives: [[Int32]]
  let callers: [[Int32]]
  let terms: [[Int32]]
  let stateBodies: [[Int32]]
  let matters: [[Int32]]
  let firstPersons: [[Int32]]
  let simultaneous: [[Int32]]
  let untils: [[Int32]]
  let meanwhile: [[Int32]]
  let crimes: [[Int32]]

  /// The last words of `commemorations`, of `matters` and of `crimes`: most words are none of them.
  private let commemorationEnds: WordSet
  let matterEnds: WordSet
  let crimeEnds: WordSet

  /// Whether a word gives the verb behind it a tense.
  package func isTense(_ key: Int32) -> Bool { tenses.contains(key) }

  /// Whether words end with one of celebrating.
  package func endsCelebrating(_ tokens: ArraySlice<Token>) -> Bool {
    guard let last = tokens.last, commemorationEnds.contains(last.key) else { return false }
    let keys = tokens.map(\.key)
    return commemorations.contains { words in
      words.count <= keys.count && zip(words, keys.suffix(words.count)).allSatisfy { $0 == $1 }
    }
  }

  /// Whether what a document is about goes on behind a preposition.
  package func isOwned(by key: Int32) -> Bool { key == owner || key == whole }
  package func isTitle(_ key: Int32) -> Bool { titles.contains(key) }
  package func isSeat(_ key: Int32) -> Bool { seats.contains(key) }
  package func isAnybody(_ key: Int32) -> Bool { anybodies.contains(key) }
  package func isSomeone(_ key: Int32) -> Bool { key == fellow }
  package func endsPost(_ key: Int32) -> Bool { posts.contains(key) }
  package func endsAccount(_ key: Int32) -> Bool { key == account }
  package func isPosition(_ key: Int32) -> Bool { positions.contains(key) }
  package func isInside(_ key: Int32) -> Bool { inside.contains(key) }

  package init(lexicon: Lexicon) {
    func phrases(_ role: StructureRole) -> [[Int32]] { lexicon.structure(role) }
    func set(_ role: StructureRole) -> WordSet { WordSet(phrases(role).compactMap(\.first)) }
    // No word has this number, so that a folder of data that lacks a word finds it nowhere.
    func word(_ role: StructureRole) -> Int32 { phrases(role).first?.first ?? .min }
    func ends(_ list: [[Int32]]) -> WordSet { WordSet(list.compactMap(\.last)) }
    between = word(.between)
    mutual = word(.mutual)
    deedPlace = word(.deedPlace)
    other = word(.other)
    beside = word(.beside)
    age = word(.age)
    owner = word(.owner)
    about = word(.about)
    topicMarker = word(.topicMarker)
    suit = word(.suit)
    moment = word(.moment)
    sequence = word(.sequence)
    from = word(.from)
    day = word(.day)
    whereWord = word(.whereWord)
    among = word(.among)
    one = word(.one)
    once = word(.once)
    fellow = word(.fellow)
    whole = word(.whole)
    account = word(.account)
    ongoing = word(.ongoing)
    inTime = word(.inTime)
    times = word(.times)
    utterance = word(.utterance)
    ordinal = word(.ordinal)
    law = word(.law)
    agentMarkers = set(.agentMarkers)
    passives = set(.passives)
    nominalisers = set(.nominalisers)
    rumours = set(.rumours)
    they = set(.they)
    partners = set(.partners)
    sides = set(.sides)
    relativeHeads = set(.relativeHeads)
    anybodies = set(.anybodies)
    seats = set(.seats)
    demonstratives = set(.demonstratives)
    dependents = set(.dependents)
    moments = set(.moments)
    dateNouns = set(.dateNouns)
    timeNouns = set(.timeNouns)
    questions = set(.questions)
    pointers = set(.pointers)
    vague = set(.vague)
    intensifiers = set(.intensifiers)
    looseAdjectives = set(.looseAdjectives)
    degrees = set(.degrees)
    titles = set(.titles)
    inside = set(.inside)
    sends = set(.sends)
    determiners = set(.determiners)
    posts = set(.posts)
    capacities = set(.capacities)
    positions = set(.positions)
    negations = set(.negations)
    tenses = set(.tenses)
    additives = set(.additives)
    backPointers = set(.backPointers)
    purposes = set(.purposes)
    topLevels = set(.topLevels)
    adversatives = set(.adversatives)
    reasons = set(.reasons)
    carries = set(.carries)
    resides = set(.resides)
    numbered = set(.numbered)
    lawMatters = set(.lawMatters)
    belongings = phrases(.belongings)
    happenings = phrases(.happenings)
    bears = phrases(.bears)
    talks = phrases(.talks)
    meetings = phrases(.meetings)
    schedules = phrases(.schedules)
    lets = phrases(.lets)
    jointVerbs = phrases(.jointVerbs)
    longMoments = phrases(.longMoments)
    commemorations = phrases(.commemorations)
    partitives = phrases(.partitives)
    callers = phrases(.callers)
    terms = phrases(.terms)
    stateBodies = phrases(.stateBodies)
    matters = phrases(.matters)
    firstPersons = phrases(.firstPersons)
    simultaneous = phrases(.simultaneous)
    untils = phrases(.untils)
    meanwhile = phrases(.meanwhile)
    crimes = phrases(.crimes)
    commemorationEnds = ends(commemorations)
    matterEnds = ends(matters)
    crimeEnds = ends(crimes)
  }
}
