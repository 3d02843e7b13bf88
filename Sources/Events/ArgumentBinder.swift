import Annotations
import Gazetteers
import Phrases
import VietText

/// Decides which mention fills which role of one event.
///
/// All pairs of role and phrase that some slot allows are ranked, the best first: by the slot's place in the role's list, then by distance from the
/// trigger. Each phrase goes to one role, each role takes one phrase, or all phrases of its slot when it may be filled more than once.
///
/// A class because it keeps its lists: one binds all triggers of a text.
final class ArgumentBinder {
  let table: FrameTable
  let lexicon: Lexicon
  let structure: SentenceStructure
  let mentions: [Mention]
  let text: SegmentedText
  let matches: LexicalMatches
  let at: UInt8
  let between: UInt8
  let of: UInt8
  let with: UInt8
  let words: StructuralWords
  /// What the last call of `bind` found.
  @exclusivity(unchecked) private(set) var binding = Binding()
  /// Whether the sentence has phrases that count something.
  @exclusivity(unchecked) private(set) var hasAmounts = false
  /// Unit of the trigger that roles are sought for.
  @exclusivity(unchecked) private(set) var triggerUnit = 0
  /// Phrases that belong to other events.
  @exclusivity(unchecked) private(set) var barred = IndexList.empty
  @exclusivity(unchecked) private var candidates = Pile<Candidate>(capacity: 32)
  /// One bit for each role of the trigger that is filled in a way of its own: most triggers have none, and are not asked.
  @exclusivity(unchecked) private(set) var (titleRoles, selfRoles, ownRoles): (UInt32, UInt32, UInt32) = (0, 0, 0)
  @exclusivity(unchecked) private(set) var given = Pile<PhraseRoles.Item>(capacity: 16)
  /// For each phrase of the sentence its kinds, 0 before somebody asked.
  @exclusivity(unchecked) private var kindsOfPhrase = Pile<UInt32>(capacity: 32)

  init(
    table: FrameTable, lexicon: Lexicon, structure: SentenceStructure, mentions: [Mention], text: SegmentedText, matches: LexicalMatches,
    at: UInt8, between: UInt8, of: UInt8, with: UInt8, words: StructuralWords
  ) {
    self.table = table
    self.lexicon = lexicon
    self.structure = structure
    self.mentions = mentions
    self.text = text
    self.matches = matches
    self.at = at
    self.between = between
    self.of = of
    self.with = with
    self.words = words
    turn()
  }

  deinit {
    candidates.deallocate()
    given.deallocate()
    kindsOfPhrase.deallocate()
  }

  /// The structure has been filled with another sentence.
  func turn() {
    kindsOfPhrase.fill(0, count: structure.phrases.count)
    hasAmounts = structure.phrases.contains { amount($0) != nil }
  }

  /// Which role each phrase was given to. A handful: looking through them costs less than a dictionary.
  struct PhraseRoles: BitwiseCopyable {
    struct Item: BitwiseCopyable {
      let phrase: Int
      let role: Int
      let slot: UInt8

      /// By role and phrase.
      fileprivate var order: Int { role << 32 | phrase }
    }

    let all: FlatArray<Item>

    subscript(phrase: Int) -> Int? {
      for item in all where item.phrase == phrase { return item.role }
      return nil
    }

    /// The slot of the last phrase that a role was given.
    func slot(of role: Int) -> UInt8? {
      for item in all.reversed() where item.role == role { return item.slot }
      return nil
    }
  }

  /// Filled roles by position in the trigger's role list, and their arguments in the order of that list.
  struct Binding {
    var arguments: [(role: Int, argument: Argument)] = []
    var filled: UInt32 = 0
    /// Roles that words of the trigger fill with more than themselves: no reason to believe that it tells an event.
    var held: UInt32 = 0
    /// Coordinated dates, each of which makes an event of its own.
    var times: [Argument] = []

    /// Forgets what was found and keeps the memory.
    mutating func removeAll() {
      arguments.removeAll(keepingCapacity: true)
      (filled, held) = (0, 0)
      if !times.isEmpty { times = [] }
    }

