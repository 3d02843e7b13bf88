import Extraction
import Foundation
import Records
import Scoring
import TestSupport
import Testing

/// Our figures against those of the scorers that lie beside the project, where they do.
@Suite struct AgreementTests {
  private static let families = Dictionary(
    TestData.resources.eventTypesOfFamilies.map { ($0.type, $0.family) }, uniquingKeysWith: { first, _ in first })

  private func gold(_ url: URL) throws -> GoldSet {
    let folder = url.deletingLastPathComponent().deletingLastPathComponent()
    return try GoldReader.gold(in: Array(try Data(contentsOf: url))) { name in
      (try? Data(contentsOf: folder.appendingPathComponent(name))).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  private func figures(_ counts: Counts) -> String {
    String(format: "P %.3f R %.3f F1 %.3f", counts.precision, counts.recall, counts.f1)
      + "  (gold \(counts.gold), predicted \(counts.predicted), matched \(counts.matched))"
  }

  /// Runs a script with python3 and gives back its lines; nil, with a word on why, where that cannot be.
  private func lines(of script: URL, _ arguments: [String]) throws -> [String]? {
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("score-\(UUID().uuidString)")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path] + arguments
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus == 127 {
      print("No python3 here: the agreement of the scorers was not checked.")
      return nil
    }
    #expect(process.terminationStatus == 0)
    return String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func withFile(_ text: [UInt8], _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("records-\(UUID().uuidString).jsonl")
    try Data(text).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  @Test(arguments: ["dev-a", "seeds"])
  func templateFiguresAgree(_ name: String) throws {
    guard let script = TestData.shared("tools/score_gold.py"), let file = TestData.shared("gold/\(name).jsonl") else {
      print("No ../shared here: the agreement of the scorers was not checked.")
      return
    }
    let gold = try gold(file)
    let extractor = Extractor(resources: TestData.resources)
    var json = JSONWriter()
    for input in gold.inputs {
      extractor.records(of: Article(id: input.id, text: Array(input.text.utf8), date: input.date)).write(to: &json)
    }
    let report = Scorer(families: Self.families).report(gold, try PredictedDocument.documents(in: json.bytes))
    var ours = report.families.map {
      $0.name.padding(toLength: max(12, $0.name.count), withPad: " ", startingAt: 0) + " " + figures($0.counts)
    }
    ours += ["events       " + figures(report.events), "arguments    " + figures(report.arguments)]
    ours += report.shares.map { name, share in
      name.padding(toLength: 24, withPad: " ", startingAt: 0) + " \(share.right)/\(share.all) = " + String(format: "%.3f", share.value)
    }
    ours.append("traps sprung \(report.traps.right)/\(report.traps.all)")
    try withFile(json.bytes) { records in
      guard let theirs = try lines(of: script, [file.path, records]) else { return }
      #expect(theirs.dropLast() == ours[...])
    }
  }

  @Test func spanFiguresAgree() throws {
    guard let script = TestData.shared("tools/score_bkee.py"), let file = TestData.shared("bkee/dev.jsonl") else {
      print("No ../shared here: the agreement of the scorers was not checked.")
      return
    }
    let mapping = TypeMapping(rows: try #require(TestData.resources.mapping(named: "bkee")))
    let gold = try gold(file)
    let records = try disturbed(gold)
    let report = Scorer(families: Self.families, mapping: mapping).report(gold, try PredictedDocument.documents(in: records))
    let ours = report.rows.map { row, c in
      [
        row.task.rawValue, row.match.rawValue, String(format: "%.3f %.3f %.3f", c.precision, c.recall, c.f1),
        "\(c.gold) \(c.predicted) \(c.matched)",
      ]
      .joined(separator: " ")
    }
    try withFile(records) { path in
      guard let theirs = try lines(of: script, [file.path, path]) else { return }
      let rows = theirs.dropFirst().prefix(8).map { $0.split(separator: " ").joined(separator: " ") }
      #expect(rows == ours)
      let types = theirs.dropFirst(10).prefix(report.types.count).map { $0.split(separator: " ").joined(separator: " ") }
      #expect(types == report.types.map { typeLine($0.name, $0.counts, report.typeRows[$0.name] ?? [:]) })
    }
  }

  private func typeLine(_ name: String, _ c: Counts, _ rows: [SpanRow: Counts]) -> String {
    let more = [
      SpanRow(.triggerClassification, .overlap), SpanRow(.argumentClassification, .exact), SpanRow(.argumentClassification, .overlap),
    ]
    let f1s = [c.precision, c.recall, c.f1] + more.map { (rows[$0] ?? Counts()).f1 }
    return "\(name) \(c.gold) \(c.predicted) " + f1s.map { String(format: "%.3f", $0) }.joined(separator: " ")
  }

  /// Records made from the gold itself: some left out, some moved, some of another type, some doubled.
  private func disturbed(_ gold: GoldSet) throws -> [UInt8] {
    guard case .spans(let documents) = gold else { return [] }
    let rows = try #require(TestData.resources.mapping(named: "bkee"))
    let types = Dictionary(rows.filter { $0.role.isEmpty }.map { ($0.theirType, $0.type) }, uniquingKeysWith: { first, _ in first })
    let roles = Dictionary(
      rows.filter { !$0.role.isEmpty }.map { ("\($0.type) \($0.theirRole)", $0.role) }, uniquingKeysWith: { first, _ in first })
    var json = JSONWriter()
    var number = 0
    for document in documents {
      for event in document.events {
        number += 1
        guard number % 5 != 0, let type = number % 11 == 0 ? "marry" : types[event.type] else { continue }
        let shift = number % 3 == 0 ? 2 : 0
        var arguments = event.arguments.compactMap { a in roles["\(type) \(a.role)"].map { ($0, a.start + shift, a.end) } }
        if number % 7 == 0 { arguments.append(contentsOf: arguments.map { ($0.0, $0.1, $0.2 + 5) }) }
        write(document.id, type, event.start + (number % 4 == 0 ? 1 : 0), event.end + (number % 6 == 0 ? 9 : 0), arguments, &json)
      }
    }
    return json.bytes
  }

  private func write(_ id: String, _ type: String, _ start: Int, _ end: Int, _ arguments: [(String, Int, Int)], _ json: inout JSONWriter) {
    func span(_ start: Int, _ end: Int) -> [(String, JSONValue)] { [("start", .number("\(start)")), ("end", .number("\(end)"))] }
    let list = arguments.map { JSONValue.object([("role", .string($0.0))] + span($0.1, $0.2)) }
    let record: [(String, JSONValue)] = [
      ("record", .string("event")), ("document", .string(id)), ("type", .string(type)), ("trigger", .object(span(start, end))),
      ("arguments", .array(list)),
    ]
    JSONValue.object(record).write(to: &json)
    json.endLine()
  }

  @Test func mappingIsThatOfTheOntology() throws {
    guard let types = TestData.shared("ontology/event_types.tsv"), let roles = TestData.shared("ontology/bkee_roles.tsv") else {
      print("No ../shared here: the mapping to BKEE was not compared.")
      return
    }
    func table(_ url: URL) throws -> [[String: String]] {
      let lines = String(decoding: try Data(contentsOf: url), as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
      return lines.dropFirst().map { Dictionary(zip(lines[0], $0), uniquingKeysWith: { first, _ in first }) }
    }
    let wanted =
      try table(types).filter { $0["bkee"] != "" }.map { "\($0["type"] ?? "")  \($0["bkee"] ?? "")" }
      + table(roles).map { "\($0["type"] ?? "") \($0["role"] ?? "") \($0["bkee"] ?? "")" }
    let have = try #require(TestData.resources.mapping(named: "bkee")).map {
      "\($0.type) \($0.role) \($0.role.isEmpty ? $0.theirType : $0.theirRole)"
    }
    #expect(have.sorted() == wanted.sorted())
  }
}
