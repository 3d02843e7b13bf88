/// The person, place, body or thing behind one or more mentions of a document.
public struct EntityRecord: Sendable {
  public struct Mention: Sendable {
    public let span: TextSpan
    /// `name`, `title`, `nominal` or `pronoun`.
    public let form: String

    public init(span: TextSpan, form: String) {
      self.span = span
      self.form = form
    }
  }

  public let document: String
  /// `<document>#e<number>`, numbered from 1 in the order of first mention.
  public let id: String
  public let type: String
  /// The fullest name in the document, without title.
  public let name: String
  /// Id in the gazetteers; absent for a name that only the text knows.
  public let key: String?
  /// Ids in the gazetteers of those that it may be, when the text leaves several equal; empty otherwise.
  public let candidates: [String]
  public let wikidata: String?
  /// ISO 3166 alpha-2.
  public let country: String?
  public let offices: [String]
  /// In text order.
  public let mentions: [Mention]

  public init(
    document: String, id: String, type: String, name: String, key: String?, candidates: [String], wikidata: String?, country: String?,
    offices: [String], mentions: [Mention]
  ) {
    self.document = document
    self.id = id
    self.type = type
    self.name = name
    self.key = key
    self.candidates = candidates
    self.wikidata = wikidata
    self.country = country
    self.offices = offices
    self.mentions = mentions
  }

  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("record", "entity")
    json.member("document", document)
    json.member("id", id)
    json.member("type", type)
    json.member("name", name)
    json.optional("key", key)
    if !candidates.isEmpty { json.strings("candidates", candidates) }
    json.optional("wikidata", wikidata)
    json.optional("country", country)
    if !offices.isEmpty { json.strings("offices", offices) }
    json.key("mentions")
    json.beginArray()
    for mention in mentions {
      json.beginObject()
      mention.span.writeMembers(to: &json)
      json.member("form", mention.form)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
