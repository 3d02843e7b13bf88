import Annotations
import Phrases

/// Finds who speaks what stands in quotes in one sentence: `“Tôi đã gặp bà A”, Thủ tướng Olaf Scholz nói`.
struct QuoteReader {
  let structure: SentenceStructure
  let mentions: [Mention]

  /// The document entity that says what stands in quotes at a unit; nil outside of quotes, and where nobody with a name is told to speak.
  func speaker(at unit: Int) -> Int? {
    guard let quoted = quote(around: unit) else { return nil }
    for p in structure.predicates where !quoted.contains(p.unit) && structure.units[p.unit].traits.contains(.say) && !p.isPassive {
      for subject in p.subjects.reversed() where !quoted.contains(structure.phrases[subject].head) {
        if let m = structure.phrases[subject].mention, let entity = mentions[m].entities.first, mentions[m].entities.count == 1 {
          return entity
        }
      }
    }
    return nil
  }

  /// An argument with the speaker for `tôi` and `chúng tôi`.
  func named(_ argument: Argument, by speaker: Int) -> Argument {
    guard argument.mention == nil, argument.entity == nil, structure.isFirstPerson(argument.tokens) else { return argument }
    return Argument(role: argument.role, tokens: argument.tokens, entity: speaker)
  }

  /// Units of the quotes around a unit and what stands between them.
  private func quote(around unit: Int) -> Range<Int>? {
    var open: Int?
    for i in structure.units.indices where structure.isQuote(i) {
      guard let start = open else {
        open = i
        continue
      }
      if start < unit, unit < i { return start..<i + 1 }
      open = nil
      if i > unit { return nil }
    }
    return nil
  }
}
