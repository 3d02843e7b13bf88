import Annotations
import Entities
import Extraction
import Foundation
import TestSupport
import Testing
import VietText

/// Writes what the stage finds for measuring: set `ENTITY_PROBE` to a JSON Lines file of `id`, `text`, `date` and `ENTITY_PROBE_OUTPUT` to a file.
@Suite struct Probe {
  @Test func writesMentionsWhenAsked() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let input = environment["ENTITY_PROBE"], let output = environment["ENTITY_PROBE_OUTPUT"] else { return }
    let pipeline = Pipeline(resources: TestData.resources)
    var lines: [String] = []
    for line in try String(contentsOfFile: input, encoding: .utf8).split(separator: "\n") {
      guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], let text = object["text"] as? String
      else { continue }
      let date = (object["date"] as? String).flatMap { CalendarDate(iso: $0) }
      let analysis = pipeline.analyze(Array(text.utf8), date: date)
      lines += try records(analysis, id: object["id"] as? String ?? "")
    }
    try (lines.joined(separator: "\n") + "\n").write(toFile: output, atomically: true, encoding: .utf8)
  }

  private func records(_ analysis: Analysis, id: String) throws -> [String] {
    let scalars = ScalarOffsets(analysis.text.text.received)
    func place(_ tokens: Range<Int>) -> [String: Any] {
      let span = analysis.text.span(tokens)
      let normal = analysis.text.text
      return [
        "start": scalars[normal.receivedOffset(Int(span.start))], "end": scalars[normal.receivedOffset(Int(span.end))],
        "text": analysis.text.string(tokens),
      ]
    }
    var lines: [String] = []
    for (i, entity) in analysis.recognized.entities.enumerated() {
      let mentions = entity.mentions.map { m -> [String: Any] in
        let mention = analysis.recognized.mentions[m]
        return place(mention.tokens).merging(["form": mention.form.rawValue, "rule": mention.rule.description]) { a, _ in a }
      }
      lines.append(
        try json([
          "record": "entity", "document": id, "id": "\(id)#e\(i + 1)", "type": entity.type.rawValue, "name": entity.name,
          "key": entity.key ?? "", "country": entity.country ?? "", "offices": entity.offices, "mentions": mentions,
        ]))
    }
    for (m, mention) in analysis.recognized.mentions.enumerated() {
      let joined = analysis.recognized.fullRange(ofMention: m, in: analysis.text, matches: analysis.matches)
      var record = place(mention.tokens).merging([
        "record": "mention", "document": id, "type": mention.type.rawValue, "form": mention.form.rawValue, "rule": mention.rule.description,
        "entities": mention.entities.map { analysis.recognized.entities[$0].name },
      ]) { a, _ in a }
      record["full"] = place(joined)
      lines.append(try json(record))
    }
    return lines
  }

  private func json(_ object: [String: Any]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]), as: UTF8.self)
  }
}

/// Code points before each byte of a text.
private struct ScalarOffsets {
  private var counts: [Int] = []
  init(_ bytes: [UInt8]) {
    var count = 0
    for byte in bytes {
      counts.append(count)
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    counts.append(count)
    for i in bytes.indices where bytes[i] & 0xC0 == 0x80 { counts[i] = counts[i] }
  }
  subscript(offset: Int) -> Int { counts[offset] }
}
