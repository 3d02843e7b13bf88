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

  /// The last word of the trigger may begin a longer one, whose rest is nobody's.
  @Test func heldWordsBeginLongerOnes() {
    #expect(arguments("Nghệ An: Lật xe khách, 5 người thương vong", "accident", "vehicle") == ["xe khách"])
    #expect(arguments("Nghệ An: Lật xe khách, 5 người thương vong", "accident", "victim").isEmpty)
    #expect(arguments("Vụ rơi máy bay trực thăng khiến hai phi công tử nạn.", "accident", "vehicle") == ["máy bay trực thăng"])
    #expect(arguments("Vụ chìm tàu hôm qua khiến hai thủy thủ mất tích.", "accident", "vehicle") == ["tàu"])
  }

  /// They fill what is empty in the end, and are no reason to believe the words.
  @Test func theyComeLast() {
    #expect(arguments("Ngân hàng SCB bác tin đồn phá sản.", "reject", "topic") == ["phá sản"])
    #expect(arguments("Nguy cơ lật xe tăng cao khi đi nhanh.", "accident", "vehicle").isEmpty)
    #expect(EventTests.analysis("Cách bắn tên lửa của hệ thống này rất hiện đại.").events.isEmpty)
  }

  /// Words alone in quotes are meant as they are of somebody or something known; between two quotes nothing stands alone.
  @Test func quotedWords() {
    func types(_ text: String) -> [String] { EventTests.analysis(text).events.map(\.type.description) }
    #expect(types("Giá vé máy bay Tết \"cháy\" từ sớm.").isEmpty)
    #expect(types("Quốc hội Mỹ chính thức \"bãi nhiệm\" Chủ tịch Hạ viện Kevin McCarthy.").contains("end_position"))
    #expect(types("Người đàn ông biệt danh “Tuấn Khỉ” bắn “Hùng Đen” tử vong.").contains("die"))
  }

  /// Where an attack came is where people died in it, not who died before or elsewhere.
  @Test func attackedPlaces() {
    #expect(arguments("Israel không kích Beirut, 15 người thiệt mạng", "die", "place") == ["Beirut"])
    #expect(arguments("Sau khi 5 lính thiệt mạng, Israel không kích Beirut.", "die", "place").isEmpty)
    #expect(arguments("Nga không kích Kharkiv, đồng thời thông báo 63 lính Nga thiệt mạng.", "die", "place").isEmpty)
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
        - { text: "đâm … tàu", holds: { vehicle: "đâm … tàu" } }
        - { text: rơi máy bay, holds: { vehicle: máy bay }, roles: { vehicle: none } }
        - { text: chìm phà, holds: [vehicle] }
      roles:
        vehicle: { accepts: [vehicle], from: [subject] }
      """
    var reader = FrameReader()
    reader.read([DataFile(path: "accident", name: "frames/accident.yaml", text: frame + "\n")])
    #expect(
      reader.diagnostics.map { "\($0.line) \($0.code)" } == [
        "6 unknown-words", "7 unknown-role", "8 unknown-words", "9 unknown-role", "10 not-a-mapping",
      ])
  }
}
