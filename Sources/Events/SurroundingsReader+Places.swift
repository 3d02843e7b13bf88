import Annotations
import Gazetteers
import Phrases

/// Places told elsewhere in the sentence.
extension SurroundingsReader {
  func addPlacesBefore(_ trigger: TriggerCandidate, to view: inout Surroundings) {
    // `Hà Nội: | cháy kho hàng`
    if !structure.heading.isEmpty, trigger.unit >= structure.phrases[structure.heading[0]].units.upperBound {
      view.addPlacesBefore(structure.filtered(structure.heading) { structure.phrases[$0].sense.isLocation })
    }
    if let place = wherePlace(trigger.unit) { view.addPlacesBefore(structure.list(place)) }
    // `vòng đàm phán giữa hai nước | diễn ra tại Jakarta`
    if view.isNominal, view[at].isEmpty, let light = structure.lightVerb(behind: trigger.unit) {
      addPlaces(structure.predicates[light], to: &view, before: .max)
    }
    // `Hỏa hoạn bùng lên | tại xưởng A`, `Ổ dịch được phát hiện | tại xã B`
    if view.isNominal, view[at].isEmpty, case let phrase = structure.phraseOfUnit[trigger.unit], phrase >= 0,
      let p = structure.predicates.first(where: {
        $0.subjects.contains(phrase) && $0.objects.allSatisfy { structure.phrases[$0].sense.isLocation }
      })
    {
      addPlaces(p, to: &view, before: .max)
    }
    guard let own = view.predicate else { return }
    if view.isNominal, view[at].isEmpty { addSubjectPlaces(structure.predicates[own], trigger.unit, to: &view) }
    // `toàn tỉnh có 934 người | mắc sởi`: where there are such.
    if !view.isNominal, structure.predicates[own].link == .relative, let above = structure.predicates[own].governor,
      structure.units[structure.predicates[above].unit].traits.contains(.light)
    {
      view.addPlacesBefore(structure.filtered(structure.predicates[above].subjects) { structure.phrases[$0].sense.isLocation })
    }
    // `Mỹ đặt tên lửa ở A, khiến Nga | phản đối`: what is said of it is said elsewhere.
    let speaks = structure.units[structure.predicates[own].unit].traits.contains(.say)
    let cause = speaks ? nil : structure.cause(of: own)
    if cause == nil, structure.predicates[own].link != .root {
      // `Tại huyện A, B phối hợp với C | tổ chức lễ`: what opens the sentence holds for its main line.
      guard let line = mainLine(own) else { return }
      addPlaces(structure.predicates[line], to: &view, before: structure.predicates[line].unit)
      return
    }
    let end = structure.predicates[cause ?? own].unit
    // `Tại Huế, A | tổ chức lễ`
    if view.isNominal, structure.units[end].traits.contains(.light) { addPlaces(structure.predicates[own], to: &view, before: end) }
    for p in structure.predicates
    where p.unit < end && (cause != nil || p.link == .root || p.link == .coordinate) || p.unit == end && cause != nil {
      // `lũ ập xuống bản A, làm 4 người chết`: the place that the cause came to.
      if cause != nil, structure.units[p.unit].traits.contains(.motion), p.link != .relative, p.link != .control {
        view.addPlacesBefore(structure.filtered(p.objects) { isNamedPlace($0) })
      }
      // `Vụ lật tàu ở vịnh A | khiến 35 người chết`: of the verb of causing itself, what stands before it.
      addPlaces(p, to: &view, before: p.unit < end ? Int.max : end)
    }
  }

  /// `Hà Nội để xảy ra | 163 vụ cháy`, `Quảng Bình oằn mình trong | mưa lũ`, `đến Brussels dự | hội nghị`: who had it to bear is where it was, or where
  /// one came to it.
  private func addSubjectPlaces(_ p: Predicate, _ unit: Int, to view: inout Surroundings) {
    let phrase = structure.phraseOfUnit[unit]
    let isInside = p.prepositions.contains { $0.phrases.contains(phrase) && groups(of: $0.preposition).contains(at) }
    if structure.tellsHappening(p.unit) || structure.tellsBearing(p.unit) || isInside {
      view.addPlacesBefore(structure.filtered(p.subjects) { structure.phrases[$0].sense.isLocation })
    }
    guard structure.units[p.unit].traits.contains(.light), p.objects.contains(phrase), p.link == .control || p.link == .objectControl,
      let above = p.governor.map({ structure.predicates[$0] })
    else { return }
    if structure.units[above.unit].traits.contains(.motion) {
      view.addPlacesBefore(structure.filtered(above.objects) { structure.phrases[$0].sense.isLocation })
    } else if let way = above.prepositions.last, structure.units[way.preposition].traits.contains(.motion), way.preposition < p.unit {
      view.addPlacesBefore(structure.filtered(way.phrases) { structure.phrases[$0].sense.isLocation })
    }
  }

  /// `TP HCM, nơi | giãn cách từ ngày 9/7`: the place of which a clause tells.
  private func wherePlace(_ unit: Int) -> Int? {
    var i = unit - 1
    while i >= 0, structure.units[i].mark == 0 || structure.units[i].isHyphen {
      let p = structure.phraseOfUnit[i]
      if p >= 0, i + 1 == structure.phrases[p].units.upperBound, structure.phrases[p].sense.isLocation, structure.endsWithWhere(p) {
        return p
      }
      i -= 1
    }
    return nil
  }

  /// Phrases behind the predicate's prepositions of place that stand before a unit.
  private func addPlaces(_ p: Predicate, to view: inout Surroundings, before end: Int) {
    for group in p.prepositions where group.preposition < end && groups(of: group.preposition).contains(at) {
      view.addPlacesBefore(group.phrases)
    }
  }

  /// The root above a predicate through verbs of the same subject and verbs beside it.
  private func mainLine(_ index: Int) -> Int? {
    var at = index
    for _ in 0..<6 {
      let p = structure.predicates[at]
      if p.link == .root { return at }
      guard p.link == .coordinate || p.link == .control, let above = p.beside ?? p.governor else { return nil }
      at = above
    }
    return nil
  }

  func isNamedPlace(_ p: Int) -> Bool {
    structure.phrases[p].mention.map { mentions[$0].type == .place || mentions[$0].type == .country } ?? false
  }
}
