@testable import ArticleInput
import Extraction
import Foundation
import Records
import TestSupport
import Testing

/// Pages in the manner of different sites, each with what must come out of it: `Pages/x.html` and `Pages/x.expected`.
@Suite struct HTMLPageTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Pages")
  static let pages = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".html") }.sorted()

  @Test func pagesAreThere() { #expect(Self.pages.count >= 10) }

  @Test(arguments: pages) func page(_ name: String) throws {
    let found = try Self.description(of: Self.article(name))
    let file = Self.folder.appendingPathComponent(name.replacingOccurrences(of: ".html", with: ".expected"))
    if ProcessInfo.processInfo.environment["UPDATE_GOLD"] != nil {
      try found.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(file.lastPathComponent) was written anew; look at the difference")
      return
    }
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let lines = zip(found.split(separator: "\n"), expected.split(separator: "\n"))
    let different = lines.first { $0 != $1 }
    #expect(found == expected, "\(name): \(different.map { "found \($0), expected \($1)" } ?? "one is longer")")
  }

  /// Cutting the source at the offsets gives the text, but for white space and character references.
  @Test(arguments: pages) func offsetsLeadBack(_ name: String) throws {
    let article = try Self.article(name)
    let markup = try #require(article.markup)
    var end = (text: 0, source: 0)
    for run in markup.runs {
      #expect(run.text.lowerBound >= end.text && run.source.lowerBound >= end.source)
      end = (run.text.upperBound, run.source.upperBound)
      guard run.text.count == run.source.count else {
        let source = String(decoding: markup.source[run.source], as: UTF8.self)
        #expect(source.hasPrefix("&") || source.allSatisfy(\.isWhitespace), "\(source)")
        continue
      }
      let pairs = zip(article.text[run.text], markup.source[run.source])
      #expect(pairs.allSatisfy { $0 == $1 || ($0 == 0x20 && $1 <= 0x20) })
    }
    let covered = markup.runs.reduce(0) { $0 + $1.text.count }
    let breaks = article.text.count { $0 == 0x0A || $0 == 0x20 }
    #expect(article.text.count - covered <= breaks)
  }

  static func article(_ name: String) throws -> Article {
    let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
    let place = InputPlace(path: name)
    return try ArticleDecoder.article(from: RawDocument(kind: .html, id: name, place: place, bytes: Array(bytes)))
  }

  /// What is known of the page, then each line of its text with its zone.
  private static func description(of article: Article) -> String {
    let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: [.documents], offsets: .utf8))
    guard let document = extractor.records(of: article).document else { return "" }
    var lines = ["title: \(document.title ?? "-")", "date: \(document.date ?? "-")", "url: \(document.url ?? "-")"]
    lines += ["source: \(document.source ?? "-")", "language: \(document.language)", ""]
    var start = 0
    for line in article.text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      if line.isEmpty { continue }
      let zone = document.zones.first { $0.end > start }?.zone ?? "?"
      lines.append("\(zone) | \(String(decoding: line, as: UTF8.self))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

@Suite struct MarkupDateTests {
  /// The page's own date and those of teasers beside the article give way to the article's.
  @Test(arguments: [
    "<script type='application/ld+json'>{'@graph':[{'@type':'WebSite','datePublished':'2001-01-01'},{'@type':'NewsArticle','datePublished':'2021-08-24'}]}</script>",
    "<aside><time datetime=2020-01-01>1/1</time></aside><nav><ul><li><time datetime=2020-01-02>2/1</time></ul></nav><time datetime=2021-08-24>24/8</time>",
    "<script type='application/ld+json'>{'datePublished':'2021-08-24','@type':'NewsArticle'}</script><time datetime=2020-01-01>1/1</time>",
    "<aside><time datetime=2021-08-24>24/8</time></aside>",
    // Of the articles of JSON-LD it is the one called as the page is.
    "<title>Cầu mới thông xe - Báo X</title><script type='application/ld+json'>{'@type':'ItemList','itemListElement':[{'@type':'NewsArticle','headline':'Chợ cũ','datePublished':'2020-01-01'}]}</script><script type='application/ld+json'>{'@type':'NewsArticle','headline':'Cầu mới thông xe','datePublished':'2021-08-24'}</script>",
    "<link rel=canonical href='https://x.vn/cau-moi.html'><script type='application/ld+json'>{'@graph':[{'@type':'NewsArticle','url':'https://x.vn/cho-cu.html','datePublished':'2020-01-01'},{'@type':'NewsArticle','mainEntityOfPage':{'@id':'https://x.vn/cau-moi.html?a'},'datePublished':'2021-08-24'}]}</script>",
    "<script type='application/ld+json'>{'@type':'VideoObject','datePublished':'2020-01-01'}</script><meta property='article:published_time' content='2021-08-24'>",
    // Broken JSON: a bare quote, a line break, a comma too many.
    "<script type='application/ld+json'>{'@type':['NewsArticle'],'headline':'Ông 'Ba'\n đi','datePublished':'T3, 24/08/2021 08:54',}</script>",
    "<meta name='DC.date.created' content='2021-08-24'>", "<abbr class='published' title='2021-08-24T08:54:00+07:00'>Thứ ba</abbr>",
  ])
  func picksTheArticles(_ markup: String) {
    let page = markup.replacing("'", with: "\"").replacing("\"application/ld+json\"", with: "'application/ld+json'") + "<p>Hà Nội"
    #expect(HTMLArticle.article(from: Array(page.utf8), base: Article(id: "x", text: [])).markupDate == "2021-08-24")
  }

  /// What stands beside the title, not the clock of the top bar, tickers or comments.
  @Test(arguments: [
    ("<header><time datetime=2026-01-09>9/1</time></header>", "<time datetime=2021-08-24T08:54>hôm kia</time>", ""),
    ("<header><time datetime=2026-01-09>9/1</time></header>", "<div>24/08/2021 08:54</div>", ""),
    (
      "<div class=ticker><time datetime=2026-01-09>9/1</time></div><p>A</p><p>B</p><p>C</p><p>D</p><p>E</p>", "<div>24/08/2021 08:54</div>",
      ""
    ),
    ("", "<p>Lê Minh, phóng viên báo này tại Huế <span class=date>24/08/2021</span> cỡ chữ</p>", ""),
    ("", "<p>Lê Minh, phóng viên <time>Thứ ba, 24/08/2021</time><a>0</a> lời bàn</p>", ""),
    ("", "<div>24/08/2021 08:54</div>", "<div class=comments><p><time datetime=2026-01-09>9/1</time> Hay quá</div>"),
    ("", "<div>24/08/2021 08:54</div>", "<ul class=related><li><time datetime=2026-01-09>9/1</time> Chợ cũ đã đóng cửa</ul>"),
  ])
  func stampBesideTheTitle(_ top: String, _ stamp: String, _ below: String) throws {
    let text = "<p>Tỉnh đã cho thông xe cầu Hương Giang sau hơn hai năm sửa chữa với kinh phí 180 tỷ đồng.</p>"
    let page = "<body>\(top)<h1>Cầu Hương Giang thông xe</h1>\(stamp)<div class=x>\(text)\(text)\(text)</div>\(below)"
    let article = HTMLArticle.article(from: Array(page.utf8), base: Article(id: "x", text: []))
    let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: [.documents]))
    #expect(try #require(extractor.records(of: article).document).date == "2021-08-24")
  }

  @Test(arguments: [
    ("2021-08-24T08:54:00+07:00", "2021-08-24"), ("T3, 24/08/2021 08:54", "2021-08-24"), ("Thứ 3, 24/08/2021", "2021-08-24"),
    ("2021-08-23T18:30:00Z", "2021-08-24"), ("2021-08-24", "2021-08-24"),
    ("2021-12-31T20:00:00.000+0000", "2022-01-01"), ("20210824T085400+0700", "2021-08-24"), ("24/08/2021 08:54", "2021-08-24"),
    ("8/24/2021 8:54:00 AM", "2021-08-24"), ("Tue, 24 Aug 2021 01:54:00 GMT", "2021-08-24"), ("Aug 24, 2021", "2021-08-24"),
    ("2021-08-24 08:54:00", "2021-08-24"), ("2021-08-24T00:30:00-05:00", "2021-08-24"),
    // The order of day and month can't be known, or it is no date.
    ("8/9/2021 8:54:00 AM", "nil"), ("31/02/2021", "nil"), ("0001-01-01T00:00:00", "nil"), ("", "nil"), ("GMT+7", "nil"),
  ])
  func reads(_ text: String, _ expected: String) { #expect(MarkupDate(text)?.description ?? "nil" == expected) }
}

