import Foundation

/// One line on standard error that tells how far the work is and how long it will take; drawn at most twice a second.
struct Progress {
  private let isShown: Bool
  private let start = ContinuousClock.now
  /// Bytes of all inputs; nil when they are not known before.
  private let totalSize: Int?
  private var lastDrawn: ContinuousClock.Instant
  private var isDrawn = false

  /// - Parameter isWanted: nil when the user said nothing: then on a terminal, for work of more than two seconds.
  init(isWanted: Bool?, totalSize: Int?) {
    isShown = isWanted != false && isatty(2) == 1
    self.totalSize = totalSize
    lastDrawn = start + (isWanted == true ? .zero : .milliseconds(1500))
  }

  /// Since the work began.
  var seconds: Double {
    let duration = (ContinuousClock.now - start).components
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }

  /// - Parameter position: bytes of the inputs that were read, compressed ones as they are.
  mutating func show(_ totals: Totals, position: Int) {
    let now = ContinuousClock.now
    guard isShown, now - lastDrawn > .milliseconds(500) else { return }
    lastDrawn = now
    Console.write("\r\u{1B}[K" + line(totals, position))
    isDrawn = true
  }

  /// Takes the line away, for a message or at the end.
  mutating func clear(if isNeeded: Bool) {
    guard isNeeded, isDrawn else { return }
    Console.write("\r\u{1B}[K")
    isDrawn = false
  }

  private func line(_ totals: Totals, _ position: Int) -> String {
    let seconds = seconds
    let line = "\(totals.documents) documents, \(tenths(totals.megabytes)) MB, \(tenths(totals.megabytes / seconds)) MB/s"
    guard let totalSize, position > 0, totalSize > position else { return line }
    let left = seconds * Double(totalSize - position) / Double(position)
    return line + ", \(100 * position / totalSize) %, \(Self.clock(left)) left"
  }

  /// `1:02:05`, `2:05`.
  static func clock(_ seconds: Double) -> String {
    let all = Int(seconds.rounded(.up))
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return all >= 3600 ? "\(all / 3600):\(two(all / 60 % 60)):\(two(all % 60))" : "\(all / 60):\(two(all % 60))"
  }
}
