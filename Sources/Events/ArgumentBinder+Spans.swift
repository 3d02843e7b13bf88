import Annotations
import Gazetteers
import Phrases
import VietText

/// Where the words of an argument begin and end.
extension ArgumentBinder {
  /// The phrase without the count of goods (`50 máy thở` is 50 of the item `máy thở`; of persons the count belongs to them), and with what
  /// belongs to a common noun: whose it is (`lãnh đạo | Việt Nam`, `kinh nghiệm của Cuba`) and the verbs that say what it is
  /// (`công nghệ sản xuất vaccine`, `kế hoạch nâng tuổi nghỉ hưu`, `việc | Mông Cổ cho phép các hãng`).
  func words(of phrase: NounPhrase, _ p: Int, _ role: RoleRow, _ used: PhraseRoles) -> Range<Int> {
    var tokens = phrase.tokens
    let isActor = !role.accepts.isDisjoint(with: [.person, .organisation, .country, .place])
    // `hai khẩu súng K59`: what is counted stands in the count, a name or code tells which.
    if let quantity = phrase.quantity, role.accepts.isDisjoint(with: [.person, .organisation]), !structure.units[phrase.head].isUnknown {
      let end = mentions[quantity].tokens.upperBound
      // `hai chiếc đầu`: which of them is no goods. `1.200 chip | Nvidia`: nor is whose they are.
      if end < tokens.upperBound, text.tokens[end].kind != .punctuation,
        !words.isPosition(text.tokens[end].key) || end + 1 < tokens.upperBound, !isMaker(behind: phrase),
        structure.unit(ofToken: end).map({ structure.units[$0].wordClass != .A }) ?? true
      {
        tokens = end..<tokens.upperBound
      }
    }
    if isActor, let end = seatEnd(of: phrase) ?? relativeEnd(behind: phrase) {
      return tokens.lowerBound..<structure.units[end - 1].tokens.upperBound
    }
    // A phrase may end with who it is (`vợ cũ, người | đã …`); those words are not its name.
    guard phrase.mention == nil, structure.units[phrase.units.upperBound - 1].tokens.upperBound == phrase.tokens.upperBound else {
      return tokens.lowerBound..<max(tokens.upperBound, personEnd(of: phrase))
    }
    if p > 0, structure.phrases[p - 1].units.upperBound == phrase.units.lowerBound, !isActor, isCommemorated(p - 1) {
      tokens = structure.phrases[p - 1].tokens.lowerBound..<tokens.upperBound
    }
    var end = modifierEnd(phrase.units.upperBound, p, used)
    if !isActor, phrase.sense != .weapon { end = verbEnd(end, phrase, p, role) }
    if phrase.sense.isLocation, role.accepts.contains(.place) { end = placeEnd(end, used) }
    end = ownerEnd(
      phrase.sense == .document || phrase.sense == .crime ? subjectMatterEnd(end) : end, used, mayShare: role.accepts.contains(.clause))
    if !isActor, phrase.sense == .abstract { end = aboutEnd(end, used) }
    return tokens.lowerBound..<max(tokens.upperBound, structure.units[end - 1].tokens.upperBound)
  }

  /// Whether counted goods have their noun in the count, and behind it only a firm's name.
  private func isMaker(behind phrase: NounPhrase) -> Bool {
    guard structure.units[phrase.head].sense == .product || structure.units[phrase.head].sense == .vehicle,
      let m = structure.units[phrase.units.upperBound - 1].mention
    else { return false }
    return mentions[m].type == .organisation && phrase.mention == nil
  }

  /// `một phụ nữ | 51 tuổi`: of somebody without a name the age, or the bodies led, are part of who it is.
  private func personEnd(of phrase: NounPhrase) -> Int {
    guard phrase.mention == nil, let unit = structure.unit(ofToken: phrase.tokens.upperBound) else { return phrase.tokens.upperBound }
    if let m = structure.units[unit].mention, mentions[m].rule == "quantity-age" { return structure.units[unit].tokens.upperBound }
    // `lãnh đạo | các bộ`
    return structure.units[unit].wordClass == .L ? structure.units[phrase.units.upperBound - 1].tokens.upperBound : phrase.tokens.upperBound
  }

  /// `một công ty | ở Hà Nội`: where somebody who is not known by name is to be found.
  ///
  /// `bắt một người | tại Hà Nội`: behind a verb `tại` says where it was done.
  private func seatEnd(of phrase: NounPhrase) -> Int? {
    let at = phrase.units.upperBound
    if at > triggerUnit, at < structure.units.count, text.tokens[structure.units[at].tokens.lowerBound].key == words.deedPlace {
      return nil
    }
    return seat(of: phrase).map { structure.phrases[$0].units.upperBound }
  }

