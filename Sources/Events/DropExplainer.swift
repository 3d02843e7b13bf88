import Annotations
import Gazetteers
import Phrases
import VietText

/// Says which words made a trigger word count for nothing.
struct DropExplainer {
  let table: FrameTable
  let lexicon: Lexicon
  let structure: SentenceStructure
  let text: SegmentedText
  /// Token range.
  let sentence: Range<Int>
  let matches: LexicalMatches
  let mentions: [Mention]

  func detail(of reason: DropReason, _ match: LexicalMatch) -> String? {
    let row = table.triggers[Int(match.index)]
    let words = match.tokens
    switch reason {
    case .insideMention, .insideLongerWord: return structure.unit(ofToken: words.lowerBound).map { text.string(structure.units[$0].tokens) }
    case .notAVerbHere, .notANounHere, .nameOfCrime:
      return structure.unit(ofToken: words.lowerBound).map { "\(structure.units[$0].wordClass)" }
    case .noSecondPart:
      return lexicon.strings[row.text].split(separator: "…").dropFirst().first.map { $0.split(separator: " ").joined(separator: " ") }
    case .wordBefore:
      return nearest([row.notAfter, row.notNearAfter], ends: (sentence.lowerBound..<words.lowerBound).map { $0 + 1 }.reversed())
    case .wordBehind: return nearest([row.notBefore, row.notNearBefore], starts: Array(words.upperBound..<sentence.upperBound))
    case .wordInSentence: return nearest([row.without], starts: Array(sentence))
    case .missingBefore: return list(row.after)
    case .missingBehind: return list(row.before)
    case .missingInSentence: return list(row.with)
    case .blocked: return blocker(row.frame, words)
    case .quoted, .sameWords, .needs, .yields, .topic, .goesOn, .leadsOn: return nil
    }
  }

  /// The phrase of the word lists that stands nearest, by the tokens at which it may begin.
  private func nearest(_ lists: [WordList], starts: [Int]) -> String? {
    for start in starts {
      for list in lists.flatMap({ Array($0.phrases.range) }) where stands(table.lists[list].range, at: start) {
        return phrase(list)
      }
    }
    return nil
  }

  /// The same by the tokens behind which it may end.
  private func nearest(_ lists: [WordList], ends: [Int]) -> String? {
    for end in ends {
      for list in lists.flatMap({ Array($0.phrases.range) }) {
        let keys = table.lists[list].range
        if stands(keys, at: end - keys.count) { return phrase(list) }
      }
    }
    return nil
  }

  private func stands(_ keys: Range<Int>, at token: Int) -> Bool {
    guard token >= sentence.lowerBound, token + keys.count <= sentence.upperBound else { return false }
    return keys.enumerated().allSatisfy { text.tokens[token + $0.offset].key == table.keys[$0.element] }
  }

  private func blocker(_ frame: Int32, _ words: Range<Int>) -> String? {
    for token in sentence where token < words.upperBound {
      for match in matches[token] where match.kind == .blocker && table.blockers[Int(match.index)] == frame && match.tokens.overlaps(words)
      {
        return text.string(match.tokens)
      }
    }
    return nil
  }

  private func list(_ list: WordList) -> String { list.phrases.range.map(phrase).joined(separator: ", ") }

  private func phrase(_ list: Int) -> String { lexicon.strings[table.spellings[list]] }
}
