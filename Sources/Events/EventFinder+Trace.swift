import Annotations
import Gazetteers
import Phrases
import VietText

extension EventFinder {
  /// What was tried in every sentence, and what came of it. Runs the same steps as `events`, and then asks of each what it saw.
  package func traces(in text: SegmentedText, matches: LexicalMatches, recognized: RecognizedText, zones: [Zone]) -> [SentenceTrace] {
    let mentionAt = outermostMentions(recognized.mentions, count: text.tokens.count)
    return text.sentences.indices.map { trace(of: $0, text, matches, recognized, mentionAt, zones[$0]) }
  }

  private func trace(
    of sentence: Int, _ text: SegmentedText, _ matches: LexicalMatches, _ recognized: RecognizedText, _ mentionAt: [Int32], _ zone: Zone
  ) -> SentenceTrace {
    let structure = structure(of: sentence, text, matches, recognized.mentions, mentionAt)
    let verdicts = triggers.verdicts(in: structure, sentence: text.sentences[sentence], text: text, matches: matches)
    let candidates = verdicts.compactMap { match, verdict -> TriggerCandidate? in
      if case .candidate(let candidate) = verdict { candidate } else { nil }
    }
    var view = Surroundings(structure: structure)
    var findings: [Finding] = []
    readFindings(candidates, readers(structure, text, matches, recognized.mentions), &view, explaining: true, into: &findings)
    if zone == .navigation { dropTopics(&findings, text.sentences[sentence], text) }
    let words = DropExplainer(
      table: table, lexicon: lexicon, structure: structure, text: text, sentence: text.sentences[sentence], matches: matches,
      mentions: recognized.mentions)
    let roles = RoleExplainer(table: table, lexicon: lexicon, structure: structure, text: text, mentions: recognized.mentions, at: at)
    var next = 0
    let traces = verdicts.map { match, verdict -> TriggerTrace in
      switch verdict {
      case .dropped(let reason): return dropped(match, reason, words.detail(of: reason, match), structure)
      case .candidate:
        next += 1
        return trace(findings[next - 1], findings, roles)
      }
    }
    return SentenceTrace(structure: structure, triggers: traces)
  }

  private func dropped(_ match: LexicalMatch, _ reason: DropReason, _ detail: String?, _ structure: SentenceStructure) -> TriggerTrace {
    let names = names(of: match.index)
    return TriggerTrace(
      type: names.type, family: names.family, rule: names.rule, tokens: match.tokens, unit: structure.unit(ofToken: Int(match.start)),
      reason: reason, detail: detail, events: [], predicate: nil, isNominal: false, roles: [])
  }

  private func trace(_ finding: Finding, _ all: [Finding], _ roles: RoleExplainer) -> TriggerTrace {
    let names = names(of: finding.candidate.row)
    return TriggerTrace(
      type: names.type, family: names.family, rule: names.rule, tokens: finding.candidate.tokens, unit: finding.candidate.unit,
      reason: finding.reason, detail: detail(of: finding, all, roles), events: finding.events, predicate: finding.view?.predicate,
      isNominal: finding.view?.isNominal ?? false, roles: roles.roles(of: finding))
  }

  private func detail(of finding: Finding, _ all: [Finding], _ roles: RoleExplainer) -> String? {
    switch finding.reason {
    case .needs: return roles.missing(in: finding)
    case .yields: return all.first { gives(way: finding, to: $0) }.map { names(of: $0.candidate.row).rule }
    case .sameWords:
      let frame = table.triggers[Int(finding.candidate.row)].frame
      return all.first {
        $0.reason != .sameWords && table.triggers[Int($0.candidate.row)].frame == frame
          && $0.candidate.tokens.overlaps(finding.candidate.tokens)
      }.map { names(of: $0.candidate.row).rule }
    default: return nil
    }
  }

  private func names(of row: Int32) -> (type: String, family: String, rule: String) {
    let trigger = table.triggers[Int(row)]
    let frame = table.frames[Int(trigger.frame)]
    let type = lexicon.strings[frame.type]
    return (type, lexicon.strings[frame.family], type + "/" + lexicon.strings[trigger.text])
  }
}
