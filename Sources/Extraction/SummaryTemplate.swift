/// A frame's one-line summary: text with `{role}` for what fills a role.
///
/// Where nothing fills a role, the words that only lead to it go too: a preposition, a colon, brackets. `SummaryWriter` fills it in.
struct SummaryTemplate: Sendable {
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
    /// Words before the role, UTF-8.
    let text: [UInt8]
    /// The same when nothing fills the role: without the word that leads to it.
    let textAlone: [UInt8]
    /// Empty at the end of the template.
    let role: String
  }

  let pieces: [Piece]
  let wording: Wording

  init(_ template: String, _ wording: Wording) {
    self.wording = wording
    var pieces: [Piece] = []
    func append(_ text: Substring, _ role: Substring) {
      pieces.append(
        Piece(text: Array(text.utf8), textAlone: Array(Self.withoutLink(text, wording).utf8), role: String(role)))
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
  }

  private static func withoutLink(_ text: Substring, _ wording: Wording) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)
    let last = words.lastIndex { !$0.isEmpty }
    if let last, wording.links.contains(words[last].lowercased()) { words.remove(at: last) }
    return words.joined(separator: " ")
  }
}
