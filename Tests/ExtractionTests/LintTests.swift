import DataFiles
import Events
import Extraction
import Foundation
import Gazetteers
import Testing

/// Every problem that `extract lint` knows is found at its place: folders of bad files, each with what must be said of them.
@Suite struct LintTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("LintCases")

  @Test(arguments: [
    "ambiguous", "cells", "examples", "frames", "headers", "names", "places", "references", "succession", "text", "words",
  ])
  func finds(_ name: String) throws {
    let folder = Self.folder.appendingPathComponent(name)
    let expected = try String(contentsOf: folder.appendingPathComponent("expected.txt"), encoding: .utf8)
    let found = Resources.check(below: folder.path, adding: []).diagnostics
      .map { $0.description.replacingOccurrences(of: folder.path + "/", with: "") + "\n" }
    #expect(found.joined() == expected)
  }

  /// There are as many markers as slots have numbers: all of them may be used, and one more is told of, not fallen over.
  @Test(arguments: [0, 1])
  func countsMarkers(_ more: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("markers-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("frames"), withIntermediateDirectories: true)
    let words = (0..<FrameTableBuilder.mostGroups + more).map { #""w:dấu \#($0)""# }.joined(separator: ", ")
    let frame = """
      type: visit
      family: contact
      label: { en: Visit, vi: Thăm }
      summary: { en: "{visitor} visited", vi: "{visitor} thăm" }
      triggers: [thăm]
      roles:
        visitor: { accepts: [country], from: [subject, \(words)] }

      """
    try frame.write(to: folder.appendingPathComponent("frames/visit.yaml"), atomically: true, encoding: .utf8)
    let found = Resources.check(below: folder.path, adding: []).diagnostics.filter { $0.description.hasSuffix("[too-many-markers]") }
    #expect(found.count == more)
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
