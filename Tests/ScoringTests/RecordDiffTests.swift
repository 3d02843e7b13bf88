import Scoring
import Testing

@Suite struct RecordDiffTests {
  private static let entity =
    #"{"record":"entity","document":"d","id":"d#e1","type":"country","name":"Cuba","mentions":[{"start":0,"end":4,"text":"Cuba","form":"name"}]}"#
  private static let other =
    #"{"record":"entity","document":"d","id":"d#e2","type":"country","name":"Lào","mentions":[{"start":20,"end":23,"text":"Lào","form":"name"}]}"#

  private func event(_ number: Int, _ type: String, at start: Int, entity: Int, modality: String = "asserted") -> String {
    #"{"record":"event","document":"d","id":"d#v\#(number)","type":"\#(type)","trigger":{"start":\#(start),"end":\#(start + 3),"text":"gặp"},"arguments":[{"role":"participant","entity":"d#e\#(entity)","name":"Cuba","start":0,"end":4,"text":"Cuba"}],"modality":"\#(modality)","sentence":{"start":0,"end":30,"text":"Cuba gặp Lào"},"rule":"\#(type)/gặp"}"#
  }

  private func diff(_ gold: [String], _ found: [String]) throws -> RecordDiff {
    try RecordDiff(gold: Array(gold.joined(separator: "\n").utf8), found: Array(found.joined(separator: "\n").utf8))
  }

  @Test func idsThatMoveAreNoDifference() throws {
    let moved = Self.entity.replacing("#e1", with: "#e5")
    let diff = try diff([Self.entity, event(1, "meeting", at: 5, entity: 1)], [moved, event(3, "meeting", at: 5, entity: 5)])
    #expect(diff.documents.isEmpty)
  }

  @Test func gainedLostAndChanged() throws {
    let diff = try diff(
      [Self.entity, event(1, "meeting", at: 5, entity: 1), event(2, "visit", at: 12, entity: 1)],
      [
        Self.entity, Self.other, event(1, "meeting", at: 5, entity: 1, modality: "planned"), event(2, "visit", at: 40, entity: 1),
        event(3, "aid", at: 60, entity: 1),
      ])
    let changes = try #require(diff.documents.first).changes
    #expect(
      changes.map { "\($0.kind) \($0.record) \($0.type)" } == [
        "gained entity country", "changed event meeting", "changed event visit", "gained event aid",
      ])
    #expect(changes[1].details == ["~ modality: asserted → planned"])
    #expect(
      changes[2].details == ["~ trigger: 'gặp' 12–15 → 'gặp' 40–43"],
      "an event of the same type in the same sentence is the same one, moved")
    #expect(changes[3].details == ["+ participant: 'Cuba' 0–4, name Cuba"])
    #expect(changes[3].rule == "aid/gặp")
    #expect(diff.tallies["aid"]?.gained == 1)
    #expect(diff.tallies["(entity)"]?.found == 2)
  }

  @Test func argumentsAreComparedOneByOne() throws {
    let less = event(1, "meeting", at: 5, entity: 1).replacing(
      #"{"role":"participant","entity":"d#e1","name":"Cuba","start":0,"end":4,"text":"Cuba"}"#, with: "")
    let diff = try diff([Self.entity, event(1, "meeting", at: 5, entity: 1)], [Self.entity, less])
    #expect(diff.documents.first?.changes.first?.details == ["- participant: 'Cuba' 0–4, name Cuba"])
  }

  @Test func documentsThatAreGoneAreAllLost() throws {
    let diff = try diff([event(1, "meeting", at: 5, entity: 1)], [])
    #expect(diff.documents.first?.changes.map(\.kind) == [.lost])
  }
}
