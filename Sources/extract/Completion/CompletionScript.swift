import ArgumentParser
import Records

/// A script that lets a shell complete names of subcommands, options and their values.
///
/// Made here and not by the argument parser: its scripts do not know a command that has files as well as subcommands, and
/// would offer no subcommand, or take every word for a file.
struct CompletionScript {
  /// The main job, whose name is empty, and the subcommands.
  let commands: [CompletedCommand]

  /// What the command line asks for: `--generate-completion-script bash`, or without a shell the user's own.
  static func text(for arguments: [String]) throws -> String? {
    let option = "--generate-completion-script"
    guard let first = arguments.first, first == option || first.hasPrefix(option + "=") else { return nil }
    let named = first == option ? arguments.dropFirst().first : String(first.dropFirst(option.count + 1))
    guard let shell = named ?? CompletionShell.autodetected()?.rawValue else { return nil }
    let script = CompletionScript(help: try JSONValue(Extract._dumpHelp()))
    switch shell {
    case "bash": return script.bash
    case "zsh": return script.zsh
    case "fish": return script.fish
    default: return nil
    }
  }

  init(help: JSONValue) {
    let all = (help["command"]?["subcommands"]?.elements ?? []).filter { $0["shouldDisplay"]?.bool != false }
    let names = all.compactMap { $0["commandName"]?.string }
    commands =
      [CompletedCommand(help["command"] ?? .null, name: "", names)]
      + all.map { CompletedCommand($0, name: $0["commandName"]?.string ?? "", names) }
  }

  var tools: [CompletedCommand] { Array(commands.dropFirst()) }
  var toolNames: String { tools.map(\.name).joined(separator: " ") }
}

/// What can be written after the name of a command.
struct CompletedCommand {
  let name: String
  let abstract: String
  let options: [CompletedOption]
  /// Of words that belong to no option; nil when there are none.
  let words: CompletedValue?

  init(_ command: JSONValue, name: String, _ tools: [String]) {
    self.name = name
    abstract = command["abstract"]?.string ?? ""
    let arguments = (command["arguments"]?.elements ?? []).filter { $0["shouldDisplay"]?.bool != false }
    options = arguments.filter { $0["kind"]?.string != "positional" }.map(CompletedOption.init)
    words = name == "help" ? .oneOf(tools) : arguments.first { $0["kind"]?.string == "positional" }.map(CompletedValue.init)
  }
}

struct CompletedOption {
  /// With their dashes.
  let names: [String]
  let abstract: String
  let isRepeated: Bool
  /// Nil for a flag.
  let value: CompletedValue?
  let valueName: String

  init(_ argument: JSONValue) {
    names = (argument["names"]?.elements ?? []).compactMap { name in
      name["name"]?.string.map { (name["kind"]?.string == "short" ? "-" : "--") + $0 }
    }
    abstract = argument["abstract"]?.string ?? ""
    isRepeated = argument["isRepeating"]?.bool ?? false
    value = argument["kind"]?.string == "flag" ? nil : CompletedValue(argument)
    valueName = argument["valueName"]?.string ?? ""
  }
}

/// What a word can be.
enum CompletedValue {
  case file
  case folder
  case oneOf([String])
  /// Nothing can be offered.
  case free

  init(_ argument: JSONValue) {
    let kind = argument["completionKind"]
    if let values = kind?["list"]?["values"]?.elements {
      self = .oneOf(values.compactMap(\.string))
    } else if kind?["directory"] != nil {
      self = .folder
    } else {
      self = kind?["file"] != nil ? .file : .free
    }
  }
}
