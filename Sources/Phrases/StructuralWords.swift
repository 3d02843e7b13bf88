import Gazetteers
import VietText

/// The few words whose place decides the structure of a sentence, by vocabulary number.
package struct StructuralWords: Sendable {
  /// `do`, `bởi`: the noun phrase behind them acts when a verb follows it.
  let agentMarkers: [Int32]
  /// `bị`, `được`: a word that begins with them (`bị bắt`) is passive by itself.
  let passives: [Int32]
  /// `để`, `nhằm`: what follows is what the verb before is for.
  let purposes: [Int32]

  package init(vocabulary: Vocabulary) {
    passives = ["bị", "được"].map { vocabulary.key(of: $0) }
    purposes = ["để", "nhằm"].map { vocabulary.key(of: $0) }
    agentMarkers = ["do", "bởi"].map { vocabulary.key(of: $0) }
  }
}
