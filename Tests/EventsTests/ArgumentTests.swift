import Annotations
import Events
import Extraction
import TestSupport
import Testing

/// Whom and what roles are filled with, beyond what the examples of single frames show.
@Suite struct ArgumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let type: String
    let role: String
    let words: [String]
    var testDescription: String { "\(type) \(role) of \(text)" }

    init(_ text: String, _ type: String, _ role: String, _ words: String...) {
      (self.text, self.type, self.role, self.words) = (text, type, role, words)
    }
  }

  @Test(arguments: [
    // A reason ends before a date behind it, the word that leads to the date with it.
    Case("Nhà thầu bị phạt 50 triệu đồng vì vi phạm an toàn lao động hồi tháng 5.", "fine", "crime", "vi phạm an toàn lao động"),
    // A sentence that tells a disaster tells where and when people died in it.
    Case("Lũ quét tại Mường Lát sáng 5/8 làm ba người chết.", "die", "place", "Mường Lát"),
    Case("Lũ quét tại Mường Lát sáng 5/8 làm ba người chết.", "die", "time", "sáng 5/8"),
    Case("Sáng 5/8, xe khách lật ở Di Linh, 12 người bị thương.", "injure", "time", "Sáng 5/8"),
    // Whom a letter thanks or asks.
    Case("Đại sứ quán Nhật Bản gửi công hàm cảm ơn ngư dân Lý Sơn.", "letter", "recipient", "ngư dân Lý Sơn"),
    Case("Bộ Y tế gửi công văn tới Sở Y tế Huế yêu cầu bác sĩ Nam giải trình.", "letter", "recipient", "Sở Y tế Huế"),
    // Who claims damages gets them from whom they are claimed.
    Case("Các hộ dân đòi nhà máy bồi thường 3 tỷ đồng.", "transfer_money", "recipient", "Các hộ dân"),
    Case("Các hộ dân đòi nhà máy bồi thường 3 tỷ đồng.", "transfer_money", "giver", "nhà máy"),
    // The name behind a product belongs to it, however it is written.
    Case("Trạm y tế tiêm vắc xin Zorabin cho 300 trẻ em.", "vaccination", "item", "vắc xin Zorabin"),
    Case("Trạm y tế tiêm vắc xin KX-Vac cho 300 trẻ em.", "vaccination", "item", "vắc xin KX-Vac"),
    Case("300 trẻ em được tiêm vắc xin Zorabin.", "vaccination", "person", "300 trẻ em"),
    // The post behind the verb, and the country of a capital.
    Case("Ông Lê Văn Tám giữ chức Giám đốc Sở Y tế Cà Mau từ ngày 5/8.", "start_position", "position", "Giám đốc Sở Y tế Cà Mau"),
    // One count for both.
    Case("Bộ Y tế cử 12 bác sĩ, điều dưỡng sang Lào.", "send_personnel", "personnel", "12 bác sĩ, điều dưỡng"),
    // Dates of what is told stand before it, or behind the verb that says when it begins.
    Case("Bản án xác định hôm 9/4, ông Lê Văn Tám mua ba căn nhà.", "trade", "time", "hôm 9/4"),
    Case("Tỉnh sẽ tiêm chủng cho 2.000 trẻ, bắt đầu từ ngày 9/12.", "vaccination", "time", "ngày 9/12"),
    // Those one went to see or spoke to get what is promised.
    Case("Giám đốc gặp các phụ huynh, xin lỗi và hứa bồi thường 800 triệu đồng.", "transfer_money", "recipient", "các phụ huynh"),
    Case("Ông Lê Văn Tám gửi thư khen ban chuyên án và thưởng nóng 50 triệu đồng.", "aid", "recipient", "ban chuyên án"),
    Case("Công an giải cứu tám người, đưa họ về cửa khẩu Mộc Bài.", "transport", "artifact", "tám người"),
    // Who had it to bear is where it was; where one came to attend.
    Case("Hà Nội để xảy ra ba vụ cháy.", "fire_explosion", "place", "Hà Nội"),
    Case("Bà Lê Thị Hoa đến Brussels dự hội nghị thượng đỉnh.", "conference", "place", "Brussels"),
    Case("Công an khám xét một nhà kho ở Huế, bắt giữ sáu người.", "arrest", "place", "một nhà kho ở Huế"),
    // Drones strike for somebody; patients are visited where they are.
    Case("Hàng chục máy bay không người lái tập kích Kharkov.", "attack", "instrument", "Hàng chục máy bay không người lái"),
    Case("Ông Lê Văn Tám thăm các bệnh nhân tại Bệnh viện Quân y 175.", "visit", "destination", "Bệnh viện Quân y 175"),
    // A place that a paper sets before the lead is where it happened, not who did it, with a space behind it or without.
    Case("Hà Nội Thủ tướng Phạm Minh Chính tiếp Đại sứ Lào chiều 12/5.", "meeting", "host", "Thủ tướng Phạm Minh Chính"),
    Case("Hà Nội Thủ tướng Phạm Minh Chính tiếp Đại sứ Lào chiều 12/5.", "meeting", "place", "Hà Nội"),
    Case("Lâm Đồng Nam thanh niên 22 tuổi bị khởi tố vì hành hung bác sĩ.", "attack", "attacker", "Nam thanh niên 22 tuổi"),
    Case("Hà NộiChính phủ Nhật Bản viện trợ 5 triệu USD cho Huế.", "aid", "donor", "Chính phủ Nhật Bản"),
    Case("Nga Ukraine trao đổi 100 tù binh.", "release", "agent", "Nga", "Ukraine"),
    // Where one went to give something has it only when nobody else is told.
    Case("Đoàn từ thiện đến trường tặng xe đạp cho học sinh nghèo.", "aid", "recipient", "học sinh nghèo"),
    // Who summons others to clear a case up investigates; who tells schools to close is not closed.
    Case("Công an triệu tập 3 người để làm rõ nguyên nhân vụ cháy.", "investigate", "agent", "Công an"),
    Case("Bộ Giáo dục yêu cầu các trường đóng cửa.", "restrict", "target", "các trường"),
    Case("Bộ Giáo dục yêu cầu các trường đóng cửa.", "restrict", "authority", "Bộ Giáo dục"),
    Case("Viện kiểm sát phê chuẩn quyết định khởi tố bị can đối với Lê Văn Tám.", "charge", "defendant", "Lê Văn Tám"),
    Case("Công an huyện phối hợp lực lượng chức năng bắt giữ 3 nghi phạm.", "cooperate", "party", "Công an huyện", "lực lượng chức năng"),
    Case("7 học sinh rơi xuống suối.", "accident", "victim", "7 học sinh"),
    // What somebody is told to be in, caused or not.
    Case("Vụ tai nạn khiến hai người nguy kịch.", "injure", "victim", "hai người"),
    Case("Trận lở đất khiến khoảng 2.000 người không rõ tung tích.", "missing", "victim", "khoảng 2.000 người"),
    Case("Hơn chục hành khách vẫn chưa rõ sống chết.", "missing", "victim", "Hơn chục hành khách"),
    // A group and how many they are; a class is no part of the count.
    Case("Công an bắt nhóm 7 thanh niên vì đánh nhau.", "arrest", "person", "nhóm 7 thanh niên"),
    Case("Gia đình bốn nạn nhân kiện công ty.", "sue", "plaintiff", "Gia đình bốn nạn nhân"),
    Case("Hai học sinh lớp 9 tử vong.", "die", "quantity", "Hai học sinh"),
    // What came of a collision is no part of what was hit.
    Case("Xe tải tông xe máy làm hai người chết.", "accident", "vehicle", "Xe tải", "xe máy"),
    // What is given to somebody whose title looks like the beginning of a name.
    Case("Chủ tịch nước trao tặng ông Huân chương Hữu nghị.", "aid", "item", "Huân chương Hữu nghị"),
    Case("Cuba tặng tỉnh thêm 200 lọ huyết thanh.", "aid", "item", "huyết thanh"),
    // … but of whom something is told themselves, and whoever acts behind a row, stand for themselves; so do `họ` who suffer.
    Case("Lãnh đạo tỉnh thăm gia đình ba nạn nhân tử vong.", "die", "victim", "ba nạn nhân"),
    Case("Sau vụ tấn công Israel, Iran và Syria ký thỏa thuận hợp tác.", "sign_agreement", "party", "Iran", "Syria"),
    Case("Ba thanh niên đánh hai người rồi bỏ trốn, sau đó họ bị bắt.", "arrest", "person", "họ"),
    Case("Chủ tịch huyện khen em Hoa trả lại 5 triệu đồng.", "transfer_money", "giver", "em Hoa"),
    // Who is meant by a word for anybody ends with what is told of them; a sum behind it is what they get.
    Case("Tỉnh hỗ trợ các hộ mất nhà 20 triệu đồng.", "aid", "recipient", "các hộ mất nhà"),
    Case("Tỉnh hỗ trợ các hộ mất nhà 20 triệu đồng.", "aid", "money", "20 triệu đồng"),
    Case("Huyện hỗ trợ mỗi gia đình có người chết 30 triệu đồng.", "aid", "recipient", "mỗi gia đình có người chết"),
    Case("Tòa buộc bị cáo bồi thường 9 tỷ đồng cho 85 người gửi tiền.", "transfer_money", "recipient", "85 người gửi tiền"),
    Case("Phiến quân bắt cóc bảy nhân viên cứu trợ ở Goma.", "abduct", "victim", "bảy nhân viên cứu trợ"),
    // … but what came to them is not who they are.
    Case("Trận lũ quét khiến năm người mất tích.", "missing", "victim", "năm người"),
    // Where one without a name is to be found is part of who it is, and not where it happened.
    Case("Một công ty ở Khánh Hòa mua 2.000 tấn cát của bà Hoa.", "trade", "buyer", "Một công ty ở Khánh Hòa"),
    Case("Một công ty ở Khánh Hòa mua 2.000 tấn cát của bà Hoa.", "trade", "place"),
    // Loans are given by who lends; whose verb marks stands beside another; the noun's own phrase names what burned.
    Case("Ngân hàng Sao Hôm cho công ty này vay 60 tỷ đồng.", "transfer_money", "giver", "Ngân hàng Sao Hôm"),
    Case("Lũ quét tràn qua bản Nậm Cầy, cuốn trôi 19 ngôi nhà.", "natural_disaster", "damage", "19 ngôi nhà"),
    Case("Vụ cháy nhà kho ở Thủ Đức làm ba người chết.", "fire_explosion", "target", "nhà kho"),
    Case("Thanh tra huyện kiểm tra Công ty Sao Hôm và xử phạt 60 triệu đồng.", "fine", "defendant", "Công ty Sao Hôm"),
    Case("Công an thu giữ 1,3 tỷ đồng cùng hai ô tô.", "seize", "item", "hai ô tô"),
    // How long a trial took opens the sentence; the verdict has its day.
    Case("Sau hai ngày xét xử, chiều 30/8, tòa tuyên phạt ông Lê Văn Tám 9 năm tù.", "trial", "time", "Sau hai ngày"),
    Case("Sau hai ngày xét xử, chiều 30/8, tòa tuyên phạt ông Lê Văn Tám 9 năm tù.", "sentence", "time", "chiều 30/8"),
    Case("Sau ba tuần đàm phán tại Doha, Lào và Cuba hôm 20/7 ký thỏa thuận ngừng bắn.", "sign_agreement", "party", "Lào", "Cuba"),
    // Others are no number of goods.
    Case("Công an bắt giữ ba người trong đường dây sản xuất, buôn bán thuốc giảm cân giả.", "trade", "quantity"),
    // What happens while somebody is doing something has the day that opens the sentence; a name goes on past its first word.
    Case("Ngày 26/7, tàu Hải Phong 39 đang chở gỗ thì bị một nhóm tay súng tấn công.", "attack", "time", "Ngày 26/7"),
    Case("Ngày 26/7, tàu Hải Phong 39 đang chở gỗ thì bị một nhóm tay súng tấn công.", "attack", "target", "tàu Hải Phong 39"),
    // A reason whose adverb stands before it.
    Case("Hãng Sao Hôm bị phạt và cũng do chậm công bố thông tin bị đình chỉ giao dịch.", "fine", "defendant", "Hãng Sao Hôm"),
    // Where somebody lives, or a body has its seat, and when somebody was born, tell nothing of the event.
    Case("Công an huyện làm rõ cái chết của anh Lê Văn Tám (SN 1978, quê ở Vĩnh Phúc) tại một phòng trọ.", "die", "place", "một phòng trọ"),
    Case("Lê Văn Tám (SN 1957) đã dùng dao đâm chị Hoa.", "attack", "time"),
    Case("Công an huyện khởi tố Lê Văn Tám (40 tuổi) trú tại xã Hòa An.", "charge", "place"),
    Case("Công an thị xã Ayun Pa, tỉnh Gia Lai đang tạm giữ Lê Văn Tám.", "arrest", "agent", "Công an thị xã Ayun Pa"),
    // Others who are counted are not the dead.
    Case("Ba cảnh sát bị cách chức sau cái chết của anh Lê Văn Tám.", "die", "quantity"),
    Case("Hai quan chức cho biết nhiều lính dù đã được điều đến Syria.", "send_personnel", "quantity"),
    Case("Lê Văn Tám, giám đốc sở y tế tỉnh cho biết có 59 ca tử vong.", "die", "victim"),
    // What is done to a thing is one topic.
    Case("Dân làng phản đối việc xây dựng nhà máy.", "condemn", "topic", "việc xây dựng nhà máy"),
    Case("Ông Lê Văn Tám ký hợp đồng rồi bay sang Mỹ.", "sign_agreement", "document", "hợp đồng"),
    Case("Lê Văn Tám bị kết án tử hình có thể xin khoan hồng.", "sentence", "sentence", "tử hình"),
    // `này` behind a count; relatives are not whom they belong to; who stands behind a noun for what is told.
    Case("Hai nghi phạm này bị bắt hôm qua.", "arrest", "person", "Hai nghi phạm này"),
    Case("Việc cô Lan được thả gây bất ngờ.", "release", "person", "cô Lan"),
    Case("Nguyên nhân anh Lê Văn Tám tử vong chưa rõ.", "die", "victim", "anh Lê Văn Tám"),
    Case("Bà Lan học tại Đại học Huế, nơi bà gặp ông Tám.", "meeting", "participant", "bà", "ông Tám"),
    // A call keeps its verb.
    Case("Lời kêu gọi ngừng bắn của Lào bị Cuba bác bỏ.", "request", "topic", "ngừng bắn"),
  ])
  func fills(_ c: Case) throws {
    let analysis = EventTests.analysis(c.text)
    let event = try #require(analysis.events.first { $0.type.description == c.type })
    #expect(event.arguments.filter { $0.role.description == c.role }.map { analysis.text.string($0.tokens) } == c.words)
  }

  /// What was told of a coming day is not when something happened.
  @Test func comingDaysAreNotPast() throws {
    let analysis = EventTests.analysis("Ông Lê Văn Tám bị bắt hôm qua, phiên tòa dự kiến mở ngày 5/9.")
    let arrest = try #require(analysis.events.first { $0.type == "arrest" })
    #expect(arrest.arguments.filter { $0.role == "time" }.map { analysis.text.string($0.tokens) } == ["hôm qua"])
  }

  /// What demonstrators demand of nobody is their topic alone; of somebody it is a request.
  @Test func demandsOfDemonstrators() {
    func types(_ text: String) -> [String] { EventTests.analysis(text).events.map(\.type.description) }
    #expect(types("Hàng trăm người xuống đường ở Huế đòi giảm giá vé.") == ["demonstrate"])
    #expect(types("Hàng trăm người xuống đường ở Huế, đòi chính phủ từ chức.").contains("request"))
  }

  /// The way to where somebody is visited is no event beside the visit.
  @Test func waysToVisits() {
    func types(_ text: String) -> [String] { EventTests.analysis(text).events.map(\.type.description) }
    #expect(types("Đoàn công tác đến hiện trường thăm hỏi các gia đình.") == ["visit"])
    #expect(types("Đoàn công tác đến Huế và thăm hỏi các gia đình.").contains("transport"))
  }

  /// Tags are no events, though another tag may name somebody.
  @Test func tagsTellNothing() {
    #expect(EventTests.analysis("Cuba thăm Lào.\n\nTừ khóa: hội đàm, thăm cấp nhà nước, Hội Hữu nghị Việt Nam - Lào\n").events.count <= 1)
  }

  /// The driver of a teaser is not the one whom the article names.
  @Test func teasersTellOfOthers() {
    let text = "Lật xe ở Huế\n\nTài xế Lê Văn Tám bị bắt hôm 5/8.\n\nTin liên quan\nLật xe tải ở Khánh Hòa, tài xế bị thương\n"
    let analysis = EventTests.analysis(text)
    let hurt = analysis.events.last { $0.type == "injure" }?.arguments.first { $0.role == "victim" }
    #expect(hurt != nil && hurt?.entity == nil)
  }

  /// `công ty` alone is the one firm that the text is about.
  @Test func firmsAreFollowed() throws {
    let analysis = EventTests.analysis("Công ty May Sao Hôm nợ lương thợ. Hôm qua, công ty bị phạt 50 triệu đồng.")
    let fine = try #require(analysis.events.first { $0.type == "fine" })
    let offender = try #require(fine.arguments.first { analysis.text.string($0.tokens) == "công ty" })
    let firm = try #require(
      analysis.recognized.mentions.first { analysis.text.string($0.tokens) == "Công ty May Sao Hôm" }?.entities.first)
    #expect(offender.entity == firm)
  }
}
