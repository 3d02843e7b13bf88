import Annotations
import Events
import Extraction
import TestSupport
import Testing

/// Clauses that leave the verb of the one before out.
@Suite struct GappingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let type: String
    /// For each event the words in the roles asked for, in order.
    let told: [[String]]
    let roles: [String]
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(
      text: "Tòa tuyên phạt Nguyễn Tấn Phát 6 năm tù và Trần Văn Lợi 5 năm tù về tội Cướp giật tài sản.", type: "sentence",
      told: [["Nguyễn Tấn Phát", "6 năm tù", "tội Cướp giật tài sản"], ["Trần Văn Lợi", "5 năm tù", "tội Cướp giật tài sản"]],
      roles: ["defendant", "sentence", "crime"]),
    // The crime before a semicolon is that of the one before it.
    Case(
      text: "Tòa phạt ông Lê Văn Tám 9 năm tù về tội \"Nhận hối lộ\"; bà Trần Thị Hoa 3 năm tù.", type: "sentence",
      told: [["ông Lê Văn Tám", "9 năm tù", "Nhận hối lộ"], ["bà Trần Thị Hoa", "3 năm tù"]], roles: ["defendant", "sentence", "crime"]),
    Case(
      text: "Hôm nay cả nước ghi nhận 10.811 ca mắc Covid-19, trong đó Bình Dương 3.547 ca, Đồng Nai 700 ca.", type: "case_count",
      told: [["cả nước", "10.811 ca"], ["Bình Dương", "3.547 ca"], ["Đồng Nai", "700 ca"]], roles: ["place", "quantity"]),
    Case(
      text: "Nhật Bản viện trợ cho Lào 10 tấn gạo, Campuchia 20 tấn.", type: "aid",
      told: [["Lào", "gạo", "10 tấn"], ["Campuchia", "gạo", "20 tấn"]], roles: ["recipient", "item", "quantity"]),
    // The amount may stand before who gets it, and the currency may differ.
    Case(
      text: "Bị cáo đưa 25 triệu USD cho bà Hoàng Thị Lan và 20 tỷ đồng cho ông Lê Duy Thành.", type: "transfer_money",
      told: [["bà Hoàng Thị Lan", "25 triệu USD"], ["ông Lê Duy Thành", "20 tỷ đồng"]], roles: ["recipient", "money"]),
    // The amount may stand before the verb.
    Case(
      text: "Bão số 9 khiến 102 người chết và mất tích, trong đó Quảng Nam 63 người, Khánh Hòa 22 người.", type: "die",
      told: [["102 người", "102 người"], ["Quảng Nam", "63 người", "63 người"], ["Khánh Hòa", "22 người", "22 người"]],
      roles: ["place", "victim", "quantity"]),
    // A verb of its own tells an event of its own.
    Case(
      text: "Tòa phạt ông Lê Văn Tám 9 năm tù, bà Trần Thị Hoa lĩnh 3 năm tù.", type: "sentence",
      told: [["ông Lê Văn Tám", "9 năm tù"], ["bà Trần Thị Hoa", "3 năm tù"]], roles: ["defendant", "sentence"]),
  ])
  func splits(_ c: Case) {
    let analysis = EventTests.analysis(c.text)
    let told = analysis.events.filter { $0.type.description == c.type }.map { event in
      c.roles.flatMap { role in
        event.arguments.filter { $0.role.description == role }.map { analysis.text.string($0.tokens) }
      }
    }
    #expect(told == c.told)
  }
}
