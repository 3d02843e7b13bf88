import ArticleInput
import Extraction
import Foundation
import Records
import Scoring

/// An input and the file with its expected output.
struct GoldCase: Sendable {
  let input: String
  let gold: String

  /// The cases behind folders, inputs and gold files, in the order given, those of a folder by name.
  ///
  /// - Returns: also whether something could not be used, which is told on standard error.
  static func cases(_ paths: [String]) -> (cases: [GoldCase], hasFailures: Bool) {
    var cases: [GoldCase] = []
    var hasFailures = false
    for path in paths {
      let isFolder = GoldFiles.isFolder(path)
      let found = isFolder ? Self.cases(inFolder: path) : Self.cases(at: path)
      let lonely = isFolder ? goldWithoutInput(inFolder: path, found) : []
      for gold in lonely {
        Console.say("\(gold): error: no input beside this gold file [no-input]")
        hasFailures = true
      }
      if found.isEmpty, lonely.isEmpty {
        let message = isFolder ? "no input in this folder" : "no input beside this file"
        Console.say("\(path): error: \(FileManager.default.fileExists(atPath: path) ? message : "cannot be read") [no-input]")
        hasFailures = true
      }
      cases += found
    }
    return (cases, hasFailures)
  }

  /// The case of an input or of a gold file.
  private static func cases(at path: String) -> [GoldCase] {
    let folder = path.contains("/") ? path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") : "."
    let whole = path.contains("/") ? path : "./" + path
    return cases(inFolder: folder).filter { $0.input == whole || $0.gold == whole }
  }

  private static func cases(inFolder folder: String) -> [GoldCase] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    return names.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".gold.jsonl") && InputFormat(fileName: $0) != nil }.map { name in
      GoldCase(input: "\(folder)/\(name)", gold: "\(folder)/\(stem(name)).gold.jsonl")
    }
  }

  /// Gold files whose input is gone: what they hold is no longer checked.
  private static func goldWithoutInput(inFolder folder: String, _ cases: [GoldCase]) -> [String] {
    let known = Set(cases.map(\.gold))
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    return names.filter { !$0.hasPrefix(".") && $0.hasSuffix(".gold.jsonl") }.map { "\(folder)/\($0)" }.filter { !known.contains($0) }
  }

  /// Without its endings: `page.warc.gz` is `page`.
  private static func stem(_ name: String) -> String {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 2, parts.last == "gz" { parts.removeLast() }
    return parts.dropLast().joined(separator: ".")
  }
}

/// What a run over one input gave.
struct GoldResult: Sendable {
  let test: GoldCase
  let found: [UInt8]
  /// Nil when there is no gold yet.
  let diff: RecordDiff?
  /// Whether the bytes agree.
  let isEqual: Bool
  /// For standard error.
  let messages: [String]
  /// Whether the input or the gold could not be read.
  let hasFailures: Bool
  let seconds: Double
}

/// Runs inputs and compares with their gold.
struct GoldCheck {
  let resources: Resources
  let jobs: Int

  /// In the order of the cases.
  func results(_ cases: [GoldCase]) -> some Sequence<GoldResult> {
    let resources = resources
    let pool = OrderedPool<GoldCase, GoldResult>(workers: jobs, mostBytes: .max) {
      let extractors = ExtractorsByKind(resources: resources)
      return { test, _ in Self.result(of: test, extractors) }
    }
    Thread.detachNewThread {
      for test in cases { pool.submit(test, size: 1) }
      pool.close()
    }
    return AnyIterator { pool.next() }
  }

  private static func result(of test: GoldCase, _ extractors: ExtractorsByKind) -> GoldResult {
    let start = ContinuousClock.now
    let gold = FileManager.default.contents(atPath: test.gold).map { Array($0) }
    var messages: [String] = []
    var json = JSONWriter()
    let extractor = extractors.extractor(for: gold.map(kinds) ?? [.documents, .entities, .events])
    var reader = DocumentReader(paths: [test.input], format: nil)
    while let batch = reader.nextBatch() {
      for item in batch {
        do throws(InputProblem) {
          switch item {
          case .problem(let problem): throw problem
          case .document(let document): extractor.records(of: try ArticleDecoder.article(from: document)).write(to: &json)
          }
        } catch {
          if error.severity == .error { messages.append(error.description) }
        }
      }
    }
    var diff: RecordDiff?
    do throws(LineError) {
      if let gold { diff = try RecordDiff(gold: gold, found: json.bytes) }
    } catch {
      messages.append("\(test.gold):\(error.line): error: \(error.message) [bad-json]")
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return GoldResult(
      test: test, found: json.bytes, diff: diff, isEqual: gold == json.bytes, messages: messages, hasFailures: !messages.isEmpty,
      seconds: seconds)
  }

  /// The kinds of records in a gold file, and those that it would have if they were found; of an empty file those are
  /// events: of a text that tells of none, nothing is to be found.
  private static func kinds(in gold: [UInt8]) -> Set<RecordKind> {
    let records = ((try? JSONLines.values(in: gold)) ?? []).map(\.value)
    if records.isEmpty { return [.events] }
    let names = Set(records.compactMap { $0["record"]?.string })
    var kinds = Set(RecordKind.allCases.filter { names.contains($0.recordName) })
    let isWithoutEntities = records.contains { $0["arguments"]?.elements.contains { $0["entity"] != nil } ?? false }
    if !isWithoutEntities { kinds.insert(.entities) }
    return kinds.union([.events])
  }
}

/// Extractors of one thread by the kinds of records they write. A class because it keeps what it makes.
private final class ExtractorsByKind {
  private let resources: Resources
  private var extractors: [Set<RecordKind>: Extractor] = [:]

  init(resources: Resources) { self.resources = resources }

  func extractor(for kinds: Set<RecordKind>) -> Extractor {
    if let known = extractors[kinds] { return known }
    let new = Extractor(resources: resources, options: ExtractionOptions(kinds: kinds))
    extractors[kinds] = new
    return new
  }
}

extension RecordKind {
  /// As the key `record` has it: `event`.
  fileprivate var recordName: String { self == .entities ? "entity" : String(rawValue.dropLast()) }
}
