import Foundation

/// Standard error: messages, each a line of its own.
enum Console {
  static func say(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }
}
