import Foundation

/// One line on standard error that tells how far the work is; drawn at most twice a second.
struct Progress {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant
  private var documents = 0
  private var bytes = 0
  private var isDrawn = false

  /// - Parameter isWanted: nil when the user said nothing: then on a terminal, for work of more than two seconds.
  init(isWanted: Bool?) {
    isShown = isWanted != false && isatty(2) == 1
    lastDrawn = start + (isWanted == true ? .zero : .milliseconds(1500))
  }

  mutating func add(documents: Int, bytes: Int) {
    self.documents += documents
    self.bytes += bytes
    let now = ContinuousClock.now
    guard isShown, now - lastDrawn > .milliseconds(500) else { return }
    lastDrawn = now
    draw(after: now - start)
  }

  /// Takes the line away, for a message or at the end.
  mutating func clear(if isNeeded: Bool) {
    guard isNeeded, isDrawn else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    isDrawn = false
  }

  private mutating func draw(after duration: Duration) {
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    let megabytes = Double(bytes) / 1e6
    let rate = (megabytes / seconds * 10).rounded() / 10
    let line = "\r\u{1B}[K\(documents) documents, \((megabytes * 10).rounded() / 10) MB, \(rate) MB/s"
    FileHandle.standardError.write(Data(line.utf8))
    isDrawn = true
  }
}
