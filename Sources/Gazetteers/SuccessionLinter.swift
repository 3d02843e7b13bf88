import Annotations
import DataFiles

/// Checks who held which office: of an office with one holder at a time, no two at once and nobody missing in between.
///
/// Dates known to the month or year only count for what they surely say: two holders must overlap by more than the dates leave open, and a gap must be
/// longer than a month. A term of rank `joint` shares its office; one of rank `vacant` says that nobody held it.
struct SuccessionLinter {
  private struct Term {
    let row: TSVTable.Row
    let file: DataFile
    /// First and last day on which it may have begun, counted in days; the same of its end.
    let begin: ClosedRange<Int>
    let end: ClosedRange<Int>
    var rank: String { row["rank"] }
    var holder: String { row["person"].isEmpty ? "nobody" : row["person"] }
  }

  private static let longestGap = 31
  private static let open = Int.max
  private var single: Set<String> = []
  /// Nil where offices could not be read.
  private var known: Set<String>?
  private var terms: [(office: String, terms: [Term])] = []
  private var place: [String: Int] = [:]
  private var found: [Diagnostic] = []

  init(offices: [(id: String, single: Bool)]?) {
    known = offices.map { Set($0.map(\.id)) }
    single = Set((offices ?? []).filter(\.single).map(\.id))
  }

  mutating func read(_ table: TSVTable, _ file: DataFile) {
    for row in table.rows {
      let office = row["office"]
      let id = office.prefix { $0 != "/" }
      if let known, !known.contains(String(id)) { report(file, row, "office", "no office '\(id)' in words/offices.tsv", "unknown-office") }
      guard let begin = days(row["from"], ifUnknown: 0...0), let end = days(row["to"], ifUnknown: Self.open...Self.open) else { continue }
      if place[office] == nil {
        place[office] = terms.count
        terms.append((office, []))
      }
      terms[place[office]!].terms.append(Term(row: row, file: file, begin: begin, end: end))
    }
  }

  mutating func diagnostics() -> [Diagnostic] {
    for (office, terms) in terms where single.contains(String(office.prefix { $0 != "/" })) {
      checkOverlaps(terms, office)
      checkGaps(terms.sorted { ($0.begin.lowerBound, $0.row.line) < ($1.begin.lowerBound, $1.row.line) }, office)
    }
    return found
  }

  private mutating func checkOverlaps(_ terms: [Term], _ office: String) {
    let sole = terms.filter { $0.rank != "acting" && $0.rank != "joint" }
    for (i, b) in sole.enumerated() {
      for a in sole[..<i] where min(a.end.lowerBound, b.end.lowerBound) > max(a.begin.upperBound, b.begin.upperBound) {
        report(
          b.file, b.row, "from", "two holders of \(office) at one time: \(b.holder) and \(a.holder) (line \(a.row.line))", "two-holders")
      }
    }
  }

  private mutating func checkGaps(_ terms: [Term], _ office: String) {
    guard var last = terms.first else { return }
    for term in terms.dropFirst() {
      if last.end.upperBound != Self.open, term.begin.lowerBound - last.end.upperBound > Self.longestGap {
        report(
          term.file, term.row, "from",
          "nobody held \(office) from \(last.row["to"]) to \(term.row["from"]): after \(last.holder) (line \(last.row.line)) a term is missing",
          "gap", .warning)
      }
      if term.end.upperBound > last.end.upperBound { last = term }
    }
  }

  private mutating func report(
    _ file: DataFile, _ row: TSVTable.Row, _ column: String, _ message: String, _ code: String, _ severity: Diagnostic.Severity = .error
  ) {
    found.append(Diagnostic(severity, path: file.path, line: row.line, column: row.column(of: column), message, code: code))
  }

  /// The days that a date may mean, `2018` for instance all of that year; nil for what is none.
  private func days(_ text: String, ifUnknown: ClosedRange<Int>) -> ClosedRange<Int>? {
    if text.isEmpty { return ifUnknown }
    guard let date = CalendarDate(iso: text) else { return nil }
    let first = Self.day(date.year, date.month ?? 1, date.day ?? 1)
    let last = Self.day(date.year, date.month ?? 12, date.day ?? 31)
    return first...last
  }

  /// Days since a fixed day, months counted as 31: near enough to compare.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int { (year * 12 + month) * 31 + day }
}
