import Annotations
import Gazetteers
import Phrases

/// What stands around a noun that tells an event.
extension SurroundingsReader {
  func readNoun(_ trigger: TriggerCandidate, into view: inout Surroundings) {
    let unit = trigger.unit
    let own = structure.phraseOfUnit[unit]
    let end = own >= 0 ? structure.phrases[own].units.upperBound : unit + 1
    let stop = nextPredicate(after: unit)
    // The rest of its own phrase, and a phrase that follows without a preposition.
    var last = end
    for (i, phrase) in structure.phrases.enumerated() where phrase.units.lowerBound >= end && phrase.units.lowerBound < stop {
      if phrase.units.lowerBound == last {
        let follower = structure.list(i)
        view.add(follower, to: SlotCode.object)
        view.add(follower, to: of)
        last = phrase.units.upperBound
      } else if last > end, phrase.units.lowerBound == last + 1, structure.units[last].traits.contains(.coordinate),
        let first = view[SlotCode.object].last, structure.phrases[first].sense == phrase.sense, phrase.sense == .person
      {
        // `việc bổ nhiệm ông A | và ông B`
        view.add(structure.list(i), to: SlotCode.object)
        last = phrase.units.upperBound
      } else if last > end, phrase.sense.isLocation, let first = view[SlotCode.object].last, goesOn(first, with: i, behind: last) {
        // `chuyến thăm Fiji, | Tonga và Samoa`
        view.add(structure.list(i), to: SlotCode.object)
        last = phrase.units.upperBound
      } else {
        break
      }
    }
    for group in structure.prepositions where group.preposition >= end && group.preposition < stop {
      let slots = groups(of: group.preposition)
      if group.preposition > end, ownsHeld(group) || structure.isAside(group.preposition, from: unit) { continue }
      view.add(group.phrases, groups: slots)
      if slots.contains(by) { view.add(group.phrases, to: SlotCode.subject) }
    }
    // `cuộc điện đàm kéo dài hơn một giờ | với ông A`: how long it took stands between.
    if let p = structure.predicates.first(where: {
      ($0.unit == end || own >= 0 && $0.subjects.contains(own)) && $0.objects.isEmpty && $0.unit + 1 < structure.units.count
        && structure.units[$0.unit + 1].sense == .time
    }) {
      for group in p.prepositions { view.add(group.phrases, groups: groups(of: group.preposition).lazy.filter { $0 != of }) }
    }
    // `lời kêu gọi ngừng bắn | của ông A bị phớt lờ`: the verb in it stands before whose it is.
    let inner = structure.predicates.first { $0.unit == end && $0.link == .relative }
    let owner = inner?.subjects.last.flatMap { structure.phrases[$0].units.lowerBound > end ? $0 : nil }
    if let owner { view.add(structure.list(owner), to: of) }
    let governor = governor(of: own, unit)
    view.setPredicate(governor, nominal: true)
    if let governor {
      addGovernor(governor, own, unit, to: &view)
      // `việc bổ nhiệm ông A, Bí thư tỉnh, | giữ chức Bộ trưởng`: a verb that marks.
      if structure.units[unit].may(.V) {
        for p in structure.predicates where p.governor == governor && p.unit > unit { view.add(p.objects, groups: groups(of: p.unit)) }
      } else {
        // `trận động đất làm | rung chuyển | tỉnh Cebu`
        for p in structure.predicates where p.governor == governor && p.unit > unit && p.link == .control {
          view.add(p.objects, groups: groups(of: p.unit))
        }
      }
    }
    var clauseEnd = owner.map { structure.phrases[$0].units.lowerBound - 1 } ?? clauseEnd(unit)
    // `theo yêu cầu của Washington | và đang được tại ngoại`
    if let joint = (unit + 1..<max(unit + 1, clauseEnd)).first(where: { joinsTense($0) }) { clauseEnd = joint }
    // `Lời kêu gọi của ông A | không được đáp lại`: what is told of it is not what it says.
    if let governor, own >= 0, owner == nil, structure.predicates[governor].subjects.contains(own),
      case let p = structure.predicates[governor], p.unit > end, p.isPassive || !p.adverbs.isEmpty
    {
      clauseEnd = min(clauseEnd, p.adverbs.first.map { min($0, p.unit) } ?? p.unit)
    }
    view.setClause(unit + 1..<max(unit + 1, clauseEnd))
  }

