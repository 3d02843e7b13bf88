import Extraction
import Foundation
import Records
import TestSupport
import Testing
import VietText

/// What must hold for every text, shown on every sample.
@Suite struct PropertyTests {
  private static let all = Set(RecordKind.allCases)

  /// All objects in the output that have `start`, `end` and `text`.
  private func spans(_ node: Any) -> [(start: Int, end: Int, text: String)] {
    if let list = node as? [Any] { return list.flatMap(spans) }
    guard let object = node as? [String: Any] else { return [] }
    var found = object.keys.sorted().flatMap { spans(object[$0] as Any) }
    if let start = object["start"] as? Int, let end = object["end"] as? Int, let text = object["text"] as? String {
      found.append((start, end, text))
    }
    return found
  }

  private func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
  }

  @Test(arguments: Sample.all, OffsetUnit.allCases)
  func offsetsCutTheReceivedText(_ sample: Sample, _ unit: OffsetUnit) throws {
    for article in try sample.articles() {
      let records = try objects(Sample.output(of: [article], ExtractionOptions(kinds: Self.all, offsets: unit)))
      let text = String(decoding: article.text, as: UTF8.self)
      let cut: (Int, Int) -> [UInt8]
      switch unit {
      case .utf8: cut = { Array(article.text[$0..<$1]) }
      case .utf16:
        let units = Array(text.utf16)
        cut = { Array(String(decoding: units[$0..<$1], as: UTF16.self).utf8) }
      case .scalar:
        let scalars = Array(text.unicodeScalars)
        cut = { start, end in scalars[start..<end].flatMap { Array(String($0).utf8) } }
      }
      for span in spans(records) where cut(span.start, span.end) != Array(span.text.utf8) {
        Issue.record("\(unit) \(span.start)..<\(span.end) is not '\(span.text)'")
      }
    }
  }

  /// Types, names and texts of what was found, free of offsets and normal form.
  private func gist(_ article: Article) throws -> [String] {
    let records = try objects(Sample.output(of: [article], ExtractionOptions(kinds: [.mentions, .entities, .events])))
    return records.map { record in
      let words = spans(record).map { $0.text.precomposedStringWithCanonicalMapping }
      let name = (record["name"] as? String ?? "").precomposedStringWithCanonicalMapping
      return "\(record["type"] ?? "") \(name) \(words) \(record["value"] ?? "")"
    }
  }

  @Test(arguments: Sample.all)
  func decomposedTextFindsTheSame(_ sample: Sample) throws {
    for article in try sample.articles() {
      let text = String(decoding: article.text, as: UTF8.self)
      var (composed, decomposed) = (article, article)
      composed.text = Array(text.precomposedStringWithCanonicalMapping.utf8)
      decomposed.text = Array(text.decomposedStringWithCanonicalMapping.utf8)
      #expect(composed.text != decomposed.text)
      #expect(try gist(composed) == gist(decomposed))
    }
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    let articles = try Sample.all.flatMap { try $0.articles() }
    let options = ExtractionOptions(kinds: Self.all)
    let first = Sample.output(of: articles, options)
    #expect(first == Sample.output(of: articles, options))
    #expect(first == articles.map { Sample.output(of: [$0], options) }.joined())
  }

  @Test(arguments: Sample.all)
  func tokensAndGapsRebuildTheText(_ sample: Sample) throws {
    for article in try sample.articles() {
      let segmented = TestData.segmented(String(decoding: article.text, as: UTF8.self))
      let bytes = segmented.text.bytes
      var at = 0
      for token in segmented.tokens {
        #expect(Int(token.start) >= at && token.end > token.start)
        let gap = String(decoding: bytes[at..<Int(token.start)], as: UTF8.self)
        #expect(gap.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value < 0x20 || $0.properties.generalCategory == .format })
        at = Int(token.end)
      }
      #expect(segmented.sentences.flatMap { Array($0) } == Array(segmented.tokens.indices))
    }
  }

  @Test func idsDoNotDependOnOptions() throws {
    let articles = try Sample.all.flatMap { try $0.articles() }
    let whole = Set(Sample.output(of: articles, ExtractionOptions(kinds: [.events])).split(separator: "\n"))
    let part = Sample.output(of: articles, ExtractionOptions(kinds: [.events], types: ["contact"])).split(separator: "\n")
    #expect(!part.isEmpty)
    // `same_as` is left out where it would lead to a record that is.
    #expect(
      part.filter { !$0.contains("same_as") }.allSatisfy { line in whole.contains(line) || whole.contains { $0.contains(line.prefix(60)) } }
    )
  }
}
