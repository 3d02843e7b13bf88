import Foundation
import Records
import TestSupport
import Testing

/// The three places that describe the format say the same.
@Suite struct FormatTests {
  private func schema() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(RecordSchema.text.utf8)) as? [String: Any])
  }

  /// Names of all properties below a schema.
  private func properties(_ node: Any) -> Set<String> {
    if let list = node as? [Any] { return list.reduce(into: []) { $0.formUnion(properties($1)) } }
    guard let object = node as? [String: Any] else { return [] }
    var names: Set<String> = []
    for (key, value) in object {
      if key == "properties", let members = value as? [String: Any] {
        names.formUnion(members.keys)
        members.values.forEach { names.formUnion(properties($0)) }
      } else {
        names.formUnion(properties(value))
      }
    }
    return names
  }

  @Test func everyFieldOfTheSchemaIsExplained() throws {
    let path = TestData.root.appendingPathComponent("Sources/Records/FORMAT.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    let missing = properties(try schema()).filter { name in
      !["`\(name)`", "{\(name),", " \(name),", " \(name)}", " \(name)?}"].contains { text.contains($0) }
    }
    #expect(missing.isEmpty)
  }

  @Test func everyKindOfRecordHasASchema() throws {
    let kinds = try #require(try schema()["$defs"] as? [String: Any])
    for kind in ["document", "sentence", "mention", "entity", "event"] { #expect(kinds[kind] != nil) }
  }
}
