import Annotations
import Gazetteers
import VietText

/// Where noun phrases go: to the verb before, the verb behind, or a preposition.
extension ClauseReader {
  /// `Hà Nội | Chính phủ Nhật Bản viện trợ …`, `Lâm Đồng | Nam thanh niên bị khởi tố`: some papers set a place before the lead, without a mark. It
  /// is a heading, and does nothing.
  private func isPlaceOfLead(before p: Int) -> Bool {
    guard waiting.count == 1, case let place = phrases[waiting[0]], place.units == 0..<1, phrases[p].units.lowerBound == 1,
      place.sense == .place || place.sense == .country, let m = place.mention, mentions[m].form == .name, !phrases[p].sense.isLocation
    else { return false }
    return tokens[phrases[p].tokens.lowerBound].shape == .capitalised
  }

  func take(phrase p: Int) {
    // … but `thăm gia đình ba nạn nhân | tử vong`: of whom something is told themselves.
    if tellsWhose(p), last == nil || phrases[p].sense.isLocation || !verbFollows(p) { return }
    if passive != nil, openPreposition == nil, !standsInBrackets(p) {
      // `làm thuê cho bà Hoa và bị bà | sa thải`: the verb is still to come, and goes on with what the joint joins.
      lists.append(p, to: &agents)
      return
    }
    if opensMoment(p) { return openSubordinate(phrases[p].units.lowerBound) }
    var endsJoint = true
    defer {
      if endsJoint { (sawComma, sawCoordinator) = (false, false) }
    }
    if apposition.contains(phrases[p].units.lowerBound) || agents.contains(p) || standsInBrackets(p) && !verbFollows(p) { return }
    if let copula = namingCopula, phrases[p].units.lowerBound == copula + 1 { return take(named: p) }
    if let preposition = openPreposition {
      attach(preposition, p)
      return
    }
    if isTime(p) || phrases[p].sense == .time && phrases[p].mention == nil || isHowOften(p) {
      // A date belongs to the clause, and so does `ba lần`; roles of time look for them there. `Sau ba ngày xét xử, sáng nay | tòa tuyên …`
      let before = phrases[p].units.lowerBound - 1
      endsJoint = last == nil || !isComma(before) && !units[before].traits.contains(.coordinate)
      // `đâm bạn gái tử vong | sau đó | tự sát`: as `rồi`.
      if last != nil, let m = phrases[p].mention, mentions[m].rule == "timex-connective", case let next = phrases[p].units.upperBound,
        next < units.count, units[next].wordClass == .V, phraseOfUnit[next] < 0
      {
        (sawComma, sawCoordinator, joint, waiting, endsJoint) = (true, true, phrases[p].units.lowerBound, .empty, false)
      }
      return
    }
    if sawCoordinator || sawComma, extendsPrevious(p) { return reopenTail(before: p) }
    guard let last else {
      if completesDeed(p) { return }
      if let before = waiting.last, main == nil, endsWithWhere(before), phrases[before].units.upperBound == phrases[p].units.lowerBound {
        (setAside, waiting) = (waiting, .empty)
        startClause(with: p, link: .relative, governor: nil)
        waiting = .empty
      }
      if isAddress(p) { return }
      if isPlaceOfLead(before: p) { (heading, waiting) = (waiting, .empty) }
      lists.append(p, to: &waiting)
      return
    }
    if isOfPair(p) || completesDeed(p) { return }
    // `thăm nhà tù ở Moskva, nơi | ông A bị giam`
    if let place = phraseBefore(phrases[p].units.lowerBound), endsWithWhere(place), canAct(p), verbFollows(p) {
      closeTail(at: phrases[p].units.lowerBound)
      return startClause(with: p, link: .relative, governor: nil)
    }
    if sawComma || sawCoordinator, let above = tells(p, above: last) {
      reopenTail(before: p)
      lists.append(p, to: &predicates[above].objects)
      waiting = lists.list(p)
      self.last = above
      return
    }
    if sawComma || sawCoordinator, verbFollows(p) || (opening != nil || opensSentence) && opensRow(p) || opensMain(p) || opensStates(p),
      !continuesObjects(of: last, p)
    {
      // `A ký, B trao`: a clause of its own.
      // `làm 4 người chết, 2 người mất tích`: what has been caused goes on.
      let cause = isCounted(p) ? self.cause(of: last) : nil
      let link = cause == nil ? Link.root : predicates[last].link
      closeTail(at: phrases[p].units.lowerBound)
      closeOpening()
      return startClause(with: p, link: link, governor: cause)
    }
    if sawComma, continuesObjects(of: last, p) { reopenTail(before: p) }
    lists.append(p, to: &predicates[last].objects)
    waiting = lists.list(p)
  }

