import Testing

/// Bodies: listed, by head word, with country, place or field behind them.
@Suite struct OrganisationTests {
  @Test(arguments: [
    "[Công an tỉnh Lâm Đồng|organisation] thông báo kết quả.", "Đơn được gửi tới [TAND TP Hà Nội|organisation].",
    "[Công an huyện Đức Trọng|organisation] đang xác minh.", "[UBND xã Tân Hưng|organisation] họp dân.",
    "[Sở Y tế tỉnh Kon Tum|organisation] kiểm tra bếp ăn.", "[Sở Giáo dục và Đào tạo Hà Nam|organisation] công bố lịch thi.",
    // What a body is there to prevent belongs to its name, with the comma in it.
    "[Ban Chỉ đạo phòng, chống thiên tai|organisation] họp khẩn.", "[Cục Phòng, chống tệ nạn xã hội|organisation] vào cuộc.",
    "Đại diện [Công ty Pacific Bulk|organisation] xin lỗi.",
    // What one body does to another is no part of its name, nor is a verb behind one letter; a capital is no time of day.
    "[Công ty Hòa An|organisation] đề nghị [Bộ Tài chính|organisation] xem xét.", "[Ngân hàng Nam Á|organisation] cho vay hai tỷ đồng.",
    "[Công ty Bình Minh|organisation] phá sản.", "[Liên quân Mỹ - Anh - Pháp|organisation] rút về.",
    "[Công ty TNHH Mây Tre Hồng Hạc|organisation] xuất khẩu giỏ mây.", "Anh làm ở [Công ty cổ phần Giống cây trồng Bắc Hà|organisation].",
    "[Tập đoàn Thép Sao Phương Bắc|organisation] khởi công nhà máy.",
    "[Bệnh viện Đa khoa huyện Mộc Châu|organisation] tiếp nhận ca sinh ba.",
    "[Bệnh viện Phụ sản tỉnh Nam Định|organisation] mở khoa mới.", "[Trường THPT Chu Văn An|organisation] đón học sinh.",
    "[Đại học Bách khoa Hà Nội|organisation] tuyển sinh thêm ngành.", "[Hội Làm vườn huyện Kim Bôi|organisation] họp thường niên.",
    "[Viện Nghiên cứu Chè|organisation] lai tạo giống mới.", "[Cơ quan CSĐT Công an tỉnh Sơn La|organisation] ra thông báo.",
    "[VKSND tỉnh Bắc Giang|organisation] phê chuẩn quyết định.", "[Đồn Biên phòng Pha Long|organisation] tặng quà học sinh.",
    "[Chính phủ Mozambique|organisation] tăng lương tối thiểu.", "[Bộ Ngoại giao Ai Cập|organisation] ra tuyên bố.",
    "[Quốc hội Peru|organisation] bỏ phiếu hôm qua.", "[cảnh sát Kenya|organisation] mở cuộc điều tra.",
    "[Đại sứ quán Việt Nam tại Chile|organisation] tổ chức giao lưu.", "[Ngân hàng Thế giới|organisation] dự báo tăng trưởng.",
    "[Liên hợp quốc|organisation] kêu gọi kiềm chế.", "[Tổ chức Y tế Thế giới|organisation] cập nhật số liệu.",
    "[Bộ Y tế|organisation] gửi công văn cho các tỉnh.", "[Bộ Quốc phòng|organisation] đón đoàn khách.",
    "Khách mời đến từ [UNICEF|organisation] và [WHO|organisation].", "[Hãng hàng không Mây Trắng|organisation] mở đường bay.",
    "[Câu lạc bộ Bóng đá Sông Hương|organisation] thua hai bàn.", "[Quỹ \"Thắp sáng bản làng\"|organisation] trao học bổng.",
    "[Ban Quản lý rừng phòng hộ Sông Mã|organisation] tuần tra ban đêm.", "[Sư đoàn 316|organisation] luyện tập.",
    "[Deltora Bank|organisation] mua lại một chi nhánh.",
  ])
  func findsBodies(_ text: String) { #expect(EntityCheck.problems(text) == []) }

  @Test(arguments: [
    // The second name in brackets, then alone.
    "[Tập đoàn Dược liệu Xanh|organisation] ([DUXACO|organisation=Tập đoàn Dược liệu Xanh]) mở rộng vùng trồng. Năm nay [DUXACO|organisation=Tập đoàn Dược liệu Xanh] có lãi.",
    "[Viện Cây ăn quả miền Núi|organisation] ([FRIMO|organisation]) trồng thử giống lê. Theo [FRIMO|organisation=Viện Cây ăn quả miền Núi], lê rất ngọt.",
    // The name without its head.
    "[Công ty Vận tải Bình Phát|organisation] bị phạt. Lái xe của [Bình Phát|organisation=Công ty Vận tải Bình Phát] chở quá tải.",
    // Lists that share a head.
    "Dự họp có lãnh đạo các bộ: [Ngoại giao|organisation=Bộ Ngoại giao], [Y tế|organisation=Bộ Y tế], [Công an|organisation=Bộ Công an].",
    // One ministry's name, two countries.
    "[Bộ Ngoại giao|organisation] mở tiệc. Về phía [Cuba|country] có đại diện [Bộ Xây dựng|organisation].",
    // A row of bodies with one country.
    "Ông cảm ơn [Đảng|organisation=Đảng Cộng sản Việt Nam], [Nhà nước|organisation] và nhân dân [Việt Nam|country].",
    "Đoàn được [Đảng|organisation=Đảng Cộng sản Cuba] và [Chính phủ Cuba|organisation] đón tiếp.",
    // Pointing words.
    "[Công ty May Sao Hôm|organisation] tuyển thợ. [công ty này|organisation=Công ty May Sao Hôm] trả lương cao.",
    // A hospital is no firm, though it was named last.
    "[Công ty May Sao Hôm|organisation] bị cháy. Thợ được đưa tới [Bệnh viện Chợ Rẫy|organisation]. [Công ty này|organisation=Công ty May Sao Hôm] xin lỗi.",
    // The text's own short name outweighs a listed one.
    "[Lực lượng Dân chủ Syria|organisation] ([SDF|organisation=Lực lượng Dân chủ Syria]) rút lui. [SDF|organisation=Lực lượng Dân chủ Syria] tiến quân.",
    // A common word opens a sentence, and a name of the text.
    "[Công ty TNHH Giày Hoa Lam|organisation] tuyển thợ. [Hoa Lam|organisation=Công ty TNHH Giày Hoa Lam] được thành lập năm 2009.",
  ])
  func followsBodies(_ text: String) { #expect(EntityCheck.problems(text) == []) }

  @Test(arguments: [
    "Công ty trả lương đúng hạn.", "Họ tổ chức lễ cưới ở quê.", "Nhiều doanh nghiệp gặp khó.", "Các ngân hàng giảm lãi suất.",
    "Trường học đóng cửa vì bão.", "Bệnh viện quá tải trong mùa hè.", "Vụ việc đang được làm rõ.", "Hội chợ kéo dài ba ngày.",
  ])
  func leavesCommonNounsAlone(_ text: String) { #expect(EntityCheck.problems(text) == []) }
}
