import Annotations

/// Goes through a page from the first paragraph on and tells where the article goes on, is interrupted and ends.
struct ArticleWalk {
  private enum Part {
    case article
    /// After author, agency or tags: maybe the end.
    case ended
    /// In teasers or a list of links.
    case related
    /// Below the article: comments, imprint.
    case below
  }

  let blocks: [PageBlock]
  let fixed: [Zone?]
  let isScraped: Bool
  /// Where the list of links begins that ends the page.
  let tail: Int
  let repeats: RepeatedText
  let isRepeated: (Int) -> Bool

  private var part = Part.article
  /// The paragraph that follows a doubled headline is its teaser.
  private var expectsTeaser = false
  private var paragraphs = 0
  /// What the teasers since the last head look like.
  private var box = Box()
  /// For each block the number of paragraphs that stand there one behind the other.
  private var runs: [Int] = []

  private struct Box {
    var headlines = 0
    var paragraphs = 0
    var hasBlankLines = false
    var lastIsParagraph = false
  }

  init(
    blocks: [PageBlock], fixed: [Zone?], isScraped: Bool, tail: Int, repeats: RepeatedText, isRepeated: @escaping (Int) -> Bool
  ) {
    self.blocks = blocks
    self.fixed = fixed
    self.isScraped = isScraped
    self.tail = tail
    self.repeats = repeats
    self.isRepeated = isRepeated
    runs = Self.runs(blocks)
  }

  mutating func run(from start: Int, into zones: inout [Zone]) {
    for i in start..<max(start, blocks.count) {
      if let zone = fixed[i] { zones[i] = blocks[i].zone(marked: zone) } else { zones[i] = step(i, start, &zones) }
    }
  }

  private mutating func step(_ i: Int, _ start: Int, _ zones: inout [Zone]) -> Zone {
    switch blocks[i].form {
    case .furniture(let kind): furniture(kind, i, &zones)
    case .stamp: stamp(i, start, &zones)
    default: content(i, start)
    }
  }

  // MARK: Furniture

  private mutating func furniture(_ kind: Furniture, _ i: Int, _ zones: inout [Zone]) -> Zone {
    switch kind {
    case .tool: return .navigation
    case .inline: return .related
    case .related:
      signatureEnds(i, &zones)
      part = .related
      box = Box()
      return .related
    case .credit, .tags:
      signatureEnds(i, &zones)
      if part == .article { part = .ended }
      return .navigation
    case .photo:
      guard part == .article else { return part == .related ? .related : .navigation }
      if i > 0, zones[i - 1] == .body, blocks[i - 1].words <= 60, blocks[i - 1].sentences.count == 1 { zones[i - 1] = .caption }
      return .caption
    case .comment, .footer:
      // A bar of buttons under the lead names the comments too.
      signatureEnds(i, &zones)
      if part != .article || paragraphs > 1 { part = .below }
      return .navigation
    }
  }

  /// The author's name stands alone in the last line of an article.
  private func signatureEnds(_ i: Int, _ zones: inout [Zone]) {
    guard part == .article, i > 0, blocks[i - 1].form == .label, zones[i - 1] == .body else { return }
    zones[i - 1] = .navigation
  }

  private mutating func stamp(_ i: Int, _ start: Int, _ zones: inout [Zone]) -> Zone {
    guard part == .article, isScraped else { return part == .related ? .related : isScraped ? .navigation : .body }
    guard i > start + 1, blocks[i - 1].form == .headline, fixed[i - 1] == nil else { return .navigation }
    zones[i - 1] = .related
    return .related
  }

  // MARK: Text

  private mutating func content(_ i: Int, _ start: Int) -> Zone {
    if part == .ended { part = afterEnd(i) }
    if part == .related, i > start, resumes(i) { part = .article }
    switch part {
    case .article: return article(i, start)
    case .ended, .below: return .navigation
    case .related:
      if blocks[i].form == .paragraph { box.paragraphs += 1 } else { box.headlines += 1 }
      if blocks[i].afterBlankLine { box.hasBlankLines = true }
      box.lastIsParagraph = blocks[i].form == .paragraph
      return .related
    }
  }

  private mutating func article(_ i: Int, _ start: Int) -> Zone {
    let block = blocks[i]
    if i > start, i >= tail { return .related }
    if i > start, block.isDoubled || isRepeated(i) {
      expectsTeaser = true
      return .related
    }
    if expectsTeaser, block.form == .headline, i > 0, isRepeated(i - 1) { return .related }
    if block.hasPhotoCredit { return .caption }
    if expectsTeaser, block.form == .paragraph {
      expectsTeaser = false
      return .related
    }
    if i > start, repeats.isRepetition(block, at: i) { return .caption }
    if block.form == .paragraph { paragraphs += 1 }
    return .body
  }

  /// What a block behind author, agency or tags begins.
  private func afterEnd(_ i: Int) -> Part {
    switch blocks[i].form {
    case .headline: isScraped ? .related : .article
    case .paragraph, .item: runs[i] >= 2 || !isScraped ? .article : .related
    default: .ended
    }
  }

  /// Whether the article goes on at a paragraph behind teasers: one paragraph belongs to a headline, those after it do not.
  private func resumes(_ i: Int) -> Bool {
    guard blocks[i].form == .paragraph, blocks[i].words >= 15, blocks[i].endsWithStop else { return false }
    if box.lastIsParagraph { return paragraphs < 3 || runs[i] >= 2 }
    if box.headlines == 0 { return runs[i] >= 2 }
    if box.paragraphs == 0, box.headlines >= 2, runs[i] >= 2 { return true }
    return blocks[i].afterBlankLine && !box.hasBlankLines && (runs[i] >= 2 || paragraphs < 3)
  }

  private static func runs(_ blocks: [PageBlock]) -> [Int] {
    var runs = [Int](repeating: 0, count: blocks.count)
    for i in blocks.indices.reversed() {
      let next = i + 1 < blocks.count ? runs[i + 1] : 0
      if blocks[i].form == .paragraph, blocks[i].words >= 12 {
        runs[i] = next + 1
      } else if blocks[i].hasPhotoCredit {
        runs[i] = next
      }
    }
    return runs
  }
}
