extension CompletionScript {
  var zsh: String {
    let names = tools.map { "    '\($0.name):\(Self.described($0.abstract))'" }.joined(separator: "\n")
    let cases = tools.map { command in
      "      \(command.name))\n        shift words\n        ((CURRENT--))\n\(Self.arguments(command, "        "))\n        return\n        ;;\n"
    }
    return """
      #compdef extract

      # The first word is a subcommand or a file, every other one a file.
      _extract_words() {
        local -a tools=(
      \(names)
        )
        local found=1
        ((CURRENT == 2)) && _describe -t commands subcommand tools && found=0
        _files && found=0
        return found
      }

      _extract() {
        local curcontext="$curcontext" state line
        local -A opt_args
        if ((CURRENT > 2)); then
          case "$words[2]" in
      \(cases.joined())    esac
        fi
      \(Self.arguments(commands[0], "  "))
      }

      if [ "$funcstack[1]" = _extract ]; then
        _extract "$@"
      else
        compdef _extract extract
      fi

      """
  }

  private static func arguments(_ command: CompletedCommand, _ indent: String) -> String {
    var specs = command.options.map(spec)
    if command.name.isEmpty {
      specs.append("'*:file:_extract_words'")
    } else if let words = command.words {
      specs.append("'*:\(described(command.name == "help" ? "subcommand" : "file")):\(action(words))'")
    }
    return (["\(indent)_arguments :"] + specs).joined(separator: " \\\n\(indent)  ")
  }

  private static func spec(_ option: CompletedOption) -> String {
    let value = option.value.map { ":\(described(option.valueName)):\(action($0))" } ?? ""
    let mark = option.value == nil ? "" : "="
    let text = "[\(described(option.abstract))]\(value)"
    if option.names.count == 1 { return "'\(option.isRepeated ? "*" : "")\(option.names[0])\(mark)\(text)'" }
    return "'(\(option.names.joined(separator: " ")))'{\(option.names.map { $0 + mark }.joined(separator: ","))}'\(text)'"
  }

  private static func action(_ value: CompletedValue) -> String {
    switch value {
    case .file: "_files"
    case .folder: "_files -/"
    case .oneOf(let words): "(\(words.joined(separator: " ")))"
    case .free: " "
    }
  }

  /// Within single quotes and between the signs that separate the parts of a spec.
  private static func described(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("'", with: #"'\''"#).replacing(":", with: #"\:"#)
      .replacing("[", with: #"\["#).replacing("]", with: #"\]"#)
  }
}
