import ArgumentParser
import ArticleInput
import Exchange
import Records

struct Export: ParsableCommand {
  enum Target: String, ExpressibleByArgument, CaseIterable {
    case sqlite, csv, brat
    case labelStudio = "label-studio"
    case doccano
  }
  enum Rows: String, ExpressibleByArgument, CaseIterable { case events, arguments, entities, mentions }

  static let configuration = CommandConfiguration(
    abstract: "Turn records into a database, a table, or files for annotation tools.",
    discussion: """
      EXAMPLES:
        extract --emit documents,mentions,entities,events news.jsonl | extract export --to sqlite --output news.sqlite
        extract export --to csv --rows arguments events.jsonl > arguments.csv
        extract export --to brat --texts news.jsonl --output brat/ records.jsonl
        extract --emit documents,sentences,mentions,entities,events page.txt | extract export --to doccano

      Reads what 'extract' wrote; records of one document must stand together, as it writes them. The annotation tools
      need the texts: they are put together from sentence records, or taken from the articles named with --texts.
      """)

  @Argument(help: "Files with records; none or '-' reads standard input.", completion: .file())
  var files: [String] = []

  @Option(help: "What to write.")
  var to: Target

  @Option(help: ArgumentHelp("Write here; needed for sqlite (a file) and brat (a folder).", valueName: "path"), completion: .file())
  var output: String?

  @Option(help: "For csv: what a row is.")
  var rows: Rows = .events

  @Flag(help: "For csv: with a byte order mark, and nothing that a spreadsheet would take for a formula.")
  var spreadsheet = false

  @Flag(help: "For brat: write over annotations that are in the folder already.")
  var overwrite = false

  @Option(help: ArgumentHelp("The articles that the records are of; may be given several times.", valueName: "path"), completion: .file())
  var texts: [String] = []

  @Option(
    help: ArgumentHelp("For label-studio and doccano: write the labels that a project needs to this file.", valueName: "file"),
    completion: .file())
  var labels: String?

  @OptionGroup var data: DataOptions

  func validate() throws {
    if output == nil, to == .sqlite || to == .brat { throw ValidationError("--to \(to.rawValue) needs --output") }
    if labels != nil, to != .labelStudio, to != .doccano { throw ValidationError("--labels is for label-studio and doccano") }
    if overwrite, to != .brat { throw ValidationError("--overwrite is for brat") }
    if !texts.isEmpty, to == .sqlite || to == .csv { throw ValidationError("--texts is for brat, label-studio and doccano") }
  }

  func run() throws {
    do {
      let texts = try ArticleTexts(paths: texts)
      let target = try target(texts, try labelSet())
      var hasFailures = texts.hasFailures
      var ids: Set<ExactText> = []
      let hasBadLines = try RecordStream(paths: files).forEach { records in
        do throws(DocumentProblem) {
          let id = records.id ?? ""
          guard ids.insert(ExactText(id)).inserted else {
            throw DocumentProblem(
              "document '\(id)': error: stands twice, or its records do not stand together; the second was left out [duplicate-id]")
          }
          try target.write(records)
        } catch {
          if let failure = error.failure { throw failure }
          Console.say(error.message)
          hasFailures = true
        }
      }
      try target.finish()
      if hasFailures || hasBadLines { throw ExitCode(1) }
    } catch let failure as OutputFile.Failure {
      failure.tell()
      throw ExitCode(failure.exitCode)
    }
  }

  /// What the configuration that is written is to name; the data are loaded only for it.
  private func labelSet() throws -> Labels {
    let isNeeded = to == .brat ? !BratTarget.hasConfiguration(output ?? "") : labels != nil
    return isNeeded ? Labels(types: try data.resources().eventTypes()) : Labels()
  }

  private func target(_ texts: ArticleTexts, _ labels: Labels) throws(OutputFile.Failure) -> any ExportTarget {
    switch to {
    case .sqlite: try SQLiteTarget(path: output ?? "")
    case .csv: try CSVTarget(CSVTable(rows: .init(rawValue: rows.rawValue) ?? .events, isForSpreadsheets: spreadsheet), output: output)
    case .brat: try BratTarget(folder: output ?? "", texts: texts, labels: labels, overwrites: overwrite)
    case .labelStudio: try LabelStudioTarget(output: output, labelFile: self.labels, labels: labels, texts: texts)
    case .doccano: try DoccanoTarget(output: output, labelFile: self.labels, labels: labels, texts: texts)
    }
  }
}

/// The texts of articles by document id.
struct ArticleTexts {
  private var texts: [ExactText: String] = [:]
  private(set) var hasFailures = false

  init(paths: [String]) throws {
    if paths.isEmpty { return }
    var found: [ExactText: String] = [:]
    hasFailures = try ArticleStream(paths: paths).forEach { found[ExactText($0.id)] = String(decoding: $0.text, as: UTF8.self) }
    texts = found
  }

  subscript(id: String) -> String? { texts[ExactText(id)] }

  /// A document with what is marked in its text.
  func annotated(_ records: DocumentRecords) throws(DocumentProblem) -> AnnotatedDocument {
    let id = records.id ?? ""
    let text: DocumentText?
    do throws(RecordError) {
      text = try DocumentText.of(records, given: self[id])
    } catch {
      throw DocumentProblem("document '\(id)': error: \(error) [bad-offsets]")
    }
    guard let text else {
      throw DocumentProblem(
        "document '\(id)': error: no text; let 'extract' emit sentences too, or name the articles with --texts [no-text]")
    }
    return AnnotatedDocument(records, text: text)
  }
}
