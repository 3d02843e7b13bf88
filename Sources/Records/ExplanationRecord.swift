/// Why one sentence gave the events it gave: what `extract explain` shows. For people and editors, not for storage; fields may change between versions.
public struct ExplanationRecord: Sendable {
  public let document: String
  /// Counts from 1 in text order.
  public let index: Int
  public let zone: String
  public let span: TextSpan
  /// In text order; containers before what they contain.
  public let mentions: [MentionRecord]
  /// Names of entities by id, for the mentions and attributions here.
  public let names: [String: String]
  public let words: [Word]
  public let phrases: [Phrase]
  public let predicates: [Predicate]
  public let triggers: [Trigger]

  public init(
    document: String, index: Int, zone: String, span: TextSpan, mentions: [MentionRecord], names: [String: String], words: [Word],
    phrases: [Phrase], predicates: [Predicate], triggers: [Trigger]
  ) {
    self.document = document
    self.index = index
    self.zone = zone
    self.span = span
    self.mentions = mentions
    self.names = names
    self.words = words
    self.phrases = phrases
    self.predicates = predicates
    self.triggers = triggers
  }
}

extension ExplanationRecord {
  /// A word, a mention or a mark: what phrases and clauses are built from.
  public struct Word: Sendable {
    public let span: TextSpan
    /// `N`, `Nc`, `V`, `A`, `R`, `E`, `C`, `P`, `L`, `M`, `T`, `X`, as in `words/lexicon.tsv`.
    public let wordClass: String
    /// What it denotes; absent when nothing is known.
    public let sense: String?
    public let traits: [String]
    /// The type of the mention that it is, when it is one.
    public let mention: String?
    /// Whether no list knows it.
    public let isUnknown: Bool

    public init(span: TextSpan, wordClass: String, sense: String?, traits: [String], mention: String?, isUnknown: Bool) {
      self.span = span
      self.wordClass = wordClass
      self.sense = sense
      self.traits = traits
      self.mention = mention
      self.isUnknown = isUnknown
    }
  }

  /// A noun phrase.
  public struct Phrase: Sendable {
    public let span: TextSpan
    public let head: String
    /// As in `accepts` of frame files.
    public let kinds: [String]

    public init(span: TextSpan, head: String, kinds: [String]) {
      self.span = span
      self.head = head
      self.kinds = kinds
    }
  }

  /// A verb and what belongs to it; phrases by their text.
  public struct Predicate: Sendable {
    public struct Preposition: Sendable {
      public let word: String
      public let phrases: [String]

      public init(word: String, phrases: [String]) {
        self.word = word
        self.phrases = phrases
      }
    }

    public let span: TextSpan
    /// How it stands below its governor: `root`, `coordinate`, `control`, `object_control`, `content`, `purpose`, `adverbial`, `relative`.
    public let link: String
    /// The verb above, or the one it is coordinated with.
    public let governor: String?
    public let isPassive: Bool
    public let conjunction: String?
    public let adverbs: [String]
    public let subjects: [String]
    public let objects: [String]
    public let agents: [String]
    public let prepositions: [Preposition]

    public init(
      span: TextSpan, link: String, governor: String?, isPassive: Bool, conjunction: String?, adverbs: [String], subjects: [String],
      objects: [String], agents: [String], prepositions: [Preposition]
    ) {
      self.span = span
      self.link = link
      self.governor = governor
      self.isPassive = isPassive
      self.conjunction = conjunction
      self.adverbs = adverbs
      self.subjects = subjects
      self.objects = objects
      self.agents = agents
      self.prepositions = prepositions
    }
  }

  /// What became of a trigger word.
  public struct Trigger: Sendable {
    public let type: String
    public let rule: String
    public let span: TextSpan
    /// Ids of the events it told; empty when it was dropped.
    public let events: [String]
    /// Why it was dropped, and the words, roles or rule behind that.
    public let reason: String?
    public let detail: String?
    /// The verb it is, or stands below as a noun.
    public let carrier: String?
    public let isNoun: Bool
    public let modality: String?
    public let polarity: String?
    /// Name of the one whose words these are.
    public let attribution: String?
    public let confidence: Double?
    public let roles: [Role]

    public init(
      type: String, rule: String, span: TextSpan, events: [String], reason: String?, detail: String?, carrier: String?, isNoun: Bool,
      modality: String?, polarity: String?, attribution: String?, confidence: Double?, roles: [Role]
    ) {
      self.type = type
      self.rule = rule
      self.span = span
      self.events = events
      self.reason = reason
      self.detail = detail
      self.carrier = carrier
      self.isNoun = isNoun
      self.modality = modality
      self.polarity = polarity
      self.attribution = attribution
      self.confidence = confidence
      self.roles = roles
    }
  }

  /// What a role found where it looks.
  public struct Role: Sendable {
    public struct Option: Sendable {
      public let slot: String
      public let span: TextSpan
      public let kinds: [String]
      /// `fills`, `fills_another`, `yields`, `wrong_kind`, `wrong_head` or `passed_over`.
      public let outcome: String
      /// The role that it fills instead; for `yields` that of the other event, `abduct/victim`.
      public let other: String?

      public init(slot: String, span: TextSpan, kinds: [String], outcome: String, other: String?) {
        self.slot = slot
        self.span = span
        self.kinds = kinds
        self.outcome = outcome
        self.other = other
      }
    }

    public let role: String
    public let accepts: [String]
    /// Where it looks, in order of preference.
    public let slots: [String]
    /// `no`, `one` (of several roles), `all` or `two`.
    public let need: String
    public let options: [Option]

    public init(role: String, accepts: [String], slots: [String], need: String, options: [Option]) {
      self.role = role
      self.accepts = accepts
      self.slots = slots
      self.need = need
      self.options = options
    }
  }
}
