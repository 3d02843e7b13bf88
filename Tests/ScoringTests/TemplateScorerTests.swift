import Records
import Scoring
import Testing

/// Template gold, with figures counted by hand.
@Suite struct TemplateScorerTests {
  private static let text = "Ông An gặp bà Bình ngày 5/5. Công ty Sao Mai tặng 400 máy thở. Chị Cúc nói đùa."
  private static let gold = #"""
    {"id":"d1","date":"2021-05-06","text":"\#(text)","events":[
      {"type":"meeting","at":"An gặp bà","arguments":{"participant":["An","Bình|Lê Bình"],"time":["2021-05-05"]},"modality":"asserted","polarity":"positive"},
      {"type":"aid","at":"tặng","arguments":{"donor":["Sao Mai"],"quantity":["~400 ventilator"]},"optional":{"item":["máy thở"]},"modality":"planned","polarity":"positive"}],
     "none":["nói đùa"]}
    """#.filter { $0 != "\n" }
  private static let families = ["meeting": "contact", "aid": "transfer", "visit": "contact"]

  private func report(_ predicted: String) throws -> ScoreReport {
    let gold = try GoldReader.gold(in: Array(Self.gold.utf8)) { _ in nil }
    return Scorer(families: Self.families).report(gold, try PredictedDocument.documents(in: Array(predicted.utf8)))
  }

  private func event(_ type: String, _ start: Int, _ end: Int, _ arguments: String = "", confidence: Double = 0.9) -> String {
    #"{"record":"event","document":"d1","type":"\#(type)","trigger":{"start":\#(start),"end":\#(end),"text":"x"},"arguments":[\#(arguments)],"modality":"asserted","polarity":"positive","rule":"\#(type)/x","confidence":\#(confidence)}"#
      + "\n"
  }

  private let meeting =
    #"{"role":"participant","start":0,"end":6,"text":"Ông An"},{"role":"participant","start":11,"end":18,"text":"bà Bình"},{"role":"time","start":19,"end":27,"text":"ngày 5/5","value":"2021-05-05"}"#

  @Test func countsWhatIsRight() throws {
    let aid =
      #"{"role":"donor","start":29,"end":44,"text":"Công ty Sao Mai"},{"role":"quantity","start":50,"end":53,"text":"400","value":400,"unit":"ventilator"},{"role":"item","start":54,"end":61,"text":"máy thở"}"#
    let report = try report(event("meeting", 7, 10, meeting) + event("aid", 45, 49, aid))
    #expect(report.events == Counts(gold: 2, predicted: 2, matched: 2))
    #expect(report.arguments == Counts(gold: 5, predicted: 5, matched: 5), "an optional argument counts neither way")
    #expect(report.shares.map(\.name) == ["modality", "polarity", "quantity", "time"])
    #expect(report.shares.first?.share == Share(right: 1, all: 2))
    #expect(report.traps == Share(right: 0, all: 1))
  }

  @Test func anotherTypeIsAConfusion() throws {
    let report = try report(event("visit", 7, 10, meeting))
    #expect(report.events == Counts(gold: 2, predicted: 1, matched: 0))
    #expect(report.arguments == Counts(gold: 5, predicted: 3, matched: 0), "arguments of a wrong event are wrong")
    let confusions = report.confusions.map { "\($0.confusion.gold ?? "-") \($0.confusion.predicted ?? "-") \($0.count)" }
    #expect(confusions == ["aid - 1", "meeting visit 1"])
    #expect(report.rules.first?.rule == "visit/x")
    #expect(report.rules.first?.wrong == 1)
  }

  @Test func trapsAndUnknownTypes() throws {
    let report = try report(event("visit", 72, 79) + event("no_such_type", 0, 3))
    #expect(report.traps == Share(right: 1, all: 1))
    #expect(report.events.predicted == 1)
    #expect(report.confusions.contains { $0.confusion.gold == nil && $0.confusion.predicted == "visit" })
  }

  @Test func calibrationGroupsByTenths() throws {
    let report = try report(event("meeting", 7, 10, meeting, confidence: 0.7) + event("visit", 45, 49, confidence: 0.75))
    #expect(report.calibration.map(\.low) == [0.7])
    #expect(report.calibration.first?.events == Share(right: 1, all: 2))
    #expect(abs((report.calibration.first?.meanConfidence ?? 0) - 0.725) < 1e-9)
  }

  @Test(arguments: [
    ("400 ventilator", true), ("~400 ventilator", true), (">400.0  Ventilator", true), ("400", false), ("400-500 ventilator", false),
    ("401 ventilator", false),
  ])
  func amountsAreComparedByNumberAndUnit(_ gold: String, _ isRight: Bool) throws {
    let line = Self.gold.replacing("~400 ventilator", with: gold)
    let aid = #"{"role":"quantity","start":50,"end":53,"text":"400","value":400,"unit":"ventilator","bound":"~"}"#
    let predicted = try PredictedDocument.documents(in: Array(event("aid", 45, 49, aid).utf8))
    let report = Scorer(families: Self.families).report(try GoldReader.gold(in: Array(line.utf8)) { _ in nil }, predicted)
    #expect(report.shares.first { $0.name == "quantity" }?.share.right == (isRight ? 1 : 0))
  }

  @Test func sameSeedSameInterval() {
    let parts = (1...30).map { Counts(gold: $0, predicted: 10, matched: min($0, 7)) }
    let first = Bootstrap(seed: 7).interval(parts, \.f1)
    #expect(first == Bootstrap(seed: 7).interval(parts, \.f1))
    #expect(first != Bootstrap(seed: 8).interval(parts, \.f1))
    let whole = parts.reduce(into: Counts()) { $0 += $1 }.f1
    #expect((first?.low ?? 1) < whole && whole < (first?.high ?? 0))
    #expect(Bootstrap().interval([Counts(gold: 1)], \.f1) == nil)
  }

  @Test(arguments: [
    ("{\"id\":\"a\"}", 1, "no 'text', nor a 'file' that can be read"), ("\n{\"text\":\"a\"}", 2, "no 'id'"),
    ("{\"id\":\"a\",\"text\":\"b\"}\n{", 2, "expected a string, found the end at byte 2"),
    (Self.gold + "\n" + Self.gold.replacing("\"An gặp bà", with: "\"An gặp bố"), 2, "'at' of meeting is not in the text: 'An gặp bố'"),
    (Self.gold.replacing("\"An gặp bà", with: "\""), 1, "'at' of meeting is not in the text: ''"),
    (Self.gold.replacing("\"An gặp bà\"", with: "\"n\""), 1, "'at' of meeting stands 7 times in the text; take more words: 'n'"),
    (Self.gold.replacing("\"aid\"", with: "\"ait\""), 1, "unknown event type 'ait'"),
    (Self.gold.replacing("[\"nói đùa\"]", with: "[\"nói thật\"]"), 1, "a piece of 'none' is not in the text: 'nói thật'"),
  ])
  func badGoldIsToldWithItsLine(_ text: String, _ line: Int, _ message: String) throws {
    let error = #expect(throws: LineError.self) { try GoldReader.gold(in: Array(text.utf8), types: Set(Self.families.keys)) { _ in nil } }
    #expect(error?.line == line)
    #expect(error?.message == message)
  }
}
