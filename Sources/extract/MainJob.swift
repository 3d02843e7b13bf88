import ArticleInput
import Extraction
import Foundation
import Records

/// Reads, works on several articles at once, writes in input order.
struct MainJob {
  /// Inputs that are worked on together.
  private struct Batch: Sendable {
    var items: [InputItem]
    /// Bytes of all inputs that had been read when the batch was whole.
    let position: Int
    let size: Int
  }

  /// What a batch gave, or with `isWhole` false the beginning of its output.
  private struct Result: Sendable {
    var isWhole = true
    var output: [UInt8] = []
    var messages: [(severity: InputProblem.Severity, text: String)] = []
    var totals = Totals()
    /// Articles and problems that the batch held.
    var items = 0
    var position = 0
  }

  /// Inputs under way together.
  private static let mostBytes = 8 << 20
  /// A batch of more is one huge article; what it gives may be ten times as long, and is written in pieces.
  private static let longBatch = 2 << 20

  /// Articles that go through the pipeline together. A long one goes alone, as what is found in it would fill the processor's second cache by itself.
  private struct Group {
    private static let mostArticles = 16
    private static let mostBytes = 64 << 10

    private(set) var articles: [Article] = []
    private(set) var documents: [(place: InputPlace, size: Int)] = []
    private var bytes = 0

    var isFull: Bool { articles.count >= Self.mostArticles || bytes >= Self.mostBytes }

    mutating func append(_ article: Article, _ document: RawDocument) {
      articles.append(article)
      documents.append((document.place, document.bytes.count))
      bytes += article.text.count
    }
  }

  private let options: RunOptions
  private let extraction: ExtractionOptions
  private let resources: Resources

  init(options: RunOptions, extraction: ExtractionOptions, resources: Resources) {
    self.options = options
    self.extraction = extraction
    self.resources = resources
  }

  /// The exit code.
  func run() -> Int32 {
    let inputs = InputList(paths: options.files, format: options.inputFormat)
    let output: ResumableOutput
    do {
      let run = options.output == nil ? "" : options.fingerprint + "\n" + inputs.fingerprint
      output = try ResumableOutput(path: options.output, run: run, resumes: options.resume)
    } catch {
      error.tell()
      return error.exitCode
    }
    let (resources, extraction) = (resources, extraction)
    let pool = OrderedPool<Batch, Result>(
      workers: options.jobs ?? ProcessInfo.processInfo.activeProcessorCount, mostBytes: Self.mostBytes
    ) {
      let worker = Worker(Extractor(resources: resources, options: extraction))
      return { worker.result(of: $0, give: $1) }
    }
    let (format, reportsFormats, done) = (options.inputFormat, options.logLevel.tells(.info), output.state.items)
    Thread.detachNewThread {
      Self.read(DocumentReader(inputs, format: format, reportsFormats: reportsFormats), into: pool, leavingOut: done)
    }
    return write(pool, to: output, totalSize: inputs.totalSize)
  }

  /// - Parameter done: how many items of the input an interrupted run has done.
  private static func read(_ reader: consuming DocumentReader, into pool: OrderedPool<Batch, Result>, leavingOut done: Int) {
    var left = done
    while let batch = reader.nextBatch() {
      let items = batch.drop { item in
        guard left > 0 else { return false }
        if item.counts { left -= 1 }
        return true
      }
      guard !items.isEmpty else { continue }
      let size = items.reduce(0) { $0 + $1.size }
      pool.submit(Batch(items: Array(items), position: reader.position, size: size), size: size)
    }
    pool.close()
  }

  private func write(_ pool: OrderedPool<Batch, Result>, to output: consuming ResumableOutput, totalSize: Int?) -> Int32 {
    var progress = Progress(isWanted: options.progress, totalSize: totalSize)
    var totals = Totals()
    let done = output.state.items
    do throws(OutputFile.Failure) {
      while let result = pool.next() {
        try output.write(result.output, items: result.items, hasFailures: result.totals.errors > 0, isWhole: result.isWhole)
        let messages = result.messages.filter { options.logLevel.tells($0.severity) }
        progress.clear(if: !messages.isEmpty)
        for message in messages { Console.say(message.text) }
        totals.add(result.totals)
        progress.show(totals, position: result.position)
      }
      progress.clear(if: true)
      let hasFailures = output.state.hasFailures || totals.errors > 0
      try output.finish()
      if options.stats {
        let rest = done > 0 ? "; the rest alone: \(done) articles and problems were done before" : ""
        Console.say(totals.line(after: progress.seconds) + rest)
      }
      return hasFailures ? 1 : 0
    } catch {
      progress.clear(if: true)
      error.tell()
      return error.exitCode
    }
  }

  /// What works on one thread; a class because it keeps the memory that it writes into.
  private final class Worker {
    private let extractor: Extractor
    private var json = JSONWriter()

    init(_ extractor: Extractor) { self.extractor = extractor }

    /// Everything that happens to a batch.
    ///
    /// - Parameter give: takes pieces of the output that come before what is returned.
    func result(of batch: Batch, give: @escaping (Result) -> Void) -> Result {
      var result = Result(position: batch.position)
      json.removeAll()
      json.takePiece = batch.size > MainJob.longBatch ? { give(Result(isWhole: false, output: $0, position: batch.position)) } : nil
      var group = Group()
      for item in batch.items {
        if item.counts { result.items += 1 }
        do throws(InputProblem) {
          switch item {
          case .problem(let problem): throw problem
          case .document(let document):
            group.append(try ArticleDecoder.article(from: document), document)
            if group.isFull { write(&group, into: &result) }
          }
        } catch {
          // What is said is said in input order.
          write(&group, into: &result)
          result.messages.append((error.severity, error.description))
          result.totals.add(error.severity)
        }
      }
      write(&group, into: &result)
      result.output = json.bytes
      return result
    }

    /// Writes the records of a group, which is empty then.
    private func write(_ group: inout Group, into result: inout Result) {
      guard !group.articles.isEmpty else { return }
      for (written, document) in zip(extractor.write(group.articles, to: &json), group.documents) {
        result.totals.add(written, bytes: document.size)
        result.messages += written.warnings.map { (.warning, InputProblem($0, at: document.place).description) }
      }
      group = Group()
    }
  }
}

extension InputProblem {
  /// A warning of a document, for standard error.
  fileprivate init(_ warning: Warning, at place: InputPlace) {
    let times = warning.count.map { " (\($0) times)" } ?? ""
    self.init(.warning, at: place, warning.message + times, code: warning.code)
  }
}
