/// One article as it comes in.
public struct Article: Sendable {
  /// Stable for the same input; the `document` of every record.
  public var id: String
  /// Valid UTF-8 in any normal form; offsets of records count in it.
  public var text: [UInt8]
  /// Publication date, ISO 8601 (`2021-08-24`, or a time stamp that begins so), when the input gives one.
  public var date: String?
  /// The same as the page's own markup gives it; counts when `date` is absent.
  public var markupDate: String?
  public var title: String?
  /// Name of the site or agency.
  public var source: String?
  public var url: String?
  /// What markup says about parts of the text; in text order, not overlapping.
  public var zones: [ArticleZone] = []
  /// Where the text comes from, when it was taken out of markup.
  public var markup: SourceMarkup?
  /// Keys of the input that the program does not know, as one JSON object.
  public var meta: [UInt8]?
  /// What was odd about the input, for the document record.
  public var warnings: [Warning]

  public init(
    id: String, text: [UInt8], date: String? = nil, title: String? = nil, source: String? = nil, url: String? = nil,
    meta: [UInt8]? = nil, warnings: [Warning] = []
  ) {
    self.id = id
    self.text = text
    self.date = date
    self.title = title
    self.source = source
    self.url = url
    self.meta = meta
    self.warnings = warnings
  }
}

/// A part of an article's text that markup tells apart.
public struct ArticleZone: Sendable, Equatable {
  /// `title`, `lead`, `body`, `caption`, `related` or `navigation`.
  public let zone: String
  /// UTF-8 offsets in the text, half open.
  public let start: Int
  public let end: Int
  /// The stretch of the innermost element that holds it and more of the text after it; what a heading heads.
  public let box: Range<Int>?
  /// The stretch inside it that shows when the article came out.
  public let stamp: Range<Int>?

  public init(zone: String, start: Int, end: Int, box: Range<Int>? = nil, stamp: Range<Int>? = nil) {
    self.zone = zone
    self.start = start
    self.end = end
    self.box = box
    self.stamp = stamp
  }
}

/// The page that a text was taken from, and the way back.
public struct SourceMarkup: Sendable {
  /// Stretches of equal length correspond byte by byte; one of a character reference does as a whole. Line breaks that the text alone has stand in none.
  public struct Run: Sendable, Equatable {
    /// UTF-8 offsets in the text.
    public let text: Range<Int>
    /// UTF-8 offsets in the source.
    public let source: Range<Int>

    public init(text: Range<Int>, source: Range<Int>) {
      self.text = text
      self.source = source
    }
  }

  /// Valid UTF-8.
  public let source: [UInt8]
  /// In text order.
  public let runs: [Run]

  public init(source: [UInt8], runs: [Run]) {
    self.source = source
    self.runs = runs
  }
}

/// Something about an article that a user should know; the article was used all the same.
public struct Warning: Sendable, Equatable {
  /// A word to search for: `invalid-utf8`.
  public let code: String
  public let message: String
  /// How many times, where counting makes sense.
  public let count: Int?

  public init(code: String, message: String, count: Int? = nil) {
    self.code = code
    self.message = message
    self.count = count
  }
}
