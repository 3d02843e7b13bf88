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
    // A country's name beside it decides before a person of whom `anh` may be said.
    "Tướng [Đoàn Văn Khải|person] duyệt binh. [Anh|country] và [Canada|country] phản đối.",
    "[Ý|country], [Bồ Đào Nha|country] mở cửa biên giới.",
    "[Na Uy|country], [Anh|country] góp thêm tiền.", "Bà [Lê Kim Anh|person], Việt kiều, về quê.",
  ])
  func decides(_ text: String) { #expect(EntityCheck.problems(text) == []) }

  @Test(arguments: [
    ("[HLV|person] [Park Hang-seo|person] và [Công an tỉnh Nghệ An|organisation] được mời."), ("[NGUYỄN VĂN A|person] BỊ BẮT VÌ LỪA ĐẢO"),
    ("[TỔNG THỐNG NGA|person=Vladimir Putin] ĐIỆN ĐÀM VỚI [TỔNG THỐNG PHÁP|person=Emmanuel Macron]"),
  ])
  func readsHeadlines(_ text: String) { #expect(EntityCheck.problems(text, date: "2022-02-12") == []) }

  /// What decides the named cases: words beside them, the document's date, titles, the whole name elsewhere.
  @Test(arguments: [
    ("[Bắc Kinh|country=Trung Quốc] phản đối quyết định này.", "2024-05-05"), ("Mưa lớn tại [Bắc Kinh|place].", "2024-05-05"),
    ("[Quyền Chủ tịch nước|person=Đặng Thị Ngọc Thịnh] tiếp khách.", "2018-10-01"),
    ("[Chủ tịch nước|person=Nguyễn Xuân Phúc] lên đường.", "2022-05-05"),
    ("[Chủ tịch nước|person=Trương Tấn Sang] lên đường.", "2014-05-05"),
    ("[Chủ tịch Cuba|person=Miguel Díaz-Canel] [Miguel Díaz-Canel|person] đến.", "2022-05-05"),
    ("[Nguyên Thủ tướng|person=Nguyễn Tấn Dũng] [Nguyễn Tấn Dũng|person] dự lễ.", "2022-05-05"),
    ("Bị cáo [Lê Văn Phúc|person] (32 tuổi) khai báo. [Phúc|person=Lê Văn Phúc] nhận tội.", "2022-05-05"),
    ("Công dân [Hà Lan|country] bị bắt.", "2022-05-05"), ("[Công an phường Mỹ An|organisation] vào cuộc.", "2022-05-05"),
    ("[Nguyễn Mạnh Hùng|person] (39 tuổi) bị xử. Theo tài liệu, [Hùng|person=Nguyễn Mạnh Hùng] từng trốn.", "2022-05-05"),
  ])
  func decidesByEvidence(_ text: String, _ date: String) { #expect(EntityCheck.problems(text, date: date) == []) }

  /// A word that somebody of the page bears as given name is his, unless the page tells of the country, or a word beside it does.
  @Test(arguments: [
    "[Nguyễn Minh Đức|person] bị bắt. Theo điều tra, [Đức|person=Nguyễn Minh Đức] trộm xe.",
    "[Trần Thị Mỹ|person] khai nhận. Số tiền này [Mỹ|person=Trần Thị Mỹ] đã tiêu hết.",
    "[Nguyễn Văn Huế|person] mua ma túy ở [Huế|place]. Sau đó [Huế|person=Nguyễn Văn Huế] bỏ trốn.",
    "[Nguyễn Hà Giang|person] quê ở [Hà Giang|place]. [Hà Giang|person=Nguyễn Hà Giang] kháng cáo.",
    "Chị [Phạm Thị Mỹ|person] viết sách về [Donald Trump|person]. [Mỹ|country] đổi chính sách.",
    "[Nguyễn Thị Nga|person] sang [Nga|country] làm ăn.",
  ])
  func ownsGivenNames(_ text: String) { #expect(EntityCheck.problems(text, date: "2022-05-05") == []) }

  /// What is equal stays open, and says between whom.
  @Test func leavesOpenWhatIsEqual() {
    let commune = EntityCheck.entities("Xã Tân Phú có lũ.").first { $0.type == .place }
    #expect(commune?.key == nil)
    #expect((commune?.candidates.count ?? 0) > 1)
    let known = EntityCheck.entities("Lũ về xã Tân Phú, tỉnh Nghệ An.").first { $0.name.hasSuffix("Tân Phú") }
    #expect(known?.candidates.isEmpty == true)
  }

  /// A namesake of an official in a criminal case is not the official.
  @Test func tellsNamesakesApart() {
    let entities = EntityCheck.entities(
      "Bị cáo Nguyễn Xuân Phúc (32 tuổi, trú phường Đông Ba) khai đã lấy trộm xe máy.", date: "2021-05-05")
    #expect(entities.first { $0.name == "Nguyễn Xuân Phúc" }?.key == nil)
  }
}
