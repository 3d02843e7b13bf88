import Annotations
import Gazetteers
import Phrases
import VietText

/// Times, quantities and money.
extension ArgumentBinder {
  func bindValues(
    _ roles: RoleList, _ trigger: TriggerCandidate, _ view: Surroundings, _ times: IndexList, _ used: PhraseRoles, _ binding: inout Binding
  ) {
    if times.isEmpty, !hasAmounts { return }
    var free = structure.filtered(times) { !isCommemorated($0) }
    for i in roles.indices where binding.filled & (1 << UInt32(i)) == 0 {
      let accepts = roles[i].accepts
      if accepts.contains(.time) {
        if !free.isEmpty { bindTime(roles[i], i, &free, view, &binding) }
      } else if hasAmounts, accepts.contains(.quantity) || accepts.contains(.money) {
        let countsPeople = roles[i].of < 0 || !roles[Int(roles[i].of)].accepts.isDisjoint(with: [.person, .organisation])
        bindAmount(roles[i], i, countsPeople, trigger, view, used, &binding)
      }
    }
  }

  private func bindTime(_ role: RoleRow, _ index: Int, _ free: inout IndexList, _ view: Surroundings, _ binding: inout Binding) {
    let isNear = takes(role, SlotCode.near)
    let allowed = isNear ? free : structure.filtered(free) { p in role.slots.range.contains { view[table.slots[$0]].contains(p) } }
    guard let first = allowed.first else { return }
    var taken = structure.list(first)
    // `ngày 5/5 và ngày 27/7`
    for next in allowed.dropFirst() where coordinated(taken.last!, next) { structure.append(next, to: &taken) }
    free = structure.filtered(free) { !taken.contains($0) }
    let name = label(role)
    func argument(_ p: Int) -> Argument {
      let phrase = structure.phrases[p]
      return Argument(role: name, tokens: phrase.tokens, mention: phrase.mention, meaning: name == "deadline" ? .lastDay : .value)
    }
    binding.filled |= 1 << UInt32(index)
    if taken.count > 1, !role.many {
      binding.times = taken.map(argument)
    } else {
      binding.arguments.append((index, argument(first)))
    }
  }

  private func coordinated(_ a: Int, _ b: Int) -> Bool {
    guard structure.phrases[a].units.upperBound <= structure.phrases[b].units.lowerBound else { return false }
    let between = structure.phrases[a].units.upperBound..<structure.phrases[b].units.lowerBound
    return between.count == 1
      && (structure.units[between.lowerBound].traits.contains(.coordinate) || structure.units[between.lowerBound].mark == UInt8(ascii: ","))
  }

  private func bindAmount(
    _ role: RoleRow, _ index: Int, _ countsPeople: Bool, _ trigger: TriggerCandidate, _ view: Surroundings, _ used: PhraseRoles,
    _ binding: inout Binding
  ) {
    /// Mentions of counts.
    var found = IndexList.empty
    func add(_ amount: Int?) { if let amount, fits(amount, role) { structure.append(amount, to: &found) } }
    // Whether the role whose things it counts is filled, and whether one of them has a count.
    var (isCounted, hasCount) = (false, false)
    if role.of >= 0 {
      for item in used.all where item.role == Int(role.of) && !view.named.contains(item.phrase) {
        isCounted = true
        if structure.phrases[item.phrase].quantity != nil { hasCount = true }
        add(structure.phrases[item.phrase].quantity)
      }
    }
    // `41 | ca tử vong`: a noun's own count.
    if !isCounted, view.isNominal, case let own = structure.phraseOfUnit[trigger.unit], own >= 0 { add(amount(structure.phrases[own])) }
    if !hasCount {
      for s in role.slots.range where found.isEmpty {
        let slot = table.slots[s]
        if slot == SlotCode.near {
          // `hai nước cử chuyên gia`: not the count of the bodies that do it.
          forEachAmount(near: trigger, add) { p in
            // `bắt ba người buôn thuốc giả`: not the count of others where goods are counted.
            isDone(to: p, beside: view) || (isCounted || view.isNominal) && acts(p, beside: view)
              || isCounted && !countsPeople && structure.phrases[p].sense == .person && !used.all.contains { $0.phrase == p }
              || role.of >= 0 && [.country, .organisation, .group].contains(structure.phrases[p].sense)
                && used.all.contains { $0.phrase == p && $0.slot == SlotCode.subject && $0.role != Int(role.of) }
          }
        } else {
          for p in view[slot] where !isBarred(structure.phrases[p], role) { add(amount(structure.phrases[p])) }
        }
      }
    }
    if found.isEmpty { add(countTold(behind: trigger.unit)) }
    for m in found.prefix(role.many || isCounted ? found.count : 1) {
      binding.filled |= 1 << UInt32(index)
      binding.arguments.append(
        (index, Argument(role: label(role), tokens: mentions[m].tokens, mention: m, meaning: .value)))
    }
  }

