import Exchange
import Records
import Testing

/// What the tools themselves write.
@Suite struct ForeignAnnotationTests {
  private func task(_ result: String, text: String = "😀 Ông An gặp bà Bình.") -> [UInt8] {
    let cancelled = #"{"was_cancelled":true,"result":[]}"#
    return Array(#"[{"id":7,"data":{"text":"\#(text)"},"annotations":[{"result":[\#(result)]},\#(cancelled)]}]"#.utf8)
  }

  private func region(_ id: String, _ label: String, _ start: Int, _ end: Int, _ text: String) -> String {
    #"{"id":"\#(id)","from_name":"label","to_name":"text","type":"labels","value":{"start":\#(start),"end":\#(end),"text":"\#(text)","labels":["\#(label)"]}}"#
  }

  @Test func labelStudioWithLinksInEitherDirection() throws {
    let links =
      #"{"type":"relation","from_id":"a","to_id":"b","direction":"right","labels":["participant"]},{"type":"relation","from_id":"c","to_id":"a","direction":"left","labels":["participant"]}"#
    let spans = [region("a", "meeting", 9, 12, "gặp"), region("b", "person", 2, 8, "Ông An"), region("c", "person", 13, 20, "bà Bình")]
    let document = try #require(try LabelStudio.documents(in: task((spans + [links]).joined(separator: ","))).first)
    #expect(document.id == "7")
    #expect(document.mentions.map(\.start) == [2, 13])
    #expect(
      document.events == [
        .init(
          type: "meeting", start: 9, end: 12,
          arguments: [.init(role: "participant", start: 2, end: 8), .init(role: "participant", start: 13, end: 20)])
      ])
  }

  @Test func labelStudioOffsetsInUTF16() throws {
    let document = try #require(try LabelStudio.documents(in: task(region("b", "person", 3, 9, "Ông An"))).first)
    #expect(document.mentions == [.init(type: "person", start: 2, end: 8)])
  }

  @Test(arguments: [
    ("{}", "no list of tasks; export as JSON, not as JSON-MIN or CSV"), ("[{}]", "task 1: no 'text' in its 'data'"),
    ("[", "expected a value, found the end at byte 2"),
    (
      #"[{"data":{"text":"a"},"predictions":[{"result":[{"type":"labels","value":{"start":0,"end":9,"labels":["x"]}}]}]}]"#,
      "task 1: a span from 0 to 9 in a text of 1 characters"
    ),
    (
      #"[{"data":{"text":"a"},"predictions":[{"result":[{"type":"relation","from_id":"x","to_id":"y"}]}]}]"#,
      "task 1: a relation to a span that is not there"
    ),
  ])
  func badTasksAreTold(_ text: String, _ message: String) {
    let error = #expect(throws: AnnotationError.self) { try LabelStudio.documents(in: Array(text.utf8)) }
    #expect(error?.message == message)
  }

  @Test func olderDoccanoHasTriples() throws {
    let line = try JSONValue(#"{"id":3,"text":"Ông An mất.","label":[[0,6,"person"],[7,10,"die"]]}"#)
    let document = try Doccano.document(line, number: 1)
    #expect(document.id == "3")
    #expect(document.mentions == [.init(type: "person", start: 0, end: 6)])
    #expect(document.events == [.init(type: "die", start: 7, end: 10, arguments: [])])
  }

  @Test(arguments: [
    (#"{"id":1}"#, "no 'text'"), (#"{"text":"a","label":[[0,1]]}"#, "a label that is not [start, end, label]"),
    (#"{"text":"a","entities":[{"id":1}]}"#, "an entity without 'start_offset', 'end_offset' or 'label'"),
  ])
  func badLinesAreTold(_ text: String, _ message: String) throws {
    let line = try JSONValue(text)
    let error = #expect(throws: AnnotationError.self) { try Doccano.document(line, number: 4) }
    #expect(error?.message == message)
    #expect(error?.line == 4)
  }

  /// The line that is wrong is named, also where the text has been changed since.
  @Test(arguments: [
    ("T1\tplace 0 3\tabc\nT2\tplace 4 7\tdef\nT3\tplace 4 70\tdef", 3, "'T3' lies outside the text of 7 characters"),
    ("T1\tplace 0 3\tabc\nT2\tplace 3 6\tdef", 2, "'T2' is 'def' here, but at its offsets the text has ' de'"),
    ("T1\tplace 0 3;4 7\tabc  def\nT2\tplace 5\td", 2, "no text-bound annotation"),
  ])
  func bratNamesTheLine(_ annotations: String, _ line: Int, _ message: String) {
    let error = #expect(throws: AnnotationError.self) { try BratReader.document(text: "abc def", annotations: annotations, id: "d") }
    #expect(error?.line == line)
    #expect(error?.message == message)
  }
}
