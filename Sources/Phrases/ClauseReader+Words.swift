import Gazetteers
import VietText

/// Adverbs, prepositions, conjunctions and marks, and where clauses begin and end.
extension ClauseReader {
  func take(unit i: Int) {
    let u = units[i]
    if u.kind == .punctuation { return punctuation(i) }
    if u.traits.contains(.passive), u.wordClass != .N {
      if isResult(i) { return }
      if isPassiveMarker(i) {
        passive = i
        return
      }
    }
    switch u.wordClass {
    case .R, .T:
      // `xe máy | không | biển số`: what the noun behind it is not there of is not denied of the verb.
      if isBareNegation(i) { return }
      // `xin lỗi phụ huynh | rồi | từ chức`
      if let last, isSequence(i) {
        (sawComma, sawCoordinator, joint) = (true, true, i)
        openPreposition = nil
        // … not the parents, though they stand right before the next verb.
        if let object = waiting.last, predicates[last].objects.contains(object) { waiting = .empty }
        return
      }
      if opensContrast(i) {
        closeClause(at: i)
        return startClause(link: .root, governor: nil, conjunction: nil)
      }
      // `giám đốc | mới | sẽ được bổ nhiệm`: before a tense it says which one.
      if u.may(.A), u.may(.R), i > 0, phraseOfUnit[i - 1] >= 0, i + 1 < units.count, isTense(i + 1) { return }
      lists.append(i, to: &adverbs)
    case .E:
      leaveAside(before: i)
      // `…, nhờ | Kazakhstan đứng ra làm trung gian`
      if last != nil, sawComma, u.traits.contains(.clause), u.may(.C), !isAgentMarker(i), phraseOpens(i + 1),
        verbFollows(phraseOfUnit[i + 1])
      {
        return openSubordinate(i)
      }
      if givesLeave(i) { return take(verb: i) }
      // `do`, `bởi` before a noun phrase and a verb names the agent.
      openPreposition = i
    case .C:
      take(conjunction: i)
    case .V:
      if isNaming(copula: i) { namingCopula = i } else { take(verb: i) }
    case .A:
      // An adjective after its noun phrase stands as predicate only when nothing else does.
      if last == nil, !waiting.isEmpty, nextVerb(after: i) == nil { take(verb: i) } else { lists.append(i, to: &adverbs) }
    default:
      break
    }
  }

  /// `ngân hàng | cho | công ty này vay 60 tỷ đồng`, `cam kết | cho | A vay`: no verb stands before it that could give anything.
  private func givesLeave(_ i: Int) -> Bool {
    guard isOne(of: words.lets, i), phraseOpens(i + 1), verbFollows(phraseOfUnit[i + 1]) else { return false }
    // `từ chối | cho | con | tiêm`: what is done to them is no leave.
    let whom = phrases[phraseOfUnit[i + 1]]
    if whom.sense == .person && whom.mention == nil && whom.units.count == 1 || whom.sense == .vehicle || whom.sense == .animal {
      return false
    }
    guard let last else { return !waiting.isEmpty }
    if i > 0, units[i - 1].wordClass == .R, !adverbs.isEmpty { return true }
    return predicates[last].unit == i - 1 && units[i - 1].traits.contains(.control)
  }

  /// `tài xế tử vong | còn | 11 hành khách bị thương`: others, of whom something else is told.
  private func opensContrast(_ i: Int) -> Bool {
    guard let last, units[i].traits.contains(.clause), phraseOpens(i + 1), verbFollows(phraseOfUnit[i + 1]), i > 0 else { return false }
    return units[i - 1].wordClass != .R
      && (i - 1 != predicates[last].unit || units[i - 1].traits.isDisjoint(with: [.say, .control, .modal]))
  }

  /// `dẫn độ ông A, người bị tố lừa đảo, | từ Bangkok về Hà Nội`: behind what was told of somebody between commas the main verb goes on.
  private func leaveAside(before i: Int) {
    guard let last, i > 0, isComma(i - 1) else { return }
    var at = last
    while let governor = predicates[at].governor {
      if predicates[at].link == .relative, let told = predicates[at].subjects.last, opensRelative(told),
        phrases[told].units.upperBound <= predicates[at].unit
      {
        self.last = governor
        return
      }
      at = governor
    }
  }

  /// `rồi` before a verb.
  private func isSequence(_ i: Int) -> Bool {
    guard units[i].tokens.count == 1, tokens[units[i].tokens.lowerBound].key == words.sequence else { return false }
    var at = i + 1
    while at < units.count, units[at].wordClass == .R { at += 1 }
    return at < units.count && units[at].wordClass == .V
  }

