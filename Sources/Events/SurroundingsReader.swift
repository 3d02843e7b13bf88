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
  let to: UInt8
  let together: UInt8
  let from: UInt8
  let with: UInt8
  let between: UInt8
  let among: UInt8
  /// Slots of what a row of verbs may share at its end: `cung ứng và chuyển giao … cho Việt Nam`.
  let shared: [UInt8]

  /// Fills a view with what stands around a trigger.
  func read(_ trigger: TriggerCandidate, into view: inout Surroundings) {
    view.removeAll()
    let predicate = structure.predicateOfUnit[trigger.unit]
    if predicate >= 0 { readVerb(trigger, predicate, into: &view) } else { readNoun(trigger, into: &view) }
    addPair(behind: trigger, to: &view)
    addMarkedVerbs(behind: trigger, to: &view)
    addPlacesBefore(trigger, to: &view)
  }

  /// `hợp tác | Việt Nam - Nhật Bản`, `thiết lập quan hệ ngoại giao | Việt Nam - Hoa Kỳ`: the two are those between whom it is.
  private func addPair(behind trigger: TriggerCandidate, to view: inout Surroundings) {
    guard let last = structure.unit(ofToken: trigger.extent.upperBound - 1) else { return }
    var start = last + 1
    for _ in 0..<2 where start + 2 < structure.units.count {
      let (first, second) = (structure.phraseOfUnit[start], structure.phraseOfUnit[start + 2])
      if structure.units[start + 1].isHyphen, isParty(first), isParty(second) {
        var pair = structure.list(first)
        structure.append(second, to: &pair)
        view.remove(pair)
        return view.add(pair, to: between)
      }
      guard first >= 0, structure.phrases[first].mention == nil else { return }
      start = structure.phrases[first].units.upperBound
    }
  }

  private func isParty(_ p: Int) -> Bool {
    p >= 0 && (structure.phrases[p].sense == .country || structure.phrases[p].sense == .organisation)
      && structure.phrases[p].units.count == 1
  }

  private func addMarkedVerbs(behind trigger: TriggerCandidate, to view: inout Surroundings) {
    var at = trigger.unit + 1
    let end = clauseEnd(trigger.unit)
    while at + 1 < end {
      let u = structure.units[at]
      // `tuần hành | đòi | trả tự do cho thân nhân`: a verb that marks, too.
      if u.wordClass == .E || u.wordClass == .C || u.wordClass == .V && u.traits.contains(.orders) {
        let title = structure.title(at: at + 1)
        if title != nil || opensVerb(at + 1) {
          let slots = groups(of: at)
          let told = title ?? at + 1..<endOfTopic(at + 1, end, of: trigger)
          if !slots.isEmpty, !told.isEmpty { view.addMarkedVerbs(slots, told) }
        }
      }
      at += 1
    }
  }

  /// `họp về chống dịch | và cử 12 bác sĩ`: where what goes on beside the trigger begins.
  private func endOfTopic(_ start: Int, _ end: Int, of trigger: TriggerCandidate) -> Int {
    let own = structure.predicateOfUnit[trigger.unit]
    guard own >= 0, let next = structure.predicates.first(where: { $0.unit > start && $0.unit < end && $0.beside == own }) else {
      return end
    }
    var at = next.adverbs.min().map { min($0, next.unit) } ?? next.unit
    while at > start + 1, structure.units[at - 1].wordClass == .C || structure.units[at - 1].mark == UInt8(ascii: ",") { at -= 1 }
    return max(start, at)
  }

  /// Whether a verb stands there, be it denied or suffered: `vì | chưa nghiệm thu`, `vì | bị cắt thưởng`, `do | chậm
  /// công bố`.
  private func opensVerb(_ i: Int) -> Bool {
    let u = structure.units[i]
    let mayPrecede = u.wordClass == .R || u.wordClass == .A || u.traits.contains(.passive)
    return u.wordClass == .V || mayPrecede && i + 1 < structure.units.count && structure.units[i + 1].wordClass == .V
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
    // `X đòi Y | bồi thường`
    if p.link == .content, let governor = p.governor { view.add(structure.predicates[governor].subjects, to: SlotCode.above) }
    // A trigger of several words may hold its own first object; what begins inside it is no argument.
    let objects = structure.filtered(p.objects) {
      structure.phrases[$0].units.lowerBound > trigger.unit || structure.phrases[$0].units.upperBound <= trigger.unit
    }
    view.add(objects, to: SlotCode.object)
    view.add(objects, to: SlotCode.behind)
    // `truy tố ông A | tội tham ô`
    if objects.count > 1 || p.isPassive {
      view.add(structure.filtered(objects) { (p.isPassive || $0 != objects.first) && structure.phrases[$0].sense == .crime }, to: because)
    }
    // `bị bắt trước hội nghị giữa A và B | ở Phần Lan`: the place of what a preposition holds.
    var eventEnd = -1
    for group in p.prepositions {
      let slots = groups(of: group.preposition)
      if slots.contains(at), group.preposition == eventEnd { continue }
      if let held = group.phrases.last, group.preposition > p.unit, !slots.contains(at) {
        let continues = group.preposition == eventEnd
        eventEnd = continues || tellsDeed(held) ? structure.phrases[held].units.upperBound : -1
      }
      // `giết bà Hoa, chủ tiệm vàng | ở Biên Hòa`: it says where the one is who is told by the way.
      if slots.contains(at), endsAside(group.preposition) { continue }
      // `điều tra hành vi vi phạm quy định | về an toàn lao động`: it says which crime.
      if slots.contains(about), followsCrime(group.preposition) { continue }
      if p.isPassive, slots.contains(by) { view.add(group.phrases, to: SlotCode.subject) }
      // `9 năm tù cho | tội nhận hối lộ`
      if !slots.contains(because), namesCrime(group) { view.add(group.phrases, to: because) }
      // `phá hủy xe tăng của quân nổi dậy`: the owner of a thing takes no part; of `nỗ lực của Việt Nam` it does.
      // Nor does that of who suffers it: `một thành viên của Ủy ban | bị bắt`.
      // … nor the owner of what another preposition holds: `mua máy bay trong khuôn khổ chuyến thăm | của ông A`.
      if slots.contains(of), group.preposition != trigger.unit + 1, ownsThing(group.preposition) || isHeld(group, in: p) {
        view.add(group.phrases, groups: slots.lazy.filter { $0 != of })
      } else {
        view.add(group.phrases, groups: slots)
      }
    }
    addWhileDoing(index, to: &view)
    addCalled(index, to: &view)
    addMet(p, to: &view)
    addSued(p, to: &view)
    addCompany(p, to: &view)
    addNamed(index, to: &view)
    inherit(into: &view, index)
    shareTrailing(into: &view, index)
    shareLeading(into: &view, index)
    view.setClause(tail(of: p, trigger))
  }

  /// `tử nạn khi sửa đường dây điện | ở Gia Lai`, `bị bắt khi đang lẩn trốn | tại Bình Dương`, `bắt hai người đang lẩn trốn | ở bản A`: where
  /// somebody was just then.
  private func addWhileDoing(_ index: Int, to view: inout Surroundings) {
    let isPenal = structure.units[structure.predicates[index].unit].traits.contains(.penal)
    guard view[at].isEmpty,
      let p = structure.predicates.first(where: { p in
        p.governor == index
          && (p.isSimultaneous
            || isPenal && (p.link == .relative || p.link == .objectControl) && p.adverbs.contains { structure.isOngoing($0) })
      })
    else { return }
    for group in p.prepositions where groups(of: group.preposition).contains(at) { view.add(group.phrases, to: at) }
  }

  /// `gọi điện cho ông A, | đề nghị chặn xe`: who was called or written to is asked, too.
  private func addCalled(_ index: Int, to view: inout Surroundings) {
    let p = structure.predicates[index]
    guard structure.units[p.unit].traits.isSuperset(of: [.say, .objectControl]), view[SlotCode.object].isEmpty, view[to].isEmpty,
      let above = p.beside, let group = structure.predicates[above].prepositions.last, groups(of: group.preposition).contains(to),
      structure.predicates[above].objects.isEmpty
    else { return }
    view.add(structure.filtered(group.phrases) { structure.phrases[$0].sense.canAct }, to: to)
  }

  /// `kiện công ty A ra tòa, đòi | bồi thường 2 tỷ đồng`: who is sued is to pay.
  private func addSued(_ p: Predicate, to view: inout Surroundings) {
    guard !p.isPassive, view[SlotCode.subject].isEmpty, let claim = p.governor.map({ structure.predicates[$0] }), claim.objects.isEmpty,
      structure.units[claim.unit].traits.contains(.orders), let suit = (claim.beside ?? claim.governor).map({ structure.predicates[$0] }),
      structure.tellsSuit(suit.unit)
    else { return }
    view.add(structure.filtered(suit.objects) { structure.phrases[$0].sense.canAct }, to: SlotCode.subject)
  }

  /// `thăm gia đình nạn nhân, | trao 10 triệu đồng`, `xin lỗi phụ huynh và hứa | bồi thường`: those whom one went to see or spoke to, of verbs that have
  /// no other object than money.
  private func addMet(_ p: Predicate, to view: inout Surroundings) {
    guard !p.isPassive, !structure.units[p.unit].traits.contains(.objectControl), view[to].isEmpty,
      view[SlotCode.object].allSatisfy({ structure.phrases[$0].sense == .money }),
      !p.prepositions.contains(where: { $0.phrases.contains { structure.phrases[$0].sense.canAct } }), var above = before(p)
    else { return }
    for _ in 0..<3 {
      if structure.tellsMeeting(above.unit) {
        let met =
          above.objects.isEmpty ? above.prepositions.last { groups(of: $0.preposition).contains(to) }?.phrases ?? .empty : above.objects
        if !met.isEmpty {
          return view.add(
            structure.filtered(met) {
              [.person, .group, .organisation].contains(structure.phrases[$0].sense) && !p.subjects.contains($0)
            }, to: to)
        }
      }
      guard let next = before(above) else { return }
      above = next
    }
  }

  /// The predicate beside one, or that of the same subject which governs it.
  private func before(_ p: Predicate) -> Predicate? {
    if let beside = p.beside { return structure.predicates[beside] }
    guard p.link == .control || p.link == .content, let above = p.governor.map({ structure.predicates[$0] }),
      p.subjects.elementsEqual(above.subjects)
    else { return nil }
    return above
  }

  /// Whether a phrase names a deed.
  private func tellsDeed(_ p: Int) -> Bool {
    let head = structure.units[structure.phrases[p].head]
    return structure.phrases[p].mention == nil && (head.isNominalised || structure.phrases[p].sense == .event)
  }

  /// Whether an event that another preposition holds stands before one.
  func isHeld(_ group: PrepositionalPhrase, in p: Predicate) -> Bool {
    guard group.preposition > p.unit else { return false }
    var before = structure.phraseOfUnit[group.preposition - 1]
    // `trong chuyến thăm Hà Nội | của ông A`: behind where it led.
    if before > 0, structure.phrases[before].sense.isLocation,
      structure.phrases[before - 1].units.upperBound == structure.phrases[before].units.lowerBound
    {
      before -= 1
    }
    guard before >= 0, tellsDeed(before) else { return false }
    return p.prepositions.contains { $0.phrases.contains(before) }
  }

  func namesCrime(_ group: PrepositionalPhrase) -> Bool {
    group.phrases.last.map { structure.phrases[$0].sense == .crime } ?? false
  }

  private func followsCrime(_ unit: Int) -> Bool {
    guard unit > 0, case let before = structure.phraseOfUnit[unit - 1], before >= 0 else { return false }
    return structure.phrases[before].sense == .crime
  }

  /// Whether an apposition stands right before a unit.
  private func endsAside(_ unit: Int) -> Bool {
    guard unit > 0, case let before = structure.phraseOfUnit[unit - 1], before >= 0, structure.phrases[before].sense == .person else {
      return false
    }
    // What is told by the way belongs to the phrase's units, not to its words; an age has no comma before it.
    let words = structure.phrases[before].tokens.upperBound
    return structure.phrases[before].units.contains {
      structure.units[$0].tokens.lowerBound >= words && structure.units[$0].mark == UInt8(ascii: ",")
    }
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
    guard let governor = p.governor else { return }
    let above = structure.predicates[governor]
    if followsLoad(p, above) { view.add(above.subjects, to: slot) }
    guard isSerial(p) else { return }
    view.add(above.subjects, to: slot)
    view.add(above.objects, groups: groups(of: above.unit))
  }

  /// `Xe khách chở 40 người | lật`: what carries and what is carried meet the same end.
  private func followsLoad(_ p: Predicate, _ above: Predicate) -> Bool {
    guard p.link == .relative, let load = p.subjects.first, above.objects.contains(load), let carrier = above.subjects.first else {
      return false
    }
    return structure.phrases[carrier].sense == .vehicle
  }

  /// Whether a bare verb stands behind an object that cannot act.
  func isSerial(_ p: Predicate) -> Bool {
    guard p.link == .relative, p.adverbs.isEmpty, !p.isPassive, let subject = p.subjects.first else { return false }
    let sense = structure.phrases[subject].sense
    guard end(ofOwned: subject) == p.unit else { return false }
    // `người mua đất | giăng băng rôn`: ground without a name acts for nobody.
    if structure.phrases[subject].mention == nil, sense == .place || sense == .facility { return true }
    // `lái xe tải | chở gạo`: a vehicle is a means where the verb above says so.
    return isMeans(sense) || sense == .vehicle && p.governor.map { !groups(of: structure.predicates[$0].unit).isEmpty } ?? false
  }

  /// The unit behind a phrase and its owner: `xe máy | của nạn nhân`.
  private func end(ofOwned phrase: Int) -> Int {
    let end = structure.phrases[phrase].units.upperBound
    guard end + 1 < structure.units.count, groups(of: end).contains(of), structure.phraseOfUnit[end + 1] >= 0 else { return end }
    return structure.phrases[structure.phraseOfUnit[end + 1]].units.upperBound
  }

  private func isMeans(_ sense: Sense) -> Bool {
    switch sense {
    case .weapon, .thing, .document, .product, .money, .body, .abstract, .event: true
    default: false
    }
  }

  private func tail(of p: Predicate, _ trigger: TriggerCandidate) -> Range<Int> {
    // `nhận được cuộc gọi đe dọa | giết …`: behind the last of its words.
    let last = structure.unit(ofToken: trigger.extent.upperBound - 1) ?? trigger.unit
    let start = max(p.unit + 1, last + 1)
    return start..<max(start, p.tail.upperBound)
  }

  func ownsThing(_ preposition: Int) -> Bool {
    let p = preposition > 0 ? structure.phraseOfUnit[preposition - 1] : -1
    guard p >= 0 else { return true }
    // `không kích hàng chục mục tiêu | của Hamas`
    if structure.phrases[p].mention.map({ mentions[$0].type == .quantity }) ?? false { return true }
    let sense = structure.phrases[p].sense
    // Money is whose it comes from: `nhận 2 tỷ đồng | của ông A`.
    if sense == .money { return false }
    return sense != .abstract && sense != .none && sense != .event || structure.units[structure.phrases[p].head].mayDenote(.facility)
  }

  private func first(_ role: RoleRow) -> UInt8 { role.slots.isEmpty ? SlotCode.near : table.slots[role.slots.range.lowerBound] }
}
