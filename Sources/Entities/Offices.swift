import Annotations
import Gazetteers

/// Who held which office when, by the office's key.
struct TermTable: Sendable {
  private let terms: [String: [Int32]]
  /// Everybody in the table.
  let officials: Set<Int32>

  /// Ids of the offices that each person held, without country.
  let held: [Int32: Set<String>]
  /// For each country the party that `Đảng` alone means: the one named like Việt Nam's, `Đảng Cộng sản …`.
  let parties: [UInt16: Int32]

  init(_ lexicon: Lexicon) {
    parties = Self.parties(lexicon)
    var terms: [String: [Int32]] = [:]
    for (i, term) in lexicon.terms.enumerated() { terms[lexicon.strings[term.office], default: []].append(Int32(i)) }
    self.terms = terms
    officials = Set(lexicon.terms.map(\.person))
    var held: [Int32: Set<String>] = [:]
    for term in lexicon.terms {
      let key = lexicon.strings[term.office]
      held[term.person, default: []].insert(key.split(separator: "/").first.map(String.init) ?? key)
    }
    self.held = held
  }

  private static func parties(_ lexicon: Lexicon) -> [UInt16: Int32] {
    let organisation = UInt8(MentionType.allCases.firstIndex(of: .organisation) ?? 0)
    var isParty: [Int32: Bool] = [:]
    var found: [(country: UInt16, words: [Substring], row: Int32)] = []
    for (i, row) in lexicon.entities.enumerated() where row.type == organisation && row.country != 0 {
      let known = isParty[row.kind] ?? (lexicon.strings[row.kind] == "party")
      isParty[row.kind] = known
      if known { found.append((row.country, lexicon.strings[row.name].split(separator: " "), Int32(i))) }
    }
    guard let home = found.first(where: { $0.country == Evidence.vietnam }) else { return [:] }
    var parties: [UInt16: Int32] = [:]
    for party in found where parties[party.country] == nil && party.words.starts(with: home.words.prefix(3)) {
      parties[party.country] = party.row
    }
    return parties
  }

  func rows(_ key: String) -> [Int32] { terms[key] ?? [] }
}

/// Which office a title names, and who held it at the document's date.
struct Offices {
  let lexicon: Lexicon
  let terms: TermTable
  let date: CalendarDate?

  /// `president/VN`; the id alone when nothing says whose.
  ///
  /// - Parameter home: the country that a bare title belongs to here.
  func key(of span: NameSpan, home: UInt16) -> String {
    let id = lexicon.strings[lexicon.offices[Int(span.office)].id]
    if case .body(let i) = span.complement, let reading = span.parts[i].readings.first {
      let key = lexicon.strings[lexicon.entities[Int(reading)].key]
      let slug = key.split(separator: "/").last.map(String.init) ?? key
      if !terms.rows(id + "/" + slug.uppercased()).isEmpty { return id + "/" + slug.uppercased() }
      if !terms.rows(id + "/" + slug).isEmpty || span.parts[i].country == 0 { return id + "/" + slug }
    }
    if let country = CountryCode.string(country(of: span, home: home)) { return id + "/" + country }
    return id
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
  func holders(of span: NameSpan, home: UInt16) -> [Int32] { holders(ofKey: key(of: span, home: home)) }

  func holders(ofKey key: String) -> [Int32] {
    var found: [Int32] = []
    for row in terms.rows(key) {
      let term = lexicon.terms[Int(row)]
      if term.validity.holds(on: date), !found.contains(term.person) { found.append(term.person) }
    }
    return found
  }
}