@Suite struct PageMetadataTests {
  /// Character references are resolved; the publisher is neither the author nor the logo.
  @Test(arguments: [
    "{'@type':'NewsArticle','headline':'Cầu &quot;treo&quot; &amp; đường','author':{'name':'Lê Minh'},'publisher':{'logo':{'name':'Hình'},'name':'Báo &#7844;m'}}",
    "{'@graph':[{'@type':'NewsArticle','headline':'Cầu &quot;treo&quot; &amp; đường','publisher':{'@id':'#o'},'author':{'@id':'#a','name':'Lê Minh'}},{'@id':'#a','name':'Lê Minh'},{'@id':'#o','@type':'Organization','logo':{'@id':'#l','name':'Hình'},'name':'Báo &#7844;m'}]}",
  ])
  func titleAndPublisher(_ json: String) {
    let page = "<script type=application/ld+json>" + json.replacing("'", with: "\"") + "</script><p>Hà Nội"
    let metadata = PageMetadata(HTMLEvents(Array(page.utf8)))
    #expect(metadata.title == "Cầu \"treo\" & đường")
    #expect(metadata.source == "Báo Ấm")
  }
}

@Suite struct PageTextTests {
  @Test(arguments: [
    ("<time>08:05 - 04/06/2021</time><a>0</a>", "08:05 - 04/06/2021 0"), ("<span class=d>2021</span><span class=n>0</span>", "2021 0"),
    ("1<b>2</b>3 m<sup>2</sup> 10<sup>6</sup> <span style=color:red>4</span>5", "123 m2 106 45"),
    ("Trung\u{200B}Quốc phản\u{200B} đối", "Trung Quốc phản đối"), ("phả\u{FEFF}n <b>Huế</b>&#8203;sáng", "phản Huếsáng"),
  ])
  func words(_ markup: String, _ text: String) {
    #expect(String(decoding: HTMLPageBuilder.page(HTMLEvents(Array("<p>\(markup)</p>".utf8))).text, as: UTF8.self) == text)
  }

