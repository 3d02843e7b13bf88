import Annotations
import Gazetteers
import Phrases

/// Decides by scope how real an event is: the words before its verb, then the verbs above it, then the conjunction of its clause.
struct ModalityReader {
  let structure: SentenceStructure
  let lexicon: Lexicon
  let matches: LexicalMatches

  func reality(of view: Surroundings, unit: Int) -> (modality: Modality, polarity: Polarity) {
    var reading = Reading()
    guard let start = view.predicate else { return (.asserted, .positive) }
    if view.isNominal {
      let p = structure.predicates[start]
      // A noun takes the reality of the light verb that carries it, or what a verb of wishing says of its object.
      // … but not what others do about it: `Lời kêu gọi không được | các nghiệp đoàn đáp lại`.
      if p.agents.isEmpty || p.unit < unit { takeCues(of: start, &reading) }
      if p.unit < unit {
        let effect = governorCue(p.unit)
        // `bác bỏ cáo buộc`: it was made all the same.
        if effect != .negative || !isMatter(unit) { reading.take(effect) }
      }
      // `lũ quét | có thể tiếp tục | xảy ra`
      if p.unit > unit, let light = structure.lightVerb(behind: unit), light > start {
        for above in start..<light { reading.take(governorCue(structure.predicates[above].unit)) }
      }
      // `nguy cơ cao xảy ra lũ quét`
      if p.unit < unit, let subject = p.subjects.first { reading.take(governorCue(structure.phrases[subject].head)) }
      // `kế hoạch tấn công`, `đơn xin ân giảm`: a deed that another noun names.
      if case let own = structure.phraseOfUnit[unit], own >= 0, structure.phrases[own].head != unit {
        reading.take(governorCue(structure.phrases[own].head))
      }
      // `tố A đứng sau vụ nổ`: who doubts the rest takes the explosion as given.
      reading.isGiven = !structure.units[p.unit].traits.contains(.light) && !structure.tellsBearing(p.unit)
    } else {
      takeCues(of: start, &reading)
      // `không loại trừ khả năng | phản công`: what the noun before it calls possible, whatever is said of that.
      if case let phrase = phraseBefore(start), phrase >= 0, governorCue(structure.phrases[phrase].head) == .hypothetical {
        return (.hypothetical, reading.isNegative ? .negative : .positive)
      }
    }
    climb(from: start, &reading)
    // `chưa bình luận về vụ tấn công`, `chưa thể kết luận nguyên nhân vụ cháy`: it happened all the same; not so `bác bỏ tin đồn về lệnh ngừng bắn`.
    if reading.isNegative, view.isNominal, case let p = structure.predicates[start], governorCue(p.unit) != .negative,
      isSpokenOf(unit, in: p)
    {
      reading.isNegative = false
    }
    if reading.modality == .planned, isConditional(start) { reading.modality = .hypothetical }
    return (reading.modality ?? .asserted, reading.isNegative ? .negative : .positive)
  }

  /// The phrase right before a bare verb, or before what makes it passive (`nguy cơ bị | sa thải`); -1 without one.
  private func phraseBefore(_ predicate: Int) -> Int {
    let p = structure.predicates[predicate]
    guard p.unit > 0, p.adverbs.isEmpty else { return -1 }
    if p.isPassive, !structure.units[p.unit - 1].traits.contains(.passive) { return -1 }
    let before = p.isPassive ? p.unit - 2 : p.unit - 1
    guard before >= 0, !p.subjects.contains(structure.phraseOfUnit[before]) else { return -1 }
    return structure.phraseOfUnit[before]
  }

  /// Whether a verb only speaks of a noun, or of what another noun says of it.
  private func isSpokenOf(_ unit: Int, in p: Predicate) -> Bool {
    let own = structure.phraseOfUnit[unit]
    guard own >= 0, p.unit < unit, structure.units[p.unit].traits.isDisjoint(with: [.light, .control]) else { return false }
    if structure.phrases[own].head != unit { return true }
    if p.prepositions.contains(where: { $0.preposition > p.unit && $0.phrases.contains(own) }) { return true }
    return own > 0 && structure.phrases[own - 1].units.upperBound == structure.phrases[own].units.lowerBound
      && p.objects.contains(own - 1) && !structure.phrases[own - 1].sense.canAct
  }

