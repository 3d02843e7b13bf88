import Annotations
import Gazetteers
import Phrases

/// Words that a phrase in a role must have, or must not begin with.
extension ArgumentBinder {
  /// Whether one of the words that the role wants is in a phrase.
  func hasHead(_ phrase: NounPhrase, _ role: RoleRow) -> Bool {
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

  /// Whether a phrase begins, after its count, with a word that the role does not take.
  func isBarred(_ phrase: NounPhrase, _ role: RoleRow) -> Bool {
    if role.notHeads.isEmpty { return false }
    let tokens = phrase.tokens
    let count = phrase.quantity.map { mentions[$0].tokens }
    return role.notHeads.range.contains { list in
      let keys = table.lists[list].range
      // `ít nhất 7 người`: what is counted ends the count.
      let starts = [
        tokens.lowerBound, count.map { $0.upperBound - keys.count } ?? tokens.lowerBound, structure.units[phrase.head].tokens.lowerBound,
      ]
      return starts.contains { start in
        start >= tokens.lowerBound && start + keys.count <= tokens.upperBound
          && keys.enumerated().allSatisfy { text.tokens[start + $0.offset].key == table.keys[$0.element] }
      }
    }
  }

  /// `vào tài khoản | của một phụ nữ`: whoever owns an account has what comes to it.
  func holder(ofAccount p: Int) -> Int {
    let phrase = structure.phrases[p]
    guard words.endsAccount(text.tokens[phrase.tokens.upperBound - 1].key), phrase.mention == nil,
      case let of = phrase.units.upperBound, of + 1 < structure.units.count,
      text.tokens[structure.units[of].tokens.lowerBound].key == words.owner, case let owner = structure.phraseOfUnit[of + 1], owner >= 0
    else { return p }
    return owner
  }

  /// Places of the clause that stand after a preposition of place.
  func nearby(_ view: Surroundings) -> IndexList {
    let places = view[at]
    // `bị sát hại ngay trước | ngày bầu cử`, `cháy rụi trong | đêm`: no place at all.
    let isNowhere = places.allSatisfy { p in
      [.none, .time, .body].contains(structure.phrases[p].sense) && structure.phrases[p].mention.map { mentions[$0].type == .time } ?? true
    }
    return isNowhere ? view.placesBefore : places
  }

  /// `giải cứu tám người, đưa | họ | về`: the nearest ones told of before in the sentence who do not do it to themselves, if something was done to them;
  /// the phrase itself when there are none, or when the word leads to somebody with a name.
  func antecedent(of p: Int) -> Int {
    let phrase = structure.phrases[p]
    guard phrase.units.count == 1, structure.isThey(phrase.units.lowerBound), phrase.mention.map({ mentions[$0].entities.isEmpty }) ?? true
    else {
      return p
    }
    // Those who do something themselves, or suffer it, were mostly the ones who did something before.
    guard let own = structure.predicates.first(where: { $0.objects.contains(p) || $0.prepositions.contains { $0.phrases.contains(p) } }),
      !own.subjects.isEmpty, !own.subjects.contains(p)
    else { return p }
    for q in stride(from: p - 1, through: 0, by: -1) where structure.phrases[q].sense == .person || structure.phrases[q].sense == .group {
      let opening = structure.units[structure.phrases[q].units.lowerBound].wordClass
      guard structure.phrases[q].quantity != nil || opening == .L || opening == .M, !own.subjects.contains(q) else { continue }
      return structure.predicates.contains { $0.objects.contains(q) && $0.unit < structure.phrases[q].units.lowerBound } ? q : p
    }
    return p
  }

  /// `đắc cử | Tổng thống Bolivia`, `từ chức | Tổng giám đốc FreshDay`: the post in a role for posts, where the words may stand for who holds it.
  func post(in phrase: NounPhrase, _ role: RoleRow) -> Int? {
    guard role.accepts.contains(.office), !role.accepts.contains(.person) else { return nil }
    let own = phrase.mention.flatMap { mentions[$0].type == .person && mentions[$0].isOffice && mentions[$0].form == .title ? $0 : nil }
    return own ?? (isBehindPost(phrase) ? phrase.title : nil)
  }

  /// Behind `giữ chức`, `từ chức`, `ghế`: an office is meant, whatever name follows.
  private func isBehindPost(_ phrase: NounPhrase) -> Bool {
    phrase.units.lowerBound > 0 && phrase.title != nil
      && words.endsPost(text.tokens[structure.units[phrase.units.lowerBound - 1].tokens.upperBound - 1].key)
  }

  /// How well a phrase suits a role: 0 for the right kind, more for an unknown noun where a person is wanted; nil when it does not.
  func fit(_ kinds: Acceptance, _ wanted: Acceptance, _ phrase: NounPhrase, _ slot: UInt8) -> Int? {
    if !kinds.isDisjoint(with: wanted) { return 0 }
    if wanted.contains(.office), !wanted.contains(.person), kinds.contains(.person), slot != SlotCode.subject,
      phrase.mention.map({ mentions[$0].isOffice && mentions[$0].form == .title }) ?? false || isBehindPost(phrase)
    {
      return 1
    }
    // `Ankara điều quân`, `kiện Bắc Kinh`: a capital acts for its state.
    if slot == SlotCode.subject || slot == SlotCode.object, kinds.contains(.place), wanted.contains(.country) { return 2 }
    if let m = phrase.mention, mentions[m].type == .person, mentions[m].entry == nil, mentions[m].form == .name,
      wanted.contains(.organisation), !words.isTitle(text.tokens[phrase.tokens.lowerBound].key)
    {
      return 4
    }
    let head = structure.units[phrase.head]
    // `oanh tạc các vị trí của quân nổi dậy`: what its word may also mean.
    if slot == SlotCode.object, phrase.mention.map({ mentions[$0].type == .quantity }) ?? true, mayMean(head, wanted) { return 2 }
    let isOpen = head.isUnknown || head.senses == 0 && phrase.mention == nil && head.wordClass == .N && !head.may(.V)
    if isOpen, slot == at, wanted.contains(.place) { return 8 }
    // `tử vong tại Bệnh viện Chợ Rẫy`: the house of a body is a place.
    // … and `đưa tới Bệnh viện Chợ Rẫy cấp cứu`
    if slot >= SlotCode.firstGroup || slot == SlotCode.object, phrase.mention != nil, structure.units[phrase.head].mayDenote(.facility),
      wanted.isSuperset(of: [.place, .facility])
    {
      return 3
    }
    return isOpen && wanted.contains(.person) && (slot == SlotCode.subject || slot == SlotCode.object) ? 8 : nil
  }

  private func mayMean(_ head: Unit, _ wanted: Acceptance) -> Bool {
    wanted.contains(.facility) && head.mayDenote(.facility) || wanted.contains(.vehicle) && head.mayDenote(.vehicle)
      || wanted.contains(.weapon) && head.mayDenote(.weapon)
  }
}
