import Foundation

/// Figures on a gold file as somebody wrote them down, to be held against those of today.
package struct Baseline: Sendable, Equatable {
  package struct Figure: Sendable, Equatable {
    package let name: String
    /// With three decimals.
    package let value: String
    /// What the value is made of; only for reading.
    package let of: String

    package init(name: String, value: String, of: String) {
      self.name = name
      self.value = value
      self.of = of
    }
  }

  package struct Change: Sendable, Equatable {
    package enum Kind: String, Sendable { case fell, rose, moved, new, gone }

    package let kind: Kind
    package let name: String
    package let before: String?
    package let now: String?
  }

  private static let header = "figure\tvalue\tof"
  private static let traps = "traps sprung"
  private static let calibration = "right at confidence"

  package let figures: [Figure]

  /// The figures of a report, in its order.
  package init(_ report: ScoreReport) {
    var figures: [Figure] = []
    func add(_ name: String, _ counts: Counts, _ parts: [(String, KeyPath<Counts, Double>)] = [("F1", \.f1)]) {
      for (part, path) in parts {
        figures.append(
          Figure(
            name: "\(name) \(part)", value: Self.text(counts[keyPath: path]),
            of: "gold \(counts.gold), predicted \(counts.predicted), matched \(counts.matched)"))
      }
    }
    func add(_ name: String, _ share: Share) {
      figures.append(Figure(name: name, value: Self.text(share.value), of: "\(share.right) of \(share.all)"))
    }
    let all: [(String, KeyPath<Counts, Double>)] = [("precision", \.precision), ("recall", \.recall), ("F1", \.f1)]
    if report.isTemplate {
      add("events", report.events, all)
      add("arguments", report.arguments, all)
    }
    for (row, counts) in report.rows { add("\(row.task.rawValue) \(row.match.rawValue)", counts) }
    for (name, counts) in report.families { add("family \(name)", counts) }
    for (name, counts) in report.entities { add("entities \(name)", counts) }
    for (name, share) in report.shares { add(name, share) }
    if report.traps.all > 0 { add(Self.traps, report.traps) }
    for bin in report.calibration { add("\(Self.calibration) \(String(format: "%.1f", bin.low))", bin.events) }
    self.figures = figures
  }

  /// Reads what `text` wrote; lines of another form are left out.
  package init(text: String) {
    figures = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
      .filter { $0.count == 3 && $0.joined(separator: "\t") != Self.header }.map { Figure(name: $0[0], value: $0[1], of: $0[2]) }
  }

  /// A table with a header line.
  package var text: String { ([Self.header] + figures.map { "\($0.name)\t\($0.value)\t\($0.of)" }).joined(separator: "\n") + "\n" }

  /// Every figure that is no longer what it was at three decimals; `self` is what was written down.
  package func changes(to now: Baseline) -> [Change] {
    let before = Dictionary(figures.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let names = Set(now.figures.map(\.name))
    let changed = now.figures.compactMap { figure -> Change? in
      guard let old = before[figure.name] else { return Change(kind: .new, name: figure.name, before: nil, now: figure.value) }
      if old == figure.value { return nil }
      return Change(kind: Self.kind(figure.name, old, figure.value), name: figure.name, before: old, now: figure.value)
    }
    return changed + figures.filter { !names.contains($0.name) }.map { Change(kind: .gone, name: $0.name, before: $0.value, now: nil) }
  }

  private static func kind(_ name: String, _ before: String, _ now: String) -> Change.Kind {
    if name.hasPrefix(calibration) { return .moved }
    let isMore = (Double(now) ?? 0) > (Double(before) ?? 0)
    return isMore == (name != traps) ? .rose : .fell
  }

  private static func text(_ value: Double) -> String { String(format: "%.3f", value) }
}

extension Baseline.Change: CustomStringConvertible {
  package var description: String { "\(name) \(kind.rawValue): \(before ?? "none") → \(now ?? "none")" }
}