  /// Whether a noun stands for what somebody says: an accusation, a request.
  private func isMatter(_ unit: Int) -> Bool {
    structure.units[unit].may(.N) && !structure.units[unit].traits.isDisjoint(with: [.say, .objectControl])
  }

  private struct Reading {
    var modality: Modality?
    var isNegative = false
    var isSettled = false
    /// Whether doubt above does not touch it.
    var isGiven = false

    mutating func take(_ effect: CueEffect?) {
      guard let effect else { return }
      switch effect {
      case .negative: isNegative = true
      case .asserted:
        if modality == nil { modality = .asserted }
        isSettled = true
      case .planned: set(.planned)
      case .pledged: set(.pledged)
      case .requested: set(.requested)
      case .hypothetical: set(.hypothetical)
      }
    }

    /// What a verb above says outweighs the future: `hứa sẽ giúp`, `có thể sẽ mưa`.
    mutating func take(above effect: CueEffect?) {
      if effect == .hypothetical, isGiven { return }
      if modality == .planned, effect == .pledged || effect == .hypothetical { modality = nil }
      take(effect)
    }

    private mutating func set(_ m: Modality) { if modality == nil { modality = m } }
  }

  private func climb(from start: Int, _ reading: inout Reading) {
    var at = structure.predicates[start]
    var steps = 0
    while steps < 6 {
      steps += 1
      // `tuần hành để | phản đối`: who does the one thing says the other by it.
      let isSaid = steps == 1 && at.link == .purpose && structure.units[at.unit].traits.isSuperset(of: [.say, .objectControl])
      if let conjunction = at.conjunction, !isSaid, !isTakenAsKnown(at) {
        let effect = cue(conjunction, .conjunction)
        if effect != .planned || !isOnlySaid(at) { reading.take(effect) }
      }
      // `lời kêu gọi | ngừng bắn của ông A`: as real as the matter that it stands in.
      if at.link == .relative, at.unit > 0, let owner = at.subjects.last, structure.phrases[owner].units.lowerBound > at.unit,
        case let matter = structure.phraseOfUnit[at.unit - 1], matter >= 0
      {
        return reading.take(above: governorCue(structure.phrases[matter].head))
      }
      guard let governor = at.governor else { return }
      if reading.isSettled {
        // `bị nghi đã | giết vợ`, `tố ông A đã | đánh họ`: what is only supposed to have happened.
        let isSupposed = [.control, .objectControl, .content].contains(at.link)
        if isSupposed, governorCue(structure.predicates[governor].unit) == .hypothetical { reading.modality = .hypothetical }
        return
      }
      switch at.link {
      case .control where leavesDenial(at): return
      case .control, .objectControl:
        reading.take(above: governorCue(structure.predicates[governor].unit))
        takeCues(of: governor, &reading)
      case .content where isCarriedOn(at, by: structure.predicates[governor]):
        // `đề nghị tòa đảm bảo | xét xử công bằng`
        reading.take(above: governorCue(structure.predicates[governor].unit))
        takeCues(of: governor, &reading)
      case .content:
        reading.take(above: governorCue(structure.predicates[governor].unit))
        return
      case .purpose:
        // `hoãn chuyến công tác để | thăm nạn nhân`: what it is for is not what is put off.
        let effect = governorCue(structure.predicates[governor].unit)
        let isPutOff = effect == .negative && structure.predicates[governor].objects.contains { structure.phrases[$0].sense == .event }
        if !isPutOff { reading.take(effect) }
        if isSaid { takeCues(of: governor, &reading) }
      case .relative where isContent(at):
        // `nghị quyết sáp nhập hai xã`
        reading.take(at.subjects.first.flatMap { governorCue(structure.phrases[$0].head) })
        takeCues(of: governor, &reading)
        return
      case .relative where describesMatter(at):
        // `đề xuất triển khai các biện pháp tăng cường hợp tác`
        reading.take(governorCue(structure.predicates[governor].unit))
        takeCues(of: governor, &reading)
      default: return
      }
      at = structure.predicates[governor]
    }
  }

