import ArgumentParser
import Extraction
import Foundation
import Records
import Scoring

struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare events with annotated files: precision, recall, F1, confusions, worst rules, calibration.",
    discussion: """
      EXAMPLES:
        extract score gold.jsonl
        extract score gold.jsonl events.jsonl
        extract score annotated-with-brat/ events.jsonl --map my-types.tsv
        extract score --json gold.jsonl | jq '.events.f1'
        extract score gold.jsonl --baseline figures.tsv            exit 2 when a figure has moved
        extract score gold.jsonl --baseline figures.tsv --update   write them down

      GOLD is a file of JSON Lines: documents with events in template form ("at", "arguments"), or with spans
      ("trigger" with "start" and "end", as in BKEE); or a folder with brat's .txt and .ann files. PREDICTED is output of
      'extract', or a second brat folder; without it the program itself is run on the texts.
      """)

  @Argument(help: "Annotated file or brat folder.", completion: .file())
  var gold: String

  @Argument(help: "Records to judge. (default: the program is run)", completion: .file())
  var predicted: String?

  @Flag(help: "Write one JSON object instead of tables.")
  var json = false

  @Flag(help: "List everything missed, extra or filled otherwise.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "For spans: a .tsv file that leads our types and roles to those of the annotation, or 'bkee'. (default: none needed, or bkee, by the types)",
      valueName: "file"), completion: .file())
  var map: String?

  @Option(
    help: ArgumentHelp("For templates: only events of these zones.", valueName: "zones"), completion: .list(ExtractionOptions.zoneNames))
  var zones: String?

  @Option(help: ArgumentHelp("Rows of the lists of confusions and rules.", valueName: "n"))
  var rows = 15

  @Option(help: ArgumentHelp("Resampled sets for the confidence intervals; 0 for none.", valueName: "n"))
  var resamples = 1000

  @Option(help: ArgumentHelp("Seed of the resampling.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Articles worked on at once when the program is run. (default: number of cores)", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp("Compare the figures with those in this file, at three decimals, and say which moved.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Flag(help: "Write the figures of today to the file of --baseline.")
  var update = false

  @OptionGroup var data: DataOptions

  func validate() throws {
    if update, baseline == nil { throw ValidationError("--update needs --baseline") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256") }
    if !(0...100_000).contains(resamples) { throw ValidationError("--resamples must be from 0 to 100000") }
    if rows < 0 { throw ValidationError("--rows must not be negative") }
  }

  func run() throws {
    let zones = try zones.map { try ZoneList.zones(in: $0) }
    let resources = try data.resources()
    let report: ScoreReport
    do throws(GoldFiles.Failure) {
      let families = Dictionary(resources.eventTypesOfFamilies.map { ($0.type, $0.family) }, uniquingKeysWith: { first, _ in first })
      let gold = try GoldFiles.gold(gold, types: Set(families.keys))
      let mapping = try mapping(for: gold, resources)
      let found =
        if let predicted { try GoldFiles.predicted(predicted) } else {
          GoldRun(resources: resources, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount).predicted(for: gold)
        }
      let scorer = Scorer(
        families: families, mapping: mapping, zones: zones,
        bootstrap: Bootstrap(resamples: resamples, seed: seed))
      report = scorer.report(gold, found)
    } catch {
      Console.say(error.message)
      throw ExitCode(1)
    }
    if let baseline { try compare(Baseline(report), with: baseline) } else { try write(report) }
  }

  private func compare(_ now: Baseline, with path: String) throws {
    let before = FileManager.default.contents(atPath: path).map { Baseline(text: String(decoding: $0, as: UTF8.self)) }
    guard let before = before ?? (update ? Baseline(text: "") : nil) else {
      Console.say("\(path): error: cannot be read; --update writes it [unreadable]")
      throw ExitCode(1)
    }
    let changes = before.changes(to: now)
    try OutputFile.print(Array(changes.map { "\(gold): \($0)\n" }.joined().utf8))
    if update {
      do throws(OutputFile.Failure) {
        let file = try OutputFile(path: path)
        try file.write(Array(now.text.utf8))
        try file.finish()
      } catch {
        if case .notWritten(let message) = error { Console.say(message) }
        throw ExitCode(error.exitCode)
      }
    } else if !changes.isEmpty {
      throw ExitCode(2)
    }
  }

  private func write(_ report: ScoreReport) throws {
    if json {
      var writer = JSONWriter()
      report.write(to: &writer)
      writer.endLine()
      try OutputFile.print(writer.bytes)
    } else {
      let text = ScoreText(report: report, terminal: .standardOutput(), rows: rows, isVerbose: verbose).text
      try OutputFile.print(Array(text.utf8))
    }
  }

  private func mapping(for gold: GoldSet, _ resources: Resources) throws(GoldFiles.Failure) -> TypeMapping {
    if let map, let rows = resources.mapping(named: map) { return TypeMapping(rows: rows) }
    if let map {
      let text = String(decoding: try GoldFiles.bytes(map), as: UTF8.self)
      do throws(LoadError) {
        return TypeMapping(rows: try Resources.mapping(text: text, path: map))
      } catch {
        throw GoldFiles.Failure(message: error.description)
      }
    }
    guard case .spans = gold else { return .identity }
    let own = resources.eventTypesAndFamilies
    guard let unknown = gold.types.first(where: { !own.contains($0) }) else { return .identity }
    if let rows = resources.mapping(named: "bkee") {
      let bkee = TypeMapping(rows: rows)
      if bkee.theirTypes.contains(unknown) { return bkee }
    }
    throw GoldFiles.Failure(
      message: "\(self.gold): error: '\(unknown)' is no event type of ours; lead types to it with --map [unknown-type]")
  }
}
