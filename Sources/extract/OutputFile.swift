import ArgumentParser
import Foundation

/// Where records go: standard output, or a file that appears under its name only when it is complete.
struct OutputFile: ~Copyable {
  enum Failure: Error {
    /// Nobody reads any more.
    case closedPipe
    case notWritten(String)
    /// Nothing to go on with: another run's output, or one that is being written.
    case notResumed(String)

    var exitCode: Int32 {
      switch self {
      case .closedPipe: 0
      case .notWritten: 74
      case .notResumed: 64
      }
    }
  }

  private let descriptor: CInt
  /// As the user gave it, for messages.
  private let path: String?
  /// What is put out of its place; behind a link.
  private let target: String
  /// What holds the output until it is complete; nil when it is written in place.
  let part: String?

  /// - Parameter path: nil for standard output; a device or a pipe is written in place.
  init(path: String?) throws(Failure) {
    self.path = path
    guard let path else {
      (part, target, descriptor) = (nil, "", 1)
      return
    }
    if Self.isSpecial(path) {
      (part, target, descriptor) = (nil, path, try Self.open(path, O_WRONLY, for: path))
      return
    }
    let target = try Self.target(path)
    let part = Self.hidden(target, "\(getpid()).part")
    let descriptor = try Self.open(part, O_WRONLY | O_CREAT | O_TRUNC, for: path)
    (self.part, self.target, self.descriptor) = (part, target, descriptor)
    Self.keepPermissions(of: target, descriptor, and: S_IRUSR | S_IWUSR)
    Interruption.removeOnSignal(part)
  }

  /// A file whose part stays when the run is interrupted, to be gone on with.
  ///
  /// - Parameters:
  ///   - target: the file behind `path`.
  ///   - keep: how many bytes of the part are complete, given its length; called once, when the part is locked.
  init(resumable path: String, target: String, keep: (Int) throws(Failure) -> Int) throws(Failure) {
    let part = Self.hidden(target, "part")
    let descriptor = try Self.open(part, O_RDWR | O_CREAT, for: path)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .notResumed("\(path): error: another run is writing it [in-use]") }
    let kept = try keep(Int(lseek(descriptor, 0, SEEK_END)))
    guard ftruncate(descriptor, off_t(kept)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else { throw Self.unwritable(path) }
    self.path = path
    self.target = target
    self.part = part
    self.descriptor = descriptor
    Self.keepPermissions(of: target, descriptor, and: S_IRUSR | S_IWUSR)
  }

  /// Writes to standard output; ends the program quietly when nobody reads it.
  static func print(_ bytes: [UInt8]) throws {
    do throws(Failure) {
      try OutputFile(path: nil).write(bytes)
    } catch {
      error.tell()
      throw ExitCode(error.exitCode)
    }
  }

  /// Writes a whole file.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let output = try OutputFile(path: path)
    try output.write(bytes)
    try output.finish()
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    let error: CInt = bytes.withUnsafeBytes { bytes in
      var at = 0
      while at < bytes.count {
        let count = Foundation.write(descriptor, bytes.baseAddress! + at, bytes.count - at)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        at += count
      }
      return 0
    }
    if error == EPIPE { throw .closedPipe }
    if error != 0 { throw Self.unwritable(path ?? "stdout", error) }
  }

  /// Puts the file in its place.
  func finish() throws(Failure) {
    guard let path, let part else { return }
    Self.keepPermissions(of: target, descriptor)
    guard fsync(descriptor) == 0 || errno == EINVAL, rename(part, target) == 0, close(descriptor) == 0 else {
      let failure = Self.unwritable(path)
      discard()
      throw failure
    }
    Interruption.keep()
  }

  /// Leaves nothing behind.
  func discard() {
    if let part { unlink(part) }
  }

  /// A hidden file beside another one.
  static func hidden(_ path: String, _ ending: String) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let name = parts.popLast() ?? ""
    return (parts + [".\(name).\(ending)"]).joined(separator: "/")
  }

  /// The file that a path names, behind links, be there one or not; what cannot be one is told before anything is written.
  static func target(_ path: String) throws(Failure) -> String {
    if path.isEmpty { throw .notWritten("error: the output's name is empty [unwritable]") }
    var target = path
    // As many links as the system follows.
    for _ in 0..<40 {
      guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else { break }
      let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
      target = link.hasPrefix("/") ? link : folder + link
    }
    var status = stat()
    if target.hasSuffix("/") || stat(target, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR { throw unwritable(path, EISDIR) }
    return target
  }

  /// Who may read the file that is put out of its place may read the new one; also while it is written.
  private static func keepPermissions(of target: String, _ descriptor: CInt, and more: mode_t = 0) {
    var status = stat()
    if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777 | more) }
  }

  /// Whether something stands there that must not be put out of its place: a device, a pipe.
  static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  static func open(_ file: String, _ mode: CInt, for path: String) throws(Failure) -> CInt {
    let descriptor = Foundation.open(file, mode | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw unwritable(path) }
    return descriptor
  }

  static func unwritable(_ path: String, _ number: CInt = errno) -> Failure {
    .notWritten("\(path): error: cannot be written: \(String(cString: strerror(number))) [unwritable]")
  }
}

extension OutputFile.Failure {
  func tell() {
    switch self {
    case .closedPipe: break
    case .notWritten(let message), .notResumed(let message): Console.say(message)
    }
  }
}

/// Removes an unfinished output file when the program is interrupted.
private enum Interruption {
  /// Only written before the handlers are set and after they are taken away; the handlers must not allocate.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  static func removeOnSignal(_ path: String) {
    self.path = strdup(path)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        if let path = Interruption.path { unlink(path) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  static func keep() {
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
  }
}
