import Records

/// Turns the bytes of one article into an `Article`. Safe to use from several threads.
package enum ArticleDecoder {
  package static func article(from document: RawDocument) throws(InputProblem) -> Article {
    let bytes = try TransferDecoder.decoded(
      document.bytes, document.encodings, most: DocumentReader.longestLine, at: document.place)
    switch document.kind {
    case .text:
      if TextDecoder.isBinary(bytes) { throw InputProblem(at: document.place, "holds no text; left out", code: "binary") }
      let (text, warnings) = TextDecoder.decode(bytes, declared: document.charset)
      return Article(id: document.id, text: text, url: document.url, warnings: warnings)
    case .jsonLine: return try JSONArticle.article(from: document)
    case .html:
      let (html, warnings) = HTMLCharset.decode(bytes, declared: document.charset)
      return HTMLArticle.article(from: html, base: Article(id: document.id, text: [], url: document.url, warnings: warnings))
    }
  }
}
