import Annotations
import TestSupport
import Testing
import Zones

/// A page as pasted, each line led by its zone: `title | Bão số 4 vào đất liền`.
struct PastedPage: Sendable, CustomTestStringConvertible {
  let name: String
  let lines: [(zone: Zone?, text: String)]

  init(_ name: String, _ marked: String) {
    self.name = name
    lines = marked.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let parts = line.split(separator: "|", maxSplits: 1).map { String($0).trimmingPrefix(while: { $0 == " " }) }
      guard parts.count == 2, let zone = Zone(rawValue: parts[0].filter { $0 != " " }) else { return (nil, String(line)) }
      return (zone, String(parts[1]))
    }
  }

  var text: String { lines.map(\.text).joined(separator: "\n") }
  var testDescription: String { name }
}

@Suite struct PastedPageTests {
  @Test(arguments: pages) func zones(_ page: PastedPage) {
    let text = TestData.segmented(page.text)
    let layout = ZoneFinder(lexicon: TestData.lexicon).layout(of: text, date: nil)
    #expect(layout.zones.count == text.sentences.count)
    var offset = 0
    for line in page.lines {
      if let zone = line.zone {
        let found = zip(text.sentences, layout.zones).first { text.span($0.0).end > Int32(offset) }?.1
        #expect(found == zone, "\(line.text)")
      }
      offset += line.text.utf8.count + 1
    }
  }

