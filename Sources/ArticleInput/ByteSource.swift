import Glibc

/// Bytes of a file or of standard input, read in pieces into a buffer.
///
/// A class because it owns the open file.
final class ByteSource {
  private static let pieceLength = 256 * 1024

  private let descriptor: CInt
  private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceLength, alignment: 64)
  /// What was read and not yet taken.
  private(set) var buffer: [UInt8] = []
  /// Where in `buffer` the next byte to take stands.
  private(set) var position = 0
  private(set) var isAtEnd = false

  /// - Parameter path: `-` for standard input.
  init(path: String, place: InputPlace) throws(InputProblem) {
    descriptor = path == "-" ? 0 : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.problem(place) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw InputProblem(at: place, "is a folder", code: "unreadable")
    }
  }

  deinit {
    piece.deallocate()
    if descriptor > 0 { close(descriptor) }
  }

  /// The bytes that were read and not yet taken.
  var rest: ArraySlice<UInt8> { buffer[position...] }

  /// Whether reading on would give something at once, be it the end.
  var isReady: Bool {
    if isAtEnd { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Reads one more piece.
  func fill(place: InputPlace) throws(InputProblem) {
    if isAtEnd { return }
    if position > 0, position == buffer.count || position > Self.pieceLength {
      buffer.removeSubrange(..<position)
      position = 0
    }
    var count: Int
    repeat { count = read(descriptor, piece.baseAddress, piece.count) } while count < 0 && errno == EINTR
    guard count >= 0 else {
      isAtEnd = true
      throw Self.problem(place)
    }
    if count == 0 { isAtEnd = true }
    buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[..<count]))
  }

  /// Takes the next bytes out of the buffer.
  func take(_ count: Int) -> [UInt8] {
    defer { position += count }
    return Array(buffer[position..<position + count])
  }

  private static func problem(_ place: InputPlace) -> InputProblem {
    InputProblem(at: place, "cannot be read: \(String(cString: strerror(errno)))", code: "unreadable")
  }
}
