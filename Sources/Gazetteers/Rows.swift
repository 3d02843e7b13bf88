import Annotations
import VietText

// Rows of the gazetteers as they lie in the image: plain values, strings by number.

/// Days as `yyyymmdd`; 0 when open.
public struct Validity: BitwiseCopyable, Sendable {
  public let from: Int32
  public let to: Int32

  /// Whether a document of that date may use it. Without a date anything may be used.
  public func holds(on date: CalendarDate?) -> Bool { holds(in: DayRange(date)) }

  @inlinable public func holds(in days: DayRange) -> Bool { (from == 0 || from <= days.last) && (to == 0 || days.first <= to) }
}

/// The days that a date may mean, as `yyyymmdd`; without a date all days there are.
public struct DayRange: BitwiseCopyable, Sendable {
  public let first: Int32
  public let last: Int32

  public init(_ date: CalendarDate?) {
    guard let date else {
      (first, last) = (.min, .max)
      return
    }
    first = Int32(date.year * 10000 + (date.month ?? 1) * 100 + (date.day ?? 1))
    last = Int32(date.year * 10000 + (date.month ?? 12) * 100 + (date.day ?? 31))
  }
}

/// How an alias stands for its entity; the raw values are those of the column `form`.
public enum AliasForm: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case name, alias, official, old, acronym, compound, capital, short

  init?(_ text: String) {
    guard let form = Self.allCases.first(where: { "\($0)" == text }) else { return nil }
    self = form
  }
}

public struct EntityRow: BitwiseCopyable, Sendable {
  public let type: UInt8
  /// `m`, `f` or 0, ASCII.
  public let gender: UInt8
  /// Two ASCII letters, or 0.
  public let country: UInt16
  public let name: StringID
  public let key: StringID
  public let wikidata: StringID
  /// Column `kind`, or `level` of places.
  public let kind: StringID
  /// Key of the unit or body above, or the empty string.
  public let parent: StringID
}

public struct AliasRow: BitwiseCopyable, Sendable {
  public let entity: Int32
  public let form: AliasForm
  /// The entity's, told here too: most aliases are looked at for nothing else, and the entity's row is far away.
  public let type: UInt8
  /// One bit for each of the first sixteen words, punctuation left out: set where the alias has a capital letter.
  public let capitals: UInt16
  public let validity: Validity
}

public struct OfficeRow: BitwiseCopyable, Sendable {
  public struct Takes: OptionSet, BitwiseCopyable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let country = Takes(rawValue: 1)
    public static let organisation = Takes(rawValue: 2)
    public static let ministry = Takes(rawValue: 4)
    public static let place = Takes(rawValue: 8)
    public static let none = Takes(rawValue: 16)
  }

  public let id: StringID
  public let name: StringID
  public let english: StringID
  public let single: Bool
  public let takes: Takes
  /// Country for which the bare title stands, or 0.
  public let home: UInt16
}

/// How somebody holds an office: alone, for somebody else, with others; or nobody does.
enum TermRank: CaseIterable { case full, acting, joint, vacant }

public struct TermRow: BitwiseCopyable, Sendable {
  /// `president/VN`.
  public let office: StringID
  public let person: Int32
  public let validity: Validity
  public let acting: Bool
}

public enum TitleClass: UInt8, Sendable, BitwiseCopyable, CaseIterable { case kin, rank, role, comrade, relative }

public struct TitleRow: BitwiseCopyable, Sendable {
  public let titleClass: TitleClass
  public let gender: UInt8
  public let english: StringID
  public let pronoun: Bool
}

/// What a pronoun or anaphoric phrase may refer to.
public enum Reference: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case person, person_m, person_f, persons, two_persons, two_people, two_countries, two_parties, two_sides, two_bodies, two_places,
    organisation,
    country, place,
    thing,
    reciprocal
}

public struct HeadRow: BitwiseCopyable, Sendable {
  public enum Complement: UInt8, Sendable, BitwiseCopyable, CaseIterable { case capitalised, place, field, number, any, none }
  public let name: StringID
  public let type: UInt8
  public let kind: StringID
  /// One bit for each `Complement`.
  public let complements: UInt8

