/// Something about the input that a user should know, with its place.
package struct InputProblem: Sendable, Error, CustomStringConvertible {
  package enum Severity: String, Sendable {
    /// This part of the input could not be used.
    case error
    /// It was used all the same.
    case warning
    /// Nothing is wrong.
    case info
  }

  package let severity: Severity
  package let place: InputPlace
  package let message: String
  /// A word to search for: `bad-json`.
  package let code: String

  package init(_ severity: Severity = .error, at place: InputPlace, _ message: String, code: String) {
    self.severity = severity
    self.place = place
    self.message = message
    self.code = code
  }

  /// `news.jsonl:12:40: error: expected ',' or '}' [bad-json]`.
  package var description: String { "\(place): \(severity.rawValue): \(message) [\(code)]" }
}

/// A file, and maybe a line and column in it.
package struct InputPlace: Sendable, CustomStringConvertible {
  /// As the user gave it; `stdin` for standard input.
  package let path: String
  /// Both count from 1; the column counts bytes.
  package let line: Int?
  package let column: Int?
  /// Number of a record of a web archive; counts from 1.
  package let record: Int?

  package init(path: String, line: Int? = nil, column: Int? = nil, record: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
    self.record = record
  }

  package var description: String {
    if let record { return "\(path): record \(record)" }
    return switch (line, column) {
    case (let line?, let column?): "\(path):\(line):\(column)"
    case (let line?, nil): "\(path):\(line)"
    default: path
    }
  }
}
