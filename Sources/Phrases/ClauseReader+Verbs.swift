import Gazetteers
import VietText

/// Verbs, and how each is linked to the one before.
extension ClauseReader {
  func take(verb i: Int) {
    openPreposition = nil
    if let moment = last, let happened = leaveMoment(before: i, at: moment) { last = happened }
    var predicate = Predicate(unit: i)
    predicate.clause = clause
    predicate.adverbs = adverbs
    predicate.conjunction = conjunction
    predicate.isPassive = passive != nil || words.passives.contains(tokens[units[i].tokens.lowerBound].key) && units[i].tokens.count > 1
    predicate.agents = agents
    let index = predicates.count
    if let agent = agentMarker, let last, let head = phraseBefore(agent), isNamedPerson(head) {
      // `miễn nhiệm ông A do ông này | nghỉ hưu`: a person is not what somebody else does; the clause says why.
      predicate.subjects = agents
      predicate.agents = .empty
      predicate.link = .adverbial
      predicate.governor = last
    } else if let agent = agentMarker {
      // `vaccine do Mỹ tặng`: the head is what is given.
      predicate.link = .relative
      predicate.governor = last
      predicate.isPassive = true
      if let head = phraseBefore(agent) {
        predicate.subjects = lists.list(carrier(of: head) ?? head)
      } else if agent > 0, isComma(agent - 1), let last, let told = predicates[last].objects.last ?? predicates[last].subjects.last {
        // `lô hàng gồm 3 triệu liều, do Mỹ tặng`
        predicate.subjects = lists.list(told)
      }
    } else if let owner = ownerOfMatter(i) {
      // `quyết định của Chủ tịch nước về việc | đặc xá`: whose decision it is does so.
      predicate.subjects = lists.list(owner)
      predicate.link = .relative
      predicate.governor = last
    } else if let previous = last, !matter.isEmpty, let owner = matterOwner, phrases[owner].units.upperBound <= i {
      // `lời kêu gọi ngừng bắn của ông A | bị phớt lờ`: back to the matter.
      predicate.subjects = matter
      predicate.link = predicates[previous].link == .relative ? clauseLink : .root
      predicate.governor = clauseGovernor
      matter = .empty
    } else if let owner = ownerOfMatter(around: i) {
      tell(matterOf: owner, in: &predicate)
      predicate.governor = last
      if last == nil { matter = waiting }
    } else if let previous = last {
      link(&predicate, to: previous, index)
    } else {
      predicate.subjects = waiting
      predicate.prepositions = fronted
      lend(waiting, to: index, doing: i)
      let speaker = lendBehindSaying(waiting, to: index)
      predicate.link = clauseLink
      predicate.governor = clauseGovernor
      if let speaker { (predicate.link, predicate.governor) = (.content, speaker) }
      predicate.isSimultaneous = clauseGovernor != nil && (conjunction.map { isSimultaneous($0) } ?? false)
      opening = clauseLink == .root && (standsInOpening(i) || standsBehindSpan(i)) ? index : nil
      if predicate.subjects.isEmpty, let governor = clauseGovernor {
        // `bị tạm giữ để | điều tra`: who holds them does so, told or not.
        predicate.subjects =
          blamed(by: governor) ?? outlasted(by: governor, doing: i)
          ?? (isSuffered(governor) && clauseLink == .purpose ? predicates[governor].agents : predicates[governor].subjects)
      } else if predicate.subjects.isEmpty, clauseLink == .root,
        let spoken = predicates.last(where: { $0.link == .root && $0.subjects.contains { canAct($0) } })
      {
        // `A cảm ơn B; khẳng định …`
        predicate.subjects = spoken.subjects
      }
    }
    if predicate.prepositions.isEmpty, last != nil { predicate.prepositions = fronted }
    predicates.append(predicate)
    predicateOfUnit[i] = index
    if main == nil { main = index }
    last = index
    waiting = .empty
    fronted = .empty
    adverbs = .empty
    passive = nil
    agents = .empty
    agentMarker = nil
    sawComma = false
    sawCoordinator = false
    joint = nil
  }

