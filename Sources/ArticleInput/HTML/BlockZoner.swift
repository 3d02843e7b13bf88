import CHTML

/// The zones of a page's blocks, told by its elements. The names are those of the records.
struct BlockZoner {
  /// A link of this many words names an article; shorter ones are menu entries.
  private static let headlineWords = 5

  private let page: HTMLPage
  private let article: Int32?
  private let metadata: PageMetadata
  private let frame: PageFrame
  /// Blocks inside the article's element.
  private let inside: Range<Int>
  /// Roles of each block.
  private let roles: [MarkupRole]
  /// Index of the title's block.
  let title: Int?

  init(_ page: HTMLPage, article: Int32?, metadata: PageMetadata) {
    self.page = page
    self.article = article
    self.metadata = metadata
    let frame = PageFrame(page, article: article)
    self.frame = frame
    roles = page.blocks.map { block in
      let roles = page.roles(of: block.node, in: frame)
      return block.length < 100 || block.inline.contains(.lead) ? roles.union(block.inline) : roles
    }
    inside = article.map { Int(page.nodes[Int($0)].firstBlock)..<Int(page.nodes[Int($0)].endBlock) } ?? 0..<0
    title = TitleBlockFinder(page, frame: frame, inside: inside, metadata: metadata).title()
  }

  /// One for each block; nil where the words must tell.
  func zones() -> [String?] {
    guard article != nil else { return page.blocks.indices.map { $0 == title ? "title" : frameZone($0, after: nil) } }
    var zones: [String?] = []
    let lead = lead()
    for i in page.blocks.indices {
      if i == title || isCopyOfTitle(i) {
        zones.append("title")
      } else if i == lead {
        zones.append("lead")
      } else if inside.contains(i) {
        let zone = articleZone(i)
        let isLinked = page.blocks[i].linkShare > 0.5 && !isSentence(page.blocks[i])
        let goesOn = zone == "body" && zones.last == "related" && (isLinked || sharesBox(i))
        zones.append(goesOn ? "related" : zone)
      } else {
        zones.append(frameZone(i, after: zones.last ?? nil))
      }
    }
    return signed(zones)
  }

  // MARK: Inside the article's element

  private func articleZone(_ i: Int) -> String {
    let block = page.blocks[i]
    let roles = roles[i]
    if !roles.isDisjoint(with: [.advertisement, .comments, .footer, .tags]) { return "navigation" }
    if block.linkedInPage * 10 >= block.letters * 9, words(block) < 15 { return "navigation" }
    if roles.contains(.related) || (roles.contains(.aside) && block.linkShare > 0.3 && !isSentence(block)) { return "related" }
    if isTeaser(block) { return "related" }
    if let title, i < title, block.length < 200 {
      return block.linkShare > 0.5 && words(block) >= Self.headlineWords ? "related" : "navigation"
    }
    if isCaption(block, roles) { return "caption" }
    if roles.contains(.navigation), words(block) < 12 || block.linkShare > 0.5 { return "navigation" }
    if !roles.isDisjoint(with: [.author, .date]), block.length < 100 { return "navigation" }
    if block.linkShare > 0.75, !isSentence(block) { return words(block) >= Self.headlineWords ? "related" : "navigation" }
    return "body"
  }

  /// Whether it is a sentence with links in it rather than a link: the words between them and its full stop stand outside.
  private func isSentence(_ block: HTMLBlock) -> Bool {
    guard block.lastLink == nil, page.text[block.end - 1] == UInt8(ascii: ".") else { return false }
    return block.linkShare < 0.75 || (block.links >= 2 && block.letters - block.linked >= 6)
  }

  /// `Mời đọc thêm: …`, `→ …`, `* …`: a few words with a colon, or an arrow, and then one link to the end.
  private func isTeaser(_ block: HTMLBlock) -> Bool {
    guard let link = block.lastLink, block.links == 1, link > block.start || block.linkShare == 1 else { return false }
    guard words(block) > Self.headlineWords else { return false }
    let lead = page.text[block.start..<link].filter { $0 > 0x20 }
    if lead.last == UInt8(ascii: ":") { return lead.count <= 60 }
    return !lead.isEmpty
      && String(decoding: lead, as: UTF8.self).allSatisfy { !$0.isLetter && !$0.isNumber && $0 != "\"" && $0 != "“" && $0 != "(" }
  }

  private func isCaption(_ block: HTMLBlock, _ roles: MarkupRole) -> Bool {
    guard block.length < 700 else { return false }
    if roles.contains(.caption) || roles.contains(.figure) { return true }
    // Old pages: a line in italics below the picture, or a table cell of its own.
    guard block.followsImage else { return false }
    return block.italicShare >= 0.9 || (page.tag(of: block) == SK_TAG_TD && block.length < 350)
  }

