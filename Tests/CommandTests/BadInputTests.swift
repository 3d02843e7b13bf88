import Foundation
import Testing

/// Nothing that comes in may crash the program, and nothing may be lost without a word.
@Suite struct BadInputTests {
  private struct Case {
    let name: String
    let input: [UInt8]
    /// What standard error says of it; nil for nothing.
    let message: String?
    /// Code of the first warning in the document record; nil for none.
    var code: String?
  }

  private static let english = "The prime minister met the president on Monday in London to talk about trade, climate and the war."
  private static let cases = [
    Case(name: "bom.txt", input: [0xEF, 0xBB, 0xBF] + Array("Hà Nội".utf8), message: nil),
    Case(name: "chinese.txt", input: Array("会谈后,两国领导人签署了合作文件。".utf8), message: "[not-vietnamese]", code: "not-vietnamese"),
    Case(name: "empty.txt", input: [], message: "warning: the text is empty [empty-text]", code: "empty-text"),
    Case(name: "english.txt", input: Array(english.utf8), message: "[not-vietnamese]", code: "not-vietnamese"),
    Case(
      name: "invalid.txt", input: Array("Hà Nội đã ".utf8) + [0xFF, 0xFE] + Array("ký kết".utf8),
      message: "first at byte 15 (2 times) [invalid-utf8]", code: "invalid-utf8"),
    Case(name: "line.txt", input: Array(repeating: 0x20, count: 8_000_000) + Array("Hà Nội".utf8), message: nil),
    Case(name: "marks.txt", input: Array(repeating: 0x28, count: 100_000), message: "[not-vietnamese]", code: "not-vietnamese"),
    Case(name: "spaces.txt", input: Array(" \n\t\n".utf8), message: "[empty-text]", code: "empty-text"),
    Case(name: "utf16.txt", input: [0xFF, 0xFE, 0x48, 0, 0xE0, 0], message: "read as UTF-16", code: "converted"),
    Case(
      name: "windows.txt", input: [0x56, 0x69, 0xEA, 0xF2, 0x74, 0x20, 0x4E, 0x61, 0x6D], message: "read as windows-1258", code: "converted"
    ),
    Case(name: "word.txt", input: Array(repeating: 0x61, count: 500_000), message: nil),
    Case(name: "zeros.txt", input: Array("Hà Nội\0Huế ngày\0\0 5/3".utf8), message: nil),
  ]

  @Test func textsOfEveryKind() throws {
    try Command.withFolder([:]) { folder in
      for file in Self.cases { try Data(file.input).write(to: folder.appendingPathComponent(file.name)) }
      let result = try Command.extract(["--emit", "documents"] + Self.cases.map(\.name), in: folder)
      #expect(result.status == 0)
      #expect(result.lines.count == Self.cases.count)
      let messages = result.messages.split(separator: "\n").map(String.init)
      for (file, line) in zip(Self.cases, result.lines) {
        let warnings = try #require(record(line)?["warnings"] as? [[String: Any]], "\(file.name)")
        #expect(warnings.first?["code"] as? String == file.code, "\(file.name)")
        let told = messages.filter { $0.hasPrefix(file.name + ":") }
        #expect(told.count == warnings.count, "\(file.name)")
        if let message = file.message { #expect(told.contains { $0.contains(message) }, "\(file.name)") }
      }
    }
  }

  @Test func linesOfEveryKind() throws {
    let deep = String(repeating: "[", count: 100_000)
    let lines = [
      "\u{FEFF}{\"text\":\"Hà Nội\"}", "", #"{"text":"Hà Nội \ud83d hôm nay","\udc00":1}"#, "{\"text\":\"Huế\",\"x\":\(deep)", "null",
      "{\"text\":3}",
      #"{"text":"Hà Nội","date":"hôm qua"}"#, #"{"text":"a\u0000b"}"#, #"{"text":""}"#, #"{"text":"Vinh"} {"text":"Huế"}"#,
    ]
    let result = try Command.extract(["--format", "jsonl", "--emit", "documents"], input: Array(lines.joined(separator: "\n").utf8))
    #expect(result.status == 1)
    #expect(result.lines.compactMap { record($0)?["document"] as? String } == ["stdin:1", "stdin:3", "stdin:7", "stdin:8", "stdin:9"])
    #expect(
      result.messages == """
        stdin:3: warning: half a surrogate pair replaced by U+FFFD (2 times) [lone-surrogate]
        stdin:4:278: error: nested more than 256 deep [bad-json]
        stdin:5:1: error: expected an object [bad-json]
        stdin:6:9: error: expected a string [bad-json]
        stdin:7: warning: 'hôm qua' is no date; expected YYYY-MM-DD [bad-date]
        stdin:9: warning: the text is empty [empty-text]
        stdin:10:17: error: unexpected text behind the value [bad-json]

        """)
  }

  @Test func noLinesAtAll() throws {
    let result = try Command.extract(["--format", "jsonl"])
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
  }

  private func record(_ line: String) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
  }
}
