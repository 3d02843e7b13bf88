import DataFiles
import Events
import Extraction
import TestSupport
import Testing

/// The shipped frames: every example and counterexample holds.
@Suite struct FrameExampleTests {
  private static let frames: [Frame] = {
    var reader = FrameReader()
    reader.read(TestData.resources.sources())
    return reader.frames
  }()

  @Test func thereIsAFrameForEveryType() {
    #expect(Self.frames.count == 84)
  }

  @Test(arguments: frames.map(\.type))
  func holds(_ type: String) throws {
    let frame = try #require(Self.frames.first { $0.type == type })
    #expect(frame.examples.count >= 8, "at least eight examples")
    #expect(frame.counterexamples.count >= 6, "at least six counterexamples")
    let problems = FrameChecker(resources: TestData.resources).diagnostics(for: frame, path: type + ".yaml").filter {
      $0.severity == .error
    }
    #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
  }
}
