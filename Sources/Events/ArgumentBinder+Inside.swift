import Annotations
import Gazetteers
import Phrases

/// What the phrase of a noun that tells an event names itself.
extension ArgumentBinder {
  /// `rơi | máy bay`: words of the trigger that fill a role (`holds`) when nothing else does. They are no reason to believe that it tells an event: what
  /// the trigger needs stands elsewhere.
  func bindHeld(_ row: UnsafePointer<TriggerRow>, _ roles: RoleList, _ trigger: TriggerCandidate, _ binding: inout Binding) {
    if row.pointee.holds.isEmpty { return }
    for i in row.pointee.holds.range {
      let held = table.holds[i]
      if binding.filled & (1 << UInt32(held.role)) != 0 { continue }
      let start = held.fromEnd ? trigger.extent.upperBound - Int(held.start) : trigger.extent.lowerBound + Int(held.start)
      binding.arguments.append((Int(held.role), Argument(role: label(roles[Int(held.role)]), tokens: start..<start + Int(held.count))))
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
    where binding.filled & (1 << UInt32(i)) == 0 && role.accepts.contains(kind) && takes(role, SlotCode.object) {
      binding.filled |= 1 << UInt32(i)
      let tokens = structure.units[next].tokens.lowerBound..<phrase.tokens.upperBound
      binding.arguments.append((i, Argument(role: label(role), tokens: tokens)))
      return
    }
  }
}
