import Foundation
import Testing

/// `extract explain` with a frame of the test's own and next to no other data.
@Suite struct ExplainTests {
  private static let frame = """
    type: handshake
    family: contact
    label: { en: Handshake, vi: Bắt tay }
    summary: { en: "Handshake: {participant}", vi: "Bắt tay: {participant}" }
    triggers:
      - { text: bắt tay, class: V, not-before: [vào việc, y bác sĩ], needs: [participant] }
    blockers: [bắt tay giả]
    roles:
      participant: { accepts: [country], from: [subject, with], many: true }
      item: { accepts: [product], from: [object] }
    examples:
      - "[Cuba|participant] [bắt tay|trigger] với [Lào|participant]."
    """
  private static let markers = "with: [với]\n"

  private func explain(_ text: String, _ arguments: String..., environment: [String: String] = [:]) throws -> Command {
    let names =
      "name\ttype\tkey\tfrom\tto\twikidata\tcountry\tform\nCuba\tcountry\tcountry/CU\t\t\t\tCU\tname\nLào\tcountry\tcountry/LA\t\t\t\tLA\tname\n"
    let files = ["my/names/two.tsv": names, "my/frames/handshake.yaml": Self.frame + "\n", "my/frames/_markers.yaml": Self.markers]
    var result: Command?
    try Command.withFolder(files) { folder in
      let data = ["--only-gazetteers", "--gazetteers", Command.smallData.path, "--gazetteers", "my"]
      result = try Command.run(["explain"] + data + arguments, input: Array(text.utf8), in: folder, environment: environment)
    }
    return try #require(result)
  }

  @Test func showsHowRolesWereFilled() throws {
    let result = try explain("Cuba bắt tay với Lào.")
    #expect(result.status == 0)
    #expect(result.messages.isEmpty)
    #expect(result.output.contains("✓ bắt tay  handshake/bắt tay  verb · asserted positive 0.9 · #v1"))
    #expect(result.output.contains("participant?   ● subject   Cuba"))
    #expect(result.output.contains("● with      Lào"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test(arguments: [
    ("Cuba bắt tay vào việc.", "✗ bắt tay  handshake/bắt tay  a word behind it forbids it: vào việc"),
    ("Cuba bắt tay y bác sĩ.", "✗ bắt tay  handshake/bắt tay  a word behind it forbids it: y bác sĩ"),
    ("Cuba bắt tay giả với Lào.", "✗ bắt tay  handshake/bắt tay  a blocker of the frame covers it: bắt tay giả"),
    ("Họ thích bắt tay.", "✗ bắt tay  handshake/bắt tay  no role that it needs is filled: participant"),
  ])
  func saysWhyATriggerWasDropped(_ text: String, _ line: String) throws {
    let result = try explain(text)
    #expect(result.output.contains(line), "\(result.output)")
  }

  @Test func writesJSONLines() throws {
    let result = try explain("Cuba bắt tay với Lào. Lào bắt tay.", "--json", "--sentence", "2")
    let record = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(record["record"] as? String == "explanation")
    #expect(record["index"] as? Int == 2)
    let triggers = try #require(record["triggers"] as? [[String: Any]])
    #expect(triggers.first?["events"] as? [String] == ["stdin#v2"])
    #expect(
      ((triggers.first?["roles"] as? [[String: Any]])?.first?["options"] as? [[String: Any]])?.first?["outcome"] as? String == "fills")
  }

  @Test func coloursOnlyWhereTheyAreWanted() throws {
    let text = "Cuba bắt tay với Lào."
    #expect(try explain(text, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": ""]).output.contains("\u{1B}[1;32mbắt tay"))
    #expect(try !explain(text, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).output.contains("\u{1B}"))
  }

  @Test func controlCharactersOfTheTextDoNotReachTheTerminal() throws {
    let result = try explain("Cuba \u{1B}[31mbắt tay\u{07} với Lào.", "--brief")
    #expect(!result.output.contains("\u{1B}") && !result.output.contains("\u{07}"))
  }

  @Test func keepsToTheTypesAskedFor() throws {
    #expect(try explain("Cuba bắt tay với Lào. Hôm nay trời mưa ở đây.", "--type", "contact").output.contains("handshake"))
    let result = try explain("Cuba bắt tay với Lào.", "--type", "no_such_type")
    #expect(result.status == 64)
    #expect(result.messages.contains("unknown event type 'no_such_type'"))
  }
}
