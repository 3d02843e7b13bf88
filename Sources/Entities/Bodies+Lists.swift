import Annotations
import Gazetteers

/// Listed bodies that share one head word.
extension SpanScanner {
  /// `các bộ: Ngoại giao, Y tế, …`, `hai công ty Minh Khang và An Phát`: bodies whose head word stands once, behind a word for many.
  func ellipticList(at i: Int, limit: Int) -> [NameSpan] {
    guard i > document.sentenceStart(i), isForMany(i - 1),
      let head = document.matches[i].last(where: { $0.kind == .orgHead && Int($0.end) < limit })
    else { return [] }
    var items: [NameSpan] = []
    var at = document.isMark(Int(head.end), ":") ? Int(head.end) + 1 : Int(head.end)
    while at < limit, document.isCapital(at), let item = listed(at, head, limit) ?? unlisted(at, head, limit, isFirst: items.isEmpty) {
      items.append(item)
      at = item.tokens.upperBound
      guard at + 1 < limit, document.isMark(at, ",") || document.cue(.and, at: at) == at + 1 else { break }
      at += 1
    }
    // One name behind one head is no list.
    return items.count == 1 && items[0].readings.isEmpty ? [] : items
  }

  /// A number or a word for many.
  func isForMany(_ i: Int) -> Bool {
    if document.tokens[i].kind == .number { return true }
    guard let row = document.word(at: i)?.row else { return false }
    return row.may(.L) || row.may(.M)
  }

  private func listed(_ i: Int, _ head: LexicalMatch, _ limit: Int) -> NameSpan? {
    guard let name = names.name(head: head.tokens, rest: i, limit: limit) else { return nil }
    var item = document.span(name.tokens, name.type, rule: "organisation-list")
    item.readings = name.readings
    item.isShort = true
    item.kind = lexicon.entities[Int(name.readings[0])].kind
    item.country = lexicon.entities[Int(name.readings[0])].country
    return item
  }

  /// A name that no list has; the first one may be nothing else that is listed.
  private func unlisted(_ i: Int, _ head: LexicalMatch, _ limit: Int, isFirst: Bool) -> NameSpan? {
    let row = lexicon.heads[Int(head.index)]
    guard row.takes(.capitalised), names.kinds[row.kind].contains(.business), body(at: i, limit: limit, inTitle: false, depth: 3) == nil,
      country(at: i, limit: limit) == nil, !isFirst || names.name(at: i, limit: limit) == nil,
      case let run = nameRun(at: i, limit: limit, titled: false), (1...6).contains(run.count),
      run.count >= 2 || !document.isVietnameseSyllable(i)
    else { return nil }
    var item = document.span(run, MentionType(index: row.type), rule: "organisation-list")
    item.kind = row.kind
    return item
  }
}
