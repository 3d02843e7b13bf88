/// One problem in a data file, with its place.
package struct Diagnostic: Sendable, Hashable, Comparable, CustomStringConvertible {
  package enum Severity: String, Sendable, Hashable { case error, warning }

  package let severity: Severity
  /// Path as the user gave it.
  package let path: String
  /// Both count from 1; the column counts Unicode scalars. Line 0 stands for the whole file.
  package let line: Int
  package let column: Int
  /// What was found and what would be right; no full stop.
  package let message: String
  /// A word to search for: `unknown-role`.
  package let code: String

  package init(_ severity: Severity = .error, path: String, line: Int = 0, column: Int = 0, _ message: String, code: String) {
    self.severity = severity
    self.path = path
    self.line = line
    self.column = column
    self.message = message
    self.code = code
  }

  package var description: String {
    let place = line > 0 ? ":\(line):\(max(column, 1))" : ""
    return "\(path)\(place): \(severity.rawValue): \(message) [\(code)]"
  }

  package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    (a.path, a.line, a.column, a.message) < (b.path, b.line, b.column, b.message)
  }
}

extension Sequence where Element: StringProtocol {
  /// The candidate nearest to `word` when it is near enough to be what was meant.
  package func nearest(to word: String) -> String? {
    let scored = map { (distance(Array(word.unicodeScalars), Array(String($0).unicodeScalars)), String($0)) }
    guard let best = scored.min(by: { $0 < $1 }), best.0 <= Swift.max(1, word.count / 3) else { return nil }
    return best.1
  }
}

/// Levenshtein distance.
private func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let substituted = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = Swift.min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
