import DataFiles
import Gazetteers
import VietText

// Frames as they lie in the image: plain values, words by vocabulary number.

/// A stretch of one of the table's pools.
package struct PoolRange: BitwiseCopyable, Sendable {
  let start: Int32
  let count: Int32
  package var range: Range<Int> { Int(start)..<Int(start + count) }
  package var isEmpty: Bool { count == 0 }
  static let empty = PoolRange(start: 0, count: 0)
}

/// Words or phrases that are looked for at one place of a sentence.
package struct WordList: BitwiseCopyable, Sendable {
  /// In `lists`.
  let phrases: PoolRange
  /// One bit for each word that stands nearest to the trigger in a phrase (of what is looked for in the whole sentence: its first word). Most words
  /// of a text have none of the bits, and the phrases need not be read.
  let bits: UInt64

  var isEmpty: Bool { phrases.isEmpty }

  @inline(__always)
  func mayHold(_ key: Int32) -> Bool { bits & Self.bit(key) != 0 }

  @inline(__always)
  static func bit(_ key: Int32) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: key) }
}

package struct FrameRow: BitwiseCopyable, Sendable {
  package let type: StringID
  package let family: StringID
  package let labelEN: StringID
  package let labelVI: StringID
  package let summaryEN: StringID
  package let summaryVI: StringID
  package let plover: StringID
  package let mode: StringID
  package let cameo: StringID
  package let ace: StringID
  let roles: PoolRange
  /// Types, in `strings`.
  let scene: PoolRange
}

package struct RoleRow: BitwiseCopyable, Sendable {
  package let name: StringID
  package let accepts: Acceptance
  /// In `slots`.
  let slots: PoolRange
  /// One bit for each of them (`Surroundings.bit`).
  let slotBits: UInt64
  let many: Bool
  /// Filled from every slot at once: `A điện đàm với B` has two participants.
  let everySlot: Bool
  /// Index of the counted role in the same list, or -1.
  let of: Int32
  /// In `strings`.
  let units: PoolRange
  /// Word lists.
  let heads: PoolRange
  let notHeads: PoolRange
}

package struct TriggerRow: BitwiseCopyable, Sendable {
  package let frame: Int32
  package let text: StringID
  // What most triggers fail by comes first, so that one look at memory is enough.
  /// 1 as a verb, 2 as a noun.
  let kinds: UInt8
  /// Which tokens of head or tail are the reported trigger.
  let marksTail: Bool
  let markStart: Int32
  let markCount: Int32
  /// The index of what the words say of how real they are in all modalities; -1 when they say nothing.
  let modalityIndex: Int8
  /// Keys of the words behind a gap.
  let tail: PoolRange
  /// The bit of the first of them; 0 without a gap.
  let tailBit: UInt64
  let after: WordList
  let before: WordList
  let notAfter: WordList
  let notBefore: WordList
  let notNearAfter: WordList
  let notNearBefore: WordList
  let with: WordList
  let without: WordList
  /// Roles of this trigger: the frame's own, or with its differences.
  let roles: PoolRange
  /// Bits of positions in `roles`.
  let needs: UInt32
  let needsAll: UInt32
  let needsTwo: UInt32
  let confidence: Double
  /// Type names, in `strings`.
  let unless: PoolRange
  let notBelow: PoolRange
  let notAbove: PoolRange
  /// In `holds`.
  let holds: PoolRange

  /// How real the words make what is told as a fact.
  var modality: Modality? { modalityIndex < 0 ? nil : Modality.allCases[Int(modalityIndex)] }
}

/// Words of a trigger that fill one of its roles.
struct HoldRow: BitwiseCopyable, Sendable {
  /// Position in the trigger's roles.
  let role: Int32
  /// Tokens from the beginning, or the end, of all the trigger's words.
  let start: Int16
  let count: Int16
  let fromEnd: Bool
}

/// A row of `_contests.yaml`.
package struct ContestRow: BitwiseCopyable, Sendable {
  let role: StringID
  /// Types of events that have the role, and roles that it yields to; in `strings`.
  let types: PoolRange
  let to: PoolRange
  /// Only of events that a noun tells.
  let isNoun: Bool

  /// Whether it speaks of events of a type; without types of all.
  func holds(_ type: StringID, in table: FrameTable) -> Bool { types.isEmpty || types.range.contains { table.strings[$0] == type } }

  func isFor(_ role: StringID, in table: FrameTable) -> Bool { to.range.contains { table.strings[$0] == role } }
}
