import ArticleInput
import Extraction
import Foundation
import Records

/// Reads, works on several articles at once, writes in input order.
struct MainJob {
  private struct Result: Sendable {
    var output: [UInt8] = []
    var messages: [String] = []
    var hasFailures = false
    var documents = 0
    var bytes = 0
  }

  /// Inputs under way together.
  private static let mostBytes = 8 << 20

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
    let output: OutputFile
    do {
      output = try OutputFile(path: options.output)
    } catch {
      return report(error)
    }
    let (resources, extraction) = (resources, extraction)
    let pool = OrderedPool<[InputItem], Result>(
      workers: options.jobs ?? ProcessInfo.processInfo.activeProcessorCount, mostBytes: Self.mostBytes
    ) {
      let extractor = Extractor(resources: resources, options: extraction)
      return { Self.result(of: $0, extractor) }
    }
    let (paths, format) = (options.files, options.inputFormat)
    Thread.detachNewThread {
      var reader = DocumentReader(paths: paths, format: format)
      while let batch = reader.nextBatch() { pool.submit(batch, size: batch.reduce(0) { $0 + $1.size }) }
      pool.close()
    }
    return write(pool, to: output)
  }

  private func write(_ pool: OrderedPool<[InputItem], Result>, to output: borrowing OutputFile) -> Int32 {
    var progress = Progress(isWanted: options.progress)
    var hasFailures = false
    do throws(OutputFile.Failure) {
      while let result = pool.next() {
        try output.write(result.output)
        progress.clear(if: !result.messages.isEmpty)
        for message in result.messages { Console.say(message) }
        hasFailures = hasFailures || result.hasFailures
        progress.add(documents: result.documents, bytes: result.bytes)
      }
      progress.clear(if: true)
      try output.finish()
    } catch {
      output.discard()
      return report(error)
    }
    return hasFailures ? 1 : 0
  }

  private func report(_ failure: OutputFile.Failure) -> Int32 {
    if case .notWritten(let message) = failure { Console.say(message) }
    return failure.exitCode
  }

  /// Everything that happens to a batch on a worker's thread.
  private static func result(of batch: [InputItem], _ extractor: Extractor) -> Result {
    var result = Result()
    var json = JSONWriter()
    for item in batch {
      do throws(InputProblem) {
        switch item {
        case .problem(let problem): throw problem
        case .document(let document):
          result.documents += 1
          result.bytes += document.bytes.count
          let records = extractor.records(of: try ArticleDecoder.article(from: document))
          records.write(to: &json)
          result.messages += records.warnings.map { InputProblem($0, at: document.place).description }
        }
      } catch {
        result.messages.append(error.description)
        if error.severity == .error { result.hasFailures = true }
      }
    }
    result.output = json.bytes
    return result
  }
}

extension InputProblem {
  /// A warning of a document, for standard error.
  fileprivate init(_ warning: Warning, at place: InputPlace) {
    let times = warning.count.map { " (\($0) times)" } ?? ""
    self.init(.warning, at: place, warning.message + times, code: warning.code)
  }
}
