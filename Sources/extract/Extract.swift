import ArgumentParser
import Extraction

/// The main job has files as arguments, which would swallow the names of subcommands: so the first argument decides.
@main enum EntryPoint {
  static func main() {
    StandardStreams.prepare()
    if let script = try? CompletionScript.text(for: Array(CommandLine.arguments.dropFirst())) {
      print(script, terminator: "")
      return
    }
    if let first = CommandLine.arguments.dropFirst().first, Tools.names.contains(first) { Tools.main() } else { Extract.main() }
  }
}

/// The subcommands.
struct Tools: ParsableCommand {
  static let all: [any ParsableCommand.Type] = [
    View.self, Export.self, Import.self, Explain.self, Check.self, Score.self, Lint.self, Types.self, Schema.self, Compile.self,
    Manual.self,
  ]
  static let names = Set(all.map { $0.configuration.commandName ?? $0._commandName } + ["help"])
  static let configuration = CommandConfiguration(commandName: "extract", subcommands: all)
}

/// The main job.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Read Vietnamese news and write its entities and events as JSON Lines.",
    usage: """
      extract [<options>] [<file> ...]
      extract <subcommand> …
      """,
    discussion: """
      EXAMPLES:
        cat page.txt | extract
        extract --emit events --types phone_call,supply page.txt other.txt
        extract --jobs 4 --output events.jsonl news.jsonl
        extract --gazetteers my-gazetteers page.txt

      EXIT CODES:
        0 all done; 1 something in the input or data could not be used;
        2 a check found differences; 64 wrong usage; 74 output could not be written
      """,
    version: "0.1.0",
    subcommands: Tools.all)

  @OptionGroup var options: RunOptions

  func run() throws {
    let resources = try options.data.resources()
    try options.checkTypes(resources)
    let code = try MainJob(options: options, extraction: options.extraction(), resources: resources).run()
    if code != 0 { throw ExitCode(code) }
  }
}