  /// `xe bồn chở xăng | do tài xế A điều khiển`: somebody drives what carries, not what is carried.
  private func carrier(of load: Int) -> Int? {
    guard let last, predicates[last].objects.last == load, phrases[load].sense != .vehicle, predicates[last].adverbs.isEmpty,
      let agent = agents.first, phrases[agent].sense == .person, let vehicle = predicates[last].subjects.last,
      phrases[vehicle].sense == .vehicle
    else { return nil }
    return vehicle
  }

  func isNamedPerson(_ p: Int) -> Bool {
    phrases[p].mention.map { mentions[$0].type == .person && mentions[$0].form == .name } ?? false
  }

  /// `Nhận lời mời của A, B thăm C`: the verb that opened the sentence has the subject of the next clause.
  ///
  /// - Parameter verb: the unit of what that clause tells of them.
  func lend(_ subjects: IndexList, to index: Int, doing verb: Int) {
    // `Đụng độ ở Mandalay, 20 người | chết`: those who are only counted did not do what the headline tells.
    guard clauseLink == .root, index > 0, subjects.contains(where: { canAct($0) && phrases[$0].quantity == nil }) else { return }
    // `Bị phạt 400 triệu đồng, công ty | bán nhà máy`: what befell them comes first; `Bị tố cáo, công an | bắt ông A` is somebody else's doing.
    let suffers = predicates[0].isPassive && index == 1 && !units[verb].traits.contains(.penal)
    for i in 0..<index
    where predicates[i].subjects.isEmpty && predicates[i].clause == predicates[0].clause && (!predicates[i].isPassive || suffers && i == 0)
      && !isOrdered(i)
    {
      guard predicates[0].governor == nil, predicates[0].conjunction == nil, predicates[0].subjects.isEmpty || i > 0 else { return }
      predicates[i].subjects = subjects
    }
  }

  /// Who owns the matter that a verb right behind `về`, `về việc` tells of.
  private func ownerOfMatter(_ i: Int) -> Int? {
    guard last != nil, i > 3, tokens[units[i - 1].tokens.lowerBound].key == words.about, units[i - 1].wordClass == .E,
      let owner = phraseBefore(i - 1), canAct(owner), case let of = phrases[owner].units.lowerBound - 1,
      tokens[units[of].tokens.lowerBound].key == words.owner, let matter = phraseBefore(of), !canAct(matter)
    else { return nil }
    return owner
  }

  /// Whether a predicate tells what a suspect suffers.
  private func isSuffered(_ p: Int) -> Bool {
    predicates[p].isPassive && units[predicates[p].unit].traits.contains(.penal)
  }

  /// Whether a predicate only tells what somebody becomes, or which way they are brought, by the one above.
  private func isDoneTo(_ p: Int, by above: Int) -> Bool {
    let traits = units[predicates[p].unit].traits
    // `gọi việc xét xử là phi pháp, | lên án Moskva`
    if traits.contains(.copula), predicates[p].link == .relative || predicates[p].link == .content,
      !predicates[above].subjects.elementsEqual(predicates[p].subjects)
    {
      return true
    }
    guard predicates[p].link == .objectControl else { return false }
    // `điều 6 xe chữa cháy đến, | cứu được 11 người`
    let isSentVehicle = sawComma && predicates[p].subjects.allSatisfy { phrases[$0].sense == .vehicle }
    return traits.contains(.copula)
      || traits.contains(.motion) && (isSentVehicle || units[predicates[above].unit].traits.contains(.motion))
  }

  private func isOrdered(_ p: Int) -> Bool {
    predicates[p].governor.map { units[predicates[$0].unit].traits.contains(.orders) } ?? false
  }

