import Annotations
import Gazetteers
import Phrases
import VietText

/// Topics and other roles that a verb phrase fills.
extension ArgumentBinder {
  func bindClauses(
    _ roles: RoleList, _ trigger: TriggerCandidate, _ view: Surroundings, _ used: PhraseRoles, _ binding: inout Binding
  ) {
    bindMarkedVerbs(roles, view, &binding)
    bindOpeningCrime(roles, view, &binding)
    guard let clause = view.clause else { return }
    for (i, role) in roles.enumerated() where binding.filled & (1 << UInt32(i)) == 0 && role.accepts.contains(.clause) {
      guard role.slots.range.contains(where: { table.slots[$0] == SlotCode.clause }) else { continue }
      let pieces = topics(in: clause, role, used)
      for tokens in role.many ? pieces : Array(pieces.prefix(1)) {
        binding.filled |= 1 << UInt32(i)
        binding.arguments.append((i, Argument(role: label(role), tokens: tokens)))
      }
    }
  }

  /// The verb phrases of a clause: one for each verb of a row (`nhất trí thúc đẩy thương mại | và đa dạng hóa thị trường`).
  private func topics(in clause: Range<Int>, _ role: RoleRow, _ used: PhraseRoles) -> [Range<Int>] {
    var start = clause.lowerBound
    // `phê duyệt | sau 11 tháng | xem xét`: what went before is not what was approved.
    if start < clause.upperBound, let m = structure.units[start].mention, mentions[m].rule == "timex-elapsed" { return [] }
    while start < clause.upperBound, skips(start, used) || names(start, used) {
      // `tố cáo ông A (57 tuổi) | hành hung bé gái`
      let close = structure.units[start].mark == UInt8(ascii: "(") ? structure.closing(behind: start) : nil
      start = close.map { $0 + 1 } ?? after(start)
    }
    guard start < clause.upperBound, !isDescription(start, role, used), structure.units[start].wordClass != .P else { return [] }
    // `cấm xe tải | qua đèo Lò Xo`: which way is no measure of its own.
    if structure.units[start].traits.contains(.motion), start + 1 < structure.units.count, case let way = structure.phraseOfUnit[start + 1],
      way >= 0, used[way] != nil
    {
      return []
    }
    let first = (start..<clause.upperBound).first { structure.predicateOfUnit[$0] >= 0 }.map { structure.predicateOfUnit[$0] }
    let row = first.map(self.row) ?? []
    var found: [Range<Int>] = []
    for (n, from) in ([start] + row.map(self.start(ofPredicate:))).enumerated() {
      var end = n == 0 ? clause.upperBound : structure.predicates[row[n - 1]].tail.upperBound
      if n < row.count {
        end = min(end, self.start(ofPredicate: row[n]))
        // `lập một ủy ban | và sẽ gặp lại nhau`
        while end > from + 1, joins(end - 1) { end -= 1 }
      }
      end = endBeforeDates(from, endBeforePurpose(from, end))
      if from < end { found.append(structure.units[from].tokens.lowerBound..<structure.units[end - 1].tokens.upperBound) }
    }
    return found
  }

  /// `không tụ tập`, `sẽ gặp lại`: a verb with the adverbs right before it.
  private func start(ofPredicate index: Int) -> Int {
    var unit = structure.predicates[index].unit
    while unit > 0, structure.predicates[index].adverbs.contains(unit - 1) { unit -= 1 }
    return unit
  }

  /// Whether a unit only leads to the next verb: `,`, `và`, `đồng thời`.
  private func joins(_ i: Int) -> Bool {
    let u = structure.units[i]
    return u.wordClass == .R || u.wordClass == .C || u.mark == UInt8(ascii: ",")
  }

  /// The verbs beside one, however deep below it the verb is that they were joined to, in order.
  private func row(of first: Int) -> [Int] {
    structure.predicates.indices.filter { i in
      guard i > first, let beside = structure.predicates[i].beside, !isJoinedNoun(i) else { return false }
      return leads(from: beside, to: first)
    }
  }

