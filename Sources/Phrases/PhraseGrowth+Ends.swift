import Annotations
import Gazetteers
import VietText

/// Where a noun phrase ends before what could go on with it.
extension PhraseGrowth {
  /// `…, nơi | phe Cộng hòa giữ 50 ghế`
  func opensWhere() -> Bool {
    at == start + 1 && start > 0 && units[start - 1].mark == UInt8(ascii: ",")
      && sentence.key(units[start].tokens.lowerBound) == words.whereWord
      && units[start].tokens.count == 1
  }

  /// Whether a verb follows the unit in this clause.
  func nextVerb() -> Bool {
    var i = at + 1
    while i < units.count, units[i].kind != .punctuation {
      if units[i].wordClass == .V { return true }
      if units[i].wordClass == .C { return false }
      i += 1
    }
    return false
  }

  func isHeadedByCountry() -> Bool {
    headMention.map { mentions[$0].form == .name && mentions[$0].type == .country } ?? false
  }

  /// `quan hệ ngoại giao | Việt Nam - Hoa Kỳ`, `giao tranh | Israel - Hamas`: two names joined by a dash are those between whom something is.
  func opensPair(_ type: MentionType) -> Bool {
    guard at > start, at + 2 < units.count, units[at + 1].isHyphen, let other = units[at + 2].mention else { return false }
    func isParty(_ type: MentionType) -> Bool { type == .country || type == .organisation }
    return isParty(type) && isParty(mentions[other].type) && (type == .country || mentions[other].type == .country)
  }

  /// Nouns of time that stand alone: `lúc`, `hôm nay`.
  func isMoment(_ i: Int) -> Bool {
    let range = units[i].tokens
    if range.count == 1 { return isOne(of: words.moments, i) }
    return range.count == 2 && units[i].mention == nil
      && words.longMoments.contains { sentence.key(range.lowerBound) == $0[0] && sentence.key(range.lowerBound + 1) == $0[1] }
  }

  /// `sau đó`, `trong khi đó`, `gần đó`: a way to go on, no thing.
  func pointsBack(_ i: Int) -> Bool {
    guard i > 0, isOne(of: words.backPointers, i) else { return false }
    switch units[i - 1].wordClass {
    case .E, .C, .A: return true
    default: return isOne(of: words.timeNouns, i - 1)
    }
  }
}
