import Records

/// An explanation for a person to read.
struct ExplanationText {
  let terminal: Terminal
  /// Without words, phrases and predicates.
  let isBrief: Bool

  func text(of record: ExplanationRecord) -> String {
    var parts = [header(record), sentence(record)]
    if !isBrief { parts += [mentions(record), words(record), phrases(record), predicates(record)] }
    parts.append(triggers(record))
    return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n\n"
  }

  // MARK: The sentence

  private func header(_ record: ExplanationRecord) -> String {
    let place =
      "\(Terminal.printable(record.document)) · sentence \(record.index) · \(record.zone) · \(record.span.start)–\(record.span.end)"
    return terminal.styled("── " + place + " " + String(repeating: "─", count: max(3, terminal.width - place.count - 4)), .dim)
  }

  /// The sentence word by word: trigger words that tell an event stand out, mentions are underlined.
  private func sentence(_ record: ExplanationRecord) -> String {
    let hits = record.triggers.filter { $0.reason == nil }.map { $0.span.start..<$0.span.end }
    let scalars = Array(record.span.text.unicodeScalars)
    func cut(_ start: Int, _ end: Int) -> String {
      let range = max(0, start - record.span.start)..<min(scalars.count, end - record.span.start)
      return range.isEmpty ? "" : String(String.UnicodeScalarView(scalars[range]))
    }
    var text = ""
    var at = record.span.start
    for word in record.words where word.span.start >= at {
      text += Terminal.printable(cut(at, word.span.start))
      let own = Terminal.printable(cut(word.span.start, word.span.end))
      if hits.contains(where: { $0.overlaps(word.span.start..<word.span.end) }) {
        text += terminal.styled(own, .bold, .green)
      } else {
        text += word.mention == nil ? own : terminal.styled(own, .underline, colour(ofMention: word.mention))
      }
      at = word.span.end
    }
    return text + Terminal.printable(cut(at, record.span.end))
  }

  private func colour(ofMention type: String?) -> Terminal.Style {
    switch type {
    case "time": .yellow
    case "quantity", "money": .magenta
    case "person", "office": .cyan
    default: .blue
    }
  }

  // MARK: What was seen

  private func title(_ text: String) -> String { "  " + terminal.styled(text, .bold) + "\n" }

  private func mentions(_ record: ExplanationRecord) -> String {
    if record.mentions.isEmpty { return "" }
    let width = min(40, record.mentions.map(\.span.text.count).max() ?? 0)
    let lines = record.mentions.map { mention -> String in
      let name = terminal.styled(Terminal.printable(mention.span.text).padded(to: width), colour(ofMention: mention.type))
      let names = mention.entities.compactMap { record.names[$0] }.filter { $0 != mention.span.text }
      let meaning = mention.value.map(\.explained) ?? ((mention.form.map { [$0] } ?? []) + names.map { "= " + $0 }).joined(separator: " ")
      return "    \(name)  \(mention.type.padded(to: 12)) \(Terminal.printable(meaning))  \(terminal.styled(mention.rule, .dim))"
    }
    return title("mentions") + lines.joined(separator: "\n")
  }

  private func words(_ record: ExplanationRecord) -> String {
    let pieces = record.words.map { word -> (String, String) in
      let more = word.mention.map { [$0] } ?? [word.sense].compactMap { $0 } + word.traits
      let text = Terminal.printable(word.span.text).replacing(" ", with: "_")
      let tag = "/" + word.wordClass + (more.isEmpty ? "" : "(" + more.joined(separator: ",") + ")") + (word.isUnknown ? "?" : "")
      return (text + tag, (word.wordClass == "V" ? terminal.styled(text, .bold) : text) + terminal.styled(tag, .dim))
    }
    return title("words") + terminal.wrapped(pieces, indent: 4)
  }

  private func phrases(_ record: ExplanationRecord) -> String {
    if record.phrases.isEmpty { return "" }
    let width = min(50, record.phrases.map(\.span.text.count).max() ?? 0)
    let lines = record.phrases.map { phrase -> String in
      let head = phrase.head == phrase.span.text ? "" : "  head: " + Terminal.printable(phrase.head)
      return
        "    \(Terminal.printable(phrase.span.text).padded(to: width))  \(phrase.kinds.joined(separator: " "))\(terminal.styled(head, .dim))"
    }
    return title("noun phrases") + lines.joined(separator: "\n")
  }

  private func predicates(_ record: ExplanationRecord) -> String {
    if record.predicates.isEmpty { return "" }
    let lines = record.predicates.map { p -> String in
      var parts: [(String, [String])] = [("adverbs", p.adverbs), ("subject", p.subjects), ("agent", p.agents), ("object", p.objects)]
      parts += p.prepositions.map { ("›" + $0.word, $0.phrases) }
      let link =
        p.link + (p.governor.map { " of " + $0 } ?? "") + (p.conjunction.map { ", after " + $0 } ?? "") + (p.isPassive ? ", passive" : "")
      let filled = parts.filter { !$0.1.isEmpty }.map { name, list in
        terminal.styled(Terminal.printable(name) + ":", .dim) + " " + Terminal.printable(list.joined(separator: " + "))
      }
      let verb = terminal.styled(Terminal.printable(p.span.text), .bold)
      return "    \(verb) \(terminal.styled("(" + Terminal.printable(link) + ")", .dim))  \(filled.joined(separator: "  "))"
    }
    return title("predicates") + lines.joined(separator: "\n")
  }

  private func triggers(_ record: ExplanationRecord) -> String {
    if record.triggers.isEmpty { return "  " + terminal.styled("no trigger word", .dim) }
    let trigger = ExplanationTriggerText(terminal: terminal)
    var lines: [String] = []
    for text in record.triggers.map(trigger.text) where lines.last != text { lines.append(text) }
    return title("triggers") + lines.joined(separator: "\n")
  }
}

extension ValueRecord {
  /// As gold files write it.
  var explained: String {
    switch self {
    case .time(let value): return value
    case .amount(let amount):
      let number = [amount.number, amount.low, amount.high].compactMap { $0 }.map { JSONWriter.plain($0) }.joined(separator: "-")
      return [(amount.bound ?? "") + number, amount.unit ?? amount.currency ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}

extension JSONWriter {
  /// A number as JSON writes it.
  static func plain(_ value: Double) -> String {
    var json = JSONWriter()
    json.number(value)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
