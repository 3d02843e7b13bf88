import Annotations
import Gazetteers
import Phrases

/// Words that a phrase in a role must have, or must not begin with.
extension ArgumentBinder {
  /// Whether one of the words that the role wants is in a phrase.
  func hasHead(_ phrase: NounPhrase, _ role: RoleRow) -> Bool {
    if role.heads.isEmpty { return true }
    let tokens = phrase.tokens
    return role.heads.range.contains { list in
      let keys = table.lists[list].range
      return (tokens.lowerBound...max(tokens.lowerBound, tokens.upperBound - keys.count)).contains { start in
        keys.enumerated().allSatisfy {
          start + $0.offset < tokens.upperBound && text.tokens[start + $0.offset].key == table.keys[$0.element]
        }
      }
    }
  }

  /// Whether a phrase begins, after its count, with a word that the role does not take.
  func isBarred(_ phrase: NounPhrase, _ role: RoleRow) -> Bool {
    if role.notHeads.isEmpty { return false }
    let tokens = phrase.tokens
    let count = phrase.quantity.map { mentions[$0].tokens }
    return role.notHeads.range.contains { list in
      let keys = table.lists[list].range
      // `ít nhất 7 người`: what is counted ends the count.
      let starts = [
        tokens.lowerBound, count.map { $0.upperBound - keys.count } ?? tokens.lowerBound, structure.units[phrase.head].tokens.lowerBound,
      ]
      return starts.contains { start in
        start >= tokens.lowerBound && start + keys.count <= tokens.upperBound
          && keys.enumerated().allSatisfy { text.tokens[start + $0.offset].key == table.keys[$0.element] }
      }
    }
  }
}
