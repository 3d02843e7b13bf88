import Annotations
import Gazetteers

extension Resolver {
  /// How many earlier mentions a reference looks back at.
  private static let reach = 300

  /// Bare titles and references, left to right, each with what stands before it.
  func resolveInOrder() {
    for i in items.indices {
      let span = items[i].span
      if items[i].entities.isEmpty, !items[i].dropped {
        if span.office >= 0 {
          resolveBareTitle(i)
        } else if span.rule == "role" {
          items[i].entities = onlyPerson(inRole: span.title, at: span.tokens.lowerBound).map { Referents($0) } ?? Referents()
          items[i].dropped = items[i].entities.isEmpty
        } else if span.rule == "firm" {
          items[i].entities = Referents(firm(span))
          items[i].dropped = items[i].entities.isEmpty
        } else if span.rule == "reference" {
          resolveReference(i)
        }
      }
      if items[i].entities.count == 1 { note(i) }
    }
  }

  private func note(_ i: Int) {
    let token = items[i].span.tokens.lowerBound
    // `Ảnh: Getty Images`: nobody goes on to talk of whose the picture is.
    if document.follows(.credit, before: token) { return }
    let entity = items[i].entities[0]
    let lastPerson = entities[entity].type == .person ? trail.count : trail.last?.lastPerson ?? -1
    trail.append(Trace(token: token, entity: entity, item: i, lastPerson: lastPerson))
    switch entities[entity].type {
    case .person:
      let sentence = Int32(document.sentence(token))
      if items[i].container == nil, firstPerson[sentence] == nil { firstPerson[sentence] = Int32(entity) }
    case .country: if entities[entity].country != 0 { countryEntities[Int32(entities[entity].country)] = Int32(entity) }
    default: break
    }
  }

  /// Earlier mentions in the same part of the page, the last one first, at most so many sentences back; of persons alone where only those count.
  func before(_ token: Int, sentences: Int = .max, persons: Bool = false) -> EarlierMentions {
    let related = isRelated(token)
    return EarlierMentions(
      trail: trail, at: trail.count, first: max(0, trail.count - Self.reach), document: document, here: document.sentence(token),
      related: related, sentences: related ? min(sentences, 4) : sentences, persons: persons)
  }

  struct EarlierMentions: Sequence, IteratorProtocol {
    let trail: [Trace]
    var at: Int
    let first: Int
    let document: Document
    let here: Int
    let related: Bool
    let sentences: Int
    let persons: Bool

    mutating func next() -> Trace? {
      while at > first {
        at = persons ? trail[at - 1].lastPerson : at - 1
        if at < first { return nil }
        let trace = trail[at]
        // Mentions stand in text order: all before this one are as far away.
        if here - document.sentence(trace.token) > sentences { return nil }
        if Resolver.isRelated(document.zone(trace.token)) == related { return trace }
      }
      return nil
    }
  }

  private static func isRelated(_ zone: Zone) -> Bool { zone == .related || zone == .navigation }

  private func isRelated(_ token: Int) -> Bool { Self.isRelated(document.zone(token)) }

  // MARK: Bare titles

  private func resolveBareTitle(_ i: Int) {
    let span = items[i].span
    let context = countryPointed(behind: i) ?? contextCountry(span)
    let key = names.offices.key(of: span, home: context)
    items[i].office = officeEntity(span, key, names.offices.country(of: span, home: context))
    if isPost(span) || isOfSeveral(i) { return }
    if span.status == .former {
      items[i].entities = bearer(of: span).map { Referents($0) } ?? Referents()
    } else if let person = bearerBefore(span, key) ?? bearerBehind(span, key) ?? holder(span, context) ?? personOfNextTitle(i)
      ?? bearer(of: span)
    {
      items[i].entities = Referents(person)
      if span.status == .current, key.isSomebodys, !entities[person].offices.contains(key), isNewOffice(span, person) {
        entities[person].offices.append(key)
      }
    }
  }

