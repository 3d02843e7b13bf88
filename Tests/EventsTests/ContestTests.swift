import DataFiles
import Events
import Extraction
import TestSupport
import Testing

/// Phrases that two events of a sentence claim.
@Suite struct ContestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let type: String
    let role: String
    /// What fills the role, first of the event that yields, then of the one that keeps.
    let words: [String]
    let keeper: (type: String, role: String, words: String)
    var testDescription: String { "\(type) \(role) of \(text)" }

    init(_ text: String, _ type: String, _ role: String, _ words: [String] = [], keeps keeper: (String, String, String)) {
      (self.text, self.type, self.role, self.words, self.keeper) = (text, type, role, words, keeper)
    }
  }

  @Test(arguments: [
    // What a preposition leads to the event behind.
    Case(
      "Bộ Y tế phê duyệt kế hoạch tiêm vaccine cho trẻ em từ 5 tuổi.", "approval", "applicant", keeps: ("vaccination", "person", "trẻ em")),
    Case("Viện kiểm sát đề nghị mức án 9 năm tù với ông Lê Hạnh.", "request", "addressee", keeps: ("sentence", "defendant", "ông Lê Hạnh")),
    Case("Hội đồng Bảo an lên án vụ bắt cóc 12 công nhân ở Mali.", "condemn", "target", keeps: ("abduct", "victim", "12 công nhân")),
    // … and what stays with both.
    Case("Tòa bác kháng cáo của ông Lê Hạnh.", "reject", "addressee", ["ông Lê Hạnh"], keeps: ("appeal", "defendant", "ông Lê Hạnh")),
    Case(
      "Minsk dọa hạ cấp quan hệ ngoại giao với Na Uy.", "threaten", "target", ["Na Uy"],
      keeps: ("break_relations", "party", "Na Uy")),
    // Verbs side by side share whom they are for, and where.
    Case(
      "Chủ tịch tỉnh khen thưởng và tặng 50 triệu đồng cho đội cứu hộ.", "praise", "addressee", ["đội cứu hộ"],
      keeps: ("aid", "recipient", "đội cứu hộ")),
    Case(
      "Hà Nội xin lỗi và bồi thường 2 tỷ đồng cho ông Chấn.", "apologize", "addressee", ["ông Chấn"],
      keeps: ("transfer_money", "recipient", "ông Chấn")),
    Case("Nhật Bản điều tra và bắt ba người tại Tokyo.", "investigate", "place", ["Tokyo"], keeps: ("arrest", "place", "Tokyo")),
    // Where something happened was not where it was spoken of.
    Case(
      "Thủ tướng gửi thư chia buồn về vụ cháy chợ làm 12 người thiệt mạng ở Dhaka.", "letter", "place",
      keeps: ("die", "place", "Dhaka")),
    Case("Sáng 5/8, tại Huế, bà Hoa gửi thư cho ông Tám.", "letter", "place", ["Huế"], keeps: ("letter", "sender", "bà Hoa")),
    // Who stands between two sides is none of them.
    Case(
      "Ai Cập và Qatar sẵn sàng làm trung gian cho vòng đàm phán giữa Congo và Rwanda.", "negotiation", "participant", ["Congo", "Rwanda"],
      keeps: ("mediation", "mediator", "Ai Cập")),
  ])
  func betterClaimKeeps(_ item: Case) {
    let analysis = EventTests.analysis(item.text)
    func words(_ type: String, _ role: String) -> [String] {
      analysis.events.filter { $0.type.description == type }.flatMap(\.arguments).filter { $0.role.description == role }.map {
        analysis.text.string($0.tokens)
      }
    }
    #expect(words(item.type, item.role) == item.words)
    #expect(words(item.keeper.type, item.keeper.role).contains(item.keeper.words))
  }

  @Test func rowsThatCannotBeAreTold() {
    let frame = """
      type: visit
      family: contact
      label: Visit
      summary: Visit
      triggers: [thăm]
      roles:
        host: { accepts: [actor], from: [object] }
      """
    let contests = """
      - { role: hots, to: [host] }
      - { role: host, of: [meeting], to: [host] }
      - { role: host, of: [visit] }
      """
    var reader = FrameReader()
    reader.read([("visit", frame), ("_contests", contests)].map { DataFile(path: $0.0, name: "frames/\($0.0).yaml", text: $0.1 + "\n") })
    #expect(
      reader.diagnostics.map { "\($0.line) \($0.message)" } == [
        "1 no frame has a role 'hots'", "2 no frame 'meeting' has a role 'host'",
        "3 the role yields to none: 'to' is missing",
      ])
  }
}
