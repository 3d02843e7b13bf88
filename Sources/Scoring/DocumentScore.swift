/// What scoring one document gives; scores of documents add up.
public struct DocumentScore: Sendable {
  /// What became of one prediction.
  public struct RuleOutcome: Sendable {
    public enum Outcome: Sendable {
      case right
      /// The type is right, the span of the trigger is not.
      case boundary
      case wrong
    }

    public let rule: String
    public let type: String
    public let confidence: Double?
    public let outcome: Outcome
    public let sentence: String
  }

  /// A gold event with what stands there instead of it; nil for nothing.
  public struct Confusion: Sendable, Hashable {
    public let gold: String?
    public let predicted: String?

    public init(gold: String?, predicted: String?) {
      self.gold = gold
      self.predicted = predicted
    }
  }

  /// A gold trigger's type and words.
  public struct MissedWord: Sendable, Hashable {
    public let type: String
    public let words: String
  }

  /// One thing that is not as it should be.
  public struct Note: Sendable {
    public enum Kind: String, Sendable { case missed, extra, argument, trap, broken }

    public let kind: Kind
    public let type: String
    public let text: String

    init(_ kind: Kind, _ type: String, _ text: String) {
      self.kind = kind
      self.type = type
      self.text = text
    }
  }

  public let id: String
  /// Events by type. For span gold: exact span and type.
  public var types: [String: Counts] = [:]
  /// For template gold: arguments of matched events, and those of wrong ones as wrong.
  public var arguments = Counts()
  public var roles: [String: Counts] = [:]
  /// `modality`, `time`, `entities found` and the like, on matched events.
  public var shares: [String: Share] = [:]
  /// Entities by type, of the types that the gold lists without a gap.
  public var entities: [String: Counts] = [:]
  /// `right` are those sprung.
  public var traps = Share()
  /// Rows of span gold by name and kind of match: `trigger classification exact`.
  public var rows: [SpanRow: Counts] = [:]
  /// The same by type.
  public var typeRows: [String: [SpanRow: Counts]] = [:]
  public var rules: [RuleOutcome] = []
  public var confusions: [Confusion] = []
  public var notes: [Note] = []
  /// Triggers of span gold at which nothing of their type was found.
  public var missedWords: [MissedWord] = []

  init(id: String) { self.id = id }
}

/// A row of the report on span gold.
public struct SpanRow: Sendable, Hashable {
  public enum Task: String, Sendable, CaseIterable {
    case triggerIdentification = "trigger identification"
    case triggerClassification = "trigger classification"
    case argumentIdentification = "argument identification"
    case argumentClassification = "argument classification"
  }
  public enum Match: String, Sendable, CaseIterable { case exact, overlap }

  public let task: Task
  public let match: Match

  public init(_ task: Task, _ match: Match) {
    self.task = task
    self.match = match
  }

  /// In the order of the report.
  public static let all = Task.allCases.flatMap { task in Match.allCases.map { SpanRow(task, $0) } }
}