  public func takes(_ c: Complement) -> Bool { complements & (1 << c.rawValue) != 0 }
}

public struct NamePartRow: BitwiseCopyable, Sendable {
  public let alsoWord: Bool
  public let rank: Int32
  public let gender: UInt8
}

public enum UnitKind: UInt8, Sendable, BitwiseCopyable, CaseIterable { case scale, unit, counter, currency, time }

public struct UnitRow: BitwiseCopyable, Sendable {
  public let name: StringID
  public let unit: StringID
  public let kind: UnitKind
  public let factor: Double
}

public struct AmbiguityRow: BitwiseCopyable, Sendable {
  /// Key of an entity, or the empty string for a common word.
  public let reading: StringID
  /// Its alternatives in the table of evidence: one that holds is enough.
  public let firstEvidence: Int32
  public let evidenceCount: Int32
}

/// What speaks for a reading of an ambiguous name; the raw values stand in the image.
public enum EvidenceKind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// One of the words stands just before or behind the name.
  case before, after
  /// A capital letter that is not owed to the beginning of a sentence.
  case capital
  /// The entity is named in full elsewhere in the document.
  case mentioned
  /// The document is at home in Việt Nam.
  case domestic
  /// Somebody named in full bears the word as given name, and nothing else in the document tells of its other readings.
  case borne
  /// A country's name stands beside it, with nothing but `và`, a comma or a hyphen between: `Anh và Canada`.
  case beside
  case `default`
}

public struct EvidenceRow: BitwiseCopyable, Sendable {
  public let kind: EvidenceKind
  /// Syllable numbers of the words, one word behind the other, each closed by -1.
  public let firstKey: Int32
  public let keyCount: Int32
}

/// Word classes; the raw values stand in the image.
public enum WordClass: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case N, Nc, V, A, R, E, C, P, L, M, T, X
}

/// What a noun denotes.
public enum Sense: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case none, person, group, organisation, country, place, facility, vehicle, weapon, animal, product, money, document, crime, disease,
    event, time,
    body, abstract, thing, penalty
}

public struct Traits: OptionSet, BitwiseCopyable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
  public static let names = [
    "say", "modal", "control", "object_control", "light", "motion", "passive", "copula", "cause", "coordinate", "clause",
    "penal", "enacts", "orders", "relational", "befalls",
  ]
  // Computed, so that other modules see plain numbers and not a variable that is set up once.
  @inlinable public static var say: Traits { Traits(rawValue: 1 << 0) }
  @inlinable public static var modal: Traits { Traits(rawValue: 1 << 1) }
  @inlinable public static var control: Traits { Traits(rawValue: 1 << 2) }
  @inlinable public static var objectControl: Traits { Traits(rawValue: 1 << 3) }
  @inlinable public static var light: Traits { Traits(rawValue: 1 << 4) }
  @inlinable public static var motion: Traits { Traits(rawValue: 1 << 5) }
  @inlinable public static var passive: Traits { Traits(rawValue: 1 << 6) }
  @inlinable public static var copula: Traits { Traits(rawValue: 1 << 7) }
  @inlinable public static var cause: Traits { Traits(rawValue: 1 << 8) }
  @inlinable public static var coordinate: Traits { Traits(rawValue: 1 << 9) }
  @inlinable public static var clause: Traits { Traits(rawValue: 1 << 10) }
  /// What befalls a suspect: `bắt giữ`, `lĩnh án`.
  @inlinable public static var penal: Traits { Traits(rawValue: 1 << 11) }
  /// What is done to a document: `ký`, `thông qua`.
  @inlinable public static var enacts: Traits { Traits(rawValue: 1 << 12) }
  /// What somebody else is to do or not to do: `yêu cầu`, `cấm`.
  @inlinable public static var orders: Traits { Traits(rawValue: 1 << 13) }
  /// A noun for one who is somebody to a body, a house or somebody else: `chủ`, `giám đốc`, `con gái`.
  @inlinable public static var relational: Traits { Traits(rawValue: 1 << 14) }
  /// What somebody suffers or has: `mất`, `tử vong`, `có`.
  @inlinable public static var befalls: Traits { Traits(rawValue: 1 << 15) }
}

