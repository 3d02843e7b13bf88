import TestSupport
import Testing
import VietText

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("TP.HCM", "TP|.|HCM"), ("12h30", "12|h|30"), ("ngày5/6", "ngày|5|/|6"), ("10.000.000 liều", "10.000.000|liều"),
    ("1,5 triệu", "1,5|triệu"), ("COVID-19", "COVID|-|19"), ("Díaz-Canel", "Díaz|-|Canel"), ("23/8", "23|/|8"),
    ("Mi-ghen Đi-át", "Mi|-|ghen|Đi|-|át"), ("O’Brien nói", "O’Brien|nói"), ("96,44%", "96,44|%"),
    // What a page glued together is cut, what is one name is not.
    ("Hà NộiChính phủ", "Hà|Nội|Chính|phủ"), ("TP HCMÔng Nam", "TP|HCM|Ông|Nam"), ("Nghệ AnHai em", "Nghệ|An|Hai|em"),
    ("báo chíTheo Bộ", "báo|chí|Theo|Bộ"), ("NguyễnVănNam", "Nguyễn|Văn|Nam"), ("BộGTVT", "Bộ|GTVT"),
    ("VinFast, VNPay, TikTok", "VinFast|,|VNPay|,|TikTok"), ("BioCubaFarma iPhone McDonald", "BioCubaFarma|iPhone|McDonald"),
    ("PGS McĐ. nNam", "PGS|McĐ|.|nNam"), ("ViệtJetAir, AmCham", "ViệtJetAir|,|AmCham"),
  ])
  func cutsText(_ text: String, _ expected: String) {
    let segmented = TestData.segmented(text)
    #expect(segmented.tokens.map { segmented.text.string($0.span) }.joined(separator: "|") == expected)
  }
}

@Suite struct SentenceSplitterTests {
  @Test(arguments: [
    ("Ông ở TP. Hồ Chí Minh. Bà ở Huế.", 2), ("GS.TS. Nguyễn Văn A đến. Mọi người về.", 2), ("tại Nhật Bản.Bộ trưởng dự.", 2),
    ("Tiêu đề\n\nCâu một. Câu hai!", 3), ("dòng bị ngắt giữa\nchừng thì vẫn là một câu.", 1), ("Tăng 1,5%. 5 người khỏi bệnh.", 2),
    ("“Tôi đi!” ông nói.", 1), ("gạo, ngô, v.v. của dân", 1), ("theo gmail.com hôm nay", 1),
    ("Hà NộiChính phủ họp.", 2), ("Ông nói với báo chíTheo Bộ Y tế, dịch đã lui.", 2), ("Công an bắt ông NguyễnVăn Nam.", 1),
  ])
  func splits(_ text: String, _ count: Int) {
    #expect(TestData.segmented(text).sentences.count == count)
  }

  /// What never ends is cut behind commas, or anywhere, and nothing is lost.
  @Test(arguments: ["một hai ba bốn năm, ", "một "])
  func cutsWhatNeverEnds(_ words: String) {
    let text = TestData.segmented(String(repeating: words, count: 3000))
    #expect(text.sentences.allSatisfy { (1...SentenceSplitter.longest).contains($0.count) })
    #expect(text.sentences.flatMap(Array.init) == Array(text.tokens.indices))
    let ends = text.sentences.dropLast().map { text.string($0.upperBound - 1..<$0.upperBound) }
    #expect(Set(ends) == [words.contains(",") ? "," : "một"])
  }
}
