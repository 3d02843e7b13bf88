import Glibc

/// Bytes of a file or of standard input, read in pieces into a buffer; gzip is decompressed on the way.
///
/// A class because it owns the open file.
final class ByteSource {
  private static let pieceLength = 256 * 1024
  /// Compressed data may grow a thousand times.
  private static let compressedPieceLength = 16 * 1024

  private let descriptor: CInt
  private let meter: InputMeter
  private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceLength, alignment: 64)
  private var gzip: GzipStream?
  private var isFirstPiece = true
  /// What was read and not yet taken.
  private(set) var buffer: [UInt8] = []
  /// Where in `buffer` the next byte to take stands.
  private(set) var position = 0
  private(set) var isAtEnd = false
  /// Why the data ended before its end, once it is at its end.
  private(set) var damage: InputProblem?

  init(_ file: InputFile, place: InputPlace, meter: InputMeter) throws(InputProblem) {
    self.meter = meter
    descriptor = file.isStandardInput ? 0 : open(file.path.bytes, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.problem(place) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.isFolder {
      throw InputProblem(at: place, "is a folder", code: "unreadable")
    }
  }

  deinit {
    piece.deallocate()
    if descriptor > 0 { close(descriptor) }
  }

  var isCompressed: Bool { gzip != nil }

  /// The bytes that were read and not yet taken.
  var rest: ArraySlice<UInt8> { buffer[position...] }

  /// Whether reading on would give something at once, be it the end.
  var isReady: Bool {
    if isAtEnd { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Reads one more piece; of compressed data so much that there is something new or the end.
  func fill(place: InputPlace) throws(InputProblem) {
    let before = buffer.count - position
    repeat { try fillOnce(place) } while gzip != nil && !isAtEnd && buffer.count - position == before
  }

  private func fillOnce(_ place: InputPlace) throws(InputProblem) {
    if isAtEnd { return }
    if position > 0, position == buffer.count || position > Self.pieceLength {
      buffer.removeSubrange(..<position)
      position = 0
    }
    let length = isFirstPiece || gzip != nil ? Self.compressedPieceLength : piece.count
    var count: Int
    repeat { count = read(descriptor, piece.baseAddress, length) } while count < 0 && errno == EINTR
    guard count >= 0 else {
      isAtEnd = true
      throw Self.problem(place)
    }
    meter.bytes += count
    let bytes = UnsafeRawBufferPointer(rebasing: piece[..<count])
    if isFirstPiece, GzipStream.isGzip(bytes) { gzip = GzipStream() }
    isFirstPiece = false
    guard let gzip else {
      if count == 0 { isAtEnd = true }
      buffer.append(contentsOf: bytes)
      return
    }
    if count == 0 {
      isAtEnd = true
      if gzip.isInside { damage = InputProblem(at: place, "compressed data ends in the middle", code: "truncated") }
      return
    }
    inflate(bytes, gzip, place)
  }

  private func inflate(_ bytes: UnsafeRawBufferPointer, _ gzip: GzipStream, _ place: InputPlace) {
    do throws(GzipStream.Failure) {
      try gzip.append(bytes, to: &buffer)
    } catch {
      isAtEnd = true
      damage =
        switch error {
        case .damaged: InputProblem(at: place, "compressed data is damaged; what stands behind is left out", code: "damaged-gzip")
        case .bomb:
          InputProblem(at: place, "compressed data grows more than 200 times; what stands behind is left out", code: "too-much-data")
        }
    }
  }

  /// Takes the next bytes out of the buffer.
  func take(_ count: Int) -> [UInt8] {
    defer { position += count }
    return Array(buffer[position..<position + count])
  }

  /// Passes over the next bytes of the buffer.
  func drop(_ count: Int) { position += count }

  private static func problem(_ place: InputPlace) -> InputProblem {
    InputProblem(at: place, "cannot be read: \(String(cString: strerror(errno)))", code: "unreadable")
  }
}
