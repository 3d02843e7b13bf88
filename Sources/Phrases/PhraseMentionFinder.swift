import Annotations
import Gazetteers
import VietText

/// The noun phrases of a text that stand for persons, bodies, places, facilities or money, as mentions: common nouns with what describes them
/// (`hai người đàn ông`, `nhóm nghi phạm`, `tiền chuộc`), names with their titles (`Tổng thống Pháp Emmanuel Macron`), rows of names (`Nga và Syria`).
///
/// A phrase gives several mentions, the inner ones first: its core, then the core with one more complement behind it (`vệ sĩ`, `vệ sĩ của bin Laden`).
/// What entity recognition has already is not given again.
package struct PhraseMentionFinder: Sendable {
  private let words: StructuralWords

  package init(words: StructuralWords) { self.words = words }

  /// The mentions of one sentence, in the order of its phrases.
  ///
  /// - Parameter fullRange: the tokens of a mention with the titles, larger places and brackets that belong to it.
  package func mentions(
    in structure: SentenceStructure, mentions: [Mention], text: SegmentedText, fullRange: (Int) -> Range<Int>
  ) -> [Mention] {
    withoutActuallyEscaping(fullRange) { fullRange in
      let reader = PhraseReader(structure: structure, mentions: mentions, text: text, words: words, fullRange: fullRange)
      return structure.phrases.indices.flatMap { reader.mentions(ofPhrase: $0) } + reader.rows()
    }
  }
}

/// Reads the phrases of one sentence.
private struct PhraseReader {
  let structure: SentenceStructure
  let mentions: [Mention]
  let text: SegmentedText
  let words: StructuralWords
  let fullRange: (Int) -> Range<Int>

  private var units: FlatArray<Unit> { structure.units }

  func mentions(ofPhrase p: Int) -> [Mention] {
    let phrase = structure.phrases[p]
    var found = inner(phrase)
    if isSum(phrase) { found += sums(phrase) }
    guard let type = type(of: phrase) else { return found }
    func add(_ tokens: Range<Int>, _ rule: Rule) {
      found.append(Mention(tokens: tokens, type: type, form: form(of: phrase), entities: entities(of: phrase), rule: rule))
    }
    let isTitled = phrase.mention.map { mentions[$0].type == type && mentions[$0].form == .name } ?? false
    add(phrase.tokens, isTitled ? "phrase-titled" : "phrase")
    if let core = counted(phrase) { add(core, "phrase") }
    if let m = phrase.mention, phrase.tokens == mentions[m].tokens, fullRange(m) != phrase.tokens { add(fullRange(m), "phrase-long") }
    for end in ends(behind: phrase.units.upperBound, type) {
      add(phrase.tokens.lowerBound..<units[end - 1].tokens.upperBound, "phrase-long")
    }
    return found
  }

  // MARK: What a phrase is

  /// What the phrase stands for: what its first common noun says (`nhà bà Huệ` is a building), else its mention.
  private func type(of phrase: NounPhrase) -> MentionType? {
    if let m = phrase.mention, mentions[m].value == nil {
      let noun = phrase.units.first { units[$0].kind == .word && units[$0].wordClass == .N }
      if let noun, units[noun].tokens.lowerBound < mentions[m].tokens.lowerBound {
        return isOffice(noun, mentions[m]) ? .office : type(of: units[noun].sense)
      }
      switch mentions[m].type {
      case .product, .disease, .document: return nil
      case let type: return type
      }
    }
    if let m = phrase.mention, mentions[m].type != .quantity { return nil }
    if phrase.mention == nil, let title = phrase.title, isOffice(phrase.head, mentions[title]) { return .office }
    return type(of: phrase.sense)
  }

  /// `chức vụ Chủ tịch HĐND`: the post with its name.
  private func isOffice(_ noun: Int, _ mention: Mention) -> Bool {
    units[noun].sense == .abstract && units[noun].tokens.upperBound == mention.tokens.lowerBound && mention.form == .title
  }

  /// `tiền chuộc`, `khoản tiền lớn`, `10% doanh thu`: money of which no sum is told, neither in the phrase nor behind it (`số tiền | 24 tỷ đồng`).
  private func isSum(_ phrase: NounPhrase) -> Bool {
    guard units[phrase.head].senses == 1 << UInt32(Sense.money.rawValue), !phrase.units.contains(where: isAmount) else { return false }
    // `số tiền lên tới | 24 tỷ đồng`, `số tiền là hơn | 24 tỷ đồng`
    var next = phrase.units.upperBound
    while next < units.count, next < phrase.units.upperBound + 3, !isAmount(next), structure.phraseOfUnit[next] < 0,
      units[next].kind != .punctuation
    { next += 1 }
    return next == units.count || !isAmount(next)
  }

  /// The phrase, and the next longer one around it unless a sum stands in it.
  private func sums(_ phrase: NounPhrase) -> [Mention] {
    let start = phrase.units.upperBound
    let shorter = mention(phrase.tokens, .money, .nominal, [])
    guard let end = ends(behind: start, .money).first, !(start..<end).contains(where: isAmount) else { return [shorter] }
    let longer = phrase.tokens.lowerBound..<units[end - 1].tokens.upperBound
    return [shorter, Mention(tokens: longer, type: .money, form: .nominal, entities: [], rule: "phrase-long")]
  }

