import Extraction
import Foundation
import Records
import TestSupport
import Testing

/// What README.md shows is what the program does. `UPDATE_GOLD=1` writes its example and its table of types anew and still fails.
@Suite struct ReadmeTests {
  private static let url = TestData.root.appendingPathComponent("README.md")

  @Test func showsRealOutput() throws {
    let lines = try String(contentsOf: Self.url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let expected = try rewritten(lines)
    if lines == expected { return }
    if ProcessInfo.processInfo.environment["UPDATE_GOLD"] == "1" {
      try Data(expected.joined(separator: "\n").utf8).write(to: Self.url)
      Issue.record("README.md was written; run again without UPDATE_GOLD")
    } else {
      let line = zip(lines, expected).prefix { $0 == $1 }.count
      Issue.record("README.md:\(line + 1) shows what is not so; expected: \(line < expected.count ? expected[line] : "its end")")
    }
  }

  /// The file with the output of its own example and the types of the shipped frames.
  private func rewritten(_ lines: [String]) throws -> [String] {
    let begin = try #require(lines.firstIndex(of: "$ cat page.txt"))
    let end = try #require(lines[begin...].firstIndex(of: ""))
    let text = lines[begin + 1..<end].joined(separator: "\n") + "\n"
    let article = Article(id: "page", text: Array(text.utf8))
    let records = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: [.events])).records(of: article).events
    var lines = lines
    try replace(in: &lines, after: "$ extract --emit events page.txt", until: "```", with: records.map(short))
    try replace(in: &lines, after: "```json", until: "```", with: records.first.map(long) ?? [])
    try replace(in: &lines, after: "| family | event types |", until: "", with: ["| --- | --- |"] + typeRows())
    return lines
  }

  private func replace(in lines: inout [String], after prefix: String, until end: String, with new: [String]) throws {
    let start = try #require(lines.firstIndex { $0.hasPrefix(prefix) }, "\(prefix)")
    let stop = try #require(lines[(start + 1)...].firstIndex(of: end), "\(prefix)")
    lines.replaceSubrange(start + 1..<stop, with: new)
  }

  /// As `jq -c '{type, summary, modality, rule}'` prints it.
  private func short(_ record: EventRecord) -> String {
    var json = JSONWriter()
    json.beginObject()
    for (key, value) in [("type", record.type), ("summary", record.summary ?? ""), ("modality", record.modality), ("rule", record.rule)] {
      json.key(key)
      json.string(value)
    }
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// The record with a line break before each key of its own and each argument.
  private func long(_ record: EventRecord) -> [String] {
    var json = JSONWriter()
    record.write(to: &json)
    var depth = 0
    var isQuoted = false
    var text: [UInt8] = []
    for (i, byte) in json.bytes.enumerated() {
      if byte == UInt8(ascii: "\""), i == 0 || json.bytes[i - 1] != UInt8(ascii: "\\") { isQuoted.toggle() }
      if !isQuoted, "}]".utf8.contains(byte) { depth -= 1 }
      text.append(byte)
      if !isQuoted, "{[".utf8.contains(byte) { depth += 1 }
      if !isQuoted, byte == UInt8(ascii: ","), depth == 1 || (depth == 2 && json.bytes[i - 1] == UInt8(ascii: "}")) {
        text += (depth == 1 ? "\n " : "\n   ").utf8
      }
    }
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func typeRows() -> [String] {
    let types = TestData.resources.eventTypes()
    var families: [String] = []
    for type in types where families.last != type.family { families.append(type.family) }
    return families.map { family in
      "| \(family) | \(types.filter { $0.family == family }.map { "`\($0.type)`" }.joined(separator: ", ")) |"
    }
  }
}
