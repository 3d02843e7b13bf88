import Annotations
import Gazetteers
import VietText

/// One noun phrase while it is read, word by word.
///
/// A base noun phrase is a head with the count, quantity word or classifier before it and the nouns, names, numbers and adjectives right
/// behind it, up to a demonstrative or a possessor. A noun with a count or a classifier of its own opens the next phrase; a verb ends it,
/// save behind `cuộc`, `sự`, `việc`; so do prepositions, conjunctions and marks.
///
/// A class that reads one phrase after the other: a struct of this size would be copied whole for every closure that looks at it.
final class PhraseGrowth {
  @exclusivity(unchecked) private(set) var sentence = Sentence(
    units: .empty, tokens: UnsafeBufferPointer(start: nil, count: 0), mentions: UnsafeBufferPointer(start: nil, count: 0))
  let words: StructuralWords
  @exclusivity(unchecked) var start = 0
  @exclusivity(unchecked) var at = 0
  @exclusivity(unchecked) var head: Int?
  @exclusivity(unchecked) var quantity: Int?
  @exclusivity(unchecked) var title: Int?
  /// The mention that is the head, if one is.
  @exclusivity(unchecked) var headMention: Int?
  /// The name of a crime in quotes: the words of the phrase are its own.
  @exclusivity(unchecked) var quotedName: Int?

  var units: FlatArray<Unit> { sentence.units }
  var mentions: UnsafeBufferPointer<Mention> { sentence.mentions }

  init(words: StructuralWords) { self.words = words }

  /// Turns to another sentence.
  func turn(_ sentence: Sentence) { self.sentence = sentence }

  /// The phrase that begins at a unit, or nil when none does.
  func phrase(at unit: Int) -> NounPhrase? {
    (start, at, head, quantity, title, headMention) = (unit, unit, nil, nil, nil, nil)
    quotedName = nil
    guard opens(start) else { return nil }
    while at < units.count, take(units[at]) {}
    if head == nil, let counted = quantity {
      // `cả | hai người`
      let own = (start..<at).first { units[$0].mention == counted } ?? start
      head = own
      // `hai người` are persons; `hai tấn` is only an amount.
      if units[own].sense.isCountable { return made(head: own, mention: nil, quantity: counted) }
      return made(head: own, mention: counted, quantity: nil)
    }
    // `đã bán hai`: a number that stands for a thing.
    if head == nil, at > start, isNumber(at - 1) { head = at - 1 }
    guard let head, at > start else { return nil }
    // `hai nhà ngoại giao Đức`: what is counted is the head, not the count.
    let own = units[head].mention == quantity ? nil : units[head].mention
    return made(head: head, mention: headMention ?? own, quantity: quantity)
  }

  private func made(head: Int, mention: Int?, quantity: Int?) -> NounPhrase {
    NounPhrase(
      units: start..<at, tokens: quotedName.map { units[$0].tokens } ?? units[start].tokens.lowerBound..<units[at - 1].tokens.upperBound,
      head: head, sense: units[head].sense, mention: mention, quantity: quantity, title: title)
  }

  private func opens(_ i: Int) -> Bool {
    let u = units[i]
    if u.kind == .punctuation { return false }
    switch u.wordClass {
    case .N: return !isOne(of: words.dependents, i) && !isBeside(i)
    case .Nc, .L, .M: return true
    // `ông này`: somebody, though nobody with a name.
    case .P: return u.tokens.count > 1 && u.sense == .person || !isDependent(i) && !pointsBack(i)
    default: return makesVague(i)
    }
  }

  /// Takes one unit into the phrase; false when the phrase ends there.
  private func take(_ u: Unit) -> Bool {
    if u.kind == .punctuation { return takeDash() || takeQuoted() }
    if let m = u.mention { return take(mention: m) }
    return take(word: u)
  }

  // MARK: Words

