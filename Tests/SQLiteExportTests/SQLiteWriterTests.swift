import Extraction
import Foundation
import GRDB
import Records
import SQLiteExport
import TestSupport
import Testing

@Suite struct SQLiteWriterTests {
  private static let kinds: Set<RecordKind> = [.documents, .mentions, .entities, .events]

  private func records(_ name: String, kinds: Set<RecordKind> = kinds) throws -> DocumentRecords {
    let text = Array(try Data(contentsOf: TestData.root.appendingPathComponent("Samples/\(name).txt")))
    return Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: kinds)).records(of: Article(id: name, text: text))
  }

  private func withDatabase(_ documents: [DocumentRecords], _ body: (Database, _ leftOut: [Int]) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try SQLiteWriter(path: path)
    var leftOut: [Int] = []
    for document in documents { leftOut.append(try writer.write(document)) }
    try writer.finish()
    try DatabaseQueue(path: path).read { try body($0, leftOut) }
  }

  @Test func everyRecordIsARow() throws {
    let documents = [try records("dien-dam"), try records("dich-benh-nfd")]
    try withDatabase(documents) { database, leftOut in
      func count(_ table: String) throws -> Int { try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0 }
      #expect(leftOut == [0, 0])
      #expect(try count("documents") == 2)
      let entities = documents.reduce(0) { $0 + $1.entities.count }
      #expect(try count("entities") == entities)
      let events = documents.reduce(0) { $0 + $1.events.count }
      #expect(try count("events") == events)
      let arguments = documents.reduce(0) { $0 + $1.events.reduce(0) { $0 + $1.arguments.count } }
      #expect(try count("arguments") == arguments)
      let mentions = documents.reduce(0) { $0 + $1.mentions.count }
      #expect(try count("mentions") >= mentions)
      #expect(try count("evidence") == events)
      let broken = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      #expect(broken.isEmpty)
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
    }
  }

  /// One actor under two names makes one pair, with the name that is there more often.
  @Test func pairsGoByActor() throws {
    let names = [("d1", "Nga"), ("d2", "Liên bang Nga"), ("d3", "Liên bang Nga")]
    let documents = try names.map { id, name in
      let span = #""start":0,"end":3,"text":"gặp""#
      let lines = [
        #"{"record":"entity","document":"\#(id)","id":"\#(id)#e1","type":"country","name":"\#(name)","key":"country/RU","mentions":[]}"#,
        #"{"record":"entity","document":"\#(id)","id":"\#(id)#e2","type":"country","name":"Mỹ","key":"country/US","mentions":[]}"#,
        #"{"record":"event","document":"\#(id)","id":"\#(id)#v1","type":"meeting","family":"contact","codes":{},"trigger":{\#(span)},"arguments":[{"role":"participant","entity":"\#(id)#e1","name":"\#(name)",\#(span)},{"role":"participant","entity":"\#(id)#e2","name":"Mỹ",\#(span)}],"modality":"asserted","polarity":"positive","zone":"body","sentence":{\#(span)},"rule":"r","confidence":0.9}"#,
      ]
      var grouper = RecordGrouper()
      for line in lines { _ = grouper.add(try Record(try JSONValue(Array(line.utf8)))) }
      let finished = grouper.finish()
      return try #require(finished)
    }
    try withDatabase(documents) { database, _ in
      let pairs = try Row.fetchAll(database, sql: "SELECT one, other, events FROM who_with_whom")
      #expect(pairs.map { [$0["one"] as String, $0["other"] as String] } == [["Liên bang Nga", "Mỹ"]])
      #expect(pairs.first?["events"] == 3)
    }
  }

  /// A text may hold any character, also the one at which C strings end.
  @Test func textsAreNotCutAtNUL() throws {
    let lines = [
      #"{"record":"document","document":"a\u0000b","language":"vi","zones":[],"sentences":1,"tokens":5,"entities":1,"events":0,"warnings":[]}"#,
      #"{"record":"entity","document":"a\u0000b","id":"a\u0000b#e1","type":"person","name":"A\u0000n","mentions":[{"start":0,"end":3,"text":"A\u0000n","form":"name"}]}"#,
    ]
    var grouper = RecordGrouper()
    for line in lines { _ = grouper.add(try Record(try JSONValue(Array(line.utf8)))) }
    let finished = grouper.finish()
    let document = try #require(finished)
    try withDatabase([document]) { database, _ in
      let id = try String.fetchOne(database, sql: "SELECT hex(id) FROM documents")
      #expect(id == "610062")
      let same = "SELECT count(*) FROM entities e JOIN mentions m ON m.entity = e.id AND hex(m.text) = hex(e.name)"
      #expect(try Int.fetchOne(database, sql: same) == 1)
      #expect(try String.fetchOne(database, sql: "SELECT typeof(name) FROM entities") == "text")
    }
  }

  /// Sentences in NFD are found too, and those who type without marks find what they mean.
  @Test func evidenceIsSearched() throws {
    try withDatabase([try records("dien-dam"), try records("dich-benh-nfd")]) { database, _ in
      func found(_ query: String) throws -> [String] {
        try String.fetchAll(
          database, sql: "SELECT DISTINCT document FROM evidence WHERE evidence MATCH ? ORDER BY document", arguments: [query])
      }
      #expect(try found(#"text:"điện đàm""#) == ["dien-dam"])
      #expect(try found(#"text:"dien dam""#) == [])
      #expect(try found(#"plain:"dien dam""#) == ["dien-dam"])
      let inNFD = try found(#"text:"dịch""#)
      #expect(inNFD.contains("dich-benh-nfd"))
    }
  }

  @Test func viewsAnswerTheUsualQuestions() throws {
    try withDatabase([try records("dien-dam")]) { database, _ in
      let pairs = try Row.fetchAll(database, sql: "SELECT * FROM who_with_whom WHERE type = 'phone_call'")
      #expect(pairs.contains { $0["one"] == "Phankham Viphavanh" && $0["other"] == "Phạm Minh Chính" })
      let days = try Row.fetchAll(database, sql: "SELECT * FROM events_by_day WHERE type = 'phone_call'")
      #expect(days.contains { $0["day"] == "2021-09-15" })
      for view in ["actors", "event_roles", "entity_events"] {
        #expect(try Row.fetchOne(database, sql: "SELECT * FROM \(view)") != nil)
      }
    }
  }

  @Test func withoutMentionRecordsThoseOfTheEntitiesAreTaken() throws {
    let document = try records("dien-dam", kinds: [.entities, .events])
    try withDatabase([document]) { database, _ in
      let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM mentions")
      #expect(count == document.entities.reduce(0) { $0 + $1.mentions.count })
      #expect(try String.fetchOne(database, sql: "SELECT id FROM documents") == "dien-dam")
    }
  }

  @Test func idsThatStandAlreadyAreCounted() throws {
    let document = try records("tin-ngan")
    try withDatabase([document, document]) { _, leftOut in
      #expect(leftOut == [0, document.entities.count + document.events.count])
    }
  }
}
