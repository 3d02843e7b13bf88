/// Leads our event types and roles to those of an annotated corpus; what it does not name is left out.
package struct TypeMapping: Sendable {
  private let types: [String: String]
  private let roles: [String: String]
  /// Whether names are taken as they are.
  private let isIdentity: Bool

  /// - Parameter rows: `role` and `theirRole` are empty in the row of an event type.
  package init(rows: [(type: String, role: String, theirType: String, theirRole: String)]) {
    var types: [String: String] = [:]
    var roles: [String: String] = [:]
    for row in rows where !row.theirType.isEmpty {
      if row.role.isEmpty { types[row.type] = row.theirType } else { roles[row.type + " " + row.role] = row.theirRole }
    }
    self.types = types
    self.roles = roles
    isIdentity = false
  }

  private init() {
    types = [:]
    roles = [:]
    isIdentity = true
  }

  package static let identity = TypeMapping()

  /// Names of the corpus's event types.
  package var theirTypes: Set<String> { Set(types.values) }

  package func type(_ type: String) -> String? { isIdentity ? type : types[type] }

  package func role(_ role: String, of type: String) -> String? { isIdentity ? role : roles[type + " " + role] }
}