  private func take(word u: Unit) -> Bool {
    guard let h = head else { return takeFirst(u) }
    switch u.wordClass {
    case .M:
      // `quốc lộ | 1`, `tầng | hai`; before a noun it counts that.
      // `công văn 999 | ngày 26`: the number before a date is the name's.
      guard headMention == nil, !counts(at + 1) || isDate(at + 1) && !hasNumber() else { return false }
    case .Nc:
      // `chiếc`; `ông con trai`
      guard units[h].wordClass == .Nc || h == at - 1 && isOne(of: words.titles, h) else { return false }
      head = at
    case .N where u.isNominalised:
      takeDeed()
      return false
    case .N:
      // `KCN Đồng Xoài | III`: which one.
      if headMention != nil, let m = units[h].mention, mentions[m].form == .name {
        guard h == at - 1, u.isUnknown, sentence.tokens[u.tokens.lowerBound].shape == .upper, mentions[m].type != .person else {
          return false
        }
      }
      // `với tập đoàn Lockheed Martin | hợp đồng mua pháo`, `trục xuất ba nhà ngoại giao | với cáo buộc do thám`
      if u.sense == .document, at > start, let m = units[at - 1].mention, mentions[m].form == .name, mentions[m].type != .document {
        return false
      }
      if u.tokens.count > 1, words.partners.contains(sentence.key(u.tokens.lowerBound)) { return false }
      // `Thượng viện, nơi | phe Cộng hòa giữ 50 ghế`
      if opensWhere() { return false }
      // `vụ | cảnh sát bắn chết …`, `vụ | xe khách lao xuống vực`: who does what the noun tells.
      // … and `tin đồn | công ty sắp phá sản`
      if h == start, words.rumours.contains(sentence.key(units[h].tokens.upperBound - 1)) || isOne(of: words.nominalisers, h),
        [.person, .organisation, .vehicle].contains(u.sense), nextVerb()
      {
        return false
      }
      // `trao tặng ông | Huân chương Hữu nghị`
      if h == at - 1, isOne(of: words.titles, h), [.document, .thing, .product].contains(u.sense) { return false }
      // `gửi tới gia đình phi công | lời chia buồn`
      if u.tokens.count > 1, sentence.key(u.tokens.lowerBound) == words.utterance, units[h].sense.isActor { return false }
      // `tuyên tử hình | kẻ cầm đầu`, `tuyên phạt bị cáo | mức án tử hình`
      if units[h].sense == .penalty && u.sense == .person || units[h].sense == .person && u.sense == .penalty && u.tokens.count > 1 {
        return false
      }
      if isMoment(at) || titlesName(at) || opensRelative(at) || isDate(at) && !tellsTime() { return false }
      // `người đàn ông`: the noun behind a classifier is the head.
      if units[h].wordClass == .Nc { head = at }
    case .A:
      // `các ngành | khẩn trương tìm kiếm`: how it is done, before the verb.
      if u.may(.R), u.tokens.count > 1, units[head ?? start].sense.canAct, at + 1 < units.count, units[at + 1].wordClass == .V {
        return false
      }
      guard headMention == nil, describes(at) else { return false }
    case .R:
      // `cao nhất`, `tốt hơn`
      guard at > start, units[at - 1].wordClass == .A, isOne(of: words.degrees, at) else { return false }
    case .P:
      if closes(at) { takePronoun() }
      return false
    default:
      return false
    }
    at += 1
    return true
  }

  /// Before the head: counts, quantity words and what makes them vague.
  private func takeFirst(_ u: Unit) -> Bool {
    switch u.wordClass {
    case .L, .M: break
    case .N where u.isNominalised:
      takeDeed()
      return false
    case .N, .Nc:
      if isDescribed(by: u) {
        head = at - 1
        at += 1
        return true
      }
      let stands = isMoment(at)
      // `3.000 phạm nhân | dịp 2/9`: what is counted has its noun.
      if stands, quantity != nil, units[start].sense.isCountable { return false }
      grow(head: at, mention: nil)
      if stands { takeDemonstrative() }
      return !stands
    case .P:
      // `hai nghi phạm | này`: the count has its noun.
      if quantity != nil, at > start, units[at - 1].mention == quantity, units[at - 1].sense.isCountable,
        isOne(of: words.demonstratives, at)
      {
        at += 1
        return false
      }
      grow(head: at, mention: nil)
      takeDemonstrative()
      return false
    case .A
    where quantity != nil && at > start && units[at - 1].mention == quantity && u.tokens.count == 1
      && sentence.key(u.tokens.lowerBound) == words.other:
      // `8 nước | khác bỏ phiếu chống`
      at += 1
      return false
    case .A where quantity != nil && at > start && units[at - 1].mention == quantity && u.tokens.count == 1 && isLast(at):
      // `100.000 kit xét nghiệm | nhanh`
      head = at - 1
    default:
      guard makesVague(at) else { return false }
    }
    at += 1
    return true
  }

