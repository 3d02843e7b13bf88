import Annotations
import Gazetteers

/// Walks through a document and finds names, titles and what they hold inside, leftmost and longest first.
///
/// This file decides what stands at a token; the finders for each kind are extensions of their own.
struct SpanScanner {
  let document: Document
  let names: GazetteerNames
  /// In text order; a title before a name comes before it.
  private(set) var spans: [NameSpan] = []

  init(_ names: GazetteerNames) {
    document = names.document
    self.names = names
  }

  var lexicon: Lexicon { document.lexicon }

  /// Kinds of entries that only a longer look can tell whether something begins with them.
  private static let openers =
    LexicalKind.orgHead.bit | LexicalKind.placeHead.bit | LexicalKind.office.bit | LexicalKind.title.bit | LexicalKind.pronoun.bit

  /// Whether anything may begin at a token: an entry that opens names, a capital letter, a listed name, or an office given up. Most tokens fail, so this
  /// decides what the scan costs.
  @inline(__always)
  private func mayOpen(_ i: Int) -> Bool {
    let kinds = document.matches.kinds(at: i)
    if kinds & Self.openers != 0 || document.tokens[i].startsUpper { return true }
    if kinds & LexicalKind.name.bit != 0, names.mayBegin(at: i) { return true }
    if kinds & LexicalKind.nameCue.bit != 0, opensOffice(i) { return true }
    return kinds & LexicalKind.familyName.bit != 0 && document.isShouted(i)
  }

  mutating func scan() {
    var found: [NameSpan] = []
    found.reserveCapacity(document.tokens.count / 8)
    for sentence in document.text.sentences {
      var i = sentence.lowerBound
      while i < sentence.upperBound {
        let mayOpen = document.tokens[i].kind != .punctuation && mayOpen(i)
        i = mayOpen ? step(at: i, limit: sentence.upperBound, &found) : i + 1
      }
    }
    spans = found
  }

  /// Adds what begins at a token that may open something; the next token to look at.
  private func step(at i: Int, limit: Int, _ spans: inout [NameSpan]) -> Int {
    if document.matches.has(.orgHead, at: i), case let list = ellipticList(at: i, limit: limit), let last = list.last {
      spans += list
      return last.tokens.upperBound
    }
    let thing = thing(at: i, limit: limit)
    let titled = titled(at: i, limit: limit)
    if let reference = reference(at: i, limit: limit), covers(reference, thing, titled) {
      spans.append(reference)
      return reference.tokens.upperBound
    }
    let listed = names.name(at: i, limit: limit, accepts: .person)
    if let listed, listed.tokens.count > 1, titled != nil || thing != nil, listed.tokens.upperBound >= end(titled, thing) {
      // `Bác Hồ`, `Giáo hoàng Francis`: listed with the title.
      spans.append(span(listed))
      return listed.tokens.upperBound
    }
    if let titled, prefers(titled, to: thing) {
      spans += titled
      return titled.last?.tokens.upperBound ?? i + 1
    }
    if let person = personName(at: i, limit: limit, titled: false), prefers(person, to: thing) {
      spans.append(person)
      return person.tokens.upperBound
    }
    if let thing {
      spans.append(thing)
      return thing.tokens.upperBound
    }
    return i + 1
  }

  private func end(_ titled: [NameSpan]?, _ thing: NameSpan?) -> Int {
    max(titled?.last?.tokens.upperBound ?? 0, thing?.tokens.upperBound ?? 0)
  }

  /// A set phrase of two words and more that stands for something named elsewhere: `hai nhà lãnh đạo`, `nước này`.
  private func reference(at i: Int, limit: Int) -> NameSpan? {
    // `hai Đảng, Nhà nước` is told piece by piece.
    guard document.matches.has(.pronoun, at: i) else { return nil }
    let match = document.matches[i].last { $0.kind == .pronoun && !$0.tokens.contains { document.tokens[$0].kind == .punctuation } }
    guard let match, match.end - match.start >= 2, Int(match.end) <= limit else { return nil }
    return ReferenceFinder.span(match, document)
  }

