import Foundation
import Testing

@testable import ArticleInput

/// Web archives and compressed files, made on the spot.
@Suite struct WARCTests {
  private static let page =
    "<html><head><title>Cầu mới</title></head><body><h1>Cầu mới</h1><p>Sáng nay cầu mới ở Huế thông xe.</p></body></html>"

  private static func record(_ type: String, _ id: String, _ contentType: String, _ content: [UInt8], _ more: String = "") -> [UInt8] {
    let header =
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:\(id)>\r\nWARC-Target-URI: https://bao.example.vn/\(id)\r\n"
      + "Content-Type: \(contentType)\r\n\(more)Content-Length: \(content.count)\r\n\r\n"
    return Array(header.utf8) + content + Array("\r\n\r\n".utf8)
  }

  private static func response(_ id: String, _ head: String, _ body: [UInt8]) -> [UInt8] {
    record("response", id, "application/http; msgtype=response", Array("HTTP/1.1 \(head)\r\n\r\n".utf8) + body)
  }

  private static let records: [[UInt8]] = [
    record("warcinfo", "i", "application/warc-fields", Array("software: x\r\n".utf8)),
    record("request", "q", "application/http; msgtype=request", Array("GET / HTTP/1.1\r\n\r\n".utf8)),
    response("html", "200 OK\r\nContent-Type: text/html; charset=utf-8", Array(page.utf8)),
    response("moved", "301 Moved\r\nContent-Type: text/html", Array("<p>Đã chuyển".utf8)),
    response("image", "200 OK\r\nContent-Type: image/png", [0x89, 0x50]),
    response(
      "chunked", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
      Array("a\r\n<p>Sáng n\r\n5\r\nay</p\r\n1\r\n>\r\n0\r\n\r\n".utf8)),
    record("conversion", "wet", "text/plain", Array("Hà Nội sáng nay có mưa.".utf8)),
  ]

  private static let ids = ["html", "chunked", "wet"]

  @Test func readsResponsesAndConversions() throws {
    try withFile("a.warc", Self.records.flatMap { $0 }) { path in
      let (documents, problems) = read(path)
      #expect(problems.isEmpty)
      #expect(documents.map(\.id) == Self.ids)
      #expect(documents.map(\.url) == Self.ids.map { "https://bao.example.vn/\($0)" })
      let texts = try documents.map { String(decoding: try ArticleDecoder.article(from: $0).text, as: UTF8.self) }
      #expect(texts == ["Cầu mới\n\nSáng nay cầu mới ở Huế thông xe.", "Sáng nay", "Hà Nội sáng nay có mưa."])
    }
  }

  @Test func readsGzipPerRecord() throws {
    let archive = try Self.records.flatMap { try gzip($0) }
    for name in ["a.warc.gz", "a.gz", "a"] {
      try withFile(name, archive) { path in #expect(read(path).documents.map(\.id) == Self.ids) }
    }
  }

  @Test func readsBodiesThatWereCompressedOnTheWay() throws {
    let body = try gzip(Array(Self.page.utf8))
    let chunked = Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n0\r\n\r\n".utf8)
    for (header, body) in [
      ("Content-Encoding: gzip", body), ("Content-Encoding: gzip", Array(Self.page.utf8)),
      ("Content-Encoding: deflate", Array(Self.page.utf8)), ("Transfer-Encoding: gzip, chunked", chunked),
      ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked), ("Content-Encoding: gzip, gzip", try gzip(body)),
    ] {
      let archive = Self.response("z", "200 OK\r\nContent-Type: text/html\r\n\(header)", body)
      try withFile("a.warc", archive) { path in
        let document = try #require(read(path).documents.first)
        #expect(try ArticleDecoder.article(from: document).title == "Cầu mới", "\(header)")
      }
    }
  }

