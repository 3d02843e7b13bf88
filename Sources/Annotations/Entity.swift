/// The person, place or body behind mentions of one document.
///
/// What it is called is worked out when it is asked for: most entities of most documents are never written.
public struct Entity: Sendable {
  public let type: MentionType
  /// Indices into the document's mentions, in text order.
  public let mentions: ArraySlice<Int>
  private let describer: any EntityDescriber
  private let index: Int

  public init(type: MentionType, mentions: ArraySlice<Int>, index: Int, describer: any EntityDescriber) {
    self.type = type
    self.mentions = mentions
    self.index = index
    self.describer = describer
  }

  /// The fullest name in the document, without title; for an entity known only by title, the gazetteer's name.
  public var name: String {
    var name = ""
    readName { name = String(decoding: $0, as: UTF8.self) }
    return name
  }
  /// `person/nguyen-xuan-phuc`; nil for a name that only the text knows.
  public var key: String? {
    var key: String?
    readKey { key = String(decoding: $0, as: UTF8.self) }
    return key
  }
  /// Keys of the listed entities that it may be, when the evidence leaves several equal; `key` is nil then.
  public var candidates: [String] { describer.candidates(of: index) }
  public var wikidata: String? {
    var wikidata: String?
    readWikidata { wikidata = String(decoding: $0, as: UTF8.self) }
    return wikidata
  }
  /// ISO 3166 alpha-2.
  public var country: String? { describer.country(of: index) }
  /// `president/VN`, as told in the text or held at the document's date.
  public var offices: [String] { describer.offices(of: index) }

  // The same in UTF-8 where it lies, for those who write it somewhere else; of what there is not nothing is read.
  public func readName(_ read: (UnsafeBufferPointer<UInt8>) -> Void) { describer.readName(of: index, read) }
  public func readKey(_ read: (UnsafeBufferPointer<UInt8>) -> Void) { describer.readKey(of: index, read) }
  public func readWikidata(_ read: (UnsafeBufferPointer<UInt8>) -> Void) { describer.readWikidata(of: index, read) }
}

/// Writes out what is known of a document's entities.
public protocol EntityDescriber: AnyObject, Sendable {
  func readName(of entity: Int, _ read: (UnsafeBufferPointer<UInt8>) -> Void)
  func readKey(of entity: Int, _ read: (UnsafeBufferPointer<UInt8>) -> Void)
  func readWikidata(of entity: Int, _ read: (UnsafeBufferPointer<UInt8>) -> Void)
  func candidates(of entity: Int) -> [String]
  func country(of entity: Int) -> String?
  func offices(of entity: Int) -> [String]
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
