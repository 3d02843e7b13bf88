import Annotations
import Gazetteers
import VietText

/// `president/VN`: an office of a country or body, told apart by the hash of that text, which is written out only for the result.
struct OfficeKey: Equatable {
  private enum Whose {
    case nobody
    case country(UInt16)
    /// The last part of an entity's key; in upper case where the terms have it so.
    case body(key: StringID, upper: Bool)
  }

  private let id: StringID
  private let whose: Whose
  let hash: UInt64

  /// The id alone, when nothing says whose.
  init(id: StringID, _ lexicon: Lexicon) {
    self.id = id
    whose = .nobody
    hash = Self.hash(lexicon.strings.bytes(id))
  }

  init(id: StringID, country: UInt16, _ lexicon: Lexicon) {
    self.id = id
    whose = .country(country)
    var hash = PhraseHash(Self.hash(lexicon.strings.bytes(id)))
    hash.add(UInt64(UInt8(ascii: "/")))
    hash.add(UInt64(country >> 8))
    hash.add(UInt64(country & 0xFF))
    self.hash = hash.value
  }

  init(id: StringID, body key: StringID, upper: Bool, _ lexicon: Lexicon) {
    self.id = id
    whose = .body(key: key, upper: upper)
    var hash = PhraseHash(Self.hash(lexicon.strings.bytes(id)))
    hash.add(UInt64(UInt8(ascii: "/")))
    for byte in Self.slug(key, lexicon) { hash.add(UInt64(upper ? Self.upper(byte) : byte)) }
    self.hash = hash.value
  }

  /// The hash of the text of a key, as the initialisers make it: of the id, and with that, of what follows.
  static func hash(text: FlatArray<UInt8>) -> UInt64 {
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else { return hash(text) }
    var whole = PhraseHash(hash(FlatArray(base: text.base, count: slash)))
    for i in slash..<text.count { whole.add(UInt64(text[i])) }
    return whole.value
  }

  static func hash(_ bytes: FlatArray<UInt8>) -> UInt64 {
    var hash = PhraseHash()
    hash.add(bytes)
    return hash.value
  }

  var isSomebodys: Bool { if case .nobody = whose { false } else { true } }

  func text(_ lexicon: Lexicon) -> String {
    let name = lexicon.strings[id]
    switch whose {
    case .nobody: return name
    case .country(let code): return name + "/" + (CountryCode.string(code) ?? "")
    case .body(let key, let upper):
      let slug = String(decoding: Self.slug(key, lexicon), as: UTF8.self)
      return name + "/" + (upper ? slug.uppercased() : slug)
    }
  }

  /// What stands behind the last slash of an entity's key.
  private static func slug(_ key: StringID, _ lexicon: Lexicon) -> FlatArray<UInt8> {
    let bytes = lexicon.strings.bytes(key)
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return FlatArray(base: bytes.base + start, count: bytes.count - start)
  }

  private static func upper(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte - 0x20 : byte }

  static func == (a: OfficeKey, b: OfficeKey) -> Bool { a.hash == b.hash }
}

/// Who held which office when, by the office's key.
///
/// A class because whoever asks about offices has it: one pointer is copied, not seven tables.
final class TermTable: Sendable {
  /// The first term of each office, and behind each term the next one of its office; -1 behind the last.
  private let firstTerm: NumberTable
  private let nextTerm: [Int32]
  /// Persons of the table, with the first term of each, and behind each term the next one of its person.
  private let officials: NumberTable
  private let nextHeld: [Int32]
  /// The hash of the id of each term's office, without country.
  private let ids: [UInt64]
  /// For each country the party that `Đảng` alone means: the one named like Việt Nam's, `Đảng Cộng sản …`.
  private let parties: NumberTable

  init(_ lexicon: Lexicon, kinds: KindTable) {
    parties = Self.parties(lexicon, kinds)
    let terms = lexicon.terms
    firstTerm = NumberTable(capacity: terms.count)
    officials = NumberTable(capacity: terms.count)
    var next = [Int32](repeating: -1, count: terms.count)
    var held = next
    var ids = [UInt64](repeating: 0, count: terms.count)
    for i in terms.indices.reversed() {
      let text = lexicon.strings.bytes(terms[i].office)
      let key = OfficeKey.hash(text: text)
      next[i] = firstTerm[key] ?? -1
      firstTerm[key] = Int32(i)
      held[i] = officials[terms[i].person] ?? -1
      officials[terms[i].person] = Int32(i)
      ids[i] = OfficeKey.hash(FlatArray(base: text.base, count: text.firstIndex(of: UInt8(ascii: "/")) ?? text.count))
    }
    (nextTerm, nextHeld) = (next, held)
    self.ids = ids
  }