  /// `hỗ trợ người dân, | tặng 500 suất quà`: whether a verb beside the trigger's has a phrase as its object; not `tặng hai xe, | có trị giá 4 tỷ`,
  /// `vay 2 tỷ đồng và | chuyển vào tài khoản`.
  private func isDone(to p: Int, beside view: Surroundings) -> Bool {
    guard let own = view.predicate, !view.isNominal else { return false }
    return structure.predicates.indices.contains { i in
      guard i != own, structure.predicates[i].objects.contains(p), !tellsWorth(structure.predicates[i]) else { return false }
      if i < own, structure.predicates[own].objects.isEmpty { return false }
      return structure.predicates[i].beside == own || structure.predicates[own].beside == i
        || structure.predicates[own].beside != nil && structure.predicates[own].beside == structure.predicates[i].beside
    }
  }

  /// `Ba cảnh sát bị cách chức sau cái chết của Nam`: whether those counted do, or suffer, something else.
  private func acts(_ p: Int, beside view: Surroundings) -> Bool {
    guard [.person, .group, .organisation, .country].contains(structure.phrases[p].sense) else { return false }
    if !view.isNominal, let own = view.predicate, structure.predicates[own].subjects.contains(p) { return false }
    return structure.predicates.contains {
      $0.subjects.contains(p) && structure.units[$0.unit].traits.isDisjoint(with: [.light, .cause])
    }
  }

  /// Whether a word for a sum stands among what a verb has: `có | tổng trị giá | 4,2 triệu USD`.
  private func tellsWorth(_ p: Predicate) -> Bool {
    p.objects.contains { structure.phrases[$0].sense == .money && structure.phrases[$0].mention == nil }
  }

  /// The mention of a count or of money in a phrase.
  func amount(_ phrase: NounPhrase) -> Int? {
    if let quantity = phrase.quantity { return quantity }
    return phrase.mention.flatMap { mentions[$0].type == .quantity || mentions[$0].type == .money ? $0 : nil }
  }

  /// Counts in the trigger's clause, those behind it first.
  private func forEachAmount(near trigger: TriggerCandidate, _ body: (Int) -> Void, except isBarred: (Int) -> Bool) {
    let clause = structure.clauseOfUnit[trigger.unit]
    func visit(_ p: Int, _ isWanted: (NounPhrase) -> Bool) {
      let phrase = structure.phrases[p]
      if structure.clauseOfUnit[phrase.head] == clause, isWanted(phrase), !isBarred(p), let amount = amount(phrase) { body(amount) }
    }
    let phrases = structure.phrases.indices
    // `1.200 | ca mắc`: the count of the trigger's own phrase first.
    for p in phrases { visit(p) { $0.units.contains(trigger.unit) } }
    for p in phrases { visit(p) { $0.head > trigger.unit } }
    for p in phrases.reversed() { visit(p) { $0.head < trigger.unit } }
  }

  /// `số người chết vì nắng nóng đã lên | 110`: a number that says how many those are of whose count the sentence began to speak.
  private func countTold(behind unit: Int) -> Int? {
    for phrase in structure.phrases where phrase.head > unit {
      guard let m = phrase.mention, mentions[m].rule == "quantity-number", case .amount(let amount)? = mentions[m].value else { continue }
      if !amount.unit.isEmpty { return m }
    }
    return nil
  }

  private func fits(_ m: Int, _ role: RoleRow) -> Bool {
    if mentions[m].type == .money { return role.accepts.contains(.money) }
    guard role.accepts.contains(.quantity), case .amount(let amount)? = mentions[m].value else { return false }
    return role.units.isEmpty || role.units.range.contains { lexicon.strings[table.strings[$0]] == amount.unit }
  }
}
