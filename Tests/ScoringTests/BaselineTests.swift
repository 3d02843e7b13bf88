import Records
import Scoring
import Testing

/// Entities listed without a gap, and figures held against those written down.
@Suite struct BaselineTests {
  private static let text = "Ông Lê An ở Công an Hà Nội qua cầu Mây, gặp An và Tú ở Huế."
  private static let gold = #"""
    {"id":"d","text":"\#(text)","events":[],"complete":["person","place"],"entities":[
     {"type":"person","name":"Lê An","forms":["Lê An","An"]},{"type":"person","name":"Tú","forms":["Tú"]},
     {"type":"place","name":"Huế","forms":["Huế"]},{"type":"facility","name":"cầu Mây","forms":["cầu Mây"]},
     {"type":"organisation","name":"Công an Hà Nội","forms":["Công an Hà Nội"]}]}
    """#.filter { $0 != "\n" }

  private func entity(_ id: Int, _ type: String, _ name: String, _ form: String = "name") throws -> String {
    let range = try #require(Self.text.range(of: name))
    let start = Self.text.unicodeScalars.distance(from: Self.text.startIndex, to: range.lowerBound)
    return
      #"{"record":"entity","document":"d","id":"e\#(id)","type":"\#(type)","name":"\#(name)","mentions":[{"start":\#(start),"end":\#(start + name.unicodeScalars.count),"text":"\#(name)","form":"\#(form)"}]}"#
      + "\n"
  }

  private func report(_ predicted: String, gold: String = Self.gold) throws -> ScoreReport {
    let found = try PredictedDocument.documents(in: Array(predicted.utf8))
    return Scorer(families: ["meeting": "contact"]).report(
      try GoldReader.gold(in: Array(gold.utf8)) { _ in nil }, found)
  }

  private func counts(_ report: ScoreReport, _ type: String) -> Counts? { report.entities.first { $0.name == type }?.counts }

  @Test func entitiesCountBothWays() throws {
    let found = try report(try entity(1, "person", "Lê An") + entity(2, "person", "Huế") + entity(3, "place", "Huế"))
    #expect(found.entities.map(\.name) == ["person", "place"])
    #expect(counts(found, "person") == Counts(gold: 2, predicted: 2, matched: 1), "one missed, a town taken for a person")
    #expect(counts(found, "place") == Counts(gold: 1, predicted: 1, matched: 1))
  }

  @Test func partsFacilitiesAndNounsCountNeitherWay() throws {
    let found = try report(
      try entity(1, "place", "Hà Nội") + entity(2, "place", "cầu Mây") + entity(3, "person", "Ông", "nominal")
        + entity(4, "organisation", "Huế"))
    #expect(counts(found, "place") == Counts(gold: 1, predicted: 0, matched: 0))
    #expect(counts(found, "person") == Counts(gold: 2, predicted: 0, matched: 0))
    #expect(counts(found, "organisation") == nil, "not listed without a gap")
  }

  @Test func changesSayWhichWay() {
    let before = Baseline(
      text:
        "figure\tvalue\tof\nevents F1\t0.800\tgold 10\ntraps sprung\t0.100\t1 of 10\nright at confidence 0.8\t0.700\t7 of 10\nold\t1.000\tx\n"
    )
    let now = Baseline(
      text:
        "figure\tvalue\tof\nevents F1\t0.790\tgold 11\ntraps sprung\t0.000\t0 of 10\nright at confidence 0.8\t0.800\t8 of 10\nyoung\t0.500\tx\n"
    )
    #expect(
      before.changes(to: now).map(\.description) == [
        "events F1 fell: 0.800 → 0.790", "traps sprung rose: 0.100 → 0.000", "right at confidence 0.8 moved: 0.700 → 0.800",
        "young new: none → 0.500", "old gone: 1.000 → none",
      ])
    #expect(before.changes(to: before).isEmpty)
  }

  @Test func figuresSurviveWriting() throws {
    let baseline = Baseline(try report(try entity(1, "person", "Lê An")))
    #expect(Baseline(text: baseline.text) == baseline)
    #expect(baseline.figures.contains(.init(name: "entities person F1", value: "0.667", of: "gold 2, predicted 1, matched 1")))
  }
}
