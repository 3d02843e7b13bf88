/// What scoring one document gives; scores of documents add up.
package struct DocumentScore: Sendable {
  /// What became of one prediction.
  package struct RuleOutcome: Sendable {
    package enum Outcome: Sendable {
      case right
      /// The type is right, the span of the trigger is not.
      case boundary
      case wrong
    }

    package let rule: String
    package let type: String
    package let confidence: Double?
    package let outcome: Outcome
    package let sentence: String
  }

  /// A gold event with what stands there instead of it; nil for nothing.
  package struct Confusion: Sendable, Hashable {
    package let gold: String?
    package let predicted: String?

    package init(gold: String?, predicted: String?) {
      self.gold = gold
      self.predicted = predicted
    }
  }

  /// A gold trigger's type and words.
  package struct MissedWord: Sendable, Hashable {
    package let type: String
    package let words: String
  }

  /// One thing that is not as it should be.
  package struct Note: Sendable {
    package enum Kind: String, Sendable { case missed, extra, argument, trap, broken }

    package let kind: Kind
    package let type: String
    package let text: String

    init(_ kind: Kind, _ type: String, _ text: String) {
      self.kind = kind
      self.type = type
      self.text = text
    }
  }

  package let id: String
  /// Events by type. For span gold: exact span and type.
  package var types: [String: Counts] = [:]
  /// For template gold: arguments of matched events, and those of wrong ones as wrong.
  package var arguments = Counts()
  package var roles: [String: Counts] = [:]
  /// `modality`, `time`, `entities found` and the like, on matched events.
  package var shares: [String: Share] = [:]
  /// Entities by type, of the types that the gold lists without a gap.
  package var entities: [String: Counts] = [:]
  /// `right` are those sprung.
  package var traps = Share()
  /// Rows of span gold by name and kind of match: `trigger classification exact`.
  package var rows: [SpanRow: Counts] = [:]
  /// The same by type.
  package var typeRows: [String: [SpanRow: Counts]] = [:]
  package var rules: [RuleOutcome] = []
  package var confusions: [Confusion] = []
  package var notes: [Note] = []
  /// Triggers of span gold at which nothing of their type was found.
  package var missedWords: [MissedWord] = []

  init(id: String) { self.id = id }
}

/// A row of the report on span gold.
package struct SpanRow: Sendable, Hashable {
  package enum Task: String, Sendable, CaseIterable {
    case triggerIdentification = "trigger identification"
    case triggerClassification = "trigger classification"
    case argumentIdentification = "argument identification"
    case argumentClassification = "argument classification"
  }
  package enum Match: String, Sendable, CaseIterable { case exact, overlap }

  package let task: Task
  package let match: Match

  package init(_ task: Task, _ match: Match) {
    self.task = task
    self.match = match
  }

  /// In the order of the report.
  package static let all = Task.allCases.flatMap { task in Match.allCases.map { SpanRow(task, $0) } }
}
