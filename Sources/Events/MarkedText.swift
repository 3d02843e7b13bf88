/// Text with `[words|label]` marks, as in frame examples and tests; `[ba người|victim|quantity]` marks the same words twice.
package enum MarkedText {
  /// One sentence for each of the alternatives in `[viện trợ / tặng|trigger]`; the sentence itself when there are none.
  package static func variants(of marked: String) -> [String] {
    let parts = marked.split(separator: "|trigger]", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let open = parts[0].lastIndex(of: "[") else { return [marked] }
    let words = parts[0][parts[0].index(after: open)...]
    guard words.contains(" / ") else { return [marked] }
    return words.split(separator: "/").map { word in
      let trimmed = String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      return parts[0][..<open] + "[" + trimmed + "|trigger]" + parts[1]
    }
  }

  /// The text without marks, and the marks with UTF-8 ranges in it. A bracket without `|label]` stays as it is.
  package static func parse(_ marked: String) -> (text: String, marks: [FrameExample.Mark]) {
    var bytes: [UInt8] = []
    var marks: [FrameExample.Mark] = []
    var open: [Int] = []
    let source = Array(marked.utf8)
    var i = 0
    while i < source.count {
      let b = source[i]
      if b == UInt8(ascii: "["), closes(source, i) {
        open.append(bytes.count)
      } else if b == UInt8(ascii: "|"), let start = open.last, let end = source[i...].firstIndex(of: UInt8(ascii: "]")) {
        open.removeLast()
        for label in source[(i + 1)..<end].split(separator: UInt8(ascii: "|")) {
          marks.append(.init(range: start..<bytes.count, label: String(decoding: label, as: UTF8.self)))
        }
        i = end
      } else {
        bytes.append(b)
      }
      i += 1
    }
    return (String(decoding: bytes, as: UTF8.self), marks)
  }

  /// Whether a bracket at `i` is the start of a mark: `|` comes before the next `]`.
  private static func closes(_ source: [UInt8], _ i: Int) -> Bool {
    for b in source[(i + 1)...] {
      if b == UInt8(ascii: "|") { return true }
      if b == UInt8(ascii: "]") { return false }
    }
    return false
  }
}
