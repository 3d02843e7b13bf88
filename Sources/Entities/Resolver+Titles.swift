import Annotations
import Gazetteers

extension Resolver {
  /// The country that a bare title or body means at a place: the side of `phía X`, else the document's home.
  func contextCountry(_ span: NameSpan) -> UInt16 {
    let side = sideCountry(at: span.tokens.lowerBound)
    return side != 0 ? side : home
  }

  /// Titles that stand before a name.
  func resolveBorneTitles() {
    // Fuller titles first: `Chủ tịch` is then the `Chủ tịch nước Cuba` told elsewhere.
    for bare in [false, true] {
      for i in items.indices where (items[i].span.complement == .none && items[i].span.ownWords.count <= 2) == bare {
        if let bearer = finalBearer(i), let person = items[bearer].entities.first { bear(i, person) }
      }
    }
  }

  /// An unlisted foreign name behind the title of an office with one known holder, and like his, is the holder's: `Thủ tướng Phăn-khăm Vi-phả-vẳn`.
  func resolveTransliterations() {
    /// The holder that each person turned out to be.
    var known: [Int: Int] = [:]
    for i in items.indices where items[i].span.office >= 0 && items[i].span.status == .current {
      guard let bearer = finalBearer(i), let person = items[bearer].entities.first, known[person] == nil, entities[person].row < 0,
        !persons[person].isVietnamese
      else { continue }
      let holders = names.offices.holders(of: names.offices.key(of: items[i].span, home: bearerCountry(person, items[i].span)))
      let text = document.text.span(items[bearer].span.name).range
      let alike = holders.filter {
        Transliteration.resembles(document.text.text.bytes[text], lexicon.strings[lexicon.entities[Int($0)].name].utf8)
      }
      guard alike.count == 1 else { continue }
      let holder = entity(row: alike[0])
      if persons[holder].wordCount == 0 { persons[holder].words = persons[person].words }
      known[person] = holder
    }
    if known.isEmpty { return }
    for j in items.indices where items[j].entities.count == 1 {
      if let holder = known[items[j].entities[0]] { items[j].entities = Referents(holder) }
    }
  }

  private func finalBearer(_ i: Int) -> Int? {
    guard var bearer = items[i].bearer else { return nil }
    while let next = items[bearer].bearer { bearer = next }
    return items[bearer].span.form == .name ? bearer : nil
  }

  /// Title `i` is a person's.
  func bear(_ i: Int, _ person: Int) {
    let span = items[i].span
    items[i].entities = Referents(person)
    if span.title >= 0, span.office < 0, span.rule == "title-word" {
      let row = lexicon.titles[Int(span.title)]
      if persons[person].gender == 0 { persons[person].gender = row.gender }
      if row.titleClass == .role { give(role: span.title, to: person) }
      note(document.words(span.ownWords), nil, of: person)
      if span.country != 0, entities[person].country == 0 { entities[person].country = span.country }
    }
    guard span.office >= 0 else { return }
    let context = bearerCountry(person, span)
    let words = document.words(span.tokens)
    if span.complement == .none,
      let longer = persons[person].titles.first(where: { $0.words.count > words.count && $0.words.begins(with: words) && $0.key != nil })
    {
      items[i].office = longer.key.flatMap { offices[$0.hash] }.map(Int.init)
      return
    }
    let key = names.offices.key(of: span, home: context)
    items[i].office = officeEntity(span, key, names.offices.country(of: span, home: context))
    note(words, key, of: person)
    if span.complement != .none { noteBearer(of: document.words(span.tokens).hash(), person) }
    if span.status == .current, key.isSomebodys {
      officeBearers[key.hash] = officeBearers[key.hash].map { $0 == Int32(person) ? $0 : -2 } ?? Int32(person)
    }
    if span.status != .former, entities[person].offices.count < Person.titleLimit, !entities[person].offices.contains(key) {
      entities[person].offices.append(key)
    }
    if entities[person].country == 0 { entities[person].country = names.offices.country(of: span, home: context) }
  }

  /// Writes down a title that the person has been given: once, however often it is told.
  private func note(_ words: Words, _ key: OfficeKey?, of person: Int) {
    let titles = persons[person].titles
    guard titles.count < Person.titleLimit, !titles.contains(where: { $0.key?.hash == key?.hash && $0.words.isSame(as: words) }) else {
      return
    }
    persons[person].titles.append((words, key))
  }

  private func noteBearer(of title: UInt64, _ person: Int) {
    titleBearers[title] = titleBearers[title].map { $0 == Int32(person) ? $0 : -2 } ?? Int32(person)
  }

  /// Who bears just these words somewhere in the text, be it farther on: `Cựu giám đốc Công ty A lĩnh án` in a headline. Nobody where two do.
  func bearer(of span: NameSpan) -> Int? {
    guard span.complement != .none, let person = titleBearers[document.words(span.tokens).hash()], person >= 0 else { return nil }
    return Int(person)
  }

  private func give(role: Int32, to person: Int) {
    guard !persons[person].roles.contains(role) else { return }
    persons[person].roles.append(role)
    inRole[role] = inRole[role] == nil ? Int32(person) : -2
  }

  /// The country whose office a bare title before a name is: the person's own where known; for a foreign name not the one at home but the only other.
  private func bearerCountry(_ person: Int, _ span: NameSpan) -> UInt16 {
    if country(person) != 0 { return country(person) }
    let side = contextCountry(span)
    guard side == Evidence.vietnam, !persons[person].isVietnamese, span.complement == .none else { return side }
    return names.evidence.mainForeign ?? side
  }

  func officeEntity(_ span: NameSpan, _ key: OfficeKey, _ country: UInt16) -> Int {
    guard key.isSomebodys else {
      return entity(Identity(type: .office, words: document.words(span.tokens), country: country), named: span.tokens)
    }
    if let known = offices[key.hash] { return Int(known) }
    let index = append(Referent(type: .office, name: span.tokens, country: country, office: key))
    offices[key.hash] = Int32(index)
    return index
  }

  /// `Nguyễn Văn A, Chủ tịch UBND xã B, cho biết`: a title behind a name that has no name of its own.
  func resolveAppositions() {
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
    if let i = nameEnding(at: start - 1) { return items[i].entities.first }
    // `Võ Thành Nhơn, 58 tuổi, cựu Giám đốc …`
    if start >= 5, document.isMark(start - 1, ","), document.cue(.age, at: start - 2) == start - 1,
      document.tokens[start - 3].kind == .number,
      document.isMark(start - 4, ","), let i = nameEnding(at: start - 4)
    {
      return items[i].entities.first
    }
    guard start >= 3, document.isMark(start - 1, ","), document.isMark(start - 2, ")") else { return nil }
    var open = start - 3
    while open > start - 12, open > 0, !document.isMark(open, "(") { open -= 1 }
    return nameEnding(at: open).flatMap { items[$0].entities.first }
  }
}
