import ArgumentParser
import Records

/// Writes the manual page, made from what the commands say of themselves; not for users.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the manual page.",
    discussion: """
      EXAMPLE:
        extract manual > extract.1
      """,
    shouldDisplay: false)

  func run() throws {
    let help = try JSONValue(Extract._dumpHelp())
    try OutputFile.print(Array(ManualPage(command: help["command"] ?? .null, version: Extract.configuration.version).text.utf8))
  }
}

/// A manual page in roff, from the argument parser's description of a command.
struct ManualPage {
  let command: JSONValue
  let version: String

  var text: String {
    let name = command["commandName"]?.string ?? ""
    let head = [
      ".TH \(name.uppercased()) 1 \"\" \"SuKien \(version)\" \"User Commands\"", ".SH NAME",
      "\(name) \\- \(Self.escaped(command["abstract"]?.string ?? ""))", ".SH SYNOPSIS", ".B \(name)", "[options] [file ...]", ".br",
      ".B \(name)", "subcommand [options] ...", ".SH OPTIONS",
    ]
    let tools = shown(command["subcommands"]).filter { $0["commandName"]?.string != "help" }.flatMap { section($0, below: name) }
    let lines = head + shown(command["arguments"]).flatMap(paragraph) + [".SH SUBCOMMANDS"] + tools
    return (lines + [".SH EXAMPLES AND EXIT CODES"] + verbatim(command["discussion"])).map { $0 + "\n" }.joined()
  }

  private func section(_ tool: JSONValue, below name: String) -> [String] {
    [".SS \(name) \(tool["commandName"]?.string ?? "")", Self.escaped(tool["abstract"]?.string ?? "")]
      + shown(tool["arguments"]).flatMap(paragraph) + verbatim(tool["discussion"])
  }

  private func shown(_ list: JSONValue?) -> [JSONValue] { (list?.elements ?? []).filter { $0["shouldDisplay"]?.bool != false } }

  /// An option or argument: its names and value, what it is, its values and default.
  private func paragraph(_ argument: JSONValue) -> [String] {
    let value = argument["valueName"]?.string.map { "\\fI\(Self.escaped($0))\\fR" } ?? ""
    let names = (argument["names"]?.elements ?? []).compactMap { name -> String? in
      guard let text = name["name"]?.string else { return nil }
      return "\\fB\(Self.escaped((name["kind"]?.string == "short" ? "-" : "--") + text))\\fR"
    }
    let title: String =
      switch argument["kind"]?.string {
      case "positional": value
      case "flag": names.joined(separator: ", ")
      default: names.joined(separator: ", ") + " " + value
      }
    let values = (argument["allValues"]?.elements ?? []).compactMap(\.string)
    let more = [
      values.isEmpty ? nil : "One of: \(values.joined(separator: ", ")).", argument["defaultValue"]?.string.map { "Default: \($0)." },
    ]
    return [".TP", title, Self.escaped(([argument["abstract"]?.string] + more).compactMap { $0 }.joined(separator: " "))]
  }

  private func verbatim(_ discussion: JSONValue?) -> [String] {
    guard let text = discussion?.string else { return [] }
    return [".PP", ".nf"] + text.split(separator: "\n", omittingEmptySubsequences: false).map { Self.escaped(String($0)) } + [".fi"]
  }

  static func escaped(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
