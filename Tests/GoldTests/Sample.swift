import ArticleInput
import Extraction
import Foundation
import Records
import TestSupport
import Testing

/// One file of `Samples/`.
struct Sample: Sendable, CustomTestStringConvertible {
  let url: URL

  var testDescription: String { url.lastPathComponent }
  var goldURL: URL { url.deletingPathExtension().appendingPathExtension("gold.jsonl") }

  /// All samples, by name.
  static let all: [Sample] = {
    let folder = TestData.root.appendingPathComponent("Samples")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    // Folders hold recipes.
    let samples = names.filter { $0.contains(".") && !$0.hasSuffix(".md") && !$0.hasSuffix(".gold.jsonl") && !$0.hasPrefix(".") }
    return samples.sorted().map { Sample(url: folder.appendingPathComponent($0)) }
  }()

  /// Its articles as the command would read them.
  func articles() throws -> [Article] {
    var reader = DocumentReader(paths: [url.path], format: nil)
    var articles: [Article] = []
    while let batch = reader.nextBatch() {
      for case .document(let document) in batch { articles.append(try ArticleDecoder.article(from: document)) }
    }
    return articles
  }

  /// The records of articles as the command would write them.
  static func output(of articles: [Article], _ options: ExtractionOptions) -> String {
    let extractor = Extractor(resources: TestData.resources, options: options)
    var json = JSONWriter()
    for article in articles { extractor.records(of: article).write(to: &json) }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
