import Glibc

/// The files behind what the user named, in the order in which they are read.
package struct InputList: Sendable {
  let files: [InputFile]
  /// What is wrong with the names; told before the first article.
  let problems: [InputProblem]

  /// - Parameter paths: files, folders and patterns, `-` for standard input; empty for standard input alone.
  package init(paths: [String], format: InputFormat?) {
    var problems: [InputProblem] = []
    files = InputFiles.files(paths, format: format, &problems)
    self.problems = problems
  }

  /// Bytes of all files as they lie on the disk; nil where one is a pipe.
  package var totalSize: Int? {
    let sizes = files.map(\.size)
    return sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// Changes when a file does: path, size and time of the last change of each; of a pipe the path alone. Of standard input also which file it is.
  package var fingerprint: String { files.map(\.fingerprint).joined(separator: "\n") }
}

/// Counts what was read of all inputs, as it lies on the disk: compressed data before it is decompressed.
///
/// A class because every source of a reader adds to the same count; used on the reader's thread only.
final class InputMeter {
  var bytes = 0
}

extension InputFile {
  fileprivate var size: Int? { status.map { Int($0.st_size) } }

  fileprivate var fingerprint: String {
    guard let status else { return path.shown }
    let state = "\(path.bytes) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    // Standard input has no name to be known by.
    return isStandardInput ? "\(state) \(status.st_dev) \(status.st_ino) \(lseek(0, 0, SEEK_CUR))" : state
  }

  /// Of a regular file.
  private var status: stat? {
    guard isStandardInput else { return path.status.flatMap { $0.isRegular ? $0 : nil } }
    var status = stat()
    return fstat(0, &status) == 0 && status.isRegular ? status : nil
  }
}
