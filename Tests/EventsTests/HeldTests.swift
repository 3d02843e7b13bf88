import Annotations
import DataFiles
import Events
import Testing

/// Roles that words of the trigger itself fill.
@Suite struct HeldTests {
  private func arguments(_ text: String, _ type: String, _ role: String) -> [String] {
    let analysis = EventTests.analysis(text)
    return analysis.events.filter { $0.type.description == type }.flatMap(\.arguments).filter { $0.role.description == role }.map {
      analysis.text.string($0.tokens)
    }
  }

  @Test func wordsOfTheTriggerFillWhatNothingElseDoes() {
    #expect(arguments("Rơi máy bay ở Indonesia, 41 người chết", "accident", "vehicle") == ["máy bay"])
    #expect(arguments("Hai bên trao đổi tù binh ở Huế hôm 5/8.", "release", "person") == ["tù binh"])
  }

  @Test func wordsThatAreNotThereAreTold() {
    let frame = """
      type: accident
      family: disaster
      label: Accident
      summary: Accident
      triggers:
        - { text: rơi máy bay, holds: { vehicle: tàu } }
        - { text: lật xe, holds: { driver: xe } }
      roles:
        vehicle: { accepts: [vehicle], from: [subject] }
      """
    var reader = FrameReader()
    reader.read([DataFile(path: "accident", name: "frames/accident.yaml", text: frame + "\n")])
    #expect(reader.diagnostics.map { "\($0.line ?? 0) \($0.code)" } == ["6 unknown-words", "7 unknown-role"])
  }
}
