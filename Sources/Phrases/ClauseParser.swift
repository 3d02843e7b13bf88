import Annotations
import Gazetteers
import VietText

/// Finds the predicates of a sentence and what belongs to each: subjects, objects, prepositional phrases, and the predicate above.
///
/// One pass from left to right over phrases and words, with a small state: the clause being read, its last predicate, and the noun phrases
/// that wait for a verb. No grammar is searched; the cost is linear.
package struct ClauseParser: Sendable {
  private let chunker: NounPhraseChunker
  private let words: StructuralWords

  package init(words: StructuralWords) {
    self.words = words
    chunker = NounPhraseChunker(words: words)
  }

  package func structure(of units: [Unit], in text: SegmentedText, sentence: Int, mentions: [Mention]) -> SentenceStructure {
    var reader = ClauseReader(
      units: units, phrases: chunker.phrases(of: units, in: text, mentions: mentions), mentions: mentions, words: words, tokens: text.tokens
    )
    reader.read()
    return SentenceStructure(
      sentence: sentence, units: units, phrases: reader.phrases, predicates: reader.predicates, prepositions: reader.prepositions,
      phraseOfUnit: reader.phraseOfUnit, predicateOfUnit: reader.predicateOfUnit, clauseOfUnit: reader.clauseOfUnit)
  }
}

/// The state of one pass.
private struct ClauseReader {
  let units: [Unit]
  let mentions: [Mention]
  let words: StructuralWords
  let tokens: [Token]
  let phrases: [NounPhrase]
  var phraseOfUnit: [Int]
  var predicateOfUnit: [Int]
  var clauseOfUnit: [Int]
  var predicates: [Predicate] = []
  var prepositions: [PrepositionalPhrase] = []

  /// Noun phrases that wait for a verb to be its subject.
  private var waiting: [Int] = []
  /// Prepositional phrases that stand before the clause's verb.
  private var fronted: [PrepositionalPhrase] = []
  private var adverbs: [Int] = []
  private var passive: Int?
  private var agents: [Int] = []
  /// After `do`/`bởi` before a noun phrase that a verb may follow.
  private var agentMarker: Int?
  /// Last predicate of this clause; nil before its verb.
  private var last: Int?
  /// First predicate of the sentence's main line.
  private var main: Int?
  private var openPreposition: Int?
  private var conjunction: Int?
  private var clauseLink = Link.root
  private var clauseGovernor: Int?
  private var clause = 0
  private var sawComma = false
  private var sawCoordinator = false
  /// Unit of the last `và` or comma-like joint.
  private var joint: Int?

  init(units: [Unit], phrases: [NounPhrase], mentions: [Mention], words: StructuralWords, tokens: [Token]) {
    self.units = units
    self.words = words
    self.tokens = tokens
    self.phrases = phrases
    self.mentions = mentions
    phraseOfUnit = Array(repeating: -1, count: units.count)
    predicateOfUnit = Array(repeating: -1, count: units.count)
    clauseOfUnit = Array(repeating: 0, count: units.count)
    for (i, phrase) in phrases.enumerated() {
      for unit in phrase.units { phraseOfUnit[unit] = i }
    }
  }

  mutating func read() {
    var at = 0
    while at < units.count {
      clauseOfUnit[at] = clause
      let phrase = phraseOfUnit[at]
      if phrase >= 0 {
        for unit in phrases[phrase].units { clauseOfUnit[unit] = clause }
        take(phrase: phrase)
        at = phrases[phrase].units.upperBound
        continue
      }
      take(unit: at)
      at += 1
    }
    closeClause(at: units.count)
  }

  // MARK: Words

