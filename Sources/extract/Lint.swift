import ArgumentParser
import DataFiles
import Extraction

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check gazetteers and frames: every problem with file, line and column.",
    discussion: """
      EXAMPLES:
        extract lint Gazetteers
        extract lint --gazetteers my-gazetteers

      The first checks a complete set; the second checks files that are used beside the built-in ones. When all files
      can be read, the frames' examples are run too. Exit code 0 when there is no error, else 1; warnings are none.
      """)

  @Argument(help: "The folder to check. (default: the data that the program uses)", completion: .directory)
  var directory: String?

  @Option(help: ArgumentHelp("Check this folder together with the built-in data.", valueName: "dir"), completion: .directory)
  var gazetteers: [String] = []

  func run() throws {
    let (files, diagnostics) = Resources.check(below: directory, adding: gazetteers)
    for diagnostic in diagnostics { Console.say(diagnostic.description) }
    let errors = diagnostics.count { $0.severity == .error }
    Console.say("\(files) files, \(errors) errors, \(diagnostics.count - errors) warnings")
    if errors > 0 { throw ExitCode(1) }
  }
}
