import Annotations

extension PageReader {
  /// The layout with the date of publication, if the page's head, its text's dateline or the foot of the article tells it.
  func dated(_ layout: PageLayout, _ zones: [Zone]) -> PageLayout {
    var layout = layout
    if let (date, tokens) = headStamp(zones) ?? dateline(zones) ?? footStamp(zones) {
      layout.date = date
      layout.dateline = tokens
    }
    return layout
  }

  /// The stamp nearest to the title; one at the top of a page may show the day of the visit.
  private func headStamp(_ zones: [Zone]) -> (CalendarDate, Range<Int>)? {
    let middle = head.title ?? head.end
    var best: (date: CalendarDate, tokens: Range<Int>, distance: Int)?
    let near = 0..<min(head.end + 3, blocks.count)
    for i in near.map({ $0 }) + marked.keys.filter({ !near.contains($0) }).sorted() where zones[i] != .related {
      guard let tokens = blocks[i].form == .stamp ? blocks[i].tokens : marked[i] else { continue }
      guard let (date, isUpdate) = reader.stamps.date(inStamp: tokens), let day = date.date, date.day != nil else { continue }
      // The day of a change counts when no other is told nearby.
      let distance = (i > middle ? (i - middle) * 2 : (middle - i) * 2 + 1) + (isUpdate ? 4 : 0)
      if distance < best?.distance ?? Int.max { best = (day, tokens, distance) }
    }
    return best.map { ($0.date, $0.tokens) }
  }

  /// At the head of one of the first paragraphs; a year may stand in a stamp of the head that names only the month.
  private func dateline(_ zones: [Zone]) -> (CalendarDate, Range<Int>)? {
    for i in head.end..<min(head.end + 3, max(head.end, blocks.count)) where zones[i] == .body || zones[i] == .lead {
      guard let (tokens, written) = reader.stamps.dateline(of: blocks[i].tokens) else { continue }
      if let date = written.date { return (date, tokens) }
      if let year = yearInHead(), let day = written.day { return (CalendarDate(year, written.month, day), tokens) }
    }
    return nil
  }

  private func yearInHead() -> Int? {
    for i in 0..<head.end where blocks[i].form == .stamp {
      if let year = reader.stamps.date(inStamp: blocks[i].tokens)?.date.year { return year }
    }
    return nil
  }

  /// Right behind the article's last paragraph.
  private func footStamp(_ zones: [Zone]) -> (CalendarDate, Range<Int>)? {
    guard let last = zones.lastIndex(where: { $0 == .body || $0 == .caption }) else { return nil }
    for i in last..<min(last + 4, blocks.count) where blocks[i].form == .stamp {
      if zones[i] == .related { return nil }
      if let (date, _) = reader.stamps.date(inStamp: blocks[i].tokens), let day = date.date, date.day != nil {
        return (day, blocks[i].tokens)
      }
    }
    return nil
  }
}
