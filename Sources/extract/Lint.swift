import ArgumentParser
import DataFiles
import Extraction

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check gazetteers and frames: every problem with file, line and column.",
    discussion: """
      EXAMPLE:
        extract lint Gazetteers

      Exit code 0 when there is no error, else 1. Warnings alone are no error.
      """)

  @Argument(help: "The folder to check. (default: the data that the program uses)")
  var directory: String?

  func run() throws {
    var diagnostics: [Diagnostic] = []
    let files = Resources.files(below: directory, &diagnostics)
    diagnostics = (diagnostics + Resources.compiled(from: files).diagnostics).sorted()
    for diagnostic in diagnostics { Console.say(diagnostic.description) }
    let errors = diagnostics.count { $0.severity == .error }
    Console.say("\(files.count) files, \(errors) errors, \(diagnostics.count - errors) warnings")
    if errors > 0 { throw ExitCode(1) }
  }
}