  /// The place behind `một` somebody, and `ở`.
  func seat(of phrase: NounPhrase) -> Int? {
    let at = phrase.units.upperBound
    guard at + 1 < structure.units.count, text.tokens[phrase.tokens.lowerBound].key == words.one,
      phrase.units.count > 1 || phrase.quantity != nil,
      structure.units[at].wordClass == .E, phrase.mention.map({ mentions[$0].type == .quantity }) ?? true,
      words.isSeat(text.tokens[structure.units[at].tokens.lowerBound].key), let place = self.phrase(at: at + 1),
      let m = structure.phrases[place].mention, mentions[m].form == .name, structure.phrases[place].sense.isLocation
    else { return nil }
    return place
  }

  /// `một công ty | ở Hà Nội | mua cát`: where somebody who does something is to be found says nothing of where it is done; of somebody whom it
  /// happens to it does. The phrase of that place.
  func seat(_ roles: RoleList) -> Int? {
    // Of what is paid, given or sold.
    guard roles.contains(where: { $0.accepts.contains(.money) }) else { return nil }
    for item in given.all
    where item.slot == SlotCode.subject && text.tokens[structure.phrases[item.phrase].tokens.lowerBound].key == words.one {
      if let place = seat(of: structure.phrases[item.phrase]), !affected(roles[item.role], roles[item.role].accepts) { return place }
    }
    return nil
  }

  /// `những người | mất tiền`, `các hộ | bị ngập`, `214 người | gửi tiền`: who is meant by a word for anybody.
  private func relativeEnd(behind phrase: NounPhrase) -> Int? {
    let end = phrase.units.upperBound
    let word = text.tokens[phrase.tokens.upperBound - 1].key
    guard end < structure.units.count, words.isAnybody(word) else { return trade(behind: phrase) }
    let adverbs = (end..<structure.units.count).first { !isAdverb($0) } ?? end
    guard adverbs != triggerUnit, case let at = structure.predicateOfUnit[adverbs], at >= 0 else { return nil }
    let p = structure.predicates[at]
    // What is told next is told of all of this: `Ba kẻ nổi loạn | bị bắn chết`.
    let isBefore = end < triggerUnit
    // `khiến hai người | chết`: what came to them does not say who they are.
    if let above = p.governor, structure.units[structure.predicates[above].unit].traits.contains(.cause) { return nil }
    guard isBefore || p.link == .relative && structure.units[adverbs].traits.isDisjoint(with: Self.actions) else { return nil }
    if isBefore, !p.adverbs.isEmpty || p.isPassive || !words.isSomeone(word) && (phrase.quantity != nil || phrase.units.count == 1) {
      return nil
    }
    let last = relativeEnd(p, at: adverbs)
    // `5 người đứng | gần đó`: cut in the middle it says nothing.
    let isCut = last == adverbs + 1 && last < structure.units.count && [.E, .R].contains(structure.units[last].wordClass)
    return isCut && !isBefore && !p.isPassive ? nil : last
  }

  /// What somebody is doing rather than what tells who they are: `hai người | cố gắng trốn`, `5 người | rời Gaza`.
  private static let actions: Traits = [.control, .motion, .cause, .objectControl, .say, .modal]

  /// Where what a verb tells of somebody ends: behind its object, and what is told of that (`gia đình | có người | chết`); a sum is what they are given.
  private func relativeEnd(_ p: Predicate, at unit: Int) -> Int {
    let suffers = p.isPassive || structure.units[unit].traits.contains(.befalls)
    guard let object = p.objects.first, !suffers || amount(structure.phrases[object]).map({ mentions[$0].type != .money }) ?? true else {
      return unit + 1
    }
    let end = objectEnd(p, unit + 1)
    guard end > unit + 1, end < structure.units.count, case let next = structure.predicateOfUnit[end], next >= 0,
      structure.predicates[next].link == .relative, structure.predicates[next].governor == structure.predicateOfUnit[unit],
      structure.predicates[next].adverbs.isEmpty, !structure.predicates[next].isPassive
    else { return end }
    return relativeEnd(structure.predicates[next], at: end)
  }

  /// `bảy nhân viên | cứu trợ`, `lực lượng | chữa cháy`: the bare verb behind an object names what such people do.
  private func trade(behind phrase: NounPhrase) -> Int? {
    let end = phrase.units.upperBound
    guard end > triggerUnit, end < structure.units.count, phrase.mention == nil || phrase.quantity != nil,
      structure.units[end].wordClass == .V,
      case let at = structure.predicateOfUnit[end], at >= 0
    else { return nil }
    let p = structure.predicates[at]
    guard p.link == .relative, p.adverbs.isEmpty, !p.isPassive, structure.units[end].traits.isDisjoint(with: Self.actions.union(.befalls))
    else { return nil }
    // `hai nhân viên | bán vé`, `tổ | giám sát bữa ăn`
    guard let object = p.objects.first else { return end + 1 }
    let isBare = structure.phrases[object].mention == nil && structure.phrases[object].quantity == nil && p.prepositions.isEmpty
    return isBare && p.objects.count == 1 && objectEnd(p, end + 1) > end + 1 ? objectEnd(p, end + 1) : nil
  }