  /// `xin lỗi gia đình | hai nạn nhân`, `hỗ trợ các tỉnh | miền Trung`: whose they are or where, right behind a noun, takes no part of its own.
  func tellsWhose(_ p: Int) -> Bool {
    let first = phrases[p].units.lowerBound
    guard let owned = phraseBefore(first) else { return false }
    if let m = phrases[owned].mention {
      // `ngoại trưởng | hai nước`
      let counts = units[first].wordClass == .M || units[first].wordClass == .L
      return mentions[m].form == .title && phrases[p].sense == .country && counts
    }
    if phrases[owned].sense.isLocation {
      guard let m = phrases[p].mention, mentions[m].form == .name, phrases[p].sense.isLocation else { return false }
      let opening = units[phrases[owned].units.lowerBound]
      return opening.wordClass == .L || opening.wordClass == .M
    }
    // `công an | hai nước`
    if phrases[p].sense == .country, units[first].wordClass == .M, phrases[owned].units.count == 1 {
      return phrases[owned].sense == .organisation || phrases[owned].sense == .person || phrases[owned].sense == .group
    }
    // `lãnh đạo | tỉnh Thanh Hóa`
    let isBody = phrases[p].sense == .organisation || phrases[p].sense.isLocation
    let isNamed =
      isBody && units[phrases[owned].head].traits.contains(.relational) && phrases[p].mention.map { mentions[$0].form == .name } ?? false
    guard phrases[p].sense.canAct || phrases[p].sense.isLocation,
      isNamed || units[first].wordClass == .L || units[first].wordClass == .M
    else { return false }
    return words.belongings.contains { ends(phrases[owned].units.upperBound - 1, with: $0) }
  }

  /// `bị sập | lúc | người dân đi chợ về`: a bare word for a moment before somebody and what they do.
  private func opensMoment(_ p: Int) -> Bool {
    let end = phrases[p].units.upperBound
    guard phrases[p].units.count == 1, phrases[p].tokens.count == 1, tokens[phrases[p].tokens.lowerBound].key == words.moment,
      phraseOpens(end)
    else { return false }
    let told = phraseOfUnit[end]
    return !isTime(told) && phrases[told].sense != .time && verbFollows(told)
  }

  /// `đã | sáu lần | đưa tiền`: between an adverb and its verb.
  func isHowOften(_ p: Int) -> Bool {
    guard let m = phrases[p].mention, mentions[m].type == .quantity, case let start = phrases[p].units.lowerBound, start > 0 else {
      return false
    }
    return tokens[phrases[p].tokens.upperBound - 1].key == words.times && units[start - 1].wordClass == .R
  }

  /// `Khi tổ công tác áp sát, | ông A (47 tuổi), chủ một chiếc ghe, dùng …`: who is named behind the clause that opens the sentence, and told of between
  /// commas, has a verb behind that.
  private func opensMain(_ p: Int) -> Bool {
    guard clauseLink == .adverbial, clauseGovernor == nil, phrases[p].sense == .person, phrases[p].mention != nil else { return false }
    var at = end(of: p)
    if at < units.count, let close = bracketEnd(at) { at = close + 1 }
    let start = at
    guard at < units.count, isComma(at),
      let close = (at + 1..<min(at + 12, units.count)).first(where: { isComma($0) })
    else { return false }
    at = close + 1
    while at < units.count, units[at].wordClass == .R || units[at].wordClass == .T { at += 1 }
    guard at < units.count, units[at].wordClass == .V else { return false }
    apposition = start..<close
    return true
  }

