import Phrases

/// What verbs share: complements of the verb above, and what stands before the first or behind the last of those side by side.
extension SurroundingsReader {
  /// Whether a predicate is told right behind another, but for what somebody was doing at that moment: `bom nổ khi tín đồ cầu nguyện, | làm …`.
  private func isNext(_ i: Int, to index: Int) -> Bool {
    guard i > index + 1 else { return i == index + 1 }
    let moment = structure.predicates[index + 1]
    return moment.isSimultaneous && moment.governor == index && !(index + 2..<i).contains { structure.predicates[$0].beside == index }
  }

  /// Complements of the verb above reach a governed verb: `hợp tác với B triển khai`; a coordinate verb shares what stands before the first.
  func inherit(into view: inout Surroundings, _ index: Int) {
    var at = structure.predicates[index]
    var steps = 0
    // `mang gậy sắt xông vào | đánh`: also a bare verb behind what is only held.
    while steps < 3, let above = at.beside ?? (at.link == .control || at.link == .purpose || isSerial(at) ? at.governor : nil) {
      let p = structure.predicates[above]
      // `dùng dao đâm`: the first verb marks its object.
      // … and `ập vào căn nhà, | tóm gọn ông A` where the raid was.
      let marked = groups(of: p.unit)
      if at.beside == nil {
        view.add(p.objects, groups: marked)
        addGoals(p.objects, of: p, to: &view)
      } else if marked.contains(self.at) {
        view.addPlacesBefore(p.objects)
      }
      // `A cùng B đến hiện trường, | khám nghiệm`
      if at.beside != nil { addSubjectCompany(p, isPassive: structure.predicates[index].isPassive, to: &view) }
      for group in p.prepositions where at.beside == nil || group.preposition < p.unit || isPartnerLeft(group, view, index) {
        let slots = groups(of: group.preposition)
        // `Sản phụ ở Busan …, sinh con tại Ulsan`: its own place is enough.
        if slots.contains(self.at), !view[self.at].isEmpty { continue }
        view.add(group.phrases, groups: slots)
        if slots.contains(to) { view.addGoals(structure.filtered(group.phrases) { isGoal($0) }) }
      }
      at = p
      steps += 1
    }
    // `viện trợ gạo | giúp Cuba`: a verb that marks.
    // … also behind the comma that ends an apposition: `bổ nhiệm ông A, Bí thư tỉnh, | làm Bộ trưởng`.
    for (i, p) in structure.predicates.enumerated()
    where !p.objects.isEmpty
      && (p.governor.map { $0 == index || isPassage($0, index) } ?? false || p.beside == index && isNext(i, to: index))
    {
      if structure.units[p.unit].traits.contains(.cause) {
        addCaused(i, to: &view)
      } else {
        view.add(p.objects, groups: groups(of: p.unit))
      }
    }
    // What a governed verb takes may belong to this one: `sẵn sàng hợp tác | triển khai … với B`.
    // … or to a bare verb inside its object: `chuyển giao công nghệ sản xuất vaccine | cho Việt Nam`.
    guard index + 1 < structure.predicates.count, structure.predicates[index + 1].governor == index else { return }
    let p = structure.predicates[index + 1]
    if structure.tellsHome(p.unit) { return }
    // `bị thương được người dân đưa đi cấp cứu | tại bệnh viện`: not what somebody else does.
    if p.link == .control && p.agents.isEmpty || p.link == .relative && p.adverbs.isEmpty && !p.isPassive {
      // … nor whose the governed thing is.
      for group in p.prepositions {
        let slots = groups(of: group.preposition)
        if slots.contains(of), isHeld(group, in: p) { continue }
        view.add(group.phrases, groups: slots.lazy.filter { $0 != of })
      }
    }
  }

  /// `đến bệnh viện | trao quà`, `lên Lai Châu | khảo sát`: where a verb of motion leads is where the next one is done, whether or not it marks so.
  private func addGoals(_ objects: IndexList, of p: Predicate, to view: inout Surroundings) {
    // Not what `rời cảng` leaves behind.
    guard structure.units[p.unit].traits.contains(.motion), !p.isPassive, !groups(of: p.unit).contains(from) else { return }
    let goals = structure.filtered(objects) { isGoal($0) }
    view.addGoals(goals)
    view.add(structure.filtered(goals) { structure.phrases[$0].sense.isLocation }, to: to)
  }

  /// Whether one can go there, not to somebody.
  private func isGoal(_ p: Int) -> Bool {
    structure.phrases[p].sense.isLocation || structure.units[structure.phrases[p].head].mayDenote(.facility)
  }

  /// `luân chuyển ông A | về | làm Bí thư`: a bare verb of motion between a verb and what it comes to.
  private func isPassage(_ index: Int, _ above: Int) -> Bool {
    let p = structure.predicates[index]
    return p.governor == above && p.objects.isEmpty && p.prepositions.isEmpty && structure.units[p.unit].traits.contains(.motion)
  }

