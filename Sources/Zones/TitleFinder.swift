import Annotations
import VietText

/// Chooses the title among the lines above the first paragraph.
struct TitleFinder {
  let reader: BlockReader
  let blocks: [PageBlock]
  let fixed: [Zone?]

  /// The line above `first` that shares most words with the text below it; nearness to the time stamp and to the text count too.
  func title(before first: Int?, isScraped: Bool) -> Int? {
    guard let first else { return titleWithoutText(isScraped: isScraped) }
    let candidates = (0..<first).filter { fixed[$0] == nil && blocks[$0].form == .headline && !blocks[$0].hasPhotoCredit }
    guard candidates.count > 1 else { return candidates.first ?? shortTitle(before: first) }
    let below = words(of: first..<min(first + 3, blocks.count))
    var best: (index: Int, score: Double)?
    for i in candidates {
      var score = 4 * share(of: i, in: below)
      if isNearStamp(i) { score += 1.5 }
      if i == candidates.last { score += 0.5 }
      if i == candidates.first { score += 0.25 }
      if score > best?.score ?? -1 { best = (i, score) }
    }
    return best?.index
  }

  /// Other copies of a title, also those that a site's name follows (`… - Báo X`).
  func copies(of title: Int, before first: Int) -> Set<Int> {
    let tokens = blocks[title].tokens
    return Set(
      (0..<first).filter { i in
        let other = blocks[i].tokens
        guard i != title, other.count >= tokens.count, other.count <= tokens.count + 8 else { return false }
        return reader.isEqual(tokens, other.lowerBound..<other.lowerBound + tokens.count)
      })
  }

  /// A text of lines alone: its first line, when more follow.
  private func titleWithoutText(isScraped: Bool) -> Int? {
    guard blocks.count > 1 else { return nil }
    let candidates = blocks.indices.filter { fixed[$0] == nil && blocks[$0].form == .headline && !blocks[$0].hasPhotoCredit }
    if isScraped { return candidates.first { isNearStamp($0) } ?? candidates.first }
    return candidates.first == 0 ? 0 : nil
  }

  /// A title of less than four words: a line right above the text.
  private func shortTitle(before first: Int) -> Int? {
    guard first > 0 else { return nil }
    return (0..<first).last { fixed[$0] == nil && blocks[$0].form == .label && blocks[$0].words > 0 }
  }

  private func isNearStamp(_ i: Int) -> Bool {
    for step in [-1, 1] {
      var at = i + step
      while blocks.indices.contains(at), abs(at - i) <= 3, blocks[at].isFurniture(.tool) || blocks[at].form == .label { at += step }
      if blocks.indices.contains(at), blocks[at].form == .stamp { return true }
    }
    return false
  }

  private func words(of blocks: Range<Int>) -> Set<Int32> {
    var words: Set<Int32> = []
    for i in blocks { for token in self.blocks[i].tokens.prefix(400) { words.insert(reader.text.tokens[token].key) } }
    words.remove(-1)
    return words
  }

  /// How many of a line's known words stand in `words`, from 0 to 1.
  private func share(of i: Int, in words: Set<Int32>) -> Double {
    var shared = 0
    for token in blocks[i].tokens where words.contains(reader.text.tokens[token].key) && reader.text.tokens[token].kind == .word {
      shared += 1
    }
    return blocks[i].words == 0 ? 0 : Double(shared) / Double(blocks[i].words)
  }
}
