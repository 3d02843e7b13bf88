import Annotations
import Gazetteers
import VietText

/// Words that codes are made of, by vocabulary number.
struct CodeWords: Sendable {
  let topLevels: WordSet
  /// `xx`: digits that a newspaper hides.
  let hidden: WordSet
  /// `iv`
  let romans: WordSet
  // As `StructureRole` has them.
  let numbered: WordSet
  let ordinal: Int32
  let law: Int32
  let lawMatters: WordSet

  init(vocabulary: Vocabulary, _ words: StructuralWords) {
    func set(_ words: [String]) -> WordSet { WordSet(words.map { vocabulary.key(of: $0) }) }
    hidden = set(["x", "xx", "xxx"])
    romans = set(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii"])
    (topLevels, numbered, ordinal, law, lawMatters) = (words.topLevels, words.numbered, words.ordinal, words.law, words.lawMatters)
  }
}

/// Codes are names of things, not words: `tiêm kích F-15K`, `xe tải 61H-028.xx`, `tàu cá QNg 95757 TS`, `moit.gov.vn`, `khóa XV`.
extension UnitSegmenter {
  /// Whether `takeCode` need be asked: most units are words in small letters by themselves.
  @inline(__always)
  func mayBeCode(_ unit: Unit, _ source: Source) -> Bool {
    if unit.kind == .mention { return unit.sense == .product }
    guard unit.kind == .word, unit.tokens.count == 1 else { return false }
    let at = unit.tokens.lowerBound
    let token = source.tokens[at]
    return token.kind == .number || token.startsUpper || at + 1 < source.limit && isGlued(at + 1, source)
  }

  /// Whether a unit that may be a code (`mayBeCode`) is or goes on with one. It grows by it, or what stands before does, which then ends where nil is not returned.
  func takeCode(_ unit: inout Unit, behind units: inout Pile<Unit>, _ source: Source) -> Int? {
    let at = unit.tokens.lowerBound
    if unit.kind == .mention {
      let end = unit.tokens.upperBound
      // `F-15 | K`
      if unit.sense == .product, end < source.limit, isGlued(end, source), isCodeWord(source.tokens[end]) {
        unit.tokens = at..<end + 1
      } else if unit.sense == .product, end + 1 < source.limit, source.tokens[end].isHyphen, isGlued(end, source), isGlued(end + 1, source),
        source.tokens[end + 1].kind == .number
      {
        // `ATR 72 | -600`
        unit.tokens = at..<end + 2
      }
      return nil
    }
    let token = source.tokens[at]
    let before = units.last.flatMap { $0.tokens.upperBound == at && token.gap <= .space && $0.kind != .punctuation ? $0 : nil }
    if let before, before.kind == .mention, before.sense == .product, let end = brandEnd(at, source) {
      units[units.count - 1].tokens = before.tokens.lowerBound..<end
      return end
    }
    // A word that may tell an event stays what it is: `kỳ họp | thứ 8`.
    let mayTell = { (u: Unit) in source.matches.has(.trigger, at: u.tokens.lowerBound) && u.kind == .word }
    if let before, before.kind == .word, numbers(token, before, source) {
      units[units.count - 1].tokens = before.tokens.lowerBound..<at + 1
      if codes.numbered.contains(source.key(before.tokens.lowerBound)) { takeTerm(&units) }
      return at + 1
    }
    if let before, before.kind == .word, before.tokens.count == 1, token.kind == .number, source.key(at - 1) == codes.ordinal {
      // `kỳ họp | thứ 8`, `thủ tướng | thứ 32`
      units[units.count - 1].tokens = before.tokens.lowerBound..<at + 1
      let last = units.count - 1
      if last > 0, units[last - 1].tokens.upperBound == at - 1, units[last - 1].wordClass == .N, units[last - 1].sense != .time {
        if mayTell(units[last - 1]) {
          (units[last].wordClass, units[last].classes) = (.A, WordClass.A.bit)
        } else {
          units[last - 1].tokens = units[last - 1].tokens.lowerBound..<at + 1
          units.removeLast()
        }
      } else {
        (units[last].wordClass, units[last].classes) = (.N, WordClass.N.bit)
      }
      return at + 1
    }
    let end = Swift.max(gluedEnd(at, source), registrationEnd(at, before, source))
    guard end > at + 1 else { return nil }
    if let before, !mayTell(before), before.wordClass == .N || before.wordClass == .Nc, before.sense != .person,
      before.kind == .word || before.sense == .vehicle
    {
      units[units.count - 1].tokens = before.tokens.lowerBound..<end
      return end
    }
    let isAddress = codes.topLevels.contains(source.key(end - 1))
    let sense: Sense = isAddress ? .organisation : .none
    unit = Unit(
      tokens: at..<end, kind: .word, wordClass: .N, sense: sense, senses: isAddress ? 1 << UInt32(sense.rawValue) : 0, traits: [],
      classes: WordClass.N.bit, isUnknown: true)
    return nil
  }

