/// A piece of the received text.
public struct TextSpan: Sendable, Equatable {
  /// Where it begins and ends (exclusive) in the received text, in the unit that was asked for.
  public let start: Int
  public let end: Int
  /// The text between them, as received.
  public let text: String

  public init(start: Int, end: Int, text: String) {
    self.start = start
    self.end = end
    self.text = text
  }

  func writeMembers(to json: inout JSONWriter) {
    json.key("start")
    json.integer(start)
    json.key("end")
    json.integer(end)
    json.key("text")
    json.string(text)
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    writeMembers(to: &json)
    json.endObject()
  }
}

/// What `start` and `end` of records count.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points, as Python and SQLite count.
  case scalar
  /// Bytes of UTF-8.
  case utf8
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
}