  private mutating func take(unit i: Int) {
    let u = units[i]
    if u.kind == .punctuation { return punctuation(i) }
    if u.traits.contains(.passive), u.wordClass != .N, isPassiveMarker(i) {
      passive = i
      return
    }
    switch u.wordClass {
    case .R, .T:
      adverbs.append(i)
    case .E:
      // `do`, `bởi` before a noun phrase and a verb names the agent.
      openPreposition = i
    case .C:
      take(conjunction: i)
    case .V:
      take(verb: i)
    case .A:
      // An adjective after its noun phrase stands as predicate only when nothing else does.
      if last == nil, !waiting.isEmpty, nextVerb(after: i) == nil { take(verb: i) } else { adverbs.append(i) }
    default:
      break
    }
  }

  /// `bị`, `được` before a verb, at a distance of one noun phrase and some adverbs at most.
  private func isPassiveMarker(_ i: Int) -> Bool {
    var at = i + 1
    var phrasesSeen = 0
    while at < units.count {
      if phraseOfUnit[at] >= 0 {
        phrasesSeen += 1
        if phrasesSeen > 1 { return false }
        at = phrases[phraseOfUnit[at]].units.upperBound
        continue
      }
      switch units[at].wordClass {
      case .V: return true
      case .R, .A: at += 1
      default: return false
      }
    }
    return false
  }

  private func nextVerb(after i: Int) -> Int? {
    var at = i + 1
    while at < units.count, units[at].kind != .punctuation {
      if units[at].wordClass == .V, phraseOfUnit[at] < 0 { return at }
      at += 1
    }
    return nil
  }

  private mutating func punctuation(_ i: Int) {
    // Quotes, brackets and hyphens leave the clause open.
    if isComma(i) {
      sawComma = true
      openPreposition = nil
      closeTail(at: i)
    } else if isStrong(i) {
      closeClause(at: i)
      startClause(link: .root, governor: nil, conjunction: nil)
    }
  }

  private func isComma(_ i: Int) -> Bool { units[i].mark == UInt8(ascii: ",") }

