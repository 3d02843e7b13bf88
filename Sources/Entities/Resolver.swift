import Annotations
import Gazetteers

/// Leads spans to entities: names to what lists or the text know, titles to their holders, references to what was named before.
///
/// A class because a copy of all its tables, which a method that only reads may cost, is two dozen retains.
final class Resolver {
  /// A span that will be a mention.
  struct Item {
    var span: NameSpan
    /// Entities it refers to; none while unresolved.
    var entities = Referents()
    /// The office that the words name beside the person they refer to.
    var office: Int?
    /// For a title, the item of its bearer.
    var bearer: Int?
    /// The item it stands inside of.
    var container: Int?
    /// Left out of the result.
    var dropped = false
  }

  /// An entity while the document is read. Its strings are made at the end.
  struct Referent {
    var type: MentionType
    /// Gazetteer row, or -1.
    var row: Int32 = -1
    /// The tokens that name what no list knows.
    var name: Range<Int> = 0..<0
    var country: UInt16 = 0
    /// The listed ones that it may be, when nothing decides between them.
    var candidates = Readings()
    /// For an office: which.
    var office: OfficeKey?
    /// For a person: the offices told or held.
    var offices: [OfficeKey] = []
  }

  /// What only persons have.
  struct Person {
    var gender: UInt8 = 0
    /// The name begins with a Vietnamese family name.
    var isVietnamese = false
    /// Words of the full name.
    var words: Words?
    /// How many titles, or offices, of one person are kept: more would cost long texts the square of their length.
    static let titleLimit = 64

    /// Titles it was given, each once: the folded words and, of an office, the key.
    var titles: [(words: Words, key: OfficeKey?)] = []
    /// Rows of `titles.tsv`.
    var roles: [Int32] = []

    var wordCount: Int { words?.count ?? 0 }
  }

  /// A mention that has one referent.
  struct Trace {
    let token: Int
    let entity: Int
    let item: Int
    /// The place in `trail` of the last mention of a person up to this one; -1 without one.
    let lastPerson: Int
  }

  let document: Document
  let names: GazetteerNames
  // One thread has the resolver, and no method holds on to these while another changes them.
  /// In text order, containers first.
  @exclusivity(unchecked) var items: [Item] = []
  @exclusivity(unchecked) var entities: [Referent] = []
  /// Beside each entity: what only persons have.
  @exclusivity(unchecked) var persons: [Person] = []
  /// Where entities were referred to so far.
  @exclusivity(unchecked) var trail: [Trace] = []
  /// The first person of each sentence, and the entity of each country named.
  let firstPerson = NumberTable(capacity: 32)
  let countryEntities = NumberTable()
  /// The last body or place that a short name or acronym stands for, by folded words.
  let shortNames = NumberTable(capacity: 32)
  /// The body whose short name the text itself gives in brackets, by folded words: it outweighs a listed one.
  let ownShortNames = NumberTable()
  /// Who bears a title with its complement, by the hash of its words; -2 where several do.
  let titleBearers = NumberTable(capacity: 16)
  /// By an office's key the one person whom the text names with it; -2 where there are several.
  let officeBearers = NumberTable(capacity: 16)
  /// What stands before the word that makes a firm of a name.
  let firmWords = NumberTable(capacity: 8)
  /// The first word of each body that no list knows.
  let bodyHeads = NumberTable()
  /// The kind of each of these that has no place or body in its name.
  let companyHeads = NumberTable()
  /// The outermost item that begins at a token, and the person's name that ends there.
  private let itemStarts: NumberTable
  private let nameEnds: NumberTable
  /// The first mention of each country by name.
  let countryItems = NumberTable()
  /// Whether a listed person's name is borne by somebody else here.
  let namesakes = NumberTable()
  /// Hashes of the ids of all offices that the text names.
  let officeIDs = NumberTable()
  /// The titles before each name: the last one of an item, and before each title the one before it.
  @exclusivity(unchecked) var titlesOf = BearerTitles()
  @exclusivity(unchecked) var namesWith: NameIndex
  /// The person whose full name ends with some words, by their hash.
  let nameEndings = NumberTable(capacity: 32)
  /// Persons by the first word of their full names, -2 where there are several.
  let firstWords = NumberTable()
  /// Tokens at which `phía` and the like begin, in order.
  let sides: [Int]
  /// Office entities by the hash of their key.
  let offices = NumberTable()
  /// The persons in each role: one, or -2 where there are several.
  let inRole = NumberTable()
  private let byRow = NumberTable(capacity: 32)
  private let byWords = NumberTable(capacity: 32)

  /// What makes an unlisted name the same as another.
  struct Identity {
    let type: MentionType
    let words: Words
    let country: UInt16

    var hash: UInt64 { words.hash(UInt64(type.index) << 16 | UInt64(country) | 1 << 32) }
  }

