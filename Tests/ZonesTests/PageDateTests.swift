import Annotations
import TestSupport
import Testing
import VietText
import Zones

@Suite struct PageDateTests {
  @Test(arguments: [
    ("08:54 | 24/08/2021 GMT+7\n\(title)\n\n\(paragraph)", "2021-08-24"),
    ("Thứ Năm, 10:15 | 15/07/2021 GMT+7\n\(title)\n\n\(paragraph)", "2021-07-15"),
    ("\(title)\nThứ ba, 24/8/2021, 08:54 (GMT+7)\n\(paragraph)", "2021-08-24"),
    ("\(title)\n24-08-2021\n\(paragraph)", "2021-08-24"),
    ("\(title)\n24.08.2021 | 9h05\n\(paragraph)", "2021-08-24"),
    ("\(title)\nCập nhật lúc 2021-08-24 08:54\n\(paragraph)", "2021-08-24"),
    ("\(title)\nNgày 24 tháng 8 năm 2021\n\(paragraph)", "2021-08-24"),
    ("\(title)\n24 tháng 8 2021\n\(paragraph)", "2021-08-24"),
    ("\(title)\nLê Minh - 24/08/2021 08:54\n\(paragraph)", "2021-08-24"),
    ("\(title)\n2021.08.24\n\(paragraph)", "2021-08-24"), ("\(title)\n24 Tháng Tám, 2021\n\(paragraph)", "2021-08-24"),
    ("\(title)\nTháng Mười Hai 24, 2021\n\(paragraph)", "2021-12-24"), ("\(title)\n24 Thg 8, 2021\n\(paragraph)", "2021-08-24"),
    ("\(title)\nAugust 24, 2021\n\(paragraph)", "2021-08-24"), ("\(title)\n24/08/21 08:54\n\(paragraph)", "2021-08-24"),
    ("\(title)\n08:54 24/08/21\n\(paragraph)", "2021-08-24"), ("\(title)\n24/08/21\n\(paragraph)", "nil"),
    ("\(title)\n8 giờ 54 phút, ngày 24/08/2021\n\(paragraph)", "2021-08-24"),
    // Byline and stamp in one line.
    ("\(title)\nTheo TTXVN - 24/08/2021\n\(paragraph)", "2021-08-24"),
    ("\(title)\nPhóng viên thường trú tại Huế - Thứ ba, 24/08/2021 08:54\n\(paragraph)", "2021-08-24"),
    ("\(title)\nTheo dõi Báo Huế trên Google News Thứ Ba, 24/08/2021 08:54\n\(paragraph)", "2021-08-24"),
    ("Lịch chiếu phim trong nhà hát 19:00 Thứ Ba 24/8/2021\n\n\(paragraph)", "nil"),
    // The day of a change counts where no other stands near.
    ("\(title)\nCập nhật: 25/08/2021 09:00 | Đăng: 24/08/2021 08:54\n\(paragraph)", "2021-08-24"),
    ("\(title)\nCập nhật: 25/08/2021 09:00\nĐăng: 24/08/2021 08:54\n\(paragraph)", "2021-08-24"),
    ("Thứ sáu, 9/1/2026\nTrang chủ\nThời sự\n\(title)\nCập nhật lúc 08:54, 24/08/2021\n\(paragraph)", "2021-08-24"),
    ("\(title)\n\n(Huế, 24/8/2021) - \(paragraph)", "2021-08-24"),
    ("\(title)\n\nHUẾ, ngày 24-8-2021 - \(paragraph)", "2021-08-24"),
    ("\(title)\n\nHuế (TTXVN 24/8/2021) - \(paragraph)", "2021-08-24"),
    ("\(title)\n\n\(paragraph)\n\nHuế, ngày 24 tháng 8 năm 2021", "2021-08-24"),
    ("\(title)\n\n\(paragraph)\nCập nhật: 24/08/2021 08:54", "2021-08-24"),
    // The day of the visit stands above the menu, that of the article beside its title.
    ("Thứ sáu, 9/1/2026\nTrang chủ\nThời sự\nKinh tế\n\(title)\n24/08/2021 08:54\n\(paragraph)", "2021-08-24"),
    // A dateline without a year is no date, unless the head of the page tells the year.
    ("\(title)\n\n(Huế, 24/8) - \(paragraph)", "nil"),
    ("Số 8, tháng 8 năm 2021\n\(title)\n\nHuế (TTXVN 24/8) - \(paragraph)", "2021-08-24"),
    // Dates of the text and of link lists are not the page's.
    ("\(title)\n\nNgày 24/8/2021, \(paragraph)", "nil"),
    ("\(title)\n\n\(paragraph)\nTin liên quan\nCầu mới bắc qua sông Hương đã hợp long\n09:13 | 09/01/2026 Tin tức", "nil"),
    ("\(title)\n31/02/2021\n\(paragraph)", "nil"), ("Bản tin giá vàng ngày 24/8/2021 của công ty\n\n\(paragraph)", "nil"),
  ])
  func date(_ page: String, _ expected: String) {
    let layout = ZoneFinder(lexicon: TestData.lexicon).layout(of: TestData.segmented(page), date: nil)
    #expect(layout.date?.description ?? "nil" == expected)
    #expect((layout.dateline == nil) == (layout.date == nil))
  }

