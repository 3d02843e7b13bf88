import Extraction
import Foundation
import Records
import TestSupport
import Testing

/// Texts that nobody would write: they come to an end, and nothing of them is lost. What ten times the text costs, `make test-growth` counts.
@Suite struct HostileTextTests {
  private static let sentence = "Ngày 5/3, Chủ tịch nước Nguyễn Văn An thăm Lào và trao 10 tấn gạo cho tỉnh Bo Kẹo. "

  @Test(arguments: [
    sentence, sentence.replacing(".", with: ","), "(", "(Lào) ", "“Lào” ", "5/3/2024, ", "1.000 tỷ đồng ", "hai mươi triệu ba trăm nghìn ",
    "- Lào thăm\n  - Việt Nam\n", "Nguyễn Văn An ", "Nguyễn Văn An, Trần Thị Lan, ", "Chủ tịch nước ", "Ông này gặp bà ấy. ",
    "Ủy ban nhân dân ", "Ủy ban nhân dân Ủy ban ", "Công ty Ngân hàng Bộ ",
    "Cộng hòa Dân chủ Nhân dân ", "thăm trao gặp bắt ", "Việt Nam - Lào - ", "a", "\n",
  ])
  func keepsEverything(_ piece: String) {
    let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: Set(RecordKind.allCases)))
    let text = Self.sentence + String(repeating: piece, count: 8_000 / piece.utf8.count)
    let records = extractor.records(of: Article(id: "a", text: Array(text.utf8), date: "2024-03-05"))
    let scalars = Array(text.unicodeScalars)
    #expect(records.mentions.allSatisfy { scalars[$0.span.start..<$0.span.end].elementsEqual($0.span.text.unicodeScalars) })
    // A text that is one foreign name a thousand times is told to be in no language known.
    let isRead = !records.warnings.contains { $0.code == "not-vietnamese" }
    #expect(isRead == !["(Lào) ", "“Lào” "].contains(piece))
    #expect(records.mentions.contains { $0.span.text.hasSuffix("Nguyễn Văn An") } == isRead)
    let sentences = records.sentences.map(\.span.text).joined().unicodeScalars
    #expect(sentences.filter { !$0.properties.isWhitespace } == scalars.filter { !$0.properties.isWhitespace })
  }

  /// A text may end with any word that asks what stands behind it; debug builds stop at a look past the end.
  @Test(arguments: ["titles", "org_heads", "place_heads", "pronouns", "offices", "name_cues", "units", "numbers", "time", "modality"])
  func endsAnywhere(_ list: String) throws {
    let file = TestData.root.appendingPathComponent("Gazetteers/words/\(list).tsv")
    let words = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
      .filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: "\t").first }
    let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: Set(RecordKind.allCases)))
    #expect(words.count > 20)
    for word in words {
      for text in ["Hôm qua, ông Trần Văn An gặp bà Lê Thị Lan và \(word)", "Trần Văn An \(word.uppercased())"] {
        let records = extractor.records(of: Article(id: "a", text: Array(text.utf8), date: "2024-03-05"))
        let end = text.unicodeScalars.count
        #expect(records.mentions.allSatisfy { $0.span.end <= end }, "\(text)")
      }
    }
  }

  /// Pages are cut by machines: a sentence may begin with any of its words, so that rules that look back find nothing there.
  @Test(arguments: Sample.all)
  func beginsAnywhere(_ sample: Sample) throws {
    let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: Set(RecordKind.allCases)))
    var found = 0
    for article in try sample.articles() {
      for sentence in String(decoding: article.text, as: UTF8.self).split(whereSeparator: { ".!?\n".contains($0) }) {
        let words = sentence.split(separator: " ")
        let ends = words.indices.dropFirst().map { words[$0...].joined(separator: " ") }
        let text = Array(ends.joined(separator: "\n\n").unicodeScalars)
        let records = extractor.records(of: Article(id: "a", text: Array(String(String.UnicodeScalarView(text)).utf8), date: "2024-03-05"))
        found += records.events.count
        for event in records.events {
          #expect(event.trigger.text.unicodeScalars.elementsEqual(text[event.trigger.start..<event.trigger.end]))
        }
      }
    }
    #expect(found > 0)
  }
}
