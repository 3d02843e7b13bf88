import Records
import Testing

@Suite struct JSONReaderTests {
  /// Reads a whole text and writes it again.
  private func copy(_ text: String) throws(JSONError) -> (text: String, loneSurrogates: Int) {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var json = JSONReader(buffer)
      var copy = JSONWriter()
      try json.copyValue(to: &copy)
      try json.end()
      return (String(decoding: copy.bytes, as: UTF8.self), json.loneSurrogates)
    }
  }

  @Test(arguments: [
    (#" { "a" : [ 1 , -2.5e+3 , 0.1E-2 ] , "b" : { } } "#, #"{"a":[1,-2.5e+3,0.1E-2],"b":{}}"#), ("[]", "[]"), ("\"\"", "\"\""),
    (#""Vi\u1ec7t \"Nam\" \/ \u00e0""#, #""Việt \"Nam\" / à""#), (#""\ud83d\ude00""#, "\"\u{1F600}\""),
    ("[true,false,null]", "[true,false,null]"),
    ("[[[[]]]]", "[[[[]]]]"), (#"{"":0}"#, #"{"":0}"#), ("\r\n\t 7 ", "7"),
  ])
  func copies(_ text: String, _ expected: String) throws {
    #expect(try copy(text).text == expected)
  }

  @Test(arguments: [
    (#""\ud800""#, "\"\u{FFFD}\"", 1), (#""\udc00x""#, "\"\u{FFFD}x\"", 1), (#""\ud800\ud800\udc00""#, "\"\u{FFFD}\u{10000}\"", 1),
    (#""\ud800\u0041""#, "\"\u{FFFD}A\"", 1), (#""\ud800\n""#, #""\#u{FFFD}\n""#, 1),
  ])
  func replacesHalvesOfPairs(_ text: String, _ expected: String, _ count: Int) throws {
    let result = try copy(text)
    #expect(result.text == expected)
    #expect(result.loneSurrogates == count)
  }

  @Test(arguments: [
    ("", 0), ("{", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("[1,]", 3), ("[1 2]", 3), ("01", 1), ("1.", 2), ("-", 1),
    ("+1", 0), ("1e", 2),
    ("\"a", 2), ("\"a\nb\"", 2), (#""\x""#, 2), (#""\u12g4""#, 5), ("tru", 0), ("nulll", 4), ("{} {}", 3), ("'a'", 0), ("{a:1}", 1),
    ("[1}", 2),
    (#""\"#, 2), (#""\ud800\u12""#, 11), (String(repeating: "[", count: 300), 257),
  ])
  func tellsWhereItIsNoJSON(_ text: String, _ offset: Int) {
    #expect { _ = try copy(text) } throws: { ($0 as? JSONError)?.offset == offset }
  }
}
