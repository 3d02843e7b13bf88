import Foundation

/// The output of the main job: when it is a file, with what it takes to go on after an interruption.
struct ResumableOutput: ~Copyable {
  private let file: OutputFile
  private let journal: (descriptor: CInt, path: String)?
  /// Written bytes of items that are not whole yet.
  private var begunBytes = 0
  /// How far the output is.
  private(set) var state: ResumeState

  /// - Parameters:
  ///   - path: nil for standard output.
  ///   - run: all on which the output depends.
  ///   - resumes: whether to go on after what an interrupted run of the same kind left; else it is written anew.
  init(path: String?, run: String, resumes: Bool) throws(OutputFile.Failure) {
    var state = ResumeState(run: run)
    guard let path, !OutputFile.isSpecial(path) else {
      file = try OutputFile(path: path)
      journal = nil
      self.state = state
      return
    }
    let target = try OutputFile.target(path)
    let journalPath = OutputFile.hidden(target, "state")
    let file = try OutputFile(resumable: path, target: target) { length throws(OutputFile.Failure) in
      guard resumes, length > 0, let line = try? String(contentsOfFile: journalPath, encoding: .utf8), let old = ResumeState(line) else {
        return 0
      }
      guard old.run == state.run else {
        throw .notResumed(
          "\(path): error: the interrupted run had other inputs or options; without --resume it starts anew [other-run]")
      }
      if old.bytes <= length { state = old }
      return state.bytes
    }
    let descriptor = try OutputFile.open(journalPath, O_WRONLY | O_CREAT, for: path)
    self.file = file
    journal = (descriptor, journalPath)
    self.state = state
    note()
  }

  /// Writes what belongs to the next items of the input; before it is whole, there is nothing new to go on from.
  mutating func write(_ bytes: [UInt8], items: Int, hasFailures: Bool, isWhole: Bool) throws(OutputFile.Failure) {
    try file.write(bytes)
    begunBytes += bytes.count
    guard isWhole else { return }
    state.items += items
    state.bytes += begunBytes
    begunBytes = 0
    state.hasFailures = state.hasFailures || hasFailures
    note()
  }

  /// A state that cannot be written only makes the run one that cannot be gone on with.
  private func note() {
    guard let journal else { return }
    let line = Array(state.line.utf8)
    _ = pwrite(journal.descriptor, line, line.count, 0)
  }

  /// Puts the file in its place; there is nothing to go on with any more.
  func finish() throws(OutputFile.Failure) {
    defer {
      if let journal {
        close(journal.descriptor)
        unlink(journal.path)
      }
    }
    try file.finish()
  }
}
