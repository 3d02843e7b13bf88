import Gazetteers
import VietText

/// The words of `words/page.tsv` in one text.
struct PageWords {
  let matches: LexicalMatches
  /// Number of tokens.
  let count: Int

  /// Whether a word of this role begins at a token.
  func has(_ role: PageRole, at token: Int) -> Bool { end(of: role, at: token) != nil }

  /// The index behind the longest word of this role that begins at a token.
  func end(of role: PageRole, at token: Int) -> Int? {
    guard token < count, matches.has(.page, at: token) else { return nil }
    var end: Int?
    for match in matches[token] where match.kind == .page && match.index == Int32(role.rawValue) { end = Int(match.end) }
    return end
  }

  /// The index behind the longest word of any of these roles.
  func end(ofAny roles: [PageRole], at token: Int) -> Int? {
    guard token < count, matches.has(.page, at: token) else { return nil }
    var end: Int?
    for match in matches[token] where match.kind == .page && roles.contains(where: { match.index == Int32($0.rawValue) }) {
      end = Int(match.end)
    }
    return end
  }
}
