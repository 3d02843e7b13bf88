import Yams

/// A YAML tree in which every node knows its place.
package struct YAMLNode: Sendable {
  package enum Value: Sendable {
    case scalar(String)
    case list([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  package let value: Value
  /// Both count from 1.
  package let line: Int
  package let column: Int

  /// The root of a file, or nil with a diagnostic when it is no YAML.
  package static func root(of file: DataFile, _ diagnostics: inout [Diagnostic]) -> YAMLNode? {
    do {
      guard let node = try Yams.compose(yaml: file.text) else {
        diagnostics.append(Diagnostic(path: file.path, line: 1, column: 1, "empty file", code: "empty-file"))
        return nil
      }
      return YAMLNode(node)
    } catch let error as YamlError {
      diagnostics.append(.notYAML(file, error))
    } catch {
      diagnostics.append(Diagnostic(path: file.path, line: 1, column: 1, "\(error)", code: "not-yaml"))
    }
    return nil
  }

  private init(_ node: Node) {
    line = node.mark?.line ?? 1
    column = node.mark?.column ?? 1
    switch node {
    case .scalar(let scalar): value = .scalar(scalar.string)
    case .sequence(let sequence): value = .list(sequence.map(YAMLNode.init))
    case .mapping(let mapping): value = .mapping(mapping.map { (YAMLNode($0.key), YAMLNode($0.value)) })
    case .alias: value = .scalar("")
    }
  }

  package var string: String? {
    if case .scalar(let text) = value { text } else { nil }
  }

  package var list: [YAMLNode]? {
    if case .list(let nodes) = value { nodes } else { nil }
  }

  package var mapping: [(key: YAMLNode, value: YAMLNode)]? {
    if case .mapping(let pairs) = value { pairs } else { nil }
  }

  /// The value of a key of a mapping.
  package subscript(key: String) -> YAMLNode? {
    mapping?.first { $0.key.string == key }?.value
  }

  /// Reports every key of this mapping that is not among `known`.
  package func reportUnknownKeys(_ known: [String], in file: DataFile, _ diagnostics: inout [Diagnostic]) {
    for (key, _) in mapping ?? [] {
      guard let name = key.string, !known.contains(name) else { continue }
      let hint = known.nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
      diagnostics.append(
        Diagnostic(path: file.path, line: key.line, column: key.column, "unknown key '\(name)'\(hint)", code: "unknown-key"))
    }
  }
}

extension Diagnostic {
  fileprivate static func notYAML(_ file: DataFile, _ error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      Diagnostic(
        path: file.path, line: mark.line, column: mark.column,
        context.map { "\(problem) \($0.text)" } ?? problem, code: "not-yaml")
    case .duplicatedKeysInMapping(let duplicates, let context):
      Diagnostic(
        path: file.path, line: context.mark.line, column: context.mark.column,
        "key stands twice: \(duplicates.map { "'\($0)'" }.sorted().joined(separator: ", "))", code: "duplicate-key")
    // The text of other errors repeats the whole file.
    default:
      Diagnostic(
        path: file.path, line: 1, column: 1, "\(error)".split(separator: "\n").first.map(String.init) ?? "not YAML", code: "not-yaml")
    }
  }
}
