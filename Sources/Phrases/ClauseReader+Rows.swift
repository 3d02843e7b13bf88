import Gazetteers
import VietText

/// Noun phrases side by side: which belong together, and which open a clause of their own.
extension ClauseReader {
  /// `…, ông A và phu nhân | đã thăm`: phrases of one kind with a verb behind the last.
  func opensRow(_ p: Int) -> Bool {
    var last = p
    while let next = nextInRow(last) {
      if verbFollows(next) { return true }
      last = next
    }
    return false
  }

  /// `đàm phán tại Geneva, | Mỹ và Trung Quốc nhất trí`: states in a row behind a town do what follows.
  func opensStates(_ p: Int) -> Bool {
    guard sawComma, !sawCoordinator, phrases[p].sense == .country, let town = phraseBefore(phrases[p].units.lowerBound - 1),
      phrases[town].sense == .place, var next = nextInRow(p)
    else { return false }
    while phrases[next].sense == .country {
      if verbFollows(next) { return true }
      guard let further = nextInRow(next) else { return false }
      next = further
    }
    return false
  }

  func nextInRow(_ p: Int) -> Int? {
    let joint = end(of: p)
    guard joint + 1 < units.count, isComma(joint) || units[joint].traits.contains(.coordinate), case let next = phraseOfUnit[joint + 1],
      next >= 0, alike(p, next)
    else { return nil }
    return next
  }

  /// `do Bộ Y tế, Bộ Công Thương và UNICEF | tổ chức`: those who do it together, from the first; empty when no verb follows.
  func agents(from p: Int) -> IndexList {
    var row = lists.list(p)
    var last = p
    while !verbFollows(last) {
      guard let next = nextInRow(last) else { return .empty }
      lists.append(next, to: &row)
      last = next
    }
    return last == p || !isComma(phrases[last].units.lowerBound - 1) ? row : .empty
  }

  /// `cảm ơn Đảng, Nhà nước, nhân dân Việt Nam đã …`: one more of the same kind right after the last object.
  func continuesObjects(of predicate: Int, _ p: Int) -> Bool {
    guard let object = predicates[predicate].objects.last else { return false }
    // `khẳng định tình đoàn kết giữa A và B, tinh thần sẵn sàng giúp nhau`
    if phrases[p].sense == .abstract, phrases[object].sense == .abstract, phrases[p].mention == nil { return true }
    guard end(of: object) + 1 == phrases[p].units.lowerBound else { return false }
    // `bắt 8.000 người, 1.100 người | bị giết`: another count with a deed of its own.
    if !sawCoordinator, isCounted(object), isCounted(p), verbFollows(p) { return false }
    let traits = units[predicates[predicate].unit].traits
    return alike(object, p) && (sawCoordinator || predicates[predicate].objects.count > 1 || traits.contains(.objectControl) || !canAct(p))
  }

  /// After `và` or a comma a phrase of the same kind goes where the one before went, unless a verb claims it.
  func extendsPrevious(_ p: Int) -> Bool {
    let before = phrases[p].units.lowerBound - 1
    guard before > 0, !verbFollows(p) || sawCoordinator && (pairsOpen() || namesPartners() || sharesPlace(p)), !opensStates(p) else {
      return false
    }
    if let lastPreposition = prepositions.indices.last, let shared = prepositions[lastPreposition].phrases.last,
      end(of: shared) == before, sameKind(shared, p), last != nil || sawCoordinator || isAlike(shared, p)
    {
      lists.append(p, to: &prepositions[lastPreposition].phrases)
      if let last, predicates[last].prepositions.last?.preposition == prepositions[lastPreposition].preposition {
        predicates[last].prepositions = extendingLast(of: predicates[last].prepositions, by: p)
      } else if !fronted.isEmpty {
        fronted = extendingLast(of: fronted, by: p)
      }
      return true
    }
    return false
  }

  /// `các cuộc biểu tình tại Paris và Lyon | đều chỉ trích …`: one more place of what is there, which does something.
  private func sharesPlace(_ p: Int) -> Bool {
    guard last == nil, let group = prepositions.last, let place = group.phrases.last, let subject = waiting.last,
      phrases[subject].units.upperBound == group.preposition, phrases[place].sense.isLocation, phrases[p].sense == phrases[place].sense,
      phrases[place].mention != nil, phrases[p].mention != nil
    else { return false }
    return tokens[units[group.preposition].tokens.lowerBound].key == words.deedPlace
      || words.isSeat(tokens[units[group.preposition].tokens.lowerBound].key)
  }

