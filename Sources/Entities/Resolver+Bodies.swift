import Annotations
import Gazetteers

extension Resolver {
  /// Countries, places, bodies and things: by list, else by their words.
  func resolveBodies() {
    for i in items.indices where isWholeBody(i) {
      items[i].entities = Referents(bodyEntity(i))
      addShortNames(i)
    }
    claimShortNames()
    joinKinds()
    for i in items.indices where items[i].span.partial && items[i].span.type != .person {
      let span = items[i].span
      let known = shortNames[document.words(span.tokens).hash()].map(Int.init)
      items[i].entities = Referents(known ?? entity(identity(span, span.country), named: span.tokens))
    }
  }

  /// The bare kind (`vaccine`) goes with the one longer name that says more of it in small letters (`vaccine phòng Covid-19`).
  private func joinKinds() {
    /// The entity of the longer names with a first word, or -2 where there are several.
    let longer = NumberTable()
    for i in items.indices where items[i].span.type == .product && items[i].span.tokens.count >= 2 && items[i].span.form == .name {
      let start = items[i].span.tokens.lowerBound
      guard document.tokens[start].shape == .lower, document.tokens[start + 1].shape == .lower else { continue }
      for entity in items[i].entities {
        let known = longer[document.key(start)]
        longer[document.key(start)] = known == nil || known == Int32(entity) ? Int32(entity) : -2
      }
    }
    guard longer.count > 0 else { return }
    for i in items.indices where items[i].span.type == .product && items[i].span.tokens.count == 1 {
      if let only = longer[document.key(items[i].span.tokens.lowerBound)], only >= 0 { items[i].entities = Referents(Int(only)) }
    }
  }

  private func isWholeBody(_ i: Int) -> Bool {
    let span = items[i].span
    return span.form == .name && span.type != .person && span.office < 0 && span.title < 0 && !span.partial
  }

  private func addShortNames(_ i: Int) {
    let span = items[i].span
    let entity = items[i].entities[0]
    if let alias = span.alias {
      let words = document.words(alias).hash()
      (shortNames[words], ownShortNames[words]) = (Int32(entity), Int32(entity))
    }
    addHead(span, entity)
    guard span.readings.isEmpty, span.type == .organisation || span.type == .facility || span.type == .place else { return }
    if bodyHeads[Int32(entity)] == nil { bodyHeads[Int32(entity)] = document.key(span.tokens.lowerBound) }
    if span.parts.isEmpty { companyHeads[Int32(entity)] = span.kind }
    // `Cánh Sen` of `Cánh Sen Airlines`.
    if span.rule == "organisation-word", span.tokens.count > 2 {
      let short = document.words(span.tokens.lowerBound..<span.tokens.upperBound - 1).hash()
      (shortNames[short], firmWords[short]) = (Int32(entity), 1)
    }
    for start in span.tokens.dropFirst() where document.isCapital(start) {
      shortNames[document.words(start..<span.tokens.upperBound).hash()] = Int32(entity)
    }
  }

  /// `Thượng viện` of `Thượng viện Mỹ`, `Tỉnh ủy` of `Tỉnh ủy Quảng Ninh`.
  private func addHead(_ span: NameSpan, _ entity: Int) {
    guard span.type == .organisation, let part = span.parts.first(where: { _ in true }), part.tokens.upperBound == span.tokens.upperBound
    else { return }
    let head = span.tokens.lowerBound..<part.tokens.lowerBound
    if head.count >= 2 { shortNames[document.words(head).hash()] = Int32(entity) }
  }

  private func bodyEntity(_ i: Int) -> Int {
    let span = items[i].span
    if span.isShort, ownShortNames.count > 0, let own = ownShortNames[document.words(span.tokens).hash()] { return Int(own) }
    if span.type == .organisation, let owner = foreignOwner(i) { return foreignBody(span, owner) }
    if let row = placeReading(i) ?? (span.readings.count == 1 ? span.readings[0] : nil) { return entity(row: row) }
    if let first = span.readings.first, span.type != .place, span.equals == 1 { return entity(row: first) }
    if let known = sameBody(span) { return known }
    let open = entity(identity(span, span.country), named: span.tokens)
    addCandidates(span, to: open)
    return open
  }

