import Gazetteers
import Phrases

extension SentenceStructure {
  /// `cuộc hội đàm với ông A | diễn ra chiều 5/3`, `cuộc tập trận dự kiến | tổ chức cùng ngày`: the verb that only says that it takes place.
  func lightVerb(behind unit: Int) -> Int? {
    guard let next = predicates.indices.first(where: { predicates[$0].unit > unit }),
      !units[unit..<predicates[next].unit].contains(where: { $0.kind == .punctuation })
    else { return nil }
    func traits(_ p: Int) -> Traits { units[predicates[p].unit].traits }
    if traits(next).contains(.light) { return next }
    // `lũ quét | có thể tiếp tục | xảy ra ở Lai Châu`
    var at = next
    for _ in 0..<3 {
      let below = at + 1
      guard !traits(at).isDisjoint(with: [.control, .modal]), below < predicates.count, predicates[below].governor == at else { break }
      at = below
      if traits(at).contains(.light) { return at }
    }
    return traits(next).contains(.control) && at > next ? next + 1 : nil
  }
}