  /// Limits count what NFC would have.
  @Test func lengthOfBothForms() {
    let text = "Quốc lộ ở Ấp Bưởi nghẽn: ẽ ỹ ả ạ ộ ớ ữ Ă ă đ Đ ì"
    let blocks = [text, text.decomposedStringWithCanonicalMapping].map {
      HTMLPageBuilder.page(HTMLEvents(Array("<p>\($0)</p>".utf8))).blocks[0]
    }
    #expect(blocks[0].length == text.utf8.count)
    #expect(blocks[0].length == blocks[1].length && blocks[0].letters == blocks[1].letters)
  }
}

/// One element among the paragraphs of an article, and the zone of its last line.
@Suite struct MarkupZoneTests {
  private static let text = (1...4).map {
    "<p>Tỉnh đã cho thông xe cầu số \($0) trên sông Hương sau hơn hai năm sửa chữa với kinh phí hơn 180 tỷ đồng từ ngân sách.</p>"
  }

  @Test(arguments: [
    (
      "<div class=c7><h3>Bình luận (2)</h3><div><b>lan</b></div><p>Bác tôi hôm qua đi qua cầu ấy thấy xe cộ rất đông và còn bị kẹt hơn một giờ.</p></div>",
      "navigation"
    ),
    (
      "<div class=c7><h3>Ý kiến bạn đọc</h3><p>Bác tôi hôm qua đi qua cầu ấy thấy xe cộ rất đông và còn bị kẹt hơn một giờ.</p></div>",
      "navigation"
    ),
    ("<div class=c7><h4>Có thể bạn quan tâm</h4><p>Chợ Đông Ba đóng cửa ba ngày</p></div>", "related"),
    ("<div class=c7><h4>Đăng ký nhận bản tin</h4><p>Mỗi sáng chúng tôi gửi bạn những tin hay nhất</p></div>", "related"),
    // An end tag is missing: the box holds the rest of the text.
    ("<div class=box-related><a href=/1>Chợ Đông Ba đóng cửa ba ngày</a>\(text.joined())<p>Cầu mới dài hơn cầu cũ.</p>", "body"),
    ("<div class=comment-box>\(text.joined())\(text.joined())<p>Cầu mới dài hơn cầu cũ.</p>", "body"),
    (
      "<div class=box-related><a href=/1>Chợ Đông Ba đóng cửa ba ngày</a><p>Ông Ba nói cầu mới rất đẹp và vững.</p><p>Bà Tư cũng nói cầu mới rất đẹp và vững.</p><p>Cô Bảy nói cầu mới rất đẹp và vững.</p><p>Cầu mới dài hơn cầu cũ những 20 mét.</p>",
      "body"
    ),
    ("<p>Mời quý độc giả đọc thêm bài: <a href=/1>Chợ Đông Ba đóng cửa ba ngày</a></p>", "related"),
    ("<p>Cùng đề tài ấy: <a href=/1>Chợ Đông Ba đóng cửa ba ngày</a></p>", "related"),
    ("<p>→ <a href=/1>Chợ Đông Ba đóng cửa ba ngày</a></p>", "related"),
    ("<p>* Xem video: Chợ Đông Ba đóng cửa ba ngày</p>", "related"), ("<p>Đừng bỏ lỡ: Chợ Đông Ba đóng cửa ba ngày</p>", "related"),
    ("<p>Ông Ba đọc <a href=/1>bài thơ về chợ Đông Ba</a>.</p>", "body"),
    ("<p><a href=/a>Lê Minh</a> gặp <a href=/b>Trần Thị Thu Hà</a> tại <a href=/c>Thành phố Huế</a>.</p>", "body"),
    ("<figure class=table><table><tr><td>Cầu cũ dài 400 mét</td></tr></table></figure>", "body"),
    ("<figure><blockquote>“Tôi rất vui”, ông Ba nói.</blockquote></figure>", "body"),
    ("<figure><img src=a><figcaption>Cầu mới lúc khánh thành</figcaption></figure>", "caption"),
    ("<div class='elementor-widget'><p>Ông Ba ở <a href=/1>thành phố Huế xinh đẹp</a> rất vui.</p></div>", "body"),
    ("<blockquote class=twitter-tweet><p>Hôm nay cầu mới đã thông xe rồi bà con ơi!</p></blockquote>", "related"),
    ("<div><a href='#tiep'>Bỏ qua phần này và đọc tiếp</a></div>", "navigation"), ("<p>Mục lục</p>", "navigation"),
    ("<div class=tin-moi-truong><p>Nước sông trong hơn trước.</p></div>", "body"),
    ("<div class=box-tin-moi><p>Nước sông trong hơn trước.</p></div>", "related"),
  ])
  func elementInArticle(_ element: String, _ zone: String) throws {
    let text = Self.text
    #expect(try Self.zones("<h1>Cầu Hương Giang thông xe</h1><div class=x>\(text[0])\(text[1])\(text[2])\(element)</div>").last == zone)
  }

