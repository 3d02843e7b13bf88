import ArgumentParser
import ArticleInput
import Extraction
import Records
import Viewer

struct View: ParsableCommand {
  enum Language: String, ExpressibleByArgument, CaseIterable { case en, vi }

  static let configuration = CommandConfiguration(
    abstract: "Make one HTML page to read documents with their events.",
    discussion: """
      EXAMPLES:
        extract view page.txt > page.html
        extract view --title 'Tháng 8' --output august.html news.jsonl
        extract --emit documents,sentences,mentions,entities,events news.jsonl | extract view > news.html

      Takes articles, or records that 'extract' wrote; of records without sentences only the evidence is shown, unless
      the articles are named with --texts. The page needs no network and no other file.
      """)

  @Argument(help: "Articles or records: files or folders; none or '-' reads standard input.", completion: .file())
  var files: [String] = []

  @Option(help: ArgumentHelp("Title of the page. (default: the title of the only document, else the files' names)", valueName: "text"))
  var title: String?

  @Option(help: "Language in which the page opens. (default: the reader's)")
  var language: Language?

  @Option(help: ArgumentHelp("Publication date of articles that carry none.", valueName: "yyyy-mm-dd"))
  var date: String?

  @Option(help: ArgumentHelp("The articles that records are of; may be given several times.", valueName: "path"), completion: .file())
  var texts: [String] = []

  @Option(help: ArgumentHelp("Most events in the page.", valueName: "n"))
  var limit = 10_000

  @Option(help: ArgumentHelp("Write to this file, which appears only when it is complete.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var data: DataOptions

  func validate() throws {
    if let date, !ExtractionOptions.isDate(date) { throw ValidationError("'\(date)' is no date; expected YYYY-MM-DD") }
    if limit < 1 { throw ValidationError("--limit must be at least 1") }
  }

  func run() throws {
    let resources = try data.resources()
    let texts = try ArticleTexts(paths: texts)
    var input = ViewInput(resources: resources, date: date, texts: texts)
    let documents = input.documents(files)
    var page = ViewerPage(
      title: title ?? defaultTitle(documents), types: resources.eventTypes(), language: language?.rawValue, mostEvents: limit)
    for document in documents { page.add(document.records, text: document.text, vietnamese: document.vietnamese) }
    if page.isCut { Console.say("warning: only the first \(limit) of \(page.allEvents) events are in the page; see --limit [cut]") }
    do throws(OutputFile.Failure) {
      let file = try OutputFile(path: output)
      try file.write(page.html)
      try file.finish()
    } catch {
      error.tell()
      throw ExitCode(error.exitCode)
    }
    if input.hasFailures || texts.hasFailures { throw ExitCode(1) }
  }

  private func defaultTitle(_ documents: [ViewInput.Document]) -> String {
    if documents.count == 1, let only = documents.first { return only.records.document?.title ?? only.records.id ?? "SuKien" }
    let names = files.filter { $0 != "-" }.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    return names.isEmpty ? "SuKien" : names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
  }
}

/// Reads what is to be viewed: articles, from which records are made, or records.
struct ViewInput {
  struct Document {
    let records: DocumentRecords
    let text: DocumentText?
    /// With Vietnamese summaries.
    let vietnamese: DocumentRecords?
  }

  private let english: Extractor
  private let vietnamese: Extractor
  private let texts: ArticleTexts
  private(set) var hasFailures = false

  init(resources: Resources, date: String?, texts: ArticleTexts) {
    let all = Set(RecordKind.allCases)
    english = Extractor(resources: resources, options: ExtractionOptions(kinds: all, date: date))
    vietnamese = Extractor(resources: resources, options: ExtractionOptions(kinds: all, summary: .vi, date: date))
    self.texts = texts
  }

  /// In input order; what cannot be used is told on standard error.
  mutating func documents(_ paths: [String]) -> [Document] {
    var documents: [Document] = []
    var grouper = RecordGrouper()
    var reader = DocumentReader(paths: paths, format: nil)
    while let batch = reader.nextBatch() {
      for item in batch {
        do throws(InputProblem) {
          if Self.isRecord(item) {
            if let finished = grouper.add(try RecordStream.record(item)) { documents.append(document(finished)) }
          } else {
            if let finished = grouper.finish() { documents.append(document(finished)) }
            documents.append(try document(item))
          }
        } catch {
          Console.say(error.description)
          hasFailures = hasFailures || error.severity == .error
        }
      }
    }
    if let last = grouper.finish() { documents.append(document(last)) }
    return documents
  }

  /// A line of JSON whose first key is `record`, as in everything that `extract` writes.
  private static func isRecord(_ item: InputItem) -> Bool {
    guard case .document(let document) = item, document.kind == .jsonLine else { return false }
    return document.bytes.prefix(32).filter { $0 > 0x20 }.starts(with: Array(#"{"record""#.utf8))
  }

  private func document(_ item: InputItem) throws(InputProblem) -> Document {
    switch item {
    case .problem(let problem): throw problem
    case .document(let raw):
      let article = try ArticleDecoder.article(from: raw)
      let records = english.records(of: article, and: vietnamese)
      let text = try? DocumentText.of(records.own, given: String(decoding: article.text, as: UTF8.self))
      return Document(records: records.own, text: text, vietnamese: records.other)
    }
  }

  /// Records whose offsets fit no text are shown without one.
  private mutating func document(_ records: DocumentRecords) -> Document {
    do throws(RecordError) {
      return Document(records: records, text: try DocumentText.of(records, given: texts[records.id ?? ""]), vietnamese: nil)
    } catch {
      Console.say("document '\(records.id ?? "")': error: \(error) [bad-offsets]")
      hasFailures = true
      return Document(records: records, text: nil, vietnamese: nil)
    }
  }
}
