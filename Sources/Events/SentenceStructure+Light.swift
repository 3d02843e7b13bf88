import Phrases

extension SentenceStructure {
  /// `cuộc hội đàm với ông A | diễn ra chiều 5/3`, `cuộc tập trận dự kiến | tổ chức cùng ngày`: the verb that only says that it takes place.
  func lightVerb(behind unit: Int) -> Int? {
    guard let next = predicates.indices.first(where: { predicates[$0].unit > unit }),
      !units[unit..<predicates[next].unit].contains(where: { $0.kind == .punctuation })
    else { return nil }
    func isLight(_ p: Int) -> Bool { units[predicates[p].unit].traits.contains(.light) }
    if isLight(next) { return next }
    let below = next + 1
    let isPlan = units[predicates[next].unit].traits.contains(.control)
    return isPlan && below < predicates.count && predicates[below].governor == next ? below : nil
  }
}
