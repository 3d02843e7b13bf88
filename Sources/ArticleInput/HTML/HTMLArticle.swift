import Records

/// Reads the article out of a page of HTML.
enum HTMLArticle {
  /// - Parameters:
  ///   - html: the page, valid UTF-8.
  ///   - base: what is known from elsewhere; its fields win over the page's own.
  static func article(from html: [UInt8], base: Article) -> Article {
    let events = HTMLEvents(html)
    let page = HTMLPageBuilder.page(events)
    let metadata = PageMetadata(events)
    let container = ArticleFinder(page).article()
    let zoner = BlockZoner(page, article: container, metadata: metadata)
    let stamps = PageStamps(page, events, article: container, title: zoner.title)
    var article = base
    article.text = page.text
    article.zones = zones(page, zoner, stamps.shown())
    article.markup = SourceMarkup(source: html, runs: page.runs.map { SourceMarkup.Run(text: $0.text, source: $0.source) })
    article.title = base.title ?? zoner.title.map { page.string(page.blocks[$0]) } ?? metadata.title
    article.markupDate = metadata.date ?? stamps.date()
    article.url = base.url ?? metadata.url
    article.source = base.source ?? metadata.source
    return article
  }

  private static func zones(_ page: HTMLPage, _ zoner: BlockZoner, _ stamps: [Int: Range<Int>]) -> [ArticleZone] {
    let names = zoner.zones()
    return page.blocks.indices.compactMap { i in
      let block = page.blocks[i]
      return names[i].map { name in
        ArticleZone(
          zone: name, start: block.start, end: block.end, box: name == "body" || name == "navigation" ? page.box(around: i) : nil,
          stamp: stamps[i])
      }
    }
  }
}
