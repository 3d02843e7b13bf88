import Annotations
import Gazetteers

/// Leads spans to entities: names to what lists or the text know, titles to their holders, references to what was named before.
struct Resolver {
  /// A span that will be a mention.
  struct Item {
    var span: NameSpan
    /// Entities it refers to; none while unresolved.
    var entities: [Int] = []
    /// The office that the words name beside the person they refer to.
    var office: Int?
    /// For a title, the item of its bearer.
    var bearer: Int?
    /// The item it stands inside of.
    var container: Int?
    /// Left out of the result.
    var dropped = false
  }

  /// An entity while the document is read.
  struct Person {
    var gender: UInt8 = 0
    /// The name begins with a Vietnamese family name.
    var isVietnamese = false
    /// Words of its full name.
    var words: [Int32] = []
    /// Titles it was given: the folded words and, of an office, the key.
    var titles: [(words: [Int32], key: String?)] = []
    /// Rows of `titles.tsv`.
    var roles: [Int32] = []
  }

  /// A mention that has one referent.
  struct Trace {
    let token: Int
    let entity: Int
    let item: Int
  }

  let document: Document
  let names: GazetteerNames
  /// In text order, containers first.
  var items: [Item] = []
  var entities: [Entity] = []
  /// Beside each entity: what only persons have.
  var persons: [Person] = []
  /// Gazetteer row of each entity, or -1.
  var rows: [Int32] = []
  /// Where entities were referred to so far: token and entity.
  var trail: [Trace] = []
  /// The first person of each sentence, and the entity of each country named.
  var firstPerson: [Int32: Int] = [:]
  var countryEntities: [String: Int] = [:]
  /// Short names and acronyms of bodies and places, by folded words.
  var shortNames: [[Int32]: [Int]] = [:]
  /// The outermost item that begins at a token, and the person's name that ends there.
  var itemAt: [Int: Int] = [:]
  var nameEnds: [Int: Int] = [:]
  /// Whether a listed person's name is borne by somebody else here.
  var namesakes: [Int32: Bool] = [:]
  /// Ids of all offices that the text names.
  var officeIDs: Set<String> = []
  /// Items of titles before a name, and names that a word stands in, while persons are resolved.
  var titlesOf: [Int: [Int]] = [:]
  var namesWith: [Int32: [Int]] = [:]
  /// Office entities by key.
  var offices: [String: Int] = [:]
  /// Keys of listed entities that the document names beyond doubt.
  let mentionedKeys: Set<Int32>
  private var byRow: [Int32: Int] = [:]
  private var byWords: [Identity: Int] = [:]

  /// What makes an unlisted name the same as another.
  struct Identity: Hashable {
    let type: MentionType
    let words: [Int32]
    let country: UInt16
  }

  var lexicon: Lexicon { document.lexicon }
  var home: UInt16 { names.evidence.home }

  init(_ names: GazetteerNames, spans: [NameSpan], others: [NameSpan]) {
    document = names.document
    self.names = names
    mentionedKeys = Set(names.evidence.mentioned.map { names.lexicon.entities[Int($0)].key })
    var bearers: [(Int, Int)] = []
    var starts: [Int] = []
    for (i, span) in spans.enumerated() {
      starts.append(items.count)
      if span.bearer > 0 { bearers.append((i, i + span.bearer)) }
      add(span, inside: nil)
    }
    for (title, bearer) in bearers where bearer < starts.count { items[starts[title]].bearer = starts[bearer] }
    for span in others { add(span, inside: nil) }
    sort()
    for (i, item) in items.enumerated() {
      if itemAt[item.span.tokens.lowerBound] == nil { itemAt[item.span.tokens.lowerBound] = i }
      if item.span.office >= 0 { officeIDs.insert(lexicon.strings[lexicon.offices[Int(item.span.office)].id]) }
      if item.span.type == .person, item.span.form == .name { nameEnds[item.span.tokens.upperBound] = i }
    }
  }

  private mutating func add(_ span: NameSpan, inside container: Int?) {
    let index = items.count
    items.append(Item(span: span, container: container))
    for part in span.parts { add(part, inside: index) }
  }

  /// Text order, containers first; references between items are moved along.
  private mutating func sort() {
    let order = items.indices.sorted { a, b in
      let x = items[a].span.tokens
      let y = items[b].span.tokens
      if x.lowerBound != y.lowerBound { return x.lowerBound < y.lowerBound }
      return x.upperBound != y.upperBound ? x.upperBound > y.upperBound : a < b
    }
    var place = [Int](repeating: 0, count: items.count)
    for (new, old) in order.enumerated() { place[old] = new }
    items = order.map { items[$0] }
    for i in items.indices {
      items[i].bearer = items[i].bearer.map { place[$0] }
      items[i].container = items[i].container.map { place[$0] }
    }
  }

  mutating func resolve() {
    resolveBodies()
    resolvePersons()
    resolveTransliterations()
    resolveBorneTitles()
    resolveAppositions()
    resolveInOrder()
  }

  // MARK: Entities

  /// The entity of a gazetteer row.
  mutating func entity(row: Int32) -> Int {
    if let known = byRow[row] { return known }
    let data = lexicon.entities[Int(row)]
    let strings = lexicon.strings
    let wikidata = strings[data.wikidata]
    let index = append(
      Entity(
        type: lexicon.type(row), name: strings[data.name], key: strings[data.key], wikidata: wikidata.isEmpty ? nil : wikidata,
        country: CountryCode.string(data.country)), row: row)
    persons[index].gender = data.gender
    byRow[row] = index
    return index
  }

  /// The entity of a name that no list knows.
  ///
  /// - Parameter name: the tokens that name it, should it be new.
  mutating func entity(_ identity: Identity, named name: Range<Int>) -> Int {
    if let known = byWords[identity] { return known }
    let index = append(
      Entity(type: identity.type, name: document.text.string(name), country: CountryCode.string(identity.country)), row: -1)
    byWords[identity] = index
    return index
  }

  mutating func append(_ entity: Entity, row: Int32) -> Int {
    entities.append(entity)
    persons.append(Person())
    rows.append(row)
    return entities.count - 1
  }

  func country(_ entity: Int) -> UInt16 { CountryCode.pack(entities[entity].country ?? "") }
}
