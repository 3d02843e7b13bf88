import Annotations
import VietText

// Rows of the gazetteers as they lie in the image: plain values, strings by number.

/// Days as `yyyymmdd`; 0 when open.
package struct Validity: BitwiseCopyable, Sendable {
  package let from: Int32
  package let to: Int32

  /// Whether a document of that date may use it. Without a date anything may be used.
  package func holds(on date: CalendarDate?) -> Bool {
    guard let date else { return true }
    let first = Int32(date.year * 10000 + (date.month ?? 1) * 100 + (date.day ?? 1))
    let last = Int32(date.year * 10000 + (date.month ?? 12) * 100 + (date.day ?? 31))
    return (from == 0 || from <= last) && (to == 0 || first <= to)
  }
}

/// How an alias stands for its entity; the raw values are those of the column `form`.
package enum AliasForm: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case name, alias, official, old, acronym, compound, capital, short

  init?(_ text: String) {
    guard let form = Self.allCases.first(where: { "\($0)" == text }) else { return nil }
    self = form
  }
}

package struct EntityRow: BitwiseCopyable, Sendable {
  package let type: UInt8
  /// `m`, `f` or 0, ASCII.
  package let gender: UInt8
  /// Two ASCII letters, or 0.
  package let country: UInt16
  package let name: StringID
  package let key: StringID
  package let wikidata: StringID
  /// Column `kind`, or `level` of places.
  package let kind: StringID
  /// Key of the unit or body above, or the empty string.
  package let parent: StringID
}

package struct AliasRow: BitwiseCopyable, Sendable {
  package let entity: Int32
  package let form: AliasForm
  /// One bit for each of the first sixteen words, punctuation left out: set where the alias has a capital letter.
  package let capitals: UInt16
  package let validity: Validity
}

package struct OfficeRow: BitwiseCopyable, Sendable {
  package struct Takes: OptionSet, BitwiseCopyable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let country = Takes(rawValue: 1)
    package static let organisation = Takes(rawValue: 2)
    package static let ministry = Takes(rawValue: 4)
    package static let place = Takes(rawValue: 8)
    package static let none = Takes(rawValue: 16)
  }

  package let id: StringID
  package let name: StringID
  package let english: StringID
  package let single: Bool
  package let takes: Takes
  /// Country for which the bare title stands, or 0.
  package let home: UInt16
}

package struct TermRow: BitwiseCopyable, Sendable {
  /// `president/VN`.
  package let office: StringID
  package let person: Int32
  package let validity: Validity
  package let acting: Bool
}

package enum TitleClass: UInt8, Sendable, BitwiseCopyable, CaseIterable { case kin, rank, role, comrade }

package struct TitleRow: BitwiseCopyable, Sendable {
  package let titleClass: TitleClass
  package let gender: UInt8
  package let english: StringID
  package let pronoun: Bool
}

/// What a pronoun or anaphoric phrase may refer to.
package enum Reference: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case person, person_m, person_f, persons, two_persons, two_countries, two_parties, two_sides, organisation, country, place, thing, reciprocal
}

package struct HeadRow: BitwiseCopyable, Sendable {
  package enum Complement: UInt8, Sendable, BitwiseCopyable, CaseIterable { case capitalised, place, field, number, any, none }
  package let name: StringID
  package let type: UInt8
  package let kind: StringID
  /// One bit for each `Complement`.
  package let complements: UInt8

  package func takes(_ c: Complement) -> Bool { complements & (1 << c.rawValue) != 0 }
}

package struct NamePartRow: BitwiseCopyable, Sendable {
  package let alsoWord: Bool
  package let rank: Int32
  package let gender: UInt8
}

package enum UnitKind: UInt8, Sendable, BitwiseCopyable, CaseIterable { case scale, unit, counter, currency, time }

package struct UnitRow: BitwiseCopyable, Sendable {
  package let name: StringID
  package let unit: StringID
  package let kind: UnitKind
  package let factor: Double
}

