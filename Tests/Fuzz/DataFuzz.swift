import DataFiles
import Extraction
import Gazetteers
import Records

/// Random gazetteers, word lists and frames: whatever stands in a file, it is compiled or its problems are told; what was compiled works on a text.
enum DataFuzz {
  private static let names = [
    "names/persons.tsv", "names/places.tsv", "names/organisations.tsv", "words/offices.tsv", "words/titles.tsv", "words/ambiguous.tsv",
    "words/units.tsv", "words/time.tsv", "words/numbers.tsv", "words/holidays.tsv", "words/modality.tsv", "words/lexicon.tsv",
    "terms/terms.tsv", "mappings/bkee.tsv", "frames/visit.yaml", "frames/_defaults.yaml", "frames/_markers.yaml",
  ]
  static let modes = names.count
  private static let text = Array("Ngày 5/3, Chủ tịch nước Nguyễn Văn An thăm Lào và trao 10 tấn gạo cho tỉnh Bo Kẹo.".utf8)

  static func run(_ bytes: [UInt8], mode: Int) {
    let file = DataFile(path: names[mode], name: names[mode], text: String(decoding: bytes, as: UTF8.self))
    var linter = GazetteerLinter([file])
    _ = linter.problems()
    _ = try? Resources.mapping(text: file.text, path: file.path)
    let result = Resources.compiled(from: [file])
    guard let resources = result.resources else { return }
    precondition(!result.diagnostics.contains { $0.severity == .error }, "compiled in spite of errors")
    let extractor = Extractor(resources: resources, options: ExtractionOptions(kinds: Set(RecordKind.allCases)))
    var json = JSONWriter()
    _ = extractor.write(Article(id: "a", text: text), to: &json)
    _ = resources.eventTypes()
  }
}
