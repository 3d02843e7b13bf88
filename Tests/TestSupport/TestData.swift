import DataFiles
import Extraction
import Foundation
import Gazetteers
import VietText

/// The project's own data, found beside the tests.
package enum TestData {
  /// The folder that holds `Package.swift`.
  package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The shipped gazetteers and frames, compiled once for a test run.
  package static let resources: Resources = {
    let (resources, _, diagnostics) = Resources.compiled(below: root.appendingPathComponent("Gazetteers").path)
    guard let resources else { fatalError("the shipped data has errors:\n" + diagnostics.map(\.description).joined(separator: "\n")) }
    return resources
  }()

  package static var lexicon: Lexicon { resources.lexicon }

  /// A file of the data that lies beside the project, or nil when that is absent.
  package static func shared(_ path: String) -> URL? {
    let url = root.deletingLastPathComponent().appendingPathComponent("shared").appendingPathComponent(path)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// Tokens and sentences of a text.
  package static func segmented(_ text: String) -> SegmentedText {
    let normal = NormalizedText(text)
    let tokens = Tokenizer(vocabulary: lexicon.vocabulary).tokens(in: normal)
    let splitter = SentenceSplitter(abbreviations: lexicon.abbreviationKeys())
    return SegmentedText(text: normal, tokens: tokens, sentences: splitter.sentences(of: tokens))
  }

  /// Running texts: the samples, and what lies beside the project if anything does.
  package static func texts() -> [String] {
    let samples =
      (try? FileManager.default.contentsOfDirectory(at: root.appendingPathComponent("Samples"), includingPropertiesForKeys: nil)) ?? []
    var texts = samples.filter { ["txt", "html"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
    for name in ["bkee/train.jsonl", "bkee/dev.jsonl"] {
      guard let file = shared(name), let lines = try? String(contentsOf: file, encoding: .utf8) else {
        print("no ../shared/\(name): compared without it")
        continue
      }
      for line in lines.split(separator: "\n") {
        let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        if let text = object?["text"] as? String { texts.append(text) }
      }
    }
    return texts
  }
}
