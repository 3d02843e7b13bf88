import Annotations
import Gazetteers
import Phrases
import VietText

/// Says of each role of a trigger what stood where it looks, and what became of that.
///
/// Works from the result: whatever way the binder decides, an option fills the role whose argument has its words.
struct RoleExplainer {
  let table: FrameTable
  let lexicon: Lexicon
  let structure: SentenceStructure
  let text: SegmentedText
  let mentions: [Mention]
  /// Slot of the prepositions of place, where `near` looks too.
  let at: UInt8

  /// The roles in the order of the frame; none when nothing was looked at.
  func roles(of finding: EventFinder.Finding) -> [RoleTrace] {
    guard let view = finding.view else { return [] }
    let row = table.triggers[Int(finding.candidate.row)]
    return row.roles.range.enumerated().map { position, index in
      let role = table.roles[index]
      let name = lexicon.strings[role.name]
      return RoleTrace(
        name: name, accepts: role.accepts.names, slots: role.slots.range.map { slotName(table.slots[$0]) }, need: need(position, row),
        options: options(role, name, finding, view))
    }
  }

  /// Names of the roles that are needed and not filled, by the first condition that fails.
  func missing(in finding: EventFinder.Finding) -> String? {
    let row = table.triggers[Int(finding.candidate.row)]
    let filled = arguments(of: finding).map(\.role.description)
    let names = row.roles.range.map { lexicon.strings[table.roles[$0].name] }
    func wanted(_ bits: UInt32) -> [String] { names.indices.filter { bits & (1 << UInt32($0)) != 0 }.map { names[$0] } }
    let one = wanted(row.needs)
    if !one.isEmpty, one.allSatisfy({ !filled.contains($0) }) { return one.joined(separator: " or ") }
    let all = wanted(row.needsAll).filter { !filled.contains($0) }
    if !all.isEmpty { return all.joined(separator: " and ") }
    let two = wanted(row.needsTwo)
    return two.isEmpty ? nil : "two of " + two.joined(separator: " or ")
  }

  private func need(_ position: Int, _ row: TriggerRow) -> RoleTrace.Need {
    let bit = UInt32(1) << UInt32(position)
    if row.needsAll & bit != 0 { return .all }
    if row.needsTwo & bit != 0 { return .two }
    return row.needs & bit != 0 ? .one : .no
  }

  private func arguments(of finding: EventFinder.Finding) -> [Argument] {
    var seen: Set<String> = []
    return finding.events.flatMap(\.arguments).filter { seen.insert("\($0.role) \($0.tokens)").inserted }
  }

  // MARK: Options

  private func options(_ role: RoleRow, _ name: String, _ finding: EventFinder.Finding, _ view: Surroundings) -> [RoleTrace.Option] {
    let arguments = arguments(of: finding)
    var options: [RoleTrace.Option] = []
    var isShown = Set<Int>()
    for slot in role.slots.range.map({ table.slots[$0] }) {
      for p in phrases(slot, role, view) where isShown.insert(p).inserted && !structure.phrases[p].units.contains(finding.candidate.unit) {
        var option = option(structure.phrases[p], slotName(slot), role, name, arguments)
        if option.outcome != .fills, let yielded = finding.yielded.first(where: { $0.role == role.name && $0.tokens == option.tokens }) {
          option.outcome = .yields(to: "\(lexicon.strings[table.frames[Int(yielded.frame)].type])/\(lexicon.strings[yielded.ownRole])")
        }
        options.append(option)
      }
    }
    for argument in arguments
    where argument.role.description == name && !options.contains(where: { $0.outcome == .fills && shares($0.tokens, argument) }) {
      options.append(
        RoleTrace.Option(slot: place(of: argument, role), tokens: argument.tokens, kinds: kinds(of: argument), outcome: .fills))
    }
    return options
  }

  private func phrases(_ slot: UInt8, _ role: RoleRow, _ view: Surroundings) -> [Int] {
    guard slot == SlotCode.near else { return Array(view[slot]) }
    return role.accepts.contains(.time) ? structure.phrases.indices.filter { mentionType(structure.phrases[$0]) == .time } : Array(view[at])
  }

  private func option(
    _ phrase: NounPhrase, _ slot: String, _ role: RoleRow, _ name: String, _ arguments: [Argument]
  ) -> RoleTrace.Option {
    let kinds = PhraseKinds(structure: structure, mentions: mentions).kinds(of: phrase)
    return RoleTrace.Option(slot: slot, tokens: phrase.tokens, kinds: kinds.names, outcome: outcome(phrase, kinds, role, name, arguments))
  }

  private func outcome(
    _ phrase: NounPhrase, _ kinds: Acceptance, _ role: RoleRow, _ name: String, _ arguments: [Argument]
  ) -> RoleTrace.Outcome {
    let own = arguments.filter { shares(phrase.tokens, $0) }
    if own.contains(where: { $0.role.description == name }) { return .fills }
    let hasAmount = phrase.quantity != nil && role.accepts.contains(.quantity)
    if kinds.isDisjoint(with: role.accepts), !hasAmount { return .wrongKind }
    if let other = own.first(where: { $0.value(in: mentions) == nil }) { return .fillsAnother(role: other.role.description) }
    return role.heads.isEmpty && role.notHeads.isEmpty && role.units.isEmpty ? .passedOver : .wrongHead
  }

  /// Whether an argument's words are those of a phrase, or of its head.
  private func shares(_ phrase: Range<Int>, _ argument: Argument) -> Bool {
    phrase.overlaps(argument.tokens) && (phrase.lowerBound >= argument.tokens.lowerBound || argument.tokens.upperBound >= phrase.upperBound)
  }

  // MARK: Names

  /// Where an argument is from that stood in none of the role's slots.
  private func place(of argument: Argument, _ role: RoleRow) -> String {
    if role.of >= 0, argument.value(in: mentions) != nil { return "count" }
    if role.accepts.contains(.clause), argument.mention == nil { return "clause" }
    return "implied"
  }

  private func kinds(of argument: Argument) -> [String] { argument.mention.map { [mentions[$0].type.rawValue] } ?? ["clause"] }

  private func mentionType(_ phrase: NounPhrase) -> MentionType? { phrase.mention.map { mentions[$0].type } }

  private func slotName(_ slot: UInt8) -> String {
    switch slot {
    case SlotCode.subject: return "subject"
    case SlotCode.object: return "object"
    case SlotCode.clause: return "clause"
    case SlotCode.near: return "near"
    case SlotCode.above: return "above"
    case SlotCode.behind: return "behind"
    case SlotCode.own: return "self"
    default:
      let group = Int(slot - SlotCode.firstGroup)
      return group < table.groupNames.count ? lexicon.strings[table.groupNames[group]] : "?"
    }
  }
}

extension Acceptance {
  /// Names as frame files write them, in the order of `Acceptance.names`.
  package var names: [String] { Self.names.enumerated().filter { rawValue & 1 << UInt32($0.offset) != 0 }.map(\.element) }
}

extension SentenceStructure {
  /// Kinds of a phrase, as frame files write them in `accepts`.
  package func kinds(of phrase: NounPhrase, mentions: [Mention]) -> [String] {
    PhraseKinds(structure: self, mentions: mentions).kinds(of: phrase).names
  }
}
