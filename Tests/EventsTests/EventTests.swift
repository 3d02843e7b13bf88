import Annotations
import Events
import Extraction
import TestSupport
import Testing

/// Events of single sentences: modality, polarity, attribution, splitting and chaining.
@Suite struct EventTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let type: String
    let modality: Modality
    let polarity: Polarity
    var testDescription: String { text }

    init(_ text: String, _ type: String, _ modality: Modality, _ polarity: Polarity = .positive) {
      (self.text, self.type, self.modality, self.polarity) = (text, type, modality, polarity)
    }
  }

  @Test(arguments: [
    Case("Nhật Bản đã viện trợ cho Lào hai tấn gạo.", "aid", .asserted),
    Case("Nhật Bản sẽ viện trợ cho Lào hai tấn gạo.", "aid", .planned),
    Case("Nhật Bản cam kết viện trợ cho Lào hai tấn gạo.", "aid", .pledged),
    Case("Lào đề nghị Nhật Bản viện trợ hai tấn gạo.", "aid", .requested),
    Case("Nếu Nhật Bản viện trợ cho Lào hai tấn gạo, dân sẽ đủ ăn.", "aid", .hypothetical),
    Case("Nhật Bản chưa viện trợ cho Lào hai tấn gạo.", "aid", .asserted, .negative),
    Case("Công an tỉnh Nghệ An bắt giữ hai nghi phạm.", "arrest", .asserted),
    Case("Công an chưa bắt giữ nghi phạm nào.", "arrest", .asserted, .negative),
    // What says who is meant is as it is, whatever the clause is for; what one has to do instead is not denied.
    Case("Thủ tướng tới bệnh viện để thăm người bị thương.", "injure", .asserted),
    Case("Nga rút đại sứ để phản đối việc Mỹ bắt giữ một nhà báo.", "arrest", .asserted),
    Case("Bộ trưởng hoãn chuyến thăm Lào để tới thăm người bị thương ở Huế.", "visit", .asserted, .negative),
    Case("Hãng Sao Hôm không thể trả nợ, buộc phải tuyên bố phá sản.", "bankruptcy", .asserted),
    Case("Ông Tám đề nghị phía Lào đảm bảo xét xử công bằng, trả tự do cho chị Hoa.", "release", .requested),
    Case("Cảnh sát chưa thể kết luận nguyên nhân vụ cháy ở chợ.", "fire_explosion", .asserted),
    Case("Chính phủ chưa bình luận về vụ tấn công ở Kiev.", "attack", .asserted),
    Case("Ông Tám bị nghi đã giết vợ.", "die", .hypothetical),
    Case("Ngư dân tố thuyền trưởng đã đánh họ.", "attack", .hypothetical),
    Case("Bà Lan đối mặt với nguy cơ bị sa thải.", "end_position", .hypothetical),
    Case("Ông Tám bác bỏ các cáo buộc của phe đối lập.", "accuse", .asserted),
    Case("Giám đốc mới sẽ được bổ nhiệm vào tháng tới.", "start_position", .planned),
  ])
  func reality(_ c: Case) throws {
    let event = try #require(Self.events(c.text).first { $0.type.description == c.type })
    #expect(event.modality == c.modality)
    #expect(event.polarity == c.polarity)
  }

  @Test(arguments: [
    "Quốc hội bắt đầu kỳ nghỉ.", "Ông đánh giá tình hình là tốt.", "Đến nay mọi việc đều ổn.",
    "Cụm từ này bắt nguồn từ tiếng Hán.",
  ])
  func soundsAlikeButTellsNothing(_ text: String) {
    #expect(Self.events(text).filter { ["arrest", "attack", "transport"].contains($0.type.description) }.isEmpty)
  }

  /// `tôi` in quotes is who is told to speak, and the words are theirs.
  @Test(arguments: ["“Tôi đã gặp bà Lê Thị Hoa”, ông Trần Văn Nam nói.", "Ông Trần Văn Nam nói: “Tôi đã gặp bà Lê Thị Hoa”."])
  func quotesHaveASpeaker(_ text: String) throws {
    let analysis = Self.analysis(text)
    let meeting = try #require(analysis.events.first { $0.type == "meeting" })
    let speaker = try #require(analysis.recognized.mentions.first { analysis.text.string($0.tokens) == "Trần Văn Nam" }?.entities.first)
    let said = try #require(meeting.arguments.first { analysis.text.string($0.tokens) == "Tôi" })
    #expect(said.entity == speaker)
    #expect(meeting.attribution == speaker)
  }

  /// `ông này` is the last one told of, who may have no name: not somebody with a name two sentences back.
  @Test func whoIsPointedToStandsNear() throws {
    let far = Self.analysis("Ông Trần Văn Nam thăm Huế. Chủ một nhà trọ bị phạt vì cháy nhà. Ông này sau đó bị bắt tạm giam.")
    let near = Self.analysis("Ông Trần Văn Nam nhận hối lộ. Ông này sau đó bị bắt tạm giam.")
    for (analysis, isNamed) in [(far, false), (near, true)] {
      let arrest = try #require(analysis.events.first { $0.type == "arrest" })
      let person = try #require(arrest.arguments.first { $0.role == "person" })
      #expect(analysis.text.string(person.tokens) == "Ông này")
      #expect((person.entity != nil) == isNamed)
    }
  }

  /// `2 người` who die are not the two who were told of before; `Hai người` who agree are.
  @Test func twoWhoActAreTheTwoToldOf() throws {
    func named(_ sentence: String, _ type: StaticString) throws -> Int {
      let told = Self.events("Ông Lê Văn Tám gặp bà Hồ Thị Mây. \(sentence)")
      let event = try #require(told.first { $0.type == type })
      return event.arguments.filter { $0.entity != nil }.count
    }
    #expect(try named("2 người chết do sập nhà.", "die") == 0)
    #expect(try named("2 người nhất trí ký thỏa thuận.", "agree") == 2)
  }

  @Test func coordinatedDatesMakeTwoEvents() {
    let analysis = Self.analysis("Hai bộ trưởng Anh và Pháp đã có các cuộc điện đàm ngày 5/5 và ngày 27/7.")
    let times = analysis.events.filter { $0.type == "phone_call" }.flatMap(\.arguments).compactMap { argument -> String? in
      if argument.role == "time", case .time(let value)? = argument.value(in: analysis.recognized.mentions) { return value }
      return nil
    }
    #expect(times == ["2021-05-05", "2021-07-27"])
  }

  @Test(arguments: ["Huế (TTXVN 6/5) - Ông Lê Văn Tám ngày 5/5 đã từ chức.", "Huế (TTXVN 6/5) - Ngày 5/5, ông Lê Văn Tám đã từ chức."])
  func datelinesTellNoTime(_ text: String) {
    let analysis = Self.analysis(text)
    let times = analysis.events.flatMap(\.arguments).filter { $0.role == "time" }.map { analysis.text.string($0.tokens) }
    #expect(times.count == 1 && times.allSatisfy { $0.hasSuffix("5/5") })
  }

  @Test func twoTellingsAreOneChain() {
    let events = Self.events(
      "Nhật Bản viện trợ cho Lào hai tấn gạo ngày 5/3. Theo báo chí, Nhật Bản đã viện trợ cho Lào."
    ).filter { $0.type == "aid" }
    #expect(events.count == 2)
    #expect(events.last?.sameAs != nil)
  }

  /// Whoever leaves out what is only told in teasers must not lose what the article tells.
  @Test func teasersLeadNoEventOfTheArticle() throws {
    let events = Self.events(
      "Nhật Bản viện trợ cho Lào\nNhật Bản đã viện trợ cho Lào hai tấn gạo.\nTin liên quan\nNhật Bản viện trợ cho Lào hai tấn gạo tại Viêng Chăn"
    ).filter { $0.type == "aid" }
    try #require(events.count == 3)
    #expect(events[1].sameAs == nil && events[0].sameAs == 1 && events[2].sameAs == 1)
  }

  @Test(arguments: [("lĩnh 10 năm tù giam", true), ("lĩnh 12 năm tù", false)])
  func anotherPenaltyIsAnotherEvent(_ telling: String, isSame: Bool) {
    let events = Self.events("Tòa tuyên phạt Lê Văn Hùng 10 năm tù. Báo chí đưa tin ông Lê Văn Hùng \(telling).")
    let sentences = events.filter { $0.type == "sentence" }
    #expect(sentences.count == 2)
    #expect(sentences.contains { $0.sameAs != nil } == isSame)
  }

  private static func events(_ text: String) -> [EventMention] { analysis(text).events }

  static func analysis(_ text: String) -> Analysis {
    Pipeline(resources: TestData.resources).analyze(Array(text.utf8), date: CalendarDate(2021, 8, 24))
  }
}
