import Testing

/// Names that stand for several things, and what decides.
@Suite struct AmbiguityTests {
  @Test(arguments: [
    "Nữ hoàng [Anh|country] thăm trường.", "Anh [Trần Văn Phi|person] đi chợ.", "Cô dạy tiếng [Anh|country] ở trường làng.",
    "[Mỹ|country] áp thuế mới.", "Ca sĩ [Mỹ Linh|person] hát mở màn.", "Chị [Mỹ|person] bán bún.", "[Thủ đô Bắc Kinh|place] có tuyết.",
    "[Hòa Bình|place] có mưa to.", "Họ mong hòa bình lâu dài.", "[Bình Dương|place] đón công nhân trở lại.", "Bà [Nga|person] mở quán cơm.",
    "[Nga|country] và [Ukraine|country] trao đổi tù binh.", "Quan hệ [Việt|country] - [Trung|country] ấm lên.", "Đức tính ấy rất quý.",
    "[Đức|country] thắng trận mở màn.", "[Huế|place] chuẩn bị lễ hội.", "Bà [Huế|person] nấu chè rất ngon.",
    "[Pháp|country] siết quy định.",
    "Pháp luật nghiêm cấm hành vi này.", "Vải thiều sang [Nhật|country].", "Ý kiến của anh rất hay.",
  ])
  func decides(_ text: String) { #expect(EntityCheck.problems(text) == []) }

  @Test(arguments: [
    ("[HLV|person] [Park Hang-seo|person] và [Công an tỉnh Nghệ An|organisation] được mời."), ("[NGUYỄN VĂN A|person] BỊ BẮT VÌ LỪA ĐẢO"),
    ("[TỔNG THỐNG NGA|person=Vladimir Putin] ĐIỆN ĐÀM VỚI [TỔNG THỐNG PHÁP|person=Emmanuel Macron]"),
  ])
  func readsHeadlines(_ text: String) { #expect(EntityCheck.problems(text, date: "2022-02-12") == []) }

  /// A namesake of an official in a criminal case is not the official.
  @Test func tellsNamesakesApart() {
    let entities = EntityCheck.entities(
      "Bị cáo Nguyễn Xuân Phúc (32 tuổi, trú phường Đông Ba) khai đã lấy trộm xe máy.", date: "2021-05-05")
    #expect(entities.first { $0.name == "Nguyễn Xuân Phúc" }?.key == nil)
  }
}
