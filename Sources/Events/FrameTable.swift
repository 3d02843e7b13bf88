import DataFiles
import Gazetteers
import VietText

/// Slot codes: the first six are fixed, the others are marker groups.
package enum SlotCode {
  package static let subject: UInt8 = 0
  package static let object: UInt8 = 1
  package static let clause: UInt8 = 2
  package static let near: UInt8 = 3
  package static let above: UInt8 = 4
  package static let behind: UInt8 = 5
  package static let own: UInt8 = 6
  package static let firstGroup: UInt8 = 7
}

/// A few slots of the table's pool.
typealias SlotList = FlatArray<UInt8>

/// The roles of a trigger.
typealias RoleList = FlatArray<RoleRow>

extension FlatArray {
  /// Some elements, still in place.
  func slice(_ range: PoolRange) -> FlatArray {
    guard range.count > 0, let base = buffer.baseAddress else { return FlatArray(base: buffer.baseAddress!, count: 0) }
    return FlatArray(base: base + Int(range.start), count: Int(range.count))
  }
}

/// All frames, compiled.
package struct FrameTable: Sendable {
  package let frames: FlatArray<FrameRow>
  package let triggers: FlatArray<TriggerRow>
  package let roles: FlatArray<RoleRow>
  let slots: FlatArray<UInt8>
  let strings: FlatArray<StringID>
  /// Ranges of `keys`, one for each listed phrase.
  let lists: FlatArray<PoolRange>
  /// The same phrases as their file spells them: keys are the same for `y` and `i`.
  let spellings: FlatArray<StringID>
  let keys: FlatArray<Int32>
  /// For each marker word the slot codes of its groups, in `slots`.
  let markers: FlatArray<PoolRange>
  /// For each blocker phrase its frame.
  let blockers: FlatArray<Int32>
  let groupNames: FlatArray<StringID>
  let contests: FlatArray<ContestRow>
  let holds: FlatArray<HoldRow>

  package init(reader: inout ImageReader) {
    frames = reader.array(of: FrameRow.self)
    triggers = reader.array(of: TriggerRow.self)
    roles = reader.array(of: RoleRow.self)
    slots = reader.array(of: UInt8.self)
    strings = reader.array(of: StringID.self)
    lists = reader.array(of: PoolRange.self)
    keys = reader.array(of: Int32.self)
    markers = reader.array(of: PoolRange.self)
    blockers = reader.array(of: Int32.self)
    groupNames = reader.array(of: StringID.self)
    contests = reader.array(of: ContestRow.self)
    holds = reader.array(of: HoldRow.self)
    spellings = reader.array(of: StringID.self)
  }

  /// Word class bits of a trigger word that no word list has.
  package func wordClasses(ofTrigger index: Int32) -> UInt16 {
    let kinds = triggers[Int(index)].kinds
    return (kinds & 1 != 0 ? 1 << UInt16(WordClass.V.rawValue) : 0) | (kinds & 2 != 0 ? 1 << UInt16(WordClass.N.rawValue) : 0)
  }
}

