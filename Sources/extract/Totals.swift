import ArticleInput
import Extraction

/// What a run read, found and could not use.
struct Totals: Sendable {
  private(set) var documents = 0
  private(set) var bytes = 0
  private(set) var entities = 0
  private(set) var events = 0
  private(set) var warnings = 0
  private(set) var errors = 0

  mutating func add(_ written: WrittenRecords, bytes: Int) {
    documents += 1
    self.bytes += bytes
    entities += written.entities
    events += written.events
    warnings += written.warnings.count
  }

  mutating func add(_ severity: InputProblem.Severity) {
    switch severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .info: break
    }
  }

  mutating func add(_ other: Totals) {
    documents += other.documents
    bytes += other.bytes
    entities += other.entities
    events += other.events
    warnings += other.warnings
    errors += other.errors
  }

  /// One line for `--stats`; entities and events as far as they were asked for.
  func line(after seconds: Double) -> String {
    "\(documents) documents, \(tenths(megabytes)) MB, \(entities) entities, \(events) events, \(warnings) warnings, \(errors) errors, "
      + "\(tenths(seconds)) s, \(tenths(megabytes / max(seconds, 0.001))) MB/s"
  }

  var megabytes: Double { Double(bytes) / 1e6 }
}

/// A number with one decimal.
func tenths(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