  /// `Lúc cảnh sát tới, | chồng và con cô Liu đang ngủ`: whether the clause is one that opens the sentence.
  private var opensSentence: Bool { clauseLink == .adverbial && clauseGovernor == nil && sawComma && !sawCoordinator }

  /// `khẳng định tình đoàn kết không gì lay chuyển, | tinh thần sẵn sàng giúp nhau`: what does nothing by itself goes on with what a verb above has
  /// as its object, or is told to have said of it.
  private func tells(_ p: Int, above last: Int) -> Int? {
    guard phrases[p].sense == .abstract, phrases[p].mention == nil, verbFollows(p), !continuesObjects(of: last, p) else { return nil }
    var at = last
    for _ in 0..<5 {
      guard let above = predicates[at].governor else { return nil }
      let told = predicates[above].objects.last ?? (predicates[at].link == .content ? predicates[at].subjects.last : nil)
      if let told, phrases[told].sense == .abstract, phrases[told].mention == nil { return above }
      at = above
    }
    return nil
  }

  func endsWithWhere(_ p: Int) -> Bool {
    let last = units[phrases[p].units.upperBound - 1]
    return phrases[p].units.count > 1 && last.tokens.count == 1 && tokens[last.tokens.lowerBound].key == words.whereWord
  }

  /// What stood in the opening was told only by the way, now that the main clause begins.
  private func closeOpening() {
    guard let opening else { return }
    for i in opening..<predicates.count where predicates[i].link == .root {
      (predicates[i].link, predicates[i].isOpening) = (.adverbial, true)
    }
    self.opening = nil
  }

  /// `Trong chuyến thăm chính thức | Việt Nam, Tổng thống …`: right behind a deed that a preposition holds stands what it is done to, no subject.
  /// … and so does a row of places: `sau chuyến thăm Fiji, | Tonga và Samoa`.
  private func completesDeed(_ p: Int) -> Bool {
    if sawComma || sawCoordinator, let place = completion, end(of: place) == phrases[p].units.lowerBound - 1, phrases[p].sense.isLocation,
      sameKind(place, p), !verbFollows(p)
    {
      completion = p
      return true
    }
    if let deed = phraseBefore(phrases[p].units.lowerBound), let last, predicates[last].objects.last == deed, completesNamed(deed, p) {
      return true
    }
    guard let deed = phraseBefore(phrases[p].units.lowerBound), let group = prepositions.last, group.phrases.last == deed,
      phrases[deed].sense == .event || units[phrases[deed].head].isNominalised, !verbFollows(p), phrases[deed].mention == nil
    else { return false }
    if phrases[p].sense.isLocation, !rowActs(from: p) { completion = p }
    return last == nil || phrases[p].sense.isLocation
  }

  /// `lên án việc sử dụng | vũ khí hóa học`: what is done to a thing is named, and is no other object.
  private func completesNamed(_ deed: Int, _ p: Int) -> Bool {
    units[phrases[deed].head].isNominalised && phrases[deed].head == phrases[deed].units.upperBound - 1 && phrases[deed].mention == nil
      && !canAct(p) && !isTime(p) && phrases[p].sense != .money && !verbFollows(p)
  }

  /// `Sau vụ tấn công Israel, | Iran và Syria ký thỏa thuận`: whether a verb stands behind the last of the row of places that a phrase opens.
  private func rowActs(from p: Int) -> Bool {
    var last = p
    while case let at = end(of: last), at + 1 < units.count, isComma(at) || units[at].traits.contains(.coordinate), phraseOpens(at + 1),
      phrases[phraseOfUnit[at + 1]].sense.isLocation
    { last = phraseOfUnit[at + 1] }
    return last != p && verbFollows(last)
  }

