import VietText

/// What a mention refers to. The raw values are the wire names.
public enum MentionType: String, Sendable, CaseIterable, Hashable {
  case person, organisation, country, place, office, product, disease, document, facility
  case time, quantity, money
}

/// How a mention refers.
public enum MentionForm: String, Sendable, Hashable {
  case name, title, nominal, pronoun
}

/// A span of the text that names, dates or counts something.
public struct Mention: Sendable {
  /// Token range in the document.
  public var tokens: Range<Int>
  public var type: MentionType
  public var form: MentionForm
  /// The gazetteer entry that the words name, if one was found.
  public var entry: Int?
  /// Indices of document entities; empty for values and before coreference; two for `hai nhà lãnh đạo`.
  public var entities: [Int]
  public var value: MentionValue?
  /// What found it: `name-gazetteer`, `timex-day-month-year`.
  public var rule: String

  public init(
    tokens: Range<Int>, type: MentionType, form: MentionForm = .name, entry: Int? = nil, entities: [Int] = [],
    value: MentionValue? = nil, rule: String
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
