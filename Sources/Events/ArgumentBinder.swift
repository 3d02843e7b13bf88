import Annotations
import Gazetteers
import Phrases
import VietText

/// Decides which mention fills which role of one event.
///
/// All pairs of role and phrase that some slot allows are ranked, the best first: by the slot's place in the role's list, then by distance from the
/// trigger. Each phrase goes to one role, each role takes one phrase, or all phrases of its slot when it may be filled more than once.
struct ArgumentBinder {
  let table: FrameTable
  let lexicon: Lexicon
  let structure: SentenceStructure
  let mentions: [Mention]
  let text: SegmentedText
  let at: UInt8
  let between: UInt8
  let words: StructuralWords

  /// Which role each phrase was given to. A handful: looking through them costs less than a dictionary.
  struct PhraseRoles {
    private(set) var all: [(phrase: Int, role: Int, slot: UInt8)] = []

    init() {}

    /// - Parameter capacity: how many phrases at most, as far as one can say.
    init(capacity: Int) { all.reserveCapacity(capacity) }

    subscript(phrase: Int) -> Int? {
      for item in all where item.phrase == phrase { return item.role }
      return nil
    }

    /// The slot of the last phrase that a role was given.
    func slot(of role: Int) -> UInt8? {
      for item in all.reversed() where item.role == role { return item.slot }
      return nil
    }

    mutating func give(_ phrase: Int, to role: Int, slot: UInt8) { all.append((phrase, role, slot)) }

    /// Puts them in the order of the roles, the phrases of one in text order.
    mutating func sort() { if all.count > 1 { all.sort { ($0.role, $0.phrase) < ($1.role, $1.phrase) } } }

    func phrases(of role: Int) -> [Int] { all.compactMap { $0.role == role ? $0.phrase : nil } }
  }

  /// Filled roles by position in the trigger's role list, and their arguments in the order of that list.
  struct Binding {
    var arguments: [(role: Int, argument: Argument)] = []
    var filled: UInt32 = 0
    /// Coordinated dates, each of which makes an event of its own.
    var times: [Argument] = []

    /// Puts the arguments in the order of the roles, those of one in text order; mostly they stand so.
    mutating func sort() {
      func precedes(_ a: (role: Int, argument: Argument), _ b: (role: Int, argument: Argument)) -> Bool {
        a.role != b.role ? a.role < b.role : a.argument.tokens.lowerBound < b.argument.tokens.lowerBound
      }
      if !arguments.indices.dropFirst().contains(where: { precedes(arguments[$0], arguments[$0 - 1]) }) { return }
      arguments.sort(by: precedes)
    }

    /// Whether two arguments of one role name the same entity.
    var repeatsEntity: Bool {
      arguments.indices.contains { i in
        arguments[i].argument.entity.map { entity in
          arguments[..<i].contains { $0.role == arguments[i].role && $0.argument.entity == entity }
        } ?? false
      }
    }

    /// Whether the roles that a trigger needs are filled.
    func satisfies(_ row: TriggerRow) -> Bool {
      guard row.needs == 0 || filled & row.needs != 0, filled & row.needsAll == row.needsAll else { return false }
      guard row.needsTwo != 0 else { return true }
      return arguments.indices.contains { i in
        row.needsTwo & (1 << UInt32(arguments[i].role)) != 0 && arguments.count { $0.role == arguments[i].role } > 1
      }
    }
  }

  private struct Candidate {
    let role: Int
    let phrase: Int
    let slot: UInt8
    let rank: Int
    let distance: Int

    /// By rank, role, distance and phrase.
    var order: UInt64 { UInt64(rank) << 56 | UInt64(role) << 48 | UInt64(distance) << 24 | UInt64(phrase) }
  }

