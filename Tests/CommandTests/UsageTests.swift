import Foundation
import Testing

@Suite struct UsageTests {
  @Test(arguments: [
    ["--help"], ["lint", "--help"], ["types", "--help"], ["schema", "--help"], ["help", "lint"], ["compile", "--help"],
    ["explain", "--help"], ["check", "--help"], ["score", "--help"], ["export", "--help"], ["import", "--help"], ["view", "--help"],
  ])
  func helpShowsAnExample(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 0)
    #expect(result.output.contains("EXAMPLE"))
    #expect(result.output.contains("extract"))
  }

  @Test func helpNamesEveryOptionOfTheContract() throws {
    let help = try Command.run("--help").output
    for option in [
      "--format", "--date", "--emit", "--types", "--zones", "--gazetteers", "--only-gazetteers", "--offsets", "--jobs", "--output",
      "--progress",
      "--summary",
    ] { #expect(help.contains(option)) }
  }

  @Test(arguments: [
    (["--emit", "facts"], "unknown kind of record 'facts'"), (["--zones", "sidebar"], "unknown zone 'sidebar'"),
    (["--types", "no_such_type"], "unknown event type 'no_such_type'"), (["--date", "24/8/2021"], "'24/8/2021' is no date"),
    (["--jobs", "0"], "--jobs"),
    (["--format", "pdf"], "pdf"), (["--offsets", "bytes"], "bytes"), (["--only-gazetteers"], "--only-gazetteers needs --gazetteers"),
    (["--unknown"], "--unknown"), (["lint", "--unknown"], "--unknown"),
  ])
  func wrongUsageIs64(_ arguments: [String], _ message: String) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 64)
    #expect(result.messages.contains(message))
    #expect(result.output.isEmpty)
  }

  @Test func schemaIsJSON() throws {
    let result = try Command.run("schema")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(result.output.utf8)) }
  }

  @Test func typesAreJSONLinesByFamily() throws {
    let lines = try Command.run("types").lines
    let types = try lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    let families = types.compactMap { $0["family"] as? String }
    #expect(families == families.sorted())
    // A word of several conditions is one trigger to a reader.
    #expect(types.allSatisfy { type in (type["triggers"] as? [String]).map { Set($0).count == $0.count } ?? false })
    #expect(types.contains { $0["type"] as? String == "phone_call" && $0["family"] as? String == "contact" })
  }
}
