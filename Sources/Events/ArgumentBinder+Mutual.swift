import Annotations
import Gazetteers
import Phrases
import VietText

/// What each does to the other.
extension ArgumentBinder {
  /// `A và B hỗ trợ lẫn nhau`: who fills the subject's role fills the object's too; with `giữa hai nước` behind, those do.
  func bindMutual(_ roles: RoleList, _ trigger: TriggerCandidate, _ binding: inout Binding) {
    guard isMutual(trigger) else { return }
    func suits(_ role: RoleRow, _ slot: UInt8) -> Bool { role.accepts.contains(.country) && !role.slots.isEmpty && takes(role, slot) }
    guard let first = roles.indices.first(where: { suits(roles[$0], SlotCode.subject) }),
      let second = roles.indices.first(where: { $0 != first && suits(roles[$0], SlotCode.object) })
    else { return }
    var pair = pairBehind(trigger)
    let doers = binding.arguments.filter { $0.role == first || $0.role == second }.map(\.argument)
    // `khẳng định tình đoàn kết giữa A và B, tinh thần hỗ trợ lẫn nhau`: the pair is nearer than who speaks of it.
    let before = pairBefore(trigger)
    if pair.isEmpty, let first = before.first, doers.allSatisfy({ $0.tokens.upperBound <= structure.phrases[first].tokens.lowerBound }) {
      pair = before
    }
    guard !pair.isEmpty || !doers.isEmpty else { return }
    binding.arguments.removeAll { $0.role == first || $0.role == second }
    for role in [first, second] {
      for p in pair { append(p, roles[role], role, PhraseRoles(all: .empty), &binding) }
      guard pair.isEmpty else { continue }
      binding.filled |= 1 << UInt32(role)
      for var argument in doers {
        argument.role = label(roles[role])
        binding.arguments.append((role, argument))
      }
    }
  }

  /// Whether `nhau` stands right behind the trigger, or behind the verb it is joined with: `ủng hộ và hỗ trợ lẫn nhau`.
  private func isMutual(_ trigger: TriggerCandidate) -> Bool {
    var end = trigger.extent.upperBound
    let joint = trigger.unit + 1
    if joint + 1 < structure.units.count, structure.units[joint].traits.contains(.coordinate), structure.units[joint + 1].may(.V) {
      end = structure.units[joint + 1].tokens.upperBound
    }
    return (end..<min(end + 3, text.tokens.count)).contains { text.tokens[$0].key == words.mutual }
  }

  private func pairBehind(_ trigger: TriggerCandidate) -> IndexList {
    let near = structure.prepositions.first { $0.preposition > trigger.unit && $0.preposition <= trigger.unit + 5 && isPair($0) }
    return near?.phrases ?? .empty
  }

  private func pairBefore(_ trigger: TriggerCandidate) -> IndexList {
    structure.prepositions.last { $0.preposition < trigger.unit && isPair($0) }?.phrases ?? .empty
  }

  /// Those between whom the sentence says something to be, where it says so once.
  func onlyPair() -> IndexList? {
    let groups = structure.prepositions.filter { isPair($0) }
    return groups.count == 1 ? groups[0].phrases : nil
  }

  private func isPair(_ group: PrepositionalPhrase) -> Bool {
    text.tokens[structure.units[group.preposition].tokens.lowerBound].key == words.between && isPlural(group.phrases)
  }
}
