import Records
import TestSupport
import Testing

@testable import ArticleInput

/// Pages that no browser should have to read: no crash, nothing of the text lost. What ten times the page costs, `make test-growth` counts.
@Suite struct HTMLHostileTests {
  @Test(arguments: [
    "<div>", "<p><b>", "<b>", "</x>", "<table>", "<td>", "<a href=x>y", "&", "&amp;", "&#7879;", "<", "<!--", "<select><option>",
    "<script>", "<p>a", "<br>",
    "<ul><li>x", "<!doctype html>", "<meta property='og:title' content='a'>", "\"", "<p title=\"", "\u{0}", "<![CDATA[", "<svg>",
    "<h1>Tin</h1>",
    "<div class='related'>x</div>", "<script type='application/ld+json'>{\"datePublished\"", "<p x=1 y=2 ",
  ])
  func repeated(_ piece: String) {
    let page = Array(String(repeating: piece, count: 4_000).utf8) + Array("<p>Dòng cuối".utf8)
    expectRunsLeadBack(HTMLArticle.article(from: page, base: Article(id: "x", text: [])), page)
  }

  @Test func deepNestingLosesNothing() {
    let page = String(repeating: "<div><p>Một hai ba bốn năm sáu bảy tám chín mười.", count: 3_000)
    let article = HTMLArticle.article(from: Array(page.utf8), base: Article(id: "x", text: []))
    #expect(article.text.split(separator: 0x0A).count == 3_000)
  }

  @Test func manyAttributes() {
    let page = "<p " + (0..<50_000).map { "a\($0)='\($0)' " }.joined() + ">Dòng đầu<p>Dòng cuối"
    let text = HTMLArticle.article(from: Array(page.utf8), base: Article(id: "x", text: [])).text
    #expect(String(decoding: text, as: UTF8.self) == "Dòng đầu\n\nDòng cuối")
  }

  /// Random bytes between pieces of markup: the runs must always lead back into the source.
  @Test func randomPages() {
    var state: UInt64 = 11
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let pieces = [
      "<p>", "</p>", "<div class=\"sapo\">", "</div>", "<a href='/x'>", "</a>", "<b>", "</i>", "&amp;", "&#225;", "&nbsp;", "&hellip;",
      "&xx;", "Hà Nội ", "\r\n", "\t",
      "<br/>", "<table><tr><td>", "</table>", "<script>x</script>", "<!-- c -->", "<", ">", "\u{FEFF}", "e\u{301}", "\u{0}",
      "<time datetime=2021-08-24>", "🇻🇳",
    ]
    for _ in 0..<2_000 {
      let page = Array((0..<random(24)).map { _ in pieces[random(pieces.count)] }.joined().utf8)
      expectRunsLeadBack(HTMLArticle.article(from: page, base: Article(id: "x", text: [])), page)
    }
  }

  /// Each stretch of the text stands behind the one before it in the source, and byte by byte where the lengths agree.
  private func expectRunsLeadBack(_ article: Article, _ page: [UInt8]) {
    #expect(String(validating: article.text, as: UTF8.self) != nil)
    var end = 0
    for run in article.markup?.runs ?? [] {
      #expect(run.source.lowerBound >= end && run.source.upperBound <= page.count)
      end = run.source.upperBound
      if run.text.count == run.source.count {
        #expect(zip(article.text[run.text], page[run.source]).allSatisfy { $0 == $1 || ($0 == 0x20 && $1 <= 0x20) })
      }
    }
  }
}