  /// Whether a negation stands between two nouns.
  private func isBareNegation(_ i: Int) -> Bool {
    guard units[i].tokens.count == 1, words.negations.contains(tokens[units[i].tokens.lowerBound].key), phraseOpens(i + 1), i > 0,
      phraseOfUnit[i - 1] >= 0
    else { return false }
    return !isTime(phraseOfUnit[i + 1]) && units[phrases[phraseOfUnit[i + 1]].head].kind == .word
  }

  /// `đưa | được | hơn 70 người ra ngoài`: behind a verb and before a count, with no deed of theirs behind, it says that the deed was done.
  private func isResult(_ i: Int) -> Bool {
    guard units[i].may(.R), units[i].tokens.count == 1, i > 0, predicateOfUnit[i - 1] >= 0, phraseOpens(i + 1),
      phrases[phraseOfUnit[i + 1]].quantity != nil
    else { return false }
    let next = phrases[phraseOfUnit[i + 1]].units.upperBound
    return next == units.count || units[next].wordClass != .V || units[next].traits.contains(.motion)
  }

  /// `bị`, `được` before a verb, at a distance of one noun phrase and some adverbs at most.
  func isPassiveMarker(_ i: Int) -> Bool {
    var at = i + 1
    var phrasesSeen = 0
    while at < units.count {
      if phraseOfUnit[at] >= 0 {
        if !tellsWhose(phraseOfUnit[at]) { phrasesSeen += 1 }
        if phrasesSeen > 1 { return false }
        at = phrases[phraseOfUnit[at]].units.upperBound
        continue
      }
      if let close = bracketEnd(at) {
        at = close + 1
        continue
      }
      // `được Mỹ, Anh và Úc | lập ra`
      if phrasesSeen == 1, isComma(at) || units[at].traits.contains(.coordinate), units[at].wordClass != .V, phraseOpens(at + 1) {
        phrasesSeen = 0
        at += 1
        continue
      }
      switch units[at].wordClass {
      case .V: return true
      case .R, .A: at += 1
      // `bị tòa án ở New York | buộc tội`
      // … `bị công ty của chị Hương | sa thải`
      case .E
      where phrasesSeen == 1 && phraseOpens(at + 1)
        && (phrases[phraseOfUnit[at + 1]].sense.isLocation || tokens[units[at].tokens.lowerBound].key == words.owner):
        at = phrases[phraseOfUnit[at + 1]].units.upperBound
      default: return false
      }
    }
    return false
  }

  func nextVerb(after i: Int) -> Int? {
    var at = i + 1
    while at < units.count, units[at].kind != .punctuation {
      if units[at].wordClass == .V, phraseOfUnit[at] < 0 { return at }
      at += 1
    }
    return nil
  }

  func punctuation(_ i: Int) {
    // Quotes, brackets and hyphens leave the clause open.
    if isComma(i) {
      // `khiến tài xế A, 41 tuổi, | tử vong`: the comma only ends what was told of him.
      // … and so it is in `xác nhận ông A, ứng viên đảng B, | đắc cử`.
      if let last, endsAside(i), units[predicates[last].unit].traits.contains(.cause) || tellsOf(last, before: i + 1) { return }
      sawComma = true
      openPreposition = nil
      if last == nil, clauseLink == .root, belongToOpening(i) { waiting = .empty }
      closeTail(at: i)
    } else if units[i].isHyphen, joinsTowns(i) {
      (sawCoordinator, joint) = (true, i)
    } else if units[i].isHyphen, main == nil, !joinsCountries(i),
      waiting.allSatisfy({ phrases[$0].sense == .place || phrases[$0].sense == .country }) || opensDateline(i)
    {
      // `HÀ NỘI, 12/5 - Tòa án …`, `TTO - Ngày 1/7, …`: a dateline.
      flushWaiting()
    } else if isStrong(i) {
      let head = opensHeading(i) ? waiting : .empty
      closeClause(at: i)
      startClause(link: .root, governor: nil, conjunction: nil)
      if !head.isEmpty { take(heading: head, before: i + 1) }
    }
  }

  /// Whether nothing but noun phrases stands before a colon.
  private func opensHeading(_ i: Int) -> Bool {
    guard units[i].mark == UInt8(ascii: ":"), main == nil, let first = waiting.first else { return false }
    return phrases[first].units.lowerBound == 0 && phrases[waiting[waiting.count - 1]].units.upperBound == i
  }

  /// `Bộ Y tế: | Đề nghị tiêm mũi ba`: who stands in the heading does what follows; a place is only where.
  private func take(heading head: IndexList, before next: Int) {
    heading = head
    guard next < units.count, phraseOfUnit[next] < 0, units[next].wordClass == .V,
      head.allSatisfy({ canAct($0) && !phrases[$0].sense.isLocation })
    else { return }
    waiting = head
  }

