import CInflate

/// Decompresses gzip as it comes in, also several streams one behind the other, as web archives have them.
///
/// A class because it owns the decompressor.
final class GzipStream {
  /// What a single stream may grow to before its growth is looked at, and by how much it then may have grown.
  private static let harmlessBytes = 256 << 20
  private static let mostGrowth = 200
  private static let roomLength = 256 * 1024

  enum Failure: Error { case damaged, bomb }

  private let inflater: OpaquePointer
  private let room = UnsafeMutablePointer<UInt8>.allocate(capacity: roomLength)
  /// Bytes of the current stream so far.
  private var taken = 0
  private var made = 0
  /// A stream has begun and not ended.
  private(set) var isInside = false
  /// The streams are over; what follows is padding.
  private var isOver = false

  /// Whether data begins as gzip does.
  static func isGzip(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  init?(isRaw: Bool = false) {
    guard let inflater = sk_inflater_new(isRaw ? 1 : 0) else { return nil }
    self.inflater = inflater
  }

  deinit {
    sk_inflater_free(inflater)
    room.deallocate()
  }

  /// Appends what `piece` decompresses to. After a failure what was appended stands.
  func append(_ piece: UnsafeRawBufferPointer, to output: inout [UInt8]) throws(Failure) {
    var at = 0
    while at < piece.count, !isOver {
      if !isInside, taken > 0, !startsStream(piece, at) {
        isOver = true
        return
      }
      isInside = true
      var used = 0
      var count = 0
      let input = piece.baseAddress.map { ($0 + at).assumingMemoryBound(to: UInt8.self) }
      let result = sk_inflate(inflater, input, piece.count - at, &used, room, Self.roomLength, &count)
      output.append(contentsOf: UnsafeBufferPointer(start: room, count: count))
      at += used
      taken += used
      made += count
      switch result {
      case SK_INFLATE_END: nextStream()
      case SK_INFLATE_BAD: throw .damaged
      default:
        if made > Self.harmlessBytes, made / Self.mostGrowth > taken { throw .bomb }
        if used == 0, count == 0 { throw .damaged }
      }
    }
  }

  private func nextStream() {
    isInside = false
    (taken, made) = (1, 0)
    sk_inflater_reset(inflater)
  }

  /// The second byte may come with the next piece.
  private func startsStream(_ piece: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    piece[at] == 0x1F && (at + 1 == piece.count || piece[at + 1] == 0x8B)
  }
}
