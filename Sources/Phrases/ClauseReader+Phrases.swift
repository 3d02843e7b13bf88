import Annotations
import Gazetteers
import VietText

/// Where noun phrases go: to the verb before, the verb behind, or a preposition.
extension ClauseReader {
  mutating func take(phrase p: Int) {
    defer {
      sawComma = false
      sawCoordinator = false
    }
    if standsInBrackets(p), !verbFollows(p) { return }
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
    if sawCoordinator || sawComma, extendsPrevious(p) { return reopenTail(before: p) }
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
    if sawComma, continuesObjects(of: last, p) { reopenTail(before: p) }
    predicates[last].objects.append(p)
    waiting = [p]
  }

  /// `chỉ đạo các bộ, ngành khắc phục …`: the comma in a list of noun phrases ends nothing.
  private mutating func reopenTail(before p: Int) {
    let comma = phrases[p].units.lowerBound - 1
    for i in predicates.indices where predicates[i].tail.upperBound == comma && units[comma].mark == UInt8(ascii: ",") {
      predicates[i].tail = 0..<0
    }
  }

  /// `(Hà Nội, 24/8)`: what stands in brackets by itself takes no part.
  func standsInBrackets(_ p: Int) -> Bool {
    let before = phrases[p].units.lowerBound - 1
    return before >= 0 && units[before].mark == UInt8(ascii: "(")
  }

  /// `cảm ơn Đảng, Nhà nước, nhân dân Việt Nam đã …`: one more of the same kind right after the last object.
  func continuesObjects(of predicate: Int, _ p: Int) -> Bool {
    guard let object = predicates[predicate].objects.last else { return false }
    // `khẳng định tình đoàn kết giữa A và B, tinh thần sẵn sàng giúp nhau`
    if phrases[p].sense == .abstract, phrases[object].sense == .abstract, phrases[p].mention == nil { return true }
    guard phrases[object].units.upperBound + 1 == phrases[p].units.lowerBound else { return false }
    let traits = units[predicates[predicate].unit].traits
    return alike(object, p) && (sawCoordinator || predicates[predicate].objects.count > 1 || traits.contains(.objectControl) || !canAct(p))
  }

  func isTime(_ p: Int) -> Bool { phrases[p].mention.map { mentions[$0].type == .time } ?? false }

  /// After `và` or a comma a phrase of the same kind goes where the one before went, unless a verb claims it.
  mutating func extendsPrevious(_ p: Int) -> Bool {
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
  func pairsOpen() -> Bool {
    guard let group = prepositions.last, group.phrases.count == 1 else { return false }
    return tokens[units[group.preposition].tokens.lowerBound].key == words.between
  }

  /// Whether two phrases can share a preposition: places with places, those who act with those who act.
  func sameKind(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (phrases[a].sense, phrases[b].sense)
    return x == y || x.isLocation && y.isLocation || x.isActor && y.isActor
  }

  func alike(_ a: Int, _ b: Int) -> Bool {
    let x = phrases[a].sense
    let y = phrases[b].sense
    if x == y || units[phrases[a].head].isUnknown || units[phrases[b].head].isUnknown { return true }
    return (x.isActor || x == .place) && (y.isActor || y == .place)
  }

  func verbFollows(_ p: Int) -> Bool {
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

  mutating func attach(_ preposition: Int, _ p: Int) {
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

  func isAgentMarker(_ unit: Int) -> Bool {
    units[unit].tokens.count == 1 && words.agentMarkers.contains(tokens[units[unit].tokens.lowerBound].key)
  }
}
