import Foundation

/// Standard input, output and error as whoever started the program left them.
enum StandardStreams {
  /// Called before anything is opened.
  static func prepare() {
    // Failed writes are told by `write`, not by a signal that ends the program without a word.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // A file that is opened takes the lowest free number: it must not be one that messages or records go to. Opened the wrong way round, so that
    // reading and writing still fail.
    for (number, mode) in [(CInt(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] where fcntl(number, F_GETFD) < 0 && errno == EBADF {
      _ = open("/dev/null", mode)
    }
  }
}
