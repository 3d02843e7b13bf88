import Annotations
import Gazetteers

/// Words that stand for something named elsewhere: `ông`, `nước này`, `hai nhà lãnh đạo`.
struct ReferenceFinder {
  private let document: Document
  private let taken: TokenMarks

  init(document: Document, taken spans: [NameSpan]) {
    self.document = document
    taken = TokenMarks(document)
    for span in spans { taken.set(span.tokens) }
  }

  /// In text order; `title` holds the row of `pronouns.tsv`.
  func spans() -> [NameSpan] {
    var found: [NameSpan] = []
    var i = 0
    while i < document.tokens.count {
      guard document.matches.has(.pronoun, or: .title, at: i), document.tokens[i].kind != .punctuation else {
        i += 1
        continue
      }
      if let match = document.matches.longest(.pronoun, at: i),
        isFree(match.tokens),
        !isInsideWord(match),
        !isVerb(match)
      {
        found.append(Self.span(match, document))
        i = match.tokens.upperBound
      } else if let role = role(at: i) {
        found.append(role)
        i = role.tokens.upperBound
      } else {
        i += 1
      }
    }
    return found
  }

  /// `nạn nhân`, `bị cáo` without a name, where one person may be meant: no number or plural before, no noun or name behind.
  private func role(at i: Int) -> NameSpan? {
    guard document.isWord(i), let match = document.matches.longest(.title, at: i), isFree(match.tokens), !document.isInsideWord(i),
      document.lexicon.titles[Int(match.index)].titleClass == .role
    else { return nil }
    if i > document.sentenceStart(i) {
      if document.tokens[i - 1].kind == .number { return nil }
      if let before = document.word(at: i - 1)?.row, before.may(.L) || before.may(.M) || before.may(.Nc) { return nil }
    }
    let end = Int(match.end)
    if end < document.limit(i), document.isWord(end) {
      guard let next = document.word(at: end)?.row, next.first != .N, next.first != .A, !document.isCapital(end) else { return nil }
    }
    var span = document.span(match.tokens, .person, form: .nominal, rule: "role")
    span.title = match.index
    return span
  }

  private func isFree(_ range: Range<Int>) -> Bool { !range.contains { taken[$0] } }

  /// `tòa | bác | kháng cáo`: a word that may be a verb, inside the sentence and before a thing.
  private func isVerb(_ match: LexicalMatch) -> Bool {
    let (start, end) = (Int(match.start), Int(match.end))
    guard end - start == 1, start > document.sentenceStart(start), end < document.limit(start), let word = document.word(at: start)?.row,
      word.may(.V), let next = document.word(at: end)?.row
    else { return false }
    return next.may(.N) && next.sense != .person && next.sense != .time
  }

  /// `ông` in `đàn ông`, `bà` in `bà con`: part of a longer word.
  private func isInsideWord(_ match: LexicalMatch) -> Bool {
    let start = Int(match.start)
    guard match.end - match.start == 1 else { return false }
    if let word = document.word(at: start), word.end > Int(match.end) { return true }
    if start > document.sentenceStart(start), let word = document.word(at: start - 1), word.end > start { return true }
    return start > document.sentenceStart(start) && document.word(at: start - 1)?.row.first == .L
  }

  static func span(_ match: LexicalMatch, _ document: Document) -> NameSpan {
    let form: MentionForm = match.end - match.start == 1 ? .pronoun : .nominal
    var span = document.span(match.tokens, type(document.lexicon.pronoun(match.index)), form: form, rule: "reference")
    span.title = match.index
    return span
  }

  private static func type(_ reference: Reference) -> MentionType {
    switch reference {
    case .person, .person_m, .person_f, .persons, .two_persons, .reciprocal: .person
    case .two_countries, .country: .country
    case .two_parties, .two_sides, .two_bodies, .organisation: .organisation
    case .place: .place
    case .thing: .product
    }
  }
}
