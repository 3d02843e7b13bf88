/// One event as one sentence tells it.
public struct EventRecord: Sendable {
  public struct Argument: Sendable {
    public let role: String
    /// Id and name of the entity that fills the role, when one does.
    public let entity: String?
    public let name: String?
    public let span: TextSpan
    public let value: ValueRecord?

    public init(role: String, entity: String?, name: String?, span: TextSpan, value: ValueRecord?) {
      self.role = role
      self.entity = entity
      self.name = name
      self.span = span
      self.value = value
    }
  }

  public let document: String
  /// `<document>#v<number>`, numbered from 1 in text order.
  public let id: String
  public let type: String
  public let family: String
  /// Scheme and code, in the frame's order: `cameo`, `041`.
  public let codes: [(scheme: String, code: String)]
  public let trigger: TextSpan
  public let arguments: [Argument]
  public let modality: String
  public let polarity: String
  /// Id of the entity whose words these are.
  public let attribution: String?
  /// Id of the fullest telling of the same event in the document, when that is another record.
  public let sameAs: String?
  public let zone: String
  public let sentence: TextSpan
  public let summary: String?
  public let rule: String
  /// 0 to 1.
  public let confidence: Double

  public init(
    document: String, id: String, type: String, family: String, codes: [(scheme: String, code: String)], trigger: TextSpan,
    arguments: [Argument], modality: String, polarity: String, attribution: String?, sameAs: String?, zone: String, sentence: TextSpan,
    summary: String?, rule: String, confidence: Double
  ) {
    self.document = document
    self.id = id
    self.type = type
    self.family = family
    self.codes = codes
    self.trigger = trigger
    self.arguments = arguments
    self.modality = modality
    self.polarity = polarity
    self.attribution = attribution
    self.sameAs = sameAs
    self.zone = zone
    self.sentence = sentence
    self.summary = summary
    self.rule = rule
    self.confidence = confidence
  }

  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("record", "event")
    json.member("document", document)
    json.member("id", id)
    json.member("type", type)
    json.member("family", family)
    json.key("codes")
    json.beginObject()
    for (scheme, code) in codes {
      json.key(scheme)
      json.string(code)
    }
    json.endObject()
    json.key("trigger")
    trigger.write(to: &json)
    json.key("arguments")
    json.beginArray()
    for argument in arguments { argument.write(to: &json) }
    json.endArray()
    json.member("modality", modality)
    json.member("polarity", polarity)
    json.optional("attribution", attribution)
    json.optional("same_as", sameAs)
    json.member("zone", zone)
    json.key("sentence")
    sentence.write(to: &json)
    json.optional("summary", summary)
    json.member("rule", rule)
    json.key("confidence")
    json.number(confidence)
    json.endObject()
  }
}

extension EventRecord.Argument {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("role", role)
    json.optional("entity", entity)
    json.optional("name", name)
    span.writeMembers(to: &json)
    value?.writeMembers(to: &json)
    json.endObject()
  }
}
