import Records
import Testing

@Suite struct JSONWriterTests {
  @Test(arguments: [
    ("Việt Nam", #""Việt Nam""#), ("a\"b\\c", #""a\"b\\c""#), ("\n\t\r\u{8}\u{C}", #""\n\t\r\b\f""#), ("\0\u{1F}", #""\u0000\u001f""#),
    ("\u{85}|\u{2028}|\u{2029}", #""\u0085|\u2028|\u2029""#), ("\u{7F}\u{84}\u{2027}\u{1F600}", "\"\u{7F}\u{84}\u{2027}\u{1F600}\""),
    ("Vie\u{302}\u{323}t", "\"Vie\u{302}\u{323}t\""), ("", #""""#),
  ])
  func quotes(_ text: String, _ expected: String) {
    var json = JSONWriter()
    json.string(text)
    // Compared by scalars: a string equals its other normal form.
    #expect(Array(String(decoding: json.bytes, as: UTF8.self).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    (10_000_000.0, "10000000"), (1.5, "1.5"), (0.95, "0.95"), (-0.25, "-0.25"), (0, "0"), (20_000_000_000, "20000000000"),
    (.infinity, "null"),
    (96.44, "96.44"),
  ])
  func writesNumbers(_ number: Double, _ expected: String) {
    var json = JSONWriter()
    json.number(number)
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
  }

  /// Around the sixteen bytes of a step, and at the end of the memory that a writer begins with.
  @Test(arguments: [0, 1, 15, 16, 17, 33, 4090, 4096, 5000])
  func appendsAnother(_ length: Int) {
    var piece = JSONWriter()
    var json = JSONWriter()
    for i in 0..<length { piece.append(byte: UInt8(ascii: "a") + UInt8(i % 26)) }
    json.append("<")
    json.append(piece)
    json.append(">")
    #expect(json.bytes == [UInt8(ascii: "<")] + piece.bytes + [UInt8(ascii: ">")])
  }

  @Test func putsCommas() {
    var json = JSONWriter()
    json.beginObject()
    json.key("a")
    json.beginArray()
    json.integer(1)
    json.bool(true)
    json.beginObject()
    json.endObject()
    json.endArray()
    json.key("khoá")
    json.raw(Array("null".utf8))
    json.endObject()
    json.endLine()
    json.integer(2)
    #expect(String(decoding: json.bytes, as: UTF8.self) == "{\"a\":[1,true,{}],\"khoá\":null}\n2")
  }
}
