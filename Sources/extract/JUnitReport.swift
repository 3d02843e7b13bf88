import Foundation
import Records

/// Gold results as JUnit XML, which build servers show.
struct JUnitReport {
  let results: [GoldResult]

  var text: String {
    let failed = results.count { !$0.isEqual && !$0.hasFailures }
    let broken = results.count(where: \.hasFailures)
    let seconds = results.reduce(0) { $0 + $1.seconds }
    let head =
      "<testsuite name=\"extract check\" tests=\"\(results.count)\" failures=\"\(failed)\" errors=\"\(broken)\" time=\"\(Self.number(seconds))\">"
    return (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", head] + results.map(testCase) + ["</testsuite>"]).joined(separator: "\n") + "\n"
  }

  private func testCase(_ result: GoldResult) -> String {
    let open = "  <testcase classname=\"gold\" name=\"\(XMLText.escaped(result.test.input))\" time=\"\(Self.number(result.seconds))\""
    if result.hasFailures {
      return open + "><error message=\"could not be read\">\(XMLText.escaped(result.messages.joined(separator: "\n")))</error></testcase>"
    }
    if result.isEqual { return open + "/>" }
    let changes = result.diff?.documents.reduce(0) { $0 + $1.changes.count } ?? 0
    let message = result.diff == nil ? "no gold file" : "\(changes) records differ"
    let text = CheckText(terminal: Terminal(hasColours: false)).text(of: result)
    return open + "><failure message=\"\(message)\">\(XMLText.escaped(text))</failure></testcase>"
  }

  private static func number(_ seconds: Double) -> String { String(format: "%.3f", seconds) }
}