  /// Whether no more of the phrase or clause can follow.
  private func isLast(_ i: Int) -> Bool { i + 1 >= units.count || units[i + 1].kind == .punctuation || units[i + 1].wordClass == .E }

  /// `18 nhân viên | ngoại giao`, `hai nhà máy | thép`: the count has its noun; the next one says which. Not `hai người | đàn ông`.
  private func isDescribed(by u: Unit) -> Bool {
    guard quantity != nil, at > start, units[at - 1].mention == quantity, u.wordClass == .N else { return false }
    switch units[at - 1].sense {
    case .person:
      // `hai cán bộ | ngân hàng`
      if u.sense == .organisation, u.mention == nil,
        at + 1 == units.count || units[at + 1].wordClass != .V || units[at + 1].traits.contains(.passive)
      {
        return true
      }
      return ![.person, .group, .organisation, .time].contains(u.sense) && !u.isUnknown
    // `1.300 hộ dân | vùng trũng`
    case .group: return u.sense == .place && u.mention == nil
    case .product: return ![.person, .group, .time, .money].contains(u.sense)
    case .organisation, .facility: return ![.person, .group, .time, units[at - 1].sense].contains(u.sense) && !u.isUnknown
    default: return false
    }
  }

  func grow(head h: Int, mention: Int?) {
    head = h
    headMention = mention
    at += 1
  }

  /// `việc sơ tán | bệnh nhân`: what is done to whom follows; `cuộc gặp bất ngờ này`: how and which belongs to it.
  private func takeDeed() {
    grow(head: at, mention: nil)
    while at < units.count, units[at].wordClass == .A, units[at].kind == .word, describes(at) { at += 1 }
    takeDemonstrative()
  }

  /// A demonstrative or a possessor closes the phrase: `cuộc họp này`, `mẹ tôi`, `một ngày nào đó`.
  private func takePronoun() {
    at += 1
    takeDemonstrative()
  }

  private func takeDemonstrative() {
    if at < units.count, units[at].wordClass == .P, isOne(of: words.demonstratives, at) { at += 1 }
  }

  /// `150 - 200 tấn`
  private func takeDash() -> Bool {
    guard units[at].isHyphen, at > start, at + 1 < units.count, isNumber(at - 1), isNumber(at + 1) else { return false }
    at += 2
    return true
  }

  /// `5 công ty "ma"`: a word or two in quotes that say which.
  private func takeQuoted() -> Bool {
    // `tội | "Nhận hối lộ"`
    if let h = head ?? (quantity == nil ? nil : at - 1), at + 2 < units.count, units[at + 1].sense == .crime, units[at + 1].kind == .word,
      isQuote(at), isQuote(at + 2),
      units[h].sense == .crime || units[h].sense == .abstract
    {
      (head, quotedName, quantity) = (at + 1, at + 1, nil)
      at += 3
      return false
    }
    guard headMention == nil, head.map({ isNicknamed(units[$0]) }) ?? (quantity != nil), isQuote(at),
      let close = (at + 2..<max(at + 2, min(at + 4, units.count))).first(where: { isQuote($0) }),
      (at + 1..<close).allSatisfy({ units[$0].kind == .word && units[$0].wordClass != .R })
    else { return false }
    at = close + 1
    return true
  }

  /// Persons, bodies and houses have nicknames; what is said in quotes of other things stands by itself.
  private func isNicknamed(_ u: Unit) -> Bool {
    u.mention == nil
      && (u.sense.isActor && u.sense != .country || u.sense == .facility || u.isUnknown && sentence.tokens[u.tokens.lowerBound].startsUpper)
  }

  private func isQuote(_ i: Int) -> Bool { units[i].isQuote(in: sentence.tokens) }

  private func isNumber(_ i: Int) -> Bool { units[i].kind == .word && units[i].wordClass == .M }

  private func hasNumber() -> Bool { (start..<at).contains { isNumber($0) } }

