// One fuzz target over every reader and the whole pipeline: `make fuzz` builds and runs it with libFuzzer and the address sanitizer.
//
// The first byte of an input says what the rest is: below `Harness.articleModes` articles, which go through the command's own readers as a file would, then
// through the extractor; above, gazetteers and frames (`DataFuzz`), gold and annotations (`AnnotationFuzz`). What must hold for any article is
// checked here, and a breach traps:
// - every span of every record cuts the text to the record's `text`;
// - every record is one line of JSON that our own strict reader takes;
// - the two ways to write records give the same bytes, and so do two runs.

import ArticleInput
import Extraction
import Glibc
import Records

/// Loaded once; an extractor for each unit of offsets, so that all ways to count are reached.
private struct Harness {
  /// Five formats, three units of offsets.
  static let articleModes = 15

  let extractors: [(unit: OffsetUnit, extractor: Extractor)]

  /// libFuzzer calls on one thread.
  nonisolated(unsafe) static let shared: Harness = {
    do {
      let resources = try Resources.standard()
      return Harness(
        extractors: [OffsetUnit.utf8, .scalar, .utf16].map {
          ($0, Extractor(resources: resources, options: ExtractionOptions(kinds: Set(RecordKind.allCases), offsets: $0)))
        })
    } catch { fatalError("\(error)") }
  }()

  func run(_ input: UnsafeBufferPointer<UInt8>) {
    guard let first = input.first else { return }
    let mode = Int(first) % (Self.articleModes + DataFuzz.modes + AnnotationFuzz.modes)
    let rest = Array(input.dropFirst())
    switch mode - Self.articleModes {
    case ..<0: readArticles(input, mode)
    case ..<DataFuzz.modes: DataFuzz.run(rest, mode: mode - Self.articleModes)
    default: AnnotationFuzz.run(rest, mode: mode - Self.articleModes - DataFuzz.modes)
    }
  }

  private func readArticles(_ input: UnsafeBufferPointer<UInt8>, _ mode: Int) {
    let format = [nil, InputFormat.text, .html, .jsonl, .warc][mode % 5]
    // `O_TMPFILE`, which the importer does not see: a file without a name, which readers open anew by its descriptor.
    let file = open("/dev/shm", 0o20200000 | O_RDWR, 0o600)
    defer { close(file) }
    guard write(file, input.baseAddress! + 1, input.count - 1) == input.count - 1 else { fatalError("no place for the input") }
    var reader = DocumentReader(paths: ["/proc/self/fd/\(file)"], format: format)
    while let batch = reader.nextBatch() {
      for case .document(let document) in batch {
        guard let article = try? ArticleDecoder.article(from: document) else { continue }
        check(article, extractors[mode / 5])
      }
    }
  }

  private func check(_ article: Article, _ with: (unit: OffsetUnit, extractor: Extractor)) {
    let records = with.extractor.records(of: article)
    var json = JSONWriter()
    records.write(to: &json)
    let text = ReceivedText(article.text, with.unit)
    for line in json.bytes.split(separator: 0x0A) {
      guard let record = try? JSONValue(Array(line)) else { fatalError("no JSON: \(String(decoding: line, as: UTF8.self))") }
      check(record, text)
    }
    var again = JSONWriter()
    _ = with.extractor.write(article, to: &again)
    precondition(json.bytes == again.bytes, "records and written lines, or two runs, differ")
  }

  /// Every object below that has `start`, `end` and `text`.
  private func check(_ value: JSONValue, _ text: ReceivedText) {
    switch value {
    case .array(let elements): for element in elements { check(element, text) }
    case .object(let members):
      // `meta` is the user's own.
      for member in members where member.key != "meta" { check(member.value, text) }
      if case .number(let start)? = value["start"], case .number(let end)? = value["end"], case .string(let cut)? = value["text"] {
        guard let start = Int(start), let end = Int(end) else { fatalError("offsets \(start), \(end)") }
        text.check(start, end, cut)
      }
    default: break
    }
  }
}

/// A text that can be cut at offsets of one unit.
private struct ReceivedText {
  private let bytes: [UInt8]
  /// Byte offset of each offset in the unit.
  private let places: [Int]

  init(_ bytes: [UInt8], _ unit: OffsetUnit) {
    self.bytes = bytes
    var places: [Int] = []
    var at = 0
    while at < bytes.count {
      let length = bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4
      switch unit {
      case .utf8: places += at..<at + length
      case .scalar: places.append(at)
      case .utf16: places += Array(repeating: at, count: length == 4 ? 2 : 1)
      }
      at += length
    }
    self.places = places + [bytes.count]
  }

  func check(_ start: Int, _ end: Int, _ text: String) {
    guard start >= 0, start <= end, end < places.count, bytes[places[start]..<places[end]].elementsEqual(text.utf8) else {
      fatalError("\(start)..<\(end) is not '\(text)'")
    }
  }
}

/// Loading is not part of an input's time.
@_cdecl("LLVMFuzzerInitialize")
public func load(_: UnsafeRawPointer?, _: UnsafeRawPointer?) -> CInt {
  _ = Harness.shared
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Harness.shared.run(UnsafeBufferPointer(start: bytes, count: count))
  return 0
}
