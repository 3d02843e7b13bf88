import Extraction
import Foundation
import Testing

/// The output of every sample, byte for byte. `UPDATE_GOLD=1` writes it anew and still fails, so that a run that recorded never passes.
@Suite struct GoldTests {
  private static let options = ExtractionOptions(kinds: [.documents, .entities, .events])

  @Test func thereAreSamples() {
    #expect(Sample.all.count >= 8)
  }

  @Test(arguments: Sample.all)
  func outputIsAsExpected(_ sample: Sample) throws {
    let output = Sample.output(of: try sample.articles(), Self.options)
    let gold = (try? String(contentsOf: sample.goldURL, encoding: .utf8)) ?? ""
    if ProcessInfo.processInfo.environment["UPDATE_GOLD"] == "1" {
      try Data(output.utf8).write(to: sample.goldURL)
      Issue.record("\(sample.goldURL.lastPathComponent) was written; run again without UPDATE_GOLD")
    } else if Array(output.utf8) != Array(gold.utf8) {
      Issue.record(Comment(rawValue: firstDifference(output, gold, sample.goldURL.lastPathComponent)))
    }
  }

  private func firstDifference(_ output: String, _ gold: String, _ name: String) -> String {
    let found = output.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = gold.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(found, expected).prefix { Array($0.utf8) == Array($1.utf8) }.count
    let (here, there) = (line < found.count ? found[line] : "", line < expected.count ? expected[line] : "")
    return "\(name):\(line + 1) differs\nexpected: \(there)\nfound:    \(here)"
  }
}