  func bind(_ trigger: TriggerCandidate, _ view: Surroundings, _ times: [Int]) -> Binding {
    let row = table.triggers[Int(trigger.row)]
    let roles = table.roles.slice(row.roles)
    var binding = Binding()
    binding.arguments.reserveCapacity(4)
    let candidates = candidates(roles, trigger, view)
    var used = PhraseRoles(capacity: min(candidates.count, 8))
    for candidate in candidates {
      let role = roles[candidate.role]
      guard used[candidate.phrase] == nil else { continue }
      if let slot = used.slot(of: candidate.role), !role.everySlot, !role.many || slot != candidate.slot { continue }
      used.give(candidate.phrase, to: candidate.role, slot: candidate.slot)
    }
    used.sort()
    for item in used.all { append(item.phrase, roles[item.role], item.role, used, &binding) }
    bindTitles(roles, used, &binding)
    bindMutual(roles, trigger, &binding)
    keepOnePerEntity(&binding)
    bindValues(roles, trigger, view, times, used, &binding)
    bindClauses(roles, trigger, view, used, &binding)
    binding.sort()
    return binding
  }

  // MARK: Phrases

  private func candidates(_ roles: RoleList, _ trigger: TriggerCandidate, _ view: Surroundings) -> [Candidate] {
    let kinds = PhraseKinds(structure: structure, mentions: mentions)
    var list: [Candidate] = []
    list.reserveCapacity(16)
    for (i, role) in roles.enumerated() {
      let phraseKinds = role.accepts.subtracting([.time, .quantity, .clause])
      if phraseKinds.isEmpty { continue }
      // `cuộc điện đàm giữa A và B`: they are all who take part.
      let isPair = role.everySlot && takes(role, between) && isPlural(view[between])
      for (rank, s) in role.slots.range.enumerated() {
        let slot = table.slots[s]
        if isPair, slot != between { continue }
        let phrases = slot == SlotCode.near ? nearby(trigger, view) : view[slot]
        // What every frame has yields to what this one asks for.
        let rank = takesNear(role) ? rank + 2 : rank
        for p in phrases {
          let phrase = structure.phrases[p]
          if phrase.units.contains(trigger.unit) || text.tokens[phrase.tokens.upperBound - 1].key == words.mutual { continue }
          guard let fit = fit(kinds.kinds(of: phrase), phraseKinds, phrase, slot), hasHead(phrase, role) else { continue }
          // `Công ty A giải thể`: without an object the subject is who it happens to.
          let yields =
            slot == SlotCode.subject && view[SlotCode.object].isEmpty && !takesObject(role) && roles.contains { affected($0, phraseKinds) }
          list.append(
            Candidate(role: i, phrase: p, slot: slot, rank: rank + fit + (yields ? 1 : 0), distance: abs(phrase.head - trigger.unit)))
        }
      }
      if role.everySlot, takes(role, between), !list.contains(where: { $0.role == i }), let pair = onlyPair() {
        // `phát triển hợp tác trên mọi lĩnh vực … giữa hai nước`: the one pair of the sentence.
        for p in pair { list.append(Candidate(role: i, phrase: p, slot: between, rank: role.slots.range.count, distance: 0)) }
      } else if role.everySlot, !isPair, !list.contains(where: { $0.role == i && $0.slot == SlotCode.subject }) {
        for p in view.bystanders where !kinds.kinds(of: structure.phrases[p]).isDisjoint(with: phraseKinds) {
          list.append(Candidate(role: i, phrase: p, slot: SlotCode.subject, rank: role.slots.range.count, distance: 0))
        }
      }
    }
    list.sort { $0.order < $1.order }
    return list
  }

  func takes(_ role: RoleRow, _ slot: UInt8) -> Bool { role.slots.range.contains { table.slots[$0] == slot } }
  private func takesObject(_ role: RoleRow) -> Bool { takes(role, SlotCode.object) }

  /// Whether phrases name more than one: `A và B`, `hai nước`.
  func isPlural(_ phrases: IndexList) -> Bool {
    phrases.count > 1 || phrases.contains { structure.phrases[$0].mention.map { mentions[$0].entities.count > 1 } ?? false }
  }

  /// Whether a role of such kinds takes both subject and object: who or what the event happens to.
  private func affected(_ role: RoleRow, _ kinds: Acceptance) -> Bool {
    takesObject(role) && role.slots.range.contains { table.slots[$0] == SlotCode.subject } && !role.accepts.isDisjoint(with: kinds)
  }

