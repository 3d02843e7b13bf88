import CHTML

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
    var linked = LinkedData()
    for event in events.events {
      switch (event.kind, event.tag) {
      case (SK_EVENT_START, SK_TAG_META): readMeta(event, events)
      case (SK_EVENT_START, SK_TAG_LINK): readLink(event, events)
      case (SK_EVENT_START, SK_TAG_BASE): base = base ?? events.string(SK_ATTRIBUTE_HREF, of: event).flatMap { address($0) }
      case (SK_EVENT_START, SK_TAG_TITLE): inTitle = windowTitle == nil
      case (SK_EVENT_START, SK_TAG_SCRIPT):
        inScript = events.string(SK_ATTRIBUTE_TYPE, of: event)?.lowercased().contains("ld+json") ?? false
      case (SK_EVENT_END, _):
        inTitle = false
        inScript = false
      case (SK_EVENT_TEXT, _) where inTitle:
        windowTitle = (windowTitle ?? "") + String(decoding: events.text(of: event), as: UTF8.self)
      case (SK_EVENT_TEXT, _) where inScript: linked.read(events.text(of: event))
      default:
        if event.kind == SK_EVENT_START, let property = events.string(SK_ATTRIBUTE_ITEMPROP, of: event), property.hasPrefix("datePublished")
        {
          setDate(events.string(SK_ATTRIBUTE_CONTENT, of: event) ?? events.string(SK_ATTRIBUTE_DATETIME, of: event), rank: 2)
        }
      }
    }
    windowTitle = windowTitle.map(Self.squeezed)
    read(linked)
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
      case "pubdate", "publishdate", "publish_date", "publish-date", "dc.date.issued", "dc.date.created", "dc.date", "dcterms.created",
        "dcterms.issued", "date",
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

  // MARK: JSON-LD

  private mutating func read(_ linked: LinkedData) {
    guard !linked.objects.isEmpty else { return }
    let (titles, addresses) = ([title, windowTitle].compactMap { $0 }, [canonical, url].compactMap { $0 })
    let article = linked.article(titles: titles, addresses: addresses)
    for (i, object) in linked.objects.enumerated() {
      guard let date = object.members["datePublished"] else { continue }
      // Videos, sites and lists have dates of their own.
      if i == article || (article == nil && object.types.isEmpty) {
        setDate(date, rank: 0)
      } else if object.isPage || (!object.isArticle && linked.agrees(i, titles, addresses)) {
        setDate(date, rank: 4)
      }
    }
    let headline = article.map { linked.objects[$0] } ?? linked.objects.first { $0.types.isEmpty && $0.members["headline"] != nil }
    if let value = headline?.members["headline"] { set(&title, &titleRank, Self.plain(value), rank: 2) }
    if let value = linked.publisher(of: article) { set(&source, &sourceRank, Self.plain(value), rank: 1) }
  }

  /// Many write character references into JSON, too.
  private static func plain(_ text: String) -> String {
    guard text.contains("&") else { return text }
    let events = HTMLEvents(Array(text.utf8))
    return String(decoding: events.events.filter { $0.kind == SK_EVENT_TEXT }.flatMap { events.text(of: $0) }, as: UTF8.self)
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
