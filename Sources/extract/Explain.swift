import ArgumentParser
import ArticleInput
import Extraction
import Records

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show why: what was seen in each sentence, which frames fired, how roles were filled, what was dropped.",
    discussion: """
      EXAMPLES:
        echo 'Hai xe tải va chạm tại đèo Cả, 3 người chết.' | extract explain
        extract explain --sentence 4 --type phone_call page.txt
        extract explain --gazetteers my-frames --brief page.txt
        extract explain --json page.txt | jq '.triggers[] | select(.reason) | [.rule, .reason, .detail]'

      A trigger word with ✓ tells an event, one with ✗ was dropped for the reason beside it. Below it each role: where
      it looks, what stands there, and what became of that: ● fills the role, ○ does not. Behind a role's name, ? marks
      those of which one must be filled, ! those that must, 2 those that need two.
      """)

  @Argument(help: "Files; none or '-' reads standard input.", completion: .file())
  var files: [String] = []

  @Flag(help: "Write JSON Lines, one record for each sentence.")
  var json = false

  @Option(help: ArgumentHelp("Only trigger words of these event types or families.", valueName: "types"))
  var type: String?

  @Option(help: ArgumentHelp("Only this sentence; counts from 1. May be given several times.", valueName: "n"))
  var sentence: [Int] = []

  @Flag(help: "Only the trigger words and roles, not the words and phrases below them.")
  var brief = false

  @Option(help: ArgumentHelp("Publication date of articles that carry none.", valueName: "yyyy-mm-dd"))
  var date: String?

  @OptionGroup var data: DataOptions

  func validate() throws {
    if let date, !ExtractionOptions.isDate(date) { throw ValidationError("'\(date)' is no date; expected YYYY-MM-DD") }
    if sentence.contains(where: { $0 < 1 }) { throw ValidationError("--sentence counts from 1") }
  }

  func run() throws {
    let resources = try data.resources()
    let types = Set((type ?? "").split(separator: ",").map { $0.filter { $0 != " " } })
    try checkTypes(types, resources)
    let explainer = Explainer(resources: resources)
    let families = Dictionary(resources.eventTypesOfFamilies.map { ($0.type, $0.family) }, uniquingKeysWith: { first, _ in first })
    func isWanted(_ type: String) -> Bool { types.isEmpty || types.contains(type) || types.contains(families[type] ?? "") }
    let hasFailures = try ArticleStream(paths: files).forEach { article in
      let records = explainer.explanations(of: article, date: date).filter { sentence.isEmpty || sentence.contains($0.index) }
      for record in records.map({ $0.keeping(isWanted) }) where types.isEmpty || !record.triggers.isEmpty { try print(record) }
    }
    if hasFailures { throw ExitCode(1) }
  }

  private func print(_ record: ExplanationRecord) throws {
    var bytes: [UInt8]
    if json {
      var writer = JSONWriter()
      record.write(to: &writer)
      writer.endLine()
      bytes = writer.bytes
    } else {
      bytes = Array(ExplanationText(terminal: .standardOutput(), isBrief: brief).text(of: record).utf8)
    }
    try OutputFile.print(bytes)
  }

  private func checkTypes(_ types: Set<String>, _ resources: Resources) throws {
    for type in types.sorted() where !resources.eventTypesAndFamilies.contains(type) {
      Console.say("Error: unknown event type '\(type)' in --type; see 'extract types'")
      throw ExitCode.validationFailure
    }
  }
}

extension ExplanationRecord {
  /// Without the trigger words of other event types.
  fileprivate func keeping(_ isWanted: (String) -> Bool) -> ExplanationRecord {
    ExplanationRecord(
      document: document, index: index, zone: zone, span: span, mentions: mentions, names: names, words: words, phrases: phrases,
      predicates: predicates, triggers: triggers.filter { isWanted($0.type) })
  }
}