  /// Whether `là` only names the one before it: `Tổng giám đốc là ông A (45 tuổi) đã xin từ nhiệm`, `khiến hai người là A và B bị thương`.
  func isNaming(copula i: Int) -> Bool {
    guard units[i].traits.isSuperset(of: [.copula, .clause]), let described = phraseBefore(i),
      phrases[described].sense == .person || phrases[described].sense == .organisation,
      described == waiting.last || last.map({ predicates[$0].objects.last == described }) ?? false
    else { return false }
    var at = i + 1
    while at < units.count, phraseOfUnit[at] >= 0 {
      let p = phraseOfUnit[at]
      guard let m = phrases[p].mention, mentions[m].type == .person || mentions[m].type == .organisation, mentions[m].form == .name else {
        return false
      }
      if verbFollows(p) { return true }
      at = end(of: p)
      guard at < units.count, isComma(at) || units[at].traits.contains(.coordinate) else { return false }
      at += 1
    }
    return false
  }

  /// The name takes the place of what it names; a count stays beside it.
  private func take(named p: Int) {
    namingCopula = nil
    if let last {
      if let described = predicates[last].objects.last, !isCounted(described) {
        predicates[last].objects = predicates[last].objects.withoutLast
      }
      lists.append(p, to: &predicates[last].objects)
      waiting = lists.list(p)
    } else {
      if let described = waiting.last, !isCounted(described) { waiting = waiting.withoutLast }
      lists.append(p, to: &waiting)
    }
  }

  /// The verb of causing right above a predicate: `khiến`, `làm`.
  func cause(of predicate: Int) -> Int? {
    predicates[predicate].governor.flatMap { units[predicates[$0].unit].traits.contains(.cause) ? $0 : nil }
  }

  func isCounted(_ p: Int) -> Bool {
    phrases[p].quantity != nil || phrases[p].mention.map { mentions[$0].type == .quantity } ?? false
  }

  /// The unit behind a phrase and what is in brackets right behind it.
  func end(of p: Int) -> Int {
    let end = phrases[p].units.upperBound
    guard end < units.count, let close = bracketEnd(end) else { return end }
    return close + 1
  }

  /// `chỉ đạo các bộ, ngành khắc phục …`: the comma in a list of noun phrases ends nothing.
  private func reopenTail(before p: Int) {
    let comma = phrases[p].units.lowerBound - 1
    for i in predicates.indices where predicates[i].tail.upperBound == comma && units[comma].mark == UInt8(ascii: ",") {
      predicates[i].tail = 0..<0
    }
  }

  /// `(Hà Nội, 24/8)`: what stands in brackets by itself takes no part.
  func standsInBrackets(_ p: Int) -> Bool {
    let before = phrases[p].units.lowerBound - 1
    return before >= 0 && units[before].mark == UInt8(ascii: "(")
  }

  func isTime(_ p: Int) -> Bool { phrases[p].mention.map { mentions[$0].type == .time } ?? false }

  func verbFollows(_ p: Int) -> Bool {
    var (isTensed, isDated) = (false, false)
    var at = end(of: p)
    while at < units.count {
      if phraseOfUnit[at] >= 0 {
        // `Trong diễn biến liên quan, Cục Quản lý Dược | hôm qua | cấp phép`; what is caused has a deed before it.
        guard at == end(of: p), canAct(p), phrases[p].sense != .place, isTime(phraseOfUnit[at]) else { return false }
        at = phrases[phraseOfUnit[at]].units.upperBound
        isDated = true
        continue
      }
      let u = units[at]
      // `Mỹ | - Hàn tập trận`
      if u.isHyphen, phrases[p].sense == .country, joinsCountries(at) {
        at = phrases[phraseOfUnit[at + 1]].units.upperBound
        continue
      }
      if u.kind == .punctuation { return false }
      switch u.wordClass {
      case .V: return !isDated || !u.traits.contains(.cause)
      case .R, .T:
        isTensed = isTensed || words.tenses.contains(tokens[u.tokens.lowerBound].key)
        at += 1
      // `tại Hàn Quốc, đảng đối lập | đệ trình`; not `phối hợp với B và C | long trọng tổ chức`.
      // … but `Quốc hội đã | chính thức | thông qua`.
      case .A where last == nil || isTensed: at += 1
      // `Thủ tướng cùng phu nhân | sẽ thăm`
      case .E where isPartner(at): at = phrases[phraseOfUnit[at + 1]].units.upperBound
      // `hai trẻ em | ở huyện A đã | tử vong`
      case .E where isPlaced(at, countedBefore: isCounted(p) || units[phrases[p].units.lowerBound].wordClass == .M):
        at = phrases[phraseOfUnit[at + 1]].units.upperBound
      case .E: return u.traits.contains(.passive)
      default:
        if u.traits.contains(.passive) { return true }
        return false
      }
    }
    return false
  }

