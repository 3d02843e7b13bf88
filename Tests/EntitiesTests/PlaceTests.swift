import Testing

/// Countries, divisions, streets, waters, sites.
@Suite struct PlaceTests {
  @Test(arguments: [
    "Đoàn xe đi qua [Thanh Hóa|place] rồi vào [Nghệ An|place].",
    "Cửa hàng ở [xã Mường Vi|place], [huyện Bát Xát|place], [tỉnh Lào Cai|place].",
    "Nhà ông ở [phường Trúc Bạch|place], [quận Ba Đình|place], [Hà Nội|place].", "Ngập nặng ở [quận 8|place] và [quận Bình Thạnh|place].",
    "Xe tải lật trên [quốc lộ 1A|facility].", "Xe tải lật trên [cao tốc Cam Lộ - La Sơn|facility].",
    "Cây đổ chắn [đường sắt Hà Nội - Vinh - Huế|facility].", "Chợ nằm cuối [đường Nguyễn Tri Phương|facility].",
    "Họ dựng lều bên [sông Đà|place].",
    "Khách đổ về [đảo Cô Tô|place] dịp hè.", "Máy bay hạ cánh xuống [sân bay Nội Bài|facility].",
    "Tàu vào [cảng Hải Phòng|facility] lúc sáng sớm.",
    "[Cầu Thuận Phước|facility] được sơn lại.", "Lễ hội tổ chức ở [Quảng trường Ba Đình|facility].",
    "Phiên chợ ở [thị trấn Mèo Vạc|place] rất đông.",
    "Động đất xảy ra gần [thành phố Sulaymaniyah|place].", "Anh quê ở [Buôn Ma Thuột|place].",
    "[Việt Nam|country] xuất khẩu gạo sang [Philippines|country].",
    "Cô du học ở [Úc|country] ba năm.", "Hàng hóa qua [Cửa khẩu Hữu Nghị|facility].", "Mưa lớn ở [Bắc Kạn|place] gây sạt lở.",
    "Chuyến bay từ [Tokyo|place] bị hoãn.", "Dân làng ở [bản Khuổi Ky|place] làm homestay.", "Vườn cam ở [thôn Đồng Mít|place].",
    "Cháy ở [khu công nghiệp Quế Võ|facility].", "Ca nô chìm trên [hồ Thác Bà|place].", "Đường lên [đèo Mã Pí Lèng|place] bị chặn.",
    "[Cộng hòa Dominicana|country] có bão.", "[Cu-ba|country] và [Việt-nam|country] ký kết.", "Dân [Ba Lan|country] đi bầu cử.",
  ])
  func findsPlaces(_ text: String) { #expect(EntityCheck.problems(text) == []) }

  @Test(arguments: [
    "Đoàn đến [Uruguay|country]. Người dân [nước này|country=Uruguay] rất mê bóng đá.",
    "[Việt Nam|country] và [Mông Cổ|country] lập quan hệ từ lâu. [hai nước|country=Việt Nam+Mông Cổ] trao đổi sinh viên.",
    "[Việt Nam|country] và [Bulgaria|country] họp ở [Sofia|place]. Tại đây, [hai bên|country=Việt Nam+Bulgaria] bàn về thương mại.",
    "Mưa to ở [tỉnh Điện Biên|place]. Đường vào [tỉnh này|place=tỉnh Điện Biên] bị cắt.",
  ])
  func followsPlaces(_ text: String) { #expect(EntityCheck.problems(text) == []) }

  @Test(arguments: [
    "Người dân yêu cầu bồi thường.", "Cả làng đi xem hội.", "Ông đi ra đường từ sớm.", "Bản hợp đồng chưa ký.", "Nước dâng cao trong đêm.",
  ])
  func leavesCommonNounsAlone(_ text: String) { #expect(EntityCheck.problems(text) == []) }
}
