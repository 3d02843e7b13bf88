import Events
import Records

/// Fills in summaries, byte by byte, in buffers that are used again and again.
///
/// Time, modality and polarity follow in brackets where they say something.
struct SummaryWriter {
  /// What a summary can say of one argument.
  private struct Filler {
    let role: String
    /// Where the argument stands in the text.
    let span: Range<Int>
    /// Its words, in `pool`.
    let words: Range<Int>
    let isTime: Bool
  }

  private var fillers: [Filler] = []
  private var pool: [UInt8] = []
  private var line: [UInt8] = []
  /// The last summary, UTF-8.
  private(set) var summary: [UInt8] = []

  // MARK: Arguments

  mutating func removeArguments() {
    fillers.removeAll(keepingCapacity: true)
    pool.removeAll(keepingCapacity: true)
  }

  /// An argument that a name stands for.
  mutating func add(_ role: String, _ span: Range<Int>, name: String) {
    let start = pool.count
    pool.append(contentsOf: name.utf8)
    fillers.append(Filler(role: role, span: span, words: start..<pool.count, isTime: false))
  }

  /// A day without its hour or part: `2021-08-23TEV` is `2021-08-23`.
  mutating func add(_ role: String, _ span: Range<Int>, time: String) {
    let start = pool.count
    pool.append(contentsOf: time.utf8)
    let value = pool[start...]
    if !value.contains(UInt8(ascii: "/")), value.first != UInt8(ascii: "P"),
      let first = value.firstIndex(where: { $0 != UInt8(ascii: "T") })
    {
      let end = value[first...].firstIndex(of: UInt8(ascii: "T")) ?? pool.count
      fillers.append(Filler(role: role, span: span, words: first..<end, isTime: true))
    } else {
      fillers.append(Filler(role: role, span: span, words: start..<pool.count, isTime: true))
    }
  }

  /// An argument in the words of the text, with one space for each gap.
  mutating func add(_ role: String, _ span: Range<Int>, words text: UnsafeBufferPointer<UInt8>) {
    let start = pool.count
    var at = 0
    while at < text.count {
      let space = Self.spaceLength(text, at)
      if space > 0 {
        at += space
        continue
      }
      let word = at
      while at < text.count, Self.spaceLength(text, at) == 0 { at += 1 }
      if pool.count > start { pool.append(UInt8(ascii: " ")) }
      pool.append(contentsOf: UnsafeBufferPointer(rebasing: text[word..<at]))
    }
    fillers.append(Filler(role: role, span: span, words: start..<pool.count, isTime: false))
  }

  /// Bytes of the white space (Unicode's property) at a place in valid UTF-8, or 0.
  private static func spaceLength(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    switch text[at] {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2: return text[at + 1] == 0x85 || text[at + 1] == 0xA0 ? 2 : 0
    case 0xE1...0xE3:
      let rest = (text[at], text[at + 1], text[at + 2])
      switch rest {
      case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
        (0xE3, 0x80, 0x80):
        return 3
      default: return 0
      }
    default: return 0
    }
  }

  // MARK: Lines

  /// Makes the summary of an event with the arguments that were added.
  mutating func write(_ template: SummaryTemplate, modality: Modality, polarity: Polarity) {
    line.removeAll(keepingCapacity: true)
    for piece in template.pieces { write(piece, template) }
    tidy()
    writeRemarks(template, modality, polarity)
  }

  private mutating func write(_ piece: SummaryTemplate.Piece, _ template: SummaryTemplate) {
    let before = line.count
    line.append(contentsOf: piece.text)
    if piece.role.isEmpty { return }
    let start = line.count
    for i in fillers.indices where fillers[i].role == piece.role && !isToldElsewhere(i, template) && !isRepetition(i, piece.role, template)
    {
      if line.count > start { line.append(contentsOf: [UInt8(ascii: ","), UInt8(ascii: " ")]) }
      line.append(contentsOf: pool[fillers[i].words])
    }
    if line.count == start {
      line.removeSubrange(before...)
      line.append(contentsOf: piece.textAlone)
    }
  }

