import DataFiles

/// Finds what frames say of each other that cannot be right; what makes a single frame unusable is found by `FrameReader`.
package struct FrameLinter {
  private let files: [DataFile]
  private let frames: [String: Frame]
  private let families: [String: Int]
  private var diagnostics: [Diagnostic] = []

  /// - Parameter frames: as they were read from the files.
  package init(_ files: [DataFile], frames: [Frame]) {
    self.files = files
    self.frames = Dictionary(frames.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
    // A family is one that has a file of its own, or that at least two frames name: with one alone it may be a slip.
    var families = Dictionary(frames.map { ($0.family, 1) }, uniquingKeysWith: +)
    for file in files where file.name.hasPrefix("frames/_") { families[String(file.name.dropFirst(8).dropLast(5)), default: 0] += 2 }
    self.families = families
  }

  /// Everything wrong, in no order.
  package mutating func problems() -> [Diagnostic] {
    diagnostics = []
    for file in files {
      if file.name.hasPrefix("mappings/") { checkMapping(file) }
      if file.name.hasPrefix("frames/"), file.name.hasSuffix(".yaml") { checkFrame(file) }
    }
    return diagnostics
  }

  /// Of another folder may come what is not here: so these are warnings.
  private mutating func warn(_ file: DataFile, _ node: YAMLNode, _ message: String, _ code: String) {
    diagnostics.append(Diagnostic(.warning, path: file.path, line: node.line, column: node.column, message, code: code))
  }

  private mutating func checkFrame(_ file: DataFile) {
    let type = String((file.name.split(separator: "/").last ?? "").dropLast(5))
    var ignored: [Diagnostic] = []
    guard let frame = frames[type], let root = YAMLNode.root(of: file, &ignored) else { return }
    if let node = root["family"], families[frame.family] ?? 0 < 2, families.count > 1 {
      let known = families.filter { $0.value > 1 }.keys.sorted()
      if !known.isEmpty {
        let own = "frames/_\(frame.family).yaml"
        let hint = Self.hint(frame.family, known)
        warn(file, node, "no other frame is of the family '\(frame.family)', and it has no \(own)\(hint)", "unknown-family")
      }
    }
    checkTypes(root["scene"], file)
    var seen: [String: YAMLNode] = [:]
    for node in root["triggers"]?.list ?? [] {
      checkTypes(node["unless"], file)
      checkTypes(node["not-below"], file)
      checkTypes(node["not-above"], file)
      let own = Self.content(node)
      if let first = seen[own] {
        warn(file, node, "trigger '\(node.string ?? node["text"]?.string ?? "")' stands already in line \(first.line)", "duplicate-trigger")
      }
      seen[own] = seen[own] ?? node
    }
  }

  private mutating func checkTypes(_ node: YAMLNode?, _ file: DataFile) {
    guard let node else { return }
    for item in node.list ?? [node] {
      guard let type = item.string, frames[type] == nil else { continue }
      warn(file, item, "no frame '\(type)'\(Self.hint(type, frames.keys.sorted()))", "unknown-type")
    }
  }

  private mutating func checkMapping(_ file: DataFile) {
    var ignored: [Diagnostic] = []
    for row in TSVTable(file, required: ["type", "role", "their_type", "their_role"], &ignored).rows {
      guard let frame = frames[row["type"]] else {
        let hint = Self.hint(row["type"], frames.keys.sorted())
        warn(file, row, "type", "no frame '\(row["type"])'\(hint)", "unknown-type")
        continue
      }
      let roles = frame.roles.map(\.name)
      if !row["role"].isEmpty, !roles.contains(row["role"]) {
        warn(file, row, "role", "\(frame.type) has no role '\(row["role"])'\(Self.hint(row["role"], roles))", "unknown-role")
      }
    }
  }

  private mutating func warn(_ file: DataFile, _ row: TSVTable.Row, _ column: String, _ message: String, _ code: String) {
    diagnostics.append(Diagnostic(.warning, path: file.path, line: row.line, column: row.column(of: column), message, code: code))
  }

  private static func hint(_ name: String, _ known: [String]) -> String { known.nearest(to: name).map { "; did you mean '\($0)'?" } ?? "" }

  /// Two nodes that say the same, whatever the order of their keys, have the same content.
  private static func content(_ node: YAMLNode) -> String {
    switch node.value {
    case .scalar(let text): return text.debugDescription
    case .list(let nodes): return "[" + nodes.map(content).joined(separator: ",") + "]"
    case .mapping(let pairs):
      if pairs.count == 1, pairs[0].key.string == "text" { return content(pairs[0].value) }
      return "{" + pairs.map { content($0.key) + ":" + content($0.value) }.sorted().joined(separator: ",") + "}"
    }
  }
}
