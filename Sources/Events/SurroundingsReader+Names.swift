import Annotations
import Gazetteers
import Phrases

/// Those of whom an event is told who are named only behind it.
extension SurroundingsReader {
  /// `Nghi phạm bị bắt | là Trần Văn Tám`, `7 người thiệt mạng, | trong đó có hai cảnh sát`: who they are, or some of them, stands behind the verb.
  func addNamed(_ index: Int, to view: inout Surroundings) {
    guard index + 1 < structure.predicates.count else { return }
    let (p, next) = (structure.predicates[index], structure.predicates[index + 1])
    let persons = structure.filtered(next.objects) {
      structure.phrases[$0].sense == .person || structure.phrases[$0].sense == .organisation && structure.phrases[$0].quantity != nil
    }
    guard !persons.isEmpty else { return }
    if p.objects.isEmpty, next.governor == index, next.link == .control, next.unit == p.unit + 1,
      structure.units[next.unit].traits.isSuperset(of: [.copula, .clause]), let described = p.subjects.last,
      structure.phrases[described].sense == .person
    {
      let slot = p.isPassive ? SlotCode.object : SlotCode.subject
      view.add(persons, to: slot)
      // `bị thương` has nobody who acts.
      if p.isPassive, view[SlotCode.subject].contains(described) { view.add(persons, to: SlotCode.subject) }
      if structure.phrases[described].quantity == nil, structure.phrases[described].mention == nil {
        view.remove(structure.list(described))
      }
      view.addNamed(persons)
    } else if namesSome(next), let counted = p.objects.last ?? p.subjects.last, structure.phrases[counted].quantity != nil,
      structure.phrases[counted].sense == .person
    {
      view.add(persons, to: p.isPassive || !p.objects.isEmpty ? SlotCode.object : SlotCode.subject)
      view.addNamed(persons)
    }
  }

  /// Whether a verb behind a comma names some of those counted before: `, gồm`, `, trong đó có`.
  private func namesSome(_ p: Predicate) -> Bool {
    let first = p.adverbs.first ?? p.unit
    guard first > 0, structure.units[first - 1].mark == UInt8(ascii: ","), groups(of: first).contains(among) else { return false }
    return first == p.unit || structure.units[p.unit].traits.contains(.light)
  }
}
