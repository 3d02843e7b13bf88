import ArgumentParser
import ArticleInput
import Extraction
import Foundation
import Records

/// Options of the main job.
struct RunOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case auto, text, html, jsonl, warc }
  enum Offsets: String, ExpressibleByArgument, CaseIterable { case scalar, utf8, utf16 }
  enum Summary: String, ExpressibleByArgument, CaseIterable { case en, vi, none }
  enum Preference: String, ExpressibleByArgument, CaseIterable { case nearest, past, future }

  @Argument(help: "Files or folders; none or '-' reads standard input.", completion: .file())
  var files: [String] = []

  @Option(help: "What the input is; 'auto' goes by name, then by content.")
  var format: Format = .auto

  @Option(help: ArgumentHelp("Publication date of articles that carry none.", valueName: "yyyy-mm-dd"))
  var date: String?

  @Option(help: "Which way a day, weekday or month without a year is read.")
  var prefer: Preference = .nearest

  @Option(
    help: ArgumentHelp("Records to write: entities, events, mentions, sentences, documents.", valueName: "kinds"),
    completion: .list(RecordKind.allCases.map(\.rawValue)))
  var emit = "entities,events"

  @Option(help: ArgumentHelp("Only these event types or families.", valueName: "types"))
  var types: String?

  @Option(
    help: ArgumentHelp("Only these parts of a page: title, lead, body, caption, related, navigation.", valueName: "zones"),
    completion: .list(ExtractionOptions.zoneNames))
  var zones: String?

  @OptionGroup var data: DataOptions

  @Option(help: "Unit of 'start' and 'end': Unicode code points, UTF-8 bytes or UTF-16 units.")
  var offsets: Offsets = .scalar

  @Option(help: "Language of event summaries.")
  var summary: Summary = .en

  @Option(help: ArgumentHelp("Articles worked on at once; the output does not depend on it. (default: number of cores)", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Write to this file, which appears only when it is complete.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Go on where an interrupted run with the same --output, inputs and options stopped.")
  var resume = false

  @Flag(help: "End with a line of totals on standard error.")
  var stats = false

  @Option(help: "What to tell on standard error: nothing, errors, warnings too, or also how each input is read.")
  var logLevel: LogLevel = .warning

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error. (default: for long work on a terminal)")
  var progress: Bool?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256") }
    if let date, !ExtractionOptions.isDate(date) { throw ValidationError("'\(date)' is no date; expected YYYY-MM-DD") }
    if resume, output == nil { throw ValidationError("--resume needs --output: it goes on with an unfinished file") }
    _ = try kinds()
    _ = try ZoneList.zones(in: zones)
  }

  /// All on which the output depends beside the inputs.
  var fingerprint: String {
    let parts = [
      Extract.configuration.version, format.rawValue, date ?? "", emit, types ?? "", zones ?? "", offsets.rawValue, summary.rawValue,
      prefer.rawValue,
    ]
    return (parts + [data.fingerprint]).joined(separator: "\n")
  }

  var inputFormat: InputFormat? { InputFormat(rawValue: format.rawValue) }

  func extraction() throws -> ExtractionOptions {
    ExtractionOptions(
      kinds: try kinds(), types: Set(words(types)), zones: try ZoneList.zones(in: zones),
      offsets: OffsetUnit(rawValue: offsets.rawValue) ?? .scalar,
      summary: .init(rawValue: summary.rawValue) ?? .en, date: date, prefer: .init(rawValue: prefer.rawValue) ?? .nearest)
  }

  private func kinds() throws -> Set<RecordKind> {
    let kinds = try words(emit).map { word in
      guard let kind = RecordKind(rawValue: word) else {
        throw ValidationError(
          "unknown kind of record '\(word)' in --emit; there are \(RecordKind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return kind
    }
    if kinds.isEmpty { throw ValidationError("--emit names no kind of record") }
    return Set(kinds)
  }

  /// An unknown name in `--types` is wrong usage; which there are only the data knows.
  func checkTypes(_ resources: Resources) throws {
    for word in words(types) where !resources.eventTypesAndFamilies.contains(word) {
      Console.say("Error: unknown event type '\(word)' in --types; see 'extract types'")
      throw ExitCode.validationFailure
    }
  }

  private func words(_ list: String?) -> [String] { WordList.words(list) }
}

/// Words that are given as one value, between commas.
enum WordList {
  static func words(_ list: String?) -> [String] {
    (list ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}

/// Zones as `--zones` names them.
enum ZoneList {
  /// An unknown name is wrong usage.
  static func zones(in list: String?) throws -> Set<String> {
    let words = WordList.words(list)
    for word in words where !ExtractionOptions.zoneNames.contains(word) {
      throw ValidationError("unknown zone '\(word)'; there are \(ExtractionOptions.zoneNames.joined(separator: ", "))")
    }
    return Set(words)
  }
}
