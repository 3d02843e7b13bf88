/// What is known about a document as a whole.
public struct DocumentRecord: Sendable {
  public struct Zone: Sendable {
    public let zone: String
    /// As in `TextSpan`.
    public let start: Int
    public let end: Int

    public init(zone: String, start: Int, end: Int) {
      self.zone = zone
      self.start = start
      self.end = end
    }
  }

  /// Where a stretch of the text stands in the page it was taken from; see FORMAT.md.
  public struct SourceOffset: Sendable {
    /// In the text, as in `TextSpan`.
    public let start: Int
    public let end: Int
    /// In the source, in the same unit.
    public let sourceStart: Int
    public let sourceEnd: Int

    public init(start: Int, end: Int, sourceStart: Int, sourceEnd: Int) {
      self.start = start
      self.end = end
      self.sourceStart = sourceStart
      self.sourceEnd = sourceEnd
    }
  }

  public let document: String
  public let source: String?
  public let url: String?
  public let title: String?
  /// ISO 8601.
  public let date: String?
  /// Where the date is from: `input`, `option` or `page`.
  public let dateFrom: String?
  /// `vi`, or `und` for a text that is not Vietnamese.
  public let language: String
  /// In text order.
  public let zones: [Zone]
  public let sentences: Int
  public let tokens: Int
  public let entities: Int
  public let events: Int
  public let meta: [UInt8]?
  public let warnings: [Warning]
  /// The text that was taken out of markup, with the way back; absent when the text came as text.
  public var text: String?
  public var sourceOffsets: [SourceOffset] = []

  public init(
    document: String, source: String?, url: String?, title: String?, date: String?, dateFrom: String?, language: String, zones: [Zone],
    sentences: Int, tokens: Int, entities: Int, events: Int, meta: [UInt8]?, warnings: [Warning]
  ) {
    self.document = document
    self.source = source
    self.url = url
    self.title = title
    self.date = date
    self.dateFrom = dateFrom
    self.language = language
    self.zones = zones
    self.sentences = sentences
    self.tokens = tokens
    self.entities = entities
    self.events = events
    self.meta = meta
    self.warnings = warnings
  }

  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("record", "document")
    json.member("document", document)
    json.optional("source", source)
    json.optional("url", url)
    json.optional("title", title)
    json.optional("date", date)
    json.optional("date_from", dateFrom)
    json.member("language", language)
    json.key("zones")
    json.beginArray()
    for zone in zones { zone.write(to: &json) }
    json.endArray()
    json.member("sentences", sentences)
    json.member("tokens", tokens)
    json.member("entities", entities)
    json.member("events", events)
    if let meta {
      json.key("meta")
      json.raw(meta)
    }
    json.key("warnings")
    json.beginArray()
    for warning in warnings { warning.write(to: &json) }
    json.endArray()
    if let text {
      json.member("text", text)
      json.key("source_offsets")
      json.beginArray()
      for offset in sourceOffsets { offset.write(to: &json) }
      json.endArray()
    }
    json.endObject()
  }
}

extension DocumentRecord.SourceOffset {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginArray()
    for number in [start, end, sourceStart, sourceEnd] { json.integer(number) }
    json.endArray()
  }
}

extension DocumentRecord.Zone {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("zone", zone)
    json.member("start", start)
    json.member("end", end)
    json.endObject()
  }
}

extension Warning {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("code", code)
    json.member("message", message)
    if let count { json.member("count", count) }
    json.endObject()
  }
}