  /// Whether a coordinator stands there with a tense or a passive behind it.
  private func joinsTense(_ i: Int) -> Bool {
    guard structure.units[i].traits.contains(.coordinate), i + 1 < structure.units.count, structure.phraseOfUnit[i] < 0 else {
      return false
    }
    let next = structure.units[i + 1]
    return next.kind == .word && (structure.isTense(i + 1) || next.traits.contains(.passive) && next.wordClass == .V)
  }

  /// Whether a place goes on with a row of its kind, and does nothing itself.
  private func goesOn(_ place: Int, with next: Int, behind unit: Int) -> Bool {
    let (a, b) = (structure.phrases[place], structure.phrases[next])
    guard b.units.lowerBound == unit + 1, a.sense == b.sense, a.mention != nil, b.mention != nil else { return false }
    return (structure.units[unit].mark == UInt8(ascii: ",") || structure.units[unit].traits.contains(.coordinate))
      && !structure.predicates.contains { $0.subjects.contains(next) }
  }

  /// `các cuộc oanh tạc nhằm vào ba cơ sở | của Iran`: the owner of a thing that a preposition holds.
  private func ownsHeld(_ group: PrepositionalPhrase) -> Bool {
    guard groups(of: group.preposition).contains(of), ownsThing(group.preposition) else { return false }
    let p = structure.phraseOfUnit[group.preposition - 1]
    return p >= 0 && structure.prepositions.contains { $0.phrases.contains(p) }
  }

  private func addGovernor(_ index: Int, _ own: Int, _ unit: Int, to view: inout Surroundings) {
    let p = structure.predicates[index]
    let traits = structure.units[p.unit].traits
    if addAttendance(index, own, to: &view) { return }
    let partners = structure.filtered(p.subjects) { $0 != own }
    // `gửi lời chia buồn về vụ xả súng`: who speaks about a deed has no part in it.
    if p.prepositions.contains(where: { $0.phrases.contains(own) && groups(of: $0.preposition).contains(about) }) {
      return
    }
    addSent(p, own, partners, to: &view)
    let isLight = !traits.isDisjoint(with: [.light, .control])
    if p.subjects.contains(own), traits.contains(.cause) || !isLight {
      // `Tại Philippines, | cơn bão làm 7 người chết`
      for group in p.prepositions where group.preposition < unit { view.add(group.phrases, groups: groups(of: group.preposition)) }
      // `Trận động đất rung chuyển miền trung Nhật Bản, | làm 64 người chết`: the verb may mark what it came over.
      if !traits.contains(.cause) { view.add(p.objects, groups: groups(of: p.unit)) }
      // `lũ quét tràn qua bản Nậm Cầy, | cuốn trôi 19 ngôi nhà`: so may what it did beside.
      for beside in structure.predicates where beside.unit > p.unit && !beside.isPassive && beside.subjects.contains(own) {
        if structure.units[beside.unit].traits.isDisjoint(with: [.cause]) { view.add(beside.objects, groups: groups(of: beside.unit)) }
      }
      for (i, cause) in structure.predicates.enumerated()
      where structure.units[cause.unit].traits.contains(.cause) && (i == index || cause.beside == index || cause.subjects.contains(own)) {
        addCaused(i, to: &view)
      }
    } else if isLight {
      // `thực hiện chuyến thăm`, `hủy chuyến thăm`
      view.add(p.isPassive ? p.agents : partners, to: SlotCode.subject)
      for group in p.prepositions where group.preposition > unit && !ownsHeld(group) {
        view.add(group.phrases, groups: groups(of: group.preposition))
      }
    } else {
      view.addBystanders(partners)
      view.add(partners, to: SlotCode.above)
      // `Theo lời mời của A, B thăm C`: the verb marks where to.
      if unit < p.unit { view.add(p.objects, groups: groups(of: p.unit)) }
    }
  }

