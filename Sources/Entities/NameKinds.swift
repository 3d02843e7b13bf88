import Gazetteers

/// Groups of the values of the column `kind` that rules ask for.
struct NameKinds: OptionSet {
  let rawValue: UInt32

  /// Bodies of which every country has its own, and which are meant for the country at home when none is named.
  static let ofState = NameKinds(rawValue: 1 << 0)
  /// Heads in small letters that need nothing but a country or place to be a body: `cảnh sát Malaysia`.
  static let ofPublic = NameKinds(rawValue: 1 << 1)
  /// What `hãng này`, `công ty này` may stand for.
  static let business = NameKinds(rawValue: 1 << 2)
  /// Places of which a list has all there are.
  static let administrative = NameKinds(rawValue: 1 << 3)
  /// Bodies that have words of their trade before the name: `công ty bảo hiểm Bảo Việt`.
  static let tradeLed = NameKinds(rawValue: 1 << 4)
  /// Bodies that a word like `tại` may tie to where they are.
  static let placed = NameKinds(rawValue: 1 << 5)
  /// Levels that may close a body's name without a name of their own: `Công an tỉnh`.
  static let bareLevel = NameKinds(rawValue: 1 << 6)
  /// Of several places of one name the first to think of.
  static let topPlace = NameKinds(rawValue: 1 << 7)
  static let party = NameKinds(rawValue: 1 << 8)
  static let street = NameKinds(rawValue: 1 << 9)
  static let country = NameKinds(rawValue: 1 << 10)
  static let commune = NameKinds(rawValue: 1 << 11)
  static let province = NameKinds(rawValue: 1 << 12)
  static let ministry = NameKinds(rawValue: 1 << 13)
  /// Bodies that are called after no person.
  static let plain = NameKinds(rawValue: 1 << 14)

  /// What `công ty`, `hãng`, `doanh nghiệp` alone may stand for.
  static let firm = NameKinds(rawValue: 1 << 16)
  static let bank = NameKinds(rawValue: 1 << 17)
  /// Called by what they are alone: a hospital is no `công ty` and no `cơ quan`.
  static let institution = NameKinds(rawValue: 1 << 18)
  /// Houses called after the body that sits in them: `trụ sở ONPE`.
  static let seat = NameKinds(rawValue: 1 << 19)
  /// Roads and lines, called after the places they join.
  static let route = NameKinds(rawValue: 1 << 15)

  static let groups: [(NameKinds, Set<String>)] = [
    (
      .ofState,
      [
        "ministry", "state", "state_body", "party", "party_body", "parliament", "parliament_body", "government", "court", "procuracy",
        "central_bank",
        "military", "police", "mass_organisation",
      ]
    ),
    (
      .ofPublic,
      [
        "police", "government", "local_government", "military", "court", "procuracy", "parliament", "embassy", "armed_group", "agency",
      ]
    ),
    (
      .business,
      [
        "company", "pharma", "bank", "airline", "newspaper", "media", "news_agency", "publisher", "exchange", "football_club", "fund",
        "hospital", "university",
      ]
    ),
    (.administrative, ["province", "district", "commune", "city", "state", "region", "country", "capital"]),
    (.tradeLed, ["company", "bank", "airline", "facility", "fund", "exchange"]),
    (.placed, ["embassy", "court", "procuracy", "organisation", "branch"]),
    (.bareLevel, ["province", "district", "commune", "city"]), (.topPlace, ["province", "capital", "city"]),
    (.party, ["party"]), (.street, ["street"]), (.country, ["country"]), (.commune, ["commune"]), (.province, ["province"]),
    (.ministry, ["ministry"]), (.plain, ["armed_group", "unit", "committee", "department", "agency", "police"]),
    (.route, ["road"]), (.firm, ["company", "pharma", "airline"]), (.bank, ["bank"]),
    (.seat, ["seat"]), (.institution, ["hospital", "school", "university", "academy"]),
  ]
}

/// The groups of each kind, by the number of its string.
struct KindTable: Sendable {
  private let groups = NumberTable(capacity: 128)

  init(_ lexicon: Lexicon) {
    var last: StringID = -1
    // Rows of one kind mostly stand together.
    for row in lexicon.entities where row.kind != last {
      last = row.kind
      add(last, lexicon)
    }
    for row in lexicon.heads { add(row.kind, lexicon) }
    for row in lexicon.placeHeads { add(row.kind, lexicon) }
  }

  private func add(_ kind: StringID, _ lexicon: Lexicon) {
    if groups.contains(kind) { return }
    let name = lexicon.strings[kind]
    var all: NameKinds = []
    for (group, names) in NameKinds.groups where names.contains(name) { all.insert(group) }
    groups[kind] = Int32(bitPattern: all.rawValue)
  }

  subscript(kind: StringID) -> NameKinds { NameKinds(rawValue: UInt32(bitPattern: groups[kind] ?? 0)) }
}
