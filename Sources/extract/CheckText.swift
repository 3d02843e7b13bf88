import Scoring

/// Differences from gold, for people.
struct CheckText {
  let terminal: Terminal

  func text(of result: GoldResult) -> String {
    let title = terminal.styled(result.test.gold, .bold)
    guard let diff = result.diff else {
      return title + (result.hasFailures ? "" : "  " + terminal.styled("no gold file yet", .yellow)) + "\n\n"
    }
    if diff.documents.isEmpty { return title + "  the same records, in other bytes: ids, order or form differ\n\n" }
    return title + "\n" + diff.documents.map { text(of: $0, isOnly: diff.documents.count == 1) }.joined(separator: "\n") + "\n\n"
  }

  private func text(of document: RecordDiff.Document, isOnly: Bool) -> String {
    let name = isOnly ? [] : ["  " + terminal.styled(Terminal.printable(document.id), .underline)]
    var lines: [String] = []
    var sentence: String?
    for change in document.changes {
      if let own = change.sentence, own != sentence { lines.append("  " + terminal.styled(Terminal.printable(own), .dim)) }
      sentence = change.sentence ?? sentence
      lines.append(contentsOf: self.lines(of: change))
    }
    return (name + lines).joined(separator: "\n")
  }

  private func lines(of change: RecordDiff.Change) -> [String] {
    let what = [change.record, change.type, "'\(change.title)'"].filter { !$0.isEmpty && $0 != "''" }.joined(separator: " ")
    let rule = change.rule.map { "  " + terminal.styled($0, .dim) } ?? ""
    let (sign, style): (String, Terminal.Style) =
      switch change.kind {
      case .gained: ("+", .green)
      case .lost: ("-", .red)
      case .changed: ("~", .yellow)
      }
    let head =
      "  " + terminal.styled("\(sign) \(Terminal.printable(what))", style) + terminal.styled("  \(change.kind.rawValue)", .dim) + rule
    return [head] + change.details.map { "      " + detail($0) }
  }

  private func detail(_ text: String) -> String {
    let plain = Terminal.printable(text)
    if plain.hasPrefix("+") { return terminal.styled(plain, .green) }
    return terminal.styled(plain, plain.hasPrefix("-") ? .red : .yellow)
  }

  // MARK: Summary

  func summary(of results: [GoldResult]) -> String {
    var tallies: [String: RecordDiff.Tally] = [:]
    for (type, tally) in results.compactMap(\.diff).flatMap(\.tallies) { tallies[type, default: RecordDiff.Tally()] += tally }
    let changed = tallies.filter { $0.value.gained + $0.value.lost + $0.value.changed > 0 }.sorted { $0.key < $1.key }
    let differing = results.filter { !$0.isEqual }
    let last = "\(results.count) inputs, \(differing.count) \(differing.count == 1 ? "differs" : "differ")"
    if changed.isEmpty { return terminal.styled(last, .bold, differing.isEmpty ? .green : .red) + "\n" }
    let width = max(4, changed.map(\.key.count).max() ?? 0)
    let head = terminal.styled("type".padded(to: width) + "   gold    now gained   lost changed", .bold)
    let rows = changed.map { type, tally in
      type.padded(to: width) + [tally.gold, tally.found, tally.gained, tally.lost].map { Self.number($0, 7) }.joined()
        + Self.number(tally.changed, 8)
    }
    return ([head] + rows + [terminal.styled(last, .bold, .red)]).joined(separator: "\n") + "\n"
  }

  private static func number(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }
}