  /// `thông điệp của Giáo hoàng gửi tới người dân`, `gửi tới gia đình lời chia buồn`: what is sent goes to them, from who sends it.
  private func addSent(_ p: Predicate, _ own: Int, _ partners: IndexList, to view: inout Surroundings) {
    let isSent = p.objects.contains(own)
    guard isSent || p.subjects.contains(own), groups(of: p.unit).contains(to) else { return }
    for group in p.prepositions where groups(of: group.preposition).contains(to) { view.add(group.phrases, to: to) }
    if isSent { view.add(p.isPassive ? p.agents : partners, to: SlotCode.subject) }
  }

  /// `Vụ va chạm | khiến 3 người chết, 2 người bị thương`: those whom it came to stand behind the verb of causing, and before the verbs below it.
  func addCaused(_ cause: Int, to view: inout Surroundings) {
    let unit = structure.predicates[cause].unit
    let slots = groups(of: unit)
    // `khiến dân làng bàng hoàng`: of persons only those to whom something is told to have happened.
    let hit = structure.filtered(structure.predicates[cause].objects) { p in
      // `bổ nhiệm ông A | làm Thứ trưởng`
      structure.phrases[p].sense != .person || structure.units[unit].traits.contains(.copula)
        || structure.predicates.contains { $0.governor == cause && $0.subjects.contains(p) }
    }
    view.add(hit, groups: slots)
    for p in structure.predicates where p.governor == cause {
      view.add(structure.filtered(p.subjects) { !structure.predicates[cause].objects.contains($0) }, groups: slots)
      // `trận lũ làm 6 người thiệt mạng | ở vùng Prešov`: where it struck.
      guard view[at].isEmpty else { continue }
      for group in p.prepositions where groups(of: group.preposition).contains(at) {
        view.addPlacesBefore(structure.filtered(group.phrases) { isNamedPlace($0) })
      }
    }
  }

  /// `Tham dự cuộc họp phía Việt Nam có A, B; về phía Lào có C`: who is told to be there takes part.
  private func addAttendance(_ index: Int, _ own: Int, to view: inout Surroundings) -> Bool {
    let p = structure.predicates[index]
    let next = index + 1
    guard next < structure.predicates.count, p.objects.contains(own), structure.units[p.unit].traits.contains(.light) else { return false }
    let list = structure.predicates[next]
    guard structure.units[list.unit].traits.contains(.light), !list.objects.isEmpty, list.governor == nil || list.governor == index,
      p.subjects.isEmpty || p.subjects.elementsEqual(list.subjects),
      structure.units[p.unit + 1..<list.unit].allSatisfy({ $0.kind != .punctuation })
    else { return false }
    view.remove(list.subjects)
    view.remove(structure.filtered(p.objects) { $0 != own })
    for q in structure.predicates[next...] where structure.units[q.unit].traits == structure.units[list.unit].traits {
      view.add(q.objects, to: SlotCode.subject)
    }
    return true
  }

  private func governor(of phrase: Int, _ unit: Int) -> Int? {
    if phrase >= 0 {
      let predicates = structure.predicates.indices
      for i in predicates
      where structure.predicates[i].objects.contains(phrase) || structure.predicates[i].subjects.contains(phrase) { return i }
      for i in predicates where structure.predicates[i].prepositions.contains(where: { $0.phrases.contains(phrase) }) { return i }
    }
    return structure.predicates.indices.last {
      structure.predicates[$0].unit < unit && structure.clauseOfUnit[structure.predicates[$0].unit] == structure.clauseOfUnit[unit]
    }
  }

  private func nextPredicate(after unit: Int) -> Int {
    var at = unit + 1
    while at < structure.units.count {
      if structure.predicateOfUnit[at] >= 0 { return at }
      let mark = structure.units[at].mark
      if mark == UInt8(ascii: ";") || mark == UInt8(ascii: ":") || mark == UInt8(ascii: ".") { return at }
      at += 1
    }
    return at
  }

  func clauseEnd(_ unit: Int) -> Int {
    var at = unit + 1
    while at < structure.units.count {
      let u = structure.units[at]
      if u.mark == UInt8(ascii: ",") || u.mark == UInt8(ascii: ".") || u.mark == UInt8(ascii: ";") || u.mark == UInt8(ascii: ":") {
        return at
      }
      at += 1
    }
    return at
  }
}
