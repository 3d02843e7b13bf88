import Glibc

/// Cuts a byte source into lines; a line that is too long is told and left out without being kept in memory.
struct LineReader {
  enum Line {
    /// Without its line break.
    case line([UInt8])
    case tooLong
  }

  private let source: ByteSource
  private let longest: Int
  /// Number of the line that was read last; counts from 1.
  private(set) var number = 0
  /// Bytes behind `source.position` that are known to hold no line break.
  private var searched = 0

  init(_ source: ByteSource, longest: Int) {
    self.source = source
    self.longest = longest
  }

  /// The next line, nil at the end.
  mutating func next(place: InputPlace) throws(InputProblem) -> Line? {
    var isTooLong = false
    while true {
      if let length = lineLength() {
        number += 1
        searched = 0
        let line = source.take(length)
        _ = source.take(1)
        return isTooLong || length > longest ? .tooLong : .line(line)
      }
      if source.isAtEnd {
        guard !source.rest.isEmpty || isTooLong else { return nil }
        number += 1
        searched = 0
        let line = source.take(source.rest.count)
        return isTooLong || line.count > longest ? .tooLong : .line(line)
      }
      if source.rest.count > longest {
        isTooLong = true
        _ = source.take(source.rest.count)
        searched = 0
      }
      try source.fill(place: place)
    }
  }

  /// Why the data ended before its end.
  var damage: InputProblem? { source.damage }

  /// Whether a line can be had without waiting for more input.
  mutating func isReady() -> Bool {
    if lineLength() != nil { return true }
    return source.isReady
  }

  /// Length of the line at the source's position, when its end was read already.
  private mutating func lineLength() -> Int? {
    let start = source.position + searched
    let found: Int? = source.buffer.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress else { return nil }
      guard let end = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
      return UnsafeRawPointer(end) - base
    }
    guard let found else {
      searched = source.buffer.count - source.position
      return nil
    }
    let length = found - source.position
    searched = length
    return length
  }
}