  private func isStrong(_ i: Int) -> Bool {
    [UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(units[i].mark)
  }

  private mutating func take(conjunction i: Int) {
    let u = units[i]
    if u.traits.contains(.coordinate) || !u.traits.contains(.clause) {
      sawCoordinator = true
      joint = i
      openPreposition = nil
      return
    }
    if u.may(.E), phraseOpens(i + 1), nextVerb(after: i) == nil {
      // `vì chế độ nô lệ`: no clause follows.
      openPreposition = i
      return
    }
    let governor = last ?? main
    closeClause(at: i)
    let isPurpose = words.purposes.contains(tokens[u.tokens.lowerBound].key)
    startClause(link: isPurpose ? .purpose : .adverbial, governor: governor, conjunction: i)
  }

  private func phraseOpens(_ i: Int) -> Bool { i < units.count && phraseOfUnit[i] >= 0 }

  private mutating func closeTail(at i: Int) {
    for p in predicates.indices where predicates[p].tail.upperBound == 0 { predicates[p].tail = predicates[p].unit + 1..<i }
  }

  private mutating func closeClause(at i: Int) {
    closeTail(at: i)
    flushWaiting()
  }

  private mutating func flushWaiting() {
    waiting = []
    fronted = []
    adverbs = []
    passive = nil
    agents = []
    agentMarker = nil
    openPreposition = nil
  }

  private mutating func startClause(link: Link, governor: Int?, conjunction: Int?) {
    clause += 1
    last = nil
    clauseLink = link
    clauseGovernor = governor
    self.conjunction = conjunction
    sawComma = false
    sawCoordinator = false
  }

  // MARK: Noun phrases

  private mutating func take(phrase p: Int) {
    defer {
      sawComma = false
      sawCoordinator = false
    }
    if standsInBrackets(p) { return }
    if let preposition = openPreposition {
      attach(preposition, p)
      return
    }
    if passive != nil {
      agents.append(p)
      return
    }
    if isTime(p) || phrases[p].sense == .time && phrases[p].mention == nil {
      // A date belongs to the clause, and so does `ba lần`; roles of time look for them there.
      return
    }
    if sawCoordinator || sawComma, extendsPrevious(p) { return }
    guard let last else {
      waiting.append(p)
      return
    }
    if sawComma || sawCoordinator, verbFollows(p), !continuesObjects(of: last, p) {
      // `A ký, B trao`: a clause of its own.
      closeTail(at: phrases[p].units.lowerBound)
      startClause(link: .root, governor: nil, conjunction: nil)
      for unit in phrases[p].units { clauseOfUnit[unit] = clause }
      waiting = [p]
      return
    }
    predicates[last].objects.append(p)
    waiting = [p]
  }

  /// `(Hà Nội, 24/8)`: what stands in brackets by itself takes no part.
  private func standsInBrackets(_ p: Int) -> Bool {
    let before = phrases[p].units.lowerBound - 1
    return before >= 0 && units[before].mark == UInt8(ascii: "(")
  }

  /// `cảm ơn Đảng, Nhà nước, nhân dân Việt Nam đã …`: one more of the same kind right after the last object.
  private func continuesObjects(of predicate: Int, _ p: Int) -> Bool {
    guard let object = predicates[predicate].objects.last, phrases[object].units.upperBound + 1 == phrases[p].units.lowerBound else {
      return false
    }
    let traits = units[predicates[predicate].unit].traits
    return alike(object, p) && (sawCoordinator || predicates[predicate].objects.count > 1 || traits.contains(.objectControl) || !canAct(p))
  }

  private func isTime(_ p: Int) -> Bool { phrases[p].mention.map { mentions[$0].type == .time } ?? false }

  /// After `và` or a comma a phrase of the same kind goes where the one before went, unless a verb claims it.
  private mutating func extendsPrevious(_ p: Int) -> Bool {
    let before = phrases[p].units.lowerBound - 1
    guard before > 0, !verbFollows(p) || sawCoordinator && pairsOpen() else { return false }
    if let lastPreposition = prepositions.indices.last, let end = prepositions[lastPreposition].phrases.last,
      phrases[end].units.upperBound == before, sameKind(end, p)
    {
      prepositions[lastPreposition].phrases.append(p)
      if let last, let i = predicates[last].prepositions.indices.last,
        predicates[last].prepositions[i].preposition == prepositions[lastPreposition].preposition
      {
        predicates[last].prepositions[i].phrases.append(p)
      } else if let i = fronted.indices.last {
        fronted[i].phrases.append(p)
      }
      return true
    }
    return false
  }

  /// Whether `giữa A` still waits for its second.
  private func pairsOpen() -> Bool {
    guard let group = prepositions.last, group.phrases.count == 1 else { return false }
    return tokens[units[group.preposition].tokens.lowerBound].key == words.between
  }

  /// Whether two phrases can share a preposition: places with places, those who act with those who act.
  private func sameKind(_ a: Int, _ b: Int) -> Bool {
    let places: [Sense] = [.country, .place, .facility]
    let actors: [Sense] = [.person, .group, .organisation, .country]
    let (x, y) = (phrases[a].sense, phrases[b].sense)
    return x == y || places.contains(x) && places.contains(y) || actors.contains(x) && actors.contains(y)
  }

  private func alike(_ a: Int, _ b: Int) -> Bool {
    let x = phrases[a].sense
    let y = phrases[b].sense
    if x == y || units[phrases[a].head].isUnknown || units[phrases[b].head].isUnknown { return true }
    let actors: [Sense] = [.person, .group, .organisation, .country, .place]
    return actors.contains(x) && actors.contains(y)
  }

  private func verbFollows(_ p: Int) -> Bool {
    var at = phrases[p].units.upperBound
    while at < units.count {
      if phraseOfUnit[at] >= 0 { return false }
      let u = units[at]
      if u.kind == .punctuation { return false }
      switch u.wordClass {
      case .V: return true
      case .R, .T: at += 1
      case .E: return u.traits.contains(.passive)
      default:
        if u.traits.contains(.passive) { return true }
        return false
      }
    }
    return false
  }

  private mutating func attach(_ preposition: Int, _ p: Int) {
    // A preposition takes one phrase; coordinated ones join it later.
    openPreposition = nil
    let group = PrepositionalPhrase(preposition: preposition, phrases: [p])
    prepositions.append(group)
    if isAgentMarker(preposition), verbFollows(p) {
      agentMarker = preposition
      agents = [p]
      return
    }
    if let last { predicates[last].prepositions.append(group) } else { fronted.append(group) }
  }

  private func isAgentMarker(_ unit: Int) -> Bool {
    units[unit].tokens.count == 1 && words.agentMarkers.contains(tokens[units[unit].tokens.lowerBound].key)
  }

  // MARK: Verbs

  private mutating func take(verb i: Int) {
    openPreposition = nil
    var predicate = Predicate(unit: i)
    predicate.clause = clause
    predicate.adverbs = adverbs
    predicate.conjunction = conjunction
    predicate.isPassive = passive != nil || words.passives.contains(tokens[units[i].tokens.lowerBound].key) && units[i].tokens.count > 1
    predicate.agents = agents
    let index = predicates.count
    if let agent = agentMarker {
      // `vaccine do Mỹ tặng`: the head is what is given.
      predicate.link = .relative
      predicate.governor = last
      predicate.isPassive = true
      predicate.subjects = phraseBefore(agent).map { [$0] } ?? []
    } else if let previous = last {
      link(&predicate, to: previous, index)
    } else {
      predicate.subjects = waiting
      predicate.prepositions = fronted
      predicate.link = clauseLink
      predicate.governor = clauseGovernor
      if predicate.subjects.isEmpty, let governor = clauseGovernor {
        predicate.subjects = predicates[governor].subjects
      } else if predicate.subjects.isEmpty, clauseLink == .root,
        let spoken = predicates.last(where: { $0.link == .root && $0.subjects.contains { canAct($0) } })
      {
        // `A cảm ơn B; khẳng định …`
        predicate.subjects = spoken.subjects
      }
    }
    predicates.append(predicate)
    predicateOfUnit[i] = index
    if main == nil { main = index }
    last = index
    waiting = []
    fronted = []
    adverbs = []
    passive = nil
    agents = []
    agentMarker = nil
    sawComma = false
    sawCoordinator = false
    joint = nil
  }

  private mutating func link(_ predicate: inout Predicate, to previous: Int, _ index: Int) {
    let before = predicates[previous]
    let traits = units[before.unit].traits
    let object =
      before.objects.last.flatMap { touches($0, predicate) ? $0 : nil } ?? actorInPreposition(before, predicate) ?? before.objects.last
    if before.link == .relative, before.isPassive, !before.agents.isEmpty, !predicate.adverbs.isEmpty || predicate.isPassive,
      !sawCoordinator
    {
      // `lô vaccine do A tặng | đã được bàn giao`: back to the head of the relative clause.
      predicate.subjects = before.subjects
      predicate.link = clauseLink
      predicate.governor = clauseGovernor
    } else if sawComma || sawCoordinator, waiting.isEmpty || !touches(waiting.last!, predicate) {
      // `A ký, trao …`: beside the nearest predicate that can have this subject.
      let beside = sawComma && units[predicate.unit].traits.contains(.say) ? lineHead(of: previous) : acting(from: previous)
      predicate.link = .coordinate
      predicate.beside = beside
      for p in beside..<predicates.count where predicates[p].tail.upperBound == 0 {
        predicates[p].tail = predicates[p].unit + 1..<max(predicates[p].unit + 1, joint ?? predicate.unit)
      }
      predicate.governor = predicates[beside].governor
      predicate.subjects = predicates[beside].subjects
      predicate.clause = predicates[beside].clause
      if predicates[beside].link != .root { predicate.link = predicates[beside].link }
    } else if let object, touches(object, predicate), !traits.contains(.control) || traits.contains(.objectControl) {
      predicate.link = traits.contains(.say) ? .content : traits.contains(.objectControl) ? .objectControl : .relative
      predicate.governor = previous
      predicate.subjects = coordinatedGroup(before.objects, endingAt: object)
      if traits.contains(.say), !traits.contains(.objectControl) {
        predicates[previous].objects.removeAll { predicate.subjects.contains($0) }
      }
    } else {
      predicate.link = traits.contains(.say) ? .content : .control
      predicate.governor = previous
      predicate.subjects = before.subjects + partners(of: before)
    }
  }

  /// `chia buồn tới các nạn nhân | thiệt mạng`, `lập trường của Việt Nam | ủng hộ`: who can act stands right before the verb, though a
  /// preposition holds it.
  private func actorInPreposition(_ before: Predicate, _ predicate: Predicate) -> Int? {
    guard let group = before.prepositions.last, let phrase = group.phrases.last, touches(phrase, predicate) else { return nil }
    let sense = phrases[phrase].sense
    if sense == .person || sense == .group { return phrases[phrase].units.upperBound == predicate.unit ? phrase : nil }
    let isOwner = tokens[units[group.preposition].tokens.lowerBound].key == words.owner
    guard isOwner, canAct(phrase), group.preposition > 0, phraseOfUnit[group.preposition - 1] >= 0 else { return nil }
    return canAct(phraseOfUnit[group.preposition - 1]) ? nil : phrase
  }

  /// `A phối hợp với B | tổ chức`: both do what follows.
  private func partners(of p: Predicate) -> [Int] {
    guard words.jointVerbs.contains(where: { ends(p.unit, with: $0) }) else { return [] }
    return p.prepositions.filter { words.partners.contains(tokens[units[$0.preposition].tokens.lowerBound].key) }.flatMap(\.phrases)
  }

  private func ends(_ unit: Int, with keys: [Int32]) -> Bool {
    let range = units[unit].tokens
    return keys.count <= range.count && zip(keys, range.suffix(keys.count)).allSatisfy { $0 == tokens[$1].key }
  }

  /// The last phrases of a list that are joined by commas and `và` alone.
  private func coordinatedGroup(_ list: [Int], endingAt last: Int) -> [Int] {
    var group = [last]
    for p in list.reversed().dropFirst() {
      guard let next = group.first, phrases[p].units.upperBound + 1 == phrases[next].units.lowerBound, alike(p, next) else { break }
      let between = units[phrases[p].units.upperBound]
      guard between.mark == UInt8(ascii: ",") || between.traits.contains(.coordinate) else { break }
      group.insert(p, at: 0)
    }
    return group
  }

  /// Whether only adverbs and passives stand between a phrase and the verb.
  private func touches(_ phrase: Int, _ predicate: Predicate) -> Bool {
    for unit in phrases[phrase].units.upperBound..<predicate.unit {
      let u = units[unit]
      let light =
        u.wordClass == .R || u.wordClass == .T || u.wordClass == .A || u.traits.contains(.passive)
        || phraseOfUnit[unit] >= 0 && isTime(phraseOfUnit[unit])
      if !light, !predicate.agents.contains(phraseOfUnit[unit]) { return false }
    }
    return true
  }

  /// The nearest predicate at or above this one whose subject can act; itself when none can.
  private func acting(from p: Int) -> Int {
    var at = p
    var steps = 0
    while steps < 8 {
      if predicates[at].subjects.contains(where: { canAct($0) }) { return at }
      guard let above = predicates[at].governor else { return p }
      at = above
      steps += 1
    }
    return p
  }

  private func canAct(_ p: Int) -> Bool {
    [.person, .group, .organisation, .country, .place, .vehicle, .animal].contains(phrases[p].sense) || units[phrases[p].head].isUnknown
  }

  /// The first predicate of the line (root and its coordinates) above a predicate.
  private func lineHead(of p: Int) -> Int {
    var at = p
    while let governor = predicates[at].governor { at = governor }
    return at
  }

  private func phraseBefore(_ unit: Int) -> Int? {
    guard unit > 0, phraseOfUnit[unit - 1] >= 0 else { return nil }
    return phraseOfUnit[unit - 1]
  }
}