  /// `Nhân dịp Quốc khánh | Indonesia lần thứ 79, …`: what follows the phrase of the preposition that opens the clause, up to the comma.
  private func belongToOpening(_ i: Int) -> Bool {
    guard fronted.count == 1, let first = waiting.first, let held = fronted[0].phrases.last,
      phrases[held].units.upperBound == phrases[first].units.lowerBound
    else { return false }
    return !phrases[held].sense.isLocation && waiting.allSatisfy { phrases[$0].sense != .person }
  }

  /// Whether a verb says what the one does who was named behind it.
  private func tellsOf(_ p: Int, before next: Int) -> Bool {
    guard units[predicates[p].unit].traits.contains(.say), units[predicates[p].unit].traits.isDisjoint(with: [.objectControl]),
      let told = predicates[p].objects.last, phrases[told].units.upperBound == next - 1, next < units.count
    else { return false }
    return units[next].wordClass == .V && units[next].traits.isDisjoint(with: [.say, .orders, .motion])
  }

  /// Whether a phrase ends before a comma and has one inside.
  func endsAside(_ i: Int) -> Bool {
    guard i > 0, phraseOfUnit[i - 1] >= 0 else { return false }
    return phrases[phraseOfUnit[i - 1]].units.contains { isComma($0) }
  }

  /// Whether a dash parts the body that opens the sentence from a date, or a web address from anything: `VOV.VN - Tổng thống …`.
  private func opensDateline(_ i: Int) -> Bool {
    guard i == 1, waiting.count == 1, phrases[waiting[0]].sense == .organisation || units[0].isUnknown, i + 1 < units.count else {
      return false
    }
    let name = units[0].tokens
    if name.count > 2, words.topLevels.contains(tokens[name.upperBound - 1].key) { return true }
    if units[0].isUnknown || mentions[phrases[waiting[0]].mention ?? 0].rule == "organisation-acronym" {
      // `NDO - Trong hai ngày 3 và 4/10, …`
      return name.count == 1 && tokens[name.lowerBound].shape == .upper && tokens[units[i + 1].tokens.lowerBound].startsUpper
    }
    return phraseOfUnit[i + 1] >= 0 && isTime(phraseOfUnit[i + 1])
  }

  /// `Việt Nam - Thụy Điển`
  func joinsCountries(_ i: Int) -> Bool {
    [i - 1, i + 1].allSatisfy { units.indices.contains($0) && phraseOfUnit[$0] >= 0 && phrases[phraseOfUnit[$0]].sense == .country }
  }

  /// `đổ bộ vào Quảng Ninh - Hải Phòng`: two places with a dash behind a preposition.
  private func joinsTowns(_ i: Int) -> Bool {
    guard let town = phraseBefore(i), phraseOpens(i + 1), prepositions.last?.phrases.last == town else { return false }
    return [town, phraseOfUnit[i + 1]].allSatisfy { phrases[$0].sense == .place && phrases[$0].mention != nil }
  }

  func isComma(_ i: Int) -> Bool { units[i].mark == UInt8(ascii: ",") }

  func isStrong(_ i: Int) -> Bool { isStrong(units[i]) }

  private func isStrong(_ u: Unit) -> Bool {
    switch u.mark {
    case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: false
    }
  }

  func take(conjunction i: Int) {
    let u = units[i]
    // `… và đến tháng 3 | thì | Công an tỉnh bắt giam ông`: a clause with somebody of its own.
    if tokens[u.tokens.lowerBound].key == words.topicMarker, last != nil, phraseOpens(i + 1), verbFollows(phraseOfUnit[i + 1]) {
      closeClause(at: i)
      startClause(link: .root, governor: nil, conjunction: nil)
      return
    }
    // `tàu đang chở gỗ | thì | bị tấn công`: what happens while somebody is doing something is the main line.
    if tokens[u.tokens.lowerBound].key == words.topicMarker, let told = last, !phraseOpens(i + 1),
      case let doing = predicates[lineHead(of: told)], doing.link == .root,
      doing.adverbs.contains(where: { tokens[units[$0].tokens.lowerBound].key == words.ongoing })
    {
      closeClause(at: i)
      startClause(link: .root, governor: nil, conjunction: nil)
      waiting = doing.subjects
      return
    }
    // `đến đêm 7/11 | thì | mất liên lạc`
    if tokens[u.tokens.lowerBound].key == words.topicMarker, i > 0, phraseOfUnit[i - 1] >= 0, isTime(phraseOfUnit[i - 1]) { return }
    // `vợ ông | thì | không qua khỏi`
    if last == nil, !waiting.isEmpty, clauseLink == .root, tokens[u.tokens.lowerBound].key == words.topicMarker { return }
    if last != nil, words.adversatives.contains(tokens[u.tokens.lowerBound].key), phraseOpens(i + 1),
      sawComma && clauseLink != .root || verbFollows(phraseOfUnit[i + 1])
    {
      // `rút quân để nghỉ ngơi, nhưng | các cuộc không kích vẫn tiếp diễn`, `đề nghị cử đội cứu hộ nhưng | Peru từ chối`
      closeClause(at: i)
      startClause(link: .root, governor: nil, conjunction: nil)
      return
    }
    if u.traits.contains(.coordinate) || !u.traits.contains(.clause) {
      sawCoordinator = true
      joint = i
      openPreposition = nil
      return
    }
    if u.may(.E), phraseOpens(i + 1), nextVerb(after: i) == nil {
      // `vì chế độ nô lệ`: no clause follows.
      openPreposition = i
      return
    }
    openSubordinate(i)
  }

