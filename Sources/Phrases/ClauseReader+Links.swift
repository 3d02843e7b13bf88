import Gazetteers
import VietText

/// How one verb goes on with what another one tells.
extension ClauseReader {
  /// `xe tải do A điều khiển | lao xuống vực`: a bare verb right behind what somebody does with a vehicle.
  func drives(_ before: Predicate, _ predicate: Predicate) -> Bool {
    guard let vehicle = before.subjects.last, phrases[vehicle].sense == .vehicle, !sawComma else { return false }
    return predicate.unit == before.unit + 1 && units[before.unit].traits.isDisjoint(with: [.control, .modal, .light, .objectControl])
  }

  /// `tiếp ông A, nguyên Bộ trưởng, | đang thăm Việt Nam`: a second tense behind who somebody is.
  func isAside(_ predicate: Predicate, behind object: Int, of before: Predicate) -> Bool {
    guard let adverb = predicate.adverbs.first, tokens[units[adverb].tokens.lowerBound].key == words.ongoing,
      phrases[object].sense == .person, phrases[object].units.upperBound == adverb - 1
    else { return false }
    return !before.adverbs.contains { tokens[units[$0].tokens.lowerBound].key == words.ongoing }
  }

  /// `phê chuẩn hiệp định, | được hai nước ký ngày 25/7`: a document is signed by others than those who approve it.
  func isSigned(_ predicate: Predicate, _ object: Int) -> Bool {
    predicate.isPassive && !predicate.agents.isEmpty && phrases[object].sense == .document && units[predicate.unit].traits.contains(.enacts)
  }

  /// `bị khởi tố, | bắt tạm giam`: a bare verb without an object of its own right behind a passive.
  func sharesPassive(_ predicate: Predicate, with before: Predicate) -> Bool {
    guard before.isPassive, !predicate.isPassive, predicate.adverbs.isEmpty else { return false }
    let next = predicate.unit + 1
    let traits = units[predicate.unit].traits
    // `bị cảnh sát bắt giữ tại A và | di lý về B`
    if traits.isSuperset(of: [.objectControl, .motion]), !before.agents.isEmpty, before.objects.isEmpty, next < units.count,
      units[next].wordClass == .E
    {
      return true
    }
    guard traits.isDisjoint(with: [.say, .control, .objectControl, .motion, .modal, .light, .cause, .copula]) else { return false }
    let takes = next < units.count && phraseOfUnit[next] >= 0 && !isTime(phraseOfUnit[next])
    // `bị cảnh sát phạt 35 triệu đồng, | tước giấy phép`, `bị cách chức Chủ tịch, | tước danh hiệu`: the same does something more to them.
    if takes, !before.agents.isEmpty || units[predicate.unit].traits.contains(.penal) && units[before.unit].traits.contains(.penal) {
      return true
    }
    guard before.objects.isEmpty else { return false }
    // `được tàu SAR cứu, | đưa về đảo Cồn Cỏ`: where to is no object.
    if next < units.count, phraseOfUnit[next] >= 0, !before.agents.isEmpty, phrases[phraseOfUnit[next]].sense.isLocation { return true }
    guard next < units.count, phraseOfUnit[next] >= 0 else { return next >= units.count || units[next].wordClass != .V }
    return isTime(phraseOfUnit[next])
  }

  /// `tàu chở 20.000 tấn quặng | đã cập cảng`: a verb with a tense goes on with what moves or lies there, which the verb before only describes;
  /// so does what befalls a suspect: `kẻ sát hại chủ tiệm | sa lưới`.
  func goesOn(_ predicate: Predicate, from before: Predicate) -> Bool {
    guard !sawComma, !sawCoordinator, before.link == .root, before.adverbs.isEmpty, !before.isPassive, !before.objects.isEmpty,
      let subject = before.subjects.last
    else { return false }
    let who = units[phrases[subject].head].tokens
    let isWho = who.count == 1 && words.relativeHeads.contains(tokens[who.lowerBound].key)
    guard units[before.unit].traits.isDisjoint(with: isWho ? [.cause] : [.say, .cause, .objectControl]) else { return false }
    // `xe chở dưa hấu của bà A | lật nhào`: so does whatever is told of what carries goods.
    let load = phrases[before.objects.last!]
    if phrases[subject].sense == .vehicle, words.carries.contains(tokens[units[before.unit].tokens.lowerBound].key), !load.sense.canAct,
      units[predicate.unit].traits.isDisjoint(with: [.light, .copula, .say, .control])
    {
      return true
    }
    switch phrases[subject].sense {
    case .vehicle, .product, .thing: return predicate.adverbs.contains { isTense($0) }
    case .person, .group:
      if units[predicate.unit].traits.contains(.penal) || suffersPenalty(predicate) { return true }
      // `kẻ sát hại thủ tướng | có thể | đối mặt án tử hình`
      if isWho, units[predicate.unit].traits.contains(.modal), phrases[subject].units.upperBound == before.unit {
        return units[before.unit].traits.isDisjoint(with: [.control, .say, .objectControl])
      }
      // `những người ủng hộ bà | tố cáo gian lận`
      if isWho, phrases[subject].units.upperBound == before.unit, phrases[subject].units.count == 2,
        units[phrases[subject].units.lowerBound].wordClass == .L, units[before.unit].traits.isDisjoint(with: [.say, .orders, .motion])
      {
        return true
      }
      // `những người phản đối bà A | cũng tập trung`, `6 công nhân quét dọn đường phố | đã bị thương`
      return phrases[subject].mention == nil && phrases[subject].units.upperBound == before.unit
        && predicate.adverbs.contains { isTense($0) || words.additives.contains(tokens[units[$0].tokens.lowerBound].key) }
    default: return false
    }
  }

