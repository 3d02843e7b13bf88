import Gazetteers
import VietText

/// What is told by the way, between commas or before the main line, and who goes on behind it.
extension ClauseReader {
  /// `Công an cho biết, sau khi gây án, Hùng | trốn sang Lào`: what is told in between is of whom the next clause tells, and that clause is what was said.
  ///
  /// - Returns: the verb of saying.
  func lendBehindSaying(_ subjects: IndexList, to index: Int) -> Int? {
    guard clauseLink == .root, index > 1, !subjects.isEmpty, case let aside = index - 1, predicates[aside].link == .adverbial,
      let speaker = predicates[aside].governor, units[predicates[speaker].unit].traits.contains(.say), predicates[speaker].objects.isEmpty,
      predicates[aside].subjects.elementsEqual(predicates[speaker].subjects), case let comma = predicates[speaker].unit + 1, isComma(comma),
      predicates[aside].conjunction == comma + 1, case let start = phrases[subjects[0]].units.lowerBound, start > 0, isComma(start - 1),
      // `Ông A cho biết, sau khi gặp ông B, Mỹ | sẽ …`: he met him.
      predicates[speaker].subjects.contains(where: { phrases[$0].sense == .organisation }),
      subjects.allSatisfy({ phrases[$0].sense == .person || phrases[$0].sense == .none })
    else { return nil }
    predicates[aside].subjects = subjects
    return speaker
  }

  /// `điều tra vụ ông A lừa đảo và | bắt ông B`: a body that looks into what somebody did goes on, not he.
  func judges(_ predicate: Predicate, behind before: Predicate) -> Bool {
    guard before.link == .relative, !before.isPassive, !predicate.isPassive, predicate.adverbs.isEmpty,
      units[predicate.unit].traits.contains(.penal), let above = before.governor.map({ predicates[$0] })
    else { return false }
    // … unless it is done to their victim.
    let next = predicate.unit + 1
    guard next < units.count, phraseOfUnit[next] >= 0, isNamedPerson(phraseOfUnit[next]), !before.subjects.isEmpty else { return false }
    return above.subjects.contains { phrases[$0].sense == .organisation } && before.subjects.allSatisfy { phrases[$0].sense == .person }
  }

  /// `bị ngân hàng khởi kiện và | yêu cầu trả nợ`, `bị ông A kiện, | đòi bồi thường`: who sues demands something.
  func claims(_ predicate: Predicate, behind before: Predicate) -> Bool {
    before.isPassive && !before.agents.isEmpty && tokens[units[before.unit].tokens.upperBound - 1].key == words.suit
      && !predicate.isPassive && predicate.adverbs.isEmpty && units[predicate.unit].traits.contains(.orders)
  }

  /// Who was told of between commas, of whom the verb of saying above goes on to tell, and that verb.
  func toldAside(_ before: Predicate) -> (who: Int, speaker: Int)? {
    guard before.link == .relative || before.link == .content, let who = before.subjects.last, opensRelative(who),
      let speaker = before.governor, units[predicates[speaker].unit].traits.contains(.say), !predicates[speaker].subjects.contains(who)
    else { return nil }
    return (who, speaker)
  }

  /// `xác định danh tính người | chết`: right behind a thing one is told whose it is, not who does what.
  func belongs(_ who: Int, toThingIn before: Predicate) -> Bool {
    guard canAct(who), let at = before.objects.firstIndex(of: who), at > 0 else { return false }
    let thing = phrases[before.objects[at - 1]]
    // `phủ nhận tin A | sắp cưới`
    let noun = tokens[units[thing.head].tokens.upperBound - 1].key
    return !words.rumours.contains(noun) && !words.nominalisers.contains(noun) && !thing.sense.canAct && thing.sense != .time
      && thing.units.lowerBound == before.unit + 1
      && thing.units.upperBound == phrases[who].units.lowerBound
  }

  /// Whether a verb says that there are so many: `có 59 ca tử vong`.
  func tellsExistence(_ unit: Int) -> Bool {
    guard units[unit].traits.isSuperset(of: [.light, .befalls]), unit + 1 < units.count, case let next = phraseOfUnit[unit + 1], next >= 0
    else { return false }
    return phrases[next].quantity != nil && !adverbs.contains { isTense($0) }
  }

  /// `Trong chương trình | thăm Lào, …`, `Với 96% đại biểu | tán thành, …`: a verb that belongs to what a preposition holds.
  func standsInOpening(_ i: Int) -> Bool {
    guard let group = fronted.last, let held = group.phrases.last, !phrases[held].sense.isLocation, !isTime(held) else { return false }
    let end = phrases[held].units.upperBound
    return waiting.first.map { phrases[$0].units.lowerBound == end } ?? (end == i)
  }

  /// `Sau ba ngày | xét xử, tòa tuyên phạt …`: a verb without a subject behind how long it went on.
  func standsBehindSpan(_ i: Int) -> Bool {
    guard waiting.isEmpty, i > 0, case let p = phraseOfUnit[i - 1], p >= 0, let m = phrases[p].mention else { return false }
    return mentions[m].rule == "timex-elapsed" && (phrases[p].units.lowerBound == 0 || isComma(phrases[p].units.lowerBound - 1))
  }

  /// The subjects of the line above a predicate when it only tells who the last of them is: `ông A, người …`.
  func described(in predicate: Int) -> IndexList? {
    if !setAside.isEmpty { return setAside }
    let head = predicates[lineHead(of: predicate)]
    return head.link == .root && head.subjects.last.map { opensRelative($0) } ?? false ? head.subjects : nil
  }
}