  static let pages = [
    PastedPage(
      "plain article",
      """
      title | Cầu Hương Giang thông xe sau hai năm sửa chữa

      body | Sáng 12/3, tỉnh đã cho thông xe cầu Hương Giang sau hơn hai năm sửa chữa. Cây cầu dài 420 mét.

      body | Theo Sở Giao thông, tổng kinh phí là 180 tỷ đồng, lấy từ ngân sách của tỉnh.
      """),
    PastedPage(
      "short item without title",
      "body | Trưa 3/5, một tàu cá chở 8 ngư dân bị hỏng máy cách đảo Lý Sơn 12 hải lý đã được kéo về cảng an toàn."),
    PastedPage(
      "breadcrumb, stamp above the title, share bar, lead, link list with stamps",
      """
      navigation | Trang chủ Thời sự Giao thông
      navigation | 07:15 | 13/03/2023 GMT+7

      title | Cầu Hương Giang thông xe sau hai năm sửa chữa

      navigation | Chia sẻ Facebook Zalo
      lead | Sáng 12/3, tỉnh đã cho thông xe cầu Hương Giang sau hơn hai năm sửa chữa.

      body | Cây cầu dài 420 mét, rộng 12 mét, bắc qua sông và nối hai quận đông dân nhất của thành phố.
      caption | Người dân đi bộ qua cầu trong buổi sáng đầu tiên. Ảnh: Minh An
      body | Theo Sở Giao thông, tổng kinh phí là 180 tỷ đồng, lấy từ ngân sách của tỉnh và vốn vay.
      navigation | Lê Minh
      related | Tin mới hơn
      related | Khánh thành nhà ga số hai của sân bay
      related | 09:20 | 14/03/2023 Giao thông
      related | Xe buýt điện chạy thử trên ba tuyến đường
      related | 08:05 | 14/03/2023 Giao thông
      """),
    PastedPage(
      "stamp and author under the title, summary without a full stop, tags, comments, imprint",
      """
      navigation | Thời sự
      navigation | Kinh doanh
      navigation | Thể thao
      title | Hồ chứa ở Tây Nguyên xả lũ trong đêm
      navigation | Thứ ba, 7/11/2023, 06:12 (GMT+7)
      lead | Ba hồ chứa lớn ở Tây Nguyên phải xả lũ trong đêm vì nước về nhanh hơn dự báo
      body | Đêm 6/11, ba hồ chứa lớn ở Tây Nguyên đồng loạt mở cửa xả. Lưu lượng cao nhất là 900 m3 mỗi giây.
      body | Chính quyền địa phương đã đưa hơn 200 hộ dân ven sông đến nơi an toàn trước 22 giờ.
      navigation | Từ khóa: xả lũ, Tây Nguyên, hồ chứa
      navigation | Bình luận (12)
      navigation | Mong bà con vùng hạ du được an toàn, năm nào cũng thấy cảnh nước lên giữa đêm như thế này.
      related | Đọc nhiều
      related | Giá cà phê lên mức cao nhất trong mười năm
      navigation | Giấy phép số 99/GP-BTTTT
      navigation | Tổng biên tập: Nguyễn Văn Bình
      """),
    PastedPage(
      "teasers with doubled headlines between lead and body",
      """
      navigation | Trang chủ
      navigation | 10:00 | 02/02/2022 GMT+7
      title | Làng hoa Sa Đéc vào mùa Tết
      lead | Những ngày này, hơn 2.000 hộ trồng hoa ở Sa Đéc tất bật chở hoa đi khắp miền Tây.
      related | Chợ hoa Hàng Lược mở cửa từ rằm tháng Chạp Chợ hoa Hàng Lược mở cửa từ rằm tháng Chạp
      related | Từ ngày 17/1, chợ hoa Hàng Lược đón khách tới 22 giờ mỗi ngày, ban quản lý phố cổ cho biết.
      body | Ông Trần Văn Út, chủ một vườn cúc mâm xôi, cho biết năm nay ông bán được 3.000 giỏ.
      body | Giá mỗi giỏ từ 80.000 đến 120.000 đồng, cao hơn năm ngoái khoảng một phần mười.
      """),
    PastedPage(
      "related box in the middle of the article",
      """
      navigation | Trang chủ > Thế giới
      title | Hai nước nối lại đường bay thẳng sau ba năm
      navigation | 15/04/2023 19:30
      lead | Chuyến bay thẳng đầu tiên sau ba năm hạ cánh chiều 15/4 với 180 hành khách.
      related | Tin liên quan
      related | Hãng hàng không mở thêm bốn đường bay
      related | Sân bay quốc tế đón triệu khách đầu tiên trong năm
      body | Đại diện hãng bay cho biết mỗi tuần sẽ có bốn chuyến, cất cánh vào thứ hai, thứ tư, thứ sáu và chủ nhật.
      body | Giá vé khứ hồi bắt đầu từ 4 triệu đồng, thấp hơn gần một nửa so với đường bay nối chuyến.
      related | Xem thêm: Khách quốc tế đến miền Trung tăng gấp đôi
      body | Bộ Giao thông hai nước cũng bàn về việc mở đường bay tới thành phố thứ hai trong mùa hè này.
      """),
    PastedPage(
      "press release",
      """
      title | THÔNG CÁO BÁO CHÍ
      body | Đà Nẵng, ngày 5 tháng 9 năm 2022

      title | Tập đoàn Sóng Xanh xây nhà máy lọc nước ở Đà Nẵng

      body | Hôm nay, Tập đoàn Sóng Xanh khởi công nhà máy lọc nước công suất 50.000 m3 mỗi ngày tại Đà Nẵng.

      body | Các mốc chính:
      body | • Quý I: hoàn thành phần móng;
      body | • Quý III: lắp đặt thiết bị;
      body | • Tháng 12: cấp nước cho 30.000 hộ dân.
      """),
    PastedPage(
      "picture credit on its own line, agency at the foot",
      """
      navigation | Chính trị
      navigation | Chủ nhật, 20/11/2022 - 16:45
      title | Đoàn bác sĩ quân y trở về từ Nam Sudan
      lead | Chiều 20/11, 63 bác sĩ của bệnh viện dã chiến đã về đến Hà Nội.
      caption | Các bác sĩ được người thân đón tại sân bay
      caption | Ảnh: Thu Hà
      body | Trong 14 tháng, bệnh viện dã chiến đã khám và điều trị cho hơn 2.000 lượt người.
      body | Đoàn kế tiếp gồm 63 người đã lên đường từ tháng 9 để thay thế.
      navigation | Theo TTXVN
      related | Lễ xuất quân của lực lượng gìn giữ hòa bình
      """),
    PastedPage(
      "title of the browser tab first, links without a head at the end",
      """
      title | Mưa đá làm hỏng 300 mái nhà ở Lào Cai - Báo Vùng Cao
      navigation | Trang nhất
      navigation | Video
      navigation | Podcast
      title | Mưa đá làm hỏng 300 mái nhà ở Lào Cai
      navigation | 12:40 18/04/2021
      lead | Trận mưa đá kéo dài 15 phút rạng sáng 18/4 làm hỏng mái của hơn 300 ngôi nhà ở Lào Cai.
      body | Không có ai bị thương, nhưng 40 ha ngô và rau màu bị dập nát hoàn toàn, xã Nậm Lúc thiệt hại nặng nhất.
      related | Tuyết rơi trên đỉnh Fansipan giữa tháng tư
      related | Đường lên Y Tý thông xe trở lại
      related | Phiên chợ vùng cao đông khách trong ngày nghỉ
      navigation | Lên đầu trang
      """),
  ]
}

extension StringProtocol {
  fileprivate func trimmingPrefix(while isTrimmed: (Character) -> Bool) -> String { String(drop(while: isTrimmed)) }
}
