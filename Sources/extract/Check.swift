import ArgumentParser
import ArticleInput
import Extraction
import Foundation
import Records
import Scoring

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run gold files and show what differs, by document and event.",
    discussion: """
      EXAMPLES:
        extract check Samples
        extract check Samples/dien-dam.txt
        extract check --update Samples
        extract check --junit check.xml Samples

      Beside an input 'page.txt' its expected output stands as 'page.gold.jsonl'; the kinds of records in it are those
      that are compared; an empty file means events, of which there must be none. Exit code 0 when nothing differs, 2 when something does; also after --update, which writes the
      gold anew, so that a run that recorded never passes.
      """)

  @Argument(help: "Folders, inputs or gold files. (default: the folder Samples)", completion: .file())
  var paths: [String] = ["Samples"]

  @Flag(help: "Write the gold files that differ anew.")
  var update = false

  @Option(help: ArgumentHelp("Write the results as JUnit XML.", valueName: "file"), completion: .file())
  var junit: String?

  @Flag(help: "Only the summary, not each difference.")
  var summary = false

  @Option(help: ArgumentHelp("Inputs worked on at once. (default: number of cores)", valueName: "n"))
  var jobs: Int?

  @OptionGroup var data: DataOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256") }
  }

  func run() throws {
    let (cases, hasFailures) = GoldCase.cases(paths)
    let resources = try data.resources()
    let text = CheckText(terminal: .standardOutput())
    var output = ClosableOutput()
    var results: [GoldResult] = []
    for result in GoldCheck(resources: resources, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount).results(cases) {
      results.append(result)
      for message in result.messages { Console.say(message) }
      if !summary, !result.isEqual { try output.print(text.text(of: result)) }
    }
    try output.print(text.summary(of: results))
    let isWritten = try write(results)
    if hasFailures || !isWritten || results.contains(where: \.hasFailures) { throw ExitCode(1) }
    if results.contains(where: { !$0.isEqual }) { throw ExitCode(2) }
  }

  /// Writes the gold and the report that were asked for; false when a gold file could not be written.
  private func write(_ results: [GoldResult]) throws -> Bool {
    if let junit { try write(Array(JUnitReport(results: results).text.utf8), to: junit) }
    guard update else { return true }
    for result in results where !result.isEqual && !result.hasFailures {
      try write(result.found, to: result.test.gold)
      Console.say("\(result.test.gold): written; run again without --update")
    }
    return true
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    do throws(OutputFile.Failure) {
      let output = try OutputFile(path: path)
      try output.write(bytes)
      try output.finish()
    } catch {
      error.tell()
      throw ExitCode(74)
    }
  }
}

/// Standard output of a command that has more to do than to print: it goes on when nobody reads any more.
private struct ClosableOutput {
  private var isClosed = false

  mutating func print(_ text: String) throws {
    if isClosed { return }
    do throws(OutputFile.Failure) {
      try OutputFile(path: nil).write(Array(text.utf8))
    } catch {
      guard case .closedPipe = error else {
        error.tell()
        throw ExitCode(error.exitCode)
      }
      isClosed = true
    }
  }
}
