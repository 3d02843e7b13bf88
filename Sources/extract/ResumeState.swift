import Foundation

/// How far an unfinished run came, kept beside its output so that `--resume` can go on there.
///
/// One line of fixed length, written over after each batch with one call, so that it is whole whenever the run is interrupted. The output is written
/// first: what stands in it behind `bytes` is of a batch that was not complete, and is written anew.
struct ResumeState: Equatable {
  /// Articles and problems of the input that are done.
  var items = 0
  /// Length of the output that belongs to them.
  var bytes = 0
  /// Whether one of them could not be used.
  var hasFailures = false
  /// Inputs and options of the run; going on with others would mix two results.
  let run: UInt64

  /// - Parameter run: all on which the output depends.
  init(run: String) {
    // FNV-1a: the same in every run, unlike `Hasher`.
    self.run = run.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  init?(_ line: String) {
    let parts = line.split(whereSeparator: \.isWhitespace)
    guard parts.count == 5, parts[0] == Self.mark, let items = Int(parts[1]), let bytes = Int(parts[2]), items >= 0, bytes >= 0,
      let run = UInt64(parts[4], radix: 16)
    else { return nil }
    (self.items, self.bytes, self.run) = (items, bytes, run)
    hasFailures = parts[3] == "1"
  }

  var line: String {
    let numbers = [items, bytes].map { String(repeating: " ", count: max(0, 20 - String($0).count)) + String($0) }
    let id = String(run, radix: 16)
    return "\(Self.mark) \(numbers[0]) \(numbers[1]) \(hasFailures ? 1 : 0) \(String(repeating: "0", count: 16 - id.count))\(id)\n"
  }

  private static let mark = "extract-resume-1"
}
