import Annotations
import Gazetteers
import VietText

/// How real an event is, in the words of the text. The raw values are the wire names.
package enum Modality: String, Sendable, CaseIterable { case asserted, planned, pledged, requested, hypothetical }

package enum Polarity: String, Sendable, CaseIterable { case positive, negative }

/// A word of the tables where it lies: a type, a role. No string is made of it before somebody asks.
package struct Label: Sendable, BitwiseCopyable, Equatable, CustomStringConvertible {
  package let utf8: FlatArray<UInt8>

  init(_ id: StringID, in lexicon: Lexicon) { utf8 = lexicon.strings.bytes(id) }

  package var description: String { String(decoding: utf8.buffer, as: UTF8.self) }

  /// Each word lies in the table once.
  package static func == (a: Label, b: Label) -> Bool { a.utf8.base == b.utf8.base && a.utf8.count == b.utf8.count }

  package static func == (a: Label, b: StaticString) -> Bool {
    a.utf8.count == b.utf8CodeUnitCount && (0..<a.utf8.count).allSatisfy { a.utf8[$0] == b.utf8Start[$0] }
  }
}

/// One role of an event and what fills it.
package struct Argument: Sendable, BitwiseCopyable {
  /// What is said of the value of its mention.
  package enum Meaning: UInt8, Sendable, BitwiseCopyable {
    case none, value
    /// The end of a span of time: as a deadline `trước ngày 31/12` is that day.
    case lastDay
  }

  package var role: Label
  // Small numbers: arguments are copied around much.
  private let start: Int32
  private let end: Int32
  private let mentionIndex: Int32
  private let entityIndex: Int32
  private let meaning: Meaning

  init(role: Label, tokens: Range<Int>, mention: Int? = nil, entity: Int? = nil, meaning: Meaning = .none) {
    self.role = role
    (start, end) = (Int32(tokens.lowerBound), Int32(tokens.upperBound))
    mentionIndex = Int32(mention ?? -1)
    entityIndex = Int32(entity ?? -1)
    self.meaning = meaning
  }

  /// Token range of the words; may be wider than the mention (title and name together).
  package var tokens: Range<Int> { Int(start)..<Int(end) }
  /// Index of a document mention, when the words are one.
  package var mention: Int? { mentionIndex < 0 ? nil : Int(mentionIndex) }
  /// Index of the document entity that the words stand for.
  package var entity: Int? { entityIndex < 0 ? nil : Int(entityIndex) }

  /// The date or amount that the words say.
  ///
  /// - Parameter mentions: those of the document.
  package func value(in mentions: [Mention]) -> MentionValue? {
    guard meaning != .none, let mention, let value = mentions[mention].value else { return nil }
    guard meaning == .lastDay, case .time(let text) = value, text.hasPrefix("../") else { return value }
    return .time(String(text.dropFirst(3)))
  }
}

/// One use of a frame in a text.
package struct EventMention: Sendable {
  /// Event type: `phone_call`.
  package let type: Label
  /// The trigger's words as the frame file has them: `điện đàm`.
  package let words: Label
  /// Index in the frame table.
  package let frame: Int
  package var trigger: Range<Int>
  package var arguments: [Argument]
  package let modality: Modality
  package let polarity: Polarity
  /// Document entity whose words these are.
  package let attribution: Int?
  package let sentence: Int
  package let confidence: Double
  /// Index of the fullest telling of the same event in the same document, when that is another one.
  package var sameAs: Int?

  /// `phone_call/điện đàm`.
  package var rule: String { "\(type)/\(words)" }
}
