import Extraction
import Records
import TestSupport
import Testing

/// Noun phrases as mentions: common nouns, names with titles, rows.
@Suite struct PhraseMentionTests {
  @Test(arguments: [
    ("Hai người đàn ông lạ mặt đã bỏ chạy.", "Hai người đàn ông", "person", "nominal"),
    ("Công an đã bắt nhóm nghi phạm ở Đà Nẵng.", "nhóm nghi phạm", "person", "nominal"),
    ("Nga trục xuất 23 nhà ngoại giao Anh.", "23 nhà ngoại giao Anh", "person", "nominal"),
    ("Hơn 20 thanh niên cầm gậy lao vào.", "20 thanh niên", "person", "nominal"),
    ("Ông gặp Tổng thống Pháp Emmanuel Macron tại Paris.", "Tổng thống Pháp Emmanuel Macron", "person", "name"),
    ("Họ bị giam tại nhà bà Huệ.", "nhà bà Huệ", "facility", "nominal"),
    ("Họ bị giam tại nhà bà Huệ.", "bà Huệ", "person", "name"), ("Nga và Syria bác bỏ cáo buộc.", "Nga và Syria", "country", "name"),
    ("Tôi không biết gì.", "Tôi", "person", "pronoun"),
    ("Vệ sĩ của bin Laden được trả tự do.", "Vệ sĩ của bin Laden", "person", "nominal"),
    ("Hội đồng bãi nhiệm chức danh Chủ tịch UBND xã.", "chức danh Chủ tịch UBND xã", "office", "nominal"),
    ("Nhóm này đòi tiền chuộc.", "tiền chuộc", "money", "nominal"),
    ("Bà nhận khoản tiền lớn từ người lạ.", "khoản tiền lớn", "money", "nominal"),
    ("Hãng cắt giảm 10% doanh thu.", "10% doanh thu", "money", "nominal"),
    ("Ông trả các khoản nợ của con trai.", "các khoản nợ của con trai", "money", "nominal"),
  ])
  func finds(_ text: String, _ words: String, _ type: String, _ form: String) {
    let mention = mentions(of: text).first { $0.span.text == words && $0.form != nil }
    #expect(mention?.type == type)
    #expect(mention?.form == form)
  }

  /// A sum is one mention of money, whatever noun stands before it.
  @Test(arguments: ["Tòa buộc ông trả số tiền 24 tỷ đồng.", "Số tiền lên tới hơn 24 tỷ đồng.", "Nhóm này đòi tiền chuộc 500 triệu đồng."])
  func sumsAreToldOnce(_ text: String) {
    #expect(mentions(of: text).filter { $0.type == "money" }.count == 1)
  }

  /// A name's phrase leads to the entity, a relative's does not.
  @Test func leadsToTheHead() {
    let found = mentions(of: "Ông Nguyễn Văn Hòa và vợ ông Trần Văn Bình đã đến.")
    let person = found.first { $0.span.text == "Nguyễn Văn Hòa" }
    #expect(person?.entities.count == 1)
    #expect(found.first { $0.span.text == "Ông Nguyễn Văn Hòa" }?.entities == person?.entities)
  }

  /// Entities do not list phrases: what they are called stays what names and titles say.
  @Test func phrasesAreMentionsOnly() {
    let options = ExtractionOptions(kinds: [.mentions, .entities])
    let records = Extractor(resources: TestData.resources, options: options).records(of: Article(id: "a", text: Array(text.utf8)))
    let listed = records.entities.flatMap { $0.mentions.map(\.span.text) }
    #expect(!listed.contains("Tổng thống Pháp Emmanuel Macron"))
    #expect(listed.contains("Tổng thống Pháp"))
  }

  private let text = "Tổng thống Pháp Emmanuel Macron đến Hà Nội."

  private func mentions(of text: String) -> [MentionRecord] {
    let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: [.mentions]))
    return extractor.records(of: Article(id: "a", text: Array(text.utf8))).mentions
  }
}