  /// How a body is said to be encoded is often not how it is; no number in it may be trusted.
  @Test(arguments: [
    ("chunked", "7fffffffffffffff\r\nHà Nội", "Hà Nội"), ("chunked", "5\r\nHà N\r\n7FFFFFFFFFFFFFFE\r\nội", "Hà Nội"),
    ("chunked", "ffffffffffffffffffff\r\nHà Nội", "ffffffffffffffffffff\r\nHà Nội"), ("chunked", "-5\r\nHuế", "-5\r\nHuế"),
    ("chunked", "Hà Nội", "Hà Nội"), ("chunked", "4\r\nVinh\r\n", "Vinh"),
  ])
  func bodiesOfEveryKind(_ encoding: String, _ body: String, _ expected: String) throws {
    let decoded = try TransferDecoder.decoded(Array(body.utf8), [encoding], most: 1 << 20, at: InputPlace(path: "x"))
    #expect(String(decoding: decoded, as: UTF8.self) == expected)
  }

  /// Whatever length is left: the records before the cut come out, and the cut is told.
  @Test func truncatedFiles() throws {
    let whole = Self.records.flatMap { $0 }
    for length in stride(from: 10, to: whole.count - 4, by: 37) {
      try withFile("a.warc", Array(whole.prefix(length))) { path in
        let documents = read(path).documents.map(\.id)
        #expect(Self.ids.starts(with: documents))
      }
    }
    let compressed = try Self.records.flatMap { try gzip($0) }
    try withFile("a.warc.gz", compressed.dropLast(20)) { path in
      let (documents, problems) = read(path)
      #expect(documents.map(\.id) == ["html", "chunked"])
      #expect(problems.map(\.code) == ["truncated", "truncated"])
    }
  }

