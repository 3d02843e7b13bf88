/// One sentence of a document.
public struct SentenceRecord: Sendable {
  public let document: String
  /// Counts from 1 in text order.
  public let index: Int
  public let zone: String
  public let span: TextSpan
  /// Number of syllables, numbers and punctuation marks.
  public let tokens: Int

  public init(document: String, index: Int, zone: String, span: TextSpan, tokens: Int) {
    self.document = document
    self.index = index
    self.zone = zone
    self.span = span
    self.tokens = tokens
  }

  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("record", "sentence")
    json.member("document", document)
    json.member("index", index)
    json.member("zone", zone)
    span.writeMembers(to: &json)
    json.member("tokens", tokens)
    json.endObject()
  }
}
