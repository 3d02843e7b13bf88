import Annotations
import Gazetteers
import VietText

/// Phrases that say one thing twice are one phrase.
extension NounPhraseChunker {
  /// Names a phrase and says the same once more after a dash or in brackets: `Jeff Bezos - ông chủ Amazon`, `Cơ quan (YPG)`.
  func joined(_ phrases: [NounPhrase], _ units: [Unit], _ text: SegmentedText, _ mentions: [Mention]) -> [NounPhrase] {
    var result: [NounPhrase] = []
    for phrase in phrases {
      if let last = result.last, describes(phrase, last, comma: last.units.upperBound, units, text, mentions) {
        result[result.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
        result[result.count - 1].title = last.title ?? phrase.title
        continue
      }
      if let last = result.last, isWhere(phrase, behind: last, units, text) {
        result[result.count - 1].units = last.units.lowerBound..<phrase.units.upperBound
        continue
      }
      if let i = bracketed(before: phrase, in: result, units),
        describes(phrase, result[i], comma: phrase.units.lowerBound - 1, units, text, mentions)
      {
        // What is in the brackets stays as it is, so the two are not one phrase.
        result[i].title = result[i].title ?? phrase.title ?? phrase.mention.flatMap { mentions[$0].isOffice ? $0 : nil }
        continue
      }
      guard let last = result.last,
        let end = appositionEnd(last, phrase, units) ?? bodiesEnd(last, phrase, units, text) ?? titledEnd(last, phrase, units, mentions)
      else {
        result.append(phrase)
        continue
      }
      var whole = last
      whole.units = last.units.lowerBound..<end
      whole.tokens = last.tokens.lowerBound..<units[end - 1].tokens.upperBound
      whole.title = last.title ?? phrase.title ?? phrase.mention.flatMap { $0 != last.mention && mentions[$0].isOffice ? $0 : nil }
      if let mention = phrase.mention, whole.mention.map({ mentions[$0].form != .name && mentions[mention].form == .name }) ?? true {
        whole.mention = mention
        whole.head = phrase.head
        whole.sense = phrase.sense
      }
      result[result.count - 1] = whole
    }
    return result
  }

  /// `bà Lý Mỹ Linh, người đã từ nhiệm`, `Đinh Thị Ngà, kế toán trưởng, nhận án`: after a name and a comma, who that person is.
  private func describes(
    _ b: NounPhrase, _ a: NounPhrase, comma: Int, _ units: [Unit], _ text: SegmentedText, _ mentions: [Mention]
  ) -> Bool {
    guard b.units.lowerBound == comma + 1, units[comma].mark == UInt8(ascii: ","), let name = a.mention,
      mentions[name].type == .person, mentions[name].form == .name
    else { return false }
    if isAge(b, units, text) { return true }
    guard b.sense == .person, b.quantity == nil else { return false }
    if let m = b.mention, mentions[m].form == .name || mentions[m].form == .pronoun { return false }
    let next = b.units.upperBound
    if b.mention == nil, b.units.count == 1, isRelativeHead(units[b.head], text) {
      return next < units.count && (units[next].wordClass == .R || units[next].wordClass == .V)
    }
    guard units[b.units.lowerBound].wordClass != .L || isPartitive(units[b.units.lowerBound], text) else { return false }
    guard next < units.count else { return true }
    return units[next].kind == .punctuation && !units[next].isHyphen
      || units[next].wordClass == .E && !units[next].traits.contains(.coordinate)
  }

  /// The phrase whose brackets close right before the comma that this one follows: `Lê Văn Hoàng (45 tuổi, ở Vinh), giám đốc …`.
  private func bracketed(before phrase: NounPhrase, in result: [NounPhrase], _ units: [Unit]) -> Int? {
    let close = phrase.units.lowerBound - 2
    guard close > 0, units[close].mark == UInt8(ascii: ")"), units[close + 1].mark == UInt8(ascii: ","),
      let open = (max(0, close - 40)..<close).last(where: { units[$0].mark == UInt8(ascii: "(") })
    else { return nil }
    return result.lastIndex { $0.units.upperBound == open }
  }

  /// `TP HCM, nơi | ghi nhận 4.000 ca`: what follows is told of the place.
  private func isWhere(_ b: NounPhrase, behind a: NounPhrase, _ units: [Unit], _ text: SegmentedText) -> Bool {
    a.sense.isLocation && b.units.count == 1 && b.tokens.count == 1 && text.tokens[b.tokens.lowerBound].key == words.whereWord
      && b.units.lowerBound == a.units.upperBound + 1 && units[a.units.upperBound].mark == UInt8(ascii: ",")
  }

  /// `một trong những nạn nhân`
  private func isPartitive(_ u: Unit, _ text: SegmentedText) -> Bool {
    u.tokens.count > 1 && text.tokens[u.tokens.lowerBound + 1].key == words.among
  }

  /// `Lê Quốc Thắng, 31 tuổi, …`
  private func isAge(_ b: NounPhrase, _ units: [Unit], _ text: SegmentedText) -> Bool {
    units[b.units.lowerBound].wordClass == .M && text.tokens[b.tokens.upperBound - 1].key == words.age
      && (b.units.upperBound == units.count || units[b.units.upperBound].kind == .punctuation)
  }

  /// `người`, `kẻ`: what the relative clause behind tells is told of the one named before.
  private func isRelativeHead(_ u: Unit, _ text: SegmentedText) -> Bool {
    u.tokens.count == 1 && words.relativeHeads.contains(text.tokens[u.tokens.lowerBound].key)
  }

  /// Where the joined phrase ends, when the second says the first once more.
  private func appositionEnd(_ a: NounPhrase, _ b: NounPhrase, _ units: [Unit]) -> Int? {
    guard b.units.lowerBound == a.units.upperBound + 1, similar(a.sense, b.sense) else { return nil }
    let between = units[a.units.upperBound]
    if between.isHyphen { return b.units.upperBound }
    guard between.mark == UInt8(ascii: "("), b.units.upperBound < units.count, units[b.units.upperBound].mark == UInt8(ascii: ")") else {
      return nil
    }
    return b.units.upperBound + 1
  }

  /// `Trưởng đại diện UNICEF, bà Rana Flowers`: a title and the name of its holder, with a comma between.
  private func titledEnd(_ a: NounPhrase, _ b: NounPhrase, _ units: [Unit], _ mentions: [Mention]) -> Int? {
    // `Chủ tịch Đảng Dân chủ (DP), Thủ tướng A`: an acronym in brackets may stand between.
    var comma = a.units.upperBound
    if comma + 2 < units.count, units[comma].mark == UInt8(ascii: "("), units[comma + 2].mark == UInt8(ascii: ")") { comma += 3 }
    guard b.units.lowerBound == comma + 1, units[comma].mark == UInt8(ascii: ","), let m = a.mention,
      let n = b.mention
    else { return nil }
    let isTitle = mentions[m].type == .office || mentions[m].type == .person && mentions[m].form == .title
    guard isTitle, mentions[n].type == .person, mentions[n].form == .name else { return nil }
    return b.units.upperBound
  }

  /// `Đảng, Nhà nước và nhân dân Việt Nam` is one phrase: bare bodies share the complement of the last.
  private func bodiesEnd(_ a: NounPhrase, _ b: NounPhrase, _ units: [Unit], _ text: SegmentedText) -> Int? {
    guard b.units.lowerBound == a.units.upperBound + 1 else { return nil }
    let between = units[a.units.upperBound]
    guard between.mark == UInt8(ascii: ",") || between.traits.contains(.coordinate) else { return nil }
    let isBare = isStateBody(units[a.units.upperBound - 1].tokens, text)
    return isBare && isStateBody(units[b.units.lowerBound].tokens, text) ? b.units.upperBound : nil
  }

  private func isStateBody(_ tokens: Range<Int>, _ text: SegmentedText) -> Bool {
    words.stateBodies.contains { keys in
      keys.count <= tokens.count && keys.enumerated().allSatisfy { text.tokens[tokens.lowerBound + $0.offset].key == $0.element }
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
  var isOffice: Bool { type == .office || rule == "office" }
}
