import Exchange
import Records
import Scoring
import Viewer

/// Random gold, records and files of annotation tools: they are read or refused; what was read can be written in every other form, and read again.
enum AnnotationFuzz {
  private enum Form: CaseIterable { case gold, records, brat, labelStudio, doccano }
  static let modes = Form.allCases.count

  static func run(_ bytes: [UInt8], mode: Int) {
    switch Form.allCases[mode] {
    case .gold: gold(bytes)
    case .records: records(bytes)
    case .brat:
      // Text and annotations are two files; an empty line parts them here.
      let text = String(decoding: bytes, as: UTF8.self)
      let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
      check(try? BratReader.document(text: String(parts[0]), annotations: String(parts.last ?? ""), id: "a"))
    case .labelStudio: for document in (try? LabelStudio.documents(in: bytes)) ?? [] { check(document) }
    case .doccano: check((try? JSONValue(bytes)).flatMap { try? Doccano.document($0, number: 1) })
    }
  }

  private static func gold(_ bytes: [UInt8]) {
    guard let gold = try? GoldReader.gold(in: bytes, fileText: { _ in nil }) else { return }
    let lines = bytes.split(separator: 0x0A, maxSplits: 1).last.map(Array.init) ?? []
    let found = (try? PredictedDocument.documents(in: lines)) ?? [:]
    let scorer = Scorer(families: [:], mapping: .identity, zones: nil, bootstrap: Bootstrap(resamples: 2, seed: 1))
    var json = JSONWriter()
    scorer.report(gold, found).write(to: &json)
    guard (try? JSONValue(json.bytes)) != nil else { fatalError("no JSON: \(String(decoding: json.bytes, as: UTF8.self))") }
    _ = try? RecordDiff(gold: bytes, found: lines)
  }

  private static func records(_ bytes: [UInt8]) {
    var grouper = RecordGrouper()
    var page = ViewerPage(title: String(decoding: bytes.prefix(20), as: UTF8.self), types: [], mostEvents: 5)
    func take(_ records: DocumentRecords) {
      let text = try? DocumentText.of(records)
      for rows in CSVTable.Rows.allCases { _ = CSVTable(rows: rows, isForSpreadsheets: true).lines(of: records) }
      page.add(records, text: text)
      if let text { check(AnnotatedDocument(records, text: text)) }
    }
    for line in bytes.split(separator: 0x0A) {
      guard let record = (try? JSONValue(Array(line))).flatMap({ try? Record($0) }) else { continue }
      if let finished = grouper.add(record) { take(finished) }
    }
    if let last = grouper.finish() { take(last) }
    let html = page.html
    let start = html.firstRange(of: Array("id=\"data\">".utf8))!.upperBound
    let data = html[start...].prefix { $0 != UInt8(ascii: "<") }
    guard (try? JSONValue(Array(data))) != nil, html[(start + data.count)...].starts(with: Array("</script>".utf8)) else {
      fatalError("the page's data ends too early")
    }
  }

  private static func check(_ document: AnnotatedDocument?) {
    guard let document else { return }
    var gold = JSONWriter()
    document.writeGold(to: &gold)
    guard (try? JSONValue(gold.bytes)) != nil else { fatalError("no JSON") }
    _ = BratWriter.annotations(of: document)
    var tasks = JSONWriter()
    LabelStudio.writeTask(document, to: &tasks)
    guard (try? LabelStudio.documents(in: Array("[".utf8) + tasks.bytes + Array("]".utf8))) != nil else { fatalError("own task not read") }
    var lines = JSONWriter()
    Doccano.writeLine(document, to: &lines)
    guard (try? JSONValue(lines.bytes)).flatMap({ try? Doccano.document($0, number: 1) }) != nil else { fatalError("own line not read") }
  }
}