  /// `cung ứng vaccine và sẵn sàng cử chuyên gia … cho Việt Nam`: the end of a row of verbs belongs to each that has nothing of the kind itself.
  func shareTrailing(into view: inout Surroundings, _ index: Int) {
    guard index + 1 < structure.predicates.count else { return }
    // One bit for each of `shared`.
    var wanted = shared.indices.reduce(0) { view[shared[$1]].isEmpty ? $0 | 1 << $1 : $0 }
    let unit = structure.predicates[index].unit
    // `cung ứng và chuyển giao công nghệ`: verbs side by side share the object.
    if view[SlotCode.object].isEmpty, let next = sideBySide(index) {
      view.add(structure.predicates[next].objects, to: SlotCode.object)
      // … and what stands behind it, or behind a bare verb inside it: `cung ứng và chuyển giao công nghệ sản xuất vaccine của Cuba`.
      for (i, p) in structure.predicates.enumerated() where i == next || i == next + 1 && p.governor == next && p.adverbs.isEmpty {
        for group in p.prepositions { view.add(group.phrases, groups: groups(of: group.preposition)) }
      }
    }
    for i in index + 1..<structure.predicates.count
    where wanted != 0 && continues(i, index) && !structure.tellsHome(structure.predicates[i].unit) {
      for group in structure.predicates[i].prepositions where group.preposition > unit {
        var taken = 0
        for slot in groups(of: group.preposition) {
          guard let n = shared.firstIndex(of: slot), wanted & 1 << n != 0 else { continue }
          view.add(group.phrases, to: slot)
          taken |= 1 << n
        }
        if namesCrime(group), let n = shared.firstIndex(of: because), wanted & 1 << n != 0, taken & 1 << n == 0 {
          view.add(group.phrases, to: because)
          taken |= 1 << n
        }
        wanted &= ~taken
      }
    }
  }

  /// `thanh tra công ty | và xử phạt 60 triệu đồng`: the body told of beside the first verb is fined, unless somebody else is.
  func shareLeading(into view: inout Surroundings, _ index: Int) {
    let p = structure.predicates[index]
    guard let beside = p.beside, structure.units[p.unit].traits.contains(.penal), !p.isPassive, !p.objects.isEmpty,
      p.objects.allSatisfy({ structure.phrases[$0].sense == .money }),
      structure.units[p.unit - 1].traits.contains(.coordinate),
      !p.prepositions.contains(where: { $0.phrases.contains { structure.phrases[$0].sense.canAct } })
    else { return }
    view.add(structure.filtered(structure.predicates[beside].objects) { structure.phrases[$0].sense == .organisation }, to: SlotCode.object)
  }

  /// The verb that ends a row of verbs with one object, joined to this one by nothing but `và` or commas.
  private func sideBySide(_ index: Int) -> Int? {
    let next = index + 1
    guard next < structure.predicates.count, structure.predicates[next].beside == index,
      structure.predicates[next].unit == structure.predicates[index].unit + 2, !structure.predicates[index].isPassive
    else { return nil }
    if structure.predicates[next].objects.isEmpty {
      // `kết hôn và | ly hôn với A`
      let hasPartner = structure.predicates[next].prepositions.contains { groups(of: $0.preposition).contains(with) }
      return sideBySide(next) ?? (hasPartner ? next : nil)
    }
    // `thăm hỏi, | tặng quà gia đình`; a comma closes a verb with a tense (`đã ly hôn, | dẫn con về quê`) or with what it is done to
    // (`kiểm tra hiện trường, | thăm hỏi gia đình`).
    let (own, joint) = (structure.predicates[index], structure.units[structure.predicates[next].unit - 1])
    // `đã khởi tố bị can, | bắt tạm giam ông A`: what is done to a suspect is done to the same.
    let isPenal = structure.units[structure.predicates[next].unit].traits.contains(.penal)
    return isPenal || joint.traits.contains(.coordinate) || own.adverbs.isEmpty && structure.units[own.unit].tokens.count <= 2 ? next : nil
  }

  /// Whether a predicate stands in the row of verbs that another opens, or below one of the row.
  private func continues(_ below: Int, _ index: Int) -> Bool {
    var at = below
    for _ in 0..<6 {
      let p = structure.predicates[at]
      let isBare =
        p.link == .relative && p.adverbs.isEmpty && !p.isPassive
        || p.link == .objectControl && structure.units[p.unit].traits.contains(.motion)
      guard let above = p.beside ?? (p.link == .control || p.link == .purpose || isBare ? p.governor : nil),
        above < at
      else {
        return false
      }
      if above == index { return true }
      at = above
    }
    return false
  }
}
