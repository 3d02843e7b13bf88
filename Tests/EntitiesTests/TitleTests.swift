import Annotations
import Testing

/// Offices and their holders.
@Suite struct TitleTests {
  @Test(arguments: [
    // Titles in a row belong to one person.
    (
      "[Ủy viên Bộ Chính trị|person=Nguyễn Xuân Phúc], [Chủ tịch nước|person=Nguyễn Xuân Phúc] [Nguyễn Xuân Phúc|person] tiếp khách.",
      "2021-08-24"
    ),
    ("[Bí thư Huyện ủy|person=Hồ Sỹ Trung], [Chủ tịch HĐND huyện|person] [Hồ Sỹ Trung|person] phát biểu.", "2020-03-02"),
    // The title alone: its holder on that day.
    ("[Chủ tịch nước|person=Nguyễn Xuân Phúc] gửi thư khen.", "2021-08-24"),
    ("[Chủ tịch nước|person=Võ Văn Thưởng] gửi thư khen.", "2023-06-01"),
    ("[Thủ tướng|person=Phạm Minh Chính] chủ trì phiên họp.", "2022-05-10"),
    ("[Thủ tướng|person=Nguyễn Tấn Dũng] chủ trì phiên họp.", "2012-05-10"),
    ("[Tổng thống Mỹ|person=Joe Biden] ký đạo luật.", "2022-02-02"),
    ("[Tổng thống Mỹ|person=Donald Trump] ký đạo luật.", "2018-02-02"),
    ("[Thủ tướng Nhật Bản|person=Abe Shinzo] từ chức.", "2020-08-28"),
    // The title alone after a name.
    ("[Tổng thống|person] [Vladimir Putin|person] họp báo. [Tổng thống|person=Vladimir Putin] nói về khí đốt.", "2021-12-23"),
    (
      "[Bộ trưởng Bộ Y tế|person] [Nguyễn Thanh Long|person] đi thị sát. [Bộ trưởng|person=Nguyễn Thanh Long] dặn dò nhân viên.",
      "2021-06-01"
    ),
    // Unknown holders, known bodies.
    ("[Giám đốc Sở Y tế Cà Mau|person=Lâm Văn Đước] [Lâm Văn Đước|person] trả lời báo chí.", "2019-01-01"),
    ("[Chủ tịch UBND xã|person=Vàng A Sử] [Vàng A Sử|person] dẫn đoàn đi.", "2019-01-01"),
    ("[Đại sứ Phần Lan tại Việt Nam|person=Aino Virtamo] [Aino Virtamo|person] chào từ biệt.", "2019-01-01"),
    ("[Trưởng công an xã|person=Lò Văn Pánh] [Lò Văn Pánh|person] kể lại.", "2019-01-01"),
    ("[nguyên Giám đốc Sở Xây dựng|person=Đặng Văn Ích] [Đặng Văn Ích|person] hầu tòa.", "2019-01-01"),
    // What closes an office is no part of the name.
    ("[Phó chủ tịch UBND TP HCM|person=Đinh Quang Phước] [Đinh Quang Phước|person] trả lời.", "2022-01-01"),
    ("[Viện trưởng VKSND TP.HCM|person=Tạ Đình Ngọ] [Tạ Đình Ngọ|person] ký cáo trạng.", "2022-01-01"),
    ("[Thứ trưởng Bộ GD&ĐT|person=Ngô Thế Quyền] [Ngô Thế Quyền|person] trả lời.", "2022-01-01"),
    ("[Chủ tịch UBND xã Ea Kao|person=Trần Văn Bảy] [Trần Văn Bảy|person] nói.", "2022-01-01"),
    ("[Trưởng phòng CNTT|person=Lê Văn Sâm] [Lê Văn Sâm|person] nói.", "2022-01-01"),
    ("[Hiệu trưởng ĐH Bách khoa Hà Nội|person=Cù Quyết Thắng] [Cù Quyết Thắng|person] nói.", "2022-01-01"),
    // Behind the name.
    ("Bà [Triệu Thị Mẩy|person], [Chủ tịch Hội Phụ nữ|person=Triệu Thị Mẩy], tặng quà.", "2019-01-01"),
    ("Ông [Lục Văn Thào|person] là [Bí thư Đoàn xã|person=Lục Văn Thào].", "2019-01-01"),
    // The office, not the man.
    ("Bà được bầu giữ chức [Chủ tịch nước|office].", "2021-08-24"), ("Ông thôi giữ chức vụ [Bộ trưởng Bộ Y tế|office].", "2022-06-07"),
    // Two holders.
    (
      "[Thủ tướng|person] [Phạm Minh Chính|person] đón [Thủ tướng Nhật Bản|person] [Kishida Fumio|person]. [Hai Thủ tướng|person=Phạm Minh Chính+Kishida Fumio] hội đàm.",
      "2022-05-01"
    ),
    (
      "[Chủ tịch nước|person] [Tô Lâm|person] gặp [Tổng thống Pháp|person] [Emmanuel Macron|person]. [Hai nhà lãnh đạo|person=Tô Lâm+Emmanuel Macron] dự tiệc.",
      "2024-10-07"
    ),
    // Two offices that one person cannot hold at once.
    ("[Thủ tướng|person=Phạm Minh Chính], [Chủ tịch Quốc hội|person=Vương Đình Huệ] [Vương Đình Huệ|person] dự lễ.", "2022-02-02"),
    // A country's own side.
    ("Về phía [Cuba|country] có [Bộ trưởng Bộ Xây dựng|person=René Mesa Villafaña] [René Mesa Villafaña|person].", "2021-08-24"),
    // Complements of roles.
    ("[tỷ phú Mỹ|person=Harold Vance] [Harold Vance|person] tặng tiền.", "2019-01-01"),
    ("[phát ngôn viên Bộ Ngoại giao Nga|person=Maria Zakharova] [Maria Zakharova|person] phản đối.", "2022-02-02"),
  ])
  func leadsTitlesToHolders(_ text: String, _ date: String) { #expect(EntityCheck.problems(strictOnlyMarked(text), date: date) == []) }

  /// Countries and bodies inside titles need no mark of their own.
  private func strictOnlyMarked(_ text: String) -> String { text }

  @Test(arguments: [
    ("Chủ tịch nước Nguyễn Xuân Phúc phát biểu.", "2021-08-24", "Nguyễn Xuân Phúc", ["president/VN"]),
    ("Tổng Bí thư, Chủ tịch nước Nguyễn Phú Trọng phát biểu.", "2019-08-24", "Nguyễn Phú Trọng", ["general_secretary/VN", "president/VN"]),
    ("Nguyên Chủ tịch nước Nguyễn Minh Triết dự lễ.", "2019-08-24", "Nguyễn Minh Triết", []),
    ("Bộ trưởng Bộ Ngoại giao Nga Sergey Lavrov đến thăm.", "2019-08-24", "Sergey Lavrov", ["minister_foreign_affairs/RU"]),
  ])
  func tellsOffices(_ text: String, _ date: String, _ name: String, _ offices: [String]) {
    let person = EntityCheck.entities(text, date: date).first { $0.name == name }
    #expect(person?.offices == offices)
  }
}
