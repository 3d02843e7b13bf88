import Annotations
import Gazetteers

/// A name, title or reference found in the text, before it is led to an entity.
struct NameSpan {
  var tokens: Range<Int>
  var type: MentionType
  var form: MentionForm
  /// Stable id of what found it.
  var rule: String
  /// The tokens of the bare name, without head word or title.
  var name: Range<Int>
  /// Gazetteer entities that the words may stand for, the likelier first; empty when no list knows the name.
  var readings: [Int32] = []
  /// Country of the complement, as in `Bộ Y tế Cuba`, or of the only reading.
  var country: UInt16 = 0
  /// Spans inside this one.
  var parts: [NameSpan] = []
  /// A second name in brackets or an acronym: `(BioCubaFarma)`.
  var aliases: [Range<Int>] = []
  /// Row of `offices.tsv`; -1 when it is no office.
  var office: Int32 = -1
  /// Row of `titles.tsv`; -1 when it is no title.
  var title: Int32 = -1
  /// The office's or title's own words, without what it is of.
  var ownWords: Range<Int> = 0..<0
  /// What the office's complement is.
  var complement: Complement = .none
  /// The office was given up (`nguyên`), or is held for another (`quyền`).
  var status: OfficeStatus = .current
  /// For a title: distance, in the list of spans, to the name that bears it; 0 when none does.
  var bearer: Int = 0
  /// For the body or place: `ministry`, `province`, …, as a string of the gazetteers.
  var kind: Int32 = 0
  /// The list knows these words as a short form or acronym only.
  var isShort = false
  /// Only part of a name stands here: a given name, a last name, an acronym.
  var partial = false

  init(_ tokens: Range<Int>, _ type: MentionType, form: MentionForm = .name, name: Range<Int>? = nil, rule: String) {
    self.tokens = tokens
    self.type = type
    self.form = form
    self.name = name ?? tokens
    ownWords = tokens
    self.rule = rule
  }
}

enum OfficeStatus: Sendable { case current, former, acting, incoming }

/// What stands behind an office: `Bộ trưởng` + `Bộ Y tế` + `Cuba`.
enum Complement: Equatable {
  case none
  case country(UInt16)
  /// Index into the parts of the office's span.
  case body(Int)
  case place(Int)
}
