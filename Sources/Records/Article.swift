/// One article as it comes in.
public struct Article: Sendable {
  /// Stable for the same input; the `document` of every record.
  public var id: String
  /// Valid UTF-8 in any normal form; offsets of records count in it.
  public var text: [UInt8]
  /// Publication date, ISO 8601 (`2021-08-24`, or a time stamp that begins so), when the input gives one.
  public var date: String?
  public var title: String?
  /// Name of the site or agency.
  public var source: String?
  public var url: String?
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
