import Annotations
import Gazetteers
import VietText

/// Groups units into base noun phrases: counts and classifiers, head, and the words that describe it up to a demonstrative.
package struct NounPhraseChunker: Sendable {
  private let words: StructuralWords

  package init(words: StructuralWords) { self.words = words }

  /// The phrases of a sentence in order, none overlapping.
  package func phrases(of units: [Unit], in text: SegmentedText, mentions: [Mention]) -> [NounPhrase] {
    var phrases: [NounPhrase] = []
    var i = 0
    while i < units.count {
      if let phrase = phrase(at: i, units, text, mentions) {
        phrases.append(phrase)
        i = phrase.units.upperBound
      } else {
        i += 1
      }
    }
    return joined(phrases, units, text, mentions)
  }

  private func phrase(at start: Int, _ units: [Unit], _ text: SegmentedText, _ mentions: [Mention]) -> NounPhrase? {
    guard opens(units[start]) else { return nil }
    // A date stands for itself, unless a term of years is a penalty: `12 năm tù`.
    if isTime(units[start], mentions) { return term(at: start, units, mentions) ?? single(start, units, mentions) }
    var at = start
    var head: Int?
    var quantity: Int?
    var modifiers: [Int] = []
    var mentionHead: Int?
    scan: while at < units.count {
      let u = units[at]
      if u.kind == .punctuation { break }
      if let m = u.mention {
        let mention = mentions[m]
        switch mention.type {
        case .time: break scan
        case .quantity:
          if head != nil { break scan }
          quantity = m
        case .money:
          if head != nil { break scan }
          head = at
          mentionHead = m
        case .person:
          // Title and name are one phrase, headed by the name.
          if let old = mentionHead, mentions[old].type == .person, mention.form == .name, mentions[old].form == .name { break scan }
          if let h = head, units[h].mention == nil, units[h].mayDenote(.event) || units[h].may(.V) { break scan }
          head = at
          if let old = mentionHead { modifiers.append(old) }
          mentionHead = m
        case .office:
          if let old = mentionHead, mentions[old].type == .person { break scan }
          if head != nil {
            modifiers.append(m)
          } else {
            head = at
            mentionHead = m
          }
        default:
          if head == nil, quantity != nil, units[start].sense != .none {
            // `ba doanh nhân | Nga`: the count has its noun; the name only says more.
            head = start
            modifiers.append(m)
          } else if let h = head, units[h].mention == nil, units[h].mayDenote(.event) || units[h].may(.V) {
            // `chuyến thăm | Việt Nam`: the name is what the deed is done to.
            break scan
          } else if head == nil || isSide(units[head!], text) {
            head = at
            mentionHead = m
          } else if let old = mentionHead, mentions[old].form == .name, mentions[old].type == mention.type, mention.type == .country {
            break scan
          } else {
            modifiers.append(m)
          }
        }
        at += 1
        continue
      }
      switch u.wordClass {
      case .L, .M:
        if head != nil { break scan }
      case .Nc:
        if let h = head, units[h].wordClass != .Nc { break scan }
        head = at
      case .N where u.isNominalised:
        // `việc sơ tán | bệnh nhân`: what is done to whom follows.
        head = at
        at += 1
        break scan
      case .N:
        if let h = head {
          // `người đàn ông`: the second noun says more; names end the phrase.
          if units[h].wordClass == .Nc {
            head = at
          } else if mentionHead != nil, units[h].mention != nil, mentions[units[h].mention!].form == .name {
            break scan
          }
        } else {
          head = at
        }
      case .A:
        guard head != nil, mentionHead == nil else { break scan }
      case .P:
        // A demonstrative closes the phrase; a personal pronoun is one.
        if head == nil {
          head = at
        }
        at += 1
        break scan
      case .V:
        // A verb that describes: only inside a fixed noun compound, which the lexicon knows as one word.
        break scan
      default:
        break scan
      }
      at += 1
    }
    if head == nil, let counted = quantity {
      head = start
      // `hai người` are persons; `hai tấn` is only an amount.
      if ![.none, .abstract, .money, .time].contains(units[start].sense) {
        return NounPhrase(
          units: start..<at, tokens: units[start].tokens.lowerBound..<units[at - 1].tokens.upperBound, head: start,
          sense: units[start].sense,
          mention: nil, quantity: counted, modifiers: [])
      }
      mentionHead = counted
      quantity = nil
    }
    guard let head, at > start else { return nil }
    return NounPhrase(
      units: start..<at, tokens: units[start].tokens.lowerBound..<units[at - 1].tokens.upperBound, head: head,
      sense: units[head].sense, mention: mentionHead ?? units[head].mention, quantity: quantity, modifiers: modifiers)
  }

  private func term(at start: Int, _ units: [Unit], _ mentions: [Mention]) -> NounPhrase? {
    var end = start + 1
    while end < units.count, isTime(units[end], mentions) { end += 1 }
    guard end < units.count, units[end].kind == .word, units[end].mayDenote(.penalty) else { return nil }
    let head = end
    while end < units.count, units[end].kind == .word, units[end].mayDenote(.penalty) || units[end].wordClass == .A { end += 1 }
    return NounPhrase(
      units: start..<end, tokens: units[start].tokens.lowerBound..<units[end - 1].tokens.upperBound, head: head, sense: .penalty,
      mention: nil,
      quantity: nil, modifiers: [])
  }

  /// Names a phrase and says the same once more after a dash or in brackets: `Jeff Bezos - ông chủ Amazon`, `Cơ quan (YPG)`.
  private func joined(_ phrases: [NounPhrase], _ units: [Unit], _ text: SegmentedText, _ mentions: [Mention]) -> [NounPhrase] {
    var result: [NounPhrase] = []
    for phrase in phrases {
      guard let last = result.last,
        let end = appositionEnd(last, phrase, units) ?? bodiesEnd(last, phrase, units, text) ?? titledEnd(last, phrase, units, mentions)
      else {
        result.append(phrase)
        continue
      }
      var whole = last
      whole.units = last.units.lowerBound..<end
      whole.tokens = last.tokens.lowerBound..<units[end - 1].tokens.upperBound
      whole.modifiers += phrase.modifiers + [last.mention, phrase.mention].compactMap { $0 }.filter { $0 != whole.mention }
      if let mention = phrase.mention, whole.mention.map({ mentions[$0].form != .name && mentions[mention].form == .name }) ?? true {
        whole.mention = mention
        whole.head = phrase.head
        whole.sense = phrase.sense
      }
      result[result.count - 1] = whole
    }
    return result
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
    guard b.units.lowerBound == a.units.upperBound + 1, units[a.units.upperBound].mark == UInt8(ascii: ","), let m = a.mention,
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

  private func isSide(_ u: Unit, _ text: SegmentedText) -> Bool {
    u.tokens.count == 1 && words.sides.contains(text.tokens[u.tokens.lowerBound].key)
  }

  private func similar(_ a: Sense, _ b: Sense) -> Bool {
    let persons: Set<Sense> = [.person, .group]
    let bodies: Set<Sense> = [.organisation, .group]
    return persons.contains(a) && persons.contains(b) || bodies.contains(a) && bodies.contains(b)
  }

  private func single(_ i: Int, _ units: [Unit], _ mentions: [Mention]) -> NounPhrase {
    NounPhrase(
      units: i..<i + 1, tokens: units[i].tokens, head: i, sense: units[i].sense, mention: units[i].mention, quantity: nil, modifiers: [])
  }

  private func isTime(_ u: Unit, _ mentions: [Mention]) -> Bool { u.mention.map { mentions[$0].type == .time } ?? false }

  private func opens(_ u: Unit) -> Bool {
    if u.kind == .punctuation { return false }
    switch u.wordClass {
    case .N, .Nc, .L, .M, .P: return true
    default: return false
    }
  }
}
