import ArticleInput
import Records

/// Records read back from JSON Lines, document by document; lines that are no records are told on standard error.
struct RecordStream {
  /// Files; none or `-` for standard input.
  let paths: [String]

  /// - Returns: whether something could not be used.
  func forEach(_ body: (DocumentRecords) throws -> Void) throws -> Bool {
    var reader = DocumentReader(paths: paths, format: .jsonl)
    var grouper = RecordGrouper()
    var hasFailures = false
    var hasRecords = false
    while let batch = reader.nextBatch() {
      for item in batch {
        let record: Record
        do throws(InputProblem) {
          record = try Self.record(item)
        } catch {
          Console.say(error.description)
          hasFailures = hasFailures || error.severity == .error
          continue
        }
        hasRecords = true
        if let finished = grouper.add(record) { try body(finished) }
      }
    }
    if let last = grouper.finish() { try body(last) }
    if hasFailures, !hasRecords { Console.say("no records here: they are what 'extract' writes, of articles") }
    return hasFailures
  }

  /// The record on a line.
  static func record(_ item: InputItem) throws(InputProblem) -> Record {
    switch item {
    case .problem(let problem): throw problem
    case .document(let line):
      do {
        return try Record(try JSONValue(line.bytes))
      } catch let error as JSONError {
        let place = InputPlace(path: line.place.path, line: line.place.line, column: error.offset + 1)
        throw InputProblem(at: place, error.message, code: "bad-json")
      } catch {
        throw InputProblem(at: line.place, "no record: \(error)", code: "bad-record")
      }
    }
  }
}
