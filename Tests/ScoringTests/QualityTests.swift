import Extraction
import Foundation
import Records
import Scoring
import TestSupport
import Testing

/// The shipped program's figures on gold files against those written down in `Tests/Baselines`.
///
/// A figure that falls is a fault; one that rises is written down with `make update-baselines`.
@Suite struct QualityTests {
  private static let families = Dictionary(
    TestData.resources.eventTypesOfFamilies.map { ($0.type, $0.family) }, uniquingKeysWith: { first, _ in first })

  /// The figures of today on a gold file.
  private func figures(_ file: URL) throws -> Baseline {
    let folder = file.deletingLastPathComponent().deletingLastPathComponent()
    let gold = try GoldReader.gold(in: Array(try Data(contentsOf: file))) { name in
      (try? Data(contentsOf: folder.appendingPathComponent(name))).map { String(decoding: $0, as: UTF8.self) }
    }
    let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: gold.kinds))
    var json = JSONWriter()
    for input in gold.inputs {
      extractor.records(of: Article(id: input.id, text: Array(input.text.utf8), date: input.date)).write(to: &json)
    }
    let mapping: TypeMapping =
      if case .spans = gold { TypeMapping(rows: try #require(TestData.resources.mapping(named: "bkee"))) } else { .identity }
    let scorer = Scorer(families: Self.families, mapping: mapping, bootstrap: Bootstrap(resamples: 0))
    return Baseline(scorer.report(gold, try PredictedDocument.documents(in: json.bytes)))
  }

  private func compare(_ file: URL, with name: String) throws {
    let path = TestData.root.appendingPathComponent("Tests/Baselines/\(name).tsv")
    let baseline = Baseline(text: try String(contentsOf: path, encoding: .utf8))
    try #require(!baseline.figures.isEmpty)
    let changes = baseline.changes(to: try figures(file))
    #expect(changes.isEmpty, "\(name): \(changes.map(\.description).joined(separator: "; ")); make update-baselines writes it down")
  }

  /// Every gold file of the project has its baseline.
  private static let ownFiles: [String] = {
    let folder = TestData.root.appendingPathComponent("Tests/GoldFiles")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.sorted().map { String($0.dropLast(".jsonl".count)) }
  }()

  @Test func findsOwnGold() { #expect(Self.ownFiles.contains("news-a")) }

  @Test(arguments: ownFiles)
  func ownGold(_ name: String) throws {
    try compare(TestData.root.appendingPathComponent("Tests/GoldFiles/\(name).jsonl"), with: name)
  }

  @Test(arguments: ["gold/dev-a", "gold/dev-b", "gold/seeds", "bkee/dev"])
  func sharedGold(_ name: String) throws {
    guard let file = TestData.shared("\(name).jsonl") else {
      print("No ../shared/\(name).jsonl here: its baseline was not checked.")
      return
    }
    try compare(file, with: name.replacing("gold/", with: "").replacing("/", with: "-"))
  }
}
