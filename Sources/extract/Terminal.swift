import Foundation

/// Text with colours where a person reads it on a terminal, plain everywhere else.
struct Terminal {
  enum Style: String {
    case bold = "1"
    case dim = "2"
    case underline = "4"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
  }

  let hasColours: Bool
  /// Columns of the terminal; 100 elsewhere.
  let width: Int

  init(hasColours: Bool, width: Int = 100) {
    self.hasColours = hasColours
    self.width = width
  }

  /// As standard output wants it. `NO_COLOR` and `TERM=dumb` turn colours off, `CLICOLOR_FORCE` turns them on.
  static func standardOutput(environment: [String: String] = ProcessInfo.processInfo.environment) -> Terminal {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    let isTerminal = isatty(1) == 1
    let isForced = isSet("CLICOLOR_FORCE") && environment["CLICOLOR_FORCE"] != "0"
    let hasColours = !isSet("NO_COLOR") && (isForced || isTerminal && environment["TERM"] != "dumb")
    var size = winsize()
    let columns = isTerminal && ioctl(1, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 0
    return Terminal(hasColours: hasColours, width: columns >= 40 ? columns : 100)
  }

  func styled(_ text: String, _ styles: Style...) -> String {
    hasColours && !text.isEmpty ? "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m" : text
  }

  /// A text with nothing in it that could move the cursor or change colours.
  static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0 }))
  }

  /// Joins pieces with spaces into lines that fit, each with the same indent. A piece has its text and how it looks.
  func wrapped(_ pieces: [(text: String, styled: String)], indent: Int) -> String {
    var lines: [String] = []
    var line = ""
    var column = 0
    for piece in pieces {
      if column > 0, indent + column + 1 + piece.text.count > width {
        lines.append(line)
        (line, column) = ("", 0)
      }
      line += column > 0 ? " " + piece.styled : piece.styled
      column += piece.text.count + (column > 0 ? 1 : 0)
    }
    if column > 0 { lines.append(line) }
    return lines.map { String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
  }
}

extension String {
  /// Filled with spaces to a number of characters.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
