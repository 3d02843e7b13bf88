import DataFiles
import Extraction
import Foundation
import Gazetteers
import Testing

/// Every problem that `extract lint` knows is found at its place: folders of bad files, each with what must be said of them.
@Suite struct LintTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("LintCases")

  @Test(arguments: ["ambiguous", "examples", "frames", "names", "succession", "text", "words"])
  func finds(_ name: String) throws {
    let folder = Self.folder.appendingPathComponent(name)
    let expected = try String(contentsOf: folder.appendingPathComponent("expected.txt"), encoding: .utf8)
    let found = Resources.check(below: folder.path, adding: []).diagnostics
      .map { $0.description.replacingOccurrences(of: folder.path + "/", with: "") + "\n" }
    #expect(found.joined() == expected)
  }

  /// What is shipped is right, and no succession has a gap.
  @Test func shippedNamesAreClean() {
    var files: [Diagnostic] = []
    let names = DataFile.files(below: Self.folder.path + "/../../../Gazetteers", &files)
    var linter = GazetteerLinter(names)
    #expect(linter.problems() == [])
    #expect(files == [])
  }
}