  /// `bị hàng xóm vác rựa | chém`: a bare verb behind what somebody does to them goes on with that.
  func goesOnSuffering(_ predicate: Predicate, from before: Predicate) -> Bool {
    guard before.isPassive, !before.agents.isEmpty, before.link != .relative, !predicate.isPassive, predicate.adverbs.isEmpty, !sawComma,
      !sawCoordinator, units[before.unit].traits.isDisjoint(with: [.control, .objectControl, .modal, .say, .copula, .cause, .light])
    else { return false }
    return units[predicate.unit].traits.isDisjoint(with: [.copula, .say, .modal, .cause])
  }

  /// `đồng ý để A quản lý cảng | nhưng khước từ giao nộp vũ khí`, `buộc A bồi thường, | đồng thời giao B điều tra`: who lets or makes others do
  /// something goes on, not the others.
  func ordering(_ predicate: Predicate, above previous: Int) -> Int? {
    guard let joint else { return nil }
    let isBut = words.adversatives.contains(tokens[units[joint].tokens.lowerBound].key)
    if predicate.isPassive {
      return isBut && !units[predicate.unit].traits.isDisjoint(with: [.say, .enacts, .control]) ? refused(previous) : nil
    }
    let givesOrders = !units[predicate.unit].traits.isDisjoint(with: [.orders, .objectControl])
    guard isBut || words.meanwhile.contains(where: { ends(joint, with: $0) }) else { return nil }
    if !isBut, !givesOrders {
      // `tạm giữ ông A, chủ cơ sở giết mổ B, | đồng thời thu giữ 2 tấn thịt`
      if predicates[previous].link == .relative, predicates[previous].adverbs.isEmpty, !predicates[previous].isPassive,
        let governor = predicates[previous].governor, units[predicates[governor].unit].traits.contains(.penal)
      {
        return governor
      }
      // `cảm ơn A đã cứu ngư dân, | đồng thời gửi lời mời`: behind what somebody else did, unasked, the line goes on.
      guard predicates[previous].link == .objectControl, let governor = predicates[previous].governor,
        units[predicates[governor].unit].traits.isDisjoint(with: [.orders, .motion]), predicates[governor].link == .root
      else { return nil }
      return governor
    }
    var at = previous
    while let governor = predicates[at].governor {
      if predicates[at].link == .purpose || predicates[at].link == .objectControl, !predicates[at].subjects.isEmpty { return governor }
      guard !isBut, predicates[at].link == .relative else { return nil }
      at = governor
    }
    return nil
  }

  /// `đề nghị trả hồ sơ | nhưng bị tòa bác`: who has asked for something is refused; it is no part of what was asked for.
  private func refused(_ previous: Int) -> Int? {
    var at = previous
    while let governor = predicates[at].governor {
      if predicates[at].link == .content, units[predicates[governor].unit].traits.isSuperset(of: [.say, .objectControl]) {
        return governor
      }
      at = governor
    }
    return nil
  }

  /// `bắt giam ông A vì | nhận hối lộ`, `bắt nghi phạm khi đang | bỏ trốn`: those who are judged or caught have done it, not who judges.
  func blamed(by governor: Int) -> IndexList? {
    let above = predicates[governor]
    guard !above.isPassive, let conjunction, !units[above.unit].traits.isDisjoint(with: [.penal, .objectControl]),
      units[above.unit].traits.isDisjoint(with: [.orders])
    else { return nil }
    let isReason = words.reasons.contains(tokens[units[conjunction].tokens.lowerBound].key)
    let isCaught =
      units[above.unit].traits.contains(.penal) && adverbs.contains { tokens[units[$0].tokens.lowerBound].key == words.ongoing }
    guard isReason || isCaught else { return nil }
    let objects = lists.filtered(above.objects) { canAct($0) }
    return objects.isEmpty ? nil : objects
  }