  /// A bare title that the person bears in a fuller form adds no office.
  private func isNewOffice(_ span: NameSpan, _ person: Int) -> Bool {
    let words = document.words(span.tokens)
    return span.complement != .none || !persons[person].titles.contains { $0.words.count > words.count && $0.words.begins(with: words) }
  }

  /// `chức Chủ tịch nước`, `làm Thủ tướng`: the office, not the man.
  private func isPost(_ span: NameSpan) -> Bool { document.follows(.post, before: span.tokens.lowerBound) }

  /// `Bộ trưởng Quốc phòng | hai nước`: nobody's alone.
  private func isOfSeveral(_ i: Int) -> Bool { reference(behind: i).map { !points(items[$0].span) } ?? false }

  /// `Thủ tướng | nước này`: whose it is.
  private func countryPointed(behind i: Int) -> UInt16? {
    guard let next = reference(behind: i), lexicon.pronoun(items[next].span.title) == .country, points(items[next].span),
      let found = country(items[next].span).first, entities[found].country != 0
    else { return nil }
    return entities[found].country
  }

  /// What points back right behind an item.
  private func reference(behind i: Int) -> Int? {
    guard i + 1 < items.count, items[i + 1].span.rule == "reference", case let next = items[i + 1].span.tokens.lowerBound,
      next == items[i].span.tokens.upperBound, document.tokens[next].gap < .line
    else { return nil }
    return i + 1
  }

  /// A membership before a bare office is its holder's.
  private func personOfNextTitle(_ i: Int) -> Int? {
    guard let next = items[i].bearer, items[next].span.office >= 0 else { return nil }
    if items[next].entities.isEmpty { resolveBareTitle(next) }
    return items[next].entities.first
  }

  /// A person of the text who bears this office, or for a bare title one whose title begins with these words; the last one named.
  private func bearerBefore(_ span: NameSpan, _ key: OfficeKey) -> Int? {
    let words = document.words(span.tokens)
    let own = names.offices.country(of: span, home: contextCountry(span))
    for trace in before(span.tokens.lowerBound, persons: true) {
      let entity = trace.entity
      if key.isSomebodys, entities[entity].offices.contains(key) { return entity }
      guard span.complement == .none, persons[entity].titles.contains(where: { $0.words.begins(with: words) }) else { continue }
      // A bare title with a country of its own is not another country's.
      if own != 0, case let other = entities[entity].country, other != 0, own != other, lexicon.offices[Int(span.office)].home != 0,
        isHomeAffair
      {
        continue
      }
      return entity
    }
    return nil
  }

  /// Whom the text names as the one holder of an office farther on, when no list knows him: he came after those whom it has. Of listed ones their
  /// terms decide: a president of once may be told of, too.
  private func bearerBehind(_ span: NameSpan, _ key: OfficeKey) -> Int? {
    guard key.isSomebodys, lexicon.offices[Int(span.office)].single, let person = officeBearers[key.hash], person >= 0,
      entities[Int(person)].row < 0
    else { return nil }
    return Int(person)
  }

  private var isHomeAffair: Bool { home == Evidence.vietnam && names.evidence.namesVietnam }

  /// The holder at the document's date, when there is one only; without a date the one whom the page names.
  private func holder(_ span: NameSpan, _ context: UInt16) -> Int? {
    guard lexicon.offices[Int(span.office)].single else { return nil }
    let holders = names.offices.holders(of: span, home: context)
    if holders.count == 1 { return entity(row: holders[0]) }
    let named = holders.filter { names.evidence.isMentioned($0) }
    return named.count == 1 ? entity(row: named[0]) : nil
  }

  // MARK: References

  private func resolveReference(_ i: Int) {
    let found = referents(i)
    items[i].entities = Referents(found)
    items[i].dropped = found.isEmpty
  }

