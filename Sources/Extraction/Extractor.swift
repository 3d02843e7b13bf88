import Annotations
import Records
import Values

/// Turns an article into records. No article can make it fail.
///
/// One for each thread: the pipeline holds buffers of its own.
public struct Extractor {
  private let pipeline: Pipeline
  private let frames: FrameDescriptions
  private let options: ExtractionOptions
  private let writer: RecordWriter

  public init(resources: Resources, options: ExtractionOptions = ExtractionOptions()) {
    pipeline = Pipeline(resources: resources, prefer: DatePreference(rawValue: options.prefer.rawValue) ?? .nearest)
    frames = FrameDescriptions(resources: resources, summary: options.summary)
    self.options = options
    writer = RecordWriter(frames: frames, options: options)
  }

  /// The records of one article, each kind in text order.
  public func records(of article: Article) -> DocumentRecords {
    let (article, analysis, origin) = analyzed([article])[0]
    return RecordBuilder(article: article, analysis: analysis, dateOrigin: origin, frames: frames, options: options).records()
  }

  /// The records of one article, and those that another extractor with the same data would give: in another language, say. The article is read once.
  package func records(of article: Article, and other: Extractor) -> (own: DocumentRecords, other: DocumentRecords) {
    let (article, analysis, origin) = analyzed([article])[0]
    func records(_ extractor: Extractor) -> DocumentRecords {
      RecordBuilder(
        article: article, analysis: analysis, dateOrigin: origin, frames: extractor.frames, options: extractor.options
      ).records()
    }
    return (records(self), records(other))
  }

  /// Writes the records of one article as JSON Lines, as `records` followed by `write` would, at a fraction of the cost.
  public func write(_ article: Article, to json: inout JSONWriter) -> WrittenRecords { write([article], to: &json)[0] }

  /// Writes the records of several articles, one article behind the other: short ones together are done faster than one by one. All that is found in
  /// them is held until the last one is read.
  ///
  /// A call of its own whatever the linker thinks: `make test-growth` counts from one end of it to the next.
  @inline(never)
  public func write(_ articles: [Article], to json: inout JSONWriter) -> [WrittenRecords] {
    analyzed(articles).map { writer.write($0.article, $0.analysis, dateOrigin: $0.origin, to: &json) }
  }

  /// What was found in articles, which get the warnings that come of it.
  private func analyzed(_ articles: [Article]) -> [(article: Article, analysis: Analysis, origin: DateOrigin?)] {
    var articles = articles
    let given = articles.indices.map { givenDate(of: &articles[$0]) }
    var analyses = pipeline.analyze(
      articles.indices.map { Pipeline.Input(received: articles[$0].text, date: given[$0]?.date, hints: hints(of: articles[$0])) })
    return articles.indices.map { i in
      articles[i].warnings += warnings(of: analyses[i])
      if options.kinds.contains(.mentions) { analyses[i].mentions = pipeline.mentionsWithPhrases(of: analyses[i]) }
      return (articles[i], analyses[i], given[i]?.origin ?? (analyses[i].layout.date == nil ? nil : .page))
    }
  }

  private func hints(of article: Article) -> [ZoneHint] {
    article.zones.compactMap { part in
      Zone(rawValue: part.zone).map { ZoneHint(start: part.start, end: part.end, zone: $0, box: part.box, stamp: part.stamp) }
    }
  }

  /// The article's own date or that of its markup or else that of the options; a date that is none becomes a warning.
  private func givenDate(of article: inout Article) -> (date: CalendarDate, origin: DateOrigin)? {
    for (text, origin) in [(article.date, DateOrigin.input), (article.markupDate, .page), (options.date, .option)] {
      guard let text, !text.isEmpty else { continue }
      if let date = CalendarDate(iso: text) { return (date, origin) }
      article.warnings.append(Warning(code: "bad-date", message: "'\(text)' is no date; expected YYYY-MM-DD"))
    }
    return nil
  }

  private func warnings(of analysis: Analysis) -> [Warning] {
    if analysis.text.tokens.isEmpty { return [Warning(code: "empty-text", message: "the text is empty")] }
    if analysis.isVietnamese { return [] }
    return [Warning(code: "not-vietnamese", message: "the text is not Vietnamese; nothing was looked for")]
  }
}

/// What there is to say about records that were written.
public struct WrittenRecords: Sendable {
  /// Numbers of records.
  public internal(set) var entities = 0
  public internal(set) var events = 0
  /// The document's warnings.
  public let warnings: [Warning]
}

/// Where the publication date is from. The raw values are the wire names.
enum DateOrigin: String, Sendable { case input, option, page }
