import Annotations
import Events
import Extraction
import Phrases
import TestSupport
import Testing

/// Who does what to whom, before any frame is asked.
@Suite struct ClauseParserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let verb: String
    let subjects: [String]
    let objects: [String]
    let agents: [String]
    var testDescription: String { text }

    init(_ text: String, _ verb: String, subjects: [String] = [], objects: [String] = [], agents: [String] = []) {
      (self.text, self.verb, self.subjects, self.objects, self.agents) = (text, verb, subjects, objects, agents)
    }
  }

  @Test(arguments: [
    Case("Cảnh sát đã bắt giữ hai người đàn ông.", "bắt giữ", subjects: ["Cảnh sát"], objects: ["hai người đàn ông"]),
    Case("Hai người đàn ông bị cảnh sát bắt giữ.", "bắt giữ", subjects: ["Hai người đàn ông"], agents: ["cảnh sát"]),
    Case("Lô vaccine do Chính phủ Rumani trao tặng đã được bàn giao cho bệnh viện.", "bàn giao", subjects: ["Lô vaccine"]),
    Case("Việt Nam cảm ơn Nhật Bản đã viện trợ gạo.", "viện trợ", subjects: ["Nhật Bản"], objects: ["gạo"]),
    Case("Anh ta dùng dao đâm một tài xế.", "đâm", subjects: ["Anh ta"], objects: ["một tài xế"]),
    Case("Cuba sẵn sàng cung cấp vaccine.", "cung cấp", subjects: ["Cuba"], objects: ["vaccine"]),
    // Codes, registrations, terms and addresses belong to what they name.
    Case("Máy bay C-295 chở gạo đến Huế.", "chở", subjects: ["Máy bay C-295"], objects: ["gạo"]),
    Case("Tàu cá QNg 95757 TS vớt được 6 người.", "vớt được", subjects: ["Tàu cá QNg 95757 TS"], objects: ["6 người"]),
    Case("HĐND tỉnh Bình Phước khóa X tiến hành kỳ họp.", "tiến hành", subjects: ["HĐND tỉnh Bình Phước khóa X"], objects: ["kỳ họp"]),
    Case("VOV.VN - Tổng thống Slovakia bổ nhiệm ông Fico.", "bổ nhiệm", subjects: ["Tổng thống Slovakia"], objects: ["ông Fico"]),
    // Who is named goes on behind who he is.
    Case("Chị Lan, nghi phạm bị xét xử cùng Hương, được tòa án phóng thích.", "phóng thích", subjects: ["Chị Lan"], agents: ["tòa án"]),
    // A verb with a tense goes on with those whom the verb before describes.
    Case("Công nhân quét dọn đường phố đã bị thương.", "bị thương", subjects: ["Công nhân"]),
    Case("Những người phản đối bà Lan cũng tập trung bên ngoài.", "tập trung", subjects: ["Những người"]),
    // Those who do it together stand in a row behind `do`.
    Case(
      "Hội nghị do Bộ Y tế, Bộ Công Thương và UNICEF tổ chức đã kết thúc.", "tổ chức", subjects: ["Hội nghị"],
      agents: ["Bộ Y tế", "Bộ Công Thương", "UNICEF"]),
    // A tense behind `và` goes on with the line.
    Case("Hai bên lập một ủy ban giám sát và sẽ gặp lại nhau tại Vinh.", "gặp lại nhau", subjects: ["Hai bên"]),
    // Where somebody comes does not act.
    Case("Chủ tịch nước rời Hà Nội lên đường thăm Cuba.", "lên đường", subjects: ["Chủ tịch nước"]),
    // What is said of whom stands behind `về việc`, in quotes, or behind what was told in between.
    Case("Ông Tám đặt câu hỏi về việc Mỹ sẽ tấn công phiến quân.", "tấn công", subjects: ["Mỹ"], objects: ["phiến quân"]),
    Case("Ông Tám nói Mỹ \"tấn công dân thường\".", "tấn công", subjects: ["Mỹ"], objects: ["dân thường"]),
    Case("Công an cho biết, sau khi sát hại hai người, Hùng trốn sang Lào.", "sát hại", subjects: ["Hùng"], objects: ["hai người"]),
    // Two places of what is there; who is punished goes on; whom it was done to until the end; what the police do with one they hold.
    Case(
      "Các cuộc biểu tình tại Paris và Lyon đều chỉ trích chính phủ.", "chỉ trích", subjects: ["Các cuộc biểu tình"], objects: ["chính phủ"]
    ),
    Case("Lê Văn Tám bị kết án tử hình có thể xin khoan hồng.", "xin khoan hồng", subjects: ["Lê Văn Tám"]),
    Case("Lê Văn Tám bóp cổ bạn gái cho đến khi tắt thở.", "tắt thở", subjects: ["bạn gái"]),
    Case("Hùng bị cảnh sát bắt giữ tại Vinh và di lý về Huế.", "di lý", subjects: ["Hùng"], agents: ["cảnh sát"]),
    // Who drives what carries.
    Case("Xe bồn chở xăng do tài xế Lê Văn Tám điều khiển lao xuống vực.", "lao xuống vực", subjects: ["Xe bồn"]),
    // What is told behind the goods is told of what carries them; a name may drive a vehicle.
    Case("Chiếc xe chở dưa hấu của bà Lê Thị Hoa lật nhào trên đèo.", "lật nhào", subjects: ["Chiếc xe"]),
    Case("Anh Lê Văn Tám lái xe tải chạy vào Vinh.", "lái", subjects: ["Anh Lê Văn Tám"], objects: ["xe tải"]),
    // Who lets others do something, or gives orders, goes on behind `nhưng`, `đồng thời`.
    Case(
      "Phe này đồng ý để Liên hợp quốc quản lý cảng nhưng khước từ giao nộp vũ khí.", "khước từ", subjects: ["Phe này"]),
    Case(
      "Ông Lê Văn Tám buộc chủ xưởng trả lương, đồng thời giao công an điều tra.", "giao", subjects: ["Ông Lê Văn Tám"],
      objects: ["công an"]),
    // Who is called says nothing; what befell somebody may come first; counted goods are given together.
    Case("Chúng gọi điện cho bố cháu bé đòi 2 tỷ đồng.", "đòi", subjects: ["Chúng"], objects: ["2 tỷ đồng"]),
    Case("Bị phạt 400 triệu đồng, Công ty Hòa An bán nhà máy.", "phạt", subjects: ["Công ty Hòa An"], objects: ["400 triệu đồng"]),
    Case(
      "Hội Chữ thập đỏ tặng 300 thùng mì cùng 200 chai nước cho bà con.", "tặng", subjects: ["Hội Chữ thập đỏ"],
      objects: ["300 thùng mì", "200 chai nước"]),
    Case("Những người ủng hộ bà tố cáo gian lận.", "tố cáo", subjects: ["Những người ủng hộ bà"]),
    Case("Quốc hội thông qua Luật Phòng, chống thiên tai.", "thông qua", subjects: ["Quốc hội"], objects: ["Luật Phòng, chống thiên tai"]),
    Case("Hiệu trưởng xin lỗi phụ huynh rồi từ chức.", "từ chức", subjects: ["Hiệu trưởng"]),
    Case("Nam thanh niên đâm bạn gái tử vong sau đó tự sát.", "tự sát", subjects: ["Nam thanh niên"]),
    // Those who are judged or caught have done it.
    Case("Công an bắt giam ông Nam vì nhận hối lộ 2 tỷ đồng.", "nhận hối lộ", subjects: ["ông Nam"], objects: ["2 tỷ đồng"]),
    Case("Cảnh sát bắt nghi phạm khi đang bỏ trốn sang Lào.", "bỏ trốn", subjects: ["nghi phạm"]),
    // Who is named behind the clause that opens the sentence, and told of between commas.
    Case(
      "Khi tổ công tác áp sát, ông Lê Văn Tám (47 tuổi, ở Vinh), chủ một chiếc ghe, dùng mái chèo đánh anh Trần Văn Hoa.", "dùng",
      subjects: ["ông Lê Văn Tám"], objects: ["mái chèo"]),
    Case("Hai trong số những công nhân này bị thương.", "bị thương", subjects: ["Hai", "những công nhân này"]),
    Case("Bà không đủ điều kiện để làm chánh án.", "làm", subjects: ["Bà"], objects: ["chánh án"]),
    // `là` names the one before; brackets part nothing.
    Case("Giám đốc nhà máy là ông Lê Văn Tám đã từ chức.", "từ chức", subjects: ["ông Lê Văn Tám"]),
    Case(
      "Hai công nhân là anh Lê Văn Tám (29 tuổi, ở Vinh) và chị Trần Thị Hoa bị thương nặng.", "bị thương",
      subjects: ["Hai công nhân", "anh Lê Văn Tám", "chị Trần Thị Hoa"]),
    Case(
      "Công an bắt ông Lê Văn Tám (45 tuổi, ở Vinh), giám đốc công ty, hôm 5/3.", "bắt", subjects: ["Công an"], objects: ["ông Lê Văn Tám"]),
    // An owner does not part one who acts from the verb.
    Case("Luật sư nói thân chủ của ông sẽ kháng cáo.", "kháng cáo", subjects: ["thân chủ"]),
    // What is caused goes on behind the comma.
    Case("Lũ quét làm ba người chết, mười người bị thương.", "bị thương", subjects: ["mười người"]),
    // What befalls a suspect goes on with who did it, not with whom it was done to.
    Case("Kẻ sát hại chủ tiệm vàng sa lưới.", "sa lưới", subjects: ["Kẻ"]),
    Case("Tài xế tông người đi bộ tử vong.", "tử vong", subjects: ["người đi bộ"]),
    // A row behind one passive is passive; the agent of the next passive ends no row.
    Case("Bà Hoa bị khởi tố, bắt tạm giam.", "bắt tạm giam", subjects: ["Bà Hoa"]),
    Case("Công ty cho biết ông Tám từng lái xe cho hãng và bị giám đốc sa thải.", "sa thải", subjects: ["ông Tám"], agents: ["giám đốc"]),
    // Why somebody leaves is a clause, not what he is done by.
    Case(
      "Hội đồng miễn nhiệm ông Lê Văn Tám do ông này nghỉ hưu, và thông qua nghị quyết.", "thông qua", subjects: ["Hội đồng"],
      objects: ["nghị quyết"]),
    // A date behind the comma does not make the subject an object of the verb before.
    Case("Sau ba ngày xét xử, sáng nay tòa án tuyên phạt bị cáo.", "tuyên phạt", subjects: ["tòa án"], objects: ["bị cáo"]),
    Case("Số tiền thuộc về vợ cũ, người đã ly hôn với ông năm 2017.", "ly hôn", subjects: ["vợ cũ"]),
    Case("Tòa phúc thẩm bác kháng cáo của bị cáo.", "bác", subjects: ["Tòa phúc thẩm"], objects: ["kháng cáo"]),
    Case("Anh Tám từng làm bảo vệ cho công ty.", "làm", subjects: ["Anh Tám"], objects: ["bảo vệ"]),
    Case("Tại Lào, cơn bão làm ba người chết.", "làm", subjects: ["cơn bão"], objects: ["ba người"]),
    Case("Bộ trưởng đề nghị không để người dân thiếu gạo.", "không để", subjects: ["Bộ trưởng"], objects: ["người dân"]),
    // The last partner of a joint deed opens no clause.
    Case(
      "Sở Y tế phối hợp với Hội Chữ thập đỏ, Thành đoàn và Công an huyện tổ chức lễ mít tinh.", "tổ chức",
      subjects: ["Sở Y tế", "Hội Chữ thập đỏ", "Thành đoàn", "Công an huyện"], objects: ["lễ mít tinh"]),
    // A verb inside the prepositional phrase that opens the sentence leaves the main clause its subjects.
    Case(
      "Trong khuôn khổ thăm chính thức Lào, hôm 5/3, Chủ tịch nước và phu nhân đã gặp kiều bào.", "gặp",
      subjects: ["Chủ tịch nước", "phu nhân"], objects: ["kiều bào"]),
    // Whom somebody belongs to does nothing.
    Case("Trung tâm trực thuộc Sở Y tế Hà Nội tuyển 20 bác sĩ.", "tuyển", subjects: ["Trung tâm"], objects: ["20 bác sĩ"]),
    Case("Bộ Y tế: Đề nghị tiêm mũi ba.", "Đề nghị", subjects: ["Bộ Y tế"]),
    // Whose view it is stands right before the verb.
    Case("Ông khẳng định lập trường của Lào ủng hộ nghị quyết.", "ủng hộ", subjects: ["Lào"], objects: ["nghị quyết"]),
    // What does nothing by itself goes on with what was said before.
    Case(
      "Hai ông khẳng định tình bạn không gì lay chuyển, tinh thần sẵn sàng giúp nhau, nhất trí mở rộng thương mại.", "nhất trí",
      subjects: ["Hai ông"]),
    // A title in quotes is read by itself.
    Case("Sở tổ chức hội thảo với chủ đề “Vì trẻ em hành động” tại Vinh.", "tổ chức", subjects: ["Sở"], objects: ["hội thảo"]),
    // Who or what a body is stands between commas; the main line goes on behind it.
    Case(
      "Tập đoàn Vạn Phúc, đơn vị vận hành đập Sông Lô, bác bỏ ý kiến này.", "bác bỏ", subjects: ["Tập đoàn Vạn Phúc"],
      objects: ["ý kiến này"]),
    Case("Thượng viện, nơi phe Dân chủ giữ 50 ghế, sẽ phê chuẩn hiệp ước.", "phê chuẩn", subjects: ["Thượng viện"], objects: ["hiệp ước"]),
    Case("Thượng viện, nơi phe Dân chủ giữ 50 ghế, sẽ phê chuẩn hiệp ước.", "giữ", subjects: ["phe Dân chủ"], objects: ["50 ghế"]),
    // Who is told to do something, or why somebody is held, is not who speaks or is held.
    Case("Thủ tướng yêu cầu khẩn trương điều tra nguyên nhân.", "điều tra", objects: ["nguyên nhân"]),
    Case("Bà Lê Thị Hoa bị tạm giữ để điều tra hành vi lừa đảo.", "điều tra", objects: ["hành vi lừa đảo"]),
    Case(
      "Bốn ngư dân được tàu hải quân cứu vớt, đưa về đảo Phú Quý.", "đưa về", subjects: ["Bốn ngư dân"], objects: ["đảo Phú Quý"],
      agents: ["tàu hải quân"]),
    // Who is brought somewhere does not go on.
    Case("Cảnh sát đưa ba người ra ngoài, chở họ đến bệnh viện.", "chở", subjects: ["Cảnh sát"], objects: ["họ"]),
    Case("TTO - Ngày 1/7, tòa án đình chỉ chức vụ Thủ tướng.", "đình chỉ chức vụ", subjects: ["tòa án"], objects: ["Thủ tướng"]),
    Case("Ngoại trưởng Malaysia, nước giữ ghế chủ tịch, đề nghị hòa giải.", "đề nghị", subjects: ["Ngoại trưởng Malaysia"]),
    // What an opening preposition holds has no part in the deed.
    Case("Nhân dịp Quốc khánh Lào lần thứ 49, Chủ tịch nước gửi điện mừng.", "gửi điện mừng", subjects: ["Chủ tịch nước"]),
    Case("Xã có 300 người mắc cúm, trong đó hai trẻ em ở bản Nậm đã tử vong.", "tử vong", subjects: ["hai trẻ em"]),
    Case("Ông Tám được cứu; vợ ông thì không qua khỏi.", "không qua khỏi", subjects: ["vợ ông"]),
    Case("Tài xế gây tai nạn làm một phụ nữ chết, sau đó bỏ trốn.", "bỏ trốn", subjects: ["Tài xế"]),
    Case("Ông Lê Văn Tám, người bị kết án hồi tháng 4, đã kháng cáo.", "kháng cáo", subjects: ["Ông Lê Văn Tám"]),
    Case(
      "Cựu bộ trưởng Lê Văn Tám, người đề xuất cải cách, tự nguyện đến tòa án và bị tạm giữ.", "tạm giữ",
      subjects: ["Cựu bộ trưởng Lê Văn Tám"]),
    Case("Chủ tịch nước tiếp ông Lê Văn Tám, nguyên Bộ trưởng, đang thăm Lào.", "thăm", subjects: ["ông Lê Văn Tám"], objects: ["Lào"]),
    Case("Trong chuyến thăm chính thức Việt Nam, Tổng thống gặp doanh nghiệp.", "gặp", subjects: ["Tổng thống"], objects: ["doanh nghiệp"]),
    // The segmentation that leaves no scrap wins: `làm | chủ tịch`, not `làm chủ | tịch`.
    Case("Đảng cầm quyền bầu ông Lê Văn Tám làm chủ tịch.", "làm", subjects: ["ông Lê Văn Tám"], objects: ["chủ tịch"]),
    // States behind a town act; who is said to be the one does it; those of a group are one phrase.
    Case("Sau khi hội đàm tại Oslo, Na Uy và Lào nhất trí mở đường bay.", "nhất trí", subjects: ["Na Uy", "Lào"]),
    Case("Ông Lê Văn Tám là người đâm bà Lê Thị Hoa.", "đâm", subjects: ["Ông Lê Văn Tám"], objects: ["bà Lê Thị Hoa"]),
    Case("Lãnh đạo hai nước nhất trí mở đường bay.", "nhất trí", subjects: ["Lãnh đạo hai nước"]),
    // A date may stand between who begins a clause and the verb, and so may how often.
    Case("Trong một diễn biến liên quan, Sở Y tế hôm qua đình chỉ bệnh viện.", "đình chỉ", subjects: ["Sở Y tế"], objects: ["bệnh viện"]),
    Case("Lào cảm ơn Cuba đã ba lần viện trợ gạo.", "viện trợ", subjects: ["Cuba"], objects: ["gạo"]),
    // Whose a matter is stands behind the verb in it; what is told of the matter comes behind that.
    // Somebody of his own behind `nhưng` opens a clause, and takes no part in the one before.
    Case("Lào đề nghị cử đội cứu hộ nhưng Peru từ chối.", "từ chối", subjects: ["Peru"]),
    Case("Lào đề nghị cử đội cứu hộ nhưng Peru từ chối.", "cử", subjects: ["Lào"], objects: ["đội cứu hộ"]),
    Case("Lời kêu gọi ngừng bắn của Lào bị Cuba bác bỏ.", "ngừng bắn", subjects: ["Lào"]),
    Case("Lời kêu gọi ngừng bắn của Lào bị Cuba bác bỏ.", "bác bỏ", subjects: ["Lời kêu gọi"], agents: ["Cuba"]),
    // What is caused comes of what happened, not of what people were doing; `lúc` opens a clause like `khi`.
    Case("Cầu sập lúc dân làng qua sông, làm ba người chết.", "làm", subjects: ["Cầu"], objects: ["ba người"]),
    Case("Bom nổ khi tín đồ đang ngủ, khiến 12 người chết.", "khiến", subjects: ["Bom"], objects: ["12 người"]),
    // What those arrested are held for is what all of them do.
    Case("Công an bắt giữ ba người trong đường dây bán thuốc giả.", "bán", subjects: ["đường dây"], objects: ["thuốc giả"]),
    // Of what one talks; what is counted behind it has been done.
    Case("Ông Lê Văn Tám họp với Sở Y tế Huế về chống dịch và cử 12 bác sĩ.", "cử", subjects: ["Ông Lê Văn Tám"], objects: ["12 bác sĩ"]),
    // Who is confirmed to have won; who lets others go does more; whom a document was signed by.
    Case("Hội đồng xác nhận ông Lê Văn Tám, ứng viên độc lập, đắc cử.", "đắc cử", subjects: ["ông Lê Văn Tám"]),
    Case("Hãng đã cho 1.400 người thôi việc, giải thể hai chi nhánh.", "giải thể", subjects: ["Hãng"], objects: ["hai chi nhánh"]),
    Case("Quốc hội phê chuẩn hiệp định, được hai nước ký ngày 25/7.", "ký", subjects: ["hiệp định"], agents: ["hai nước"]),
    Case("Lê Văn Tám khai bị công ty của chị Hương sa thải.", "sa thải", subjects: ["Lê Văn Tám"], agents: ["công ty"]),
    // Whose family, which provinces: what stands right behind belongs to it.
    Case("Ông Lê Văn Tám xin lỗi gia đình hai nạn nhân.", "xin lỗi", subjects: ["Ông Lê Văn Tám"], objects: ["gia đình"]),
    Case("Lào hỗ trợ các tỉnh miền Trung 2 tỷ đồng.", "hỗ trợ", subjects: ["Lào"], objects: ["các tỉnh", "2 tỷ đồng"]),
    // A row of places behind a visit takes no part in the main clause.
    Case(
      "Trong chuyến thăm Lào, Cuba và Nga, bà Lê Thị Hoa ký ba hiệp định.", "ký", subjects: ["bà Lê Thị Hoa"], objects: ["ba hiệp định"]),
    // Thanks to whom; the same ones go on behind `sau đó`; those who are freed were held.
    Case("Lào và Cuba ngừng bắn, nhờ Peru đứng ra hòa giải.", "đứng ra hòa giải", subjects: ["Peru"]),
    Case("Văn bản nêu rõ Lào sẽ rút quân, sau đó nối lại đàm phán.", "nối lại", subjects: ["Lào"]),
    Case("Lào trả tự do cho 9 lính bị bắt hôm 12/11.", "bắt", subjects: ["9 lính"]),
    Case("Sở đang xác minh thông tin một chủ trại ở Huế bán vịt bệnh.", "bán", subjects: ["một chủ trại"], objects: ["vịt bệnh"]),
    // What is counted behind a purpose has been done; who suffered does not go on; others are told of behind `còn`.
    Case(
      "Cảnh sát dùng hơi cay để giải tán đám đông, bắt giữ 63 người.", "bắt giữ", subjects: ["Cảnh sát"], objects: ["63 người"]),
    Case("Tỉnh hỗ trợ các hộ bị ngập 5 triệu đồng, tặng 500 suất quà.", "tặng", subjects: ["Tỉnh"], objects: ["500 suất quà"]),
    // What was asked for is refused; who lets somebody do a thing; how long it took opens a sentence.
    Case("Luật sư đề nghị trả hồ sơ nhưng bị tòa bác bỏ.", "bác bỏ", subjects: ["Luật sư"], agents: ["tòa"]),
    Case("Ngân hàng Sao Hôm cho công ty này vay 60 tỷ đồng.", "vay", subjects: ["công ty này"], objects: ["60 tỷ đồng"]),
    Case("Sau ba ngày xét xử, tòa tuyên phạt ông Tám 9 năm tù.", "tuyên phạt", subjects: ["tòa"], objects: ["ông Tám", "9 năm tù"]),
    Case("Tài xế tử vong còn 11 hành khách bị thương.", "bị thương", subjects: ["11 hành khách"]),
    // What befell somebody by others comes first; the main verb goes on behind what was told of somebody.
    Case("Được người nhà chở tới bệnh viện, anh Tám hồi phục.", "chở", subjects: ["anh Tám"], agents: ["người nhà"]),
    Case("Bộ Công Thương yêu cầu EVN báo cáo.", "yêu cầu", subjects: ["Bộ Công Thương"], objects: ["EVN"]),
    Case("Hai công ty ký thỏa thuận hôm qua.", "ký", subjects: ["Hai công ty"], objects: ["thỏa thuận"]),
    Case("Các ngành khẩn trương tìm kiếm nạn nhân.", "tìm kiếm", subjects: ["Các ngành"], objects: ["nạn nhân"]),
    Case("Tại Hàn Quốc, đảng đối lập đệ trình dự luật.", "đệ trình", subjects: ["đảng đối lập"], objects: ["dự luật"]),
  ])
  func binds(_ c: Case) throws {
    let pipeline = Pipeline(resources: TestData.resources)
    let analysis = pipeline.analyze(Array(c.text.utf8), date: nil)
    let traces = pipeline.events.traces(
      in: analysis.text, matches: analysis.matches, recognized: analysis.recognized, zones: analysis.layout.zones)
    let structure = try #require(traces.first).structure
    let predicate = try #require(
      structure.predicates.first { analysis.text.string(structure.units[$0.unit].tokens) == c.verb })
    func words(_ phrases: some Sequence<Int>) -> [String] { phrases.map { analysis.text.string(structure.phrases[$0].tokens) } }
    #expect(words(predicate.subjects) == c.subjects)
    #expect(words(predicate.objects) == c.objects)
    #expect(words(predicate.agents) == c.agents)
  }
}
