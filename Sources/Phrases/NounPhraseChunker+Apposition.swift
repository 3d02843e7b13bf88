import Annotations
import Gazetteers
import VietText

/// Phrases that say one thing twice are one phrase.
extension NounPhraseChunker {
  /// Adds a phrase, or joins it to the last one when it says the same once more: `Jeff Bezos - ông chủ Amazon`, `Cơ quan (YPG)`.
  func append(_ phrase: NounPhrase, to phrases: inout Pile<NounPhrase>, _ sentence: Sentence) {
    guard let last = phrases.last else { return phrases.append(phrase) }
    let (units, mentions) = (sentence.units, sentence.mentions)
    if describes(phrase, last, comma: last.units.upperBound, sentence) {
      phrases[phrases.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
      phrases[phrases.count - 1].title = last.title ?? phrase.title ?? phrase.mention.flatMap { mentions[$0].isOffice ? $0 : nil }
      return
    }
    if isYearOfAside(phrase, last, sentence) {
      phrases[phrases.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
      return
    }
    if last.sense == .penalty, phrase.sense == .penalty, last.units.upperBound == phrase.units.lowerBound {
      // `mức án | 12 năm tù`
      phrases[phrases.count - 1] = phrase
      phrases[phrases.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
      return
    }
    if isCapacity(phrase, of: last, sentence) || sharesCount(phrase, with: last, sentence) {
      phrases[phrases.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
      phrases[phrases.count - 1].tokens = last.tokens.lowerBound..<phrase.tokens.upperBound
      return
    }
    if isAgeOf(phrase, last, sentence) || leads(last, phrase, sentence) || isWhere(phrase, behind: last, sentence) {
      phrases[phrases.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
      return
    }
    if isOfWhom(phrase, last, sentence) {
      phrases[phrases.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
      phrases[phrases.count - 1].tokens = last.tokens.lowerBound..<phrase.tokens.upperBound
      return
    }
    if let i = bracketed(before: phrase, in: phrases, units), describes(phrase, phrases[i], comma: phrase.units.lowerBound - 1, sentence) {
      if isRelativeHead(units[phrase.head], sentence), let name = phrases[i].mention {
        // `đối với Phạm Văn Tư (41 tuổi), | người | sát hại bạn gái`: he does what follows.
        var same = phrase
        (same.mention, same.sense) = (name, .person)
        return phrases.append(same)
      }
      // What is in the brackets stays as it is, so the two are not one phrase.
      phrases[i].title = phrases[i].title ?? phrase.title ?? phrase.mention.flatMap { mentions[$0].isOffice ? $0 : nil }
      return
    }
    if isCalled(last, phrase, sentence) {
      // `cùng vợ là | Lê Thị Nga`
      phrases[phrases.count - 1] = phrase
      phrases[phrases.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
      return
    }
    if isGroup(last, of: phrase, sentence) {
      phrases[phrases.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
      phrases[phrases.count - 1].tokens = last.tokens.lowerBound..<phrase.tokens.upperBound
      phrases[phrases.count - 1].quantity = phrase.quantity ?? phrase.mention
      return
    }
    if phrases.count > 1, isOwner(last, of: phrases[phrases.count - 2], sentence), isNamed(phrases[phrases.count - 2], by: phrase, sentence)
    {
      // `Một thành viên khác | của nhóm, | Jan Horák, …`
      phrases.removeLast()
      let start = phrases[phrases.count - 1]
      phrases[phrases.count - 1] = phrase
      phrases[phrases.count - 1].units = start.units.lowerBound..<phrase.units.upperBound
      phrases[phrases.count - 1].tokens = start.tokens.lowerBound..<phrase.tokens.upperBound
      return
    }
    if isNamed(last, by: phrase, sentence) {
      // `Bị cáo thứ tư, | kế toán Lê Thị Sen, …`
      phrases[phrases.count - 1] = phrase
      phrases[phrases.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
      phrases[phrases.count - 1].tokens = last.tokens.lowerBound..<phrase.tokens.upperBound
      return
    }
    let end = appositionEnd(last, phrase, sentence.units) ?? bodiesEnd(last, phrase, sentence) ?? titledEnd(last, phrase, sentence)
    guard let end else { return phrases.append(phrase) }
    var whole = last
    whole.units = last.units.lowerBound..<end
    whole.tokens = last.tokens.lowerBound..<units[end - 1].tokens.upperBound
    whole.title = last.title ?? phrase.title ?? phrase.mention.flatMap { $0 != last.mention && mentions[$0].isOffice ? $0 : nil }
    if let mention = phrase.mention, whole.mention.map({ mentions[$0].form != .name && mentions[mention].form == .name }) ?? true {
      whole.mention = mention
      whole.head = phrase.head
      whole.sense = phrase.sense
    }
    phrases[phrases.count - 1] = whole
  }

  /// `bà Lý Mỹ Linh, người đã từ nhiệm`, `Đinh Thị Ngà, kế toán trưởng, nhận án`: after a name and a comma, who that person is.
  private func describes(_ b: NounPhrase, _ a: NounPhrase, comma: Int, _ sentence: Sentence) -> Bool {
    let (units, mentions) = (sentence.units, sentence.mentions)
    guard b.units.lowerBound == comma + 1, units[comma].mark == UInt8(ascii: ",") else { return false }
    let isHeld = a.units.lowerBound > 0 && units[a.units.lowerBound - 1].wordClass == .E
    if !isHeld, namesBody(a, mentions), b.units.count == 1, b.mention == nil, b.sense == .organisation || b.sense == .country {
      // `Tập đoàn Hòa An, đơn vị | vận hành thủy điện, …`
      return verbOpens(b.units.upperBound, units)
    }
    // `Ngoại trưởng Malaysia, nước | giữ chức Chủ tịch ASEAN, …`: told of the country in the title.
    if a.mention.map({ mentions[$0].isOffice }) ?? false, b.units.count == 1, b.mention == nil, b.sense == .country {
      return verbOpens(b.units.upperBound, units)
    }
    guard a.sense == .person || units[a.head].isUnknown else { return false }
    if b.units.count == 1, isRelativeHead(units[b.head], sentence) {
      // `vợ cũ, người đã ly hôn với ông năm 2017`: of a common noun too.
      return verbOpens(b.units.upperBound, units)
    }
    guard let name = a.mention, mentions[name].type == .person, mentions[name].form == .name else { return false }
    if isAge(b, sentence) { return true }
    guard b.sense == .person, b.quantity == nil else { return false }
    if let m = b.mention, mentions[m].form == .name || mentions[m].form == .pronoun { return false }
    let next = b.units.upperBound
    guard units[b.units.lowerBound].wordClass != .L || isPartitive(units[b.units.lowerBound], sentence) else { return false }
    guard next < units.count else { return true }
    if units[next].kind == .punctuation { return !units[next].isHyphen }
    if isTimeBeforeComma(next, sentence) { return true }
    // `Siti, nghi phạm | bị xét xử cùng Hương, …`; not `Siti, cảnh sát | cho biết, …`.
    if verbOpens(next, units) { return !saysNext(next, units) }
    return units[next].wordClass == .E && !units[next].traits.contains(.coordinate)
  }

  /// `lãnh đạo | hai nước`, `người dân | ba xã`: those before a count of states, bodies or places belong to them; `700 triệu USD | tiền nợ`.
  private func isOfWhom(_ b: NounPhrase, _ a: NounPhrase, _ sentence: Sentence) -> Bool {
    guard a.units.upperBound == b.units.lowerBound else { return false }
    if isRelated(a, to: b, sentence) { return true }
    if a.sense == .money, a.mention != nil { return b.sense == .money && b.mention == nil }
    // `các | nhà ngoại giao`
    let isBare = a.units.count == 1 || a.units.count == 2 && sentence.units[a.units.lowerBound].wordClass == .L
    guard isBare, a.mention == nil, a.quantity == nil, a.sense == .person || a.sense == .group, b.units.count <= 2 else {
      return false
    }
    guard let count = b.quantity ?? b.mention, sentence.mentions[count].type == .quantity else { return false }
    return b.sense == .country || b.sense == .organisation || b.sense == .place
  }

  /// `chủ | một nhà trọ`, `con gái | một doanh nhân`: one who is somebody to what is told next.
  private func isRelated(_ a: NounPhrase, to b: NounPhrase, _ sentence: Sentence) -> Bool {
    let units = sentence.units
    guard a.mention == nil, a.quantity == nil, units[a.units.upperBound - 1].traits.contains(.relational) else { return false }
    if let count = b.quantity ?? b.mention, sentence.mentions[count].type == .quantity {
      // `gia đình | bốn nạn nhân`; a `gia đình 4 người` is one of four.
      let counted = sentence.tokens[sentence.mentions[count].tokens.upperBound - 1]
      return (b.sense == .person || b.sense == .organisation) && !words.relativeHeads.contains(counted.key)
    }
    return b.mention == nil && [.organisation, .facility, .vehicle, .group, .place, .person].contains(b.sense)
      && units[b.units.lowerBound].tokens.count == 1 && sentence.key(b.tokens.lowerBound) == words.one
  }

  /// `ông A, chủ nhân giải Nobel | năm 2022, …`: when he became what he is told to be.
  private func isYearOfAside(_ b: NounPhrase, _ a: NounPhrase, _ sentence: Sentence) -> Bool {
    a.units.upperBound == b.units.lowerBound && isTimeBeforeComma(b.units.lowerBound, sentence)
      && a.units.contains { sentence.units[$0].mark == UInt8(ascii: ",") && sentence.units[$0].tokens.lowerBound >= a.tokens.upperBound }
  }

  private func isTimeBeforeComma(_ i: Int, _ sentence: Sentence) -> Bool {
    guard let m = sentence.units[i].mention, sentence.mentions[m].type == .time, i + 1 < sentence.units.count else { return false }
    return sentence.units[i + 1].mark == UInt8(ascii: ",")
  }

  private func saysNext(_ i: Int, _ units: FlatArray<Unit>) -> Bool {
    var at = i
    while at < units.count, units[at].wordClass == .R { at += 1 }
    return at < units.count && units[at].traits.contains(.say)
  }

  private func namesBody(_ a: NounPhrase, _ mentions: UnsafeBufferPointer<Mention>) -> Bool {
    (a.sense == .organisation || a.sense == .country) && a.mention.map { mentions[$0].form == .name } ?? false
  }

  private func verbOpens(_ i: Int, _ units: FlatArray<Unit>) -> Bool {
    i < units.count && (units[i].wordClass == .R || units[i].wordClass == .V || units[i].traits.contains(.passive))
  }

  /// The phrase whose brackets close right before the comma that this one follows: `Lê Văn Hoàng (45 tuổi, ở Vinh), giám đốc …`.
  private func bracketed(before phrase: NounPhrase, in phrases: Pile<NounPhrase>, _ units: FlatArray<Unit>) -> Int? {
    let close = phrase.units.lowerBound - 2
    guard close > 0, units[close].mark == UInt8(ascii: ")"), units[close + 1].mark == UInt8(ascii: ","),
      let open = (max(0, close - 40)..<close).last(where: { units[$0].mark == UInt8(ascii: "(") })
    else { return nil }
    return phrases.lastIndex { $0.units.upperBound == open }
  }

  /// `TP HCM, nơi | ghi nhận 4.000 ca`, `TAND huyện, nơi | từng kết án`: what follows is told of the place or body.
  private func isWhere(_ b: NounPhrase, behind a: NounPhrase, _ sentence: Sentence) -> Bool {
    (a.sense.isLocation || a.sense == .organisation || a.sense != .person && endsWithName(a, sentence)) && b.units.count == 1
      && b.tokens.count == 1
      && sentence.key(b.tokens.lowerBound) == words.whereWord
      && b.units.lowerBound == a.units.upperBound + 1
      && (sentence.units[a.units.upperBound].mark == UInt8(ascii: ",") || sentence.units[a.units.upperBound].isHyphen)
  }

  /// `mạng | Movitel`
  private func endsWithName(_ a: NounPhrase, _ sentence: Sentence) -> Bool {
    let last = sentence.tokens[a.tokens.upperBound - 1]
    return last.kind == .word && last.startsUpper
  }

  /// `một trong những nạn nhân`
  private func isPartitive(_ u: Unit, _ sentence: Sentence) -> Bool {
    u.tokens.count > 1 && sentence.key(u.tokens.lowerBound + 1) == words.among
  }

  /// `Lê Quốc Thắng, 31 tuổi, …`
  private func isAge(_ b: NounPhrase, _ sentence: Sentence) -> Bool {
    let units = sentence.units
    return units[b.units.lowerBound].wordClass == .M && sentence.key(b.tokens.upperBound - 1) == words.age
      && (b.units.upperBound == units.count || units[b.units.upperBound].kind == .punctuation)
  }

  /// `bé gái | 9 tuổi | người Thái`: how old a person is, and of what people.
  private func isAgeOf(_ b: NounPhrase, _ a: NounPhrase, _ sentence: Sentence) -> Bool {
    guard a.units.upperBound == b.units.lowerBound, a.sense == .person, a.mention.map({ sentence.mentions[$0].type == .person }) ?? true
    else {
      return false
    }
    func isAge(_ m: Int?) -> Bool { m.map { sentence.mentions[$0].rule == "quantity-age" } ?? false }
    if isAge(b.mention) { return true }
    return isAge(sentence.units[a.units.upperBound - 1].mention) && isRelativeHead(sentence.units[b.units.lowerBound], sentence)
      && b.units.count > 1
  }

  /// `12 bác sĩ, | điều dưỡng`, `các bộ, | ngành`: one count for both, be they persons, bodies or places.
  private func sharesCount(_ b: NounPhrase, with a: NounPhrase, _ sentence: Sentence) -> Bool {
    let (units, comma) = (sentence.units, a.units.upperBound)
    guard comma + 1 == b.units.lowerBound, units[comma].mark == UInt8(ascii: ","), b.units.count == 1, b.mention == nil, b.quantity == nil,
      b.sense == a.sense, [.person, .group, .organisation, .place].contains(a.sense), units[b.head].wordClass == .N,
      a.quantity != nil || a.mention.map({ sentence.mentions[$0].type == .quantity }) ?? (units[a.units.lowerBound].wordClass == .L)
    else { return false }
    // `bắt 3 nghi phạm, | cảnh sát | cho biết`
    let next = b.units.upperBound
    return a.units.lowerBound == 0 || !verbOpens(next, units) || units[next].traits.contains(.motion) && units[next].may(.E)
  }

  /// `chiếc xe khách | 45 chỗ`
  private func isCapacity(_ b: NounPhrase, of a: NounPhrase, _ sentence: Sentence) -> Bool {
    guard a.sense == .vehicle, a.units.upperBound == b.units.lowerBound, b.units.count == 1, let m = b.mention ?? b.quantity,
      sentence.mentions[m].type == .quantity
    else { return false }
    return words.capacities.contains(sentence.key(b.tokens.upperBound - 1))
  }

  /// `lãnh đạo | các bộ`, `gia đình | các nạn nhân`: persons of bodies, or those around persons, without a name.
  private func leads(_ a: NounPhrase, _ b: NounPhrase, _ sentence: Sentence) -> Bool {
    guard a.units.upperBound == b.units.lowerBound, a.mention == nil, a.quantity == nil, b.mention == nil else { return false }
    let isOf = a.sense == .person ? b.sense == .organisation || b.sense == .group : a.sense == .group && b.sense == .person
    return isOf && sentence.units[b.units.lowerBound].wordClass == .L
  }

  /// `người`, `kẻ`: what the relative clause behind tells is told of the one named before.
  private func isRelativeHead(_ u: Unit, _ sentence: Sentence) -> Bool {
    u.tokens.count == 1 && words.relativeHeads.contains(sentence.key(u.tokens.lowerBound))
  }

  /// Where the joined phrase ends, when the second says the first once more.
  private func appositionEnd(_ a: NounPhrase, _ b: NounPhrase, _ units: FlatArray<Unit>) -> Int? {
    guard b.units.lowerBound == a.units.upperBound + 1, similar(a.sense, b.sense) else { return nil }
    let between = units[a.units.upperBound]
    if between.isHyphen { return b.units.upperBound }
    guard between.mark == UInt8(ascii: "("), b.units.upperBound < units.count, units[b.units.upperBound].mark == UInt8(ascii: ")") else {
      return nil
    }
    return b.units.upperBound + 1
  }

  /// `Trưởng đại diện UNICEF, bà Rana Flowers`: a title and the name of its holder, with a comma between.
  private func titledEnd(_ a: NounPhrase, _ b: NounPhrase, _ sentence: Sentence) -> Int? {
    let (units, mentions) = (sentence.units, sentence.mentions)
    // `Chủ tịch Đảng Dân chủ (DP), Thủ tướng A`: an acronym in brackets may stand between.
    var comma = a.units.upperBound
    if comma + 2 < units.count, units[comma].mark == UInt8(ascii: "("), units[comma + 2].mark == UInt8(ascii: ")") { comma += 3 }
    guard b.units.lowerBound == comma + 1, units[comma].mark == UInt8(ascii: ","), let m = a.mention,
      let n = b.mention
    else { return nil }
    // `Sau khi mất ghế thủ tướng, | ông A …`
    guard a.tokens.lowerBound >= mentions[m].tokens.lowerBound else { return nil }
    let isTitle = mentions[m].type == .office || mentions[m].type == .person && mentions[m].form == .title
    guard isTitle, mentions[n].type == .person, mentions[n].form == .name else { return nil }
    return b.units.upperBound
  }

  /// `Bị cáo thứ tư, | kế toán Lê Thị Sen, …`: one person without a name, and who that is, between commas.
  private func isNamed(_ a: NounPhrase, by b: NounPhrase, _ sentence: Sentence) -> Bool {
    let (units, mentions) = (sentence.units, sentence.mentions)
    let comma = b.units.lowerBound - 1
    guard a.sense == .person, a.mention == nil, a.quantity == nil,
      units[a.units.lowerBound].wordClass == .N || sentence.key(a.tokens.lowerBound) == words.one, comma > 0,
      units[comma].mark == UInt8(ascii: ","), a.units.upperBound == comma || a.units.upperBound == comma - 2,
      let name = b.mention, mentions[name].type == .person,
      mentions[name].form == .name, b.units.upperBound + 1 < units.count, units[b.units.upperBound].mark == UInt8(ascii: ",")
    else { return false }
    // `…, hồi tháng 8 | đã bị kết tội`
    var next = b.units.upperBound + 1
    while next < units.count, units[next].sense == .time { next += 1 }
    return verbOpens(next, units)
  }

  /// `một toán | khoảng 10 người`, `nhóm | 7 thanh niên`: how many they are; a `gia đình | bốn nạn nhân` is that of others.
  private func isGroup(_ a: NounPhrase, of b: NounPhrase, _ sentence: Sentence) -> Bool {
    guard a.units.upperBound == b.units.lowerBound, a.sense == .group, a.mention == nil, a.quantity == nil, b.sense == .person,
      let count = b.quantity ?? b.mention, sentence.mentions[count].type == .quantity
    else { return false }
    return sentence.units[a.head].may(.Nc)
      || words.relativeHeads.contains(sentence.tokens[sentence.mentions[count].tokens.upperBound - 1].key)
        && sentence.mentions[count].tokens.upperBound == b.tokens.upperBound
  }

  /// `cùng vợ | là | Lê Thị Nga`: who is somebody's, held by a preposition or in a row, and the name.
  private func isCalled(_ a: NounPhrase, _ b: NounPhrase, _ sentence: Sentence) -> Bool {
    let (units, copula) = (sentence.units, a.units.upperBound)
    guard copula + 1 == b.units.lowerBound, units[copula].traits.isSuperset(of: [.copula, .clause]), a.units.lowerBound > 0,
      a.mention == nil, units[a.units.upperBound - 1].traits.contains(.relational), let name = b.mention,
      sentence.mentions[name].type == .person, sentence.mentions[name].form == .name
    else { return false }
    let before = units[a.units.lowerBound - 1].wordClass
    return before == .E || before == .C
  }

  /// `Một thành viên | của nhóm`
  private func isOwner(_ b: NounPhrase, of a: NounPhrase, _ sentence: Sentence) -> Bool {
    a.units.upperBound + 1 == b.units.lowerBound && b.units.count == 1
      && sentence.key(sentence.units[a.units.upperBound].tokens.lowerBound) == words.owner
  }

  /// `Đảng, Nhà nước và nhân dân Việt Nam` is one phrase: bare bodies share the complement of the last.
  private func bodiesEnd(_ a: NounPhrase, _ b: NounPhrase, _ sentence: Sentence) -> Int? {
    let units = sentence.units
    guard b.units.lowerBound == a.units.upperBound + 1 else { return nil }
    let between = units[a.units.upperBound]
    guard between.mark == UInt8(ascii: ",") || between.traits.contains(.coordinate) else { return nil }
    let isBare = isStateBody(units[a.units.upperBound - 1].tokens, sentence)
    return isBare && isStateBody(units[b.units.lowerBound].tokens, sentence) ? b.units.upperBound : nil
  }

  private func isStateBody(_ tokens: Range<Int>, _ sentence: Sentence) -> Bool {
    words.stateBodies.contains { keys in
      keys.count <= tokens.count && keys.enumerated().allSatisfy { sentence.key(tokens.lowerBound + $0.offset) == $0.element }
    }
  }

  private func similar(_ a: Sense, _ b: Sense) -> Bool {
    func isPersons(_ s: Sense) -> Bool { s == .person || s == .group }
    func isBody(_ s: Sense) -> Bool { s == .organisation || s == .group }
    return isPersons(a) && isPersons(b) || isBody(a) && isBody(b)
  }
}

extension Mention {
  /// Whether it names an office, be it that of a person.
  package var isOffice: Bool { type == .office || rule == "office" }
}
