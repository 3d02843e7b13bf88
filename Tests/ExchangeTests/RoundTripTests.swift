import Exchange
import Extraction
import Foundation
import Records
import TestSupport
import Testing

/// Samples go to each annotation tool's format and come back as the same gold.
@Suite struct RoundTripTests {
  private static let documents: [AnnotatedDocument] = {
    let extractor = Extractor(
      resources: TestData.resources, options: ExtractionOptions(kinds: [.documents, .sentences, .mentions, .entities, .events]))
    return ["dien-dam", "dich-benh-nfd", "phien-toa"].compactMap { name in
      let file = TestData.root.appendingPathComponent("Samples/\(name).txt")
      guard let data = try? Data(contentsOf: file) else { return nil }
      let records = extractor.records(of: Article(id: "../tin/\(name)", text: Array(data)))
      guard let text = try? DocumentText.of(records, given: String(decoding: data, as: UTF8.self)) else { return nil }
      return AnnotatedDocument(records, text: text)
    }
  }()

  private func gold(_ document: AnnotatedDocument) -> String {
    var json = JSONWriter()
    document.writeGold(to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// Tools leave out what is usual.
  private func plain(_ document: AnnotatedDocument) -> AnnotatedDocument {
    let events = document.events.map { event in
      var event = event
      if event.modality == "asserted" { event.modality = nil }
      if event.polarity == "positive" { event.polarity = nil }
      return event
    }
    return AnnotatedDocument(
      id: document.id, text: document.text, date: document.date, mentions: document.mentions, events: events)
  }

  @Test func thereIsSomethingToCompare() {
    #expect(Self.documents.count == 3)
    #expect(Self.documents.allSatisfy { $0.events.contains { !$0.arguments.isEmpty } && !$0.mentions.isEmpty })
  }

  @Test func brat() throws {
    for document in Self.documents {
      let name = SafeFileName.name(for: document.id)
      let back = try BratReader.document(
        text: document.text, annotations: BratWriter.annotations(of: document), id: SafeFileName.id(for: name))
      #expect(gold(back) == gold(plain(document)))
    }
  }

  @Test func labelStudio() throws {
    var json = JSONWriter()
    json.beginArray()
    for document in Self.documents { LabelStudio.writeTask(document, to: &json) }
    json.endArray()
    let back = try LabelStudio.documents(in: json.bytes)
    #expect(back.map(gold) == Self.documents.map { gold(plain($0)) })
  }

  @Test func doccano() throws {
    for document in Self.documents {
      var json = JSONWriter()
      Doccano.writeLine(document, to: &json)
      let back = try Doccano.document(try JSONValue(json.bytes), number: 1)
      #expect(gold(back) == gold(plain(document)))
    }
  }

  @Test func bratSpansAcrossLinesComeInPieces() {
    let document = AnnotatedDocument(id: "d", text: "Hà\nNội", mentions: [.init(type: "place", start: 0, end: 6)], events: [])
    #expect(BratWriter.annotations(of: document) == "T1\tplace 0 2;3 6\tHà Nội\n#1\tDocument T0\t{\"id\":\"d\"}\n")
  }

  /// What only looks the same on the page is corrected by hand: a label at the trigger without a relation holds for it, too.
  @Test func doccanoTakesRealityFromRelationOrPlace() throws {
    let line = #"""
      {"text":"Ông An sẽ không gặp bà","entities":[{"id":1,"label":"meeting","start_offset":16,"end_offset":19},{"id":2,"label":"visit","start_offset":16,"end_offset":19},
      {"id":3,"label":"planned","start_offset":16,"end_offset":19},{"id":4,"label":"negative","start_offset":16,"end_offset":19}],"relations":[{"id":1,"from_id":2,"to_id":4,"type":"reality"}]}
      """#
    let events = try Doccano.document(try JSONValue(Array(line.utf8)), number: 1).events
    #expect(events.map(\.type) == ["meeting", "visit"])
    #expect(events.map(\.modality) == ["planned", "planned"])
    #expect(events.map(\.polarity) == [nil, "negative"])
  }

  /// An annotator must be able to add what was missed.
  @Test func labelsNameWhatNothingWasFoundOf() {
    let type = EventTypeRecord(
      type: "trade", family: "transfer", labelEN: "Trade", labelVI: "Mua bán", codes: [],
      roles: [.init(role: "buyer", accepts: [], many: false)], triggers: [])
    let labels = Labels(types: [type])
    #expect(BratWriter.configuration(labels).contains("\nmoney\n"))
    #expect(BratWriter.configuration(labels).contains("\ntrade\tbuyer*:<ENTITY>\n"))
    #expect(LabelStudio.configuration(labels).contains("<Label value=\"trade\"/>"))
    #expect(LabelStudio.configuration(labels).contains("<Relation value=\"buyer\"/>"))
    #expect(Doccano.configuration(labels).spans.contains(#"{"text":"facility"}"#))
    #expect(Doccano.configuration(labels).relations.contains(#"{"text":"buyer"}"#))
  }

  @Test func labelsNameEverything() {
    var labels = Labels()
    for document in Self.documents { labels.add(document) }
    #expect(BratWriter.configuration(labels).contains("phone_call\tparticipant*:<ENTITY>"))
    #expect(LabelStudio.configuration(labels).contains("<Relation value=\"participant\"/>"))
    #expect(Doccano.configuration(labels).relations.contains(#"{"text":"participant"}"#))
  }
}
