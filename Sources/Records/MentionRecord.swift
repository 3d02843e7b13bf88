/// A span of the text that names, dates or counts something.
public struct MentionRecord: Sendable {
  public let document: String
  /// An entity type, or `time`, `quantity`, `money`.
  public let type: String
  public let span: TextSpan
  /// `name`, `title`, `nominal` or `pronoun`; absent for values.
  public let form: String?
  /// Ids of the entities it stands for: none, one, or several (`hai nhà lãnh đạo`).
  public let entities: [String]
  public let value: ValueRecord?
  public let rule: String

  public init(
    document: String, type: String, span: TextSpan, form: String?, entities: [String], value: ValueRecord?, rule: String
  ) {
    self.document = document
    self.type = type
    self.span = span
    self.form = form
    self.entities = entities
    self.value = value
    self.rule = rule
  }

  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("record", "mention")
    json.member("document", document)
    json.member("type", type)
    span.writeMembers(to: &json)
    json.optional("form", form)
    if entities.count == 1 { json.member("entity", entities[0]) }
    if entities.count > 1 { json.strings("entities", entities) }
    value?.writeMembers(to: &json)
    json.member("rule", rule)
    json.endObject()
  }
}