  @Test func brokenRecordsDoNotStopTheRest() throws {
    let noLength = Array("WARC/1.0\r\nWARC-Type: response\r\n\r\n".utf8)
    try withFile("a.warc", noLength + Self.records[2] + Array("rubbish\r\n".utf8) + Self.records[6]) { path in
      let (documents, problems) = read(path)
      #expect(documents.map(\.id) == ["html", "wet"])
      #expect(
        problems.map(\.description) == [
          "\(path): record 1: error: no Content-Length [bad-warc]",
          "\(path): error: 7 bytes that belong to no record passed over [bad-warc]",
        ])
    }
  }

  /// Lengths that cannot be right, and what is no record: told, and the next record is read. Nothing is told of what harms nothing.
  @Test func lengthsOfEveryKind() throws {
    let (html, next) = (Self.records[2], Self.records[6])
    func lying(_ type: String, by difference: Int, _ id: String = "lies") -> [UInt8] {
      let content = Array("HTTP/1.1 200 OK\r\n\r\n<p>Huế".utf8)
      return Array(
        "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: \(id)\r\nContent-Length: \(content.count + difference) \r\n\r\n".utf8) + content
        + Array("\r\n\r\n".utf8)
    }
    for (archive, ids, codes) in [
      (lying("response", by: 0) + next, ["lies", "wet"], []), (lying("response", by: 3) + next, ["lies", "wet"], []),
      (lying("response", by: 5) + next, ["lies", "wet"], ["bad-warc"]), (lying("response", by: 11) + next, ["lies", "wet"], ["bad-warc"]),
      (lying("response", by: 40) + next + html, ["lies", "wet", "html"], ["bad-warc"]),
      (lying("response", by: 1 << 20) + next, ["lies", "wet"], ["bad-warc"]),
      (lying("response", by: 1 << 60) + next, ["wet"], ["bad-warc"]), (lying("response", by: -2) + next, ["lies", "wet"], ["bad-warc"]),
      (lying("request", by: 40) + next, ["wet"], ["bad-warc"]), (lying("request", by: 1 << 60) + next, ["wet"], ["bad-warc"]),
      (next + lying("request", by: 40), ["wet"], ["truncated"]), (next + lying("request", by: 1 << 60), ["wet"], ["truncated"]),
      (next + lying("response", by: 40), ["wet"], ["truncated"]), (Array("<html>Not found".utf8), [], ["bad-warc"]),
      (Array(repeating: 0xA7, count: 100_000), [], ["bad-warc"]), ([], [], []), (next + Array(repeating: 0, count: 512), ["wet"], []),
      (Self.record("response", "cut", "application/http", Array("HTTP/1.1 200 OK\r\nContent-Type: te".utf8)) + next, ["wet"], ["bad-warc"]),
      (Self.record("response", "bare", "application/http", Array(Self.page.utf8)) + next, ["wet"], ["bad-warc"]),
      (Self.response("inner", "200 OK", Array("<p>a\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\nb".utf8)) + next, ["inner", "wet"], []),
    ] as [([UInt8], [String], [String])] {
      try withFile("a.warc", archive) { path in
        let (documents, problems) = read(path)
        #expect(documents.map(\.id) == ids)
        #expect(problems.map(\.code) == codes, "\(problems)")
      }
    }
  }

  @Test func leavesOutRecordsThatAreTooLong() throws {
    let long = Self.record("conversion", "long", "text/plain", Array(repeating: 0x61, count: 65 << 20))
    try withFile("a.warc", long + Self.records[6]) { path in
      let (documents, problems) = read(path)
      #expect(documents.map(\.id) == ["wet"])
      #expect(problems.map(\.code) == ["long-record"])
    }
  }

  @Test func readsCompressedFilesOfEveryKind() throws {
    for (name, text) in [
      ("n.jsonl.gz", "{\"id\":\"n\",\"text\":\"một\"}\n"), ("n.txt.gz", "một"), ("n.html.gz", "<p>một</p>"),
      ("n.gz", "<!DOCTYPE html><p>một"),
    ] {
      try withFile(name, gzip(Array(text.utf8))) { path in
        let document = try #require(read(path).documents.first)
        let article = try ArticleDecoder.article(from: document)
        #expect(article.id == "n" && article.text == Array("một".utf8), "\(name)")
      }
    }
  }

  @Test func tellsDamagedData() throws {
    let data = try gzip(Array(String(repeating: "{\"text\":\"một\"}\n", count: 20_000).utf8))
    var broken = data
    for i in 40..<60 { broken[i] = 0xFF }
    try withFile("n.jsonl.gz", broken) { path in #expect(read(path).problems.last?.code == "damaged-gzip") }
    try withFile("n.txt.gz", Array(data.prefix(data.count / 2))) { path in
      let (documents, problems) = read(path)
      #expect(documents.count == 1 && problems.map(\.code) == ["truncated"])
    }
  }

  /// 300 MB of one letter in a few hundred kilobytes: neither memory nor time without bounds, and a word of it.
  @Test func boundsWhatGrows() throws {
    try withFile("bomb.txt", []) { path in
      try shell("head -c 300000000 /dev/zero | tr '\\0' a | gzip -1 > '\(path).gz'")
      let (documents, problems) = read(path + ".gz")
      #expect(documents.isEmpty && problems.map(\.code) == ["long-text"])
      try shell(
        "(printf 'WARC/1.0\\r\\nWARC-Type: conversion\\r\\nContent-Length: 300000000\\r\\n\\r\\n'; head -c 300000000 /dev/zero) | gzip -1 > '\(path).warc.gz'"
      )
      #expect(read(path + ".warc.gz").problems.map(\.code) == ["long-record", "too-much-data"])
    }
  }

  // MARK: Help

  private func read(_ path: String) -> (documents: [RawDocument], problems: [InputProblem]) {
    var reader = DocumentReader(paths: [path], format: nil)
    var documents: [RawDocument] = []
    var problems: [InputProblem] = []
    while let batch = reader.nextBatch() {
      for item in batch {
        switch item {
        case .document(let document): documents.append(document)
        case .problem(let problem): problems.append(problem)
        }
      }
    }
    return (documents, problems)
  }

  private func withFile(_ name: String, _ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("warc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    try body(url.path)
  }

  private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    var result: [UInt8] = []
    try withFile("x", bytes) { path in
      try shell("gzip -n '\(path)'")
      result = Array(try Data(contentsOf: URL(fileURLWithPath: path + ".gz")))
    }
    return result
  }

  private func shell(_ command: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