  /// `bóp cổ bạn gái cho đến khi | tắt thở`: it befell whom it was done to.
  func outlasted(by governor: Int, doing verb: Int) -> IndexList? {
    guard let conjunction, units[verb].traits.contains(.befalls), words.untils.contains(where: { ends(conjunction, with: $0) }) else {
      return nil
    }
    let objects = lists.filtered(predicates[governor].objects) { canAct($0) }
    return objects.isEmpty ? nil : objects
  }

  /// `phát hiện thi thể một cô gái, nghi bị | sát hại`: it befell whom was just told of, not those who suspect it.
  func suspected(by before: Predicate, doing predicate: Predicate) -> IndexList? {
    guard predicate.isPassive, before.objects.isEmpty, units[before.unit].traits.isSuperset(of: [.say, .objectControl]),
      let found = before.beside.flatMap({ predicates[$0].objects.last })
    else { return nil }
    return lists.list(found)
  }

  /// `không kịp thoát, | chết ngạt`: what happens is no part of what one was too late for.
  func missed(by previous: Int) -> Int? {
    guard sawComma, !sawCoordinator, predicates[previous].link == .control, let late = predicates[previous].governor,
      tokens[units[predicates[late].unit].tokens.lowerBound].key == words.inTime
    else { return nil }
    return late
  }

  /// `cho 1.400 người thôi việc, | giải thể hai chi nhánh`: who lets others go does more.
  func letting(_ predicate: Predicate, behind previous: Int) -> Int? {
    guard sawComma, !predicate.isPassive, predicate.adverbs.isEmpty, predicates[previous].link == .objectControl,
      predicates[previous].objects.isEmpty, let above = predicates[previous].governor, isOne(of: words.lets, predicates[above].unit),
      units[predicate.unit].traits.isDisjoint(with: [.motion, .copula]), phraseOpens(predicate.unit + 1)
    else { return nil }
    return above
  }

  /// `bom nổ khi tín đồ cầu nguyện, | làm 12 người chết`: what is caused comes of what happened, not of what somebody was doing at that moment; the
  /// clause of that moment has ended.
  func leaveMoment(before verb: Int, at previous: Int) -> Int? {
    guard sawComma, !sawCoordinator else { return nil }
    let isCause = units[verb].traits.contains(.cause)
    var at = previous
    while let governor = predicates[at].governor {
      if predicates[at].isSimultaneous {
        // `mất phanh khi đổ đèo, | lao xuống vực`
        guard
          isCause
            || at == previous && waiting.allSatisfy({ predicates[at].objects.contains($0) })
              && predicates[at].subjects.elementsEqual(predicates[governor].subjects)
        else { return nil }
        clause = predicates[governor].clause
        clauseOfUnit[verb] = clause
        (clauseLink, clauseGovernor) = (predicates[governor].link, predicates[governor].governor)
        conjunction = predicates[governor].conjunction
        return governor
      }
      at = governor
    }
    return nil
  }

  /// `lời kêu gọi | ngừng bắn của ông A bị phớt lờ`, `phản đối kế hoạch | mua tên lửa của Iran`: whose the matter is, is told behind the verb in it,
  /// and does what the verb says.
  ///
  /// - Returns: the phrase of the owner, when the verb stands right behind a matter.
  func ownerOfMatter(around verb: Int) -> Int? {
    guard adverbs.isEmpty, passive == nil, let matter = phraseBefore(verb), phrases[matter].mention == nil,
      case let end = phrases[matter].tokens.upperBound, words.matterEnds.contains(tokens[end - 1].key),
      words.matters.contains(where: { ends(phrases[matter].units.upperBound - 1, with: $0) })
    else { return nil }
    var at = verb + 1
    while at < min(verb + 14, units.count), !isStrong(at), !isComma(at), units[at].wordClass != .C {
      if phraseOfUnit[at] < 0, units[at].wordClass == .E, tokens[units[at].tokens.lowerBound].key == words.owner, phraseOpens(at + 1) {
        let owner = phraseOfUnit[at + 1]
        return canAct(owner) && (phrases[owner].mention != nil || phrases[owner].sense == .organisation) ? owner : nil
      }
      at = phraseOfUnit[at] >= 0 ? phrases[phraseOfUnit[at]].units.upperBound : at + 1
    }
    return nil
  }

  /// The verb inside a matter: what belongs to it ends before the owner.
  func tell(matterOf owner: Int, in predicate: inout Predicate) {
    predicate.subjects = lists.list(owner)
    predicate.link = .relative
    predicate.tail = predicate.unit + 1..<max(predicate.unit + 1, phrases[owner].units.lowerBound - 1)
    matterOwner = owner
  }

