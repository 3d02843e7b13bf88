import Testing

@testable import Values

@Suite struct NumeralTests {
  @Test(arguments: [
    ("1", 1), ("1200", 1200), ("1.200", 1200), ("1,200", 1200), ("1.234.567", 1_234_567), ("1,234,567", 1_234_567), ("1.234,5", 1234.5),
    ("1,234.5", 1234.5), ("1,5", 1.5), ("1.5", 1.5), ("0,125", 0.125), ("0.125", 0.125), ("96,44", 96.44), ("12.345.678,9", 12_345_678.9),
    ("007", 7), ("1,05", 1.05), ("3,1415", 3.1415),
  ])
  func reads(_ text: String, _ value: Double) { #expect(Numeral(Array(text.utf8)[...])?.value == value) }

  @Test(arguments: ["5.6.2013", "1.2.3", "192.168.1.1", "1.23.456", "1,2,3", "1234567890123456"])
  func refuses(_ text: String) { #expect(Numeral(Array(text.utf8)[...]) == nil) }

  @Test func commaAndThreeDigitsAreAmbiguous() {
    let numeral = Numeral(Array("1,234".utf8)[...])
    #expect(numeral?.isAmbiguous == true)
    #expect(numeral?.asDecimal == 1.234)
  }
}
