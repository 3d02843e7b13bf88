import Records

/// Turns the bytes of one article into an `Article`. Safe to use from several threads.
package enum ArticleDecoder {
  package static func article(from document: RawDocument) throws(InputProblem) -> Article {
    switch document.kind {
    case .text:
      let (text, warnings) = TextDecoder.decode(document.bytes)
      return Article(id: document.id, text: text, warnings: warnings)
    case .jsonLine: return try JSONArticle.article(from: document)
    case .html:
      let (html, warnings) = HTMLCharset.decode(document.bytes)
      return HTMLArticle.article(from: html, base: Article(id: document.id, text: [], warnings: warnings))
    }
  }
}