  private func covers(_ reference: NameSpan, _ thing: NameSpan?, _ titled: [NameSpan]?) -> Bool {
    let end = reference.tokens.upperBound
    if let thing, thing.tokens.upperBound > end || thing.tokens.upperBound == end && !thing.readings.isEmpty { return false }
    if let titled, let last = titled.last, last.form == .name || titled[0].tokens.upperBound > end { return false }
    return true
  }

  /// Titles with a name win unless something that is no person reaches beyond the title itself.
  private func prefers(_ titled: [NameSpan], to thing: NameSpan?) -> Bool {
    guard let thing, let first = titled.first, let last = titled.last else { return true }
    if last.form == .name { return first.tokens.upperBound >= thing.tokens.upperBound || last.tokens.upperBound > thing.tokens.upperBound }
    return first.tokens.upperBound >= thing.tokens.upperBound
  }

  private func prefers(_ person: NameSpan, to thing: NameSpan?) -> Bool {
    guard let thing else { return true }
    if person.tokens.count != thing.tokens.count { return person.tokens.count > thing.tokens.count }
    return thing.readings.isEmpty && !person.readings.isEmpty
  }

  /// A body, place, country, product … at a token: the longest of what lists and head words give.
  func thing(at i: Int, limit: Int) -> NameSpan? {
    guard names.mayBegin(at: i) || document.matches.has(.orgHead, or: .placeHead, at: i) else { return nil }
    var best = listedThing(at: i, limit: limit)
    if let body = body(at: i, limit: limit, inTitle: false), best.map({ isBetter(body, than: $0) }) ?? true { best = body }
    if let place = place(at: i, limit: limit, inTitle: false), best.map({ isBetter(place, than: $0) }) ?? true { best = place }
    return best
  }

  /// The longer one; of equals the one that a list knows.
  private func isBetter(_ a: NameSpan, than b: NameSpan) -> Bool {
    if a.tokens.upperBound != b.tokens.upperBound { return a.tokens.upperBound > b.tokens.upperBound }
    return b.readings.isEmpty && !a.readings.isEmpty
  }

  /// A listed name of any type but person.
  private func listedThing(at i: Int, limit: Int) -> NameSpan? {
    guard let name = names.name(at: i, limit: limit, accepts: .all.subtracting(.person)) else { return nil }
    if name.type == .organisation || name.type == .place { return nil }
    return span(name)
  }

  /// What a listed name or office holds inside: `Liên hợp quốc` in `Đại hội đồng Liên hợp quốc`.
  func inner(_ range: Range<Int>) -> Parts {
    var found = Parts()
    var i = range.lowerBound + 1
    while i < range.upperBound {
      if document.isWord(i), let thing = thing(at: i, limit: range.upperBound), isInner(thing, range) {
        found.append(thing, in: document.parts)
        i = thing.tokens.upperBound
      } else {
        i += 1
      }
    }
    return found
  }

  /// One syllable in the middle of a name is seldom a name of its own: `Anh` in `Hoàng Anh Gia Lai`.
  private func isInner(_ thing: NameSpan, _ range: Range<Int>) -> Bool {
    switch thing.type {
    case .country, .place, .organisation:
      thing.tokens.count >= 2 || thing.tokens.upperBound == range.upperBound || !document.isVietnameseSyllable(thing.tokens.lowerBound)
    default: false
    }
  }

  func span(_ name: ListedName) -> NameSpan {
    var span = document.span(name.tokens, name.type, rule: "name-gazetteer")
    span.readings = name.readings
    span.isShort = name.isShort
    span.equals = Int32(name.equals)
    if let first = name.readings.first {
      let row = lexicon.entities[Int(first)]
      span.kind = row.kind
      span.country = row.country
    }
    return span
  }

  /// A country at a token.
  func country(at i: Int, limit: Int) -> NameSpan? {
    guard i < limit else { return nil }
    return names.name(at: i, limit: limit, accepts: .country).map(span)
  }
}
