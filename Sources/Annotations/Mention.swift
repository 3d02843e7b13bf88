import VietText

/// What a mention refers to. The raw values are the wire names.
public enum MentionType: String, Sendable, CaseIterable, Hashable {
  case person, organisation, country, place, office, product, disease, document, facility
  case time, quantity, money

  /// The place among all types, as the gazetteers' image has it.
  public init(index: UInt8) {
    switch index {
    case 0: self = .person
    case 1: self = .organisation
    case 2: self = .country
    case 3: self = .place
    case 4: self = .office
    case 5: self = .product
    case 6: self = .disease
    case 7: self = .document
    case 8: self = .facility
    case 9: self = .time
    case 10: self = .quantity
    default: self = .money
    }
  }

  public var index: UInt8 {
    switch self {
    case .person: 0
    case .organisation: 1
    case .country: 2
    case .place: 3
    case .office: 4
    case .product: 5
    case .disease: 6
    case .document: 7
    case .facility: 8
    case .time: 9
    case .quantity: 10
    case .money: 11
    }
  }
}

/// How a mention refers.
public enum MentionForm: String, Sendable, Hashable {
  case name, title, nominal, pronoun

  /// The raw value as it stands in the program: reading it costs nothing.
  public var wireName: StaticString {
    switch self {
    case .name: "name"
    case .title: "title"
    case .nominal: "nominal"
    case .pronoun: "pronoun"
    }
  }
}

/// A span of the text that names, dates or counts something.
public struct Mention: Sendable {
  /// Token range in the document.
  public var tokens: Range<Int>
  public var type: MentionType
  public var form: MentionForm
  /// The gazetteer entry that the words name, if one was found.
  public var entry: Int?
  /// Indices of document entities; empty for values; two for `hai nhà lãnh đạo`.
  public var entities: Referents
  public var value: MentionValue?
  /// What found it.
  public var rule: Rule

  @inlinable
  public init(
    tokens: Range<Int>, type: MentionType, form: MentionForm = .name, entry: Int? = nil, entities: Referents = Referents(),
    value: MentionValue? = nil, rule: Rule
  ) {
    self.tokens = tokens
    self.type = type
    self.form = form
    self.entry = entry
    self.entities = entities
    self.value = value
    self.rule = rule
  }
}

/// The stable id of what found a mention: `name-gazetteer`, `timex-day-month-year`. It stands in the program itself, so copying it costs nothing.
public struct Rule: Sendable, Equatable, ExpressibleByStringLiteral, CustomStringConvertible {
  private let name: StaticString

  public init(stringLiteral name: StaticString) { self.name = name }

  public var description: String { name.description }

  public static func == (a: Rule, b: Rule) -> Bool {
    let (x, y) = (a.name, b.name)
    guard x.utf8CodeUnitCount == y.utf8CodeUnitCount else { return false }
    return x.utf8Start == y.utf8Start || (0..<x.utf8CodeUnitCount).allSatisfy { x.utf8Start[$0] == y.utf8Start[$0] }
  }
}

/// None, one or two indices of a document's entities, without memory of their own.
public struct Referents: Sendable, BitwiseCopyable, Equatable, RandomAccessCollection, ExpressibleByArrayLiteral {
  @usableFromInline let a: Int32
  @usableFromInline let b: Int32

  /// - Parameter entities: at most two count.
  @inlinable public init(_ entities: some Collection<Int>) {
    var rest = entities.makeIterator()
    a = Int32(rest.next() ?? -1)
    b = Int32(rest.next() ?? -1)
  }

  public init(arrayLiteral entities: Int...) { self.init(entities) }

  @inlinable public init() {
    a = -1
    b = -1
  }

  @inlinable public init(_ entity: Int) {
    a = Int32(entity)
    b = -1
  }

  @inlinable public init(_ first: Int, _ second: Int) {
    a = Int32(first)
    b = Int32(second)
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { a < 0 ? 0 : b < 0 ? 1 : 2 }
  @inlinable public subscript(index: Int) -> Int { Int(index == 0 ? a : b) }
}

/// The normalised meaning of a time, a quantity or an amount of money.
public enum MentionValue: Sendable, Equatable {
  /// TIMEX3 / ISO 8601, as `gold/GUIDELINES.md` of the contract describes: `2021-08-23TEV`, `2021-08-24/2021-12-31`, `P5Y`.
  case time(String)
  case amount(Amount)
}

/// A number or a range with its unit.
public struct Amount: Sendable, Equatable {
  public enum Bound: String, Sendable { case above = ">", below = "<", about = "~" }

  /// Set unless it is a range.
  public var number: Double?
  public var low: Double?
  public var high: Double?
  public var bound: Bound?
  /// English, singular, snake_case (`dose`, `percent`), or the ISO 4217 code of a currency; empty for a bare number.
  public var unit: String

  public init(number: Double? = nil, low: Double? = nil, high: Double? = nil, bound: Bound? = nil, unit: String) {
    self.number = number
    self.low = low
    self.high = high
    self.bound = bound
    self.unit = unit
  }
}