  private func referents(_ i: Int) -> [Int] {
    let span = items[i].span
    // `hai nhà ngoại giao Đức`, `hai nước ASEAN`: these are said, not pointed to.
    if span.tokens.count > 1, let next = item(at: span.tokens.upperBound), items[next].span.form == .name { return [] }
    // `hai đoàn cán bộ`
    if span.tokens.count > 1, span.tokens.upperBound < document.limit(span.tokens.lowerBound),
      let next = document.word(at: span.tokens.upperBound)?.row, next.first == .N, next.sense == .person || next.sense == .group
    {
      return []
    }
    switch lexicon.pronoun(span.title) {
    case .person: return person(i, gender: 0)
    case .person_m: return person(i, gender: UInt8(ascii: "m"))
    case .person_f: return person(i, gender: UInt8(ascii: "f"))
    case .two_persons: return twoPersons(span)
    case .two_people: return opensSentence(span) ? talking(before: span) : []
    case .two_countries: return twoCountries(span.tokens.lowerBound)
    case .two_sides: return twoSides(span)
    case .two_bodies: return twoBodies(span)
    case .two_places: return twoPlaces(span)
    case .two_parties: return twoParties(span)
    case .country: return points(span) ? country(span) : []
    case .organisation: return points(span) ? organisation(span) : []
    case .place: return points(span) ? place(span) : []
    case .persons, .thing, .reciprocal: return []
    }
  }

  /// Ends in `này`, `đó`, `trên`.
  private func points(_ span: NameSpan) -> Bool {
    span.tokens.count > 1 && document.cue(.demonstrative, at: span.tokens.upperBound - 1) == span.tokens.upperBound
  }

  private func country(_ span: NameSpan) -> [Int] {
    for trace in before(span.tokens.lowerBound, sentences: 3) where entities[trace.entity].type == .country {
      if items[trace.item].span.form == .name, country(trace.entity) != Evidence.vietnam { return [trace.entity] }
    }
    return []
  }

  /// `công ty này`: the last body of that sort, before another that might be called so.
  private func organisation(_ span: NameSpan) -> [Int] {
    let kind = kind(ofHeadAt: span.tokens.lowerBound, before: span.tokens.upperBound)
    var other: Int?
    for trace in before(span.tokens.lowerBound, sentences: 3) where entities[trace.entity].type == .organisation {
      let body = items[trace.item].span
      if kind == 0 || isOfSort(body, kind) { return [trace.entity] }
      if other == nil, body.kind == 0 || isAlike(kind, body.kind) { other = trace.entity }
    }
    return other.map { [$0] } ?? []
  }

  /// `hai công ty`: the last two bodies of that kind; never countries, and nobody where there are no such two.
  private func twoBodies(_ span: NameSpan) -> [Int] {
    let kind = kind(ofHeadAt: span.tokens.lowerBound + 1, before: span.tokens.upperBound + 1)
    guard kind != 0 else { return [] }
    var found: [Int] = []
    for trace in before(span.tokens.lowerBound, sentences: 3)
    where entities[trace.entity].type == .organisation && items[trace.item].container == nil && !found.contains(trace.entity) {
      if isAlike(kind, items[trace.item].span.kind) { found.append(trace.entity) }
      if found.count == 2 { return found.reversed() }
    }
    return []
  }

  /// The kind of the head word at a token that ends before another one, or 0.
  func kind(ofHeadAt token: Int, before end: Int) -> StringID {
    document.matches[token].last { $0.kind == .orgHead && Int($0.end) < end }.map { lexicon.heads[Int($0.index)].kind } ?? 0
  }

  /// A firm for `công ty` and `hãng`, a bank for `ngân hàng`; of what is neither, a body of just that kind.
  func isOfSort(_ body: NameSpan, _ kind: StringID) -> Bool {
    if body.kind == kind { return true }
    // `Cánh Sen Airlines`: a firm by the word that closes its name.
    return names.kinds[kind].contains(.firm) && (names.kinds[body.kind].contains(.firm) || body.rule == "organisation-word")
  }

  private func isAlike(_ kind: StringID, _ other: StringID) -> Bool {
    if other == kind { return true }
    let (one, another) = (names.kinds[kind], names.kinds[other])
    if one.contains(.institution) || another.contains(.institution) { return false }
    let isBusiness = one.contains(.business)
    return isBusiness == another.contains(.business) && (isBusiness || !one.contains(.ministry))
  }

