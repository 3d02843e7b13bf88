import Annotations
import Gazetteers
import VietText

extension Sense {
  package var isLocation: Bool { self == .country || self == .place || self == .facility }

  /// Persons and bodies of persons.
  var isActor: Bool { self == .person || self == .group || self == .organisation || self == .country }

  package var canAct: Bool { isActor || self == .place || self == .vehicle || self == .animal }

  /// Whether a count of it counts more than an amount: `hai người`, not `hai tấn`.
  var isCountable: Bool { self != .none && self != .abstract && self != .money && self != .time }
}

extension WordClass {
  /// Its bit in `Unit.classes`.
  var bit: UInt16 { 1 &<< UInt16(rawValue) }
}

/// One word, mention or mark of a sentence: what phrases and clauses are built from.
public struct Unit: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable { case word, mention, punctuation }

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
    get { Int(optional: mentionIndex) }
    set { mentionIndex = Int32(optional: newValue) }
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
    mentionIndex = Int32(optional: mention)
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

  @inlinable @inline(__always) public func mayDenote(_ s: Sense) -> Bool { senses & (1 &<< UInt32(s.rawValue)) != 0 }
  @inlinable @inline(__always) public func may(_ c: WordClass) -> Bool { classes & (1 &<< UInt16(c.rawValue)) != 0 }
}

/// A noun phrase without the prepositional phrases and clauses that follow it.
public struct NounPhrase: Sendable, BitwiseCopyable {
  // Small numbers: phrases are copied around much.
  private var start: Int32
  private var end: Int32
  private var firstToken: Int32
  private var endToken: Int32
  private var headUnit: Int32
  private var mentionIndex: Int32
  private var quantityIndex: Int32
  private var titleIndex: Int32
  /// What the head denotes; for a name, by the type of its mention.
  public var sense: Sense

  /// Unit range in the sentence.
  public var units: Range<Int> {
    get { Int(start)..<Int(end) }
    set { (start, end) = (Int32(newValue.lowerBound), Int32(newValue.upperBound)) }
  }
  /// Token range in the document.
  public var tokens: Range<Int> {
    get { Int(firstToken)..<Int(endToken) }
    set { (firstToken, endToken) = (Int32(newValue.lowerBound), Int32(newValue.upperBound)) }
  }
  /// The unit that says what it is.
  public var head: Int {
    get { Int(headUnit) }
    set { headUnit = Int32(newValue) }
  }
  /// The mention that is the phrase's head: a name, a pronoun, a date. Absent for common nouns.
  public var mention: Int? {
    get { Int(optional: mentionIndex) }
    set { mentionIndex = Int32(optional: newValue) }
  }
  /// A number of things counted, inside the phrase.
  public var quantity: Int? {
    get { Int(optional: quantityIndex) }
    set { quantityIndex = Int32(optional: newValue) }
  }
  /// The first mention of an office beside the head: `Chủ tịch nước | Nguyễn Xuân Phúc`. No list of all that is inside: phrases are copied much.
  public var title: Int? {
    get { Int(optional: titleIndex) }
    set { titleIndex = Int32(optional: newValue) }
  }

  init(units: Range<Int>, tokens: Range<Int>, head: Int, sense: Sense, mention: Int?, quantity: Int?, title: Int? = nil) {
    (start, end) = (Int32(units.lowerBound), Int32(units.upperBound))
    (firstToken, endToken) = (Int32(tokens.lowerBound), Int32(tokens.upperBound))
    headUnit = Int32(head)
    mentionIndex = Int32(optional: mention)
    quantityIndex = Int32(optional: quantity)
    titleIndex = Int32(optional: title)
    self.sense = sense
  }
}

extension Int32 {
  /// -1 for nil.
  @inline(__always) init(optional number: Int?) { self = Int32(number ?? -1) }
}

extension Int {
  /// Nil for less than zero.
  @inline(__always) init?(optional number: Int32) {
    if number < 0 { return nil }
    self = Int(number)
  }
}

/// A noun phrase after a preposition.
public struct PrepositionalPhrase: Sendable, BitwiseCopyable {
  /// Unit of the preposition.
  public var preposition: Int
  /// Indices of its noun phrases; several when coordinated.
  public var phrases: IndexList
}

extension Unit {
  /// Whether it is a quotation mark, straight or curved.
  func isQuote(in text: UnsafeBufferPointer<Token>) -> Bool {
    let token = text[tokens.lowerBound]
    return mark == UInt8(ascii: "\"") || token.mark == .openQuote || token.mark == .closeQuote
  }
}
