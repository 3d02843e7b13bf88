import Annotations
import Gazetteers

extension Resolver {
  /// Bare titles and references, left to right, each with what stands before it.
  mutating func resolveInOrder() {
    for i in items.indices {
      let span = items[i].span
      if items[i].entities.isEmpty, !items[i].dropped {
        if span.office >= 0 {
          resolveBareTitle(i)
        } else if span.rule == "reference" {
          resolveReference(i)
        }
      }
      if items[i].container == nil || span.type != .person, let entity = items[i].entities.first, items[i].entities.count == 1 {
        trail.append((span.tokens.lowerBound, entity))
      }
    }
  }

  // MARK: Bare titles

  private mutating func resolveBareTitle(_ i: Int) {
    let span = items[i].span
    let context = contextCountry(span)
    let key = names.offices.key(of: span, home: context)
    items[i].office = officeEntity(span, key, names.offices.country(of: span, home: context))
    if isPost(span) || span.status == .former { return }
    if let person = bearerBefore(span, key) ?? holder(span, context) {
      items[i].entities = [person]
      if span.status == .current, !entities[person].offices.contains(key), key.contains("/") { entities[person].offices.append(key) }
    }
  }

  /// `chức Chủ tịch nước`, `làm Thủ tướng`: the office, not the man.
  private func isPost(_ span: NameSpan) -> Bool { document.follows(.post, before: span.tokens.lowerBound) }

  /// A person of the text who bears this office, or for a bare title one whose title begins with these words; the last one named.
  private func bearerBefore(_ span: NameSpan, _ key: String) -> Int? {
    let words = document.words(span.tokens)
    let zone = isRelated(span.tokens.lowerBound)
    var seen: Set<Int> = []
    for (token, entity) in trail.reversed() where entities[entity].type == .person && seen.insert(entity).inserted {
      guard isRelated(token) == zone else { continue }
      if key.contains("/"), entities[entity].offices.contains(key) { return entity }
      if span.complement == .none, persons[entity].titles.contains(where: { $0.words.starts(with: words) }) {
        // A bare title with a country of its own is not another country's.
        if let own = CountryCode.string(names.offices.country(of: span, home: home)), let other = entities[entity].country, own != other, lexicon.offices[Int(span.office)].home != 0 { continue }
        return entity
      }
    }
    return nil
  }

  /// The holder at the document's date, when there is one only.
  private mutating func holder(_ span: NameSpan, _ context: UInt16) -> Int? {
    guard lexicon.offices[Int(span.office)].single else { return nil }
    let holders = names.offices.holders(of: span, home: context)
    if holders.count == 1 { return entity(row: holders[0]) }
    // Without a date: the one whom the page names.
    let named = holders.filter { names.evidence.mentioned.contains($0) }
    return named.count == 1 ? entity(row: named[0]) : nil
  }

  func isRelated(_ token: Int) -> Bool {
    let zone = document.zone(token)
    return zone == .related || zone == .navigation
  }

  // MARK: References

  private mutating func resolveReference(_ i: Int) {
    let span = items[i].span
    let found: [Int]
    switch lexicon.pronoun(span.title) {
    case .person: found = lastPerson(span, gender: 0).map { [$0] } ?? []
    case .person_m: found = lastPerson(span, gender: UInt8(ascii: "m")).map { [$0] } ?? []
    case .person_f: found = lastPerson(span, gender: UInt8(ascii: "f")).map { [$0] } ?? []
    case .two_persons: found = lastTwoPersons(span)
    case .two_countries: found = lastTwoCountries(span)
    case .two_sides: found = lastTwoCountries(span)
    case .two_parties: found = twoParties(span)
    case .country: found = last(span) { $0.type == .country && ($0.country != "VN" || home != Evidence.vietnam) }.map { [$0] } ?? []
    case .organisation: found = last(span) { $0.type == .organisation }.map { [$0] } ?? []
    case .place, .persons, .thing, .reciprocal: found = []
    }
    items[i].entities = found
    items[i].dropped = found.isEmpty
  }

  private func near(_ token: Int, _ span: NameSpan, sentences: Int) -> Bool {
    let here = document.sentences[span.tokens.lowerBound]
    return isRelated(token) == isRelated(span.tokens.lowerBound) && Int(here - document.sentences[token]) <= sentences
  }

  private func last(_ span: NameSpan, _ fits: (Entity) -> Bool) -> Int? {
    for (token, entity) in trail.reversed() where near(token, span, sentences: 3) && fits(entities[entity]) { return entity }
    return nil
  }

  private func lastPerson(_ span: NameSpan, gender: UInt8) -> Int? {
    for (token, entity) in trail.reversed() where entities[entity].type == .person {
      guard near(token, span, sentences: 3) else { break }
      if compatible(gender, persons[entity].gender) { return entity }
    }
    return nil
  }

  private func lastTwoPersons(_ span: NameSpan) -> [Int] {
    var found: [Int] = []
    for (token, entity) in trail.reversed() where entities[entity].type == .person && !found.contains(entity) {
      guard isRelated(token) == isRelated(span.tokens.lowerBound) else { continue }
      if let first = found.first, let a = entities[first].country, a == entities[entity].country { continue }
      found.append(entity)
      if found.count == 2 { return found.reversed() }
    }
    return []
  }

  private func lastTwoCountries(_ span: NameSpan) -> [Int] {
    var counts: [Int: Int] = [:]
    var order: [Int] = []
    for (token, entity) in trail where entities[entity].type == .country && isRelated(token) == isRelated(span.tokens.lowerBound) {
      if counts[entity] == nil { order.append(entity) }
      counts[entity, default: 0] += 1
    }
    guard order.count >= 2 else { return [] }
    let best = order.enumerated().sorted { (counts[$0.element] ?? 0, -$0.offset) > (counts[$1.element] ?? 0, -$1.offset) }.prefix(2).map(\.element)
    return order.filter { best.contains($0) }
  }

  private func twoParties(_ span: NameSpan) -> [Int] { [] }
}
