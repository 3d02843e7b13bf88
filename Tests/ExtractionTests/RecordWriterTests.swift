import Extraction
import Foundation
import Records
import TestSupport
import Testing

/// What is written straight from the text is what its records say, byte for byte.
@Suite struct RecordWriterTests {
  private static let texts: [String] = {
    let folder = TestData.root.appendingPathComponent("Samples")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    let samples = names.compactMap { try? String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
    let odd = [
      "", " ", "The quick brown fox jumps over the lazy dog.",
      "Sáng 5/3, Nhật Bản đã “trao tặng”\u{00A0}Việt\u{2028}Nam 😀 50 máy thở \\ \"trị giá\" 1,5 triệu USD.",
      "Hôm qua, ông Nguyễn Văn A không gặp\tTổng thống Mỹ\r\nJoe Biden tại Hà Nội; ông sẽ thăm Nhật Bản vào ngày 5/5 và ngày 7/5.",
    ]
    return samples + odd + samples.map(\.decomposedStringWithCanonicalMapping)
  }()

  @Test(arguments: [
    ExtractionOptions(), ExtractionOptions(kinds: Set(RecordKind.allCases), offsets: .utf16, summary: .vi),
    ExtractionOptions(kinds: Set(RecordKind.allCases), types: ["contact", "supply"], zones: ["title", "lead"], offsets: .utf8),
    ExtractionOptions(kinds: [.events], summary: .none),
  ])
  func saysWhatTheRecordsSay(_ options: ExtractionOptions) {
    let extractor = Extractor(resources: TestData.resources, options: options)
    for (i, text) in Self.texts.enumerated() {
      let article = Article(id: "a\"\(i)", text: Array(text.utf8), date: i % 2 == 0 ? "2021-08-24" : "yesterday")
      var records = JSONWriter()
      let found = extractor.records(of: article)
      found.write(to: &records)
      var json = JSONWriter()
      let written = extractor.write(article, to: &json)
      #expect(String(decoding: json.bytes, as: UTF8.self) == String(decoding: records.bytes, as: UTF8.self))
      #expect(json.bytes == records.bytes)
      #expect(written.warnings == found.warnings && written.entities == found.entities.count && written.events == found.events.count)
    }
  }

  /// What is found in an article does not depend on those that go through the stages with it: other languages, empty ones, the same text again.
  @Test func articlesTogetherAreThoseAlone() {
    for kinds in [ExtractionOptions().kinds, Set(RecordKind.allCases)] {
      let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: kinds))
      let articles = (Self.texts + Self.texts.reversed()).enumerated().map { i, text in
        Article(id: "a\(i)", text: Array(text.utf8), date: i % 3 == 0 ? nil : i % 3 == 1 ? "2021-08-24" : "yesterday")
      }
      var alone = JSONWriter()
      let expected = articles.map { extractor.write($0, to: &alone) }
      var together = JSONWriter()
      let written = extractor.write(articles, to: &together)
      #expect(together.bytes == alone.bytes)
      #expect(written.map(\.events) == expected.map(\.events) && written.map(\.warnings) == expected.map(\.warnings))
      #expect(extractor.write([], to: &together).isEmpty)
    }
  }

  /// A huge article's records leave in pieces; nothing of a piece that is gone may be needed again.
  @Test func piecesAreTheWhole() {
    let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: Set(RecordKind.allCases)))
    let article = Article(id: "a", text: Array(Self.texts.prefix(3).joined(separator: "\n").utf8), date: "2021-08-24")
    var whole = JSONWriter()
    _ = extractor.write(article, to: &whole)
    for longest in [1, 700, 5_000] {
      var pieces: [[UInt8]] = []
      var json = JSONWriter()
      json.longestPiece = longest
      json.takePiece = { pieces.append($0) }
      _ = extractor.write(article, to: &json)
      #expect(pieces.count > 3)
      #expect(pieces.allSatisfy { $0.last == UInt8(ascii: "\n") })
      #expect(pieces.flatMap { $0 } + json.bytes == whole.bytes)
    }
  }
}
