import Gazetteers
import VietText

/// Who can act, what stands right before a verb, and the line above it.
extension ClauseReader {
  /// Whether only adverbs, passives, dates, an owner and what is in brackets stand between a phrase and the verb; behind verbs that make somebody do
  /// something also a place.
  func touches(_ phrase: Int, _ predicate: Predicate) -> Bool {
    var unit = end(ofOwned: phrase)
    if let last, !units[predicates[last].unit].traits.isDisjoint(with: [.cause, .objectControl, .say]) || isToldOf(phrase),
      let end = end(ofPlaceAt: unit)
    {
      unit = end
    }
    // `xác nhận ông A, ứng viên đảng B, | đắc cử`: the comma that ends what is told by the way.
    if unit < predicate.unit, isComma(unit), !sawComma, endsAside(unit) { unit += 1 }
    while unit < predicate.unit {
      let u = units[unit]
      if let end = bracketEnd(unit) {
        unit = end + 1
        continue
      }
      // `nói Mỹ đã | "tấn công dân thường"`
      let isSaid =
        u.kind == .punctuation && u.isQuote(in: tokens)
        && last.map { !units[predicates[$0].unit].traits.isDisjoint(with: [.say, .objectControl]) } ?? false
      let light =
        isSaid || u.wordClass == .R || u.wordClass == .T || u.wordClass == .A || u.traits.contains(.passive)
        || phraseOfUnit[unit] >= 0 && (isTime(phraseOfUnit[unit]) || isHowOften(phraseOfUnit[unit]) || tellsWhose(phraseOfUnit[unit]))
      if !light, !predicate.agents.contains(phraseOfUnit[unit]) { return false }
      unit += 1
    }
    return true
  }

  /// `xác minh thông tin | một chủ trại ở huyện A | bán vịt bệnh`: right behind a noun for what is told.
  private func isToldOf(_ phrase: Int) -> Bool {
    guard phrases[phrase].sense == .person, let told = phraseBefore(phrases[phrase].units.lowerBound) else { return false }
    return phrases[told].mention == nil && (phrases[told].sense == .abstract || phrases[told].sense == .event)
  }

  /// The unit behind one who can act, and behind the owner: `thân chủ của ông`.
  func end(ofOwned phrase: Int) -> Int {
    let end = phrases[phrase].units.upperBound
    guard canAct(phrase), end + 1 < units.count, tokens[units[end].tokens.lowerBound].key == words.owner, phraseOfUnit[end + 1] >= 0 else {
      return end
    }
    return phrases[phraseOfUnit[end + 1]].units.upperBound
  }

  /// The unit behind `ở Hà Nội`, when a place stands there.
  func end(ofPlaceAt unit: Int) -> Int? {
    guard unit + 1 < units.count, units[unit].wordClass == .E, tokens[units[unit].tokens.lowerBound].key != words.owner,
      case let place = phraseOfUnit[unit + 1], place >= 0
    else { return nil }
    let next = phrases[place].units.upperBound
    // `cho biết 45 hộ | ở nóc Ông Đề | đã được di dời`, `khiến 11 người | trên tàu | thiệt mạng`
    guard
      phrases[place].sense.isLocation || phrases[place].sense == .vehicle || phrases[place].sense == .group
        || next < units.count && words.tenses.contains(tokens[units[next].tokens.lowerBound].key)
    else {
      return nil
    }
    return next
  }

  /// The nearest predicate at or above this one whose subject can act; itself when none can.
  ///
  /// - Parameter asPerson: whether a vehicle or place will not do.
  func acting(from p: Int, asPerson: Bool = false) -> Int {
    var at = p
    var steps = 0
    while steps < 8 {
      if predicates[at].subjects.contains(where: { canAct($0) && (!asPerson || ![.vehicle, .place, .animal].contains(phrases[$0].sense)) })
      {
        return at
      }
      guard let above = predicates[at].governor else { return p }
      at = above
      steps += 1
    }
    return p
  }

  func canAct(_ p: Int) -> Bool {
    phrases[p].sense.canAct || units[phrases[p].head].isUnknown
  }

  /// The first predicate of the line (root and its coordinates) above a predicate.
  func lineHead(of p: Int) -> Int {
    var at = p
    while let governor = predicates[at].governor { at = governor }
    return at
  }

  func phraseBefore(_ unit: Int) -> Int? {
    guard unit > 0, phraseOfUnit[unit - 1] >= 0 else { return nil }
    return phraseOfUnit[unit - 1]
  }
}