  /// `gần 40 người`, `rất nhiều thủ tục`
  private func makesVague(_ i: Int) -> Bool {
    guard i + 1 < units.count else { return false }
    if isOne(of: words.vague, i) { return units[i + 1].wordClass == .M || makesVague(i + 1) }
    return isOne(of: words.intensifiers, i) && units[i + 1].wordClass == .L
  }

  private func counts(_ i: Int) -> Bool {
    i < units.count && (units[i].wordClass == .N || units[i].wordClass == .Nc) && units[i].mention == nil
  }

  /// `dài | 10 m`: an adjective with a measure is told of the noun, not part of it.
  private func measures(_ i: Int) -> Bool {
    i < units.count && !units[i].sense.isCountable
      && (units[i].wordClass == .M || makesVague(i) && isOne(of: words.vague, i) && i + 1 < units.count && units[i + 1].wordClass == .M)
  }

  /// Whether an adjective behind the head describes it: `chính sách mới`; not `chị | già`, `một quán nước | gần công viên`.
  private func describes(_ i: Int) -> Bool {
    if measures(i + 1) || isOne(of: words.looseAdjectives, i) { return false }
    let names = isName(i - 1) || i - 1 == start && isOne(of: words.titles, i - 1)
    return !names || sentence.key(units[i].tokens.lowerBound) == words.other
  }

  /// Whether a pronoun behind the head belongs to it, as demonstrative or possessor; not `lần | họ`, `hôm nay | tôi`, `chị Thảo | đây`.
  private func closes(_ i: Int) -> Bool {
    if isOne(of: words.pointers, i) { return !isName(i - 1) && !isOne(of: words.titles, i - 1) }
    if isOne(of: words.demonstratives, i) || isOne(of: words.moments, i) { return true }
    if isDependent(i) || isOne(of: words.questions, i) || isMoment(i) { return false }
    return !isName(i - 1) && units[i - 1].wordClass != .M && !isOne(of: words.timeNouns, i - 1)
  }

  /// A capital letter that the start of the sentence does not ask for.
  private func isName(_ i: Int) -> Bool { i > 0 && units[i].mention == nil && sentence.tokens[units[i].tokens.lowerBound].startsUpper }

  /// `ngày 26`, `năm 2004`
  private func isDate(_ i: Int) -> Bool {
    i + 1 < units.count && isOne(of: words.dateNouns, i) && isNumber(i + 1)
      && sentence.tokens[units[i + 1].tokens.lowerBound].kind == .number
  }

  private func tellsTime() -> Bool { (start..<at).contains { isOne(of: words.timeNouns, $0) } }

  /// `này`, `nhau`, `thế nào`: no phrase by themselves.
  private func isDependent(_ i: Int) -> Bool { words.dependents.contains(sentence.key(units[i].tokens.upperBound - 1)) }

  /// `đứng bên | dân`: a preposition, though `hai bên` are parties.
  private func isBeside(_ i: Int) -> Bool {
    let range = units[i].tokens
    guard range.count == 1, sentence.key(range.lowerBound) == words.beside, i + 1 < units.count, units[i + 1].kind == .word, !isName(i + 1)
    else {
      return false
    }
    switch units[i + 1].wordClass {
    case .N, .Nc, .P, .L: return !isOne(of: words.demonstratives, i + 1)
    case .E: return true
    default: return false
    }
  }

  /// `tuyên án tử hình | kẻ giết tài xế`: `kẻ` or `người` before a verb is somebody else.
  private func opensRelative(_ i: Int) -> Bool {
    guard let h = head, units[h].sense != .none, units[h].sense != .person else { return false }
    return isOne(of: words.relativeHeads, i) && i + 1 < units.count && units[i + 1].wordClass == .V
  }

  /// `vụ | anh Đại`: a title before a name.
  private func titlesName(_ i: Int) -> Bool {
    isOne(of: words.titles, i) && i + 1 < units.count && sentence.tokens[units[i + 1].tokens.lowerBound].startsUpper
  }

  func isOne(of list: WordSet, _ i: Int) -> Bool {
    let range = units[i].tokens
    return range.count == 1 && list.contains(sentence.key(range.lowerBound))
  }
}