package struct AmbiguityRow: BitwiseCopyable, Sendable {
  /// Key of an entity, or the empty string for a common word.
  package let reading: StringID
  /// Its alternatives in the table of evidence: one that holds is enough.
  package let firstEvidence: Int32
  package let evidenceCount: Int32
}

/// What speaks for a reading of an ambiguous name; the raw values stand in the image.
package enum EvidenceKind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// One of the words stands just before or behind the name.
  case before, after
  /// A capital letter that is not owed to the beginning of a sentence.
  case capital
  /// The entity is named in full elsewhere in the document.
  case mentioned
  /// The document is at home in Việt Nam.
  case domestic
  case `default`
}

package struct EvidenceRow: BitwiseCopyable, Sendable {
  package let kind: EvidenceKind
  /// Syllable numbers of the words, one word behind the other, each closed by -1.
  package let firstKey: Int32
  package let keyCount: Int32
}

/// Word classes; the raw values stand in the image.
package enum WordClass: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case N, Nc, V, A, R, E, C, P, L, M, T, X
}

/// What a noun denotes.
package enum Sense: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case none, person, group, organisation, country, place, facility, vehicle, weapon, animal, product, money, document, crime, disease, event, time,
    body, abstract, thing, penalty
}

package struct Traits: OptionSet, BitwiseCopyable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }
  package static let names = [
    "say", "modal", "control", "object_control", "light", "motion", "passive", "copula", "cause", "coordinate", "clause",
  ]
  package static let say = Traits(rawValue: 1 << 0)
  package static let modal = Traits(rawValue: 1 << 1)
  package static let control = Traits(rawValue: 1 << 2)
  package static let objectControl = Traits(rawValue: 1 << 3)
  package static let light = Traits(rawValue: 1 << 4)
  package static let motion = Traits(rawValue: 1 << 5)
  package static let passive = Traits(rawValue: 1 << 6)
  package static let copula = Traits(rawValue: 1 << 7)
  package static let cause = Traits(rawValue: 1 << 8)
  package static let coordinate = Traits(rawValue: 1 << 9)
  package static let clause = Traits(rawValue: 1 << 10)
}

package struct WordRow: BitwiseCopyable, Sendable {
  /// The commonest class.
  package let first: WordClass
  /// One bit for each class.
  package let classes: UInt16
  /// The commonest sense.
  package let sense: Sense
  /// One bit for each sense.
  package let senses: UInt32
  package let traits: Traits

  package func may(_ c: WordClass) -> Bool { classes & (1 << c.rawValue) != 0 }
}

/// What a word of `words/modality.tsv` does to an event.
package enum CueEffect: UInt8, Sendable, BitwiseCopyable, CaseIterable { case asserted, planned, pledged, requested, hypothetical, negative }

/// Where such a word must stand: beside the verb, as the verb above, or before the clause.
package enum CueScope: UInt8, Sendable, BitwiseCopyable, CaseIterable { case adverb, governor, conjunction }

package struct CueRow: BitwiseCopyable, Sendable {
  package let effect: CueEffect
  package let scope: CueScope
}

/// What a word of `words/name_cues.tsv` says about the names beside it.
package enum NameCue: UInt8, Sendable, BitwiseCopyable, CaseIterable {
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
}

/// What a word of `words/page.tsv` does on a news page; the raw value is the index of its match.
package enum PageRole: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case home, tool, related, inline, tags, credit, agency, photo, comment, footer, stamp, day, month, year, hour, telling
}

/// Two ASCII letters in sixteen bits.
package enum CountryCode {
  package static func pack(_ text: some StringProtocol) -> UInt16 {
    let letters = Array(text.utf8)
    return letters.count == 2 ? UInt16(letters[0]) << 8 | UInt16(letters[1]) : 0
  }

  package static func string(_ code: UInt16) -> String? {
    code == 0 ? nil : String(decoding: [UInt8(code >> 8), UInt8(code & 0xFF)], as: UTF8.self)
  }
}
