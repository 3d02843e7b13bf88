import Annotations
import Gazetteers
import Phrases
import VietText

/// Sorts what stands around a trigger into slots.
struct SurroundingsReader {
  let structure: SentenceStructure
  let table: FrameTable
  let matches: LexicalMatches
  let mentions: [Mention]
  /// Slots of the groups that have a fixed meaning here.
  let by: UInt8
  let of: UInt8
  let at: UInt8
  let because: UInt8
  let about: UInt8
  /// Slots of what a row of verbs may share at its end: `cung ứng và chuyển giao … cho Việt Nam`.
  let shared: [UInt8]

  /// Fills a view with what stands around a trigger.
  func read(_ trigger: TriggerCandidate, into view: inout Surroundings) {
    view.removeAll()
    let predicate = structure.predicateOfUnit[trigger.unit]
    if predicate >= 0 { readVerb(trigger, predicate, into: &view) } else { readNoun(trigger, into: &view) }
    addMarkedVerbs(behind: trigger, to: &view)
    addPlacesBefore(trigger, to: &view)
  }

  private func addMarkedVerbs(behind trigger: TriggerCandidate, to view: inout Surroundings) {
    var at = trigger.unit + 1
    let end = clauseEnd(trigger.unit)
    while at + 1 < end {
      let u = structure.units[at]
      if u.wordClass == .E || u.wordClass == .C, structure.units[at + 1].wordClass == .V {
        let slots = groups(of: at)
        if !slots.isEmpty { view.addMarkedVerbs(slots, at + 1..<end) }
      }
      at += 1
    }
  }

