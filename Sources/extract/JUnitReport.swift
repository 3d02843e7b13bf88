import Foundation
import Records

/// Gold results as JUnit XML, which build servers show. The only output that tells time and place of the run: the schema wants them.
struct JUnitReport {
  let results: [GoldResult]
  var date = Date()

  var text: String {
    let failed = results.count { !$0.isEqual && !$0.hasFailures }
    let broken = results.count(where: \.hasFailures)
    let seconds = results.reduce(0) { $0 + $1.seconds }
    let head =
      "<testsuite name=\"extract check\" tests=\"\(results.count)\" failures=\"\(failed)\" errors=\"\(broken)\" time=\"\(Self.number(seconds))\""
    let run = " timestamp=\"\(timestamp)\" hostname=\"\(XMLText.escaped(Self.host))\">"
    let end = ["  <system-out/>", "  <system-err>\(XMLText.escaped(messages))</system-err>", "</testsuite>"]
    let begin = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", head + run, "  <properties/>"]
    return (begin + results.map(testCase) + end).joined(separator: "\n") + "\n"
  }

  /// In UTC, as the schema has it, without a zone.
  private var timestamp: String { String(date.ISO8601Format().prefix(19)) }

  private var messages: String { results.flatMap(\.messages).map { $0 + "\n" }.joined() }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func testCase(_ result: GoldResult) -> String {
    let open = "  <testcase classname=\"gold\" name=\"\(XMLText.escaped(result.test.input))\" time=\"\(Self.number(result.seconds))\""
    if result.hasFailures {
      let text = XMLText.escaped(result.messages.joined(separator: "\n"))
      return open + "><error message=\"could not be read\" type=\"unreadable\">\(text)</error></testcase>"
    }
    if result.isEqual { return open + "/>" }
    let changes = result.diff?.documents.reduce(0) { $0 + $1.changes.count } ?? 0
    let message = result.diff == nil ? "no gold file" : "\(changes) records differ"
    let text = CheckText(terminal: Terminal(hasColours: false)).text(of: result)
    return open + "><failure message=\"\(message)\" type=\"difference\">\(XMLText.escaped(text))</failure></testcase>"
  }

  private static func number(_ seconds: Double) -> String { String(format: "%.3f", seconds) }
}
