/// The person, place or body behind mentions of one document.
public struct Entity: Sendable {
  public var type: MentionType
  /// The fullest name in the document, without title; for an entity known only by title, the gazetteer's name.
  public var name: String
  /// `person/nguyen-xuan-phuc`; nil for a name that only the text knows.
  public var key: String?
  /// Keys of the listed entities that it may be, when the evidence leaves several equal; `key` is nil then.
  public var candidates: [String]
  public var wikidata: String?
  /// ISO 3166 alpha-2.
  public var country: String?
  /// `president/VN`, as told in the text or held at the document's date.
  public var offices: [String]
  /// Indices into the document's mentions, in text order.
  public var mentions: [Int]

  public init(
    type: MentionType, name: String, key: String? = nil, candidates: [String] = [], wikidata: String? = nil, country: String? = nil,
    offices: [String] = [], mentions: [Int] = []
  ) {
    self.type = type
    self.name = name
    self.key = key
    self.candidates = candidates
    self.wikidata = wikidata
    self.country = country
    self.offices = offices
    self.mentions = mentions
  }
}

/// All mentions and entities of a document.
public struct RecognizedText: Sendable {
  /// In text order. A title before a name is a mention of its own beside the name (`Chủ tịch nước`, `Nguyễn Xuân Phúc`); otherwise none overlap,
  /// except that a name may contain others (`Đại học Hà Nội` contains `Hà Nội`): the container comes first.
  public var mentions: [Mention]
  /// In order of first mention.
  public var entities: [Entity]

  public init(mentions: [Mention], entities: [Entity]) {
    self.mentions = mentions
    self.entities = entities
  }
}
