extension CompletionScript {
  /// fish offers files by itself, where nothing says that there are none.
  var fish: String {
    let names = tools.map { "complete -c extract -n __extract_is_first -a \($0.name) -d '\(Self.quoted($0.abstract))'" }
    return """
      # fish completion for extract

      # A subcommand is one only as the first word.
      function __extract_is_first
        test (count (commandline -opc)) -eq 1
      end

      # Whether the first word is this subcommand; without a name, whether it is none.
      function __extract_uses
        set -l words (commandline -opc)
        set -l tools \(toolNames)
        if test (count $argv) -gt 0
          test (count $words) -gt 1; and test "$words[2]" = $argv[1]
        else
          not contains -- "$words[2]" $tools
        end
      end

      \((names + commands.flatMap(Self.lines)).joined(separator: "\n"))

      """
  }

  private static func lines(_ command: CompletedCommand) -> [String] {
    let head = "complete -c extract -n '__extract_uses\(command.name.isEmpty ? "" : " " + command.name)'"
    let words: [String] =
      switch command.words {
      case .oneOf(let words): ["\(head) -f -a '\(words.joined(separator: " "))'"]
      case .folder: ["\(head) -f -a '(__fish_complete_directories)'"]
      case .file: []
      case .free, nil: ["\(head) -f"]
      }
    return words + command.options.map { head + line($0) }
  }

  private static func line(_ option: CompletedOption) -> String {
    let names = option.names.map { $0.hasPrefix("--") ? " -l \($0.dropFirst(2))" : " -s \($0.dropFirst())" }.joined()
    let value: String =
      switch option.value {
      case nil: ""
      case .file: " -r -F"
      case .folder: " -x -a '(__fish_complete_directories)'"
      case .oneOf(let words): " -x -a '\(words.joined(separator: " "))'"
      case .free: " -x"
      }
    return "\(names)\(value) -d '\(quoted(option.abstract))'"
  }

  private static func quoted(_ text: String) -> String { text.replacing("\\", with: "\\\\").replacing("'", with: #"\'"#) }
}
