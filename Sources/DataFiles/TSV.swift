/// A table read from a `.tsv` file: header, rows, and where each stands.
package struct TSVTable: Sendable {
  package struct Row: Sendable {
    /// Counts from 1.
    package let line: Int
    fileprivate let cells: [Substring]
    fileprivate let columns: [String: Int]

    /// The cell of a column, without surrounding spaces; empty when the column or cell is absent.
    package subscript(column: String) -> String {
      guard let index = columns[column], index < cells.count else { return "" }
      return trimmed(cells[index])
    }

    /// The cell as it stands in the file.
    package func raw(_ column: String) -> Substring {
      guard let index = columns[column], index < cells.count else { return "" }
      return cells[index]
    }

    /// The values of a cell, separated by `|`.
    package func list(_ column: String) -> [String] {
      self[column].split(separator: "|").map { trimmed($0) }.filter { !$0.isEmpty }
    }

    /// Where a column's cell begins, counted from 1 in Unicode scalars.
    package func column(of column: String) -> Int {
      guard let index = columns[column] else { return 1 }
      return 1 + cells.prefix(index).reduce(0) { $0 + $1.unicodeScalars.count + 1 }
    }

    private func trimmed(_ text: Substring) -> String {
      guard text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return String(text) }
      return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  package let file: DataFile
  package let columns: [String]
  package let rows: [Row]
  /// Whether the header lacks a column: then nothing of the table can be used, and there are no rows, nor complaints of them.
  package let isBroken: Bool

  /// Reads a table; every row has as many cells as the header or is reported and left out.
  ///
  /// - Parameters:
  ///   - required: columns that must be there.
  ///   - optional: columns that may be there; any other is an error.
  package init(_ file: DataFile, required: [String], optional: [String] = [], _ diagnostics: inout [Diagnostic]) {
    self.file = file
    var header: [String]?
    var index: [String: Int] = [:]
    var rows: [Row] = []
    var isBroken = false
    // By bytes: as characters, a line break with a carriage return would be one character that is none of the two.
    for (number, line) in file.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { Substring($0) }
      guard let columns = header else {
        header = cells.map(String.init)
        index = Dictionary(cells.enumerated().map { (String($1), $0) }, uniquingKeysWith: { first, _ in first })
        Self.check(header ?? [], required, optional, file, number + 1, &diagnostics)
        isBroken = !required.allSatisfy { cells.contains(Substring($0)) }
        if isBroken { break }
        continue
      }
      if cells.count > columns.count || cells.count < required.count {
        diagnostics.append(.columnCount(file, number + 1, cells.count, columns))
      } else {
        rows.append(Row(line: number + 1, cells: cells, columns: index))
      }
    }
    if header == nil { diagnostics.append(Diagnostic(path: file.path, "no header line", code: "no-header")) }
    self.columns = header ?? []
    self.rows = rows
    self.isBroken = isBroken || header == nil
  }

  private static func check(
    _ header: [String], _ required: [String], _ optional: [String], _ file: DataFile, _ line: Int,
    _ diagnostics: inout [Diagnostic]
  ) {
    for name in required where !header.contains(name) {
      diagnostics.append(Diagnostic(path: file.path, line: line, column: 1, "column '\(name)' is missing", code: "missing-column"))
    }
    var column = 1
    for name in header {
      if !required.contains(name), !optional.contains(name) {
        let hint = (required + optional).nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
        diagnostics.append(
          Diagnostic(path: file.path, line: line, column: column, "unknown column '\(name)'\(hint)", code: "unknown-column"))
      }
      column += name.unicodeScalars.count + 1
    }
  }
}

extension Diagnostic {
  fileprivate static func columnCount(_ file: DataFile, _ line: Int, _ found: Int, _ columns: [String]) -> Diagnostic {
    Diagnostic(
      path: file.path, line: line, column: 1, "\(found) columns, expected \(columns.count) (\(columns.joined(separator: ", ")))",
      code: "column-count")
  }
}
