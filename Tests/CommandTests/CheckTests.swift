import Foundation
import Testing

/// `extract check` with a frame of the test's own and next to no other data.
@Suite struct CheckTests {
  private static let frame = """
    type: visit
    family: contact
    label: { en: Visit, vi: Thăm }
    summary: { en: "{destination} visited", vi: "Thăm {destination}" }
    triggers: [{ text: thăm, class: V }]
    roles:
      destination: { accepts: [country], from: [object] }
    """

  private func inFolder(_ files: [String: String], _ body: (URL, (String...) throws -> Command) throws -> Void) throws {
    let all = files.merging(["my/frames/visit.yaml": Self.frame + "\n", "set/page.txt": "Họ thăm Việt Nam hôm nay."]) { own, _ in own }
    try Command.withFolder(all) { folder in
      try body(folder) { (arguments: String...) in
        let data = ["--only-gazetteers", "--gazetteers", Command.smallData.path, "--gazetteers", "my"]
        return try Command.run(["check"] + data + arguments, in: folder)
      }
    }
  }

  @Test func recordsThenPassesThenFails() throws {
    try inFolder([:]) { folder, check in
      let first = try check("set")
      #expect(first.status == 2)
      #expect(first.output.contains("no gold file yet"))
      let recorded = try check("--update", "set")
      #expect(recorded.status == 2, "a run that recorded never passes")
      #expect(recorded.messages.contains("set/page.gold.jsonl: written"))
      let second = try check("set")
      #expect(second.status == 0)
      #expect(second.output == "1 inputs, 0 differ\n")
      try Data("Họ không thăm Việt Nam hôm nay.".utf8).write(to: folder.appendingPathComponent("set/page.txt"))
      let third = try check("--junit", "report.xml", "set/page.gold.jsonl")
      #expect(third.status == 2)
      #expect(third.output.contains("~ event visit 'thăm'  changed  visit/thăm"))
      #expect(third.output.contains("~ trigger: 'thăm' 3–7 → 'thăm' 9–13"))
      let report = try String(contentsOf: folder.appendingPathComponent("report.xml"), encoding: .utf8)
      #expect(report.contains("<testsuite name=\"extract check\" tests=\"1\" failures=\"1\" errors=\"0\""))
      for part in ["\" timestamp=\"20", " hostname=\"", "<properties/>", "type=\"difference\"", "<system-out/>", "<system-err>"] {
        #expect(report.contains(part), "\(part)")
      }
      #expect(throws: Never.self) { try XMLDocumentCheck.parse(report) }
    }
  }

  /// What is no longer checked is told; the rest is checked.
  @Test func goldWithoutInputIs1() throws {
    try inFolder(["set/gone.gold.jsonl": ""]) { folder, check in
      _ = try check("--update", "set/page.txt")
      let result = try check("set")
      #expect(result.status == 1)
      #expect(result.messages == "set/gone.gold.jsonl: error: no input beside this gold file [no-input]\n")
      #expect(result.output == "1 inputs, 0 differ\n")
      #expect(try check("set/page.txt").status == 0)
    }
  }

  /// Of a text without events, gold of events alone is an empty file.
  @Test(arguments: [("Không có gì.", 0), ("Họ thăm Việt Nam hôm nay.", 2)])
  func emptyGoldIsOfEvents(_ text: String, _ status: Int32) throws {
    try inFolder(["set/page.txt": text, "set/page.gold.jsonl": ""]) { _, check in
      let result = try check("set")
      #expect(result.status == status)
      #expect(!result.output.contains("document"))
    }
  }

  /// Nobody reads what differs; gold and report are written all the same.
  @Test func writesThoughNobodyReads() throws {
    try inFolder([:]) { folder, _ in
      let data = "--only-gazetteers --gazetteers '\(Command.smallData.path)' --gazetteers my"
      _ = try Command.shell("'\(Command.program.path)' check --update --junit p.xml \(data) set 2> messages | true", in: folder)
      let report = try String(contentsOf: folder.appendingPathComponent("p.xml"), encoding: .utf8)
      #expect(report.contains("no gold file"))
      #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("set/page.gold.jsonl").path))
    }
  }

  @Test func brokenGoldIs1AndStaysAsItIs() throws {
    try inFolder(["set/page.gold.jsonl": "{\n"]) { folder, check in
      let result = try check("--update", "set")
      #expect(result.status == 1)
      #expect(result.messages.contains("set/page.gold.jsonl:1: error:"))
      #expect(try String(contentsOf: folder.appendingPathComponent("set/page.gold.jsonl"), encoding: .utf8) == "{\n")
    }
  }

  @Test func nothingToCheckIs1() throws {
    try inFolder([:]) { _, check in
      let missing = try check("nowhere")
      #expect(missing.messages.contains("nowhere: error: cannot be read [no-input]"))
      let empty = try check("my/frames")
      #expect(empty.messages.contains("my/frames: error: no input in this folder [no-input]"))
      #expect(empty.status == 1)
    }
  }
}

/// Whether tags and entities of an XML text are well formed, as far as the report uses them.
private enum XMLDocumentCheck {
  struct Malformed: Error {}

  static func parse(_ text: String) throws {
    var open: [Substring] = []
    for part in text.split(separator: "<").dropFirst() {
      guard let end = part.firstIndex(of: ">") else { throw Malformed() }
      let tag = part[..<end]
      if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") { if open.popLast() != tag.dropFirst() { throw Malformed() } } else { open.append(tag.prefix { $0 != " " }) }
    }
    if !open.isEmpty { throw Malformed() }
  }
}
