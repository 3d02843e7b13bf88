/// A type of event that the program knows, for `extract types`.
public struct EventTypeRecord: Sendable {
  public struct Role: Sendable {
    public let role: String
    /// Kinds of mention or phrase that may fill it.
    public let accepts: [String]
    /// Whether more than one may.
    public let many: Bool

    public init(role: String, accepts: [String], many: Bool) {
      self.role = role
      self.accepts = accepts
      self.many = many
    }
  }

  public let type: String
  public let family: String
  public let labelEN: String
  public let labelVI: String
  public let codes: [(scheme: String, code: String)]
  public let roles: [Role]
  /// As the frame file has them.
  public let triggers: [String]

  public init(
    type: String, family: String, labelEN: String, labelVI: String, codes: [(scheme: String, code: String)], roles: [Role],
    triggers: [String]
  ) {
    self.type = type
    self.family = family
    self.labelEN = labelEN
    self.labelVI = labelVI
    self.codes = codes
    self.roles = roles
    self.triggers = triggers
  }

  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("record", "type")
    json.member("type", type)
    json.member("family", family)
    json.key("label")
    json.beginObject()
    json.member("en", labelEN)
    json.member("vi", labelVI)
    json.endObject()
    json.key("codes")
    json.beginObject()
    for (scheme, code) in codes {
      json.key(scheme)
      json.string(code)
    }
    json.endObject()
    json.key("roles")
    json.beginArray()
    for role in roles {
      json.beginObject()
      json.member("role", role.role)
      json.strings("accepts", role.accepts)
      json.key("many")
      json.bool(role.many)
      json.endObject()
    }
    json.endArray()
    json.strings("triggers", triggers)
    json.endObject()
  }
}
