import Annotations
import Gazetteers
import VietText

extension Resolver {
  /// Mentions and values in text order, entities in the order of their first mention; entities that nothing refers to are left out.
  func recognized(values: [Mention]) -> RecognizedText {
    let kept = keptItems(values)
    var number = [Int32](repeating: -1, count: entities.count)
    var order: [Int] = []
    var lists = MentionLists()
    order.reserveCapacity(entities.count)
    func give(_ entity: Int) {
      if number[entity] < 0 {
        number[entity] = Int32(order.count)
        order.append(entity)
      }
      lists.makeRoom(Int(number[entity]))
    }
    for item in kept {
      for entity in items[item].entities { give(entity) }
      if let office = items[item].office, !items[item].entities.contains(office) { give(office) }
    }
    lists.layOut()
    let describer = ReferentDescriber(
      document: document, referents: entities, order: order, names: fullestNames(kept, number, count: order.count))
    var mentions: [Mention] = []
    mentions.reserveCapacity(kept.count + values.count)
    var merge = Merge(values: values, names: NameCover(items: items, kept: kept, tokens: document.tokens.count))
    for item in kept {
      let span = items[item].span
      merge.appendValues(before: span.tokens, to: &mentions)
      let referents = items[item].entities
      let office = items[item].office
      let m = mentions.count
      mentions.append(
        Mention(
          tokens: span.tokens, type: type(of: item), form: span.form, entry: span.readings.count == 1 ? Int(span.readings[0]) : nil,
          entities: numbered(referents.isEmpty ? office.map { Referents($0) } ?? Referents() : referents, number), rule: span.rule))
      for entity in referents { lists.append(m, to: Int(number[entity])) }
      if let office, !referents.contains(office) { lists.append(m, to: Int(number[office])) }
    }
    merge.appendValues(before: nil, to: &mentions)
    let found = order.enumerated().map {
      Entity(type: entities[$1].type, mentions: lists[$0], index: $0, describer: describer)
    }
    return RecognizedText(mentions: mentions, entities: found)
  }

  private func numbered(_ referents: Referents, _ number: [Int32]) -> Referents {
    switch referents.count {
    case 0: Referents()
    case 1: Referents(Int(number[referents[0]]))
    default: Referents(Int(number[referents[0]]), Int(number[referents[1]]))
    }
  }

  /// Items that are mentions: they refer to something and cross no value.
  private func keptItems(_ values: [Mention]) -> [Int] {
    var kept: [Int] = []
    kept.reserveCapacity(items.count)
    for i in items.indices where !items[i].dropped && (!items[i].entities.isEmpty || items[i].office != nil) {
      let tokens = items[i].span.tokens
      let touches = document.inValue[tokens.lowerBound] || document.inValue[tokens.upperBound - 1]
      if !touches || !crossesValue(tokens, values) { kept.append(i) }
    }
    return kept
  }

  private func crossesValue(_ tokens: Range<Int>, _ values: [Mention]) -> Bool {
    [tokens.lowerBound, tokens.upperBound - 1].contains { token in
      guard let value = Self.value(at: token, values) else { return false }
      return !(tokens.lowerBound <= value.lowerBound && value.upperBound <= tokens.upperBound)
    }
  }

  /// The value that holds a token; values stand in text order and share none.
  private static func value(at token: Int, _ values: [Mention]) -> Range<Int>? {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < values.count && values[low].tokens.contains(token) ? values[low].tokens : nil
  }

  /// For each entity its fullest name in the document; empty where that is the list's own, or where there is none.
  private func fullestNames(_ kept: [Int], _ number: [Int32], count: Int) -> [Range<Int>] {
    var best = [Range<Int>](repeating: 0..<0, count: count)
    var settled = [Bool](repeating: false, count: count)
    for i in kept where items[i].span.form == .name && items[i].entities.count == 1 && !items[i].span.isShort {
      let entity = items[i].entities[0]
      let to = Int(number[entity])
      if settled[to] { continue }
      let isPerson = entities[entity].type == .person
      let name = isPerson ? items[i].span.name : items[i].span.tokens
      if !isPerson, entities[entity].row >= 0, isListed(name, entities[entity].row) {
        settled[to] = true
        best[to] = 0..<0
      } else if best[to].isEmpty || isFuller(name, than: best[to]) {
        best[to] = name
      }
    }
    return best
  }

  /// Longer, or as long and not in capitals throughout.
  private func isFuller(_ name: Range<Int>, than other: Range<Int>) -> Bool {
    let longer = document.text.span(name).length - document.text.span(other).length
    return longer > 0 || longer == 0 && document.isShouted(other.lowerBound) && !document.isShouted(name.lowerBound)
  }

  /// Whether the text has the list's own name here, letter for letter.
  private func isListed(_ name: Range<Int>, _ row: Int32) -> Bool {
    let listed = lexicon.strings.bytes(lexicon.entities[Int(row)].name)
    let span = document.text.span(name).range
    return span.count == listed.count && zip(document.text.text.bytes[span], listed).allSatisfy { $0 == $1 }
  }