  private func isAdverb(_ unit: Int) -> Bool {
    structure.units[unit].wordClass == .R || structure.units[unit].traits.contains(.passive)
  }

  /// `một nhà nghỉ | ở Bavet`, `vùng biển | gần Busan`: of a place without a name, where it is.
  private func placeEnd(_ start: Int, _ used: PhraseRoles) -> Int {
    guard start + 1 < structure.units.count, structure.units[start].wordClass == .E,
      !structure.tellsStart(start), let place = phrase(at: start + 1), structure.phrases[place].sense.isLocation,
      structure.phrases[place].mention != nil, used[place] == nil
    else { return start }
    return structure.phrases[place].units.upperBound
  }

  /// `kỷ niệm | 60 năm | Ngày chiến thắng`: how long ago what is celebrated was.
  func isCommemorated(_ p: Int) -> Bool {
    let phrase = structure.phrases[p]
    guard phrase.units.lowerBound > 0, let m = phrase.mention, mentions[m].type == .time else { return false }
    let before = structure.units[phrase.units.lowerBound - 1].tokens
    return words.endsCelebrating(text.tokens[before])
  }

  /// `lãnh đạo | Việt Nam`, `vụ chìm tàu | du lịch`: a phrase right behind, that no role and no verb takes.
  private func modifierEnd(_ end: Int, _ p: Int, _ used: PhraseRoles) -> Int {
    guard let next = phrase(at: end), used[next] == nil, !isSubject(next) else { return end }
    let modifier = structure.phrases[next]
    // `việc sử dụng | vũ khí hóa học`
    if structure.units[structure.phrases[p].head].isNominalised, structure.phrases[p].head == end - 1, modifier.sense != .time,
      !structure.predicates.contains(where: { $0.objects.contains(next) })
    {
      return modifier.units.upperBound
    }
    if structure.tellsWhose(next) { return modifier.units.upperBound }
    if let m = modifier.mention {
      switch mentions[m].type {
      case .country, .place, .organisation, .facility, .person: if mentions[m].form != .name { return end }
      default: return end
      }
    } else {
      guard modifier.quantity == nil, modifier.sense == .abstract || modifier.sense == .none else { return end }
    }
    // `thương mại | Việt Nam - Nhật Bản`
    let behind = modifier.units.upperBound
    if behind + 1 < structure.units.count, structure.units[behind].isHyphen, modifier.sense == .country,
      let other = phrase(at: behind + 1), structure.phrases[other].sense == .country, used[other] == nil
    {
      return structure.phrases[other].units.upperBound
    }
    return behind
  }

  /// The verbs behind a common noun that say what it is, with their objects.
  private func verbEnd(_ start: Int, _ phrase: NounPhrase, _ p: Int, _ role: RoleRow) -> Int {
    let mayBeClause = role.accepts.contains(.clause) || role.accepts.contains(.phrase)
    var from = start
    // `việc | Mông Cổ | cho phép …`: the clause has a subject of its own.
    if mayBeClause, isTold(phrase), let subject = self.phrase(at: start), isSubject(subject) {
      from = structure.phrases[subject].units.upperBound
    }
    guard let verb = verb(at: from, passing: mayBeClause), verb != triggerUnit else { return start }
    let first = structure.predicates[structure.predicateOfUnit[verb]]
    if !mayBeClause || from == start && !isTold(phrase) && !first.subjects.contains(p) {
      guard first.adverbs.isEmpty, !first.isPassive, !structure.units[verb].traits.contains(.objectControl),
        first.link == .relative || first.link == .objectControl, !bringsOnSomebody(first)
      else { return start }
    }
    var end = objectEnd(first, verb + 1)
    // `công nghệ sản xuất sinh phẩm | chẩn đoán nhanh`: what its object is there for.
    if end > verb + 1, end < structure.units.count, case let next = structure.predicateOfUnit[end], next >= 0 {
      let use = structure.predicates[next]
      if use.link == .relative, use.governor == structure.predicateOfUnit[verb], use.adverbs.isEmpty, !use.isPassive, use.objects.isEmpty,
        use.prepositions.isEmpty, structure.units[end].traits.isDisjoint(with: Self.actions.union(.befalls))
      {
        end += 1
        if end < structure.units.count, structure.units[end].wordClass == .A { end += 1 }
      }
    }
    // `Hiệp định | Bảo hộ | đầu tư`
    if end == verb + 1, end < structure.units.count, case let next = structure.predicateOfUnit[end], next >= 0,
      structure.predicates[next].link == .control, structure.predicates[next].governor == structure.predicateOfUnit[verb]
    {
      end = objectEnd(structure.predicates[next], end + 1)
    }
    // `cho phép các hãng hàng không | mở đường bay`
    if mayBeClause, !structure.units[verb].traits.isDisjoint(with: [.objectControl, .control]),
      let below = self.verb(at: end, passing: false)
    {
      end = objectEnd(structure.predicates[structure.predicateOfUnit[below]], below + 1)
    }
    return end
  }

