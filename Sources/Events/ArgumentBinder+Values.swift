import Annotations
import Gazetteers
import Phrases
import VietText

/// Times, quantities and money.
extension ArgumentBinder {
  func bindValues(
    _ roles: RoleList, _ trigger: TriggerCandidate, _ view: Surroundings, _ times: [Int], _ used: PhraseRoles, _ binding: inout Binding
  ) {
    var free = times
    for (i, role) in roles.enumerated() where binding.filled & (1 << UInt32(i)) == 0 {
      if role.accepts.contains(.time) {
        guard !free.isEmpty else { continue }
        bindTime(role, i, &free, view, &binding)
      } else if role.accepts.contains(.quantity) || role.accepts.contains(.money) {
        bindAmount(role, i, trigger, view, used, &binding)
      }
    }
  }

  private func bindTime(_ role: RoleRow, _ index: Int, _ free: inout [Int], _ view: Surroundings, _ binding: inout Binding) {
    let name = label(role)
    let isNear = role.slots.range.contains { table.slots[$0] == SlotCode.near }
    let allowed = isNear ? free : free.filter { p in role.slots.range.contains { view[table.slots[$0]].contains(p) } }
    guard let first = allowed.first else { return }
    var taken = [first]
    // `ngày 5/5 và ngày 27/7`
    for next in allowed.dropFirst() where coordinated(taken.last!, next) { taken.append(next) }
    free.removeAll { taken.contains($0) }
    let arguments = taken.map { p -> Argument in
      let phrase = structure.phrases[p]
      return Argument(role: name, tokens: phrase.tokens, mention: phrase.mention, meaning: name == "deadline" ? .lastDay : .value)
    }
    binding.filled |= 1 << UInt32(index)
    if arguments.count > 1, !role.many {
      binding.times = arguments
    } else {
      binding.arguments.append((index, arguments[0]))
    }
  }

  private func coordinated(_ a: Int, _ b: Int) -> Bool {
    guard structure.phrases[a].units.upperBound <= structure.phrases[b].units.lowerBound else { return false }
    let between = structure.phrases[a].units.upperBound..<structure.phrases[b].units.lowerBound
    return between.count == 1
      && (structure.units[between.lowerBound].traits.contains(.coordinate) || structure.units[between.lowerBound].mark == UInt8(ascii: ","))
  }

  private func bindAmount(
    _ role: RoleRow, _ index: Int, _ trigger: TriggerCandidate, _ view: Surroundings, _ used: PhraseRoles, _ binding: inout Binding
  ) {
    let counted = role.of >= 0 ? used.phrases(of: Int(role.of)) : []
    var found = counted.compactMap { structure.phrases[$0].quantity }
    // `41 | ca tử vong`: a noun's own count.
    if counted.isEmpty, view.isNominal, case let own = structure.phraseOfUnit[trigger.unit], own >= 0,
      let m = amount(structure.phrases[own]), fits(mentions[m], role)
    {
      found = [m]
    }
    if found.isEmpty {
      for s in role.slots.range where found.isEmpty {
        let slot = table.slots[s]
        let phrases = slot == SlotCode.near ? amountsNear(trigger) : Array(view[slot])
        found = phrases.compactMap { amount(structure.phrases[$0]) }.filter { fits(mentions[$0], role) }
      }
    }
    found = found.filter { fits(mentions[$0], role) }
    for m in role.many || !counted.isEmpty ? found : Array(found.prefix(1)) {
      binding.filled |= 1 << UInt32(index)
      binding.arguments.append(
        (index, Argument(role: label(role), tokens: mentions[m].tokens, mention: m, meaning: .value)))
    }
  }

  private func amount(_ phrase: NounPhrase) -> Int? {
    if let quantity = phrase.quantity { return quantity }
    return phrase.mention.flatMap { mentions[$0].type == .quantity || mentions[$0].type == .money ? $0 : nil }
  }

  /// Counted phrases of the trigger's clause, those behind it first.
  private func amountsNear(_ trigger: TriggerCandidate) -> [Int] {
    let clause = structure.clauseOfUnit[trigger.unit]
    let all = structure.phrases.indices.filter {
      amount(structure.phrases[$0]) != nil && structure.clauseOfUnit[structure.phrases[$0].head] == clause
    }
    // `1.200 | ca mắc`: the count of the trigger's own phrase first.
    return all.filter { structure.phrases[$0].units.contains(trigger.unit) } + all.filter { structure.phrases[$0].head > trigger.unit }
      + all.filter { structure.phrases[$0].head < trigger.unit }.reversed()
  }

  private func fits(_ mention: Mention, _ role: RoleRow) -> Bool {
    if mention.type == .money { return role.accepts.contains(.money) }
    guard role.accepts.contains(.quantity), case .amount(let amount)? = mention.value else { return false }
    return role.units.isEmpty || role.units.range.contains { lexicon.strings[table.strings[$0]] == amount.unit }
  }
}