/// Compiles frames into a `FrameTable`, adding their words to the lexicon.
package struct FrameTableBuilder {
  private var frames: [FrameRow] = []
  private var triggers: [TriggerRow] = []
  private var roles: [RoleRow] = []
  private var slots: [UInt8] = []
  private var strings: [StringID] = []
  private var lists: [PoolRange] = []
  private var spellings: [StringID] = []
  private var keys: [Int32] = []
  private var markers: [[UInt8]] = []
  private var blockers: [Int32] = []
  private var groups: [String] = []
  private var markerWords: [String: Int] = [:]
  private var groupNames: [StringID] = []
  private var contests: [ContestRow] = []
  private var holds: [HoldRow] = []
  private var markerRanges: [PoolRange] = []

  package init() {}

  /// How many marker groups there may be, single words (`"w:…"`) included: slots are numbered in a byte.
  package static let mostGroups = 240

  package mutating func compile(
    _ frames: [Frame], markers: [(group: String, words: [String])], contests: [ContestRule], into lexicon: inout LexiconBuilder
  ) {
    for rule in contests {
      self.contests.append(
        ContestRow(
          role: lexicon.strings.id(of: rule.role), types: names(rule.types, &lexicon), to: names(rule.to, &lexicon), isNoun: rule.isNoun))
    }
    for (group, words) in markers {
      for word in words { mark(word, group, &lexicon) }
    }
    for frame in frames { compile(frame, &lexicon) }
    groupNames = groups.map { lexicon.strings.id(of: $0) }
    for codes in self.markers {
      markerRanges.append(PoolRange(start: Int32(slots.count), count: Int32(codes.count)))
      slots += codes
    }
  }

  private mutating func mark(_ word: String, _ group: String, _ lexicon: inout LexiconBuilder) {
    let code = SlotCode.firstGroup + UInt8(groupIndex(group))
    let folded = MatchKey.fold(word)
    if let known = markerWords[folded] {
      if !markers[known].contains(code) { markers[known].append(code) }
      return
    }
    markerWords[folded] = markers.count
    lexicon.add(word, kind: .marker, index: markers.count)
    markers.append([code])
  }

  private mutating func groupIndex(_ group: String) -> Int {
    if let known = groups.firstIndex(of: group) { return known }
    groups.append(group)
    precondition(groups.count <= Self.mostGroups, "more marker groups than slots have numbers")
    return groups.count - 1
  }

  private mutating func compile(_ frame: Frame, _ lexicon: inout LexiconBuilder) {
    let own = append(frame.roles, &lexicon)
    let index = Int32(frames.count)
    frames.append(
      FrameRow(
        type: lexicon.strings.id(of: frame.type), family: lexicon.strings.id(of: frame.family),
        labelEN: lexicon.strings.id(of: frame.labelEN), labelVI: lexicon.strings.id(of: frame.labelVI),
        summaryEN: lexicon.strings.id(of: frame.summaryEN), summaryVI: lexicon.strings.id(of: frame.summaryVI),
        plover: lexicon.strings.id(of: frame.codes.plover ?? ""), mode: lexicon.strings.id(of: frame.codes.mode ?? ""),
        cameo: lexicon.strings.id(of: frame.codes.cameo ?? ""), ace: lexicon.strings.id(of: frame.codes.ace ?? ""), roles: own,
        scene: names(frame.scene, &lexicon)))
    for blocker in frame.blockers {
      lexicon.add(blocker, kind: .blocker, index: blockers.count)
      blockers.append(index)
    }
    for trigger in frame.triggers { compile(trigger, of: frame, index, own, &lexicon) }
  }

  private mutating func names(_ names: [String], _ lexicon: inout LexiconBuilder) -> PoolRange {
    let range = PoolRange(start: Int32(strings.count), count: Int32(names.count))
    strings += names.map { lexicon.strings.id(of: $0) }
    return range
  }

  private mutating func append(_ list: [FrameRole], _ lexicon: inout LexiconBuilder) -> PoolRange {
    let rows = list.map { role -> RoleRow in
      var codes: [UInt8] = []
      for slot in role.slots {
        switch slot {
        case .subject: codes.append(SlotCode.subject)
        case .object: codes.append(SlotCode.object)
        case .clause: codes.append(SlotCode.clause)
        case .near: codes.append(SlotCode.near)
        case .above: codes.append(SlotCode.above)
        case .behind: codes.append(SlotCode.behind)
        case .own: codes.append(SlotCode.own)
        case .marked(let group):
          if group.hasPrefix("w:") { mark(String(group.dropFirst(2)), group, &lexicon) }
          codes.append(SlotCode.firstGroup + UInt8(groupIndex(group)))
        }
      }
      let slotRange = PoolRange(start: Int32(slots.count), count: Int32(codes.count))
      slots += codes
      let unitRange = PoolRange(start: Int32(strings.count), count: Int32(role.units.count))
      strings += role.units.map { lexicon.strings.id(of: $0) }
      return RoleRow(
        name: lexicon.strings.id(of: role.name), accepts: role.accepts, slots: slotRange,
        slotBits: codes.reduce(0) { $0 | Surroundings.bit($1) }, many: role.many,
        everySlot: role.many && role.isMutual,
        of: Int32(role.of.flatMap { name in list.firstIndex { $0.name == name } } ?? -1), units: unitRange,
        heads: append(role.heads, &lexicon), notHeads: append(role.notHeads, &lexicon))
    }
    let range = PoolRange(start: Int32(roles.count), count: Int32(rows.count))
    roles += rows
    return range
  }

  private mutating func append(_ phrases: [String], _ lexicon: inout LexiconBuilder) -> PoolRange {
    let ranges = phrases.map { phrase -> PoolRange in
      let own = lexicon.keys(of: phrase)
      let range = PoolRange(start: Int32(keys.count), count: Int32(own.count))
      keys += own
      return range
    }
    let range = PoolRange(start: Int32(lists.count), count: Int32(ranges.count))
    lists += ranges
    spellings += phrases.map { lexicon.strings.id(of: $0) }
    return range
  }

  /// - Parameter last: whether the last word of each stands nearest to the trigger.
  private mutating func words(_ phrases: [String], last: Bool, _ lexicon: inout LexiconBuilder) -> WordList {
    let range = append(phrases, &lexicon)
    var bits: UInt64 = 0
    for list in range.range where !lists[list].isEmpty {
      bits |= WordList.bit(keys[last ? lists[list].range.upperBound - 1 : lists[list].range.lowerBound])
    }
    return WordList(phrases: range, bits: bits)
  }

  private mutating func compile(
    _ trigger: FrameTrigger, of frame: Frame, _ index: Int32, _ own: PoolRange, _ lexicon: inout LexiconBuilder
  ) {
    var names = frame.roles
    var range = own
    if !trigger.roles.isEmpty || !trigger.withoutRoles.isEmpty {
      names = frame.roles.filter { !trigger.withoutRoles.contains($0.name) }.map { role in
        trigger.roles.first { $0.name == role.name } ?? role
      }
      range = append(names, &lexicon)
    }
    func mask(_ list: [String]) -> UInt32 {
      list.reduce(0) { bits, name in names.firstIndex { $0.name == name }.map { bits | 1 << UInt32($0) } ?? bits }
    }
    let (unless, notBelow) = (self.names(trigger.unless, &lexicon), self.names(trigger.notBelow, &lexicon))
    let notAbove = self.names(trigger.notAbove, &lexicon)
    let parts = trigger.text.split(separator: "…").map { String($0) }
    let head = lexicon.keys(of: parts[0])
    let tail = parts.count > 1 ? lexicon.keys(of: parts[1]) : []
    let tailRange = PoolRange(start: Int32(keys.count), count: Int32(tail.count))
    keys += tail
    let mark = trigger.mark.map { lexicon.keys(of: $0) } ?? []
    let firstHold = holds.count
    for (role, words) in trigger.holds {
      let own = lexicon.keys(of: words)
      let inHead = position(of: own, in: head)
      guard let index = names.firstIndex(where: { $0.name == role }),
        let start = inHead ?? position(of: own, in: tail).map({ tail.count - $0 })
      else { continue }
      holds.append(HoldRow(role: Int32(index), start: Int16(start), count: Int16(own.count), fromEnd: inHead == nil))
    }
    let held = PoolRange(start: Int32(firstHold), count: Int32(holds.count - firstHold))
    let inTail = !mark.isEmpty ? position(of: mark, in: tail) : nil
    let inHead = !mark.isEmpty ? position(of: mark, in: head) : nil
    lexicon.add(parts[0], kind: .trigger, index: triggers.count)
    triggers.append(
      TriggerRow(
        frame: index, text: lexicon.strings.id(of: trigger.text), kinds: trigger.kind == .V ? 1 : trigger.kind == .N ? 2 : 3,
        marksTail: inTail != nil && inHead == nil, markStart: Int32(inHead ?? inTail ?? 0),
        markCount: Int32(mark.isEmpty ? head.count : mark.count),
        modalityIndex: Int8(trigger.modality.flatMap { Modality.allCases.firstIndex(of: $0) } ?? -1), tail: tailRange,
        tailBit: tail.first.map(WordList.bit) ?? 0,
        after: words(trigger.after, last: true, &lexicon), before: words(trigger.before, last: false, &lexicon),
        notAfter: words(trigger.notAfter, last: true, &lexicon), notBefore: words(trigger.notBefore, last: false, &lexicon),
        notNearAfter: words(trigger.notNearAfter, last: true, &lexicon), notNearBefore: words(trigger.notNearBefore, last: false, &lexicon),
        with: words(trigger.with, last: false, &lexicon), without: words(trigger.without, last: false, &lexicon), roles: range,
        needs: mask(trigger.needs), needsAll: mask(trigger.needsAll), needsTwo: mask(trigger.needsTwo), confidence: trigger.confidence,
        unless: unless, notBelow: notBelow, notAbove: notAbove, holds: held))
  }

  private func position(of part: [Int32], in whole: [Int32]) -> Int? {
    guard part.count <= whole.count else { return nil }
    return (0...(whole.count - part.count)).first { Array(whole[$0..<$0 + part.count]) == part }
  }

  /// Writes everything; comes after the lexicon, whose strings it uses.
  package func write(to writer: inout ImageWriter) {
    writer.append(frames)
    writer.append(triggers)
    writer.append(roles)
    writer.append(slots)
    writer.append(strings)
    writer.append(lists)
    writer.append(keys)
    writer.append(markerRanges)
    writer.append(blockers)
    writer.append(groupNames)
    writer.append(contests)
    writer.append(holds)
    writer.append(spellings)
  }
}
