import Annotations
import Gazetteers
import VietText

extension RecognizedText {
  /// The tokens of a mention with what belongs to it as one phrase: the titles before a name (`Tổng thống Pháp` + `Emmanuel Macron`), the larger
  /// places behind a place (`xã An Cư, huyện Tuy An`, `thành phố Afrin của Syria`), a place or second name in brackets.
  package func fullRange(ofMention index: Int, in text: SegmentedText, matches: LexicalMatches) -> Range<Int> {
    let mention = mentions[index]
    guard mention.form == .name else { return mention.tokens }
    switch mention.type {
    case .person: return withTitles(index, text, matches)
    case .place, .facility, .country: return withPlacesBehind(index, text, matches)
    case .organisation: return bracketed(behind: index, text).map { mention.tokens.lowerBound..<$0 } ?? mention.tokens
    default: return mention.tokens
    }
  }

  private func withTitles(_ index: Int, _ text: SegmentedText, _ matches: LexicalMatches) -> Range<Int> {
    var start = mentions[index].tokens.lowerBound
    var at = index - 1
    while at >= 0, mentions[at].tokens.upperBound > start - 3 {
      let title = mentions[at]
      if title.form == .title, title.entities == mentions[index].entities, joins(title.tokens.upperBound..<start, text, matches) {
        start = title.tokens.lowerBound
      }
      at -= 1
    }
    return start..<mentions[index].tokens.upperBound
  }

  private func withPlacesBehind(_ index: Int, _ text: SegmentedText, _ matches: LexicalMatches) -> Range<Int> {
    var end = mentions[index].tokens.upperBound
    if let bracketed = bracketed(behind: index, text) { return mentions[index].tokens.lowerBound..<bracketed }
    for next in mentions[(index + 1)...].prefix(12) where next.tokens.lowerBound >= end {
      guard next.tokens.lowerBound <= end + 2, next.form == .name, next.type == .place || next.type == .country else { break }
      guard joins(end..<next.tokens.lowerBound, text, matches), next.tokens.lowerBound > end else { break }
      end = next.tokens.upperBound
    }
    return mentions[index].tokens.lowerBound..<end
  }

  /// The end of `(Nghệ An)` behind `TP Vinh`, of `(VCS)` behind `Vicostone`.
  private func bracketed(behind index: Int, _ text: SegmentedText) -> Int? {
    let end = mentions[index].tokens.upperBound
    guard end + 1 < text.tokens.count, text.tokens[end].ascii == UInt8(ascii: "(") else { return nil }
    for next in mentions[(index + 1)...].prefix(6) where next.tokens.lowerBound == end + 1 && next.form == .name {
      let close = next.tokens.upperBound
      guard close < text.tokens.count, text.tokens[close].ascii == UInt8(ascii: ")") else { return nil }
      let larger = next.type == .place || next.type == .country
      return larger || next.entities == mentions[index].entities ? close + 1 : nil
    }
    return nil
  }

  /// Nothing, or one comma, hyphen or small word: `ở`, `của`.
  private func joins(_ gap: Range<Int>, _ text: SegmentedText, _ matches: LexicalMatches) -> Bool {
    gap.count <= 1
      && gap.allSatisfy {
        text.tokens[$0].ascii == UInt8(ascii: ",") || text.tokens[$0].isHyphen
          || isLink($0, matches)
      }
  }

  private func isLink(_ token: Int, _ matches: LexicalMatches) -> Bool {
    matches[token].contains {
      $0.kind == .nameCue && Int($0.end) == token + 1 && ($0.index == Int32(NameCue.of.rawValue) || $0.index == Int32(NameCue.at.rawValue))
    }
  }
}