  private func addPlacesBefore(_ trigger: TriggerCandidate, to view: inout Surroundings) {
    guard let own = view.predicate else { return }
    let cause = structure.cause(of: own)
    if cause == nil, structure.predicates[own].link != .root {
      // `Tại huyện A, B phối hợp với C | tổ chức lễ`: what opens the sentence holds for its main line.
      guard let line = mainLine(own) else { return }
      addPlaces(structure.predicates[line], to: &view, before: structure.predicates[line].unit)
      return
    }
    let end = structure.predicates[cause ?? own].unit
    for p in structure.predicates where p.unit < end && (cause != nil || p.link == .root) || p.unit == end && cause != nil {
      // `lũ ập xuống bản A, làm 4 người chết`: the place that the cause came to.
      if cause != nil, structure.units[p.unit].traits.contains(.motion) {
        view.addPlacesBefore(structure.filtered(p.objects) { isNamedPlace($0) })
      }
      // `Vụ lật tàu ở vịnh A | khiến 35 người chết`: of the verb of causing itself, what stands before it.
      addPlaces(p, to: &view, before: p.unit < end ? Int.max : end)
    }
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

  private func isNamedPlace(_ p: Int) -> Bool {
    structure.phrases[p].mention.map { mentions[$0].type == .place || mentions[$0].type == .country } ?? false
  }

  /// Slots that a preposition unit marks.
  func groups(of unit: Int) -> SlotList {
    let tokens = structure.units[unit].tokens
    guard matches.has(.marker, at: tokens.lowerBound) else { return table.slots.slice(.empty) }
    for match in matches[tokens.lowerBound] where match.kind == .marker && Int(match.end) == tokens.upperBound {
      return table.slots.slice(table.markers[Int(match.index)])
    }
    return table.slots.slice(.empty)
  }

  // MARK: Verbs

  private func readVerb(_ trigger: TriggerCandidate, _ index: Int, into view: inout Surroundings) {
    let p = structure.predicates[index]
    view.setPredicate(index, nominal: false)
    if p.isPassive {
      view.add(p.subjects, to: SlotCode.object)
      view.add(p.agents, to: SlotCode.subject)
      // `bị thương` has nobody who acts: its one role stands in subject place.
      if !table.triggers[Int(trigger.row)].roles.range.contains(where: { first(table.roles[$0]) == SlotCode.object }) {
        view.add(p.subjects, to: SlotCode.subject)
      }
    } else {
      view.add(p.subjects, to: SlotCode.subject)
    }
    addBorrowedSubjects(index, to: &view)
    // A trigger of several words may hold its own first object; what begins inside it is no argument.
    let objects = structure.filtered(p.objects) {
      structure.phrases[$0].units.lowerBound > trigger.unit || structure.phrases[$0].units.upperBound <= trigger.unit
    }
    view.add(objects, to: SlotCode.object)
    view.add(objects, to: SlotCode.behind)
    // `truy tố ông A | tội tham ô`
    if objects.count > 1 {
      view.add(structure.filtered(objects) { $0 != objects.first && structure.phrases[$0].sense == .crime }, to: because)
    }
    for group in p.prepositions {
      let slots = groups(of: group.preposition)
      if p.isPassive, slots.contains(by) { view.add(group.phrases, to: SlotCode.subject) }
      // `phá hủy xe tăng của quân nổi dậy`: the owner of a thing takes no part; of `nỗ lực của Việt Nam` it does.
      if slots.contains(of), group.preposition > trigger.unit + 1, ownsThing(group.preposition) {
        view.add(group.phrases, groups: slots.lazy.filter { $0 != of })
      } else {
        view.add(group.phrases, groups: slots)
      }
    }
    inherit(into: &view, index)
    shareTrailing(into: &view, index)
    view.setClause(tail(of: p, trigger))
  }

  /// Subjects that stand elsewhere in the sentence.
  private func addBorrowedSubjects(_ index: Int, to view: inout Surroundings) {
    let p = structure.predicates[index]
    let slot = p.isPassive ? SlotCode.object : SlotCode.subject
    // `Sau khi ly hôn, | bà Lan mua nhà`: a clause before the main one has its subject.
    if p.subjects.isEmpty, p.link == .adverbial, p.governor == nil {
      if let main = structure.predicates[(index + 1)...].first(where: { $0.link == .root }) { view.add(main.subjects, to: slot) }
      return
    }
    // `Hùng cầm dao | chém`, `hãng nộp đơn | phá sản`: what cannot act by itself is no subject; who holds it is, and may act by means of it.
    guard isSerial(p), let governor = p.governor else { return }
    let above = structure.predicates[governor]
    view.add(above.subjects, to: slot)
    view.add(above.objects, groups: groups(of: above.unit))
  }

  /// Whether a bare verb stands behind an object that cannot act.
  private func isSerial(_ p: Predicate) -> Bool {
    guard p.link == .relative, p.adverbs.isEmpty, !p.isPassive, let subject = p.subjects.first else { return false }
    return structure.phrases[subject].units.upperBound == p.unit
      && isMeans(structure.phrases[subject].sense)
  }

  private func isMeans(_ sense: Sense) -> Bool {
    switch sense {
    case .weapon, .thing, .document, .product, .money, .body, .abstract, .event: true
    default: false
    }
  }

  /// Complements of the verb above reach a governed verb: `hợp tác với B triển khai`; a coordinate verb shares what stands before the first.
  private func inherit(into view: inout Surroundings, _ index: Int) {
    var at = structure.predicates[index]
    var steps = 0
    while steps < 3, let above = at.beside ?? (at.link == .control || at.link == .purpose ? at.governor : nil) {
      let p = structure.predicates[above]
      // `dùng dao đâm`: the first verb marks its object.
      if at.beside == nil { view.add(p.objects, groups: groups(of: p.unit)) }
      for group in p.prepositions where at.beside == nil || group.preposition < p.unit {
        view.add(group.phrases, groups: groups(of: group.preposition))
      }
      at = p
      steps += 1
    }
    // `viện trợ gạo | giúp Cuba`: a verb that marks.
    // … also behind the comma that ends an apposition: `bổ nhiệm ông A, Bí thư tỉnh, | làm Bộ trưởng`.
    for (i, p) in structure.predicates.enumerated() where !p.objects.isEmpty && (p.governor == index || p.beside == index && i == index + 1)
    {
      view.add(p.objects, groups: groups(of: p.unit))
    }
    // What a governed verb takes may belong to this one: `sẵn sàng hợp tác | triển khai … với B`.
    // … or to a bare verb inside its object: `chuyển giao công nghệ sản xuất vaccine | cho Việt Nam`.
    guard index + 1 < structure.predicates.count, structure.predicates[index + 1].governor == index else { return }
    let p = structure.predicates[index + 1]
    if p.link == .control || p.link == .relative && p.adverbs.isEmpty && !p.isPassive {
      for group in p.prepositions { view.add(group.phrases, groups: groups(of: group.preposition)) }
    }
  }

  /// `cung ứng vaccine và sẵn sàng cử chuyên gia … cho Việt Nam`: the end of a row of verbs belongs to each that has nothing of the kind itself.
  private func shareTrailing(into view: inout Surroundings, _ index: Int) {
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
    for i in index + 1..<structure.predicates.count where wanted != 0 && continues(i, index) {
      for group in structure.predicates[i].prepositions where group.preposition > unit {
        var taken = 0
        for slot in groups(of: group.preposition) {
          guard let n = shared.firstIndex(of: slot), wanted & 1 << n != 0 else { continue }
          view.add(group.phrases, to: slot)
          taken |= 1 << n
        }
        wanted &= ~taken
      }
    }
  }

  /// The verb joined to this one by nothing but `và` or a comma, passing over verbs that have no object either.
  private func sideBySide(_ index: Int) -> Int? {
    let next = index + 1
    guard next < structure.predicates.count, structure.predicates[next].beside == index,
      structure.predicates[next].unit == structure.predicates[index].unit + 2, !structure.predicates[index].isPassive
    else { return nil }
    return structure.predicates[next].objects.isEmpty ? sideBySide(next) : next
  }

  /// Whether a predicate stands in the row of verbs that another opens, or below one of the row.
  private func continues(_ below: Int, _ index: Int) -> Bool {
    var at = below
    for _ in 0..<6 {
      let p = structure.predicates[at]
      let isBare = p.link == .relative && p.adverbs.isEmpty && !p.isPassive
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

  private func tail(of p: Predicate, _ trigger: TriggerCandidate) -> Range<Int> {
    let start = max(p.unit + 1, trigger.unit + 1)
    return start..<max(start, p.tail.upperBound)
  }

  private func ownsThing(_ preposition: Int) -> Bool {
    let p = structure.phraseOfUnit[preposition - 1]
    guard p >= 0 else { return true }
    let sense = structure.phrases[p].sense
    return sense != .abstract && sense != .none && sense != .event
  }

  private func first(_ role: RoleRow) -> UInt8 { role.slots.isEmpty ? SlotCode.near : table.slots[role.slots.range.lowerBound] }

  // MARK: Nouns

  private func readNoun(_ trigger: TriggerCandidate, into view: inout Surroundings) {
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
      } else {
        break
      }
    }
    for group in structure.prepositions where group.preposition >= end && group.preposition < stop {
      let slots = groups(of: group.preposition)
      view.add(group.phrases, groups: slots)
      if slots.contains(by) { view.add(group.phrases, to: SlotCode.subject) }
    }
    let governor = governor(of: own, unit)
    view.setPredicate(governor, nominal: true)
    if let governor {
      addGovernor(governor, own, unit, to: &view)
      // `việc bổ nhiệm ông A, Bí thư tỉnh, | giữ chức Bộ trưởng`: a verb that marks.
      if structure.units[unit].may(.V) {
        for p in structure.predicates where p.governor == governor && p.unit > unit { view.add(p.objects, groups: groups(of: p.unit)) }
      }
    }
    view.setClause(unit + 1..<max(unit + 1, clauseEnd(unit)))
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
    // `thực hiện chuyến thăm`, `hủy chuyến thăm`
    if !traits.isDisjoint(with: [.light, .control]) {
      view.add(p.isPassive ? p.agents : partners, to: SlotCode.subject)
      for group in p.prepositions where group.preposition > unit { view.add(group.phrases, groups: groups(of: group.preposition)) }
    } else if !p.subjects.contains(own) {
      view.addBystanders(partners)
      view.add(partners, to: SlotCode.above)
      // `Theo lời mời của A, B thăm C`: the verb marks where to.
      if unit < p.unit { view.add(p.objects, groups: groups(of: p.unit)) }
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

  private func clauseEnd(_ unit: Int) -> Int {
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
