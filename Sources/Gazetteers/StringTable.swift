import VietText

/// The number of a string in a `StringTable`. Zero is the empty string.
public typealias StringID = Int32

/// All strings of the gazetteers, stored once.
public struct StringTable: Sendable {
  @usableFromInline let starts: FlatArray<Int32>
  @usableFromInline let pool: FlatArray<UInt8>

  package init(reader: inout ImageReader) {
    starts = reader.array(of: Int32.self)
    pool = reader.array(of: UInt8.self)
  }

  public subscript(id: StringID) -> String {
    String(decoding: bytes(id).buffer, as: UTF8.self)
  }

  /// The UTF-8 of a string.
  @inlinable package func bytes(_ id: StringID) -> FlatArray<UInt8> {
    let start = Int(starts[Int(id)])
    return FlatArray(base: pool.base + start, count: Int(starts[Int(id) + 1]) - start)
  }

  /// Whether a string is a word of ASCII letters that the program knows.
  package func isSame(_ id: StringID, as word: StaticString) -> Bool {
    word.withUTF8Buffer { $0.elementsEqual(bytes(id)) }
  }
}

package struct StringTableBuilder {
  private var ids: [String: StringID] = ["": 0]
  private var strings: [String] = [""]

  package init() {}

  package mutating func id(of text: String) -> StringID {
    if let id = ids[text] { return id }
    let id = StringID(strings.count)
    ids[text] = id
    strings.append(text)
    return id
  }

  package func write(to writer: inout ImageWriter) {
    var starts: [Int32] = [0]
    var pool: [UInt8] = []
    for text in strings {
      pool.append(contentsOf: text.utf8)
      starts.append(Int32(pool.count))
    }
    writer.append(starts)
    writer.append(pool)
  }
}
