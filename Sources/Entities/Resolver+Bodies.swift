import Annotations
import Gazetteers

extension Resolver {
  /// Countries, places, bodies and things: by list, else by their words.
  mutating func resolveBodies() {
    for i in items.indices {
      let span = items[i].span
      guard span.form == .name, span.type != .person, span.office < 0, span.title < 0, !span.partial else { continue }
      items[i].entities = [bodyEntity(i)]
      for alias in span.aliases { shortNames[document.words(alias), default: []].append(items[i].entities[0]) }
      addShortName(i)
    }
    for i in items.indices where items[i].span.partial && items[i].span.type != .person {
      let words = document.words(items[i].span.tokens)
      items[i].entities = shortNames[words].flatMap { $0.last }.map { [$0] } ?? [entity(identity(items[i].span, 0), named: items[i].span.tokens)]
    }
  }

  private mutating func addShortName(_ i: Int) {
    let span = items[i].span
    guard span.readings.isEmpty, span.type == .organisation || span.type == .facility || span.type == .place else { return }
    for start in span.tokens.dropFirst() where document.isCapital(start) {
      shortNames[document.words(start..<span.tokens.upperBound), default: []].append(items[i].entities[0])
    }
  }

  private mutating func bodyEntity(_ i: Int) -> Int {
    let span = items[i].span
    if span.type == .organisation, let foreign = foreignOwner(i) {
      return entity(identity(span, foreign), named: span.tokens)
    }
    if let row = placeReading(i) ?? (span.readings.count == 1 ? span.readings[0] : nil) { return entity(row: row) }
    if span.readings.count > 1, span.type != .place { return entity(row: span.readings[0]) }
    return entity(identity(span, span.country), named: span.tokens)
  }

  private func identity(_ span: NameSpan, _ country: UInt16) -> Identity {
    Identity(type: span.type, words: document.words(span.tokens), country: country)
  }

  /// A state body of the country at home that here is another country's: behind `Về phía Cuba`, or where its full name with that country stood before.
  private func foreignOwner(_ i: Int) -> UInt16? {
    let span = items[i].span
    guard span.parts.isEmpty, let reading = span.readings.first, isStateBody(span) else { return nil }
    let own = lexicon.entities[Int(reading)].country
    guard own == Evidence.vietnam else { return nil }
    let side = sideCountry(at: span.tokens.lowerBound)
    if side != 0 { return side == own ? nil : side }
    return home == own ? nil : home
  }

  private func isStateBody(_ span: NameSpan) -> Bool {
    ["ministry", "state_body", "party_body", "parliament", "government", "court", "procuracy", "agency", "military", "police", "committee"].contains(lexicon.strings[span.kind])
  }

  /// The country of `phía X` before a token in its sentence; 0 without one.
  func sideCountry(at token: Int) -> UInt16 {
    let start = document.sentenceStart(token)
    var at = token - 1
    while at >= start {
      if let end = document.cue(.side, at: at), end < token, let name = names.name(at: end, limit: token, accepts: { $0 == .country }) {
        return lexicon.entities[Int(name.readings[0])].country
      }
      at -= 1
    }
    return 0
  }

  /// Of several places of one name, the one whose parent is named just behind (`huyện Châu Thành, tỉnh Tiền Giang`) or anywhere in the document.
  private func placeReading(_ i: Int) -> Int32? {
    let span = items[i].span
    guard span.type == .place, span.readings.count > 1 else { return nil }
    var parents: Set<Int32> = []
    for next in items[(i + 1)...].prefix(4) where next.span.tokens.lowerBound - span.tokens.upperBound <= 8 {
      for reading in next.span.readings { parents.insert(lexicon.entities[Int(reading)].key) }
    }
    let fitting = span.readings.filter { parents.contains(lexicon.entities[Int($0)].parent) && lexicon.entities[Int($0)].parent != 0 }
    if fitting.count == 1 { return fitting[0] }
    let keys = Set(names.evidence.mentioned.map { lexicon.entities[Int($0)].key })
    let known = span.readings.filter { keys.contains(lexicon.entities[Int($0)].parent) }
    if known.count == 1 { return known[0] }
    // A province or city before a district of its name, when that is all that stands against it.
    let top = span.readings.filter { ["province", "capital", "city"].contains(lexicon.strings[lexicon.entities[Int($0)].kind]) }
    return top.count == 1 || span.name == span.tokens && !top.isEmpty ? top.first : nil
  }
}