  func link(_ predicate: inout Predicate, to previous: Int, _ index: Int) {
    let before = predicates[previous]
    let traits = units[before.unit].traits
    let object =
      before.objects.last.flatMap { touches($0, predicate) ? $0 : nil } ?? actorInPreposition(before, predicate) ?? before.objects.last
    // `có văn bản gửi Thủ tướng | kiến nghị …`: who writes says so.
    let isMessage =
      words.sends.contains(tokens[units[before.unit].tokens.lowerBound].key) || words.callers.contains { ends(before.unit, with: $0) }
    let writes = isMessage && (units[predicate.unit].traits.contains(.say) || standsBehindRecipient(predicate, of: before, object))
    let arrives = writes || traits.contains(.motion) && object.map { phrases[$0].sense.isLocation && before.objects.contains($0) } ?? false
    if let penalty = before.objects.last, phrases[penalty].sense == .penalty, touches(penalty, predicate), !sawComma, !sawCoordinator,
      !predicate.isPassive, before.isPassive || before.subjects.allSatisfy({ phrases[$0].sense == .person || phrases[$0].sense == .none })
    {
      // `bị kết án tử hình | có thể xin khoan hồng`: who is punished goes on, not the punishment.
      predicate.subjects = before.subjects
      (predicate.link, predicate.governor) = (before.link, before.governor)
    } else if goesOnSuffering(predicate, from: before) {
      (predicate.isPassive, predicate.subjects, predicate.agents) = (true, before.subjects, before.agents)
      (predicate.link, predicate.governor) = (.control, previous)
    } else if before.link == .relative, before.isPassive, !before.agents.isEmpty, !sawCoordinator,
      !predicate.adverbs.isEmpty || predicate.isPassive || before.objects.isEmpty && drives(before, predicate)
    {
      // `lô vaccine do A tặng | đã được bàn giao`: back to the head of the relative clause.
      predicate.subjects = before.subjects
      predicate.link = clauseLink
      predicate.governor = clauseGovernor
    } else if sawComma, !sawCoordinator, let described = described(in: previous) {
      // `ông A, người đề xuất cải cách hồi tháng 4, | đã từ chức`: the main line begins behind what was told of him.
      predicate.subjects = described
      setAside = .empty
    } else if sawComma, !sawCoordinator, let told = toldAside(before) {
      // `cho biết nghi phạm, người bị bắt hôm 5/5, | đã thú nhận`
      predicate.subjects = lists.list(told.who)
      (predicate.link, predicate.governor) = (.content, told.speaker)
      predicates[told.speaker].objects = lists.filtered(predicates[told.speaker].objects) { $0 != told.who }
    } else if sawComma, !sawCoordinator, let object = before.objects.last ?? before.prepositions.last?.phrases.last,
      isAside(predicate, behind: object, of: before) || isSigned(predicate, object)
    {
      predicate.subjects = lists.list(object)
      predicate.link = .relative
      predicate.governor = previous
    } else if !sawComma, !sawCoordinator, tellsPurpose(predicate.unit) {
      // `triệu tập ba người | để làm rõ`: whoever did so does, too.
      predicate.subjects = isSuffered(previous) ? before.agents : before.subjects
      predicate.link = .purpose
      predicate.governor = previous
    } else if let doers = identified(by: before, doing: predicate) {
      predicate.subjects = doers
      predicate.link = .relative
      predicate.governor = previous
    } else if let event = eventInPreposition(before, predicate) {
      predicate.subjects = lists.list(event)
      predicate.link = .relative
      predicate.governor = previous
    } else if goesOn(predicate, from: before) {
      predicate.link = before.link
      predicate.governor = before.governor
      predicate.subjects = before.subjects
    } else if sawComma || sawCoordinator, waiting.isEmpty || !touches(waiting.last!, predicate) {
      // `A ký, trao …`: beside the nearest predicate that can have this subject.
      // `A miễn nhiệm B do ông này nghỉ hưu, và thông qua …`: a comma with `và` goes on where the side clause began.
      // … and `đánh giá cao chuyến thăm của bà A, người lần đầu tới Hà Nội, | và gửi lời chia buồn` behind what was told of somebody.
      // … or what somebody is just doing: `bắt quả tang 7 con bạc đang sát phạt nhau, | thu giữ 60 triệu đồng`.
      let isJustDone =
        sawComma && before.link == .relative && predicate.adverbs.isEmpty
        && before.adverbs.contains { tokens[units[$0].tokens.lowerBound].key == words.ongoing }
      // `lập một ủy ban giám sát | và sẽ gặp lại`: a tense goes on with the line, not with a bare verb that describes an object.
      let isBare =
        before.link == .relative && before.adverbs.isEmpty && before.objects.isEmpty && before.prepositions.isEmpty && !before.isPassive
      // `tố chính quyền gian lận | và ngày 26/2 đã kiện`
      let isTold =
        before.link == .objectControl && before.adverbs.isEmpty && !before.isPassive
        && before.governor.map { units[predicates[$0].unit].traits.isDisjoint(with: [.motion]) } ?? false
      let leavesBare = sawCoordinator && (isBare || isTold) && !predicate.isPassive && predicate.adverbs.contains { isTense($0) }
      let isAside =
        isInMatter(before) || isJustDone || judges(predicate, behind: before) || leavesSufferer(predicate, of: before) || leavesBare
        || achieves(predicate, behind: before)
        || sawComma && sawCoordinator && [.adverbial, .purpose, .content, .relative].contains(before.link) && !continuesTold(before)
      // `gây tai nạn làm một phụ nữ chết, | bỏ trốn`, `bão làm 3 người chết, | gây thiệt hại`: so does what is done after what was caused.
      let caused = sawComma && !predicate.isPassive ? cause(of: previous) : nil
      var from =
        ordering(predicate, above: previous) ?? missed(by: previous) ?? letting(predicate, behind: previous)
        ?? (isAside ? before.governor ?? previous : caused ?? previous)
      // `bầu ông A làm Chủ tịch, | phê chuẩn …`, `đưa ba người ra ngoài, | chuyển đến bệnh viện`: who is made something or brought somewhere does
      // not go on.
      while let above = predicates[from].governor, isDoneTo(from, by: above) { from = above }
      let traits = units[predicate.unit].traits
      // `kết quả thảo luận về cung ứng và | chuyển giao vaccine`: verbs side by side share a subject, though it cannot act.
      let isSideBySide =
        !sawComma && joint == predicate.unit - 1 && before.unit == predicate.unit - 2 && !before.subjects.isEmpty
        && !before.subjects.contains { canAct($0) }
      let beside =
        isSideBySide ? previous : traits.contains(.say) ? lineHead(of: from) : acting(from: from, asPerson: traits.contains(.penal))
      predicate.link = .coordinate
      predicate.beside = beside
      for p in beside..<predicates.count where predicates[p].tail.upperBound == 0 {
        predicates[p].tail = predicates[p].unit + 1..<max(predicates[p].unit + 1, joint ?? predicate.unit)
      }
      predicate.governor = predicates[beside].governor
      predicate.subjects = predicates[beside].subjects
      predicate.clause = predicates[beside].clause
      if beside == previous, sharesPassive(predicate, with: before) { (predicate.isPassive, predicate.agents) = (true, before.agents) }
      if claims(predicate, behind: before) { predicate.subjects = before.agents }
      if predicates[beside].link != .root { predicate.link = predicates[beside].link }
    } else if let object, !arrives || predicate.isPassive, touches(object, predicate),
      !traits.contains(.control) || traits.contains(.objectControl)
    {
      let controls = traits.contains(.objectControl) && !describesReceiver(predicate, of: before)
      predicate.link = traits.contains(.say) && !belongs(object, toThingIn: before) ? .content : controls ? .objectControl : .relative
      predicate.governor = previous
      predicate.subjects = coordinatedGroup(before.objects, endingAt: object)
      // `gửi thư cảm ơn B`, `giơ biểu ngữ phản đối`: what cannot act is the means of who does.
      // Not so `đánh giá cao kinh nghiệm của A và kết quả thảo luận`: it only goes on with what is spoken of.
      let isSpokenOf = before.objects.first != object && phrases[object].sense == .abstract
      if predicate.link == .relative, !isSpokenOf, !canAct(object), predicate.adverbs.isEmpty, !predicate.isPassive, !before.isPassive {
        for subject in before.subjects where canAct(subject) { lists.append(subject, to: &predicate.subjects) }
      }
      if predicate.link == .content, !traits.contains(.objectControl) {
        predicates[previous].objects = lists.filtered(before.objects) { !predicate.subjects.contains($0) }
      }
    } else {
      predicate.link = traits.contains(.say) ? .content : .control
      predicate.governor = previous
      // `yêu cầu | khẩn trương điều tra`: who is to do so is not told.
      if traits.contains(.orders), before.objects.isEmpty, !before.isPassive, before.link != .content { return }
      // `bà A cho biết | có 59 ca tử vong`: who says that there are some has none.
      if traits.contains(.say), tellsExistence(predicate.unit) { return }
      predicate.subjects = suspected(by: before, doing: predicate) ?? before.subjects
      addPartners(of: before, to: &predicate.subjects)
    }
  }

