import Extraction
import Records
import TestSupport
import Testing

@Suite struct ExtractorTests {
  private func records(_ article: Article, _ options: ExtractionOptions) -> DocumentRecords {
    Extractor(resources: TestData.resources, options: options).records(of: article)
  }

  @Test func theArticlesOwnDateComesFirst() {
    var article = Article(id: "a", text: Array("Hôm qua, Hà Nội có mưa.".utf8), date: "2021-08-24T10:00:00Z")
    let options = ExtractionOptions(kinds: [.documents], date: "2020-01-01")
    #expect(records(article, options).document?.date == "2021-08-24")
    #expect(records(article, options).document?.dateFrom == "input")
    article.date = "24.8.2021"
    #expect(records(article, options).document?.date == "2020-01-01")
    #expect(records(article, options).warnings.map(\.code) == ["bad-date"])
    article.date = nil
    #expect(records(article, options).document?.dateFrom == "option")
  }

  @Test func writesOnlyWhatIsAskedFor() {
    let article = Article(id: "a", text: Array("Hà Nội có mưa.".utf8))
    let found = records(article, ExtractionOptions(kinds: [.sentences]))
    #expect(found.document == nil && found.entities.isEmpty && found.events.isEmpty && found.mentions.isEmpty)
    #expect(found.sentences.map(\.span.text) == ["Hà Nội có mưa."])
  }

  @Test func carriesTheArticlesFields() {
    let article = Article(
      id: "a", text: Array("Hà Nội".utf8), title: "T", source: "S", url: "U", meta: Array("{}".utf8),
      warnings: [Warning(code: "c", message: "m")])
    let document = records(article, ExtractionOptions(kinds: [.documents])).document
    #expect(document?.title == "T" && document?.source == "S" && document?.url == "U")
    #expect(document?.warnings == article.warnings)
  }
}
