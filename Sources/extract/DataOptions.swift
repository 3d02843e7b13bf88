import ArgumentParser
import DataFiles
import Extraction

/// Which gazetteers and frames are used.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("More gazetteers and frames beside the built-in ones; may be given several times.", valueName: "dir"),
    completion: .directory)
  var gazetteers: [String] = []

  @Flag(help: "Use the folders given with --gazetteers instead of the built-in data.")
  var onlyGazetteers = false

  func validate() throws {
    if onlyGazetteers, gazetteers.isEmpty { throw ValidationError("--only-gazetteers needs --gazetteers") }
  }

  /// Changes with the data: what the folders hold, wherever they lie.
  var fingerprint: String {
    var diagnostics: [Diagnostic] = []
    let files = gazetteers.map { DataFile.files(below: $0, &diagnostics).map { "\($0.name) \($0.text.utf8.count)\n\($0.text)" } }
    return "\(onlyGazetteers)\n" + files.map { "\($0.count)\n" + $0.joined() }.joined()
  }

  /// The loaded data; tells every problem on standard error and ends with 1 if there is one.
  func resources() throws -> Resources {
    do {
      return try Resources.load(adding: gazetteers, only: onlyGazetteers)
    } catch {
      Console.say(error.description)
      throw ExitCode(1)
    }
  }
}
