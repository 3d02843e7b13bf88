import CHTML

/// Finds the block that shows the title of a page's article.
struct TitleBlockFinder {
  private let page: HTMLPage
  private let frame: PageFrame
  private let inside: Range<Int>
  private let metadata: PageMetadata

  init(_ page: HTMLPage, frame: PageFrame, inside: Range<Int>, metadata: PageMetadata) {
    self.page = page
    self.frame = frame
    self.inside = inside
    self.metadata = metadata
  }

  /// The heading nearest above the text that agrees with what the page calls itself; else the nearest first-level heading, else a heading that
  /// calls itself the title.
  func title() -> Int? {
    let limit = inside.isEmpty ? page.blocks.count : min(inside.lowerBound + 6, page.blocks.count)
    let known = [metadata.title, metadata.windowTitle].compactMap { $0 }.map(BlockZoner.letters).filter { $0.count >= 8 }
    var best: (index: Int, rank: Int)?
    for i in 0..<limit {
      guard let rank = rank(i, known) else { continue }
      if rank >= best?.rank ?? 0 { best = (i, rank) }
    }
    return best?.index ?? boldLine()
  }

  /// Old pages set the title in bold or as a lower heading: a line that opens the text, or stands behind a stamp, and ends like no sentence.
  private func boldLine() -> Int? {
    guard !inside.isEmpty else { return nil }
    return inside.prefix(4).first { i in
      let block = page.blocks[i]
      let isSetOff = block.boldShare >= 0.9 || page.roles(of: block.node, in: frame).contains(.heading)
      return isSetOff && !isSiteName(block) && block.linked == 0 && (12...250).contains(block.length)
        && !Array(".:;!".utf8).contains(page.text[block.end - 1])
    }
  }

  /// How sure a block is the title; nil when it can't be.
  private func rank(_ i: Int, _ known: [[Character]]) -> Int? {
    let block = page.blocks[i]
    guard block.length >= 8, block.length <= 400 else { return nil }
    let roles = page.roles(of: block.node, in: frame)
    let tag = page.tag(of: block)
    let isHeading = roles.contains(.heading) || roles.contains(.title)
    let agrees = agrees(block, known)
    if !roles.isDisjoint(with: [.related, .comments, .footer, .aside]), tag != SK_TAG_H1 { return nil }
    if agrees { return tag == SK_TAG_H1 ? 5 : isHeading ? 4 : roles.contains(.navigation) || block.linked > 0 ? nil : 2 }
    if tag == SK_TAG_H1, block.linkShare < 0.5 || known.isEmpty { return isSiteName(block) ? nil : 3 }
    return isHeading && roles.contains(.title) && block.linked == 0 ? 1 : nil
  }

  /// Whether it is what stands behind the title in the window's, or what the site calls itself: many set their name in `<h1>`.
  private func isSiteName(_ block: HTMLBlock) -> Bool {
    let text = BlockZoner.letters(page.string(block))
    if metadata.source.map(BlockZoner.letters) == text { return true }
    guard let window = metadata.windowTitle.map(BlockZoner.letters) else { return false }
    return window.count >= text.count + 8 && window.reversed().starts(with: text.reversed())
  }

  /// Whether what the page calls itself is this text, or begins with it (`… - Báo X`).
  private func agrees(_ block: HTMLBlock, _ known: [[Character]]) -> Bool {
    let text = BlockZoner.letters(page.string(block))
    return text.count >= 8 && known.contains { $0.starts(with: text) || (text.starts(with: $0) && text.count - $0.count < 40) }
  }
}
