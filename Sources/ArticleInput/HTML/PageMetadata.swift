import CHTML
import Records

/// What a page says about itself to machines: title, date, address, site.
struct PageMetadata {
  /// Of the article, without the site's name where the page gives it so.
  private(set) var title: String?
  /// Content of `<title>`.
  private(set) var windowTitle: String?
  private(set) var description: String?
  /// ISO 8601 date of first publication, in Vietnamese time where a time zone is given.
  private(set) var date: String?
  private(set) var url: String?
  private(set) var source: String?
  private(set) var charset: String?
  private var canonical: String?
  /// Where addresses of the page that begin with `/` belong; it may stand behind them.
  private var base: String?

  private var dateRank = Int.max
  private var titleRank = Int.max
  private var sourceRank = Int.max

  init(_ events: HTMLEvents) {
    var inTitle = false
    var inScript = false
    // Open elements: whether each stands beside the article.
    var open: [Bool] = []
    for event in events.events {
      if event.kind == SK_EVENT_START { open.append(open.last ?? false || Self.standsAside(event.tag)) }
      if event.kind == SK_EVENT_END { _ = open.popLast() }
      switch (event.kind, event.tag) {
      case (SK_EVENT_START, SK_TAG_META): readMeta(event, events)
      case (SK_EVENT_START, SK_TAG_LINK): readLink(event, events)
      case (SK_EVENT_START, SK_TAG_BASE): base = base ?? events.string(SK_ATTRIBUTE_HREF, of: event).flatMap { address($0) }
      case (SK_EVENT_START, SK_TAG_TIME): readTime(event, events, isAside: open.last ?? false)
      case (SK_EVENT_START, SK_TAG_TITLE): inTitle = windowTitle == nil
      case (SK_EVENT_START, SK_TAG_SCRIPT):
        inScript = events.string(SK_ATTRIBUTE_TYPE, of: event)?.lowercased().contains("ld+json") ?? false
      case (SK_EVENT_END, _):
        inTitle = false
        inScript = false
      case (SK_EVENT_TEXT, _) where inTitle:
        windowTitle = (windowTitle ?? "") + String(decoding: events.text(of: event), as: UTF8.self)
      case (SK_EVENT_TEXT, _) where inScript: readLinkedData(events.text(of: event))
      default:
        if event.kind == SK_EVENT_START, let property = events.string(SK_ATTRIBUTE_ITEMPROP, of: event), property.hasPrefix("datePublished")
        {
          setDate(events.string(SK_ATTRIBUTE_CONTENT, of: event) ?? events.string(SK_ATTRIBUTE_DATETIME, of: event), rank: 2)
        }
      }
    }
    windowTitle = windowTitle.map(Self.squeezed)
    title = title.map(Self.squeezed)
    url = canonical.flatMap { address($0) } ?? url
  }

  // MARK: Elements

  private mutating func readMeta(_ event: sk_event, _ events: HTMLEvents) {
    if let charset = events.string(SK_ATTRIBUTE_CHARSET, of: event) { self.charset = self.charset ?? charset }
    guard let content = events.string(SK_ATTRIBUTE_CONTENT, of: event), !content.isEmpty else { return }
    let names = [SK_ATTRIBUTE_PROPERTY, SK_ATTRIBUTE_NAME, SK_ATTRIBUTE_ITEMPROP].compactMap { events.string($0, of: event)?.lowercased() }
    for name in names {
      switch name {
      case "og:title": set(&title, &titleRank, content, rank: 0)
      case "twitter:title", "dc.title", "headline": set(&title, &titleRank, content, rank: 1)
      case "og:description", "description": description = description ?? content
      case "og:url": url = url ?? address(content)
      case "og:site_name": set(&source, &sourceRank, content, rank: 0)
      case "application-name", "dc.publisher", "copyright": set(&source, &sourceRank, content, rank: 3)
      case "article:published_time", "og:published_time", "og:article:published_time": setDate(content, rank: 1)
      case "datepublished": setDate(content, rank: 2)
      case "pubdate", "publishdate", "publish_date", "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "date",
        "its_publication",
        "article:published", "bt:pubdate", "sailthru.date", "parsely-pub-date":
        setDate(content, rank: 4)
      default: break
      }
    }
  }

