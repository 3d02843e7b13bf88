import Foundation
import Scoring

/// A score report as tables.
struct ScoreText {
  let report: ScoreReport
  let terminal: Terminal
  /// Length of the lists of confusions and rules.
  let rows: Int
  let isVerbose: Bool

  var text: String {
    var parts = isVerbose ? [notes] : []
    parts.append(report.isTemplate ? templateSummary : spanSummary)
    parts.append(report.isTemplate ? table("family", report.families) : "")
    parts.append(report.isTemplate ? table("type", report.types) : spanTypes)
    parts += [table("entity type", report.entities), table("role", report.roles), confusions, missedWords, rules, calibration, leftOut]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  // MARK: Figures

  private func figure(_ value: Double) -> String { String(format: "%.3f", value) }

  private func line(_ name: String, _ width: Int, _ c: Counts, _ interval: Bootstrap.Interval? = nil) -> String {
    let range = interval.map { "  [\(figure($0.low)), \(figure($0.high))]" } ?? ""
    return
      "\(name.padded(to: width)) P \(figure(c.precision)) R \(figure(c.recall)) F1 \(terminal.styled(figure(c.f1), .bold))\(range)  (gold \(c.gold), predicted \(c.predicted), matched \(c.matched))"
  }

  private func heading(_ text: String) -> String { terminal.styled(text, .bold) }

  private func percent(_ share: Share) -> String { "\(share.right)/\(share.all) = \(figure(share.value))" }

  private var templateSummary: String {
    var lines = [line("events", 10, report.events, report.eventInterval), line("arguments", 10, report.arguments, report.argumentInterval)]
    lines += report.shares.map { "\($0.name.padded(to: 24)) \(percent($0.share))" }
    if report.traps.all > 0 { lines.append("\("traps sprung".padded(to: 24)) \(report.traps.right)/\(report.traps.all)") }
    return lines.joined(separator: "\n")
  }

  private var spanSummary: String {
    let shown = report.rows.map { row, counts -> String in
      let interval =
        row == SpanRow(.triggerClassification, .exact)
        ? report.eventInterval : row == SpanRow(.argumentClassification, .exact) ? report.argumentInterval : nil
      return line(row.task.rawValue.padded(to: 24) + " " + row.match.rawValue, 32, counts, interval)
    }
    return shown.joined(separator: "\n")
  }

  private func table(_ name: String, _ rows: [(name: String, counts: Counts)]) -> String {
    if rows.isEmpty { return "" }
    let width = max(14, rows.map(\.name.count).max() ?? 0)
    let lines = rows.map { row -> String in
      let c = row.counts
      return row.name.padded(to: width) + number(c.gold, 6) + number(c.predicted, 6) + number(c.matched, 6)
        + "  \(figure(c.precision))  \(figure(c.recall))  \(colored(c))"
    }
    return ([heading(name.padded(to: width) + "  gold  pred match      P      R     F1")] + lines).joined(separator: "\n")
  }

  private func colored(_ counts: Counts) -> String {
    terminal.styled(figure(counts.f1), counts.f1 >= 0.7 ? .green : counts.f1 >= 0.4 ? .yellow : .red)
  }

  private func number(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  private var spanTypes: String {
    let width = max(20, report.types.map(\.name.count).max() ?? 0)
    let lines = report.types.map { name, c -> String in
      let rows = report.typeRows[name] ?? [:]
      func f1(_ task: SpanRow.Task, _ match: SpanRow.Match) -> String { figure((rows[SpanRow(task, match)] ?? Counts()).f1) }
      return name.padded(to: width) + number(c.gold, 5) + number(c.predicted, 5)
        + "  \(figure(c.precision))  \(figure(c.recall))  \(colored(c))  "
        + "\(f1(.triggerClassification, .overlap))       \(f1(.argumentClassification, .exact))    \(f1(.argumentClassification, .overlap))"
    }
    let head = "type".padded(to: width) + " gold pred      P      R     F1  overlap  argument F1  overlap"
    return ([heading(head)] + lines).joined(separator: "\n")
  }

  // MARK: Lists

  private var confusions: String {
    let shown = report.confusions.filter { $0.confusion.gold != nil && $0.confusion.predicted != nil }
    let lost = report.confusions.filter { $0.confusion.predicted == nil }
    let extra = report.confusions.filter { $0.confusion.gold == nil }
    func list(_ title: String, _ rows: [(confusion: DocumentScore.Confusion, count: Int)], _ name: (DocumentScore.Confusion) -> String)
      -> String
    {
      if rows.isEmpty { return "" }
      return ([heading(title)] + rows.prefix(self.rows).map { number($0.count, 6) + "  " + name($0.confusion) }).joined(separator: "\n")
    }
    return [
      list("taken for another type (gold → found)", shown) { "\($0.gold ?? "") → \($0.predicted ?? "")" },
      list("missed, nothing there", lost) { $0.gold ?? "" }, list("found where the gold has nothing", extra) { $0.predicted ?? "" },
    ].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var missedWords: String {
    if report.missedWords.isEmpty { return "" }
    let lines = report.missedWords.prefix(rows).map { number($0.count, 6) + "  \($0.word.type)  \(Terminal.printable($0.word.words))" }
    return ([heading("triggers missed")] + lines).joined(separator: "\n")
  }

  private var rules: String {
    let worst = report.rules.filter { $0.wrong + $0.boundary > 0 }.prefix(rows)
    if worst.isEmpty { return "" }
    let width = worst.map(\.rule.count).max() ?? 0
    let lines = worst.map { rule -> String in
      let counts =
        number(rule.fired, 6) + number(rule.right, 6) + number(rule.boundary, 6) + number(rule.wrong, 6) + "  \(figure(rule.precision))"
      let example = rule.examples.first.map { "  " + terminal.styled(Self.shortened(Terminal.printable($0.sentence)), .dim) } ?? ""
      return rule.rule.padded(to: width) + counts + example
    }
    return ([heading("worst rules".padded(to: width) + " fired right  span wrong      P")] + lines).joined(separator: "\n")
  }

  private var calibration: String {
    if report.calibration.isEmpty { return "" }
    let lines = report.calibration.map { bin in
      "\(String(format: "%.1f–%.1f", bin.low, bin.low + 0.1))   \(figure(bin.meanConfidence))   \(figure(bin.events.value))  \(number(bin.events.all, 6))"
    }
    return ([heading("confidence  mean    right  events")] + lines).joined(separator: "\n")
  }

  private var leftOut: String {
    report.leftOut.isEmpty ? "" : "left out: " + report.leftOut.map { "\($0.type) \($0.count)" }.joined(separator: ", ")
  }

  private var notes: String {
    report.documents.flatMap { document in
      document.notes.map { note in
        let style: Terminal.Style = note.kind == .missed || note.kind == .broken ? .red : note.kind == .argument ? .dim : .yellow
        return terminal.styled(note.kind.rawValue.padded(to: 8), style) + " \(document.id)  \(note.type)  \(Terminal.printable(note.text))"
      }
    }.joined(separator: "\n")
  }

  private static func shortened(_ text: String) -> String { text.count <= 100 ? text : text.prefix(99) + "…" }
}