  /// Whether a small element inside the article holds both this block and the teaser before it.
  private func sharesBox(_ i: Int) -> Bool {
    var node = page.blocks[i].node
    while node >= 0, !frame.holdsArticle(node) {
      let element = page.nodes[Int(node)]
      if element.endBlock - element.firstBlock > 4 { return false }
      if Int(element.firstBlock) < i { return true }
      node = element.parent
    }
    return false
  }

  /// The author's name in bold or italics closes the text.
  private func signed(_ zones: [String?]) -> [String?] {
    var zones = zones
    for i in zones.indices.reversed() where zones[i] == "body" {
      let block = page.blocks[i]
      guard words(block) <= 6, max(block.boldShare, block.italicShare) >= 0.8, page.text[block.end - 1] != UInt8(ascii: ".") else { break }
      zones[i] = "navigation"
    }
    return zones
  }

  // MARK: Around it

  private func frameZone(_ i: Int, after previous: String?) -> String? {
    let block = page.blocks[i]
    let roles = roles[i]
    if !roles.isDisjoint(with: [.comments, .footer, .tags, .advertisement]) { return "navigation" }
    if isBetweenTitleAndText(i), isCaption(block, roles) { return "caption" }
    let count = words(block)
    if roles.contains(.navigation), count < 9 { return "navigation" }
    if block.linkShare > 0.5 { return count >= Self.headlineWords ? "related" : "navigation" }
    if title == nil, i < inside.lowerBound || article == nil, roles.isDisjoint(with: [.related, .aside]) { return nil }
    if count < Self.headlineWords { return "navigation" }
    if !roles.isDisjoint(with: [.related, .aside]) { return "related" }
    if article == nil { return nil }
    if isBetweenTitleAndText(i) {
      return block.length < 100 || !roles.isDisjoint(with: [.date, .author, .navigation]) ? "navigation" : "body"
    }
    // The words below a teaser's headline.
    return previous == "related" && roles.isDisjoint(with: [.date, .author]) && !page.isStampLike(block) ? "related" : "navigation"
  }

  private func isBetweenTitleAndText(_ i: Int) -> Bool {
    guard let title else { return false }
    return i > title && i < inside.lowerBound
  }

  // MARK: Title and lead

  private func isCopyOfTitle(_ i: Int) -> Bool {
    guard let title, i > title, inside.contains(i), page.blocks[i].length == page.blocks[title].length else { return false }
    return page.string(page.blocks[i]) == page.string(page.blocks[title])
  }

  /// The block that markup sets off between the title and the running text.
  private func lead() -> Int? {
    let first = title.map { $0 + 1 } ?? inside.lowerBound
    let last = min(max(inside.lowerBound, first) + 4, page.blocks.count)
    guard first < last else { return nil }
    let candidates = (first..<last).filter { i in
      page.blocks[i].length >= 40 && page.blocks[i].linkShare < 0.5
        && roles[i].isDisjoint(with: [.related, .comments, .footer, .tags, .advertisement, .caption, .figure])
    }
    if let marked = candidates.first(where: { roles[$0].contains(.lead) }) { return marked }
    if let described = candidates.first(where: isDescription) { return described }
    if let short = (first..<last).first(where: isShortLead) { return short }
    guard let head = candidates.first, page.blocks.indices.contains(head + 1), page.blocks[head].length >= 60 else { return nil }
    let isSetOff = roles[head].contains(.heading) || page.blocks[head].boldShare >= 0.8
    return isSetOff && page.blocks[head + 1].boldShare < 0.5 ? head : nil
  }

  /// A sentence alone between the title and the element of the text.
  private func isShortLead(_ i: Int) -> Bool {
    let block = page.blocks[i]
    return isBetweenTitleAndText(i) && block.length < 100 && words(block) >= 6 && block.linked == 0
      && page.text[block.end - 1] == UInt8(ascii: ".")
      && roles[i].isDisjoint(with: MarkupRole.boilerplate.union([.date, .author, .caption, .figure]))
      && !page.isStampLike(block)
  }

  /// Whether the page's own description begins with this block or the other way round.
  private func isDescription(_ i: Int) -> Bool {
    guard let description = metadata.description else { return false }
    let (a, b) = (Self.letters(page.string(page.blocks[i])), Self.letters(description))
    let count = min(a.count, b.count)
    return count >= 40 && a.prefix(count - 4).elementsEqual(b.prefix(count - 4))
  }

  static func letters(_ text: String) -> [Character] { text.lowercased().filter { $0.isLetter || $0.isNumber } }

  // MARK: Measures

  private func words(_ block: HTMLBlock) -> Int {
    var count = 0
    var inWord = false
    for byte in page.text[block.start..<block.end] {
      if byte <= 0x20 {
        inWord = false
      } else if !inWord {
        count += 1
        inWord = true
      }
    }
    return count
  }
}