  /// `để thăm người | bị thương`: what only says which one is meant is as it is, whatever the clause is for; but not what it says there may
  /// be: `nếu có người | bị thương`.
  private func isTakenAsKnown(_ p: Predicate) -> Bool {
    guard p.link == .relative, !isContent(p), !describesMatter(p), let governor = p.governor else { return false }
    return structure.units[structure.predicates[governor].unit].traits.isDisjoint(with: [.light, .cause])
  }

  /// `không thể trả nợ, | buộc phải phá sản`: what one has to do instead is not denied.
  private func leavesDenial(_ p: Predicate) -> Bool { p.beside != nil && structure.units[p.unit].traits.contains(.modal) }

  /// Whether a bare verb has the subject of the verb above, which governs it as much as it speaks of it.
  private func isCarriedOn(_ p: Predicate, by governor: Predicate) -> Bool {
    !p.adverbs.contains { cue($0, .adverb) != nil } && p.conjunction == governor.conjunction
      && structure.units[governor.unit].traits.contains(.control)
      && p.subjects.elementsEqual(governor.subjects)
  }

  /// `để phản đối việc Mỹ | bắt giữ một nhà báo`: what others have done is not what the clause is for.
  private func isOnlySaid(_ p: Predicate) -> Bool {
    guard p.link == .content, let governor = p.governor.map({ structure.predicates[$0] }) else { return false }
    return governor.conjunction == p.conjunction && !p.subjects.isEmpty && !p.subjects.elementsEqual(governor.subjects)
  }

  /// A bare verb that says what a resolution, a request holds.
  private func isContent(_ p: Predicate) -> Bool {
    guard p.adverbs.isEmpty, !p.isPassive, let head = p.subjects.first else { return false }
    return governorCue(structure.phrases[head].head) != nil
  }

  /// `Nếu mưa tiếp tục, huyện sẽ sơ tán dân`, `dọa sẽ trả đũa nếu bị cấm vận`: what follows from a condition.
  private func isConditional(_ start: Int) -> Bool {
    let own = line(of: start)
    return structure.predicates.indices.contains { i in
      guard i != start, let conjunction = structure.predicates[i].conjunction, cue(conjunction, .conjunction) == .hypothetical else {
        return false
      }
      if i > start { return structure.predicates[i].governor.map { line(of: $0) } == own }
      return !(i + 1..<max(i + 1, own)).contains { structure.predicates[$0].link == .root }
    }
  }

  /// The predicate at the top of the line that a predicate stands in.
  private func line(of start: Int) -> Int {
    var at = start
    for _ in 0..<8 {
      guard let above = structure.predicates[at].beside ?? structure.predicates[at].governor, above < at else { return at }
      at = above
    }
    return at
  }

  /// A bare verb that says what a plan, a measure, a technology is for is no more real than that.
  private func describesMatter(_ p: Predicate) -> Bool {
    guard p.adverbs.isEmpty, !p.isPassive, let head = p.subjects.first else { return false }
    return structure.phrases[head].sense == .abstract
  }

  /// Effects of the adverbs before a predicate; a coordinate verb without its own takes those of the first.
  private func takeCues(of index: Int, _ reading: inout Reading) {
    var at = index
    while true {
      var hasOwn = false
      for adverb in structure.predicates[at].adverbs {
        guard let effect = cue(adverb, .adverb) else { continue }
        hasOwn = true
        if at == index || effect != .negative { reading.take(effect) }
      }
      guard !hasOwn, let beside = structure.predicates[at].beside else { return }
      at = beside
    }
  }

  private func governorCue(_ unit: Int) -> CueEffect? { cue(unit, .governor) }

  private func cue(_ unit: Int, _ scope: CueScope) -> CueEffect? {
    let tokens = structure.units[unit].tokens
    guard matches.has(.cue, at: tokens.lowerBound) else { return nil }
    for match in matches[tokens.lowerBound] where match.kind == .cue && Int(match.end) == tokens.upperBound {
      let row = lexicon.cues[Int(match.index)]
      if row.scope == scope { return row.effect }
    }
    return nil
  }
}
