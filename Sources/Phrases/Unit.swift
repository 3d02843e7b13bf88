import Annotations
import Gazetteers

extension Sense {
  var isLocation: Bool { self == .country || self == .place || self == .facility }

  /// Persons and bodies of persons.
  var isActor: Bool { self == .person || self == .group || self == .organisation || self == .country }

  var canAct: Bool { isActor || self == .place || self == .vehicle || self == .animal }

  /// Whether a count of it counts more than an amount: `hai người`, not `hai tấn`.
  var isCountable: Bool { self != .none && self != .abstract && self != .money && self != .time }
}

/// One word, mention or mark of a sentence: what phrases and clauses are built from.
public struct Unit: Sendable {
  public enum Kind: UInt8, Sendable { case word, mention, punctuation }

  /// Token range in the document.
  public var tokens: Range<Int> {
    get { Int(start)..<Int(end) }
    set { (start, end) = (Int32(newValue.lowerBound), Int32(newValue.upperBound)) }
  }
  // Small numbers: units are copied around much.
  private var start: Int32
  private var end: Int32
  private var mentionIndex: Int32
  public var kind: Kind
  /// The class the word has here, decided by its neighbours where it may have several.
  public var wordClass: WordClass
  public var sense: Sense
  /// Bits of `Sense`: all it may denote.
  public var senses: UInt32
  public var traits: Traits
  /// Bits of `WordClass`: what it may be elsewhere.
  public var classes: UInt16
  /// Index of the outermost mention that covers these tokens.
  public var mention: Int? {
    get { mentionIndex < 0 ? nil : Int(mentionIndex) }
    set { mentionIndex = Int32(newValue ?? -1) }
  }
  /// The ASCII byte of a punctuation mark, or 0.
  public var mark: UInt8 = 0
  public var isHyphen = false
  /// Whether it is a verb used as a noun: `vụ | bắt giữ`, `việc | cung ứng`.
  public var isNominalised = false
  /// Whether no list knows the word.
  public var isUnknown = false

  public init(
    tokens: Range<Int>, kind: Kind, wordClass: WordClass, sense: Sense, senses: UInt32, traits: Traits, classes: UInt16,
    mention: Int? = nil, mark: UInt8 = 0, isHyphen: Bool = false, isUnknown: Bool = false
  ) {
    start = Int32(tokens.lowerBound)
    end = Int32(tokens.upperBound)
    mentionIndex = Int32(mention ?? -1)
    self.kind = kind
    self.wordClass = wordClass
    self.sense = sense
    self.senses = senses
    self.traits = traits
    self.classes = classes
    self.mark = mark
    self.isHyphen = isHyphen
    self.isUnknown = isUnknown
  }

  public func mayDenote(_ s: Sense) -> Bool { senses & (1 << UInt32(s.rawValue)) != 0 }
  public func may(_ c: WordClass) -> Bool { classes & (1 << UInt16(c.rawValue)) != 0 }
}

/// A noun phrase without the prepositional phrases and clauses that follow it.
public struct NounPhrase: Sendable {
  /// Unit range in the sentence.
  public var units: Range<Int>
  /// Token range in the document.
  public var tokens: Range<Int>
  /// The unit that says what it is.
  public var head: Int
  /// What the head denotes; for a name, by the type of its mention.
  public var sense: Sense
  /// The mention that is the phrase's head: a name, a pronoun, a date. Absent for common nouns.
  public var mention: Int?
  /// A number of things counted, inside the phrase.
  public var quantity: Int?
  /// The first mention of an office beside the head: `Chủ tịch nước | Nguyễn Xuân Phúc`. No list of all that is inside: phrases are copied much.
  public var title: Int?
}

/// A noun phrase after a preposition.
public struct PrepositionalPhrase: Sendable {
  /// Unit of the preposition.
  public var preposition: Int
  /// Indices of its noun phrases; several when coordinated.
  public var phrases: [Int]
}

/// How a predicate came to stand below another.
public enum Link: UInt8, Sendable {
  /// The main clause, or one beside it.
  case root
  /// Shares the subject and the level of the one before: `A ký và trao`.
  case coordinate
  /// `quyết định viện trợ`, `sẵn sàng cử`: same subject, governed.
  case control
  /// `yêu cầu B rút quân`: the object is the subject.
  case objectControl
  /// What is said: `cho biết Cuba sẽ …`.
  case content
  /// After `để`, `nhằm`.
  case purpose
  /// After `nếu`, `khi`, `sau khi`, `vì` …
  case adverbial
  /// `vaccine do Mỹ tặng`, `người mà …`.
  case relative
}

/// A verb with what belongs to it.
public struct Predicate: Sendable {
  public var unit: Int
  /// Noun phrases in subject place; of a passive those acted upon.
  public var subjects: [Int] = []
  public var objects: [Int] = []
  public var prepositions: [PrepositionalPhrase] = []
  /// Between `bị`/`được` and the verb, or after `do` before it.
  public var agents: [Int] = []
  public var isPassive = false
  /// The predicate that governs this one.
  public var governor: Int?
  /// The predicate this one is coordinated with (`A ký và trao`).
  public var beside: Int?
  public var link: Link = .root
  /// Units of adverbs and auxiliaries that stand before the verb.
  public var adverbs: [Int] = []
  /// The conjunction that opens the clause (`nếu`, `để`), if one does.
  public var conjunction: Int?
  /// Number of the clause it stands in; coordinate predicates share one.
  public var clause = 0
  /// Unit range of the clause part that follows the verb: up to the next comma, conjunction or end.
  public var tail = 0..<0
}

/// A sentence, cut into units, phrases and predicates.
///
/// A class because all that look at a sentence share it: one pointer is copied, not eight arrays.
public final class SentenceStructure: Sendable {
  /// Index of the sentence in the text.
  public let sentence: Int
  public let units: [Unit]
  public let phrases: [NounPhrase]
  public let predicates: [Predicate]
  /// Prepositional phrases in order, with the phrase or predicate before them.
  public let prepositions: [PrepositionalPhrase]
  /// For each unit the phrase that holds it, or -1.
  public let phraseOfUnit: [Int]
  /// For each unit the predicate it is, or -1.
  public let predicateOfUnit: [Int]
  /// For each unit the number of the clause it stands in.
  public let clauseOfUnit: [Int]

  package init(
    sentence: Int, units: [Unit], phrases: [NounPhrase], predicates: [Predicate], prepositions: [PrepositionalPhrase], phraseOfUnit: [Int],
    predicateOfUnit: [Int], clauseOfUnit: [Int]
  ) {
    self.sentence = sentence
    self.units = units
    self.phrases = phrases
    self.predicates = predicates
    self.prepositions = prepositions
    self.phraseOfUnit = phraseOfUnit
    self.predicateOfUnit = predicateOfUnit
    self.clauseOfUnit = clauseOfUnit
  }

  /// The verb of causing above a predicate (`khiến`, `làm`), through verbs of the same subject.
  public func cause(of index: Int) -> Int? {
    var at = index
    for _ in 0..<4 {
      let p = predicates[at]
      guard p.link != .content, let above = p.beside ?? p.governor else { return nil }
      if p.beside == nil, units[predicates[above].unit].traits.contains(.cause) { return above }
      at = above
    }
    return nil
  }

  /// The unit that holds a token, or nil. O(log *n*).
  public func unit(ofToken token: Int) -> Int? {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if units[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < units.count && units[low].tokens.contains(token) ? low : nil
  }
}
