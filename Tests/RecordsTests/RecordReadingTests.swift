import Foundation
import Records
import TestSupport
import Testing

@Suite struct RecordReadingTests {
  private func written(_ records: DocumentRecords) -> String {
    var json = JSONWriter()
    records.write(to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func everyRecordOfTheSamplesReadsBackAsItIs() throws {
    let folder = TestData.root.appendingPathComponent("Samples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".gold.jsonl") }
    try #require(!names.isEmpty)
    for name in names {
      let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
      var grouper = RecordGrouper()
      var back = ""
      for line in text.split(separator: "\n") {
        if let finished = grouper.add(try Record(try JSONValue(String(line)))) { back += written(finished) }
      }
      if let last = grouper.finish() { back += written(last) }
      #expect(back == text)
    }
  }

  @Test(arguments: [
    (#"{"record":"fact","document":"d"}"#, "unknown kind of record 'fact'"), (#"{"document":"d"}"#, "no 'record'"),
    (#"{"record":"sentence","document":"d","index":1,"zone":"body","start":4,"end":2,"text":"a","tokens":1}"#, "'end' is before 'start'"),
    (#"{"record":"entity","document":7}"#, "'document' is no string"),
    (#"{"record":"mention","document":"d","type":"person","start":-1,"end":2,"text":"a","rule":"r"}"#, "'start' is no whole number"),
    (#"{"record":"event","document":"d","id":"d#v1","type":"visit","family":"contact"}"#, "no 'trigger'"),
  ])
  func whatIsNoRecordIsTold(_ line: String, _ message: String) throws {
    let json = try JSONValue(line)
    let error = #expect(throws: RecordError.self) { try Record(json) }
    #expect(error?.description == message)
  }

  // MARK: Days

  private func event(time: String?) throws -> EventRecord {
    let argument = time.map { #"{"role":"time","start":0,"end":1,"text":"a","value":"\#($0)"}"# } ?? ""
    let line =
      #"{"record":"event","document":"d","id":"d#v1","type":"visit","family":"contact","codes":{},"trigger":{"start":0,"end":1,"text":"a"},"arguments":[\#(argument)],"modality":"asserted","polarity":"positive","zone":"body","sentence":{"start":0,"end":1,"text":"a"},"rule":"r","confidence":0.5}"#
    guard case .event(let event) = try Record(try JSONValue(line)) else { throw RecordError("no event") }
    return event
  }

  @Test(arguments: [
    ("2021-08-23TEV", "2021-08-23"), ("2021-08-23T20:30", "2021-08-23"), ("2021-08", "2021-08"), ("2021-W34", "2021"),
    ("2021-08-24/2021-12-31", "2021-08-24"), ("2021-Q3", "2021"),
  ])
  func dayOfATime(_ value: String, _ day: String) throws {
    let found = try event(time: value).day(documentDate: "2020-01-01")
    #expect(found?.date == day)
    #expect(found?.isTold == true)
  }

  @Test(arguments: ["P5Y", "XXXX-08-23", "PRESENT_REF", nil])
  func elseTheDayOfTheDocument(_ value: String?) throws {
    let event = try event(time: value)
    #expect(event.day(documentDate: "2020-01-02")?.date == "2020-01-02")
    #expect(event.day(documentDate: "2020-01-02")?.isTold == false)
    #expect(event.day(documentDate: nil) == nil)
  }

  // MARK: Texts

  private func sentence(_ start: Int, _ end: Int, _ text: String) throws -> DocumentRecords {
    let line =
      #"{"record":"sentence","document":"d","index":1,"zone":"body","start":\#(start),"end":\#(end),"text":"\#(text)","tokens":1}"#
    var grouper = RecordGrouper()
    _ = grouper.add(try Record(try JSONValue(line)))
    let last = grouper.finish()
    return try #require(last)
  }

  /// An emoji before the sentence moves it by one code point, two UTF-16 units or four bytes.
  @Test(arguments: [1, 2, 4])
  func theUnitOfOffsetsIsFound(_ width: Int) throws {
    let end = width == 4 ? 4 + 5 : width + 3
    let text = try #require(try DocumentText.of(try sentence(width, end, "Huế"), given: "😀Huế."))
    #expect(text.scalar(width) == 1)
    #expect(text.scalar(end) == 4)
  }

  @Test func sentencesGiveTheText() throws {
    let text = try #require(try DocumentText.of(try sentence(2, 5, "Huế")))
    #expect(text.text == "  Huế")
  }

  @Test func aTextThatDoesNotFitIsTold() throws {
    let records = try sentence(0, 3, "Huế")
    #expect(throws: RecordError.self) { try DocumentText.of(records, given: "Đà Nẵng") }
  }
}
