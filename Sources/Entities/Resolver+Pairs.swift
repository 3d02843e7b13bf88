import Annotations
import Gazetteers

/// Words for two: `hai nhà lãnh đạo`, `hai người`, `hai nước`, `hai bên`.
extension Resolver {
  /// `hai nhà lãnh đạo`, `hai Thủ tướng`, `hai bị cáo`: the last two who are called so.
  func twoPersons(_ span: NameSpan) -> [Int] {
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
    // `Hai bị cáo | chở nạn nhân sang Campuchia`: who was never called so, but is one of two just told of.
    if office == nil, let role, !isLeaderWord(role.index) {
      let two = talking(before: span)
      return two.allSatisfy { entities[$0].offices.isEmpty && persons[$0].roles.count <= 1 && persons[$0].titles.isEmpty } ? two : []
    }
    guard let office, lexicon.offices[Int(office.index)].single, !leaders else { return [] }
    return holdersOfTwo(office.index, span)
  }

  /// `Hai người | nhất trí`, `Hai người | sẽ gặp lại`: before what they say or do, not `Hai người | bị thương`, `2 người | chết`.
  func opensSentence(_ span: NameSpan) -> Bool {
    guard span.tokens.lowerBound == document.sentenceStart(span.tokens.lowerBound),
      let next = document.word(at: span.tokens.upperBound)?.row
    else { return false }
    return next.traits.isDisjoint(with: [.passive, .befalls]) && (next.first == .R || next.first == .V)
  }

  /// The two persons, and no third, who were told of in this sentence or else in the one before.
  func talking(before span: NameSpan) -> [Int] {
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
  func twoCountries(_ token: Int) -> [Int] {
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
  func twoSides(_ span: NameSpan) -> [Int] {
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

  /// `hai tỉnh`: the last two of that level, be it in the name of a body (`UBND tỉnh An Giang`).
  func twoPlaces(_ span: NameSpan) -> [Int] {
    guard let head = document.matches[span.tokens.upperBound - 1].last(where: { $0.kind == .placeHead }) else { return [] }
    let kind = lexicon.placeHeads[Int(head.index)].kind
    var found: [Int] = []
    for trace in before(span.tokens.lowerBound, sentences: 3) where items[trace.item].span.kind == kind && !found.contains(trace.entity) {
      found.append(trace.entity)
      if found.count == 2 { return found.reversed() }
    }
    return []
  }

  func twoParties(_ span: NameSpan) -> [Int] {
    let parties = twoCountries(span.tokens.lowerBound).compactMap { names.offices.terms.party(of: country($0)) }
    return parties.count == 2 ? parties.map { entity(row: $0) } : []
  }
}
