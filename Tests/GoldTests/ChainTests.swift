import Extraction
import Foundation
import Records
import TestSupport
import Testing

/// Chains lead names, titles and pronouns to one person each, and never two persons to one.
@Suite struct ChainTests {
  /// The samples and the gold files, which are articles, too.
  private static let texts: [Sample] = {
    let folder = TestData.root.appendingPathComponent("Tests/GoldFiles")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return Sample.all + names.filter { $0.hasSuffix(".jsonl") }.sorted().map { Sample(url: folder.appendingPathComponent($0)) }
  }()

  private static let familyNames: Set<String> = {
    let url = TestData.root.appendingPathComponent("Gazetteers/words/family_names.tsv")
    let lines = (try? String(contentsOf: url, encoding: .utf8))?.split(separator: "\n") ?? []
    return Set(lines.compactMap { $0.split(separator: "\t").first?.lowercased() })
  }()

  /// The words of a Vietnamese name told in full (family name and two more), folded; nil for any other.
  private func fullName(_ text: String) -> [String]? {
    let words = text.lowercased().precomposedStringWithCanonicalMapping.split { " -".contains($0) }.map(String.init)
    return words.count >= 3 && Self.familyNames.contains(words[0]) ? words : nil
  }

  @Test(arguments: texts)
  func noChainHoldsTwoFullNames(_ text: Sample) throws {
    var persons = 0
    for article in try text.articles() {
      for line in Sample.output(of: [article], ExtractionOptions(kinds: [.entities])).split(separator: "\n") {
        let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        guard record["type"] as? String == "person", let mentions = record["mentions"] as? [[String: Any]] else { continue }
        persons += 1
        let names = mentions.filter { $0["form"] as? String == "name" }.compactMap { $0["text"] as? String }.compactMap(fullName)
        #expect(Set(names).count <= 1, "\(article.id): one person is called \(Set(names).map { $0.joined(separator: " ") }.sorted())")
      }
    }
    if text.url.pathExtension == "jsonl" { #expect(persons > 0) }
  }
}
