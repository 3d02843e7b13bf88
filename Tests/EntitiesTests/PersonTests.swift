import Testing

/// People: listed, by family name, foreign, behind titles, shortened.
@Suite struct PersonTests {
  @Test(arguments: [
    // Vietnamese names that no list has.
    "Chiều qua, [Trịnh Quốc Bảo|person] nộp đơn xin nghỉ việc.",
    "Vợ chồng anh [Phùng Văn Lực|person] sống bằng nghề đánh cá.",
    "Bà [Đinh Thị Nhàn|person] trồng hơn hai trăm gốc bưởi.",
    "Lớp học do cô giáo [Tạ Thu Hiền|person] đứng lớp.",
    "Em [Quách Minh Khôi|person] giành giải nhất cuộc thi vẽ.",
    "Sau phiên xử, [Lý Thành Đạt|person] xin lỗi gia đình bị hại.",
    "Chị [Ma Thị Súa|person] kể lại câu chuyện với phóng viên.",
    "Người lái đò tên [Giàng A Páo|person] được bà con quý mến.",
    "Ông [Nông Văn Dền|person] và bà [Hoàng Thị Pằn|person] đều ngoài bảy mươi tuổi.",
    // Behind a dateline the title is written large, too.
    "[KHÁNH HÒA|place] - Ông [Nông Văn Dền|person] trồng bưởi.",
    // Abbreviated names.
    "Nạn nhân [Trần Văn B.|person] được đưa đi cấp cứu.",
    "Công an mời [N.T.H.|person] lên làm việc.",
    "Bé gái [L.T.M.|person] đã được về với gia đình.",
    "Đối tượng [Phạm V.T.|person] khai nhận toàn bộ sự việc.",
    // Foreign names.
    "Diễn giả chính là [Ingrid Sorensen|person] và [Marek Kowalczyk|person].",
    "Nhà báo [Lucas van den Berg|person] viết nhiều bài về nông nghiệp.",
    "Kiến trúc sư [Oyelaran Adebayo|person] nhận giải thưởng năm nay.",
    "Cầu thủ [Kim Do-yun|person] ghi bàn ở phút cuối.",
    "Nhạc sĩ [Xéc-gây Pê-tơ-rốp|person] sang biểu diễn.",
    "Giáo sư [J. R. Holloway|person] trình bày nghiên cứu mới.",
    "Theo [Henrik Lindqvist|person], giá gỗ sẽ còn tăng.",
    // Titles and ranks before names.
    "Đại tá [Võ Trường Sa|person] chủ trì cuộc họp.",
    "PGS.TS [Lương Thị Hạnh|person] trả lời phỏng vấn.",
    "GS.TS. [Kiều Đức Thịnh|person] dự lễ tốt nghiệp.",
    "Bị cáo [Bùi Văn Tám|person] cúi đầu nhận tội.",
    "Ca sĩ [Hoàng My|person] ra mắt bài hát mới.",
    "HLV [Diego Marchetti|person] hài lòng với học trò.",
    "Tài xế [Cao Văn Sáu|person] kịp thời phanh xe.",
    "Đồng chí [Châu Văn Hòa|person] được tặng bằng khen.",
    "Luật sư [Thái Thị Diễm|person] bào chữa cho bị cáo.",
    "Thượng úy [Vi Văn Thoại|person] cứu hai em nhỏ.",
  ])
  func findsPersons(_ text: String) { #expect(EntityCheck.problems(text) == []) }

  @Test(arguments: [
    // The given name alone afterwards.
    "Bị can [Đoàn Văn Khải|person] bị bắt hôm qua. Ông [Khải|person=Đoàn Văn Khải] là giám đốc một xưởng may.",
    "[Lê Thị Nguyệt|person] đến trình báo. Theo chị [Nguyệt|person=Lê Thị Nguyệt], tiền đã mất.",
    "Nghi phạm [Tống Văn Hợi|person] bỏ trốn. Đến tối, [Hợi|person=Tống Văn Hợi] ra đầu thú.",
    "Bà [Margit Olsen|person] tới thăm làng. Bà [Olsen|person=Margit Olsen] thích món bánh cuốn.",
    "Nhà văn [Tomás Herrera|person] ra sách mới. Cuốn sách được [Herrera|person=Tomás Herrera] viết trong hai năm.",
    "Anh [Trần Quang Vũ|person] gặp anh [Lê Hoàng Nam|person]. Anh [Vũ|person=Trần Quang Vũ] đến trước.",
    // Two people with one given name stay two.
    "Bị cáo [Phan Văn Lâm|person] đổ lỗi cho bị cáo [Vũ Thế Lâm|person]. Bị cáo [Vũ Thế Lâm|person=Vũ Thế Lâm] phản đối.",
    // The two who have just talked.
    "Bà [Hà Thị Duyên|person] gặp ông [Tạ Quang Vinh|person]. [Hai người|person=Hà Thị Duyên+Tạ Quang Vinh] sẽ gặp lại.",
    // Pronouns.
    "Chị [Hà Thị Duyên|person] bán hàng ở chợ. [Chị|person=Hà Thị Duyên] có hai con.",
    "Ông [Tôn Thất Bách|person] về hưu năm ngoái. Nay [ông|person=Tôn Thất Bách] mở lớp dạy chữ.",
    "Anh [Ngô Văn Điền|person] gặp bà [Trương Thị Loan|person]. Bà [Loan|person=Trương Thị Loan] tặng [anh|person=Ngô Văn Điền] một cuốn sổ.",
    // A short name of somebody listed is that of who bears the same rank here.
    "Thái tử [Mohammed bin Talal|person] họp. Thái tử [Mohammed|person=Mohammed bin Talal] ra lệnh.",
    // Whom the text names holds the office, of the country that is pointed to.
    "[Thủ tướng Lesotho|person=Thabo Lekhooa] tới. [Thủ tướng Lesotho|person=Thabo Lekhooa] [Thabo Lekhooa|person] họp.",
    // A part in a case.
    "Nạn nhân [Đào Thị Thắm|person] sống một mình. Hàng xóm nói [nạn nhân|person=Đào Thị Thắm] rất hiền.",
  ])
  func followsPersons(_ text: String) { #expect(EntityCheck.problems(text) == []) }

  @Test(arguments: [
    "Thành lập tổ kiểm tra trong tuần này.", "Bình quân mỗi hộ có ba lao động.", "Hòa bình là điều ai cũng mong.",
    "Minh bạch thông tin giúp người dân yên tâm.", "Anh em trong đội đều vui.", "Bà con phấn khởi vì được mùa.",
    "Chủ tàu Sao Biển đã bỏ trốn.", "Ông được tặng Huân chương Lao động.", "Nhiều đàn ông trong làng đi làm xa.",
    "Tết Giáp Thìn năm ấy rất lạnh.", "Lan tỏa những việc làm tốt.", "Hương vị của món ăn rất lạ.",
  ])
  func leavesWordsAlone(_ text: String) { #expect(EntityCheck.problems(text) == []) }
}
