import Annotations
import Gazetteers
import TestSupport
import Testing
import VietText

@testable import Values

@Suite struct ValueFinderTests {
  @Test(arguments: TimeCases.calendarDays + TimeCases.timesOfDay + TimeCases.relativeDays)
  func days(_ sentence: String) { MarkedValues.check(sentence) }

  @Test(arguments: TimeCases.datesInForms + TimeCases.partsInForms + TimeCases.clocks + TimeCases.weekdays)
  func daysInForms(_ sentence: String) { MarkedValues.check(sentence) }

  @Test(arguments: TimeCases.relative + SpanCases.lists)
  func relativeAndLists(_ sentence: String) { MarkedValues.check(sentence) }

  @Test(arguments: TimeCases.periods + TimeCases.years)
  func periods(_ sentence: String) { MarkedValues.check(sentence) }

  @Test(arguments: SpanCases.intervals + SpanCases.offsets + SpanCases.durations + SpanCases.tenses)
  func spans(_ sentence: String) { MarkedValues.check(sentence) }

  @Test(arguments: HolidayCases.holidays)
  func holidays(_ sentence: String) { MarkedValues.check(sentence) }

  @Test(arguments: AmountCases.quantities)
  func quantities(_ sentence: String) { MarkedValues.check(sentence) }

  @Test(arguments: AmountCases.counts + AmountCases.numbers)
  func counts(_ sentence: String) { MarkedValues.check(sentence) }

  @Test(arguments: AmountCases.sums)
  func sums(_ sentence: String) { MarkedValues.check(sentence) }

  @Test(arguments: AmountCases.money)
  func money(_ sentence: String) { MarkedValues.check(sentence) }

  @Test(arguments: AmountCases.labels)
  func labels(_ sentence: String) { MarkedValues.check(sentence) }

  /// Nothing anchors these: no document date.
  @Test(arguments: [
    "[Ngày 23/8|XXXX-08-23], anh về. [Hôm qua|XXXX-XX-XX], anh đi. [Tuần tới|XXXX-WXX], anh nghỉ.",
    "[Ba ngày trước|P3D], anh mất việc.",
    "[Hai tháng qua|P2M], giá tăng.",
    "[Từ nay đến cuối năm 2021|../2021-12-31], họ sẽ xây cầu.",
    "[Từ ngày 8/5 đến nay|XXXX-05-08/..], có mưa.",
    "[Tối 30/5|XXXX-05-30TEV], cô mất tích. [Hai ngày sau|XXXX-06-01], cô gọi về.",
    "[Năm 2017|2017], anh bị bắt. [Hai năm sau|2019], anh được thả.",
    "[Quý III|XXXX-Q3], doanh thu tăng. [Năm ngoái|XXXX], doanh thu giảm.",
    "[Thứ Hai|XXXX-WXX-1], quán đóng cửa. [Đầu tháng 2|XXXX-02], quán mở.",
    "[Giáng sinh|XXXX-12-25], phố đông. [Tết|XXXX-XX-XX], phố vắng.",
    "[Từ ngày 7/6 đến ngày 13/6/2025|2025-06-07/2025-06-13], họ họp.",
    "Đến [10h ngày 5/3|XXXX-03-05T10:00], nước rút.",
  ])
  func undated(_ sentence: String) { MarkedValues.check(sentence, date: nil) }

  /// Teasers are written after the page; its date is not theirs, nor is the date of the teaser before.
  @Test(arguments: [
    "[Ngày 10/6|XXXX-06-10], đoàn thăm Huế.",
    "[Hôm qua|XXXX-XX-XX], giá tăng.",
    "Lễ hội hoa [năm 2025|2025] mở cửa.",
    "[Ngày 5/3/2020|2020-03-05], anh bị bắt.",
  ])
  func related(_ sentence: String) {
    MarkedValues.check(sentence, zone: .related)
    MarkedValues.check(sentence, zone: .navigation)
  }