    /// Puts the arguments in the order of the roles, those of one in text order; mostly they stand so.
    mutating func sort() {
      func precedes(_ a: (role: Int, argument: Argument), _ b: (role: Int, argument: Argument)) -> Bool {
        a.role != b.role ? a.role < b.role : a.argument.tokens.lowerBound < b.argument.tokens.lowerBound
      }
      var at = 1
      while at < arguments.count, !precedes(arguments[at], arguments[at - 1]) { at += 1 }
      if at >= arguments.count { return }
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
    func satisfies(_ trigger: UnsafePointer<TriggerRow>) -> Bool {
      let (needs, needsAll, needsTwo) = (trigger.pointee.needs, trigger.pointee.needsAll, trigger.pointee.needsTwo)
      guard needs == 0 || filled & needs != 0, filled & needsAll == needsAll else { return false }
      guard needsTwo != 0 else { return true }
      return arguments.indices.contains { i in
        needsTwo & (1 << UInt32(arguments[i].role)) != 0 && arguments.count { $0.role == arguments[i].role } > 1
      }
    }
  }

  /// A role and a phrase that may fill it, in one number, so that sorting is cheap: rank, role, distance, phrase and the place of the slot in the
  /// role's list. Sentences have some hundred words at most.
  private typealias Candidate = UInt64

  /// Places of slots that are in no role's list.
  private enum ExtraSlot {
    static let between = 254
    static let bystander = 255
    /// Where one went to do it.
    static let goal = 253
  }

  /// Fills `binding`.
  ///
  /// - Parameter barred: phrases that belong to other events.
  func bind(_ trigger: TriggerCandidate, _ view: Surroundings, _ times: IndexList, without barred: IndexList = .empty) {
    let row = table.triggers.base + Int(trigger.row)
    let roles = table.roles.slice(row.pointee.roles)
    binding.removeAll()
    triggerUnit = trigger.unit
    self.barred = barred
    findCandidates(roles, trigger, view)
    given.removeAll()
    for candidate in candidates.all {
      let (index, phrase) = (Int(candidate >> 40 & 0xFF), Int(candidate >> 8 & 0xFFFF))
      let role = roles.base + index
      let slot = slot(Int(candidate & 0xFF), role)
      let used = PhraseRoles(all: given.all)
      guard used[phrase] == nil, !barred.contains(phrase) else { continue }
      if let known = used.slot(of: index), !role.pointee.everySlot, !role.pointee.many || known != slot { continue }
      given.append(PhraseRoles.Item(phrase: phrase, role: index, slot: slot))
    }
    // In the order of the roles, the phrases of one in text order.
    given.sort { $0.order < $1.order }
    let used = PhraseRoles(all: given.all)
    let seat = seat(roles)
    for item in used.all where item.phrase != seat && !isSaidAgain(item, used) {
      append(item.phrase, roles[item.role], item.role, used, &binding)
    }
    bindTitles(roles, used, &binding)
    bindSelves(roles, &binding)
    bindOwn(roles, trigger, view, &binding)
    bindHeldNouns(row, roles, trigger, &binding)
    bindInside(roles, trigger, view, &binding)
    bindMutual(roles, trigger, &binding)
    keepOnePerEntity(&binding)
    bindValues(roles, trigger, view, times, used, &binding)
    bindClauses(roles, trigger, view, used, &binding)
    bindHeld(row, roles, trigger, &binding)
    binding.sort()
  }

  /// `bà A ở Vinh, người | cử một nhóm chuyên gia …`: a bare word for somebody beside who is meant.
  private func isSaidAgain(_ item: PhraseRoles.Item, _ used: PhraseRoles) -> Bool {
    let phrase = structure.phrases[item.phrase]
    return phrase.mention == nil && phrase.units.count == 1 && phrase.tokens.count == 1 && phrase.units.lowerBound > 0
      && structure.units[phrase.units.lowerBound - 1].mark == UInt8(ascii: ",")
      && words.isAnybody(text.tokens[phrase.tokens.lowerBound].key)
      && used.all.contains { $0.role == item.role && $0.phrase != item.phrase && structure.phrases[$0.phrase].mention != nil }
  }

  // MARK: Phrases

  private func slot(_ place: Int, _ role: UnsafePointer<RoleRow>) -> UInt8 {
    switch place {
    case ExtraSlot.between: between
    case ExtraSlot.bystander: SlotCode.subject
    case ExtraSlot.goal: SlotCode.near
    default: table.slots[role.pointee.slots.range.lowerBound + place]
    }
  }

  private func add(_ role: Int, _ phrase: Int, place: Int, rank: Int, distance: Int) {
    candidates.append(UInt64(rank) << 48 | UInt64(role) << 40 | UInt64(distance) << 24 | UInt64(phrase) << 8 | UInt64(place))
  }

