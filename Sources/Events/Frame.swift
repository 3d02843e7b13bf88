import DataFiles

/// A declared kind of event, as its file says it.
package struct Frame: Sendable {
  /// Event type and file name: `phone_call`.
  package var type: String
  package var family: String
  package var labelEN: String
  package var labelVI: String
  /// Templates with `{role}` for what fills a role.
  package var summaryEN: String
  package var summaryVI: String
  package var codes: EventCodes
  package var triggers: [FrameTrigger]
  /// Phrases in which no trigger of this frame counts.
  package var blockers: [String]
  /// Types of events whose place and time these events have when their sentence tells none of their own.
  package var scene: [String] = []
  /// In the order of the file, shared roles last.
  package var roles: [FrameRole]
  package var examples: [FrameExample]
  package var counterexamples: [FrameExample]
}

/// Codes of other ontologies, absent where they have none.
package struct EventCodes: Sendable, Equatable {
  package var plover: String?
  package var mode: String?
  package var cameo: String?
  package var ace: String?
}

package struct FrameTrigger: Sendable {
  package enum WordKind: String, Sendable, CaseIterable { case V, N }

  /// As written in running text; `…` is a gap.
  package var text: String
  package var line: Int
  package var column: Int
  package var kind: WordKind?
  package var mark: String?
  package var after: [String] = []
  package var before: [String] = []
  package var notAfter: [String] = []
  package var notBefore: [String] = []
  package var with: [String] = []
  package var without: [String] = []
  package var needs: [String] = []
  package var needsAll: [String] = []
  /// Roles that must be filled at least twice.
  package var needsTwo: [String] = []
  package var notNearAfter: [String] = []
  package var notNearBefore: [String] = []
  /// Types of which an event on the same words goes before this one.
  package var unless: [String] = []
  /// Types of which an event above this verb goes before this one.
  package var notBelow: [String] = []
  /// Types of which an event that this verb leads to goes before this one.
  package var notAbove: [String] = []
  /// Roles that words of the trigger itself fill when nothing else does: `rơi máy bay`.
  package var holds: [(role: String, words: String)] = []
  /// Roles that differ from the frame's when this trigger fires.
  package var roles: [FrameRole] = []
  /// Roles of the frame that this trigger does not have (`role: none`).
  package var withoutRoles: [String] = []
  package var confidence = 0.9
  /// How real the words themselves make what is told without further marks: `đề nghị … năm tù` is a sentence that is asked for.
  package var modality: Modality?
}

package struct FrameRole: Sendable {
  package var name: String
  package var accepts: Acceptance
  package var slots: [Slot]
  package var many: Bool
  /// For quantities: the role that is counted.
  package var of: String?
  package var units: [String]
  package var heads: [String]
  /// Words that a phrase in this role does not begin with.
  package var notHeads: [String]

  /// Whether subject and `với`, or `giữa`, name partners in one role.
  var isMutual: Bool { slots.contains(.marked("with")) || slots.contains(.marked("between")) }
}

/// A role that gives a phrase up to events of the same sentence that have it in another one.
package struct ContestRule: Sendable {
  package var role: String
  /// Event types; none for all that have the role.
  package var types: [String]
  package var to: [String]
  /// Only of events that a noun tells.
  package var isNoun: Bool
}

/// What kinds of mention or phrase may fill a role.
package struct Acceptance: OptionSet, Sendable, BitwiseCopyable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Names in frame files, by bit.
  package static let names = [
    "person", "organisation", "country", "place", "facility", "office", "product", "disease", "document", "vehicle", "weapon", "crime",
    "time", "quantity", "money", "thing", "phrase", "clause", "penalty", "animal",
  ]

  package static let person = Acceptance(rawValue: 1 << 0)
  package static let organisation = Acceptance(rawValue: 1 << 1)
  package static let country = Acceptance(rawValue: 1 << 2)
  package static let place = Acceptance(rawValue: 1 << 3)
  package static let facility = Acceptance(rawValue: 1 << 4)
  package static let office = Acceptance(rawValue: 1 << 5)
  package static let product = Acceptance(rawValue: 1 << 6)
  package static let disease = Acceptance(rawValue: 1 << 7)
  package static let document = Acceptance(rawValue: 1 << 8)
  package static let vehicle = Acceptance(rawValue: 1 << 9)
  package static let weapon = Acceptance(rawValue: 1 << 10)
  package static let crime = Acceptance(rawValue: 1 << 11)
  package static let time = Acceptance(rawValue: 1 << 12)
  package static let quantity = Acceptance(rawValue: 1 << 13)
  package static let money = Acceptance(rawValue: 1 << 14)
  package static let thing = Acceptance(rawValue: 1 << 15)
  package static let phrase = Acceptance(rawValue: 1 << 16)
  package static let clause = Acceptance(rawValue: 1 << 17)
  package static let penalty = Acceptance(rawValue: 1 << 18)
  package static let animal = Acceptance(rawValue: 1 << 19)
  package static let actor: Acceptance = [.person, .organisation, .country, .place]

  /// The set that a word in `accepts` stands for.
  package static func named(_ name: String) -> Acceptance? {
    if name == "actor" { return .actor }
    return names.firstIndex(of: name).map { Acceptance(rawValue: 1 << UInt32($0)) }
  }
}

/// Where a role's filler stands, in the active order of the sentence.
package enum Slot: Hashable, Sendable {
  case subject, object, clause, near
  /// The subject of the verb above a noun: `A nộp đơn xin phá sản`.
  case above
  /// The bare object behind the verb, also of a passive: `ông A bị cách chức | Chủ tịch`.
  case behind
  /// The trigger's own noun phrase, or its words when it is a verb: `bão số 5`.
  case own
  /// A group of `_markers.yaml` (`with`, `to`), or `w:WORD` for one word.
  case marked(String)

  package init(_ name: String) {
    switch name {
    case "subject": self = .subject
    case "object": self = .object
    case "clause": self = .clause
    case "near": self = .near
    case "above": self = .above
    case "behind": self = .behind
    case "self": self = .own
    default: self = .marked(name)
    }
  }
}

/// A sentence of a frame file with its marks taken out.
package struct FrameExample: Sendable {
  package struct Mark: Sendable, Equatable {
    /// UTF-8 range in `text`.
    package var range: Range<Int>
    package var label: String
  }

  package var text: String
  package var marks: [Mark]
  package var line: Int
  package var column: Int
  package var modality: Modality?
  package var polarity: Polarity?
  /// Document date, ISO.
  package var date: String?
  /// Whether more arguments than the marked ones are fine.
  package var allowsExtra = false
}