  /// `tông xe máy | làm hai người chết`: what came of it, not which motorbike; `thuốc | gây mê` is a kind of drug.
  private func bringsOnSomebody(_ predicate: Predicate) -> Bool {
    structure.units[predicate.unit].traits.contains(.cause)
      && predicate.objects.contains { structure.phrases[$0].sense == .person || structure.phrases[$0].sense == .group }
  }

  /// Whether a noun stands for what is told, done or planned, not for who or what does it.
  private func isTold(_ phrase: NounPhrase) -> Bool {
    phrase.sense == .abstract || phrase.sense == .document || phrase.sense == .event
  }

  private func objectEnd(_ predicate: Predicate, _ end: Int) -> Int {
    guard let object = predicate.objects.first, structure.phrases[object].units.lowerBound == end else { return end }
    return structure.phrases[object].units.upperBound
  }

  /// `Nghị quyết | về việc sắp xếp đơn vị hành chính`: what a document is about, up to a mark, a date, or a place or partner of who made it.
  private func subjectMatterEnd(_ start: Int) -> Int {
    guard start + 1 < structure.units.count, text.tokens[structure.units[start].tokens.lowerBound].key == words.about else { return start }
    var end = start + 1
    while end < structure.units.count, structure.units[end].kind != .punctuation, !structure.units[end].traits.contains(.clause),
      structure.units[end].mention.map({ mentions[$0].type != .time }) ?? true,
      structure.units[end].wordClass != .E || words.isInside(text.tokens[structure.units[end].tokens.lowerBound].key)
    { end += 1 }
    // `Nghị quyết về thí điểm tòa án chuyên biệt | được thông qua`
    if start < triggerUnit, triggerUnit <= end {
      end = triggerUnit
      while structure.units[end - 1].wordClass == .R || structure.units[end - 1].traits.contains(.passive) { end -= 1 }
    }
    return end <= start + 1 ? start : end
  }

  /// `lập trường của ASEAN | về Biển Đông`: what it is about.
  private func aboutEnd(_ end: Int, _ used: PhraseRoles) -> Int {
    guard end + 1 < structure.units.count, text.tokens[structure.units[end].tokens.lowerBound].key == words.about,
      let matter = phrase(at: end + 1), used[matter] == nil
    else { return end }
    return structure.phrases[matter].units.upperBound
  }

  /// `… của Cuba`, `các tay súng thuộc lực lượng ADF`
  private func ownerEnd(_ end: Int, _ used: PhraseRoles, mayShare: Bool) -> Int {
    guard end + 1 < structure.units.count, words.isOwned(by: text.tokens[structure.units[end].tokens.lowerBound].key),
      let owner = phrase(at: end + 1), used[owner] == nil || mayShare
    else { return end }
    return structure.phrases[owner].units.upperBound
  }

  /// The phrase that begins at a unit.
  private func phrase(at unit: Int) -> Int? {
    guard unit < structure.units.count, case let p = structure.phraseOfUnit[unit], p >= 0, structure.phrases[p].units.lowerBound == unit,
      !barred.contains(p)
    else {
      return nil
    }
    return p
  }

  /// The predicate's unit at a place, adverbs passed over where they may be.
  private func verb(at unit: Int, passing: Bool) -> Int? {
    var at = unit
    while at < structure.units.count {
      if structure.predicateOfUnit[at] >= 0 { return at }
      let u = structure.units[at]
      // `hợp đồng | rồi bay sang Mỹ`: what comes next is told anew.
      guard passing, u.wordClass == .R || u.wordClass == .T || u.traits.contains(.passive),
        text.tokens[u.tokens.lowerBound].key != words.sequence
      else { return nil }
      at += 1
    }
    return nil
  }

  private func isSubject(_ p: Int) -> Bool {
    let end = structure.phrases[p].units.upperBound
    guard let verb = verb(at: end, passing: true) else { return false }
    return structure.predicates[structure.predicateOfUnit[verb]].subjects.contains(p)
  }
}
