import Annotations
import DataFiles
import Entities
import Gazetteers
import TestSupport
import Testing
import VietText

/// Every row of `names/` is found when its own name is the whole text, on a day when it is valid.
@Suite struct GazetteerRowTests {
  @Test(arguments: ["countries", "divisions", "places", "persons", "organisations", "products", "diseases"])
  func findsEveryRow(_ file: String) throws {
    let ambiguous = Set(table("words/ambiguous.tsv", ["name", "reading", "needs"])?.rows.map { MatchKey.fold($0["name"]) } ?? [])
    let rows = rows(of: "names/" + file + ".tsv").filter { !ambiguous.contains(MatchKey.fold($0.name)) }
    #expect(!rows.isEmpty)
    let recognizer = EntityRecognizer(lexicon: TestData.lexicon)
    let missed = rows.filter { !isFound($0, recognizer) }.map { "\($0.name) (\($0.key))" }
    #expect(missed == [], "\(missed.count) of \(rows.count) rows")
  }

  private struct Row {
    let name: String
    let type: String
    let key: String
    let date: CalendarDate?
  }

  /// Rows that name their entity by themselves: a compound form needs its other half, a short one the long one.
  private func rows(of path: String) -> [Row] {
    let rows = table(path, ["name", "type", "key", "from", "to", "form"])?.rows ?? []
    return rows.filter { !["compound", "short", "capital"].contains($0["form"]) }.map { row in
      let day = row["from"].isEmpty ? row["to"] : row["from"]
      return Row(name: row["name"], type: row["type"], key: row["key"], date: CalendarDate(iso: day))
    }
  }

  private func isShared(_ row: Row, _ mention: Mention) -> Bool {
    if mention.type == .office || mention.form == .title { return true }
    let matches = TestData.lexicon.matches(in: TestData.segmented(row.name))
    let types = withExtendedLifetime(matches) {
      Set(
        matches[0].filter { $0.kind == .name }.map {
          TestData.lexicon.entities[Int(TestData.lexicon.aliases[Int($0.index)].entity)].type
        })
    }
    return types.count > 1
  }

  private func table(_ path: String, _ columns: [String]) -> TSVTable? {
    guard let file = TestData.resources.sources().first(where: { $0.name == path }) else { return nil }
    var diagnostics: [Diagnostic] = []
    return TSVTable(
      file, required: columns, optional: ["wikidata", "country", "kind", "level", "parent", "gender", "source"], &diagnostics)
  }

  private func isFound(_ row: Row, _ recognizer: EntityRecognizer) -> Bool {
    let text = TestData.segmented(row.name)
    let matches = TestData.lexicon.matches(in: text)
    let layout = PageLayout(zones: text.sentences.map { _ in .body }, date: row.date)
    let found = recognizer.recognize(text, matches: matches, values: [], layout: layout)
    // A name may be an office, too, or belong to something of another type.
    return found.mentions.contains { $0.tokens == text.tokens.indices && ($0.type.rawValue == row.type || isShared(row, $0)) }
  }
}
