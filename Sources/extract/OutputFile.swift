import ArgumentParser
import Foundation

/// Where records go: standard output, or a file that appears under its name only when it is complete.
struct OutputFile: ~Copyable {
  enum Failure: Error {
    /// Nobody reads any more.
    case closedPipe
    case notWritten(String)

    var exitCode: Int32 {
      if case .closedPipe = self { 0 } else { 74 }
    }
  }

  private let descriptor: CInt
  private let path: String?
  private let temporaryPath: String

  /// - Parameter path: nil for standard output.
  init(path: String?) throws(Failure) {
    self.path = path
    signal(SIGPIPE, SIG_IGN)
    guard let path else {
      temporaryPath = ""
      descriptor = 1
      return
    }
    let folder =
      path.contains("/") ? path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/" : ""
    let name = path.split(separator: "/").last.map(String.init) ?? path
    temporaryPath = "\(folder).\(name).\(getpid()).part"
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw .notWritten("\(path): error: cannot be written: \(String(cString: strerror(errno))) [unwritable]") }
    Interruption.removeOnSignal(temporaryPath)
  }

  /// Writes to standard output; ends the program quietly when nobody reads it.
  static func print(_ bytes: [UInt8]) throws {
    do throws(Failure) {
      try OutputFile(path: nil).write(bytes)
    } catch {
      if case .notWritten(let message) = error { Console.say(message) }
      throw ExitCode(error.exitCode)
    }
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
    if error != 0 { throw .notWritten("\(path ?? "stdout"): error: cannot be written: \(String(cString: strerror(error))) [unwritable]") }
  }

  /// Puts the file in its place.
  func finish() throws(Failure) {
    guard let path else { return }
    guard fsync(descriptor) == 0 || errno == EINVAL, close(descriptor) == 0, rename(temporaryPath, path) == 0 else {
      let reason = String(cString: strerror(errno))
      discard()
      throw .notWritten("\(path): error: cannot be written: \(reason) [unwritable]")
    }
    Interruption.keep()
  }

  /// Leaves nothing behind.
  func discard() {
    if path != nil { unlink(temporaryPath) }
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
