import Annotations
import Gazetteers

extension Resolver {
  /// The country that a bare title or body means at a place: the side of `phía X`, else the document's home.
  func contextCountry(_ span: NameSpan) -> UInt16 {
    let side = sideCountry(at: span.tokens.lowerBound)
    return side != 0 ? side : home
  }

  /// Titles that stand before a name.
  mutating func resolveBorneTitles() {
    // Fuller titles first: `Chủ tịch` is then the `Chủ tịch nước Cuba` told elsewhere.
    for bare in [false, true] {
      for i in items.indices where (items[i].span.complement == .none && items[i].span.ownWords.count <= 2) == bare {
        if let bearer = finalBearer(i), let person = items[bearer].entities.first { bear(i, person) }
      }
    }
  }

  /// An unlisted foreign name behind the title of an office with one known holder, and like his, is the holder's: `Thủ tướng Phăn-khăm Vi-phả-vẳn`.
  mutating func resolveTransliterations() {
    for i in items.indices where items[i].span.office >= 0 && items[i].span.status == .current {
      guard let bearer = finalBearer(i), let person = items[bearer].entities.first, rows[person] < 0, !persons[person].isVietnamese else {
        continue
      }
      let holders = names.offices.holders(ofKey: names.offices.key(of: items[i].span, home: bearerCountry(person, items[i].span)))
      let text = document.text.span(items[bearer].span.name).range
      let alike = holders.filter {
        Transliteration.resembles(document.text.text.bytes[text], lexicon.strings[lexicon.entities[Int($0)].name].utf8)
      }
      guard alike.count == 1 else { continue }
      let known = entity(row: alike[0])
      persons[known].words = persons[known].words.isEmpty ? persons[person].words : persons[known].words
      for j in items.indices where items[j].entities == [person] { items[j].entities = [known] }
    }
  }

  private func finalBearer(_ i: Int) -> Int? {
    guard var bearer = items[i].bearer else { return nil }
    while let next = items[bearer].bearer { bearer = next }
    return items[bearer].span.form == .name ? bearer : nil
  }

  /// Title `i` is a person's.
  mutating func bear(_ i: Int, _ person: Int) {
    let span = items[i].span
    items[i].entities = [person]
    if span.title >= 0, span.office < 0, span.rule == "title-word" {
      let row = lexicon.titles[Int(span.title)]
      if persons[person].gender == 0 { persons[person].gender = row.gender }
      if row.titleClass == .role { persons[person].roles.append(span.title) }
      persons[person].titles.append((document.words(span.ownWords), nil))
      if span.country != 0, entities[person].country == nil { entities[person].country = CountryCode.string(span.country) }
    }
    guard span.office >= 0 else { return }
    let context = bearerCountry(person, span)
    let words = document.words(span.tokens)
    if span.complement == .none,
      let longer = persons[person].titles.first(where: { $0.words.count > words.count && $0.words.starts(with: words) && $0.key != nil })
    {
      items[i].office = longer.key.flatMap { offices[$0] }
      return
    }
    let key = names.offices.key(of: span, home: context)
    items[i].office = officeEntity(span, key, names.offices.country(of: span, home: context))
    persons[person].titles.append((document.words(span.tokens), key))
    if span.status != .former, !entities[person].offices.contains(key) { entities[person].offices.append(key) }
    if entities[person].country == nil { entities[person].country = CountryCode.string(names.offices.country(of: span, home: context)) }
  }

  /// The country whose office a bare title before a name is: the person's own where known; for a foreign name not the one at home but the only other.
  private func bearerCountry(_ person: Int, _ span: NameSpan) -> UInt16 {
    if country(person) != 0 { return country(person) }
    let side = contextCountry(span)
    guard side == Evidence.vietnam, !persons[person].isVietnamese, span.complement == .none else { return side }
    return names.evidence.mainForeign ?? side
  }

  mutating func officeEntity(_ span: NameSpan, _ key: String, _ country: UInt16) -> Int {
    guard key.contains("/") else {
      return entity(Identity(type: .office, words: document.words(span.tokens), country: country), named: span.tokens)
    }
    if let known = offices[key] { return known }
    let index = append(
      Entity(type: .office, name: document.text.string(span.tokens), key: key, country: CountryCode.string(country)), row: -1)
    offices[key] = index
    return index
  }

  /// `Nguyễn Văn A, Chủ tịch UBND xã B, cho biết`: a title behind a name that has no name of its own.
  mutating func resolveAppositions() {
    for i in items.indices where items[i].span.office >= 0 && items[i].entities.isEmpty && items[i].container == nil {
      let start = items[i].span.tokens.lowerBound
      guard let person = personEnding(before: start), let link = link(before: start) else { continue }
      let end = items[i].span.tokens.upperBound
      let closed = end >= document.limit(start) || document.tokens[end].kind == .punctuation || document.cue(.and, at: end) == nil
      if link == .copula || closed { bear(i, person) }
    }
  }

  private enum Link { case mark, copula }

  private func link(before start: Int) -> Link? {
    let at = start - 1
    guard at > document.sentenceStart(start) else { return nil }
    if document.cue(.copula, at: at) == start { return .copula }
    return document.isMark(at, ",") || document.isHyphen(at) || document.isMark(at, "(") ? .mark : nil
  }

  /// The person whose name ends one token before the one given; an age or year in brackets may stand between.
  private func personEnding(before start: Int) -> Int? {
    if let i = nameEnds[start - 1] { return items[i].entities.first }
    guard start >= 3, document.isMark(start - 1, ","), document.isMark(start - 2, ")") else { return nil }
    var open = start - 3
    while open > start - 12, open > 0, !document.isMark(open, "(") { open -= 1 }
    return nameEnds[open].flatMap { items[$0].entities.first }
  }
}