  var lexicon: Lexicon { document.lexicon }
  var home: UInt16 { names.evidence.home }

  init(_ names: GazetteerNames, spans: [NameSpan], others: [NameSpan]) {
    document = names.document
    self.names = names
    let count = spans.count + others.count
    itemStarts = NumberTable(capacity: count * 2)
    nameEnds = NumberTable(capacity: count)
    namesWith = NameIndex(capacity: count)
    let cues = names.document
    var sides: [Int] = []
    for i in cues.tokens.indices where cues.matches.has(.nameCue, at: i) && cues.cue(.side, at: i) != nil { sides.append(i) }
    self.sides = sides
    items.reserveCapacity(count * 3 / 2)
    trail.reserveCapacity(count)
    entities.reserveCapacity(count)
    persons.reserveCapacity(count)
    var bearers: [(Int, Int)] = []
    var starts: [Int] = []
    bearers.reserveCapacity(spans.count / 2)
    starts.reserveCapacity(spans.count)
    for (i, span) in spans.enumerated() {
      starts.append(items.count)
      if span.bearer > 0 { bearers.append((i, i + Int(span.bearer))) }
      add(span, inside: nil)
    }
    for (title, bearer) in bearers where bearer < starts.count { items[starts[title]].bearer = starts[bearer] }
    for span in others { add(span, inside: nil) }
    sort()
    for i in items.indices {
      let span = items[i].span
      let start = Int32(span.tokens.lowerBound)
      if itemStarts[start] == nil { itemStarts[start] = Int32(i) }
      if span.office >= 0 { officeIDs[OfficeKey.hash(lexicon.strings.bytes(lexicon.offices[Int(span.office)].id))] = 1 }
      if span.form == .name, span.type == .person { nameEnds[Int32(span.tokens.upperBound)] = Int32(i) }
      if span.form == .name, span.type == .country, countryItems[Int32(span.country)] == nil {
        countryItems[Int32(span.country)] = Int32(i)
      }
    }
  }

  func item(at token: Int) -> Int? { itemStarts[Int32(token)].map(Int.init) }
  func nameEnding(at token: Int) -> Int? { token < 0 ? nil : nameEnds[Int32(token)].map(Int.init) }

  private func add(_ span: NameSpan, inside container: Int?) {
    let index = items.count
    items.append(Item(span: span, container: container))
    for part in span.parts { add(part, inside: index) }
  }

  /// Text order, containers first; references between items are moved along.
  private func sort() {
    struct Place {
      let start: Int
      let end: Int
      let item: Int
    }
    var order = items.indices.map { Place(start: items[$0].span.tokens.lowerBound, end: items[$0].span.tokens.upperBound, item: $0) }
    order.sort { a, b in
      if a.start != b.start { return a.start < b.start }
      return a.end != b.end ? a.end > b.end : a.item < b.item
    }
    var place = [Int](repeating: 0, count: items.count)
    for (new, old) in order.enumerated() { place[old.item] = new }
    items = order.map { items[$0.item] }
    for i in items.indices {
      if let bearer = items[i].bearer { items[i].bearer = place[bearer] }
      if let container = items[i].container { items[i].container = place[container] }
    }
  }

  func resolve() {
    resolveBodies()
    resolvePersons()
    resolveTransliterations()
    resolveBorneTitles()
    resolveAppositions()
    resolveInOrder()
  }

  // MARK: Entities

  /// The entity of a gazetteer row.
  func entity(row: Int32) -> Int {
    if let known = byRow[row] { return Int(known) }
    let data = lexicon.entities[Int(row)]
    let index = append(Referent(type: lexicon.type(row), row: row, country: data.country))
    persons[index].gender = data.gender
    byRow[row] = Int32(index)
    return index
  }

  /// The entity of a name that no list knows.
  ///
  /// - Parameter name: the tokens that name it, should it be new.
  func entity(_ identity: Identity, named name: Range<Int>) -> Int {
    let hash = identity.hash
    if let known = byWords[hash] { return Int(known) }
    let index = append(Referent(type: identity.type, name: name, country: identity.country))
    byWords[hash] = Int32(index)
    return index
  }

  /// The readings of a name that nothing decides between.
  func addCandidates(_ span: NameSpan, to index: Int) {
    guard entities[index].row < 0, span.readings.count > 1, entities[index].candidates.isEmpty else { return }
    let equal = span.type == .place ? span.readings.count : Int(span.equals)
    if equal > 1 { entities[index].candidates = Readings(span.readings.prefix(equal), in: document.readings) }
  }

  func append(_ entity: Referent) -> Int {
    entities.append(entity)
    persons.append(Person())
    return entities.count - 1
  }

  func country(_ entity: Int) -> UInt16 { entities[entity].country }
}
