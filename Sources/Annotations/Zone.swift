/// A part of a page. The raw values are the wire names.
public enum Zone: String, Sendable, CaseIterable {
  case title, lead, body, caption, related, navigation
}

/// Where each sentence of a page stands, and when the page was published.
public struct PageLayout: Sendable {
  /// One for each sentence of the text.
  public var zones: [Zone]
  /// The publication date handed in or found in the page.
  public var date: CalendarDate?
  /// Token range of the dateline or time stamp the date was read from; nil when it was handed in or is unknown.
  public var dateline: Range<Int>?

  public init(zones: [Zone], date: CalendarDate?, dateline: Range<Int>? = nil) {
    self.zones = zones
    self.date = date
    self.dateline = dateline
  }
}
