import Extraction
import Foundation
import Records
import TestSupport
import Testing

@testable import Viewer

@Suite struct ViewerPageTests {
  /// Text that would be markup, script or the end of a script if anything let it.
  private static let hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u{2028}&amp;\"'-->"

  private func record(_ text: String) throws -> DocumentRecords {
    var json = JSONWriter()
    json.string(text)
    let quoted = String(decoding: json.bytes, as: UTF8.self)
    let span = "\"start\":0,\"end\":\(text.unicodeScalars.count),\"text\":\(quoted)"
    let lines = [
      #"{"record":"document","document":\#(quoted),"url":"javascript:alert(1)","title":\#(quoted),"date":"2021-08-24","language":"vi","zones":[{"zone":"body","start":0,"end":3}],"sentences":1,"tokens":5,"entities":1,"events":1,"warnings":[]}"#,
      #"{"record":"sentence","document":\#(quoted),"index":1,"zone":"body",\#(span),"tokens":5}"#,
      #"{"record":"entity","document":\#(quoted),"id":"d#e1","type":"person","name":\#(quoted),"mentions":[{\#(span),"form":"name"}]}"#,
      #"{"record":"event","document":\#(quoted),"id":"d#v1","type":"visit","family":"contact","codes":{"plover":\#(quoted)},"trigger":{\#(span)},"arguments":[{"role":"visitor","entity":"d#e1","name":\#(quoted),\#(span)}],"modality":"planned","polarity":"negative","zone":"body","sentence":{\#(span)},"summary":\#(quoted),"rule":\#(quoted),"confidence":0.5}"#,
    ]
    var grouper = RecordGrouper()
    for line in lines { _ = grouper.add(try Record(try JSONValue(line))) }
    let last = grouper.finish()
    return try #require(last)
  }

  private func page(_ documents: [DocumentRecords], title: String = "t", mostEvents: Int = 10) throws -> String {
    var page = ViewerPage(title: title, types: [], mostEvents: mostEvents)
    for document in documents { page.add(document, text: try DocumentText.of(document)) }
    return String(decoding: page.html, as: UTF8.self)
  }

  private func between(_ page: String, _ start: String, _ end: String) throws -> String {
    let from = try #require(page.range(of: start))
    let until = try #require(page.range(of: end, range: from.upperBound..<page.endIndex))
    return String(page[from.upperBound..<until.lowerBound])
  }

  @Test func hostileTextIsNeverMarkup() throws {
    let page = try page([try record(Self.hostile)], title: Self.hostile)
    #expect(page.components(separatedBy: "<script").count == 3, "the data and the program")
    #expect(page.components(separatedBy: "</script>").count == 3)
    #expect(!page.contains("<img"))
    let data = try between(page, "id=\"data\">", "</script>")
    #expect(!data.contains { "<>&".contains($0) })
    let json = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
    #expect(json["title"] as? String == Self.hostile)
  }

  @Test func thePolicyAllowsOnlyThePagesOwnScriptAndStyle() throws {
    let page = try page([])
    let policy = try between(page, "Content-Security-Policy\" content=\"", "\">")
    let script = try between(page, "</script>\n<script>", "</script>")
    let style = try between(page, "<style>", "</style>")
    #expect(policy.hasPrefix("default-src 'none'; "))
    #expect(policy.contains("script-src 'sha256-\(SHA256.base64(Array(script.utf8)))'"))
    #expect(policy.contains("style-src 'sha256-\(SHA256.base64(Array(style.utf8)))'"))
    for address in ["http://", "https://", "url(", "@import", "innerHTML", "document.write", "eval("] {
      let isAllowed = address == "http://" && script.contains("http://www.w3.org/2000/svg")
      #expect(isAllowed || !(script + style).contains(address), "\(address)")
    }
  }

  /// Examples of FIPS 180-4, and lengths around a block.
  @Test(arguments: [
    ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="), ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="),
    (String(repeating: "a", count: 1000), "Qe3s5C1j6Nm/UVqbppMuHCDLyfWl0TRkWttdsblzfqM="),
  ])
  func sha256(_ text: String, _ hash: String) { #expect(SHA256.base64(Array(text.utf8)) == hash) }

  @Test func beyondTheLimitEventsAreLeftOutAndCounted() throws {
    var page = ViewerPage(title: "t", types: [], mostEvents: 2)
    for id in ["a", "b", "c"] { page.add(try record(id), text: nil) }
    #expect(page.isCut)
    #expect(page.allEvents == 3)
    let html = String(decoding: page.html, as: UTF8.self)
    #expect(html.contains(#""cut":{"shown":2,"all":3}"#))
    #expect(html.components(separatedBy: #""modality":"planned""#).count == 3)
  }

  /// What the scripts cut out of the text is what the records say, an emoji before it or not.
  @Test func offsetsAreInUTF16() throws {
    let data = Array(try Data(contentsOf: TestData.root.appendingPathComponent("Samples/dich-benh-nfd.txt")))
    let article = Article(id: "d", text: Array("😀 ".utf8) + data)
    let records = Extractor(
      resources: TestData.resources, options: ExtractionOptions(kinds: Set(RecordKind.allCases))
    ).records(of: article)
    var page = ViewerPage(title: "t", types: [], mostEvents: 1000)
    page.add(records, text: try DocumentText.of(records, given: String(decoding: article.text, as: UTF8.self)))
    let json = try JSONValue(try between(String(decoding: page.html, as: UTF8.self), "id=\"data\">", "</script>"))
    let document = try #require(json["documents"]?.elements.first)
    let text = Array(try #require(document["text"]?.string).utf16)
    let events = document["events"]?.elements ?? []
    #expect(events.count == records.events.count)
    for (event, record) in zip(events, records.events) {
      let trigger = try #require(event["trigger"])
      let range = try #require(trigger["start"]?.integer)..<(try #require(trigger["end"]?.integer))
      #expect(String(decoding: text[range], as: UTF16.self) == record.trigger.text)
    }
  }
}
