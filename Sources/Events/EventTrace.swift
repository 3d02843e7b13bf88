import Gazetteers
import Phrases

/// Everything tried in one sentence, for `extract explain`.
package struct SentenceTrace: Sendable {
  package let structure: SentenceStructure
  /// One for each trigger word and frame, in text order.
  package let triggers: [TriggerTrace]
}

/// What became of one trigger word.
package struct TriggerTrace: Sendable {
  package let type: String
  package let family: String
  /// `phone_call/điện đàm`.
  package let rule: String
  /// Tokens that are, or would be, reported as the trigger.
  package let tokens: Range<Int>
  /// Unit of the sentence that holds them, where one does.
  package let unit: Int?
  /// Why it tells no event; nil when it does.
  package let reason: DropReason?
  /// The words, the roles or the rule behind the reason.
  package let detail: String?
  /// What it told, or would have told; several for coordinated dates.
  package let events: [EventMention]
  /// Index of the predicate that carries it, and whether it is a noun below that.
  package let predicate: Int?
  package let isNominal: Bool
  /// In the order of the frame; empty when no role was looked at.
  package let roles: [RoleTrace]
}

/// How one role was, or was not, filled.
package struct RoleTrace: Sendable {
  /// How many of the roles that are needed in this way must be filled.
  package enum Need: String, Sendable { case no, one, all, two }

  /// What stood where the role looks.
  package struct Option: Sendable {
    /// Name of the place, as frame files write it: `subject`, `with`.
    package let slot: String
    package let tokens: Range<Int>
    /// Kinds as in `accepts`.
    package let kinds: [String]
    package var outcome: Outcome
  }

  package enum Outcome: Sendable, Equatable {
    case fills
    case fillsAnother(role: String)
    /// Another event of the sentence has the better claim to it: `abduct/victim`.
    case yields(to: String)
    /// It is nothing that the role accepts.
    case wrongKind
    /// None of the role's `heads` or `units` is in it, or one of its `not-heads` begins it.
    case wrongHead
    /// Something else went before.
    case passedOver
  }

  package let name: String
  package let accepts: [String]
  /// Where it looks, in order of preference.
  package let slots: [String]
  package let need: Need
  /// In order of preference; what fills it from elsewhere (an implied place, a counted number) comes last.
  package let options: [Option]

  package var isFilled: Bool { options.contains { $0.outcome == .fills } }
}
