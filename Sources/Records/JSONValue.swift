/// Any JSON value as a tree, for tools that read records and annotations back. Keys keep their order; numbers stay as they are written.
public indirect enum JSONValue: Sendable {
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(String)
  case bool(Bool)
  case null

  private static let deepest = 256

  /// Reads exactly one value.
  public init(_ bytes: [UInt8]) throws(JSONError) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw JSONError(offset: 0, message: "not valid UTF-8") }
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var reader = JSONReader(buffer)
      let value = try Self.read(&reader, depth: 0)
      try reader.end()
      return value
    }
  }

  public init(_ text: String) throws(JSONError) { try self.init(Array(text.utf8)) }

  private static func read(_ json: inout JSONReader, depth: Int) throws(JSONError) -> JSONValue {
    if depth > deepest { throw JSONError(offset: 0, message: "nested more than \(deepest) deep") }
    switch try json.peek() {
    case .object:
      var members: [(String, JSONValue)] = []
      try json.beginObject()
      while let key = try json.nextKey() { members.append((key, try read(&json, depth: depth + 1))) }
      return .object(members)
    case .array:
      var elements: [JSONValue] = []
      try json.beginArray()
      while try json.nextElement() { elements.append(try read(&json, depth: depth + 1)) }
      return .array(elements)
    case .string: return .string(String(decoding: try json.readString(), as: UTF8.self))
    case .number: return .number(try json.readNumber())
    case .bool: return .bool(try json.readBool())
    case .null:
      try json.readNull()
      return .null
    }
  }

  public func write(to json: inout JSONWriter) {
    switch self {
    case .object(let members):
      json.beginObject()
      for (key, value) in members {
        json.key(key)
        value.write(to: &json)
      }
      json.endObject()
    case .array(let elements):
      json.beginArray()
      for element in elements { element.write(to: &json) }
      json.endArray()
    case .string(let text): json.string(text)
    case .number(let text): json.raw(Array(text.utf8))
    case .bool(let value): json.bool(value)
    case .null: json.raw(Array("null".utf8))
    }
  }
}

extension JSONValue {
  /// The last value of a key, as most readers take it; nil when absent or null.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self, let value = members.last(where: { $0.key == key })?.value else { return nil }
    if case .null = value { return nil }
    return value
  }

  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var number: Double? {
    if case .number(let text) = self { Double(text) } else { nil }
  }

  public var integer: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements of an array; none of anything else.
  public var elements: [JSONValue] {
    if case .array(let list) = self { list } else { [] }
  }

  /// The members of an object; none of anything else.
  public var members: [(key: String, value: JSONValue)] {
    if case .object(let list) = self { list } else { [] }
  }
}