  /// All kinds of a phrase, worked out once.
  private func kinds(ofPhrase p: Int) -> Acceptance {
    if kindsOfPhrase[p] == 0 {
      kindsOfPhrase[p] = PhraseKinds(structure: structure, mentions: mentions).kinds(of: structure.phrases[p]).rawValue
    }
    return Acceptance(rawValue: kindsOfPhrase[p])
  }

  /// Fills `candidates`, the best first.
  private func findCandidates(_ roles: RoleList, _ trigger: TriggerCandidate, _ view: Surroundings) {
    candidates.removeAll()
    (titleRoles, selfRoles, ownRoles) = (0, 0, 0)
    for i in roles.indices {
      let role = roles[i]
      note(role, 1 << UInt32(i))
      let wanted = role.accepts.subtracting([.time, .quantity, .clause])
      if wanted.isEmpty { continue }
      // `hoàn lưu bão gây | mưa lớn`: a noun for the kind of thing is that thing.
      if view.isNominal, takes(role, SlotCode.own) { continue }
      // Most roles find all their slots empty.
      let isNear = takesNear(role) && (wanted.contains(.penalty) || !nearby(view).isEmpty)
      if !role.everySlot, !view.mayHold(role.slotBits), !isNear, structure.heading.isEmpty { continue }
      let first = candidates.count
      var (hasSubject, hasBarred) = (false, false)
      // `cuộc điện đàm giữa A và B`: they are all who take part.
      let isPair = role.everySlot && takes(role, between) && isPlural(view[between])
      for (place, s) in role.slots.range.enumerated() {
        let slot = table.slots[s]
        if isPair, slot != between { continue }
        // `trả đũa các cuộc không kích của liên quân`: those who own a deed did it, not who speaks of it.
        // … but who attends a meeting is there (`ông A dự | diễn đàn của hai nước`).
        if role.everySlot, view.isNominal, slot == SlotCode.subject, takes(role, of), !isLight(view.predicate),
          view[of].contains(where: { !kinds(ofPhrase: $0).isDisjoint(with: wanted) })
        {
          continue
        }
        // `Gia Lai: | công nhận 21 sản phẩm`: where a place may act.
        let heads =
          slot == SlotCode.subject && wanted.contains(.place) && view[slot].isEmpty && !view.isNominal ? structure.heading : .empty
        let phrases =
          !heads.isEmpty
          ? heads
          : slot != SlotCode.near ? view[slot] : wanted.contains(.penalty) ? penalty(behind: trigger.unit) : nearby(view)
        if phrases.isEmpty { continue }
        // What every frame has yields to what this one asks for.
        var rank = takesNear(role) ? place + 2 : place
        // `Công ty A giải thể`: without an object the subject is who it happens to.
        if slot == SlotCode.subject, view[SlotCode.object].isEmpty, !takesObject(role), roles.contains(where: { affected($0, wanted) }) {
          rank += 1
        }
        for named in phrases {
          let p = wanted.contains(.person) ? antecedent(of: holder(ofAccount: named)) : named
          let phrase = structure.phrases[p]
          if phrase.units.contains(trigger.unit) || text.tokens[phrase.tokens.upperBound - 1].key == words.mutual { continue }
          guard let fit = fit(kinds(ofPhrase: p), wanted, phrase, slot), hasHead(phrase, role) else { continue }
          // `phối hợp Công an huyện A`: who is named is no topic if another role wants them.
          // … nor are `các đơn vị chức năng`.
          let isNamed =
            wanted == .phrase && slot == SlotCode.object
            && (phrase.mention.map { mentions[$0].form == .name } ?? false || phrase.sense == .organisation || phrase.sense == .group)
          if !role.notHeads.isEmpty, isBarred(phrase, role) {
            hasBarred = hasBarred || slot == SlotCode.subject
            continue
          }
          if slot == SlotCode.subject { hasSubject = true }
          // `đến bệnh viện | tặng quà cho các nạn nhân`: where one went is whom it is done to only when nobody else is told, and can have it.
          if wanted.contains(.person), slot >= SlotCode.firstGroup, view.goals.contains(p) {
            if kinds(ofPhrase: p) != [.place, .phrase] {
              add(i, p, place: ExtraSlot.goal, rank: role.slots.range.count + fit, distance: 0)
            }
            continue
          }
          add(i, p, place: place, rank: (isNamed ? max(rank, 5) : rank) + fit, distance: abs(phrase.head - trigger.unit))
        }
      }
      // … but who tells the schools to close is not closed.
      if hasBarred, !hasSubject, !takesObject(role) { addActorsAbove(i, role, wanted, view) }
      if role.everySlot, takes(role, between), candidates.count == first, let pair = onlyPair() {
        // `phát triển hợp tác trên mọi lĩnh vực … giữa hai nước`: the one pair of the sentence.
        for p in pair { add(i, p, place: ExtraSlot.between, rank: role.slots.range.count, distance: 0) }
      } else if role.everySlot, !isPair, !hasSubject, takes(role, with) {
        // `tăng cường quan hệ hợp tác với EU`: who does so is the other side.
        let others = view.bystanders.isEmpty && view.isNominal && !view[with].isEmpty ? view[SlotCode.subject] : view.bystanders
        for p in others where !kinds(ofPhrase: p).isDisjoint(with: wanted) {
          add(i, p, place: ExtraSlot.bystander, rank: role.slots.range.count, distance: 0)
        }
      }
    }
    candidates.sort { $0 < $1 }
  }