  /// `Công ty Minh Khang` of a text that tells of `Công ty TNHH Thương mại Minh Khang`: the same head, the same name at the end.
  private func sameBody(_ span: NameSpan) -> Int? {
    guard span.type == .organisation, span.readings.isEmpty, span.parts.isEmpty else { return nil }
    for start in span.tokens.dropFirst() where document.isCapital(start) && span.tokens.upperBound - start >= 2 {
      guard let known = shortNames[document.words(start..<span.tokens.upperBound).hash()], entities[Int(known)].row < 0,
        bodyHeads[known] == document.key(span.tokens.lowerBound)
      else { continue }
      return Int(known)
    }
    return nil
  }

  /// A name that looks like a person's but is short for a body told with its head word: `Hoa Mai` of `Công ty Hoa Mai`.
  private func claimShortNames() {
    var isTitled = [Bool](repeating: false, count: items.count)
    for item in items { if let bearer = item.bearer { isTitled[bearer] = true } }
    var claimsTitled = false
    for i in items.indices where items[i].span.type == .person && items[i].span.form == .name {
      let mayBeShort = items[i].span.rule == "person-family-name" && !isTitled[i]
      guard mayBeShort || firmWords.count > 0 else { continue }
      // `Cánh Sen` of `Cánh Sen Airlines` is nobody with a title, either: `Tổng giám đốc Cánh Sen`.
      let words = document.words(items[i].span.tokens).hash()
      guard mayBeShort || firmWords[words] != nil, let known = shortNames[words], entities[Int(known)].type == .organisation else {
        continue
      }
      items[i].span.type = .organisation
      items[i].entities = Referents(Int(known))
      if isTitled[i] { claimsTitled = true }
    }
    if claimsTitled {
      for i in items.indices where items[i].bearer.map({ items[$0].span.type == .organisation }) ?? false { items[i].bearer = nil }
    }
    for i in items.indices where isBareSmallPlace(items[i]) {
      let span = items[i].span
      guard let known = shortNames[document.words(span.tokens).hash()], let head = companyHeads[known] else { continue }
      guard names.kinds[head].contains(.tradeLed), !document.follows(.at, before: span.tokens.lowerBound),
        !document.follows(.toward, before: span.tokens.lowerBound)
      else { continue }
      items[i].span.type = .organisation
      items[i].entities = Referents(Int(known))
    }
  }

  /// `Thuận An`, a district or commune told without its level.
  private func isBareSmallPlace(_ item: Item) -> Bool {
    let span = item.span
    return span.type == .place && span.rule == "name-gazetteer" && item.container == nil && span.tokens.count >= 2
      && !document.matches.has(.placeHead, at: span.tokens.lowerBound)
      && span.readings.allSatisfy { names.kinds[lexicon.entities[Int($0)].kind].isDisjoint(with: [.topPlace, .country]) }
  }

  private func identity(_ span: NameSpan, _ country: UInt16) -> Identity {
    Identity(type: span.type, words: document.words(span.tokens), country: country)
  }

  // MARK: Whose body

  /// The country whose body a bare name means, when that is not the one at home: another country's side (`Về phía Cuba`), a country that closes the
  /// row (`Đảng và Chính phủ Cuba`), or the country that the document is about.
  private func foreignOwner(_ i: Int) -> UInt16? {
    let span = items[i].span
    guard span.parts.allSatisfy({ $0.type != .country }), let reading = span.readings.first,
      names.kinds[span.kind].contains(.ofState)
    else { return nil }
    let own = lexicon.entities[Int(reading)].country
    guard own == Evidence.vietnam else { return nil }
    let country = [rowCountry(i), sideCountry(at: span.tokens.lowerBound)].first { $0 != 0 } ?? home
    return country == own || country == 0 ? nil : country
  }