  /// `tăng cường hợp tác và trao đổi`: the verb is joined to a noun, not to the verb above.
  private func isJoinedNoun(_ index: Int) -> Bool {
    let joint = structure.predicates[index].unit - 1
    guard joint > 0, structure.units[joint].traits.contains(.coordinate) else { return false }
    guard structure.units[joint - 1].kind == .word, structure.units[joint - 1].may(.V) else { return false }
    return joint > 1 && !structure.units[joint - 2].traits.isDisjoint(with: [.control, .light])
  }

  private func leads(from below: Int, to first: Int) -> Bool {
    var at = below
    for _ in 0..<5 {
      if at == first { return true }
      let p = structure.predicates[at]
      guard p.link != .relative, p.link != .content || isToldToOrder(p), let above = p.beside ?? p.governor, above < at else {
        return false
      }
      at = above
    }
    return false
  }

  /// `đề xuất lãnh đạo hai nước chỉ đạo các bộ | khắc phục khó khăn, triển khai …`: what is ordered to be ordered goes on as one row.
  private func isToldToOrder(_ p: Predicate) -> Bool {
    p.governor.map { structure.units[structure.predicates[$0].unit].traits.isSuperset(of: [.say, .objectControl]) } ?? false
  }

  /// `350 hộ dân | bị ảnh hưởng`: what is told of a thing given is no other thing.
  private func isDescription(_ start: Int, _ role: RoleRow, _ used: PhraseRoles) -> Bool {
    guard role.accepts.contains(.product) else { return false }
    let u = structure.units[start]
    // `hỗ trợ mỗi gia đình | có người mất`: nor is what is told of who gets it.
    let p = structure.predicateOfUnit[start]
    let isToldOf =
      p >= 0
      && (structure.predicates[p].link == .relative || structure.predicates[p].link == .objectControl && u.traits.contains(.light))
    if isToldOf, structure.predicates[p].subjects.contains(where: { used[$0] != nil }) {
      return true
    }
    // `viện trợ 3 triệu USD | giúp người dân`: what a gift is for is no gift.
    // … nor is by whom it goes: `viện trợ 1 triệu USD | thông qua Chương trình A`.
    if !role.accepts.contains(.phrase), u.traits.contains(.objectControl) || u.may(.E) { return true }
    return u.traits.contains(.passive) || u.wordClass == .R || u.wordClass == .A
      || start > 0 && structure.units[start - 1].wordClass == .E && structure.phraseOfUnit[start] >= 0
  }

  /// `viện trợ gạo | giúp Cuba vượt qua khó khăn`: what a deed is good for is another matter.
  private func endBeforePurpose(_ start: Int, _ limit: Int) -> Int {
    guard let first = (start..<limit).first(where: { structure.predicateOfUnit[$0] >= 0 }) else { return limit }
    for unit in first + 1..<max(first + 1, limit) where structure.predicateOfUnit[unit] >= 0 && structure.phraseOfUnit[unit - 1] >= 0 {
      let p = structure.predicates[structure.predicateOfUnit[unit]]
      let helps = structure.units[unit].traits.contains(.objectControl) || structure.units[unit].traits.contains(.cause)
      if helps, p.governor != nil, p.adverbs.isEmpty { return unit }
    }
    return limit
  }

  /// `phạt vì vượt đèn đỏ`, `hội nghị về xuất khẩu nông sản`: a verb phrase behind the marker of a slot.
  private func bindMarkedVerbs(_ roles: RoleList, _ view: Surroundings, _ binding: inout Binding) {
    if view.markedVerbs.isEmpty { return }
    for (i, role) in roles.enumerated()
    where binding.filled & (1 << UInt32(i)) == 0 && !role.accepts.isDisjoint(with: [.clause, .crime, .phrase]) {
      for s in role.slots.range {
        guard let units = view.markedVerbs.first(where: { $0.slots.contains(table.slots[s]) })?.units else { continue }
        let end = endBeforeDates(units.lowerBound, units.upperBound)
        guard units.lowerBound < end else { continue }
        let tokens = structure.units[units.lowerBound].tokens.lowerBound..<structure.units[end - 1].tokens.upperBound
        binding.filled |= 1 << UInt32(i)
        binding.arguments.append((i, Argument(role: label(role), tokens: tokens)))
        break
      }
    }
  }

