import Events
import Records

/// A frame's one-line summary: text with `{role}` for what fills a role.
///
/// Where nothing fills a role, the words that only lead to it go too: a preposition, a colon, brackets. Time, modality and polarity follow in
/// brackets where they say something.
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

  private struct Piece: Sendable {
    /// Words before the role.
    let text: String
    /// Empty at the end of the template.
    let role: String
  }

  private let pieces: [Piece]
  private let wording: Wording

  init(_ template: String, _ wording: Wording) {
    self.wording = wording
    var pieces: [Piece] = []
    let parts = template.split(separator: "{", omittingEmptySubsequences: false)
    var text = parts.first ?? ""
    for part in parts.dropFirst() {
      let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      pieces.append(Piece(text: String(text), role: String(halves[0])))
      text = halves.dropFirst().first ?? ""
    }
    self.pieces = pieces + [Piece(text: String(text), role: "")]
  }

  func line(_ arguments: [EventRecord.Argument], modality: Modality, polarity: Polarity) -> String {
    let told = pieces.flatMap { piece in arguments.filter { $0.role == piece.role } }
    var line = ""
    for piece in pieces {
      var fillers: [String] = []
      for argument in arguments where argument.role == piece.role && !told.contains(where: { $0.span.says(more: argument.span) }) {
        let text = words(argument)
        if !fillers.contains(text) { fillers.append(text) }
      }
      if piece.role.isEmpty || !fillers.isEmpty {
        line += piece.text + fillers.joined(separator: ", ")
      } else {
        line += withoutLink(piece.text)
      }
    }
    return tidy(line) + remarks(arguments, modality, polarity)
  }

  private func words(_ argument: EventRecord.Argument) -> String {
    if let name = argument.name { return name }
    switch argument.value {
    case .time(let value): return shortTime(value)
    case .amount, nil: return argument.span.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  private func withoutLink(_ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)
    let last = words.lastIndex { !$0.isEmpty }
    if let last, wording.links.contains(String(words[last]).lowercased()) { words.remove(at: last) }
    return words.joined(separator: " ")
  }

  /// Takes out doubled spaces, empty brackets and punctuation that leads to nothing.
  private func tidy(_ line: String) -> String {
    let nothing: Set<String> = ["()", ",", ":", "(),"]
    var words: [String] = []
    for part in line.split(separator: " ") {
      var word = String(part)
      while word.hasPrefix(",") { word.removeFirst() }
      while word.hasPrefix("(:") || word.hasPrefix("(,") { word = "(" + word.dropFirst(2) }
      if !word.isEmpty, !nothing.contains(word) { words.append(word) }
    }
    while var last = words.popLast() {
      while let mark = last.last, ":,(".contains(mark) { last.removeLast() }
      if last.isEmpty { continue }
      words.append(last)
      break
    }
    return words.joined(separator: " ")
  }

  private func remarks(_ arguments: [EventRecord.Argument], _ modality: Modality, _ polarity: Polarity) -> String {
    var remarks: [String] = []
    if polarity == .negative { remarks.append(wording.negative) }
    if modality != .asserted { remarks.append(wording.modalities[modality.rawValue] ?? modality.rawValue) }
    if !pieces.contains(where: { $0.role == "time" }) {
      for case .time(let value) in arguments.filter({ $0.role == "time" }).compactMap(\.value) { remarks.append(shortTime(value)) }
    }
    return remarks.isEmpty ? "" : " (" + remarks.joined(separator: ", ") + ")"
  }

  /// A day without its hour or part: `2021-08-23TEV` is `2021-08-23`.
  private func shortTime(_ value: String) -> String {
    guard !value.contains("/"), !value.hasPrefix("P"), let day = value.split(separator: "T").first else { return value }
    return String(day)
  }
}

extension TextSpan {
  /// Whether this span holds all of another one and is longer: `200 máy thở` holds `200`.
  fileprivate func says(more other: TextSpan) -> Bool {
    start <= other.start && other.end <= end && end - start > other.end - other.start
  }
}
