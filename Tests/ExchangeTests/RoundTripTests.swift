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

  /// Tools leave out what is usual, or say nothing about it; dates are no part of some.
  private func plain(_ document: AnnotatedDocument, withReality: Bool = true, withDate: Bool = true) -> AnnotatedDocument {
    let events = document.events.map { event in
      var event = event
      if !withReality || event.modality == "asserted" { event.modality = nil }
      if !withReality || event.polarity == "positive" { event.polarity = nil }
      return event
    }
    return AnnotatedDocument(
      id: document.id, text: document.text, date: withDate ? document.date : nil, mentions: document.mentions, events: events)
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
      #expect(gold(back) == gold(plain(document, withDate: false)))
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
      #expect(gold(back) == gold(plain(document, withReality: false)))
    }
  }

  @Test func bratSpansAcrossLinesComeInPieces() {
    let document = AnnotatedDocument(id: "d", text: "Hà\nNội", mentions: [.init(type: "place", start: 0, end: 6)], events: [])
    #expect(BratWriter.annotations(of: document) == "T1\tplace 0 2;3 6\tHà Nội\n")
  }

  @Test func labelsNameEverything() {
    var labels = Labels()
    for document in Self.documents { labels.add(document) }
    #expect(BratWriter.configuration(labels).contains("phone_call\tparticipant*:<ENTITY>"))
    #expect(LabelStudio.configuration(labels).contains("<Relation value=\"participant\"/>"))
    #expect(Doccano.configuration(labels).relations.contains(#"{"text":"participant"}"#))
  }
}