  private mutating func readLink(_ event: sk_event, _ events: HTMLEvents) {
    guard events.string(SK_ATTRIBUTE_REL, of: event)?.lowercased() == "canonical" else { return }
    canonical = canonical ?? events.string(SK_ATTRIBUTE_HREF, of: event)
  }

  private static func standsAside(_ tag: sk_tag) -> Bool { tag == SK_TAG_ASIDE || tag == SK_TAG_NAV || tag == SK_TAG_FOOTER }

  private mutating func readTime(_ event: sk_event, _ events: HTMLEvents, isAside: Bool) {
    guard let value = events.string(SK_ATTRIBUTE_DATETIME, of: event) else { return }
    let isPublished = events.string(SK_ATTRIBUTE_ITEMPROP, of: event)?.hasPrefix("datePublished") ?? false
    // The first one on a page is mostly the article's; those of teasers come later.
    setDate(value, rank: isPublished ? 2 : isAside ? 6 : 5)
  }

  // MARK: JSON-LD

  /// Looks for the few members by their names: scripts of real pages are often broken JSON.
  private mutating func readLinkedData(_ script: ArraySlice<UInt8>) {
    // The site and the page itself may have dates, too, and stand before the article.
    let article = Self.articleTypes.compactMap { Self.place(of: $0, in: script) }.min()
    if let value = article.flatMap({ Self.member("datePublished", in: script[$0...]) }) ?? Self.member("datePublished", in: script) {
      setDate(value, rank: 0)
    }
    if let value = Self.member("headline", in: script) { set(&title, &titleRank, value, rank: 2) }
    if let publisher = Self.place(of: "publisher", in: script), let value = Self.member("name", in: script[publisher...]) {
      set(&source, &sourceRank, value, rank: 1)
    }
  }

  private static let articleTypes = ["NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "LiveBlogPosting"]

  /// The string value of the first member of that name.
  private static func member(_ name: String, in script: ArraySlice<UInt8>) -> String? {
    guard var at = place(of: name, in: script) else { return nil }
    while at < script.endIndex, script[at] <= 0x20 || script[at] == UInt8(ascii: ":") { at += 1 }
    guard at < script.endIndex, script[at] == UInt8(ascii: "\"") else { return nil }
    return script[at...].withUnsafeBufferPointer { bytes in
      var json = JSONReader(bytes)
      return try? String(decoding: json.readString(), as: UTF8.self)
    }
  }

  /// Behind the closing quote of a member's name.
  private static func place(of name: String, in script: ArraySlice<UInt8>) -> Int? {
    let quoted = Array("\"\(name)\"".utf8)
    var at = script.startIndex
    while at + quoted.count <= script.endIndex {
      guard let quote = script[at...].firstIndex(of: UInt8(ascii: "\"")), quote + quoted.count <= script.endIndex else { return nil }
      if script[quote..<quote + quoted.count].elementsEqual(quoted) { return quote + quoted.count }
      at = quote + 1
    }
    return nil
  }

  // MARK: Values

  private func set(_ value: inout String?, _ rank: inout Int, _ new: String, rank newRank: Int) {
    guard newRank < rank, new.contains(where: { !$0.isWhitespace }) else { return }
    value = Self.squeezed(new)
    rank = newRank
  }

  private mutating func setDate(_ text: String?, rank: Int) {
    guard rank < dateRank, let text, let date = MarkupDate(text) else { return }
    self.date = date.description
    dateRank = rank
  }

  /// A whole address; one without a host gets that of the page's `<base>`, if it has one.
  private func address(_ text: String) -> String? {
    let address = text.trimmingSpace
    if address.hasPrefix("http://") || address.hasPrefix("https://") { return String(address) }
    if address.hasPrefix("//") { return "https:" + address }
    guard address.hasPrefix("/"), let base, let host = base.firstRange(of: "://")?.upperBound else { return nil }
    return String(base[..<(base[host...].firstIndex(of: "/") ?? base.endIndex)]) + address
  }

  /// Runs of white space become one space.
  static func squeezed(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension String {
  fileprivate var trimmingSpace: Substring {
    let start = drop(while: \.isWhitespace)
    return start.prefix(upTo: start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)
  }
}
