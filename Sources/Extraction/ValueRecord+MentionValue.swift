import Annotations
import Records

extension ValueRecord {
  init(_ value: MentionValue) {
    switch value {
    case .time(let text): self = .time(text)
    case .amount(let amount):
      let isMoney = amount.unit.isCurrency
      self = .amount(
        AmountRecord(
          number: amount.number, low: amount.low, high: amount.high, bound: amount.bound?.rawValue,
          unit: amount.unit.isEmpty || isMoney ? nil : amount.unit, currency: isMoney ? amount.unit : nil))
    }
  }
}

extension String {
  /// Codes of currencies are three capitals; names of units are in lower case.
  var isCurrency: Bool {
    utf8.count == 3 && utf8.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
  }
}
