/// The normalised meaning of a time, a quantity or an amount of money.
public enum ValueRecord: Sendable, Equatable {
  /// TIMEX3 / ISO 8601: `2021-08-23TEV`.
  case time(String)
  case amount(AmountRecord)

  package func writeMembers(to json: inout JSONWriter) {
    switch self {
    case .time(let value):
      json.key("value")
      json.string(value)
    case .amount(let amount): amount.writeMembers(to: &json)
    }
  }
}

/// A number or a range, with its unit or currency.
public struct AmountRecord: Sendable, Equatable {
  /// Absent for a range.
  public let number: Double?
  public let low: Double?
  public let high: Double?
  /// `>`, `<` or `~`.
  public let bound: String?
  /// English, singular, snake_case; absent for money and for a bare number.
  public let unit: String?
  /// ISO 4217.
  public let currency: String?

  public init(number: Double?, low: Double?, high: Double?, bound: String?, unit: String?, currency: String?) {
    self.number = number
    self.low = low
    self.high = high
    self.bound = bound
    self.unit = unit
    self.currency = currency
  }

  func writeMembers(to json: inout JSONWriter) {
    json.optional("value", number)
    json.optional("low", low)
    json.optional("high", high)
    json.optional("bound", bound)
    json.optional("unit", unit)
    json.optional("currency", currency)
  }
}

extension JSONWriter {
  package mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    integer(value)
  }

  package mutating func optional(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    member(name, value)
  }

  package mutating func optional(_ name: StaticString, _ value: Double?) {
    guard let value else { return }
    key(name)
    number(value)
  }

  package mutating func strings(_ name: StaticString, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }
}
