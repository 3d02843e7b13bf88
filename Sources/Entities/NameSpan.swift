import Annotations
import Gazetteers

/// A name, title or reference found in the text, before it is led to an entity. A plain value: what it is made of lies in the document's arenas.
struct NameSpan {
  private var start: Int32
  private var end: Int32
  private var nameStart: Int32
  private var nameEnd: Int32
  private var ownStart: Int32
  private var ownEnd: Int32
  private var aliasStart: Int32 = 0
  private var aliasEnd: Int32 = 0
  var type: MentionType
  var form: MentionForm
  /// The list knows these words as a short form or acronym only.
  var isShort = false
  /// Only part of a name stands here: a given name, a last name, an acronym.
  var partial = false
  /// The office was given up (`nguyên`), or is held for another (`quyền`).
  var status: OfficeStatus = .current
  /// Country of the complement, as in `Bộ Y tế Cuba`, or of the only reading.
  var country: UInt16 = 0
  /// What the office's complement is.
  var complement: Complement = .none
  /// Row of `offices.tsv`; -1 when it is no office.
  var office: Int32 = -1
  /// Row of `titles.tsv`; -1 when it is no title.
  var title: Int32 = -1
  /// For a title: distance, in the list of spans, to the name that bears it; 0 when none does.
  var bearer: Int32 = 0
  /// For the body or place: `ministry`, `province`, …, as a string of the gazetteers.
  var kind: Int32 = 0
  /// Stable id of what found it.
  var rule: Rule
  /// Gazetteer entities that the words may stand for, the likelier first; empty when no list knows the name.
  var readings = Readings()
  /// How many of the first readings the evidence leaves equal.
  var equals: Int32 = 1
  /// Spans inside this one.
  var parts = Parts()

  var tokens: Range<Int> {
    get { Int(start)..<Int(end) }
    set { (start, end) = (Int32(newValue.lowerBound), Int32(newValue.upperBound)) }
  }

  /// The tokens of the bare name, without head word or title.
  var name: Range<Int> {
    get { Int(nameStart)..<Int(nameEnd) }
    set { (nameStart, nameEnd) = (Int32(newValue.lowerBound), Int32(newValue.upperBound)) }
  }

  /// The office's or title's own words, without what it is of.
  var ownWords: Range<Int> { Int(ownStart)..<Int(ownEnd) }

  /// A second name in brackets or an acronym: `(BioCubaFarma)`.
  var alias: Range<Int>? {
    get { aliasEnd == 0 ? nil : Int(aliasStart)..<Int(aliasEnd) }
    set { (aliasStart, aliasEnd) = newValue.map { (Int32($0.lowerBound), Int32($0.upperBound)) } ?? (0, 0) }
  }

  init(_ tokens: Range<Int>, _ type: MentionType, form: MentionForm = .name, name: Range<Int>? = nil, rule: Rule) {
    (start, end) = (Int32(tokens.lowerBound), Int32(tokens.upperBound))
    (ownStart, ownEnd) = (start, end)
    (nameStart, nameEnd) = name.map { (Int32($0.lowerBound), Int32($0.upperBound)) } ?? (start, end)
    self.type = type
    self.form = form
    self.rule = rule
  }
}

enum OfficeStatus: UInt8, Sendable { case current, former, acting, incoming }

/// What stands behind an office: `Bộ trưởng` + `Bộ Y tế` + `Cuba`.
enum Complement: Equatable {
  case none
  case country(UInt16)
  /// Index into the parts of the office's span.
  case body(UInt16)
  case place(UInt16)
}