  @Test func dateHandedInWins() {
    let text = TestData.segmented("08:54 | 24/08/2021 GMT+7\n\(Self.title)\n\n\(Self.paragraph)")
    let layout = ZoneFinder(lexicon: TestData.lexicon).layout(of: text, date: CalendarDate(2020, 1, 2))
    #expect(layout.date == CalendarDate(2020, 1, 2))
    #expect(layout.dateline == nil)
  }

  private static let title = "Cầu Hương Giang thông xe sau hai năm sửa chữa"
  private static let paragraph = "Tỉnh đã cho thông xe cầu Hương Giang sau hơn hai năm sửa chữa với kinh phí 180 tỷ đồng."
}

@Suite struct ZoneHintTests {
  /// Markup has the last word: here it calls the second paragraph a teaser and the last line a caption.
  @Test func markupDecides() {
    let lines = [
      "Tin vui cho bà con trồng lúa", "Giá lúa tăng 500 đồng mỗi kg trong tuần này.", "Giá phân bón giảm mạnh từ đầu tháng.", "Ruộng lúa",
    ]
    let text = TestData.segmented(lines.joined(separator: "\n"))
    let starts = lines.indices.map { lines[..<$0].reduce(0) { $0 + $1.utf8.count + 1 } }
    let hints = [(2, Zone.related), (3, Zone.caption)].map { ZoneHint(start: starts[$0.0], end: starts[$0.0] + 9, zone: $0.1) }
    let layout = ZoneFinder(lexicon: TestData.lexicon).layout(
      of: text, matches: TestData.lexicon.matches(in: text), date: nil, hints: hints)
    #expect(layout.zones == [.title, .body, .related, .caption])
  }
}

@Suite struct HostileTextTests {
  /// Every shape of line, many times over: each sentence has a zone. What it costs, `make test-growth` counts.
  @Test(arguments: [
    "a\n", "24/8/2021\n", "Tin liên quan\n", "Ảnh: A\n", "Một hai ba bốn năm\n", "((((((\n", "08:54 | \n", "Câu. Câu. ",
    "Xem thêm: a b c d\n",
    "Một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba.\n", "Theo\n", "- ; -\n",
  ])
  func manyLines(_ line: String) {
    let text = TestData.segmented(String(repeating: line, count: 4_000))
    let layout = ZoneFinder(lexicon: TestData.lexicon).layout(of: text, matches: TestData.lexicon.matches(in: text), date: nil)
    #expect(layout.zones.count == text.sentences.count)
  }
}