  /// `Cướp ngân hàng, hai thanh niên lĩnh 12 năm tù`: the crime that opens a sentence without a subject of its own.
  private func bindOpeningCrime(_ roles: RoleList, _ view: Surroundings, _ binding: inout Binding) {
    guard let index = view.predicate, !view.isNominal, structure.predicates[index].link == .root,
      let (i, role) = roles.enumerated().first(where: {
        $0.element.accepts.contains(.crime) && binding.filled & (1 << UInt32($0.offset)) == 0
      }),
      case let unit = structure.units[0], unit.mayDenote(.crime), unit.kind == .word, structure.predicates[index].unit > 0,
      let comma = structure.units.indices.first(where: { structure.units[$0].kind == .punctuation }),
      structure.units[comma].mark == UInt8(ascii: ","), comma < structure.predicates[index].unit,
      structure.predicates[index].subjects.contains(where: { structure.phrases[$0].units.lowerBound == comma + 1 }),
      structure.units[0..<comma].allSatisfy({ $0.wordClass != .R || !words.isTense(text.tokens[$0.tokens.lowerBound].key) })
    else { return }
    binding.filled |= 1 << UInt32(i)
    binding.arguments.append(
      (i, Argument(role: label(role), tokens: unit.tokens.lowerBound..<structure.units[comma - 1].tokens.upperBound)))
  }

  /// A topic ends before a date that closes the clause: `nhất trí mở rộng hợp tác | sáng 28/11`.
  private func endBeforeDates(_ start: Int, _ limit: Int) -> Int {
    var end = limit
    while end > start {
      let u = structure.units[end - 1]
      let isDate = u.mention.map { mentions[$0].type == .time } ?? false
      // `vì vi phạm an toàn lao động | hồi tháng 5`
      let isTime = end < limit && u.kind == .word && u.sense == .time
      guard u.kind == .punctuation || isDate || isTime || u.wordClass == .C || u.wordClass == .E && end < limit else { break }
      end -= 1
    }
    return end
  }

  /// Adverbs, prepositions and phrases that fill other roles open no topic.
  private func skips(_ unit: Int, _ used: PhraseRoles) -> Bool {
    let phrase = structure.phraseOfUnit[unit]
    if phrase >= 0, text.tokens[structure.phrases[phrase].tokens.upperBound - 1].key == words.mutual { return true }
    if phrase >= 0 {
      if phrase > 0, used[phrase - 1] != nil, structure.tellsWhose(phrase) { return true }
      return used[phrase] != nil || structure.phrases[phrase].mention.map { mentions[$0].type == .time } ?? false && !isCommemorated(phrase)
    }
    let u = structure.units[unit]
    if text.tokens[u.tokens.upperBound - 1].key == words.mutual { return true }
    return u.kind == .punctuation || u.wordClass == .E || u.wordClass == .C || u.wordClass == .A
  }

  /// `đề nghị | chủ đầu tư là | Công ty A bố trí chỗ ở`: who fills another role, told by what it is first.
  private func names(_ unit: Int, _ used: PhraseRoles) -> Bool {
    let isCopula = structure.units[unit].traits.contains(.copula)
    let copula = isCopula ? unit : after(unit)
    guard copula + 1 < structure.units.count, structure.units[copula].traits.contains(.copula), structure.predicateOfUnit[copula] < 0,
      case let named = structure.phraseOfUnit[copula + 1], named >= 0
    else { return false }
    return used[named] != nil
  }

  private func after(_ unit: Int) -> Int {
    let phrase = structure.phraseOfUnit[unit]
    return phrase >= 0 ? structure.phrases[phrase].units.upperBound : unit + 1
  }
}