  /// `tỉnh này`: the last place of that level.
  private func place(_ span: NameSpan) -> [Int] {
    guard let head = document.matches[span.tokens.lowerBound].last(where: { $0.kind == .placeHead }) else { return [] }
    let kind = lexicon.placeHeads[Int(head.index)].kind
    for trace in before(span.tokens.lowerBound, sentences: 3) where items[trace.item].span.kind == kind { return [trace.entity] }
    return []
  }

  // MARK: One person

  private func person(_ i: Int, gender: UInt8) -> [Int] {
    let span = items[i].span
    if let role = role(span) { return role }
    let start = span.tokens.lowerBound
    let here = document.sentence(start)
    let excluded = isObject(start) ? clause(start) : start..<start
    var best: (score: Int, entity: Int)?
    // `Ông này` points to the last one told of, named or not: to nobody with a name two sentences back.
    let reach = points(span) ? 1 : 3
    for trace in before(start, sentences: reach, persons: true) where compatible(gender, persons[trace.entity].gender) {
      if excluded.contains(trace.token) || items[trace.item].container != nil { continue }
      let distance = here - document.sentence(trace.token)
      var score = -4 * distance
      if isSubject(trace) { score += 3 }
      if gender != 0, persons[trace.entity].gender == gender { score += 4 }
      if best == nil || score > best!.score { best = (score, trace.entity) }
    }
    return best.map { [$0.entity] } ?? []
  }

  /// `nạn nhân`, `người đàn ông`: nouns without a pointer are led only to the one person who is called so; nil for words that point.
  private func role(_ span: NameSpan) -> [Int]? {
    if span.tokens.count == 1 || points(span) { return nil }
    if document.word(at: span.tokens.upperBound - 1)?.row.first == .P { return nil }
    guard let title = document.matches[span.tokens.lowerBound].last(where: { $0.kind == .title && $0.tokens == span.tokens }) else {
      return []
    }
    return onlyPerson(inRole: title.index, at: span.tokens.lowerBound).map { [$0] } ?? []
  }

  /// The one person called so; nobody in a teaser, whose driver is not the article's.
  private func onlyPerson(inRole role: Int32, at token: Int) -> Int? {
    if isRelated(token) { return nil }
    guard let person = inRole[role] else { return document.cue(.tried, at: token) == nil ? nil : lastTried(before: token) }
    return person >= 0 && entities[Int(person)].type == .person ? Int(person) : nil
  }

  /// `xét xử ông A, tuyên phạt | bị cáo`: where nobody bears the word, the one person who has just been told to be tried.
  private func lastTried(before token: Int) -> Int? {
    var found: Int?
    for trace in before(token, sentences: 2, persons: true) where items[trace.item].span.form == .name {
      let start = titlesOf.titles(of: trace.item).map { items[$0].span.tokens.lowerBound }.min() ?? trace.token
      guard document.follows(.tries, before: start) else { continue }
      if let found, found != trace.entity { return nil }
      found = trace.entity
    }
    return found
  }

  /// The first person of a sentence is mostly what it is about.
  private func isSubject(_ trace: Trace) -> Bool {
    guard let first = firstPerson[Int32(document.sentence(trace.token))] else { return true }
    return Int(first) == trace.entity
  }

  /// Behind a verb or a preposition, as in `gặp ông`, `với ông`.
  private func isObject(_ start: Int) -> Bool {
    guard start > document.sentenceStart(start), let row = document.word(at: start - 1)?.row else { return false }
    return row.first == .E || row.first == .V && !row.traits.contains(.say)
  }

  /// The tokens back to the last comma or the beginning of the sentence.
  private func clause(_ start: Int) -> Range<Int> {
    var at = start
    while at > document.sentenceStart(start), !document.isMark(at - 1, ",") { at -= 1 }
    return at..<start
  }
}
