import Events
import Records

/// Fills in summaries, byte by byte, in buffers that are used again and again.
///
/// Time, modality and polarity follow in brackets where they say something.
struct SummaryWriter: ~Copyable {
  /// What a summary can say of one argument.
  private struct Filler {
    /// As the template numbers it.
    let role: Int
    /// Where the argument stands in the text.
    let span: Range<Int>
    /// Its words, in `pool`.
    let words: Range<Int>
    let isTime: Bool
  }

  private var fillers: [Filler] = []
  private var pool = JSONWriter()
  private var line = JSONWriter()
  /// The last summary, UTF-8.
  private(set) var summary = JSONWriter()

  // MARK: Arguments

  mutating func removeArguments() {
    fillers.removeAll(keepingCapacity: true)
    pool.removeAll()
  }

  /// An argument that a name stands for.
  mutating func add(_ role: Int, _ span: Range<Int>, name: UnsafeBufferPointer<UInt8>) {
    let start = pool.count
    pool.append(utf8: name)
    fillers.append(Filler(role: role, span: span, words: start..<pool.count, isTime: false))
  }

  /// A day without its hour or part: `2021-08-23TEV` is `2021-08-23`.
  mutating func add(_ role: Int, _ span: Range<Int>, time: UnsafeBufferPointer<UInt8>) {
    let start = pool.count
    pool.append(utf8: time)
    let value = pool.written[start...]
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
  mutating func add(_ role: Int, _ span: Range<Int>, words text: UnsafeBufferPointer<UInt8>) {
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
      if pool.count > start { pool.append(" ") }
      pool.append(utf8: UnsafeBufferPointer(rebasing: text[word..<at]))
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
    line.removeAll()
    template.bytes.withUnsafeBufferPointer { bytes in
      for piece in template.pieces { write(piece, bytes) }
    }
    tidy()
    writeRemarks(template, modality, polarity)
  }

  private mutating func write(_ piece: SummaryTemplate.Piece, _ bytes: UnsafeBufferPointer<UInt8>) {
    let before = line.count
    line.append(utf8: UnsafeBufferPointer(rebasing: bytes[piece.text]))
    if piece.role == SummaryTemplate.untold { return }
    let start = line.count
    for i in fillers.indices where fillers[i].role == piece.role && !isToldElsewhere(i) && !isRepetition(i) {
      if line.count > start { line.append(", ") }
      line.append(utf8: words(i))
    }
    if line.count == start {
      line.removeAll(from: before)
      line.append(utf8: UnsafeBufferPointer(rebasing: bytes[piece.textAlone]))
    }
  }

  private func words(_ i: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: pool.written[fillers[i].words]) }

  /// Whether an argument of the template holds all of this one (`200 máy thở` holds `200`), or an earlier one is it (`3 người`, victims and their number).
  private func isToldElsewhere(_ i: Int) -> Bool {
    let span = fillers[i].span
    return fillers.indices.contains { j in
      let (other, role) = (fillers[j].span, fillers[j].role)
      return role >= 0 && other.lowerBound <= span.lowerBound && span.upperBound <= other.upperBound
        && (other.count > span.count || j < i && role != fillers[i].role)
    }
  }

  /// Whether an earlier argument of the role was told in the same words.
  private func isRepetition(_ i: Int) -> Bool {
    for earlier in 0..<i
    where fillers[earlier].role == fillers[i].role && words(earlier).elementsEqual(words(i)) && !isToldElsewhere(earlier) { return true }
    return false
  }

  /// Takes doubled spaces, empty brackets and punctuation that leads to nothing out of the line.
  private mutating func tidy() {
    let (comma, colon, open, close) = (UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"))
    let space = UInt8(ascii: " ")
    let line = self.line.written
    summary.removeAll()
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
        if summary.count > 0 { summary.append(byte: space) }
        summary.append(utf8: UnsafeBufferPointer(rebasing: line[at..<plainEnd]))
        at = plainEnd + 1
        continue
      }
      let end = line[at...].firstIndex(of: space) ?? line.count
      defer { at = end + 1 }
      while at < end, line[at] == comma { at += 1 }
      let isBracket = at < end && line[at] == open
      if isBracket { at += 1 }
      while isBracket, at < end, line[at] == colon || line[at] == comma { at += 1 }
      let rest = line[at..<end]
      let isEmpty =
        isBracket
        ? rest.count <= 2 && (rest.elementsEqual([close]) || rest.elementsEqual([close, comma]))
        : rest.isEmpty || rest.count == 1 && rest.first == colon
      if isEmpty { continue }
      if summary.count > 0 { summary.append(byte: space) }
      if isBracket { summary.append(byte: open) }
      summary.append(utf8: UnsafeBufferPointer(rebasing: line[at..<end]))
    }
    while let last = summary.written.last, last == colon || last == comma || last == open || last == space { summary.removeLast() }
  }

  private mutating func writeRemarks(_ template: SummaryTemplate, _ modality: Modality, _ polarity: Polarity) {
    let start = summary.count
    func separate(_ summary: inout JSONWriter) { summary.append(summary.count == start ? " (" : ", ") }
    func append(_ words: String, to summary: inout JSONWriter) {
      var words = words
      words.withUTF8 { summary.append(utf8: $0) }
    }
    if polarity == .negative {
      separate(&summary)
      append(template.wording.negative, to: &summary)
    }
    if modality != .asserted {
      separate(&summary)
      append(template.wording.modalities[modality.rawValue] ?? modality.rawValue, to: &summary)
    }
    for i in fillers.indices where fillers[i].isTime && fillers[i].role == SummaryTemplate.timeBehind {
      separate(&summary)
      summary.append(utf8: words(i))
    }
    if summary.count > start { summary.append(")") }
  }
}

extension SummaryTemplate {
  /// The summary of an event with these arguments.
  func line(_ arguments: [EventRecord.Argument], modality: Modality, polarity: Polarity) -> String {
    var writer = SummaryWriter()
    for argument in arguments {
      let span = argument.span.start..<argument.span.end
      var name = argument.role
      let role = name.withUTF8 { self.role($0) }
      if var name = argument.name {
        name.withUTF8 { writer.add(role, span, name: $0) }
      } else if case .time(var value)? = argument.value {
        value.withUTF8 { writer.add(role, span, time: $0) }
      } else {
        var text = argument.span.text
        text.withUTF8 { writer.add(role, span, words: $0) }
      }
    }
    writer.write(self, modality: modality, polarity: polarity)
    return String(decoding: writer.summary.written, as: UTF8.self)
  }
}
