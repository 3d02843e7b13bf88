import Gazetteers
import Phrases

/// Those with whom somebody does a thing, or to whom it is done with him.
extension SurroundingsReader {
  /// `giải thoát Lan cùng ba nạn nhân khác`, `bị bắt cùng hai đồng phạm`: what is done to the one is done to the others.
  func addCompany(_ p: Predicate, to view: inout Surroundings) {
    addSubjectCompany(p, isPassive: p.isPassive, to: &view)
    for group in p.prepositions {
      // `1.140 hộ với hơn 4.300 người`: a second count of the same.
      if let counted = p.objects.last, structure.phrases[counted].quantity != nil,
        structure.phrases[counted].units.upperBound == group.preposition, let first = group.phrases.first,
        structure.phrases[first].quantity != nil, groups(of: group.preposition).contains(with)
      {
        view.add(structure.list(first), to: SlotCode.object)
        continue
      }
      guard groups(of: group.preposition).contains(together), !isSubjectCompany(group, p) else { continue }
      // `sang Mỹ | cùng chồng cũ`
      if !p.isPassive, structure.units[p.unit].traits.contains(.motion), !p.objects.contains(where: { isPerson($0) }) {
        view.add(structure.filtered(group.phrases) { isPerson($0) }, to: SlotCode.subject)
        continue
      }
      let isCompany =
        p.isPassive
        ? p.subjects.contains { isPerson($0) }
        : p.objects.contains { isPerson($0) && structure.phrases[$0].units.upperBound == group.preposition }
      // `tịch thu 4 tấn hải sản | cùng máy định vị`: goods with goods.
      if !p.isPassive, let goods = p.objects.last, structure.phrases[goods].units.upperBound == group.preposition, isGoods(goods) {
        view.add(structure.filtered(group.phrases) { isGoods($0) }, to: SlotCode.object)
      }
      if isCompany {
        // `tạm giam A | cùng vợ là B`
        let isPenal = structure.units[p.unit].traits.contains(.penal)
        view.add(
          structure.filtered(group.phrases) { isPerson($0) && (isPenal || structure.phrases[$0].mention == nil) }, to: SlotCode.object)
      }
    }
  }

  /// `WHO cùng UNICEF | trao tặng`
  func addSubjectCompany(_ p: Predicate, isPassive: Bool, to view: inout Surroundings) {
    for group in p.prepositions where isSubjectCompany(group, p) {
      view.add(group.phrases, to: isPassive ? SlotCode.object : SlotCode.subject)
    }
  }

  private func isSubjectCompany(_ group: PrepositionalPhrase, _ p: Predicate) -> Bool {
    guard let subject = p.subjects.last, groups(of: group.preposition).contains(together) else { return false }
    return structure.phrases[subject].units.upperBound == group.preposition
  }

  /// `kết hôn với A và | ly hôn năm 2017`: whom a verb without an object does it with, as the one before.
  func isPartnerLeft(_ group: PrepositionalPhrase, _ view: Surroundings, _ index: Int) -> Bool {
    groups(of: group.preposition).contains(with) && view[with].isEmpty && structure.predicates[index].objects.isEmpty
      && structure.predicates[index].prepositions.isEmpty
  }

  private func isGoods(_ p: Int) -> Bool {
    [.product, .thing, .vehicle, .weapon, .document].contains(structure.phrases[p].sense)
  }

  func isPerson(_ p: Int) -> Bool {
    structure.phrases[p].sense == .person || structure.units[structure.phrases[p].head].isUnknown
  }
}
