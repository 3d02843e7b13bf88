extension CompletionScript {
  /// Files are left to readline (`compopt -o default`), which knows how names are quoted.
  var bash: String {
    let cases = commands.map { command in
      """
          \(command.name.isEmpty ? "''" : command.name))
            options='\(command.options.flatMap(\.names).joined(separator: " "))'
            case "$previous" in
      \(command.options.compactMap(Self.bash).joined(separator: "\n"))
              *) _extract_offer \(Self.bash(command.words ?? .free)) ;;
            esac
            ;;

      """
    }
    return """
      # bash completion for extract

      # Offers files, folders, or the given words.
      _extract_offer() {
        if [[ $current == -* && -n $options ]]; then
          set -- words "$options"
        fi
        case "$1" in
          files) compopt -o default ;;
          folders) compopt -o dirnames ;;
          words) COMPREPLY=($(compgen -W "$2" -- "$current")) ;;
        esac
      }

      _extract() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} options= command=
        COMPREPLY=()
        # '--to=sq' is three words.
        if [[ $current == '=' ]]; then
          current=
        elif [[ $previous == '=' ]]; then
          previous=${COMP_WORDS[COMP_CWORD-2]}
        fi
        if ((COMP_CWORD == 1)) && [[ $current != -* ]]; then
          COMPREPLY=($(compgen -W '\(toolNames)' -- "$current"))
          ((${#COMPREPLY[@]})) || compopt -o default
          return
        fi
        # A subcommand is one only as the first word.
        if ((COMP_CWORD > 1)); then
          case "${COMP_WORDS[1]}" in
            \(tools.map(\.name).joined(separator: "|"))) command=${COMP_WORDS[1]} ;;
          esac
        fi
        case "$command" in
      \(cases.joined())  esac
      }

      complete -F _extract extract

      """
  }

  /// What is offered behind an option; nil for a flag.
  private static func bash(_ option: CompletedOption) -> String? {
    guard let value = option.value else { return nil }
    return "        \(option.names.joined(separator: "|"))) options= && _extract_offer \(bash(value)) ;;"
  }

  private static func bash(_ value: CompletedValue) -> String {
    switch value {
    case .file: "files"
    case .folder: "folders"
    case .oneOf(let words): "words '\(words.joined(separator: " "))'"
    case .free: "nothing"
    }
  }
}