  /// Comments that are longer than the article are none of it.
  @Test func shortArticleWithComments() throws {
    let comments = (1...4).map {
      "<div class=c2><b>ban\($0)</b><div class=c3>\(String(repeating: "cầu này đi rất thích, ", count: 12)) rất vui.</div></div>"
    }
    let zones = try Self.zones(
      "<div class=a><h1>Cầu Hương Giang thông xe</h1>\(Self.text[0])</div><div class=b><h3>Ý kiến bạn đọc (4)</h3>\(comments.joined())</div>"
    )
    #expect(zones.prefix(2) == ["title", "lead"] || zones.prefix(2) == ["title", "body"])
    #expect(!zones.dropFirst(2).contains("body"))
  }

  @Test(arguments: ["Lê Minh (Theo Kyodo)", "Theo Reuters, BBC", "Lê Minh - Thu Hà", "(Theo Kyodo)"])
  func signature(_ line: String) throws {
    #expect(try Self.zones("<h1>Cầu Hương Giang thông xe</h1><div class=x>\(Self.text.joined())<p>\(line)</p></div>").last == "navigation")
  }

  @Test(arguments: ["<h2 class=content-detail-sapo>%</h2>", "<div class=chappeau>%</div>", "<p>%</p>"])
  func lead(_ markup: String) throws {
    let lead = markup.replacing("%", with: "Chiều qua, hàng nghìn người dân đã đi bộ qua cầu.")
    let zones = try Self.zones("<h1>Cầu Hương Giang thông xe</h1>\(lead)<div class=content-detail-body>\(Self.text.joined())</div>")
    #expect(zones.prefix(3) == ["title", "lead", "body"])
  }

  /// A page that sets the site's name in `<h1>`, and an old one without any.
  @Test(arguments: [
    ("<title>Cầu Hương Giang thông xe - Báo Sông Hương</title><meta property=og:title content='Cầu Hương Giang thông xe'><h1>Báo Sông Hương</h1>"),
    ("<title>Trang in</title><table><tr><td><h3>Cầu Hương Giang thông xe</h3></td></tr>"),
  ])
  func title(_ head: String) {
    let rows = head.contains("<table>") ? Self.text.map { "<tr><td>\($0)</td></tr>" } : Self.text
    let page = head + rows.joined()
    let article = HTMLArticle.article(from: Array(page.utf8), base: Article(id: "x", text: []))
    #expect(article.title == "Cầu Hương Giang thông xe")
  }

  private static func zones(_ page: String) throws -> [String] {
    let article = HTMLArticle.article(from: Array("<body>\(page)".utf8), base: Article(id: "x", text: []))
    let extractor = Extractor(resources: TestData.resources, options: ExtractionOptions(kinds: [.documents, .sentences]))
    return extractor.records(of: article).sentences.map(\.zone)
  }
}
