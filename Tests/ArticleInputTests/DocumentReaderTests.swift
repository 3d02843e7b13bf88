import ArticleInput
import Foundation
import Records
import Testing

@Suite struct DocumentReaderTests {
  /// A folder with files, taken away at the end.
  private func withFiles(_ files: [String: [UInt8]], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reader-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    try body(folder.path)
  }

  /// Ids and texts of all articles, and codes of all problems, in order.
  private func read(_ paths: [String], format: InputFormat? = nil) -> [String] {
    var reader = DocumentReader(paths: paths, format: format)
    var found: [String] = []
    while let batch = reader.nextBatch() {
      for item in batch {
        do throws(InputProblem) {
          switch item {
          case .problem(let problem): throw problem
          case .document(let document):
            let article = try ArticleDecoder.article(from: document)
            found.append("\(article.id)=\(String(decoding: article.text, as: UTF8.self))")
          }
        } catch {
          found.append("\(error.place.line.map(String.init) ?? "-"):\(error.code)")
        }
      }
    }
    return found
  }

  @Test func readsLines() throws {
    let lines =
      "\u{FEFF}{\"id\":\"a\",\"text\":\"một\"}\r\n\n  \n{\"text\":\"hai\"}\n{\"text\":}\n{\"id\":7,\"text\":\"ba\"}\n{\"date\":null}\n[1]\n{\"text\":\"cuối\"}"
    try withFiles(["n.jsonl": Array(lines.utf8)]) { folder in
      #expect(
        read([folder + "/n.jsonl"]) == ["a=một", "n:4=hai", "5:bad-json", "7=ba", "7:no-text", "8:bad-json", "n:9=cuối"])
    }
  }

  @Test func readsFoldersInOrder() throws {
    try withFiles([
      "b.txt": Array("hai".utf8), "a/x.txt": Array("một".utf8), "c.jsonl": Array("{\"text\":\"ba\"}".utf8), ".hidden.txt": [],
      "notes.md": [],
      "d.tin.txt": Array("bốn".utf8),
    ]) { folder in
      #expect(read([folder]) == ["a/x=một", "b=hai", "c:1=ba", "d.tin=bốn"])
      #expect(read([folder], format: .text) == ["a/x=một", "b=hai", "d.tin=bốn"])
      #expect(read([folder + "/b.txt", folder + "/none.txt", folder + "/a/x.txt"]) == ["b=hai", "-:unreadable", "x=một"])
    }
  }

  @Test func expandsPatterns() throws {
    try withFiles(["b1.txt": Array("hai".utf8), "b2.txt": Array("ba".utf8), "a.txt": [], "[x].txt": Array("một".utf8)]) { folder in
      #expect(read([folder + "/b*.txt"]) == ["b1=hai", "b2=ba"])
      #expect(read([folder + "/[x].txt"]) == ["[x]=một"])
      #expect(read([folder + "/none*"]) == ["-:unreadable"])
    }
  }

  /// Links that lead in circles, pipes that nobody writes to.
  @Test(.timeLimit(.minutes(1))) func comesOutOfEveryFolder() throws {
    try withFiles(["a/x.txt": Array("một".utf8), "b/y.txt": Array("hai".utf8)]) { folder in
      for (link, target) in [("a/up", ".."), ("a/self", "."), ("b/other", "../a"), ("c.txt", "none"), ("d.txt", "b/y.txt")] {
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/\(link)", withDestinationPath: target)
      }
      #expect(mkfifo(folder + "/e.txt", 0o600) == 0)
      #expect(read([folder]) == ["-:special-file", "a/x=một", "b/y=hai", "-:unreadable", "d=hai"])
      #expect(read([folder + "/a"]) == ["-:special-file", "up/b/y=hai", "-:unreadable", "up/d=hai", "x=một"])
    }
  }

  /// File names are bytes.
  @Test func readsFilesWhoseNamesAreNoUTF8() throws {
    try withFiles(["z.txt": Array("ba".utf8)]) { folder in
      for (name, text) in [("b\u{E9}.txt", "một"), ("b\u{EA}.txt", "hai")] {
        let path = Array(folder.utf8) + [0x2F] + name.unicodeScalars.map { UInt8($0.value) } + [0]
        let file = try #require(path.withUnsafeBytes { fopen($0.baseAddress!.assumingMemoryBound(to: CChar.self), "w") })
        fputs(text, file)
        fclose(file)
      }
      let expected = ["b\u{FFFD}=một", "b\u{FFFD}~2=hai"]
      #expect(read([folder]) == expected + ["z=ba"])
      #expect(read([folder + "/b*.txt"]) == expected)
    }
  }

  /// Records lead back to their document by its id.
  @Test func givesEachFileItsOwnId() throws {
    try withFiles([
      "x/a.txt": Array("một".utf8), "x/a.html": Array("<p>hai".utf8), "y/a.txt": Array("ba".utf8), "y/a~2.txt": Array("bốn".utf8),
      "y/l.jsonl": Array("{\"text\":\"năm\"}".utf8), "x/l.jsonl": Array("{\"text\":\"sáu\"}".utf8),
    ]) { folder in
      #expect(read([folder + "/x"]) == ["a=hai", "a~2=một", "l:1=sáu"])
      let files = ["x/a.txt", "y/a.txt", "y/a~2.txt", "y/l.jsonl", "x/l.jsonl", "x/a.txt"].map { "\(folder)/\($0)" }
      #expect(read(files) == ["a=một", "a~2=ba", "a~2~2=bốn", "l:1=năm", "l~2:1=sáu", "a~3=một"])
    }
  }

  @Test func goesByContentWhereTheNameSaysNothing() throws {
    try withFiles(["lines": Array(" {\"text\":\"a\"}\n".utf8), "page": Array("Hà Nội".utf8), "web": Array("<!DOCTYPE html><p>x".utf8)]) {
      folder in
      #expect(read([folder + "/lines", folder + "/page", folder + "/web"]) == ["lines:1=a", "page=Hà Nội", "web=x"])
    }
  }

  @Test(arguments: [
    ("<html><p>x", InputFormat.html), ("\n <HTML lang=vi>", .html), ("<!DOCTYPE html PUBLIC>", .html), ("<!-- saved -->\n<html>", .html),
    ("<head><title>x", .html), ("<body>", .html), ("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">", .html),
    ("<?xml version=\"1.0\"?><html xmlns=\"x\">", .html), ("<?xml version=\"1.0\"?><rss>", .text), ("<header>Tin", .text),
    ("<Đọc tiếp>", .text),
    ("{\"text\":", .jsonl), ("{ \"text\":", .jsonl), ("{}", .jsonl), ("{\n  \"a\"", .jsonl), ("{Ảnh: VGP} Sáng nay", .text),
    ("{'a'", .text), ("WARC/1.0\r\n", .warc), ("Hà Nội", .text), ("", .text),
  ])
  func knowsFormatsByContent(_ text: String, _ expected: InputFormat) {
    #expect(InputFormat(content: Array(text.utf8)[...]) == expected)
    #expect(InputFormat(content: [0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(InputFormat(content: [0xFF, 0xFE] + wide[...]) == expected)
  }

  @Test func saysThatWideLinesAreNotRead() throws {
    let wide = "{\"text\":\"Huế\"}\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let page = "<html><p>Huế</p>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try withFiles(["a.jsonl": [0xFF, 0xFE] + wide, "b": wide, "c": page]) { folder in
      #expect(read(["a.jsonl", "b", "c"].map { "\(folder)/\($0)" }) == ["-:not-utf8", "-:not-utf8", "c=Huế"])
    }
  }

  /// Also when it comes byte by byte.
  @Test(arguments: [("<!-- x -->\n<html><p>Huế", "stdin=Huế"), ("{\"text\":\"Huế\"}\n", "stdin:1=Huế")])
  func knowsFormatsOfPipes(_ text: String, _ expected: String) throws {
    try withFiles(["x": []]) { folder in
      let path = folder + "/stdin"
      #expect(mkfifo(path, 0o600) == 0)
      let writer = Thread {
        guard let file = fopen(path, "w") else { return }
        for byte in text.utf8 {
          putc(CInt(byte), file)
          fflush(file)
          sched_yield()
        }
        fclose(file)
      }
      writer.start()
      #expect(read([path]) == [expected])
    }
  }

  @Test func leavesOutTooLongLines() throws {
    let long = Array(repeating: UInt8(ascii: " "), count: DocumentReader.longestLine + 10)
    try withFiles(["n.jsonl": Array("{\"text\":\"a\"}\n".utf8) + long + Array("\n{\"text\":\"b\"}\n".utf8)]) { folder in
      #expect(read([folder + "/n.jsonl"]) == ["n:1=a", "2:long-line", "n:3=b"])
    }
  }

  @Test func carriesOtherKeysThrough() throws {
    let line = #"{"author": {"name": "\u00c1nh", "ids": [1, 2.50]}, "text": "x", "tags": [], "url": "u", "title": null}"#
    try withFiles(["n.jsonl": Array(line.utf8)]) { folder in
      var reader = DocumentReader(paths: [folder + "/n.jsonl"], format: nil)
      guard case .document(let document)? = reader.nextBatch()?.first else { return #expect(Bool(false)) }
      let article = try ArticleDecoder.article(from: document)
      #expect(article.meta.map { String(decoding: $0, as: UTF8.self) } == #"{"author":{"name":"Ánh","ids":[1,2.50]},"tags":[]}"#)
      #expect(article.url == "u")
      #expect(article.title == nil)
    }
  }
}
