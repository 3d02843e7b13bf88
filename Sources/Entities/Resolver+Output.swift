import Annotations

extension Resolver {
  /// Mentions and values in text order, entities in the order of their first mention; entities that nothing refers to are left out.
  func recognized(values: [Mention]) -> RecognizedText {
    var kept = items.indices.filter { !items[$0].dropped && (!items[$0].entities.isEmpty || items[$0].office != nil) }
    var valueAt: [Int: Range<Int>] = [:]
    for value in values { for token in value.tokens { valueAt[token] = value.tokens } }
    kept = kept.filter { item in
      let tokens = items[item].span.tokens
      return ![tokens.lowerBound, tokens.upperBound - 1].contains { token in valueAt[token].map { crosses($0, tokens) } ?? false }
    }
    var keptAt: [Int: Int] = [:]
    for item in kept { for token in items[item].span.tokens where keptAt[token] == nil { keptAt[token] = item } }
    var order: [Int] = []
    var number: [Int: Int] = [:]
    for item in kept {
      for entity in items[item].entities + (items[item].office.map { [$0] } ?? []) where number[entity] == nil {
        number[entity] = order.count
        order.append(entity)
      }
    }
    var mentions: [(mention: Mention, office: Int?)] = kept.map { item in
      let span = items[item].span
      let referents = items[item].entities.isEmpty ? [items[item].office].compactMap { $0 } : items[item].entities
      return (
        Mention(
          tokens: span.tokens, type: type(of: item), form: span.form, entry: span.readings.count == 1 ? Int(span.readings[0]) : nil,
          entities: referents.compactMap { number[$0] }, rule: span.rule), items[item].office.flatMap { number[$0] }
      )
    }
    mentions += values.filter { value in !isName(value, kept: keptAt) }.map { ($0, nil) }
    mentions = mentions.enumerated().sorted { before($0.element.mention, $1.element.mention) ?? ($0.offset < $1.offset) }.map(\.element)
    var entities = order.map { self.entities[$0] }
    let names = fullestNames(kept)
    for (i, entity) in order.enumerated() { if let name = names[entity] { entities[i].name = document.text.string(name) } }
    for (i, mention) in mentions.enumerated() {
      for entity in mention.mention.entities { entities[entity].mentions.append(i) }
      if let office = mention.office, !mention.mention.entities.contains(office) { entities[office].mentions.append(i) }
    }
    return RecognizedText(mentions: mentions.map(\.mention), entities: entities)
  }

  /// A season or number that was a name or part of a reference after all: `bà Xuân`, `hai nước`.
  private func isName(_ value: Mention, kept: [Int: Int]) -> Bool {
    guard let item = kept[value.tokens.lowerBound] else { return false }
    let span = items[item].span
    return span.tokens == value.tokens
      || span.form != .name && span.tokens.lowerBound <= value.tokens.lowerBound && value.tokens.upperBound <= span.tokens.upperBound
  }

  /// For each entity the tokens of its fullest name in the document; none where the list's own name stands in it or no name does.
  private func fullestNames(_ kept: [Int]) -> [Int: Range<Int>] {
    var best: [Int: Range<Int>] = [:]
    var settled: Set<Int> = []
    for i in kept where items[i].span.form == .name && items[i].entities.count == 1 && !items[i].span.isShort {
      let entity = items[i].entities[0]
      let name = entities[entity].type == .person ? items[i].span.name : items[i].span.tokens
      if settled.contains(entity) { continue }
      let isPerson = entities[entity].type == .person
      if !isPerson, rows[entity] >= 0, document.text.string(name) == lexicon.strings[lexicon.entities[Int(rows[entity])].name] {
        settled.insert(entity)
        best[entity] = name
      } else if best[entity].map({ isFuller(name, than: $0) }) ?? true {
        best[entity] = name
      }
    }
    return best
  }

  private func isFuller(_ a: Range<Int>, than b: Range<Int>) -> Bool {
    let x = document.text.span(a).length
    let y = document.text.span(b).length
    return x > y
  }

  /// What the mention refers to, which for a title is mostly a person.
  private func type(of item: Int) -> MentionType {
    if let entity = items[item].entities.first { return entities[entity].type }
    return items[item].office != nil ? .office : items[item].span.type
  }

  private func before(_ a: Mention, _ b: Mention) -> Bool? {
    if a.tokens.lowerBound != b.tokens.lowerBound { return a.tokens.lowerBound < b.tokens.lowerBound }
    return a.tokens.upperBound != b.tokens.upperBound ? a.tokens.upperBound > b.tokens.upperBound : nil
  }

  private func crosses(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.overlaps(b) && !(b.lowerBound <= a.lowerBound && a.upperBound <= b.upperBound)
  }
}