public struct WordRow: BitwiseCopyable, Sendable {
  /// The commonest class.
  public let first: WordClass
  /// One bit for each class.
  public let classes: UInt16
  /// The commonest sense.
  public let sense: Sense
  /// One bit for each sense.
  public let senses: UInt32
  public let traits: Traits

  @inlinable public func may(_ c: WordClass) -> Bool { classes & (1 << c.rawValue) != 0 }
}

/// What a word of `words/modality.tsv` does to an event.
public enum CueEffect: UInt8, Sendable, BitwiseCopyable, CaseIterable { case asserted, planned, pledged, requested, hypothetical, negative }

/// Where such a word must stand: beside the verb, as the verb above, or before the clause.
public enum CueScope: UInt8, Sendable, BitwiseCopyable, CaseIterable { case adverb, governor, conjunction }

public struct CueRow: BitwiseCopyable, Sendable {
  public let effect: CueEffect
  public let scope: CueScope
}

/// What a word of `words/name_cues.tsv` says about the names beside it.
public enum NameCue: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// `tại`, `ở`: a place follows; `đến`, `sang`: mostly one.
  case at, toward
  /// `của`, `thuộc`: the whole follows its part.
  case of
  /// `và`, `cùng`.
  case and
  /// `nguyên`, `cựu`, `cố`: the office is given up; `quyền`: held for somebody else; `tân`: new.
  case former, acting, incoming
  /// `kiêm`: one more office of the same person.
  case holding
  /// `chức`, `giữ chức`, `làm`: the office is meant, not its holder.
  case post
  /// `phía`: what follows in the sentence is that party's.
  case side
  /// `von`, `de`, `bin`: inside foreign names.
  case particle
  /// `tên`, `tên là`: a name follows.
  case named
  /// `Ảnh:`, `Nguồn:`: who made a picture or sent the news follows.
  case credit
  /// `số`: a number that closes the name of a body follows.
  case ordinal
  /// `là`.
  case copula
  /// `tuổi`: the number before it is an age.
  case age
  /// `người`, `dân`, `nước`, `tiếng`: a people or its country follows.
  case people
  /// `tối cao`, `trung ương`, `cấp cao`: closes the name of a body.
  case rankOfBody
  /// `này`, `đó`, `trên`.
  case demonstrative
  /// `bị cáo`, `nạn nhân`: a party of a case follows.
  case accused
  /// `Văn`, `Thị`: inside Vietnamese names.
  case middle
  /// `năm`, `Tết`, `xuân`: a year of the lunar calendar follows, no person.
  case year
  /// `Group`, `Bank`, `Motors`: a foreign name with it is no person's.
  case companyWord
  /// `may`, `in`, `than`: in small letters between the word for a firm and its name they say what it works in.
  case trade
  /// `bão`: a name behind it is the storm's.
  case stormWord
  /// `phòng, chống`: what a body is there to prevent follows.
  case prevents
  /// `xét xử`, `truy tố`: who is tried follows; `bị cáo`: who was.
  case tries, tried
}

/// A row of `words/structure.tsv`.
struct StructureRow: BitwiseCopyable, Sendable {
  let role: StructureRole
  /// In the keys of all rows.
  let keysStart: Int32
  let keysCount: Int32
}

/// What a word of `words/page.tsv` does on a news page; the raw value is the index of its match.
public enum PageRole: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case home, tool, related, inline, tags, credit, agency, photo, comment, footer, stamp, day, month, year, hour, telling
  case minute, update, january, february, march, april, may, june, july, august, september, october, november, december

  /// In the order of the year.
  public static let months = [january, february, march, april, may, june, july, august, september, october, november, december]
}

/// Two ASCII letters in sixteen bits.
public enum CountryCode {
  public static func pack(_ text: some StringProtocol) -> UInt16 {
    let letters = Array(text.utf8)
    return letters.count == 2 ? UInt16(letters[0]) << 8 | UInt16(letters[1]) : 0
  }

  public static func string(_ code: UInt16) -> String? {
    code == 0 ? nil : String(decoding: [UInt8(code >> 8), UInt8(code & 0xFF)], as: UTF8.self)
  }
}
