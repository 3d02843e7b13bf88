/// A frame's one-line summary: text with `{role}` for what fills a role.
///
/// Where nothing fills a role, the words that only lead to it go too: a preposition, a colon, brackets. `SummaryWriter` fills it in.
///
/// A class: it is handed around once for each event.
final class SummaryTemplate: Sendable {
  /// The words that a summary adds to what the frame file says.
  struct Wording: Sendable {
    let negative: String
    let modalities: [String: String]
    /// Words that lead to a role and mean nothing without it.
    let links: Set<String>

    static let english = Wording(
      negative: "not", modalities: [:],
      links: ["with", "to", "from", "over", "for", "at", "in", "of", "by", "on", "about", "against", "as", "into", "between", "off"])
    static let vietnamese = Wording(
      negative: "không",
      modalities: ["planned": "dự kiến", "pledged": "cam kết", "requested": "đề nghị", "hypothetical": "giả định"],
      links: [
        "với", "cho", "từ", "về", "vì", "tại", "ở", "của", "bởi", "chống", "làm", "bằng", "đến", "tới", "sang", "vào", "do", "trong",
        "giữa", "trước",
      ])
  }

  struct Piece: Sendable {
    /// Words before the role, in `bytes`.
    let text: Range<Int>
    /// The same when nothing fills the role: without the word that leads to it.
    let textAlone: Range<Int>
    /// The role's number in this template; `untold` at the end.
    let role: Int
  }

  /// A role that the template does not name.
  static let untold = -1
  /// The role `time` where the template does not name it: it follows in brackets.
  static let timeBehind = -2

  let pieces: [Piece]
  /// Words and roles, UTF-8.
  let bytes: [UInt8]
  /// Where the roles lie in `bytes`, by number.
  private let roles: [Range<Int>]
  let wording: Wording

  init(_ template: String, _ wording: Wording) {
    self.wording = wording
    var pieces: [Piece] = []
    var bytes: [UInt8] = []
    var roles: [Range<Int>] = []
    func place(_ text: some StringProtocol) -> Range<Int> {
      let start = bytes.count
      bytes.append(contentsOf: text.utf8)
      return start..<bytes.count
    }
    func number(_ role: Substring) -> Int {
      if role.isEmpty { return Self.untold }
      if let known = roles.firstIndex(where: { bytes[$0].elementsEqual(role.utf8) }) { return known }
      roles.append(place(role))
      return roles.count - 1
    }
    func append(_ text: Substring, _ role: Substring) {
      pieces.append(Piece(text: place(text), textAlone: place(Self.withoutLink(text, wording)), role: number(role)))
    }
    let parts = template.split(separator: "{", omittingEmptySubsequences: false)
    var text = parts.first ?? ""
    for part in parts.dropFirst() {
      let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      append(text, halves[0])
      text = halves.dropFirst().first ?? ""
    }
    append(text, "")
    self.pieces = pieces
    self.bytes = bytes
    self.roles = roles
  }

  /// The number of a role, or one of the two above.
  func role(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    let known = bytes.withUnsafeBufferPointer { bytes in
      roles.firstIndex { $0.count == name.count && bytes[$0].elementsEqual(name) }
    }
    return known ?? (name.elementsEqual("time".utf8) ? Self.timeBehind : Self.untold)
  }

  private static func withoutLink(_ text: Substring, _ wording: Wording) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)
    let last = words.lastIndex { !$0.isEmpty }
    if let last, wording.links.contains(words[last].lowercased()) { words.remove(at: last) }
    return words.joined(separator: " ")
  }
}