  private static func parties(_ lexicon: Lexicon, _ kinds: KindTable) -> NumberTable {
    var found: [(country: UInt16, words: [Substring], row: Int32)] = []
    var kind: StringID = -1
    var isParty = false
    for (i, row) in lexicon.entities.enumerated() {
      if row.kind != kind {
        kind = row.kind
        isParty = kinds[kind].contains(.party)
      }
      guard isParty, row.type == MentionType.organisation.index, row.country != 0 else { continue }
      found.append((row.country, lexicon.strings[row.name].split(separator: " "), Int32(i)))
    }
    let parties = NumberTable(capacity: found.count)
    guard let home = found.first(where: { $0.country == Evidence.vietnam }) else { return parties }
    for party in found where parties[Int32(party.country)] == nil && party.words.starts(with: home.words.prefix(3)) {
      parties[Int32(party.country)] = party.row
    }
    return parties
  }

  func party(of country: UInt16) -> Int32? { parties[Int32(country)] }

  func has(_ office: OfficeKey) -> Bool { firstTerm[office.hash] != nil }

  /// The rows of an office, in the order of the list.
  func forEachTerm(of office: UInt64, _ body: (Int) -> Void) {
    var term = firstTerm[office] ?? -1
    while term >= 0 {
      body(Int(term))
      term = nextTerm[Int(term)]
    }
  }

  /// Whether a person stands in the table.
  func isOfficial(_ person: Int32) -> Bool { officials.contains(person) }

  /// Whether a person held any office whose id's hash the test knows.
  func heldAny(_ person: Int32, where known: (UInt64) -> Bool) -> Bool {
    var term = officials[person] ?? -1
    while term >= 0 {
      if known(ids[Int(term)]) { return true }
      term = nextHeld[Int(term)]
    }
    return false
  }
}

/// Which office a title names, and who held it at the document's date.
struct Offices {
  let lexicon: Lexicon
  let terms: TermTable
  let days: DayRange

  /// `president/VN`; the id alone when nothing says whose.
  ///
  /// - Parameter home: the country that a bare title belongs to here.
  func key(of span: NameSpan, home: UInt16) -> OfficeKey {
    let id = lexicon.offices[Int(span.office)].id
    if case .body(let i) = span.complement, case let part = span.parts[Int(i)], let reading = part.readings.first {
      let body = lexicon.entities[Int(reading)].key
      let upper = OfficeKey(id: id, body: body, upper: true, lexicon)
      if terms.has(upper) { return upper }
      let plain = OfficeKey(id: id, body: body, upper: false, lexicon)
      if part.country == 0 || terms.has(plain) { return plain }
    }
    let country = country(of: span, home: home)
    return country == 0 ? OfficeKey(id: id, lexicon) : OfficeKey(id: id, country: country, lexicon)
  }

  /// The country of the complement, else the one at home; 0 when unknown.
  func country(of span: NameSpan, home: UInt16) -> UInt16 {
    if span.country != 0 { return span.country }
    guard span.complement == .none else { return 0 }
    let row = lexicon.offices[Int(span.office)]
    // A title that names its own country, as `Chủ tịch Cuba`.
    guard row.takes.contains(.country) || row.home == 0 else { return row.home }
    if home == Evidence.vietnam { return row.home }
    return home
  }

  /// People who held the office at the date, in the order of the list; without a date all who ever did.
  func holders(of span: NameSpan, home: UInt16) -> [Int32] { holders(of: key(of: span, home: home)) }

  func holders(of key: OfficeKey) -> [Int32] {
    var found: [Int32] = []
    terms.forEachTerm(of: key.hash) { row in
      let term = lexicon.terms[row]
      if term.validity.holds(in: days), !found.contains(term.person) { found.append(term.person) }
    }
    return found
  }
}
