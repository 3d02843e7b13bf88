import Annotations
import Gazetteers

/// `công ty`, `hãng`, `ngân hàng` by themselves: the firm that the text is about.
extension Resolver {
  /// The firm of the same sort that was named most, those of the last sentences before others; nobody where there is none.
  func firm(_ span: NameSpan) -> [Int] {
    let kind = kind(ofHeadAt: span.tokens.lowerBound, before: span.tokens.upperBound + 1)
    let here = document.sentence(span.tokens.lowerBound)
    var counts: [Int: Int] = [:]
    var firms: [Int] = []
    for trace in before(span.tokens.lowerBound) where entities[trace.entity].type == .organisation && items[trace.item].container == nil {
      if isOfSort(items[trace.item].span, kind), !firms.contains(trace.entity) { firms.append(trace.entity) }
      // By name: what `hãng` was taken for once is no reason to take it so again.
      if items[trace.item].span.form == .name { counts[trace.entity, default: 0] += here - document.sentence(trace.token) <= 1 ? 3 : 1 }
    }
    // The nearer one where both are named as often.
    guard let most = firms.map({ counts[$0] ?? 0 }).max() else { return [] }
    return firms.first { counts[$0] == most }.map { [$0] } ?? []
  }
}