  private func isAmount(_ unit: Int) -> Bool { units[unit].mention.map { mentions[$0].type == .money } ?? false }

  private func type(of sense: Sense) -> MentionType? {
    switch sense {
    case .person, .group: .person
    case .organisation: .organisation
    case .country: .country
    case .place: .place
    case .facility: .facility
    default: nil
    }
  }

  private func form(of phrase: NounPhrase) -> MentionForm {
    if let m = phrase.mention, mentions[m].value == nil, !hasNounBefore(phrase, mentions[m]) { return mentions[m].form }
    return units[phrase.head].wordClass == .P ? .pronoun : .nominal
  }

  private func hasNounBefore(_ phrase: NounPhrase, _ mention: Mention) -> Bool {
    phrase.units.contains {
      units[$0].kind == .word && units[$0].wordClass == .N && units[$0].tokens.lowerBound < mention.tokens.lowerBound
    }
  }

  /// A name's entity, unless a noun of kin or the like stands before it: `bố mẹ Josh` are not `Josh`.
  private func entities(of phrase: NounPhrase) -> Referents {
    guard let m = phrase.mention, !hasNounBefore(phrase, mentions[m]) else { return Referents() }
    let isOther = phrase.units.prefix { units[$0].mention != m }.contains { unit in
      units[unit].mention.map { mentions[$0].value == nil && mentions[$0].entities != mentions[m].entities } ?? false
    }
    return isOther ? Referents() : mentions[m].entities
  }

  // MARK: What stands inside it

  /// The name with its titles inside a longer phrase (`ngày | ông Hà`, `ông Trần Văn Quyết | - Phó bí thư`), pronouns, and a person or body that
  /// a noun of another kind opens (`số lượng | người Campuchia`).
  private func inner(_ phrase: NounPhrase) -> [Mention] {
    var found: [Mention] = []
    let last = units[phrase.units.upperBound - 1].tokens.upperBound
    for i in phrase.units {
      let u = units[i]
      if let m = u.mention {
        guard mentions[m].form == .name, mentions[m].type == .person else { continue }
        var start = i
        while start > phrase.units.lowerBound, let title = units[start - 1].mention, mentions[title].form == .title,
          mentions[title].entities == mentions[m].entities
        { start -= 1 }
        if start < i { found.append(mention(units[start].tokens.lowerBound..<u.tokens.upperBound, .person, .name, mentions[m].entities)) }
      } else if u.kind == .word, u.wordClass == .P, u.sense == .person || u.sense == .group {
        found.append(mention(u.tokens, .person, .pronoun, []))
      } else if u.kind == .word, u.wordClass == .N || u.wordClass == .Nc, i > phrase.units.lowerBound, let type = type(of: u.sense),
        opensAnother(i, phrase)
      {
        found.append(mention(u.tokens.lowerBound..<last, type, .nominal, []))
      }
    }
    return found
  }

  /// Behind a noun of another kind.
  private func opensAnother(_ i: Int, _ phrase: NounPhrase) -> Bool {
    let before = units[i - 1]
    return before.kind == .word && before.wordClass == .N && type(of: before.sense) != type(of: units[i].sense)
  }

  private func mention(_ tokens: Range<Int>, _ type: MentionType, _ form: MentionForm, _ entities: Referents) -> Mention {
    Mention(tokens: tokens, type: type, form: form, entities: entities, rule: form == .name ? "phrase-titled" : "phrase")
  }

  /// `500.000 người` of `hơn 500.000 người`: without the words that bound the count.
  private func counted(_ phrase: NounPhrase) -> Range<Int>? {
    let start = phrase.tokens.first { text.tokens[$0].kind == .number }
    guard let start, start > phrase.tokens.lowerBound, start - phrase.tokens.lowerBound <= 2 else { return nil }
    guard let m = units[phrase.units.lowerBound].mention, mentions[m].type == .quantity else { return nil }
    return start..<phrase.tokens.upperBound
  }

  // MARK: What goes on behind it

  /// Where longer phrases around one end, as units, the nearest first.
  private func ends(behind start: Int, _ type: MentionType) -> [Int] {
    var ends: [Int] = []
    var end = start
    while ends.count < 3,
      let next = bracketEnd(end) ?? ageEnd(end, type) ?? termEnd(end, type) ?? complementEnd(end) ?? pointerEnd(end) ?? clauseEnd(end)
    {
      ends.append(next)
      end = next
    }
    return ends
  }

  /// Behind what stands in brackets.
  private func bracketEnd(_ at: Int) -> Int? {
    guard at < units.count, units[at].mark == UInt8(ascii: "(") else { return nil }
    for i in at + 1..<min(units.count, at + 24) where units[i].mark == UInt8(ascii: ")") { return i + 1 }
    return nil
  }

