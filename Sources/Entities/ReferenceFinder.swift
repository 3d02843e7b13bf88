import Annotations
import Gazetteers

/// Words that stand for something named elsewhere: `ông`, `nước này`, `hai nhà lãnh đạo`.
struct ReferenceFinder {
  private let document: Document
  private let kinds: KindTable
  private let taken: TokenMarks

  init(document: Document, kinds: KindTable, taken spans: [NameSpan]) {
    self.document = document
    self.kinds = kinds
    taken = TokenMarks(document)
    for span in spans { taken.set(span.tokens) }
  }

  /// In text order; `title` holds the row of `pronouns.tsv`.
  func spans() -> [NameSpan] {
    var found: [NameSpan] = []
    var i = 0
    while i < document.tokens.count {
      guard document.matches.kinds(at: i) & Self.openers != 0, document.tokens[i].kind != .punctuation else {
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
      } else if let word = role(at: i) ?? firm(at: i) {
        found.append(word)
        i = word.tokens.upperBound
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
      // `tuyên phạt bị cáo | mức án tử hình`
      guard let next = document.word(at: end)?.row, next.first != .N || next.sense == .penalty, next.first != .A, !document.isCapital(end)
      else { return nil }
    }
    var span = document.span(match.tokens, .person, form: .nominal, rule: "role")
    span.title = match.index
    return span
  }

  private static let openers = LexicalKind.pronoun.bit | LexicalKind.title.bit | LexicalKind.orgHead.bit

  /// `công ty`, `Hãng`, `ngân hàng` alone: no count or noun before, and nothing behind that says which.
  private func firm(at i: Int) -> NameSpan? {
    guard document.isWord(i), let match = document.matches.longest(.orgHead, at: i), isFree(match.tokens), !document.isInsideWord(i),
      kinds[document.lexicon.heads[Int(match.index)].kind].intersection([.firm, .bank]).isEmpty == false,
      document.word(at: i).map({ $0.end == Int(match.end) && !$0.row.may(.V) }) ?? false, !document.inValue[i]
    else { return nil }
    if i > document.sentenceStart(i), document.isWord(i - 1) {
      guard !document.isCapital(i - 1) || i - 1 == document.sentenceStart(i),
        let before = document.word(at: i - 1)?.row,
        [.V, .E, .C, .R].contains(before.first) || before.sense == .time || document.inValue[i - 1]
      else { return nil }
    }
    let end = Int(match.end)
    if end < document.limit(i), document.isWord(end) {
      guard !document.isCapital(end), let next = document.word(at: end)?.row,
        next.sense == .time || [.V, .R, .C, .E].contains(next.first) && !next.may(.N) && !next.may(.A),
        document.cue(.demonstrative, at: end) == nil, document.cue(.of, at: end) == nil, document.cue(.at, at: end) == nil
      else { return nil }
    }
    return document.span(match.tokens, .organisation, form: .nominal, rule: "firm")
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
    case .person, .person_m, .person_f, .persons, .two_persons, .two_people, .reciprocal: .person
    case .two_countries, .country: .country
    case .two_parties, .two_sides, .two_bodies, .organisation: .organisation
    case .place, .two_places: .place
    case .thing: .product
    }
  }
}