  /// A clause of time, reason, condition or purpose that the conjunction at a unit opens.
  func openSubordinate(_ i: Int) {
    let u = units[i]
    // `vì | để | khán giả đốt pháo sáng`: what one let happen, no purpose.
    if i > 0, conjunction == i - 1, words.purposes.contains(tokens[u.tokens.lowerBound].key),
      words.reasons.contains(tokens[units[i - 1].tokens.lowerBound].key)
    {
      return
    }
    // `tạm giữ hai nhân viên bán vé | để | điều tra`: for which they are held, not what they do.
    if words.purposes.contains(tokens[u.tokens.lowerBound].key), let told = last, let above = predicates[told].governor,
      predicates[told].link == .relative, predicates[told].adverbs.isEmpty, !predicates[told].isPassive,
      units[predicates[above].unit].traits.contains(.penal)
    {
      last = above
    }
    // `… sẽ đối thoại; | nếu | không đồng thuận, các hộ có thể kiện`: a semicolon parts a condition from what was told before.
    let governor =
      last.map { tokens[u.tokens.lowerBound].key == words.topicMarker ? perceiver(of: $0) : $0 }
      ?? main.flatMap { main in units[predicates[main].unit..<i].contains { isStrong($0) && $0.mark != UInt8(ascii: ":") } ? nil : main }
    // `bà không đủ điều kiện | để | làm chánh án`: whoever waits for a verb has this one.
    let held = last == nil && governor == nil && !sawComma && !phraseOpens(i + 1) ? lists.filtered(waiting) { canAct($0) } : .empty
    closeClause(at: i)
    let isPurpose = words.purposes.contains(tokens[u.tokens.lowerBound].key)
    startClause(link: isPurpose ? .purpose : .adverbial, governor: governor, conjunction: i)
    // `nghi phạm | nếu | bị kết tội có thể lĩnh án tử hình`
    waiting = held
  }

  /// `thấy chị Duyên tan ca | thì | lao tới`: who sees something does what follows.
  private func perceiver(of seen: Int) -> Int {
    guard predicates[seen].link == .content, let above = predicates[seen].governor,
      units[predicates[above].unit].traits.isSuperset(of: [.say, .objectControl]),
      units[predicates[above].unit].traits.isDisjoint(with: [.orders])
    else { return seen }
    return above
  }

  func phraseOpens(_ i: Int) -> Bool { i < units.count && phraseOfUnit[i] >= 0 }

  func closeTail(at i: Int) {
    for p in predicates.indices where predicates[p].tail.upperBound == 0 { predicates[p].tail = predicates[p].unit + 1..<i }
  }

  func closeClause(at i: Int) {
    closeTail(at: i)
    flushWaiting()
  }

  func flushWaiting() {
    waiting = .empty
    fronted = .empty
    adverbs = .empty
    passive = nil
    agents = .empty
    agentMarker = nil
    openPreposition = nil
  }

  /// A clause that begins with a noun phrase, which waits for its verb.
  func startClause(with p: Int, link: Link, governor: Int?) {
    startClause(link: link, governor: governor, conjunction: nil)
    for unit in phrases[p].units { clauseOfUnit[unit] = clause }
    waiting = lists.list(p)
  }

  func startClause(link: Link, governor: Int?, conjunction: Int?) {
    clauseCount += 1
    clause = clauseCount
    last = nil
    if link == .root { setAside = .empty }
    clauseLink = link
    clauseGovernor = governor
    self.conjunction = conjunction
    sawComma = false
    sawCoordinator = false
  }
}
