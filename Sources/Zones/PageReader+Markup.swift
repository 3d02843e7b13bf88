import Annotations

/// What words say against markup that calls all of a page its text.
extension PageReader {
  /// `Bình luận (3)` and `Tin liên quan` head what follows them in their element, where the element has no name that says so.
  func closeBoxes(_ zones: inout [Zone]) {
    var paragraphs = 0
    var lastParagraph: Int?
    var closed: (end: Int, zone: Zone, resumes: Bool)?
    for i in blocks.indices {
      guard let hint = hints[i] else { continue }
      if let box = closed, hint.zone == .body, hint.start < box.end {
        if box.resumes, isParagraph(i, words: 8) { closed = nil } else { zones[i] = box.zone }
      }
      if closed.map({ hint.start >= $0.end }) ?? false { closed = nil }
      if closed == nil, hint.zone == .body || hint.zone == .lead, isParagraph(i) {
        paragraphs += 1
        lastParagraph = hint.start
      }
      guard let box = hint.box, let zone = zoneBelow(i), let lastParagraph else { continue }
      // In the article's own element teasers end where running text goes on; comments look like it and end the article. But a bar of buttons
      // under the lead names the comments, too.
      let isArticles = box.contains(lastParagraph)
      guard !isArticles || (paragraphs > 1 && hint.zone == .body) else { continue }
      closed = (box.upperBound, zone, isArticles && zone == .related)
    }
  }

  private func isParagraph(_ i: Int, words: Int = 15) -> Bool {
    blocks[i].form == .paragraph && blocks[i].words >= words && blocks[i].endsWithStop
  }

  /// The whole date in a line of its own is the page's, wherever the element of the text begins.
  func closeStamps(_ zones: inout [Zone]) {
    for i in blocks.indices where fixed[i] == .body && blocks[i].form == .stamp {
      if let (date, _) = reader.stamps.date(inStamp: blocks[i].tokens), date.date != nil, date.day != nil { zones[i] = .navigation }
    }
  }

  private func zoneBelow(_ i: Int) -> Zone? {
    switch blocks[i].form {
    case .furniture(.related): .related
    case .furniture(.comment): .navigation
    default: nil
    }
  }

  /// The author's name, or two, alone in the last lines of a text.
  func closeSignature(_ zones: inout [Zone]) {
    guard let last = zones.lastIndex(of: .body), fixed[last] == .body else { return }
    for i in (max(0, last - 1)...last).reversed() {
      guard i > 0, fixed[i] == .body, zones[i] == .body, isName(i) else { return }
      if zones[i - 1] == .body || zones[i - 1] == .caption { zones[i] = .navigation }
    }
  }

  /// Whether a short line is all names: `Lê Minh - Thu Hà`.
  private func isName(_ i: Int) -> Bool {
    let block = blocks[i]
    guard block.form == .label || block.form == .headline, (2...8).contains(block.words) else { return false }
    return block.tokens.allSatisfy { reader.text.tokens[$0].kind == .punctuation || reader.text.tokens[$0].startsUpper }
  }
}
