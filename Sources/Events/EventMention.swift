import Annotations

/// How real an event is, in the words of the text. The raw values are the wire names.
package enum Modality: String, Sendable, CaseIterable { case asserted, planned, pledged, requested, hypothetical }

package enum Polarity: String, Sendable { case positive, negative }

/// One role of an event and what fills it.
package struct Argument: Sendable {
  package var role: String
  /// Token range of the words; may be wider than the mention (title and name together).
  package var tokens: Range<Int>
  /// Index of a document mention, when the words are one.
  package var mention: Int?
  /// Indices of document entities that the words stand for.
  package var entity: Int?
  package var value: MentionValue?

  package init(role: String, tokens: Range<Int>, mention: Int? = nil, entity: Int? = nil, value: MentionValue? = nil) {
    self.role = role
    self.tokens = tokens
    self.mention = mention
    self.entity = entity
    self.value = value
  }
}

/// One use of a frame in a text.
package struct EventMention: Sendable {
  /// Event type: `phone_call`.
  package var type: String
  /// Index in the frame table.
  package var frame: Int
  package var trigger: Range<Int>
  package var arguments: [Argument]
  package var modality: Modality
  package var polarity: Polarity
  /// Document entity whose words these are.
  package var attribution: Int?
  package var sentence: Int
  /// `phone_call/điện đàm`.
  package var rule: String
  package var confidence: Double
  /// Index of the fullest telling of the same event in the same document, when that is another one.
  package var sameAs: Int?
}