  @Test func relatedDoesNotAnchorTheBody() {
    let text = TestData.segmented("Ngày 5/3/2020, anh bị bắt.\n\nCùng ngày, chợ họp.")
    let layout = PageLayout(zones: [.related, .body], date: CalendarDate(2021, 8, 24))
    let mentions = ValueFinder(lexicon: TestData.lexicon).mentions(in: text, matches: TestData.lexicon.matches(in: text), layout: layout)
    #expect(mentions.map { MarkedValues.describe($0.value) } == ["2020-03-05", "2021-08-24"])
  }

  @Test func preferences() {
    MarkedValues.check("Họ đến [ngày 5/9|2020-09-05] và [thứ Sáu|2021-08-20].", prefer: .past)
    MarkedValues.check("Họ đến [ngày 5/9|2021-09-05] và [thứ Sáu|2021-08-27].", prefer: .future)
    MarkedValues.check("Họ đến [ngày 23/8|2022-08-23] và [tháng 7|2022-07].", prefer: .future)
    MarkedValues.check("Họ đến [ngày 23/8|2021-08-23] và [tháng 7|2021-07].", prefer: .nearest)
  }

  @Test func aStoryKeepsItsDay() {
    // `cùng ngày` at the head of a sentence is the day the story is told of, not the last day named in passing.
    MarkedValues.check(
      "[Sáng 23/8|2021-08-23TMO], tàu cứu hộ ra khơi. Theo thuyền trưởng, tàu rời bến [hôm 18/8|2021-08-18]. "
        + "[Chiều cùng ngày|2021-08-23TAF], [ba người|3 person] được cứu.")
    // What was told of the document's own day moves the story on.
    MarkedValues.check(
      "[Ngày 23/8|2021-08-23], tàu chìm. Tàu cứu hộ rời bến lúc [1 giờ sáng nay|2021-08-24T01:00]. "
        + "Đến [5 giờ|2021-08-24T05:00], [ba người|3 person] được cứu.")
  }

  @Test func sameTextInAnotherNormalFormGivesTheSameValues() {
    let sentence = "Chiều ngày 9/8/2021, họ vay 4.200 tỷ đồng và 12 nghìn tấn gạo từ tuần trước."
    let decomposed = sentence.decomposedStringWithCanonicalMapping
    #expect(MarkedValues.marked(decomposed) == MarkedValues.marked(sentence))
  }

  @Test func mentionsAreInOrderAndShareNoToken() {
    let all = (TimeCases.periods + SpanCases.intervals + AmountCases.money).map(MarkedValues.plain).joined(separator: "\n\n")
    let text = TestData.segmented(all)
    let layout = PageLayout(zones: text.sentences.map { _ in .body }, date: CalendarDate(2021, 8, 24))
    let mentions = ValueFinder(lexicon: TestData.lexicon).mentions(in: text, matches: TestData.lexicon.matches(in: text), layout: layout)
    #expect(zip(mentions, mentions.dropFirst()).allSatisfy { $0.tokens.upperBound <= $1.tokens.lowerBound })
    #expect(mentions.allSatisfy { !$0.tokens.isEmpty && $0.value != nil && !$0.rule.description.isEmpty })
  }

  /// Every active code of ISO 4217 is known, and has a name in words.
  @Test func everyCurrencyHasAName() {
    let codes =
      "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF "
      + "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF "
      + "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN "
      + "PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS "
      + "UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG XDR BOV CHE CHW CLF COU MXV USN UYI UYW XSU XUA"
    let lexicon = TestData.lexicon
    var names: [String: Int] = [:]
    for unit in lexicon.units where unit.kind == .currency && unit.factor == 1 { names[lexicon.strings[unit.unit], default: 0] += 1 }
    for code in codes.split(separator: " ") { #expect(names[String(code), default: 0] >= 2, "\(code) has a code or a name only") }
  }

  @Test func everyTimeWordHasAKnownRole() {
    let words = ValueWords(lexicon: TestData.lexicon)
    let unknown = zip(TestData.lexicon.timeWords, words.entries).filter { $1 == nil }.map { row, _ in
      TestData.lexicon.strings[row.role] + " " + TestData.lexicon.strings[row.value]
    }
    #expect(unknown == [])
  }
}
