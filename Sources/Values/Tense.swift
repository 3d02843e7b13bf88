import Gazetteers

/// The tense of the clause around a time: `sẽ`, `dự kiến`, `sắp` against `đã`, `vừa`, `hồi`.
struct Tense {
  let scan: ValueScan

  /// How many tokens away a word still counts; no clause of a newspaper is longer, and a line without end stays linear.
  private static let reach = 200

  /// Which way the words of the same clause point; those right before the time first, then those behind it, then the others before it.
  func direction(around tokens: Range<Int>) -> Direction? {
    // `hôm 21/10`: the first word of the time itself may say it.
    if let near = cue(tokens.lowerBound - 2..<tokens.lowerBound + 1) { return near }
    var at = tokens.upperBound
    while at < min(scan.limit, tokens.upperBound + Self.reach), !isBreak(at) {
      if let hit = scan.hit(.tense, at: at) { return hit.value > 0 ? .future : .past }
      at += 1
    }
    at = tokens.lowerBound - 1
    while at >= max(scan.start, tokens.lowerBound - Self.reach) {
      if scan.isMark(at, ")") { at = opening(of: at) } else if isBreak(at) { break }
      if let hit = scan.hit(.tense, at: at) { return hit.value > 0 ? .future : .past }
      at -= 1
    }
    // `Ngày 5/3, ông sẽ …`: the clause behind the comma.
    if scan.isMark(tokens.upperBound, ",") {
      at = tokens.upperBound + 1
      while at < min(scan.limit, tokens.upperBound + Self.reach), !isBreak(at) {
        if let hit = scan.hit(.tense, at: at) { return hit.value > 0 ? .future : .past }
        at += 1
      }
    }
    return nil
  }

  /// `dự kiến diễn ra tại Jakarta (Indonesia) | ngày 12/9`: a few words in brackets break no clause.
  private func opening(of close: Int) -> Int {
    (max(scan.start, close - 8)..<close).last { scan.isMark($0, "(") } ?? close
  }

  private func cue(_ range: Range<Int>) -> Direction? {
    for i in range where i >= scan.start {
      if let hit = scan.hit(.tense, at: i) { return hit.value > 0 ? .future : .past }
    }
    return nil
  }

  private func isBreak(_ i: Int) -> Bool {
    scan.isMark(i, ",") || scan.isMark(i, ";") || scan.isMark(i, ":") || scan.isMark(i, "(") || scan.isMark(i, ")")
  }
}