  /// Whether an argument of the template holds all of this one: `200 máy thở` holds `200`.
  private func isToldElsewhere(_ i: Int, _ template: SummaryTemplate) -> Bool {
    let span = fillers[i].span
    return fillers.contains { other in
      other.span.lowerBound <= span.lowerBound && span.upperBound <= other.span.upperBound && other.span.count > span.count
        && template.pieces.contains { $0.role == other.role }
    }
  }

  /// Whether an earlier argument of the role was told in the same words.
  private func isRepetition(_ i: Int, _ role: String, _ template: SummaryTemplate) -> Bool {
    (0..<i).contains { fillers[$0].role == role && sameWords($0, i) && !isToldElsewhere($0, template) }
  }

  private func sameWords(_ a: Int, _ b: Int) -> Bool { pool[fillers[a].words].elementsEqual(pool[fillers[b].words]) }

  /// Takes doubled spaces, empty brackets and punctuation that leads to nothing out of the line.
  private mutating func tidy() {
    let (comma, colon, open, close) = (UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"))
    let space = UInt8(ascii: " ")
    summary.removeAll(keepingCapacity: true)
    /// Whether a word that begins so stays as it is.
    func isPlain(_ byte: UInt8) -> Bool { byte != space && byte != comma && byte != colon && byte != open }
    var at = 0
    while at < line.count {
      // A row of plain words at once.
      var plainEnd = at
      while plainEnd < line.count, isPlain(line[plainEnd]) {
        while plainEnd < line.count, line[plainEnd] != space { plainEnd += 1 }
        guard plainEnd + 1 < line.count, isPlain(line[plainEnd + 1]) else { break }
        plainEnd += 1
      }
      if plainEnd > at {
        if !summary.isEmpty { summary.append(space) }
        summary.append(contentsOf: line[at..<plainEnd])
        at = plainEnd + 1
        continue
      }
      let end = line[at...].firstIndex(of: space) ?? line.count
      defer { at = end + 1 }
      while at < end, line[at] == comma { at += 1 }
      let isBracket = at < end && line[at] == open
      if isBracket { at += 1 }
      while isBracket, at < end, line[at] == colon || line[at] == comma { at += 1 }
      let isEmpty =
        isBracket
        ? end - at <= 2 && (line[at..<end] == [close] || line[at..<end] == [close, comma]) : at == end || end - at == 1 && line[at] == colon
      if isEmpty { continue }
      if !summary.isEmpty { summary.append(space) }
      if isBracket { summary.append(open) }
      summary.append(contentsOf: line[at..<end])
    }
    while let last = summary.last, last == colon || last == comma || last == open || last == space { summary.removeLast() }
  }

  private mutating func writeRemarks(_ template: SummaryTemplate, _ modality: Modality, _ polarity: Polarity) {
    let start = summary.count
    func separate(_ summary: inout [UInt8]) { summary.append(contentsOf: (summary.count == start ? " (" : ", ").utf8) }
    if polarity == .negative {
      separate(&summary)
      summary.append(contentsOf: template.wording.negative.utf8)
    }
    if modality != .asserted {
      separate(&summary)
      summary.append(contentsOf: (template.wording.modalities[modality.rawValue] ?? modality.rawValue).utf8)
    }
    if !template.pieces.contains(where: { $0.role == "time" }) {
      for filler in fillers where filler.isTime && filler.role == "time" {
        separate(&summary)
        summary.append(contentsOf: pool[filler.words])
      }
    }
    if summary.count > start { summary.append(UInt8(ascii: ")")) }
  }
}

extension SummaryTemplate {
  /// The summary of an event with these arguments.
  func line(_ arguments: [EventRecord.Argument], modality: Modality, polarity: Polarity) -> String {
    var writer = SummaryWriter()
    for argument in arguments {
      let span = argument.span.start..<argument.span.end
      if let name = argument.name {
        writer.add(argument.role, span, name: name)
      } else if case .time(let value)? = argument.value {
        writer.add(argument.role, span, time: value)
      } else {
        var text = argument.span.text
        text.withUTF8 { writer.add(argument.role, span, words: $0) }
      }
    }
    writer.write(self, modality: modality, polarity: polarity)
    return String(decoding: writer.summary, as: UTF8.self)
  }
}