  /// `Công an thị xã A, tỉnh B | đang tạm giữ …`, `Tập đoàn A, Trung Quốc, | đã mua …`: where a body is, between it and its verb. Without a comma
  /// behind it only what begins with the word for its level says so: `NATO, Ukraine | sẽ họp` are two.
  func isAddress(_ p: Int) -> Bool {
    guard last == nil, sawComma, !sawCoordinator, let body = waiting.last, waiting.count == 1, phrases[body].sense == .organisation,
      phrases[body].mention.map({ mentions[$0].form == .name }) ?? false
    else { return false }
    func isPlace(_ p: Int) -> Bool { phrases[p].sense == .place || phrases[p].sense == .country }
    func hasLevel(_ p: Int) -> Bool { tokens[phrases[p].tokens.lowerBound].shape == .lower }
    var first = p
    while case let comma = phrases[first].units.lowerBound - 1, comma > 0, isComma(comma), let before = phraseBefore(comma) {
      if before == body { break }
      guard isPlace(before) else { return false }
      first = before
    }
    guard phrases[first].units.lowerBound == end(of: body) + 1 else { return false }
    var place = p
    while isPlace(place) {
      if verbFollows(place) { return hasLevel(first) }
      let comma = end(of: place)
      guard comma + 1 < units.count, isComma(comma) else { return false }
      guard phraseOpens(comma + 1) else { return isTense(comma + 1) }
      place = phraseOfUnit[comma + 1]
    }
    return false
  }

  func extendingLast(of list: FlatArray<PrepositionalPhrase>, by p: Int) -> FlatArray<PrepositionalPhrase> {
    var changed = list.withoutLast
    var last = list[list.count - 1]
    lists.append(p, to: &last.phrases)
    groups.append(last, to: &changed)
    return changed
  }

  /// Whether `giữa A`, `giữa A, B` still waits for its last.
  func pairsOpen() -> Bool {
    guard let group = prepositions.last, let last = group.phrases.last else { return false }
    if group.phrases.count > 1, !isComma(phrases[last].units.lowerBound - 1) { return false }
    return tokens[units[group.preposition].tokens.lowerBound].key == words.between
  }

  /// `phối hợp với B và C | tổ chức`: the last of those with whom something is done.
  func namesPartners() -> Bool {
    // `sẽ cùng B và C | tập trận`
    if let group = fronted.last, group.preposition == prepositions.last?.preposition, adverbs.last == group.preposition - 1,
      isTense(group.preposition - 1)
    {
      return true
    }
    guard let last, let group = predicates[last].prepositions.last, group.preposition == prepositions.last?.preposition else {
      return false
    }
    return words.partners.contains(tokens[units[group.preposition].tokens.lowerBound].key)
      && words.jointVerbs.contains { ends(predicates[last].unit, with: $0) }
  }

  /// Whether two phrases can share a preposition: places with places, those who act with those who act.
  func sameKind(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (phrases[a].sense, phrases[b].sense)
    return x == y || x.isLocation && y.isLocation || x.isActor && y.isActor
  }

  /// `Tại Hàn Quốc, đảng đối lập …`: a comma after what opens the sentence joins only what is of one kind.
  func isAlike(_ a: Int, _ b: Int) -> Bool {
    phrases[a].sense == phrases[b].sense || phrases[a].sense.isLocation && phrases[b].sense.isLocation
  }

  func alike(_ a: Int, _ b: Int) -> Bool {
    let x = phrases[a].sense
    let y = phrases[b].sense
    if x == y || units[phrases[a].head].isUnknown || units[phrases[b].head].isUnknown { return true }
    return (x.isActor || x == .place) && (y.isActor || y == .place)
  }

  /// `thúc đẩy thương mại | Việt Nam - Nhật Bản`: the two behind a noun say between whom it is.
  func isOfPair(_ p: Int) -> Bool {
    let units = phrases[p].units
    guard units.count == 1, phrases[p].sense == .country || phrases[p].sense == .organisation else { return false }
    var first = p
    if units.lowerBound > 1, self.units[units.lowerBound - 1].isHyphen, let before = phraseBefore(units.lowerBound - 1) {
      first = before
    } else if units.upperBound + 1 >= self.units.count || !self.units[units.upperBound].isHyphen || phraseOfUnit[units.upperBound + 1] < 0 {
      return false
    }
    return phraseBefore(phrases[first].units.lowerBound).map { phrases[$0].mention == nil } ?? false
  }
}
