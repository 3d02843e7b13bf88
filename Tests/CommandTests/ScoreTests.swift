import Foundation
import Testing

@Suite struct ScoreTests {
  private static let gold =
    #"{"id":"d","text":"Ông An gặp bà Bình.","events":[{"type":"meeting","at":"gặp","arguments":{"participant":["An"]},"modality":"asserted","polarity":"positive"}]}"#
  private static let found =
    #"{"record":"event","document":"d","type":"meeting","trigger":{"start":7,"end":10,"text":"gặp"},"arguments":[{"role":"participant","start":0,"end":6,"text":"Ông An"}],"modality":"asserted","polarity":"positive","rule":"meeting/gặp","confidence":0.9}"#
  private static let frame = """
    type: meeting
    family: contact
    label: { en: Meeting, vi: Gặp }
    summary: { en: "{participant}", vi: "{participant}" }
    triggers: [gặp]
    roles:
      participant: { accepts: [country], from: [subject], many: true }
    """

  private func score(_ files: [String: String], _ arguments: [String]) throws -> Command {
    var result: Command?
    try Command.withFolder(files.merging(["my/frames/meeting.yaml": Self.frame + "\n"]) { own, _ in own }) { folder in
      let data = ["--only-gazetteers", "--gazetteers", Command.smallData.path, "--gazetteers", "my"]
      result = try Command.run(["score"] + arguments + data, in: folder)
    }
    return try #require(result)
  }

  @Test func judgesRecords() throws {
    let result = try score(["gold.jsonl": Self.gold, "found.jsonl": Self.found], ["gold.jsonl", "found.jsonl"])
    #expect(result.status == 0)
    #expect(result.lines.first == "events     P 1.000 R 1.000 F1 1.000  (gold 1, predicted 1, matched 1)")
    #expect(result.output.contains("confidence"))
  }

  @Test(arguments: [
    (["--zones", "bodyy"], 64, "unknown zone 'bodyy'; there are title, "), (["--zones", "body,title"], 0, ""),
    (["bad.jsonl"], 1, "bad.jsonl:2: error: unknown event type 'visit' [bad-gold]"),
  ])
  func refusesWhatCannotBeScored(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let files = ["gold.jsonl": Self.gold, "bad.jsonl": Self.gold + "\n" + Self.gold.replacing("meeting", with: "visit")]
    let result = try score(files, arguments[0].hasPrefix("-") ? ["gold.jsonl"] + arguments : arguments)
    #expect(result.status == status)
    #expect(result.messages.contains(message) || message.isEmpty)
  }

  @Test func writesJSON() throws {
    let result = try score(["gold.jsonl": Self.gold, "found.jsonl": Self.found], ["gold.jsonl", "found.jsonl", "--json"])
    let report = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect((report["events"] as? [String: Any])?["f1"] as? Double == 1)
    #expect((report["types"] as? [String: Any])?["meeting"] != nil)
  }

  @Test func runsTheProgramItself() throws {
    let result = try score(["gold.jsonl": Self.gold], ["gold.jsonl", "--jobs", "1"])
    #expect(result.status == 0)
    #expect(result.output.contains("(gold 1, predicted"))
  }

  @Test func comparesTwoBratFolders() throws {
    let files = [
      "a/d.txt": "Ông An gặp bà Bình.", "a/d.ann": "T1\tmeeting 7 10\tgặp\nE1\tmeeting:T1\n", "b/d.txt": "Ông An gặp bà Bình.",
      "b/d.ann": "T1\tmeeting 7 14\tgặp bà \nE1\tmeeting:T1\n",
    ]
    let result = try score(files, ["a", "b"])
    #expect(result.output.contains("trigger classification   exact   P 0.000 R 0.000 F1 0.000"))
    #expect(result.output.contains("trigger classification   overlap P 1.000 R 1.000 F1 1.000"))
  }

  @Test(arguments: [
    ("{\"id\":\"d\"}\n", "gold.jsonl:1: error: no 'text', nor a 'file' that can be read [bad-gold]"),
    (
      "{\"id\":\"d\",\"text\":\"a\",\"events\":[{\"type\":\"Foo\",\"trigger\":{\"start\":0,\"end\":1}}]}\n",
      "'Foo' is no event type of ours"
    ),
  ])
  func badGoldIs1(_ gold: String, _ message: String) throws {
    let result = try score(["gold.jsonl": gold], ["gold.jsonl"])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains(message))
  }

  @Test func missingFilesAre1() throws {
    let result = try score([:], ["none.jsonl"])
    #expect(result.status == 1)
    #expect(result.messages.contains("none.jsonl: error: cannot be read [unreadable]"))
  }
}