  /// Whether a predicate tells what is meant in a matter.
  func isInMatter(_ predicate: Predicate) -> Bool {
    predicate.link == .relative && predicate.subjects.last.map { phrases[$0].units.lowerBound > predicate.unit } ?? false
  }

  /// `hỗ trợ các hộ bị thiệt hại 10 triệu đồng, | tặng 500 suất quà`: who does something does more, not who suffered.
  func leavesSufferer(_ predicate: Predicate, of before: Predicate) -> Bool {
    sawComma && !sawCoordinator
      && (before.link == .relative
        || before.link == .objectControl
          && before.governor.map {
            units[predicates[$0].unit].traits.isDisjoint(with: [.orders])
          } ?? false)
      && before.isPassive && before.agents.isEmpty && before.adverbs.isEmpty
      && !predicate.isPassive && predicate.adverbs.isEmpty
  }

  /// `hỗ trợ các hộ | mất nhà | 10 triệu đồng`: what somebody suffers or has, before the sum that they are given, says who they are.
  func describesReceiver(_ predicate: Predicate, of before: Predicate) -> Bool {
    guard predicate.isPassive || units[predicate.unit].traits.contains(.befalls),
      units[before.unit].traits.isDisjoint(with: [.orders, .say])
    else { return false }
    var at = predicate.unit + 1
    while at < units.count, !isStrong(at), !isComma(at) {
      if let m = units[at].mention, mentions[m].type == .money { return true }
      at += 1
    }
    return false
  }

  /// Whether a verb stands right behind `về`, of which one talks.
  private func isTopic(_ p: Predicate) -> Bool {
    guard p.link == .control, p.adverbs.isEmpty, p.unit > 0, units[p.unit - 1].wordClass == .E else { return false }
    return tokens[units[p.unit - 1].tokens.lowerBound].key == words.about
  }

  /// `họp về chống dịch | và cử 12 bác sĩ`, `dùng vòi rồng để giải tán đám đông, | bắt giữ 63 người`: what is counted has been done, it was not the purpose or
  /// the topic.
  func achieves(_ predicate: Predicate, behind before: Predicate) -> Bool {
    let next = predicate.unit + 1
    guard
      before.link == .purpose
        ? sawComma && !sawCoordinator : isTopic(before) && !units[predicate.unit].traits.isDisjoint(with: [.objectControl, .penal]),
      !predicate.isPassive, predicate.adverbs.isEmpty,
      next < units.count, phraseOfUnit[next] >= 0, phrases[phraseOfUnit[next]].quantity != nil
    else { return false }
    return !before.objects.contains { phrases[$0].quantity != nil }
  }

  /// `ông A là người | ký quyết định`, `Việt Nam là nước | cử quân`: who is said to be the one that does something does it.
  func identified(by before: Predicate, doing predicate: Predicate) -> IndexList? {
    guard units[before.unit].traits.isSuperset(of: [.copula, .clause]), let one = before.objects.last, phrases[one].mention == nil,
      phrases[one].quantity == nil, phrases[one].units.count == 1, canAct(one), touches(one, predicate)
    else { return nil }
    let doers = lists.filtered(before.subjects) { phrases[$0].sense.canAct }
    return doers.isEmpty ? nil : doers
  }

  /// Whether a conjunction says that both go on together: `khi`, `trong lúc`; not `sau khi`.
  func isSimultaneous(_ conjunction: Int) -> Bool {
    let range = units[conjunction].tokens
    return words.simultaneous.contains { $0.count == range.count && ends(conjunction, with: $0) }
  }

  /// `tuần hành phản đối ông A, sau vụ sập mái nhà | khiến 15 người chết`: what a preposition holds has caused it.
  func eventInPreposition(_ before: Predicate, _ predicate: Predicate) -> Int? {
    guard units[predicate.unit].traits.contains(.cause), !sawComma, let group = before.prepositions.last, let held = group.phrases.last,
      phrases[held].sense == .event || units[phrases[held].head].isNominalised, phrases[held].units.upperBound <= predicate.unit,
      (phrases[held].units.upperBound..<predicate.unit).allSatisfy({ units[$0].kind != .punctuation && units[$0].wordClass != .V })
    else { return nil }
    return held
  }

  /// `gã con rể đâm bố vợ | nhận 18 năm tù`
  private func suffersPenalty(_ predicate: Predicate) -> Bool {
    let next = predicate.unit + 1
    return next < units.count && phraseOfUnit[next] >= 0 && phrases[phraseOfUnit[next]].sense == .penalty
  }
}