  /// `34 tuổi` behind `một bác sĩ nam`.
  private func ageEnd(_ at: Int, _ type: MentionType) -> Int? {
    guard type == .person, at < units.count, let m = units[at].mention, mentions[m].value != nil else { return nil }
    return text.tokens[units[at].tokens.upperBound - 1].key == words.age ? at + 1 : nil
  }

  /// `nhiệm kỳ 2016-2021`, `khóa XII` behind an office.
  private func termEnd(_ at: Int, _ type: MentionType) -> Int? {
    guard type == .office || type == .organisation else { return nil }
    let at = at < units.count && units[at].mark == UInt8(ascii: ",") ? at + 1 : at
    guard at + 1 < units.count, words.terms.contains(where: { starts($0, at) }) else { return nil }
    var end = at + 1
    while end < units.count, end - at < 5, units[end].mention.map({ mentions[$0].value != nil }) ?? isNumberOrHyphen(end) { end += 1 }
    return end > at + 1 ? end : nil
  }

  private func isNumberOrHyphen(_ i: Int) -> Bool {
    let token = text.tokens[units[i].tokens.lowerBound]
    return units[i].tokens.count == 1 && (token.kind == .number || units[i].isHyphen || token.shape == .upper)
  }

  private func starts(_ keys: [Int32], _ unit: Int) -> Bool {
    let tokens = units[unit].tokens
    return tokens.count == keys.count && keys.enumerated().allSatisfy { text.tokens[tokens.lowerBound + $0.offset].key == $0.element }
  }

  /// Behind an owner or a place: `của Cuba`, `tại Việt Nam`.
  private func complementEnd(_ at: Int) -> Int? {
    guard at + 1 < units.count, units[at].wordClass == .E, structure.phraseOfUnit[at + 1] >= 0 else { return nil }
    let next = structure.phrases[structure.phraseOfUnit[at + 1]]
    let isOwner = text.tokens[units[at].tokens.lowerBound].key == words.owner
    guard isOwner || [.place, .country, .facility, .organisation].contains(next.sense) else { return nil }
    return next.units.upperBound
  }

  /// Behind `này`, `khác` and the like.
  private func pointerEnd(_ at: Int) -> Int? {
    guard at < units.count, units[at].kind == .word, structure.predicateOfUnit[at] < 0, !endsInName(at) else { return nil }
    return units[at].wordClass == .A || units[at].wordClass == .P && units[at].sense == .none ? at + 1 : nil
  }

  /// Behind a clause that says which is meant: `người bị bắt hôm qua`.
  private func clauseEnd(_ at: Int) -> Int? {
    guard at < units.count, !endsInName(at) else { return nil }
    let relative = structure.predicates.first { ($0.adverbs.min() ?? $0.unit) >= at && $0.unit - at <= 3 && $0.link == .relative }
    guard let relative, relative.tail.upperBound > at else { return nil }
    return relative.tail.upperBound
  }

  private func endsInName(_ at: Int) -> Bool {
    units[at - 1].mention.map { mentions[$0].value == nil && mentions[$0].form == .name } ?? false
  }

  // MARK: Rows

  /// `Nga và Syria`: neighbours of one type with `và` or a comma between, what stands in brackets behind each included.
  func rows() -> [Mention] {
    var found: [Mention] = []
    var row: [Int] = []
    func close() {
      if let first = row.first, let last = row.last, row.count > 1, let type = type(of: structure.phrases[first]) {
        let phrases = row.map { structure.phrases[$0] }
        let start = structure.phrases[first].tokens.lowerBound
        var ends = [structure.phrases[last].units.upperBound]
        if let bracket = bracketEnd(ends[0]) { ends.append(bracket) }
        for end in ends {
          found.append(
            Mention(
              tokens: start..<units[end - 1].tokens.upperBound, type: type, form: form(of: phrases[0]),
              entities: both(phrases), rule: "phrase-row"))
        }
      }
      row = []
    }
    for p in structure.phrases.indices {
      if let last = row.last {
        if structure.phrases[p].units.lowerBound < behind(last) { continue }
        if !joins(last, p) { close() }
      }
      if type(of: structure.phrases[p]) != nil { row.append(p) } else { close() }
    }
    close()
    return found
  }

  /// The entities of two phrases; a longer row has none.
  private func both(_ phrases: [NounPhrase]) -> Referents {
    let all = phrases.flatMap { entities(of: $0) }
    return phrases.count == 2 && all.count == 2 ? Referents(all) : Referents()
  }

  /// The unit behind a phrase and its brackets.
  private func behind(_ p: Int) -> Int { bracketEnd(structure.phrases[p].units.upperBound) ?? structure.phrases[p].units.upperBound }

  private func joins(_ a: Int, _ b: Int) -> Bool {
    let end = behind(a)
    guard type(of: structure.phrases[a]) == type(of: structure.phrases[b]), structure.phrases[b].units.lowerBound == end + 1 else {
      return false
    }
    return units[end].mark == UInt8(ascii: ",") || units[end].traits.contains(.coordinate)
  }
}