  /// `khóa | X`, `chương | II`; a person's name may be shortened like that.
  private func numbers(_ token: Token, _ before: Unit, _ source: Source) -> Bool {
    let isTerm = codes.numbered.contains(source.key(before.tokens.lowerBound)) && before.tokens.count == 1
    if token.kind == .number { return isTerm && source.mentionAt[Int(before.tokens.upperBound)] < 0 }
    // Behind `khóa` whatever is written so: no list need know the number.
    return token.shape == .upper && (isTerm || codes.romans.contains(token.key) && before.wordClass == .N && before.sense != .person)
  }

  /// `Quốc hội | khóa XV`: the term belongs to the body.
  private func takeTerm(_ units: inout Pile<Unit>) {
    let last = units.count - 1
    if last > 0, units[last - 1].tokens.upperBound == units[last].tokens.lowerBound, units[last - 1].sense == .organisation {
      units[last - 1].tokens = units[last - 1].tokens.lowerBound..<units[last].tokens.upperBound
      units.removeLast()
      return
    }
    (units[last].wordClass, units[last].classes) = (.N, WordClass.N.bit)
  }

  private func isGlued(_ token: Int, _ source: Source) -> Bool { source.tokens[token].gap == .none && source.mentionAt[token] < 0 }

  /// `47/2011/TT- | BCA`: an acronym that is known by itself.
  private func isGluedName(_ token: Int, _ source: Source) -> Bool {
    guard source.tokens[token].gap == .none, source.mentionAt[token] >= 0 else { return false }
    return source.mentions[Int(source.mentionAt[token])].tokens.count == 1 && isCodeWord(source.tokens[token])
  }

  /// The end of an unknown name behind a product: `vắc xin | Verorab`, `vaccine | MR-Vac`, `vaccine | Nano Covax`.
  private func brandEnd(_ start: Int, _ source: Source) -> Int? {
    // `TIÊM VACCINE | CHO CÔNG NHÂN`: where all is written large, a known word is what it is elsewhere.
    func isName(_ t: Int) -> Bool {
      let token = source.tokens[t]
      return token.kind == .word && token.startsUpper && !(token.shape == .upper && source.matches.has(.word, at: t))
    }
    guard isName(start) else { return nil }
    var end = start + 1
    while end < source.limit, source.mentionAt[end] < 0 {
      let (t, isGlued) = (source.tokens[end], source.tokens[end].gap == .none)
      if t.kind == .punctuation {
        guard isGlued, t.isHyphen || t.ascii == UInt8(ascii: "/"), end + 1 < source.limit, source.tokens[end + 1].gap == .none,
          source.tokens[end + 1].kind != .punctuation
        else { break }
      } else if !isGlued, !isName(end) || t.gap > .space {
        break
      }
      end += 1
    }
    return end
  }

  private func isCodeWord(_ t: Token) -> Bool {
    t.kind == .word && (t.end - t.start <= 5 && (t.shape == .upper || t.shape == .mixed) || codes.hidden.contains(t.key))
  }

  /// The end of words and numbers written together with hyphens, periods and slashes, if they are a code or an address.
  private func gluedEnd(_ start: Int, _ source: Source) -> Int {
    var (hasNumber, hasWord, isCode, isAddress) = (false, false, true, true)
    var end = start
    while end < source.limit {
      let t = source.tokens[end]
      if t.kind == .number { hasNumber = true } else { hasWord = true }
      if t.kind == .word, !isCodeWord(t) { isCode = false }
      end += 1
      guard end < source.limit, isGlued(end, source) else { break }
      guard source.tokens[end].kind == .punctuation else { continue }
      let (mark, next) = (source.tokens[end], end + 1)
      guard mark.isHyphen || mark.ascii == UInt8(ascii: ".") || mark.ascii == UInt8(ascii: "/"), next < source.limit,
        isGlued(next, source) || hasNumber && isGluedName(next, source), source.tokens[next].kind != .punctuation
      else { break }
      if mark.ascii != UInt8(ascii: ".") { isAddress = false }
      end = next
    }
    if isAddress, end > start + 2, codes.topLevels.contains(source.key(end - 1)) { return end }
    return isCode && hasNumber && hasWord ? end : start
  }