  /// Whether the words of a verb begin with one for what is meant: `để làm rõ`.
  private func tellsPurpose(_ unit: Int) -> Bool {
    units[unit].tokens.count > 1 && words.purposes.contains(tokens[units[unit].tokens.lowerBound].key)
  }

  /// `nêu rõ A sẽ rút quân, sau đó | nối lại đàm phán`: behind a word for what comes next, what is told goes on.
  private func continuesTold(_ before: Predicate) -> Bool { before.link == .content && joint.map { phraseOfUnit[$0] >= 0 } ?? false }

  /// `gửi thư tới Thủ tướng | chia buồn`: a bare verb behind those whom a message goes to.
  private func standsBehindRecipient(_ predicate: Predicate, of before: Predicate, _ object: Int?) -> Bool {
    guard predicate.adverbs.isEmpty, !predicate.isPassive, let object, !before.objects.contains(object),
      let group = before.prepositions.last
    else { return false }
    return group.phrases.contains(object) && tokens[units[group.preposition].tokens.lowerBound].key != words.about
  }

  /// `chia buồn tới các nạn nhân | thiệt mạng`, `lập trường của Việt Nam | ủng hộ`: who can act stands right before the verb, though a
  /// preposition holds it.
  func actorInPreposition(_ before: Predicate, _ predicate: Predicate) -> Int? {
    guard let group = before.prepositions.last, let phrase = group.phrases.last, touches(phrase, predicate) else { return nil }
    let sense = phrases[phrase].sense
    // `hỏi về việc Mỹ | sẽ tấn công`: what somebody does.
    let preposition = units[group.preposition].tokens
    if preposition.count > 1, canAct(phrase), words.nominalisers.contains(tokens[preposition.upperBound - 1].key) { return phrase }
    if sense == .person || sense == .group {
      // `khiến ba người trong một gia đình | tử vong`: one counts them, not the family.
      let counted = group.preposition > 0 ? phraseOfUnit[group.preposition - 1] : -1
      // … but `bắt ba người trong đường dây | sản xuất hàng giả`: what they are held for is what all of them do.
      if sense == .group, counted >= 0, counted == before.objects.last, phrases[counted].quantity != nil,
        !units[before.unit].traits.contains(.penal)
      {
        return nil
      }
      // `trả tự do cho 9 lính | bị | bắt hôm 12/11`
      if predicate.isPassive, units[predicate.unit].traits.contains(.penal), predicate.adverbs.isEmpty, predicate.agents.isEmpty,
        phrases[phrase].units.upperBound == predicate.unit - 1,
        units[predicate.unit - 1].traits.contains(.passive)
      {
        return phrase
      }
      return phrases[phrase].units.upperBound == predicate.unit || opensRelative(phrase) || tellsAside(predicate, of: before, phrase)
        ? phrase : nil
    }
    // `vào Bình Dương, nơi | ghi nhận 5 ca`
    if sense.isLocation, tokens[units[phrases[phrase].units.upperBound - 1].tokens.lowerBound].key == words.whereWord { return phrase }
    let isOwner = tokens[units[group.preposition].tokens.lowerBound].key == words.owner
    guard isOwner, canAct(phrase), group.preposition > 0, phraseOfUnit[group.preposition - 1] >= 0 else { return nil }
    return canAct(phraseOfUnit[group.preposition - 1]) ? nil : phrase
  }

