import Annotations
import Gazetteers

/// A name, title or reference found in the text, before it is led to an entity.
///
/// Finders hand spans on at every token, mostly to say that there is none. So this is a handle: what it says lies in the document's arena, and a copy
/// speaks of the same span. `Document.span` makes a new one.
struct NameSpan {
  struct Fields {
    var tokens: Stretch
    var name: Stretch
    let ownWords: Stretch
    var alias = Stretch(0..<0)
    var type: MentionType
    var form: MentionForm
    var isShort = false
    var partial = false
    var status = OfficeStatus.current
    var country: UInt16 = 0
    var complement = Complement.none
    var office: Int32 = -1
    var title: Int32 = -1
    var bearer: Int32 = 0
    var kind: Int32 = 0
    var rule: Rule
    var readings = Readings()
    var equals: Int32 = 1
    var parts = Parts()

    init(_ tokens: Range<Int>, _ type: MentionType, form: MentionForm, name: Range<Int>?, rule: Rule) {
      self.tokens = Stretch(tokens)
      self.name = Stretch(name ?? tokens)
      ownWords = self.tokens
      self.type = type
      self.form = form
      self.rule = rule
    }
  }

  /// A token range in eight bytes.
  struct Stretch {
    let start: Int32
    let end: Int32

    init(_ tokens: Range<Int>) {
      (start, end) = (Int32(truncatingIfNeeded: tokens.lowerBound), Int32(truncatingIfNeeded: tokens.upperBound))
    }

    var tokens: Range<Int> { Range(uncheckedBounds: (Int(start), Int(end))) }
  }

  private let fields: UnsafeMutablePointer<Fields>

  init(_ fields: Fields, in arena: Arena<Fields>) { self.fields = arena.place(fields) }

  var tokens: Range<Int> {
    get { fields.pointee.tokens.tokens }
    set { fields.pointee.tokens = Stretch(newValue) }
  }

  /// The tokens of the bare name, without head word or title.
  var name: Range<Int> {
    get { fields.pointee.name.tokens }
    set { fields.pointee.name = Stretch(newValue) }
  }

  /// The office's or title's own words, without what it is of.
  var ownWords: Range<Int> { fields.pointee.ownWords.tokens }

  /// A second name in brackets or an acronym: `(BioCubaFarma)`.
  var alias: Range<Int>? {
    get { fields.pointee.alias.end == 0 ? nil : fields.pointee.alias.tokens }
    set { fields.pointee.alias = Stretch(newValue ?? 0..<0) }
  }

  var type: MentionType {
    get { fields.pointee.type }
    set { fields.pointee.type = newValue }
  }

  var form: MentionForm { fields.pointee.form }

  /// The list knows these words as a short form or acronym only.
  var isShort: Bool {
    get { fields.pointee.isShort }
    set { fields.pointee.isShort = newValue }
  }

  /// Only part of a name stands here: a given name, a last name, an acronym.
  var partial: Bool {
    get { fields.pointee.partial }
    set { fields.pointee.partial = newValue }
  }

  /// The office was given up (`nguyên`), or is held for another (`quyền`).
  var status: OfficeStatus {
    get { fields.pointee.status }
    set { fields.pointee.status = newValue }
  }

  /// Country of the complement, as in `Bộ Y tế Cuba`, or of the only reading.
  var country: UInt16 {
    get { fields.pointee.country }
    set { fields.pointee.country = newValue }
  }

  /// What the office's complement is.
  var complement: Complement {
    get { fields.pointee.complement }
    set { fields.pointee.complement = newValue }
  }

  /// Row of `offices.tsv`; -1 when it is no office.
  var office: Int32 {
    get { fields.pointee.office }
    set { fields.pointee.office = newValue }
  }

  /// Row of `titles.tsv`; -1 when it is no title.
  var title: Int32 {
    get { fields.pointee.title }
    set { fields.pointee.title = newValue }
  }

  /// For a title: distance, in the list of spans, to the name that bears it; 0 when none does.
  var bearer: Int32 {
    get { fields.pointee.bearer }
    set { fields.pointee.bearer = newValue }
  }

  /// For the body or place: `ministry`, `province`, …, as a string of the gazetteers.
  var kind: Int32 {
    get { fields.pointee.kind }
    set { fields.pointee.kind = newValue }
  }

  /// Stable id of what found it.
  var rule: Rule { fields.pointee.rule }

  /// Gazetteer entities that the words may stand for, the likelier first; empty when no list knows the name.
  var readings: Readings {
    get { fields.pointee.readings }
    set { fields.pointee.readings = newValue }
  }

  /// How many of the first readings the evidence leaves equal.
  var equals: Int32 {
    get { fields.pointee.equals }
    set { fields.pointee.equals = newValue }
  }

  /// Spans inside this one.
  var parts: Parts {
    get { fields.pointee.parts }
    set { fields.pointee.parts = newValue }
  }
}

extension Document {
  /// A new span.
  func span(_ tokens: Range<Int>, _ type: MentionType, form: MentionForm = .name, name: Range<Int>? = nil, rule: Rule) -> NameSpan {
    NameSpan(NameSpan.Fields(tokens, type, form: form, name: name, rule: rule), in: spans)
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
