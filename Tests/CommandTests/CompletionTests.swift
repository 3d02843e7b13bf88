import Foundation
import Testing

/// The scripts by which shells complete the command.
struct CompletionTests {
  private static func script(_ shell: String) throws -> String {
    let run = try Command.run("--generate-completion-script", shell)
    #expect(run.status == 0)
    return run.output
  }

  /// What bash offers for the last of these words; `compopt` says what it leaves to readline.
  private static func offers(_ lines: [[String]]) throws -> [String] {
    let calls = lines.map { words in
      let quoted = words.map { "'\($0)'" }.joined(separator: " ")
      return "COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); left=; _extract; echo \"${COMPREPLY[*]}$left\""
    }
    let text = try script("bash") + "compopt() { left=\"<$2>\"; }\n" + calls.joined(separator: "\n") + "\n"
    var found: [String] = []
    try Command.withFolder(["try.sh": text]) { folder in
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["--norc", folder.appendingPathComponent("try.sh").path]
      process.standardOutput = output
      try process.run()
      found = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).components(separatedBy: "\n").dropLast()
      process.waitUntilExit()
    }
    return found
  }

  @Test func bashOffersSubcommandsOptionsValuesAndFiles() throws {
    let table: [(words: [String], offers: String)] = [
      (["extract", "vie"], "view"),
      (["extract", "ex"], "export explain"),
      (["extract", ""], "view export import explain check score lint types schema help"),
      (["extract", "page"], "<default>"),
      (["extract", "check", "--jun"], "--junit"),
      (["extract", "check", "--junit", ""], "<default>"),
      (["extract", "check", ""], "<default>"),
      (["extract", "export", "--to", "sq"], "sqlite"),
      (["extract", "export", "--to", "=", "sq"], "sqlite"),
      (["extract", "export", "--to", "="], "sqlite csv brat label-studio doccano"),
      (["extract", "export", "--rows", "events", "--la"], "--labels"),
      (["extract", "view", "--title", ""], ""),
      (["extract", "--format", "h"], "html"),
      (["extract", "page.txt", "--offs"], "--offsets"),
      (["extract", "page.txt", "vie"], "<default>"),
      (["extract", "--gazetteers", ""], "<dirnames>"),
      (["extract", "--emit", "ev"], "events"),
      (["extract", "help", "sc"], "score schema"),
      (["extract", "--resu"], "--resume"),
    ]
    let found = try Self.offers(table.map(\.words))
    try #require(found.count == table.count)
    for (row, offers) in zip(table, found) { #expect(offers == row.offers, "\(row.words)") }
  }

  /// No second specification of the rest of the words, of which zsh complains; each subcommand with options of its own.
  @Test func zshHasEachSubcommandOnce() throws {
    let script = try Self.script("zsh")
    for line in ["    'view:Make one HTML page", "      export)\n", "'--to=[What to write.]:to:(sqlite csv brat label-studio doccano)'"] {
      #expect(script.contains(line), "\(line)")
    }
    for call in script.components(separatedBy: "_arguments :").dropFirst() {
      let own = call.components(separatedBy: "\n").prefix { !$0.contains("return") }
      #expect(own.count { $0.contains("'*:") } <= 1)
    }
    #expect(script.components(separatedBy: ":_extract_words'").count == 2)
  }

  @Test func fishOffersSubcommandsAsFirstWord() throws {
    let script = try Self.script("fish")
    for line in [
      "complete -c extract -n __extract_is_first -a view -d '", "complete -c extract -n '__extract_uses check' -l junit -r -F -d '",
      "complete -c extract -n '__extract_uses export' -l to -x -a 'sqlite csv brat label-studio doccano' -d '",
    ] { #expect(script.contains(line), "\(line)") }
  }

  @Test func anotherShellIsWrongUsage() throws {
    #expect(try Command.run("--generate-completion-script", "ksh").status == 64)
    #expect(try Command.run("--generate-completion-script=fish").output == Self.script("fish"))
  }
}