  /// `đã hội đàm với ông A | đang thăm Việt Nam`: a second tense tells of the one before it.
  private func tellsAside(_ predicate: Predicate, of before: Predicate, _ phrase: Int) -> Bool {
    guard let adverb = predicate.adverbs.first, phrases[phrase].units.upperBound == adverb else { return false }
    // `ân xá cho hai lao động | từng bị kết án`
    if predicate.isPassive, tokens[units[adverb].tokens.lowerBound].key == words.once { return true }
    guard isTense(adverb) else { return false }
    return tokens[units[adverb].tokens.lowerBound].key == words.ongoing || before.adverbs.contains { isTense($0) }
  }

  func isTense(_ unit: Int) -> Bool { words.tenses.contains(tokens[units[unit].tokens.lowerBound].key) }

  /// `… của ông A, người | đã từ chức`
  func opensRelative(_ phrase: Int) -> Bool {
    let end = phrases[phrase].units.upperBound - 1
    guard end > phrases[phrase].head else { return false }
    if units[end].tokens.count == 1, words.relativeHeads.contains(tokens[units[end].tokens.lowerBound].key) { return true }
    // `Tập đoàn Hòa An, đơn vị | vận hành …`
    return isComma(end - 1) && phrases[phrase].sense != .person && end + 1 < units.count && units[end + 1].kind != .punctuation
  }

