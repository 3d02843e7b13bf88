import ArticleInput
import Records

/// The articles of files and folders, one after the other; what cannot be used is told on standard error.
struct ArticleStream {
  let paths: [String]

  /// - Returns: whether something could not be used.
  func forEach(_ body: (Article) throws -> Void) throws -> Bool {
    var reader = DocumentReader(paths: paths, format: nil)
    var hasFailures = false
    while let batch = reader.nextBatch() {
      for item in batch {
        let article: Article
        do throws(InputProblem) {
          switch item {
          case .problem(let problem): throw problem
          case .document(let document): article = try ArticleDecoder.article(from: document)
          }
        } catch {
          Console.say(error.description)
          hasFailures = hasFailures || error.severity == .error
          continue
        }
        try body(article)
      }
    }
    return hasFailures
  }
}