  /// How well a phrase suits a role: 0 for the right kind, more for an unknown noun where a person is wanted; nil when it does not.
  private func fit(_ kinds: Acceptance, _ wanted: Acceptance, _ phrase: NounPhrase, _ slot: UInt8) -> Int? {
    if !kinds.isDisjoint(with: wanted) { return 0 }
    // `Ankara điều quân`: a capital acts for its state.
    if slot == SlotCode.subject, kinds.contains(.place), wanted.contains(.country) { return 2 }
    if let m = phrase.mention, mentions[m].type == .person, mentions[m].entry == nil, mentions[m].form == .name,
      wanted.contains(.organisation)
    {
      return 4
    }
    let head = structure.units[phrase.head]
    let isOpen = head.isUnknown || head.senses == 0 && phrase.mention == nil && head.wordClass == .N
    if isOpen, slot == at, wanted.contains(.place) { return 8 }
    return isOpen && wanted.contains(.person) && (slot == SlotCode.subject || slot == SlotCode.object) ? 8 : nil
  }

  /// Places of the clause that stand after a preposition of place.
  private func nearby(_ trigger: TriggerCandidate, _ view: Surroundings) -> IndexList { view[at].isEmpty ? view.placesBefore : view[at] }

  private func takesNear(_ role: RoleRow) -> Bool { takes(role, SlotCode.near) }

  private func hasHead(_ phrase: NounPhrase, _ role: RoleRow) -> Bool {
    if role.heads.isEmpty { return true }
    let tokens = phrase.tokens
    return role.heads.range.contains { list in
      let keys = table.lists[list].range
      return (tokens.lowerBound...max(tokens.lowerBound, tokens.upperBound - keys.count)).contains { start in
        keys.enumerated().allSatisfy {
          start + $0.offset < tokens.upperBound && text.tokens[start + $0.offset].key == table.keys[$0.element]
        }
      }
    }
  }

  func label(_ role: RoleRow) -> Label { Label(role.name, in: lexicon) }

  func append(_ p: Int, _ role: RoleRow, _ index: Int, _ used: PhraseRoles, _ binding: inout Binding) {
    let phrase = structure.phrases[p]
    let name = label(role)
    binding.filled |= 1 << UInt32(index)
    let tokens = words(of: phrase, p, role, used)
    let entities = phrase.mention.map { mentions[$0].entities } ?? []
    if entities.isEmpty {
      binding.arguments.append((index, Argument(role: name, tokens: tokens, mention: phrase.mention, meaning: .value)))
    }
    for entity in entities {
      binding.arguments.append((index, Argument(role: name, tokens: tokens, mention: phrase.mention, entity: entity)))
    }
  }

  /// `cách chức Giám đốc Sở Y tế Đào Công Thoả`: the office in the phrase of who held it.
  private func bindTitles(_ roles: RoleList, _ used: PhraseRoles, _ binding: inout Binding) {
    for (i, role) in roles.enumerated() where role.of >= 0 && role.accepts.contains(.office) && binding.filled & (1 << UInt32(i)) == 0 {
      for p in used.phrases(of: Int(role.of)) {
        guard let m = structure.phrases[p].title else { continue }
        binding.filled |= 1 << UInt32(i)
        binding.arguments.append((i, Argument(role: label(role), tokens: mentions[m].tokens, mention: m)))
      }
    }
  }

  /// A title and the name of one person in one role are one argument, the name's.
  private func keepOnePerEntity(_ binding: inout Binding) {
    guard binding.repeatsEntity else { return }
    var best: [Int: Int] = [:]
    for (i, item) in binding.arguments.enumerated() {
      guard let entity = item.argument.entity, let m = item.argument.mention else { continue }
      let slot = item.role << 20 | entity
      if let old = best[slot], let o = binding.arguments[old].argument.mention, mentions[o].form == .name || mentions[m].form != .name {
        continue
      }
      best[slot] = i
    }
    var position = -1
    binding.arguments.removeAll { item in
      position += 1
      guard let entity = item.argument.entity, item.argument.mention != nil else { return false }
      return best[item.role << 20 | entity] != position
    }
  }
}