  /// Whether a preposition with a place stands there, and then a verb with a tense or a passive; behind a count any verb (`3 người | trong một
  /// gia đình tử vong`).
  private func isPlaced(_ i: Int, countedBefore: Bool) -> Bool {
    guard i + 1 < units.count, case let held = phraseOfUnit[i + 1], held >= 0, units[i].traits.isDisjoint(with: [.coordinate]) else {
      return false
    }
    let next = phrases[held].units.upperBound
    guard next < units.count else { return false }
    if countedBefore, phrases[held].sense.isLocation || phrases[held].sense == .group || phrases[held].sense == .organisation {
      if units[next].wordClass == .V { return true }
    } else if !phrases[held].sense.isLocation, phrases[held].sense != .organisation {
      return false
    }
    return units[next].traits.contains(.passive)
      || units[next].wordClass == .R && words.tenses.contains(tokens[units[next].tokens.lowerBound].key)
  }

  /// Whether a preposition of company stands before a phrase.
  private func isPartner(_ i: Int) -> Bool {
    units[i].tokens.count == 1 && words.partners.contains(tokens[units[i].tokens.lowerBound].key) && i + 1 < units.count
      && phraseOfUnit[i + 1] >= 0
  }

  func attach(_ preposition: Int, _ p: Int) {
    // A preposition takes one phrase; coordinated ones join it later.
    openPreposition = nil
    if p == matterOwner { return }
    // `bị công ty | của chị Hương | sa thải`
    if passive != nil, !agents.isEmpty, tokens[units[preposition].tokens.lowerBound].key == words.owner { return }
    let group = PrepositionalPhrase(preposition: preposition, phrases: lists.list(p))
    prepositions.append(group)
    if isAgentMarker(preposition), case let row = agents(from: p), !row.isEmpty {
      (agentMarker, agents) = (preposition, row)
      return
    }
    // `tiếp tế 3.000 thùng mì | cùng | 12.000 chai nước`: counted goods are given together.
    if let last, let goods = predicates[last].objects.last, isPartner(preposition), end(of: goods) == preposition,
      phrases[goods].quantity != nil || phrases[goods].sense == .money,
      phrases[p].quantity != nil || phrases[p].sense == .product || units[phrases[p].units.lowerBound].wordClass == .M,
      !phrases[goods].sense.isActor, !phrases[p].sense.isActor
    {
      lists.append(p, to: &predicates[last].objects)
      return
    }
    // `hai | trong số | các công nhân này`: of whom some are counted.
    if last == nil, let counted = waiting.last, phrases[counted].units.upperBound == preposition, isPartitive(preposition),
      phrases[counted].sense == .none, units[phrases[counted].head].wordClass == .M
    {
      lists.append(p, to: &waiting)
      return
    }
    // `thông báo sẽ | cùng | Mỹ tập trận`: behind a tense it belongs to the verb to come.
    // … and behind a comma: `trở về Lisbon, | cùng | bạn bè lập xưởng tranh`.
    let isToCome =
      isPartner(preposition)
      && (adverbs.last == preposition - 1 && isTense(preposition - 1) || preposition > 0 && isComma(preposition - 1) && verbFollows(p))
    if let last, !isToCome { groups.append(group, to: &predicates[last].prepositions) } else { groups.append(group, to: &fronted) }
  }

  private func isPartitive(_ unit: Int) -> Bool { words.partitives.contains { ends(unit, with: $0) } }

  func isAgentMarker(_ unit: Int) -> Bool {
    units[unit].tokens.count == 1 && words.agentMarkers.contains(tokens[units[unit].tokens.lowerBound].key)
  }
}
