import Records

/// Reads one line of JSON Lines: `{"id", "text" | "html", "date", "title", "source", "url"}`; other keys go to `meta`.
enum JSONArticle {
  static func article(from document: RawDocument) throws(InputProblem) -> Article {
    let (line, warnings) = TextDecoder.repaired(document.bytes)
    do {
      var (article, hasText, html) = try line.withUnsafeBufferPointer { bytes throws(JSONError) in try read(bytes, document.id) }
      if !hasText {
        guard let html else { throw InputProblem(at: document.place, "neither 'text' nor 'html'", code: "no-text") }
        article = HTMLArticle.article(from: html, base: article)
      }
      article.warnings = warnings + article.warnings
      return article
    } catch let error as JSONError {
      let place = InputPlace(path: document.place.path, line: document.place.line, column: error.offset + 1)
      throw InputProblem(at: place, error.message, code: "bad-json")
    } catch let problem as InputProblem {
      throw problem
    } catch {
      throw InputProblem(at: document.place, "\(error)", code: "bad-json")
    }
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ id: String
  ) throws(JSONError) -> (Article, hasText: Bool, html: [UInt8]?) {
    var json = JSONReader(bytes)
    var article = Article(id: id, text: [])
    var hasText = false
    var html: [UInt8]?
    var meta = JSONWriter()
    meta.beginObject()
    var hasMeta = false
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "id": article.id = try identifier(&json) ?? id
      case "text":
        if let text = try text(&json) {
          article.text = text
          hasText = true
        }
      case "html": html = try text(&json)
      case "date": article.date = try string(&json)
      case "title": article.title = try string(&json)
      case "source": article.source = try string(&json)
      case "url": article.url = try string(&json)
      default:
        meta.key(key)
        try json.copyValue(to: &meta)
        hasMeta = true
      }
    }
    try json.end()
    meta.endObject()
    if hasMeta { article.meta = meta.bytes }
    if json.loneSurrogates > 0 {
      article.warnings.append(
        Warning(code: "lone-surrogate", message: "half a surrogate pair replaced by U+FFFD", count: json.loneSurrogates))
    }
    return (article, hasText, html)
  }

  private static func text(_ json: inout JSONReader) throws(JSONError) -> [UInt8]? {
    if try json.peek() == .null {
      try json.readNull()
      return nil
    }
    return try json.readString()
  }

  private static func string(_ json: inout JSONReader) throws(JSONError) -> String? {
    try text(&json).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A string or a number, which is taken as it is written.
  private static func identifier(_ json: inout JSONReader) throws(JSONError) -> String? {
    if try json.peek() == .number { return try json.readNumber() }
    return try string(&json)
  }
}