  /// `tàu | QNg 95757 TS`
  private func registrationEnd(_ start: Int, _ vehicle: Unit?, _ source: Source) -> Int {
    guard vehicle?.sense == .vehicle, isCodeWord(source.tokens[start]), start + 1 < source.limit else { return start }
    let number = source.tokens[start + 1]
    guard number.kind == .number, number.end - number.start >= 3, number.gap <= .space, source.mentionAt[start + 1] < 0 else {
      return start
    }
    var end = start + 2
    if end + 1 < source.limit, source.tokens[end].isHyphen, isGlued(end, source) { end += 1 }
    guard end < source.limit, isCodeWord(source.tokens[end]), source.tokens[end].gap <= .space, source.mentionAt[end] < 0 else {
      return start + 2
    }
    return end + 1
  }
}

/// Names of crimes in quotes are one unit each: `tội | "Vi phạm quy định về đấu thầu" và "Nhận hối lộ"`.
extension UnitSegmenter {
  func joinQuotedCrimes(_ units: inout Pile<Unit>, _ source: Source) {
    var i = 0
    while i + 3 < units.count {
      defer { i += 1 }
      guard endsCrimeHead(units[i].tokens, source) else { continue }
      guard let close = joinQuoted(at: i + 1, &units, source) else { continue }
      var joint = close + 1
      while joint + 1 < units.count, units[joint].mark == UInt8(ascii: ",") || units[joint].traits.contains(.coordinate),
        let close = joinQuoted(at: joint + 1, &units, source)
      {
        // Of those that follow the quotes go, too: they are a row.
        units[joint + 1] = units[joint + 2]
        remove(joint + 2..<close + 1, from: &units)
        joint += 2
      }
    }
  }

  /// Makes one unit of what stands in the quotes that open at a unit.
  ///
  /// - Returns: the closing quote, or nil where there is none near.
  private func joinQuoted(at open: Int, _ units: inout Pile<Unit>, _ source: Source) -> Int? {
    guard open + 2 < units.count, isQuote(units[open], source),
      let close = (open + 2..<min(open + 16, units.count)).first(where: { isQuote(units[$0], source) }),
      (open + 1..<close).allSatisfy({ units[$0].kind != .punctuation || units[$0].mark == UInt8(ascii: ",") })
    else { return nil }
    let tokens = units[open + 1].tokens.lowerBound..<units[close - 1].tokens.upperBound
    units[open + 1] = Unit(
      tokens: tokens, kind: .word, wordClass: .N, sense: .crime, senses: 1 << UInt32(Sense.crime.rawValue), traits: [],
      classes: WordClass.N.bit)
    remove(open + 2..<close, from: &units)
    return open + 2
  }

  fileprivate func remove(_ range: Range<Int>, from units: inout Pile<Unit>) {
    for k in range.upperBound..<units.count { units[k - range.count] = units[k] }
    for _ in range { units.removeLast() }
  }

  private func isQuote(_ u: Unit, _ source: Source) -> Bool { u.kind == .punctuation && u.isQuote(in: source.tokens) }
}

/// Names of laws with a comma inside are one unit: `Luật | Phòng, chống thiên tai`, `Luật | Khám bệnh, chữa bệnh`.
extension UnitSegmenter {
  func joinLawNames(_ units: inout Pile<Unit>, _ source: Source) {
    var i = 0
    while i + 3 < units.count {
      defer { i += 1 }
      let (law, first, matter) = (units[i], units[i + 1], units[i + 3])
      guard law.kind == .word, law.tokens.count <= 2, source.key(law.tokens.upperBound - 1) == codes.law, first.kind == .word,
        source.tokens[first.tokens.lowerBound].shape == .capitalised, units[i + 2].mark == UInt8(ascii: ","), matter.kind == .word,
        matter.may(.V), source.tokens[matter.tokens.lowerBound].shape == .lower,
        codes.lawMatters.contains(source.key(matter.tokens.lowerBound))
      else { continue }
      // With what is fought or treated.
      var end = i + 4
      while end < units.count, end < i + 7, units[end].kind == .word, units[end].may(.N), !units[end].may(.E), !units[end].may(.C),
        source.tokens[units[end].tokens.lowerBound].shape == .lower
      { end += 1 }
      units[i] = Unit(
        tokens: law.tokens.lowerBound..<units[end - 1].tokens.upperBound, kind: .word, wordClass: .N, sense: .document,
        senses: 1 << UInt32(Sense.document.rawValue), traits: [], classes: WordClass.N.bit)
      remove(i + 1..<end, from: &units)
    }
  }
}
