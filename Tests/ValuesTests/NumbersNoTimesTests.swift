import Annotations
import TestSupport
import Testing
import VietText

@testable import Values

/// Numbers that are passed over by what stands behind them are no times, however they are read.
@Suite struct NumbersNoTimesTests {
  /// How many numbers of a text are passed over; each is read all the same.
  private func passedOver(in text: String) -> Int {
    let text = TestData.segmented(text)
    let scan = ValueScan(
      text: text, matches: TestData.lexicon.matches(in: text), words: ValueWords(lexicon: TestData.lexicon), lexicon: TestData.lexicon)
    let finder = TimexFinder(scan: scan)
    var count = 0
    for sentence in text.sentences {
      (scan.start, scan.limit) = (sentence.lowerBound, sentence.upperBound)
      for i in sentence where scan.isNumber(i) || scan.has(TimexFinder.openers, at: i) {
        if scan.mayBeTime(i) { continue }
        count += 1
        #expect(finder.read(at: i, scan.isNumber(i)) == nil, "\(text.string(sentence)) at \(text.string(i..<i + 1))")
      }
    }
    return count
  }

  @Test func sentencesOfOtherTests() {
    let sentences =
      TimeCases.calendarDays + TimeCases.timesOfDay + TimeCases.relativeDays + TimeCases.datesInForms + TimeCases.partsInForms
      + TimeCases.clocks + TimeCases.weekdays + TimeCases.relative + SpanCases.lists + TimeCases.periods + TimeCases.years
      + SpanCases.intervals + SpanCases.offsets + SpanCases.durations + SpanCases.tenses + HolidayCases.holidays
      + AmountCases.quantities + AmountCases.counts + AmountCases.numbers + AmountCases.sums + AmountCases.money
    #expect(passedOver(in: sentences.map(MarkedValues.plain).joined(separator: "\n")) > 100)
  }

  @Test func runningTexts() {
    let count = TestData.texts().reduce(0) { $0 + passedOver(in: $1) }
    #expect(count > 20)
  }

  /// Words of numbers and times, and others between them, in any order.
  @Test(arguments: 1...40) func anyOrder(_ seed: UInt64) {
    let words = [
      "hai", "mươi", "mười", "năm", "vài", "nửa", "hơn", "khoảng", "không dưới", "những", "5", "12", "2021", "9h", "30", "triệu", "trăm",
      "lẻ", "người", "xe", "chết", "ngày", "giờ", "tháng", "tuần", "sáng", "Tết", "trước", "qua", "và", "đến", "-", "/", ",", "(", ")",
      "rưỡi",
      "thế kỷ", "cuối", "phút", "tấn", "thứ", "đêm", "mùng", "Giêng",
    ]
    var state = seed
    let text = (0..<600).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 33) % words.count]
    }
    _ = passedOver(in: text.joined(separator: " "))
  }
}