  /// `A phối hợp với B | tổ chức`: both do what follows.
  func addPartners(of p: Predicate, to subjects: inout IndexList) {
    guard words.jointVerbs.contains(where: { ends(p.unit, with: $0) }) else { return }
    // `phối hợp | Công an huyện | bắt giữ`
    for object in p.objects where canAct(object) && (phrases[object].mention != nil || phrases[object].sense.isActor) {
      lists.append(object, to: &subjects)
    }
    for group in p.prepositions where words.partners.contains(tokens[units[group.preposition].tokens.lowerBound].key) {
      for phrase in group.phrases { lists.append(phrase, to: &subjects) }
    }
  }

  /// Whether a unit is one of some words.
  func isOne(of list: [[Int32]], _ unit: Int) -> Bool {
    let range = units[unit].tokens
    return list.contains { $0.count == range.count && zip($0, range).allSatisfy { $0 == tokens[$1].key } }
  }

  func ends(_ unit: Int, with keys: [Int32]) -> Bool {
    let range = units[unit].tokens
    return keys.count <= range.count && zip(keys, range.suffix(keys.count)).allSatisfy { $0 == tokens[$1].key }
  }

  /// The last phrases of a list that are joined by commas and `và` alone.
  func coordinatedGroup(_ list: IndexList, endingAt last: Int) -> IndexList {
    var next = last
    var first = list.count - 1
    while first > 0, precedesInGroup(list[first - 1], next) {
      first -= 1
      next = list[first]
    }
    // Mostly the group is the end of the list; `last` may be another phrase than that.
    if list.last == last { return IndexList(base: list.base + first, count: list.count - first) }
    var group = IndexList.empty
    for i in first..<list.count - 1 { lists.append(list[i], to: &group) }
    lists.append(last, to: &group)
    return group
  }

  private func precedesInGroup(_ p: Int, _ next: Int) -> Bool {
    guard phrases[p].sense != .event, end(of: p) + 1 == phrases[next].units.lowerBound, alike(p, next) else { return false }
    let between = units[end(of: p)]
    return between.mark == UInt8(ascii: ",") || between.traits.contains(.coordinate) || between.traits.contains(.copula)
  }
}