  /// What the mention refers to, which for a title is mostly a person.
  private func type(of item: Int) -> MentionType {
    if let entity = items[item].entities.first { return entities[entity].type }
    return items[item].office != nil ? .office : items[item].span.type
  }
}

/// Says what the entities of one document are called, as long as anybody may ask.
///
/// Nothing changes once it is made, so it may be asked from anywhere.
private final class ReferentDescriber: EntityDescriber, @unchecked Sendable {
  private let document: Document
  private let referents: [Resolver.Referent]
  /// The referent of each entity.
  private let order: [Int]
  private let names: [Range<Int>]

  init(document: Document, referents: [Resolver.Referent], order: [Int], names: [Range<Int>]) {
    self.document = document
    self.referents = referents
    self.order = order
    self.names = names
  }

  private var lexicon: Lexicon { document.lexicon }

  private func row(_ entity: Int) -> EntityRow? {
    let row = referents[order[entity]].row
    return row < 0 ? nil : lexicon.entities[Int(row)]
  }

  func readName(of entity: Int, _ read: (UnsafeBufferPointer<UInt8>) -> Void) {
    if names[entity].isEmpty, let row = row(entity) { return read(lexicon.strings.bytes(row.name).buffer) }
    let words = names[entity].isEmpty ? referents[order[entity]].name : names[entity]
    document.text.text.bytes.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0[document.text.span(words).range])) }
  }

  func readKey(of entity: Int, _ read: (UnsafeBufferPointer<UInt8>) -> Void) {
    if let row = row(entity) { return read(lexicon.strings.bytes(row.key).buffer) }
    guard var key = referents[order[entity]].office?.text(lexicon) else { return }
    key.withUTF8(read)
  }

  func candidates(of entity: Int) -> [String] {
    guard row(entity) == nil else { return [] }
    return referents[order[entity]].candidates.map { lexicon.strings[lexicon.entities[Int($0)].key] }
  }

  func readWikidata(of entity: Int, _ read: (UnsafeBufferPointer<UInt8>) -> Void) {
    if let row = row(entity), row.wikidata != 0 { read(lexicon.strings.bytes(row.wikidata).buffer) }
  }

  func country(of entity: Int) -> String? { CountryCode.string(referents[order[entity]].country) }

  func offices(of entity: Int) -> [String] { referents[order[entity]].offices.map { $0.text(lexicon) } }
}

/// The mentions of each entity, all lists in one array: first room is made for each, then they are filled.
private struct MentionLists {
  /// For each entity how many mentions it has; once laid out, where the next one goes.
  private var next: [Int] = []
  private var starts: [Int] = []
  private var all: [Int] = []

  /// Makes room for one more mention; entities come in order.
  mutating func makeRoom(_ entity: Int) {
    if entity == next.count { next.append(0) }
    next[entity] += 1
  }

  mutating func layOut() {
    var start = 0
    starts.reserveCapacity(next.count)
    for entity in next.indices {
      starts.append(start)
      start += next[entity]
      next[entity] = starts[entity]
    }
    all = [Int](repeating: 0, count: start)
  }

  mutating func append(_ mention: Int, to entity: Int) {
    all[next[entity]] = mention
    next[entity] += 1
  }

  subscript(entity: Int) -> ArraySlice<Int> { all[starts[entity]..<next[entity]] }
}

/// The first kept item over each token.
private struct NameCover {
  private let items: [Resolver.Item]
  private var itemAt: [Int32]

  init(items: [Resolver.Item], kept: [Int], tokens: Int) {
    self.items = items
    itemAt = [Int32](repeating: -1, count: tokens)
    for item in kept { for token in items[item].span.tokens where itemAt[token] < 0 { itemAt[token] = Int32(item) } }
  }

  /// A season or number that was a name or part of a reference after all: `bà Xuân`, `hai nước`.
  func isName(_ value: Range<Int>) -> Bool {
    let item = itemAt[value.lowerBound]
    guard item >= 0 else { return false }
    let span = items[Int(item)].span
    return span.tokens == value
      || span.form != .name && span.tokens.lowerBound <= value.lowerBound && value.upperBound <= span.tokens.upperBound
  }
}

/// Puts values between the names, in text order, the longer one first and names before values.
private struct Merge {
  let values: [Mention]
  let names: NameCover
  private var next = 0

  init(values: [Mention], names: NameCover) {
    self.values = values
    self.names = names
  }

  /// Appends the values that come before a name, or all that are left.
  mutating func appendValues(before name: Range<Int>?, to mentions: inout [Mention]) {
    while next < values.count {
      let value = values[next].tokens
      if let name, value.lowerBound > name.lowerBound || value.lowerBound == name.lowerBound && value.upperBound <= name.upperBound {
        return
      }
      if !names.isName(value) { mentions.append(values[next]) }
      next += 1
    }
  }
}
