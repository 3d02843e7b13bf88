import Exchange
import Scoring
import Testing

/// Annotated spans, with figures counted by hand.
@Suite struct SpanScorerTests {
  //                                  0         1         2         3
  //                                  0123456789012345678901234567890123456
  private static let text = "Công an bắt hai nghi phạm tại Hà Nội."
  private static let annotations = """
    T1\tArrest-jail 8 11\tbắt
    T2\tPER 12 25\thai nghi phạm
    T3\tLOC 30 36\tHà Nội
    T4\tORG 0 7\tCông an
    E1\tArrest-jail:T1 Person:T2 Place:T3 Agent:T4
    A1\tNegation E1
    #1\tAnnotatorNotes E1\tnone

    """
  private static let mapping = TypeMapping(rows: [
    ("arrest", "", "Arrest-jail", ""), ("arrest", "person", "Arrest-jail", "Person"), ("arrest", "place", "Arrest-jail", "Place"),
    ("attack", "", "Attack", ""),
  ])

  private func report(_ type: String, _ trigger: (Int, Int), _ person: (Int, Int)) throws -> ScoreReport {
    let gold = try BratReader.document(text: Self.text, annotations: Self.annotations, id: "d")
    let line =
      #"{"record":"event","document":"d","type":"\#(type)","trigger":{"start":\#(trigger.0),"end":\#(trigger.1)},"arguments":[{"role":"person","start":\#(person.0),"end":\#(person.1)},{"role":"crime","start":0,"end":2}],"rule":"r"}"#
    let predicted = try PredictedDocument.documents(in: Array(line.utf8))
    return Scorer(families: ["arrest": "justice"], mapping: Self.mapping).report(.spans([gold]), predicted)
  }

  private func counts(_ report: ScoreReport) -> [String] {
    report.rows.map { "\($0.counts.gold)/\($0.counts.predicted)/\($0.counts.matched)" }
  }

  @Test func equalSpans() throws {
    let report = try report("arrest", (8, 11), (12, 25))
    #expect(counts(report) == ["1/1/1", "1/1/1", "1/1/1", "1/1/1", "3/1/1", "3/1/1", "3/1/1", "3/1/1"])
    #expect(report.rules.first?.right == 1)
  }

  @Test func overlappingSpans() throws {
    let report = try report("arrest", (8, 15), (16, 25))
    #expect(counts(report) == ["1/1/0", "1/1/1", "1/1/0", "1/1/1", "3/1/0", "3/1/1", "3/1/0", "3/1/1"])
    #expect(report.rules.first?.boundary == 1)
  }

  @Test func anotherType() throws {
    let report = try report("attack", (8, 11), (12, 25))
    #expect(counts(report).prefix(4) == ["1/1/1", "1/1/1", "1/1/0", "1/1/0"])
    #expect(report.confusions.first?.confusion == .init(gold: "Arrest-jail", predicted: "Attack"))
  }

  @Test func typesWithoutANameThereAreLeftOut() throws {
    let report = try report("phone_call", (8, 11), (12, 25))
    #expect(report.leftOut.map(\.type) == ["phone_call"])
    #expect(report.rows.first?.counts.predicted == 0)
  }

  @Test(arguments: [
    ("E1\tDie:T9", 1, "unknown trigger 'T9'"), ("T1\tDie 1 2\tb\r\nE1\tDie:T1 Victim:T2", 2, "unknown argument 'Victim:T2'"),
    ("\nT1\tDie x y\tz", 2, "no text-bound annotation"),
  ])
  func badAnnotationsAreToldWithTheirLine(_ annotations: String, _ line: Int, _ message: String) {
    let error = #expect(throws: AnnotationError.self) { try BratReader.document(text: "abc", annotations: annotations, id: "d") }
    #expect(error?.line == line)
    #expect(error?.message == message)
  }
}
