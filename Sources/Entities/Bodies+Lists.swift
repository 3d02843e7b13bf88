import Annotations
import Gazetteers

/// Listed bodies that share one head word.
extension SpanScanner {
  /// `các bộ: Ngoại giao, Y tế, …`: listed bodies whose head word stands once, behind a word for many.
  func ellipticList(at i: Int, limit: Int) -> [NameSpan] {
    guard document.matches.has(.orgHead, at: i), i > document.sentenceStart(i), i + 1 < limit,
      document.matches[i].contains(where: { $0.kind == .orgHead && Int($0.end) == i + 1 }),
      document.tokens[i - 1].kind == .number || document.word(at: i - 1)?.row.may(.L) == true
        || document.word(at: i - 1)?.row.may(.M) == true
    else { return [] }
    var items: [NameSpan] = []
    var at = document.isMark(i + 1, ":") ? i + 2 : i + 1
    while at < limit, document.isCapital(at), let name = names.name(head: i, rest: at, limit: limit) {
      var item = NameSpan(name.tokens, name.type, rule: "organisation-list")
      item.readings = name.readings
      item.isShort = true
      item.kind = lexicon.entities[Int(name.readings[0])].kind
      item.country = lexicon.entities[Int(name.readings[0])].country
      items.append(item)
      at = name.tokens.upperBound
      guard at + 1 < limit, document.isMark(at, ",") || document.cue(.and, at: at) == at + 1 else { break }
      at += 1
    }
    return items
  }
}
