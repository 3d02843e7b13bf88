import DataFiles

/// One line of `mappings/*.tsv`: our type or role in the terms of others.
public typealias MappingRow = (type: String, role: String, theirType: String, theirRole: String)

extension Resources {
  /// The rows of a mapping that comes with the data, by the name of its file: `bkee`; nil when there is none of that name.
  public func mapping(named name: String) -> [MappingRow]? {
    guard let file = sources().first(where: { $0.name == "mappings/\(name).tsv" }) else { return nil }
    var diagnostics: [Diagnostic] = []
    return Self.mappingRows(of: file, &diagnostics)
  }

  /// The rows of a mapping in a file of the user's own.
  ///
  /// - Parameter path: for messages.
  public static func mapping(text: String, path: String) throws(LoadError) -> [MappingRow] {
    var diagnostics: [Diagnostic] = []
    let rows = mappingRows(of: DataFile(path: path, name: path, text: text), &diagnostics)
    guard diagnostics.isEmpty else { throw LoadError(problems: diagnostics.sorted().map(\.description)) }
    return rows
  }

  private static func mappingRows(of file: DataFile, _ diagnostics: inout [Diagnostic]) -> [MappingRow] {
    let table = TSVTable(file, required: ["type", "role", "their_type", "their_role"], &diagnostics)
    return table.rows.map { ($0["type"], $0["role"], $0["their_type"], $0["their_role"]) }
  }
}
