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
          items[i].entities = onlyPerson(inRole: span.title).map { Referents($0) } ?? Referents()
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
    let context = contextCountry(span)
    let key = names.offices.key(of: span, home: context)
    items[i].office = officeEntity(span, key, names.offices.country(of: span, home: context))
    if isPost(span) { return }
    if span.status == .former {
      items[i].entities = bearer(of: span).map { Referents($0) } ?? Referents()
    } else if let person = bearerBefore(span, key) ?? holder(span, context) ?? personOfNextTitle(i) ?? bearer(of: span) {
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

  private func organisation(_ span: NameSpan) -> [Int] {
    let kind = kind(ofHeadAt: span.tokens.lowerBound, before: span.tokens.upperBound)
    for trace in before(span.tokens.lowerBound, sentences: 3) where entities[trace.entity].type == .organisation {
      let other = items[trace.item].span.kind
      if kind == 0 || other == 0 || isAlike(kind, other) { return [trace.entity] }
    }
    return []
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

  private func isAlike(_ kind: StringID, _ other: StringID) -> Bool {
    if other == kind { return true }
    let isBusiness = names.kinds[kind].contains(.business)
    return isBusiness == names.kinds[other].contains(.business) && (isBusiness || !names.kinds[kind].contains(.ministry))
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
      if gender != 0, persons[trace.entity].gender == gender { score += 2 }
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
    return onlyPerson(inRole: title.index).map { [$0] } ?? []
  }

  private func onlyPerson(inRole role: Int32) -> Int? {
    guard let person = inRole[role], person >= 0, entities[Int(person)].type == .person else { return nil }
    return Int(person)
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

  // MARK: Two

  /// `hai nhà lãnh đạo`, `hai Thủ tướng`, `hai bị cáo`: the last two who are called so.
  private func twoPersons(_ span: NameSpan) -> [Int] {
    let inner = document.matches[span.tokens.lowerBound + 1].filter { Int($0.end) == span.tokens.upperBound }
    let role = inner.first { $0.kind == .title && lexicon.titles[Int($0.index)].titleClass == .role }
    let office = inner.first { $0.kind == .office && lexicon.offices[Int($0.index)].takes.contains(.country) }
    let leaders = office.map { lexicon.offices[Int($0.index)].home == 0 } ?? true
    let words = document.words(span.tokens.lowerBound + 1..<span.tokens.upperBound)
    var found: [Int] = []
    for trace in before(span.tokens.lowerBound, persons: true) where !found.contains(trace.entity) {
      let person = trace.entity
      if let role, office == nil, !isLeaderWord(role.index), !persons[person].roles.contains(role.index) { continue }
      if office != nil, !leaders, !persons[person].titles.contains(where: { $0.words.begins(with: words) }) { continue }
      if let first = found.first, case let a = entities[first].country, a != 0, a == entities[person].country, role == nil || office != nil
      {
        continue
      }
      if office != nil || role.map({ isLeaderWord($0.index) }) == true, !isLeader(person) { continue }
      found.append(person)
      if found.count == 2 { return found.reversed() }
    }
    guard let office, lexicon.offices[Int(office.index)].single, !leaders else { return [] }
    return holdersOfTwo(office.index, span)
  }

  /// `Hai người | nhất trí`, `Hai người | sẽ gặp lại`: before what they say or do, not `Hai người | bị thương`.
  private func opensSentence(_ span: NameSpan) -> Bool {
    guard span.tokens.lowerBound == document.sentenceStart(span.tokens.lowerBound),
      let next = document.word(at: span.tokens.upperBound)?.row
    else { return false }
    return next.traits.isDisjoint(with: [.passive]) && (next.first == .R || next.first == .V)
  }

  /// The two persons, and no third, who were told of in this sentence or else in the one before.
  private func talking(before span: NameSpan) -> [Int] {
    var found: [Int] = []
    for trace in before(span.tokens.lowerBound, sentences: 1, persons: true) where items[trace.item].container == nil {
      if !found.contains(trace.entity) { found.append(trace.entity) }
    }
    return found.count == 2 ? found.reversed() : []
  }

  /// Who has an office by the text or, named without one (`ông Putin`), by the list.
  private func isLeader(_ person: Int) -> Bool {
    !entities[person].offices.isEmpty || entities[person].row >= 0 && names.offices.terms.isOfficial(entities[person].row)
  }

  /// `nhà lãnh đạo` is no part in a case but the rank that any high office gives.
  private func isLeaderWord(_ title: Int32) -> Bool { lexicon.strings[lexicon.titles[Int(title)].english].contains("leader") }

  /// The holders of one office in the two countries that are talked about.
  private func holdersOfTwo(_ office: Int32, _ span: NameSpan) -> [Int] {
    let id = lexicon.offices[Int(office)].id
    let countries = twoCountries(span.tokens.lowerBound).map { entities[$0].country }.filter { $0 != 0 }
    let holders = countries.map { names.offices.holders(of: OfficeKey(id: id, country: $0, lexicon)) }
    guard holders.count == 2, holders.allSatisfy({ $0.count == 1 }) else { return [] }
    return holders.map { entity(row: $0[0]) }
  }

  /// The two countries named most often so far, in the order of their first mention.
  private func twoCountries(_ token: Int) -> [Int] {
    var counts: [Int: Int] = [:]
    var order: [Int] = []
    for trace in before(token) {
      guard let country = countryBehind(trace) else { continue }
      if counts[country] == nil { order.insert(country, at: 0) }
      counts[country, default: 0] += 1
    }
    guard order.count >= 2 else { return [] }
    let ranked = order.enumerated().sorted { (-(counts[$0.element] ?? 0), $0.offset) < (-(counts[$1.element] ?? 0), $1.offset) }
    let best = ranked.prefix(2).map(\.element)
    return order.filter { best.contains($0) }
  }

  /// A country named, or whose body or officer is.
  private func countryBehind(_ trace: Trace) -> Int? {
    if entities[trace.entity].type == .country { return trace.entity }
    guard entities[trace.entity].country != 0 else { return nil }
    return countryEntities[Int32(entities[trace.entity].country)].map(Int.init)
  }

  /// Two countries, unless companies or other bodies were the last to be named together.
  private func twoSides(_ span: NameSpan) -> [Int] {
    let near = nearSides(span)
    let talking = talking(before: span)
    if talking.count == 2, !namesCountry(before: span), entities[talking[0]].country != entities[talking[1]].country { return talking }
    if near.count == 2 { return near }
    let countries = twoCountries(span.tokens.lowerBound)
    if countries.count == 2 { return countries }
    var found: [Int] = []
    for trace in before(span.tokens.lowerBound, sentences: 3)
    where entities[trace.entity].type == .organisation && !found.contains(trace.entity) {
      if items[trace.item].container == nil { found.append(trace.entity) }
      if found.count == 2 { return found.reversed() }
    }
    return []
  }

  /// Whether a country is told of by its own name in this sentence or the one before.
  private func namesCountry(before span: NameSpan) -> Bool {
    before(span.tokens.lowerBound, sentences: 1).contains { items[$0.item].container == nil && entities[$0.entity].type == .country }
  }

  /// The last two countries in this sentence and the one before, told by name, by a body or by an officer; where a third is named, none.
  private func nearSides(_ span: NameSpan) -> [Int] {
    var found: [(country: UInt16, entity: Int)] = []
    for trace in before(span.tokens.lowerBound, sentences: 1) where items[trace.item].container == nil {
      let country = entities[trace.entity].country
      guard country != 0, TypeSet([.country, .person, .organisation]).has(entities[trace.entity].type) else { continue }
      if !found.contains(where: { $0.country == country }) {
        found.append((country, countryEntities[Int32(country)].map(Int.init) ?? trace.entity))
      }
      if found.count == 2 { break }
    }
    return found.count == 2 ? found.reversed().map(\.entity) : []
  }

  private func twoParties(_ span: NameSpan) -> [Int] {
    let parties = twoCountries(span.tokens.lowerBound).compactMap { names.offices.terms.party(of: country($0)) }
    return parties.count == 2 ? parties.map { entity(row: $0) } : []
  }
}
