import DataFiles
import Events
import Testing

/// How `odds` of the shared frame files turn a trigger's own confidence into that of its events.
@Suite struct TriggerOddsTests {
  private func confidences(_ defaults: String, _ family: String) -> (values: [Double], codes: [String]) {
    let frame = """
      type: transport
      family: movement
      label: Move
      summary: Move
      triggers: [vận chuyển, tới, { text: đưa…lên, confidence: 0.6 }]
      """
    var reader = FrameReader()
    reader.read(
      [("_defaults", defaults), ("_movement", family), ("transport", frame)].map {
        DataFile(path: $0.0, name: "frames/\($0.0).yaml", text: $0.1 + "\n")
      })
    return (reader.frames.flatMap(\.triggers).map { ($0.confidence * 100).rounded() / 100 }, reader.diagnostics.map(\.code))
  }

  @Test func withoutDataTheyStay() {
    #expect(confidences("roles: {}", "roles: {}").values == [0.9, 0.9, 0.6])
  }

  @Test func factorsMultiply() {
    #expect(confidences("odds: { usual: 24, one-syllable: 0.5 }", "odds: 0.25").values == [0.86, 0.75, 0.5])
  }

  @Test(arguments: ["odds: { usual: 0 }", "odds: { usual: many }", "odds: { usually: 3 }"])
  func badNumbersAreTold(_ defaults: String) {
    #expect(confidences(defaults, "odds: 1").codes.count == 1)
  }
}