  /// The body of that name in another country: the listed one, else one known by its words.
  private func foreignBody(_ span: NameSpan, _ owner: UInt16) -> Int {
    if let row = listed(span, owner) { return entity(row: row) }
    return entity(identity(span, owner), named: span.tokens)
  }

  private func listed(_ span: NameSpan, _ owner: UInt16) -> Int32? {
    if names.kinds[span.kind].contains(.party) { return names.offices.terms.party(of: owner) }
    guard let mention = countryItems[Int32(owner)],
      let found = names.joined([span.tokens, items[Int(mention)].span.tokens], atLeast: span.tokens.count + 1)
    else { return nil }
    return lexicon.entities[Int(found.reading)].country == owner ? found.reading : nil
  }

  /// The country that closes a row of bodies: `Đảng, Nhà nước, nhân dân Việt Nam`; 0 without one.
  private func rowCountry(_ i: Int) -> UInt16 {
    var at = items[i].span.tokens.upperBound
    let limit = document.limit(items[i].span.tokens.lowerBound)
    var steps = 0
    while at < limit, steps < 5 {
      steps += 1
      if document.isMark(at, ",") { at += 1 } else if let end = document.cue(.and, at: at) { at = end } else if steps == 1 { return 0 }
      guard at < limit else { return 0 }
      if let next = item(at: at), items[next].span.type == .organisation {
        if let country = items[next].span.parts.first(where: { $0.type == .country }) { return country.country }
        at = items[next].span.tokens.upperBound
      } else if document.tokens[at].shape == .lower, let word = document.word(at: at), word.row.first == .N {
        at = word.end
        if at < limit, let next = item(at: at), items[next].span.type == .country { return items[next].span.country }
      } else {
        return 0
      }
    }
    return 0
  }

  /// The country of `phía X` before a token in its sentence; 0 without one.
  func sideCountry(at token: Int) -> UInt16 {
    if sides.isEmpty { return 0 }
    let start = max(document.sentenceStart(token), token - 80)
    var at = side(before: token)
    while at >= 0, sides[at] >= start {
      if let end = document.cue(.side, at: sides[at]), end < token, let name = names.name(at: end, limit: token, accepts: .country) {
        return lexicon.entities[Int(name.readings[0])].country
      }
      at -= 1
    }
    return 0
  }

  /// The last of `sides` before a token, or -1.
  private func side(before token: Int) -> Int {
    var low = 0
    var high = sides.count
    while low < high {
      let middle = (low + high) / 2
      if sides[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  // MARK: Which place

  /// Of several places of one name, the one whose parent is named just behind (`huyện Châu Thành, tỉnh Tiền Giang`) or anywhere in the document.
  private func placeReading(_ i: Int) -> Int32? {
    let span = items[i].span
    guard span.type == .place, span.readings.count > 1 else { return nil }
    var parents: [Int32] = []
    for next in items[(i + 1)...].prefix(4) where next.span.tokens.lowerBound - span.tokens.upperBound <= 8 {
      for reading in next.span.readings { parents.append(lexicon.entities[Int(reading)].key) }
    }
    let fitting = span.readings.filter { lexicon.entities[Int($0)].parent != 0 && parents.contains(lexicon.entities[Int($0)].parent) }
    if fitting.count == 1 { return fitting[0] }
    let known = span.readings.filter { names.evidence.isMentioned(key: lexicon.entities[Int($0)].parent) }
    if known.count == 1 { return known[0] }
    // A province or city before a district of its name, when that is all that stands against it.
    let top = span.readings.filter { names.kinds[lexicon.entities[Int($0)].kind].contains(.topPlace) }
    return top.count == 1 || span.name == span.tokens && !top.isEmpty ? top.first : nil
  }
}
