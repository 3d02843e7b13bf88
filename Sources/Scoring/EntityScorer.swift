/// Scores entities of the types that a gold document lists without a gap, so that too many count as well as too few.
///
/// A name inside a longer name of the gold has no entry of its own and counts neither way; nor does what is only spoken of by nouns and
/// pronouns, nor a place that the gold calls a facility.
struct EntityScorer {
  private struct Entry {
    let type: String
    let forms: Set<String>
  }

  private let complete: Set<String>
  private let entries: [Entry]
  private let facilities: Set<String>
  /// Where the names of the gold stand, of all types.
  private let spans: Set<Range<Int>>

  init(_ gold: TemplateDocument, _ places: Places) {
    complete = gold.complete
    entries = gold.entities.filter { gold.complete.contains($0.type) }.map {
      Entry(type: $0.type, forms: Set(($0.forms + [$0.name]).map(PlainText.normal)))
    }
    facilities = Set(gold.entities.filter { $0.type == "facility" }.flatMap(\.forms).map(PlainText.normal))
    spans = Set(gold.entities.flatMap(\.forms).flatMap { places.ranges(of: $0) })
  }

  /// Figures by type, and what is missed or too many.
  func score(_ predicted: [PredictedEntity]) -> (counts: [String: Counts], notes: [DocumentScore.Note]) {
    var counts = Dictionary(complete.map { ($0, Counts()) }, uniquingKeysWith: { first, _ in first })
    var notes: [DocumentScore.Note] = []
    var used: Set<Int> = []
    let have = predicted.map { Set(($0.forms + [$0.name]).map(PlainText.normal)) }
    for entry in entries {
      counts[entry.type, default: Counts()].gold += 1
      var best: (index: Int, fit: Int)?
      for (i, entity) in predicted.enumerated() where entity.type == entry.type && !used.contains(i) {
        let fit = entry.forms.intersection(have[i]).count
        if fit > best?.fit ?? 0 { best = (i, fit) }
      }
      guard let best else {
        notes.append(.init(.missed, entry.type, entry.forms.sorted().joined(separator: ", ")))
        continue
      }
      used.insert(best.index)
      counts[entry.type, default: Counts()].predicted += 1
      counts[entry.type, default: Counts()].matched += 1
    }
    for (i, entity) in predicted.enumerated() where complete.contains(entity.type) && !used.contains(i) && isCounted(entity) {
      counts[entity.type, default: Counts()].predicted += 1
      notes.append(.init(.extra, entity.type, entity.name))
    }
    return (counts, notes)
  }

  private func isCounted(_ entity: PredictedEntity) -> Bool {
    let names = entity.mentions.filter(\.isName)
    if names.contains(where: { facilities.contains(PlainText.normal($0.text)) }) { return false }
    return names.contains { name in
      let range = name.start..<max(name.start, name.end)
      return spans.contains(range) || !spans.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
    }
  }
}
