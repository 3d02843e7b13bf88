import Foundation

/// Standard error: messages, each a line of its own.
enum Console {
  static func say(_ message: String) { write(message + "\n") }

  /// What cannot be written is lost: nobody reads it, and the work is worth more.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
        let count = Foundation.write(2, start, rest.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}