  private func isLight(_ predicate: Int?) -> Bool {
    predicate.map { structure.units[structure.predicates[$0].unit].traits.contains(.light) } ?? false
  }

  @inline(__always)
  private func note(_ role: RoleRow, _ bit: UInt32) {
    if role.of >= 0 {
      if role.accepts.contains(.office) { titleRoles |= bit }
      if role.slots.isEmpty { selfRoles |= bit }
    }
    if takes(role, SlotCode.own) { ownRoles |= bit }
  }

  func takes(_ role: RoleRow, _ slot: UInt8) -> Bool {
    role.slotBits & Surroundings.bit(slot) != 0 && role.slots.range.contains { table.slots[$0] == slot }
  }
  private func takesObject(_ role: RoleRow) -> Bool { takes(role, SlotCode.object) }

  /// Whether phrases name more than one: `A và B`, `hai nước`.
  func isPlural(_ phrases: IndexList) -> Bool {
    phrases.count > 1 || phrases.contains { structure.phrases[$0].mention.map { mentions[$0].entities.count > 1 } ?? false }
  }

  /// Whether a role of such kinds takes both subject and object: who or what the event happens to.
  func affected(_ role: RoleRow, _ kinds: Acceptance) -> Bool {
    takesObject(role) && takes(role, SlotCode.subject) && !role.accepts.isDisjoint(with: kinds)
  }

  /// `tuyên án bà A, một người viết blog, | bảy năm tù`: the penalty of a sentence, however far behind.
  private func penalty(behind unit: Int) -> IndexList {
    let first = structure.phrases.indices.first { structure.phrases[$0].units.lowerBound > unit && structure.phrases[$0].sense == .penalty }
    return first.map { structure.list($0) } ?? .empty
  }

  private func takesNear(_ role: RoleRow) -> Bool { takes(role, SlotCode.near) }

  /// `Tòa buộc bị cáo bồi thường và | tịch thu hai xe`: when the nearest subject cannot do such a thing, whoever governs it does.
  private func addActorsAbove(_ index: Int, _ role: RoleRow, _ wanted: Acceptance, _ view: Surroundings) {
    guard !view.isNominal, var at = view.predicate else { return }
    for _ in 0..<4 {
      guard let above = structure.predicates[at].beside ?? structure.predicates[at].governor else { return }
      at = above
      let actors = structure.filtered(structure.predicates[at].subjects) {
        !kinds(ofPhrase: $0).isDisjoint(with: wanted) && !isBarred(structure.phrases[$0], role)
      }
      for p in actors { add(index, p, place: ExtraSlot.bystander, rank: role.slots.range.count, distance: 0) }
      if !actors.isEmpty { return }
    }
  }

  func label(_ role: RoleRow) -> Label { Label(role.name, in: lexicon) }

  func append(_ p: Int, _ role: RoleRow, _ index: Int, _ used: PhraseRoles, _ binding: inout Binding) {
    let phrase = structure.phrases[p]
    let name = label(role)
    binding.filled |= 1 << UInt32(index)
    let tokens = words(of: phrase, p, role, used)
    if let post = post(in: phrase, role) {
      binding.arguments.append((index, Argument(role: name, tokens: mentions[post].tokens)))
      return
    }
    let entities = phrase.mention.map { mentions[$0].entities } ?? []
    if entities.isEmpty {
      binding.arguments.append((index, Argument(role: name, tokens: tokens, mention: phrase.mention, meaning: .value)))
    }
    for entity in entities {
      binding.arguments.append((index, Argument(role: name, tokens: tokens, mention: phrase.mention, entity: entity)))
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
