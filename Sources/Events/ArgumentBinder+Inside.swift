import Annotations
import Gazetteers
import Phrases

/// What a trigger, its noun phrase and the titles of those found fill by themselves.
extension ArgumentBinder {
  /// `cách chức Giám đốc Sở Y tế Đào Công Thoả`: the office in the phrase of who held it.
  func bindTitles(_ roles: RoleList, _ used: PhraseRoles, _ binding: inout Binding) {
    if titleRoles == 0 { return }
    for (i, role) in roles.enumerated() where titleRoles & ~binding.filled & (1 << UInt32(i)) != 0 {
      for item in used.all where item.role == Int(role.of) {
        // `Thủ tướng Thái Lan từ chức`: a title without a name is both.
        let own = structure.phrases[item.phrase].mention.flatMap { mentions[$0].isOffice && mentions[$0].form == .title ? $0 : nil }
        guard let m = structure.phrases[item.phrase].title ?? own else { continue }
        binding.filled |= 1 << UInt32(i)
        binding.arguments.append((i, Argument(role: label(role), tokens: mentions[m].tokens, mention: m)))
      }
    }
  }

  /// `tự tử`: a role that stands nowhere by itself and is `of` another has the one who fills that.
  func bindSelves(_ roles: RoleList, _ binding: inout Binding) {
    if selfRoles == 0 { return }
    for (i, role) in roles.enumerated() where selfRoles & (1 << UInt32(i)) != 0 && binding.filled & (1 << role.of) != 0 {
      for item in binding.arguments where item.role == Int(role.of) {
        var argument = item.argument
        argument.role = label(role)
        binding.filled |= 1 << UInt32(i)
        binding.arguments.append((i, argument))
      }
    }
  }

  /// `hậu quả | bão số 5`: what the trigger itself names.
  func bindOwn(_ roles: RoleList, _ trigger: TriggerCandidate, _ view: Surroundings, _ binding: inout Binding) {
    if ownRoles == 0 { return }
    for (i, role) in roles.enumerated() where ownRoles & ~binding.filled & (1 << UInt32(i)) != 0 {
      var tokens = trigger.tokens
      if view.isNominal, case let own = structure.phraseOfUnit[trigger.unit], own >= 0 {
        // `hàng trăm người | biểu tình`: those whom the noun names.
        let phrase = structure.phrases[own]
        tokens = phrase.sense == .person ? phrase.tokens : tokens.lowerBound..<max(tokens.upperBound, phrase.tokens.upperBound)
      }
      binding.filled |= 1 << UInt32(i)
      binding.arguments.append((i, Argument(role: label(role), tokens: tokens)))
    }
  }

  /// `rơi | máy bay`: words of the trigger that fill a role (`holds`) when nothing else does. They are no reason to believe that it tells an event: what
  /// the trigger needs stands elsewhere.
  func bindHeld(_ row: UnsafePointer<TriggerRow>, _ roles: RoleList, _ trigger: TriggerCandidate, _ binding: inout Binding) {
    if row.pointee.holds.isEmpty { return }
    for i in row.pointee.holds.range {
      let held = table.holds[i]
      if (binding.filled | binding.held) & (1 << UInt32(held.role)) != 0 { continue }
      binding.arguments.append((Int(held.role), Argument(role: label(roles[Int(held.role)]), tokens: tokens(of: held, in: trigger))))
    }
  }

  private func tokens(of held: HoldRow, in trigger: TriggerCandidate) -> Range<Int> {
    let start = held.fromEnd ? trigger.extent.upperBound - Int(held.start) : trigger.extent.lowerBound + Int(held.start)
    return start..<start + Int(held.count)
  }

  /// `lật xe | khách`, `chìm tàu | cá`: a held word that ends the trigger and begins a longer noun of the lists is that noun, whose other words fill
  /// nothing by themselves.
  func bindHeldNouns(_ row: UnsafePointer<TriggerRow>, _ roles: RoleList, _ trigger: TriggerCandidate, _ binding: inout Binding) {
    if row.pointee.holds.isEmpty { return }
    for i in row.pointee.holds.range {
      let held = table.holds[i]
      let (words, end) = (tokens(of: held, in: trigger), trigger.extent.upperBound)
      // `nguy cơ lật xe | tăng cao` has no `xe tăng`: a noun ends where the words do that the sentence was cut into.
      guard binding.filled & (1 << UInt32(held.role)) == 0, words.upperBound == end,
        let noun = matches.longest(.word, at: words.lowerBound), Int(noun.end) > end, lexicon.words[Int(noun.index)].first == .N,
        let last = structure.unit(ofToken: Int(noun.end) - 1), structure.units[last].tokens.upperBound == Int(noun.end)
      else { continue }
      let rest = end..<noun.tokens.upperBound
      for item in binding.arguments where item.argument.tokens.overlaps(rest) { binding.filled &= ~(1 << UInt32(item.role)) }
      binding.arguments.removeAll { $0.argument.tokens.overlaps(rest) }
      for item in binding.arguments { binding.filled |= 1 << UInt32(item.role) & ~binding.held }
      binding.held |= 1 << UInt32(held.role)
      binding.arguments.append((Int(held.role), Argument(role: label(roles[Int(held.role)]), tokens: noun.tokens)))
    }
  }

  /// `vụ cháy | nhà kho`, `vụ chìm | tàu du lịch`: a house or vehicle right behind the trigger, in the same phrase, is what it happened to.
  func bindInside(_ roles: RoleList, _ trigger: TriggerCandidate, _ view: Surroundings, _ binding: inout Binding) {
    guard view.isNominal, case let own = structure.phraseOfUnit[trigger.unit], own >= 0 else { return }
    let phrase = structure.phrases[own]
    let next = trigger.unit + 1
    // A phrase may end with who it is; those words are not its name.
    guard next < phrase.units.upperBound, structure.units[next].mention == nil,
      structure.units[next].tokens.upperBound <= phrase.tokens.upperBound
    else { return }
    let kind: Acceptance? =
      switch structure.units[next].sense {
      case .facility: .facility
      case .vehicle: .vehicle
      default: nil
      }
    guard let kind else { return }
    for (i, role) in roles.enumerated()
    where (binding.filled | binding.held) & (1 << UInt32(i)) == 0 && role.accepts.contains(kind) && takes(role, SlotCode.object) {
      binding.filled |= 1 << UInt32(i)
      let tokens = structure.units[next].tokens.lowerBound..<phrase.tokens.upperBound
      binding.arguments.append((i, Argument(role: label(role), tokens: tokens)))
      return
    }
  }
}
