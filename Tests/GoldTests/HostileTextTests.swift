import Extraction
import Records
import TestSupport
import Testing

/// Texts that nobody would write: eight times the text must not cost the square of it. `make hostile` measures exactly, on longer texts.
@Suite struct HostileTextTests {
  private static let sentence = "Ngày 5/3, Chủ tịch nước Nguyễn Văn An thăm Lào và trao 10 tấn gạo cho tỉnh Bo Kẹo. "

  @Test(arguments: [
    sentence, sentence.replacing(".", with: ","), "(", "(Lào) ", "“Lào” ", "5/3/2024, ", "1.000 tỷ đồng ", "hai mươi triệu ba trăm nghìn ",
    "- Lào thăm\n  - Việt Nam\n", "Nguyễn Văn An ", "Nguyễn Văn An, Trần Thị Lan, ", "Chủ tịch nước ", "Ông này gặp bà ấy. ",
    "Ủy ban nhân dân ",
    "Cộng hòa Dân chủ Nhân dân ", "thăm trao gặp bắt ", "Việt Nam - Lào - ", "a", "\n",
  ])
  func costGrowsWithLength(_ piece: String) {
    let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: Set(RecordKind.allCases)))
    func seconds(_ bytes: Int) -> Double {
      let text = Self.sentence + String(repeating: piece, count: bytes / piece.utf8.count)
      let article = Article(id: "a", text: Array(text.utf8), date: "2024-03-05")
      var json = JSONWriter()
      return CPUTime.seconds { _ = extractor.write(article, to: &json) }
    }
    _ = seconds(500)
    let short = min(seconds(4_000), seconds(4_000))
    let long = seconds(32_000)
    // The square would give 64 times.
    #expect(long < short * 40 + 0.05, "\(piece): \(short) s, \(long) s")
  }
}
