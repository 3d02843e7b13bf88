import Annotations
import Gazetteers

/// Capitalised words that the scan left over: parts of names told in full elsewhere (`Hùng`, `Gross`, `BioCubaFarma`), and names that only their
/// surroundings explain.
struct LooseNames {
  private let scanner: SpanScanner
  private let document: Document
  private let shorts = ShortForms()
  private let taken: TokenMarks
  /// Where places with a head word end, and what is told in a row with them.
  private let placeEnds = NumberTable()

  init(_ scanner: SpanScanner) {
    self.scanner = scanner
    document = scanner.document
    taken = TokenMarks(document)
    for span in scanner.spans {
      taken.set(span.tokens)
      if span.rule == "place-head" || span.type == .place && document.matches.has(.placeHead, at: span.tokens.lowerBound) {
        placeEnds[Int32(span.tokens.upperBound)] = 1
      }
      addShorts(of: span)
    }
  }

  private func addShorts(of span: NameSpan) {
    for part in span.parts { addShorts(of: part) }
    if let alias = span.alias { add(document.words(alias), span.type) }
    guard span.form == .name else { return }
    switch span.type {
    case .person:
      let words = document.words(span.name)
      // A listed official is not called by the given name alone, a namesake of his is.
      if !document.isOrdinaryPerson(span.tokens), let listed = span.readings.first, scanner.names.offices.terms.isOfficial(listed),
        document.familyName(at: span.name.lowerBound) != nil
      {
        return
      }
      for start in words.indices.dropFirst() { add(words.behind(start), .person) }
      if !document.isVietnameseSyllable(span.name.lowerBound) || document.familyName(at: span.name.lowerBound) == nil {
        for i in words.indices { add(words.behind(i, count: 1), .person) }
      }
      // Told without a family name once, as `diễn viên Bảo Trúc`: later without a title.
      if words.count == 1 || span.partial { add(words, .person) }
    case .organisation, .facility, .place:
      // `Tập đoàn Hướng Linh`, later `Hướng Linh`.
      guard span.readings.isEmpty, span.rule != "place-number" else { return }
      for start in span.tokens.dropFirst() where document.isCapital(start) && !isHeadWord(start, span) {
        let rest = start..<span.tokens.upperBound
        guard rest.count >= 2 || !document.isVietnameseSyllable(start) else { continue }
        add(document.words(rest), scanner.names.kinds[span.kind].contains(.seat) ? .organisation : span.type)
      }
    default: break
    }
  }

  private func isHeadWord(_ i: Int, _ span: NameSpan) -> Bool {
    document.matches[span.tokens.lowerBound].contains { ($0.kind == .orgHead || $0.kind == .placeHead) && Int($0.end) > i }
  }

  private func add(_ words: Words, _ type: MentionType) {
    guard !words.isEmpty else { return }
    shorts.add(words, type)
  }

  // MARK: Spans

  /// In text order.
  func spans() -> [NameSpan] {
    var found: [NameSpan] = []
    for sentence in document.text.sentences where !sentence.isEmpty && !document.isShouted(sentence.lowerBound) {
      var i = sentence.lowerBound
      while i < sentence.upperBound {
        guard document.isCapital(i), !taken[i] else {
          i += 1
          continue
        }
        if document.isInitial(i), document.word(at: i) != nil, shorts[document.words(i..<i + 1)] == nil,
          !opensShort(i, limit: sentence.upperBound), !document.follows(.credit, before: i)
        {
          i += 1
          continue
        }
        let run = free(scanner.nameRun(at: i, limit: sentence.upperBound, titled: false), from: i)
        if let span = company(run) ?? short(at: i, within: run) ?? unknown(run) {
          found.append(span)
          if span.rule == "place-list" { placeEnds[Int32(span.tokens.upperBound)] = 1 }
          if span.type == .person, !span.partial || span.rule == "person-named" { addShorts(of: span) }
          // `Cánh Sen Airlines`, later `Cánh Sen`.
          if span.rule == "organisation-word", span.tokens.count > 2 {
            add(document.words(span.tokens.lowerBound..<span.tokens.upperBound - 1), .organisation)
          }
          i = span.tokens.upperBound
        } else {
          i = max(i + 1, run.upperBound)
        }
      }
    }
    return found
  }

  /// `Hoa Lam | được thành lập`: a common word with a capital behind it, as it stands in a longer name of the text.
  private func opensShort(_ i: Int, limit: Int) -> Bool {
    var end = i + 1
    while end < min(limit, i + 4), document.isCapital(end), document.tokens[end].gap == .space {
      end += 1
      if shorts[document.words(i..<end)] != nil { return true }
    }
    return false
  }

  private func free(_ run: Range<Int>, from i: Int) -> Range<Int> {
    var end = max(run.upperBound, i + 1)
    for token in i..<end where taken[token] {
      end = token
      break
    }
    return i..<end
  }

  private func short(at i: Int, within run: Range<Int>) -> NameSpan? {
    var end = i
    while end < run.upperBound, document.words(i..<end + 1).count <= shorts.longest { end += 1 }
    while end > i {
      if document.isWord(end - 1) || end - 1 > i && document.isMark(end - 1, "."), let type = shorts[document.words(i..<end)],
        fits(i..<end)
      {
        var span = document.span(i..<end, type, rule: "name-short")
        span.partial = true
        return span
      }
      end -= 1
    }
    return nil
  }

  /// `Bình` of `Bình quân` is no name; `ly hôn | Nhân | từ năm 2019`: a capital inside the sentence makes it one, save of nouns (`Nghị quyết`).
  private func fits(_ range: Range<Int>) -> Bool {
    guard let word = document.word(at: range.lowerBound), word.end > range.upperBound else { return true }
    let i = range.lowerBound
    return i > document.sentenceStart(i) && document.tokens[i - 1].shape == .lower && document.tokens[i].gap == .space
      && document.tokens[i].shape == .capitalised && document.tokens[i + 1].shape == .lower && word.row.first != .N
  }

  // MARK: Unknown names

  /// `Deutsche Bank`: one of its words says that it is a body.
  private func company(_ run: Range<Int>) -> NameSpan? {
    guard scanner.words(run, upTo: 2) >= 2, run.dropFirst().contains(where: { document.cue(.companyWord, at: $0) != nil }) else {
      return nil
    }
    return document.span(run, .organisation, rule: "organisation-word")
  }

  /// Stands where one who acts or owns stands: before a verb, behind `của`, `do`, `với`, `theo`, or in brackets behind a name.
  private func acts(_ run: Range<Int>) -> Bool {
    let limit = document.limit(run.lowerBound)
    let start = document.sentenceStart(run.lowerBound)
    if run.upperBound < limit, let row = document.word(at: run.upperBound)?.row, row.first == .V || row.first == .R { return true }
    guard run.lowerBound > start else { return false }
    let before = run.lowerBound - 1
    if document.isMark(before, "("), before > start, taken[before - 1], run.upperBound < limit, document.isMark(run.upperBound, ")") {
      return true
    }
    return document.word(at: before).map { $0.end == run.lowerBound && ($0.row.may(.E) || $0.row.may(.C)) } ?? false
  }

  /// Two syllables of given names before a verb: `Lan Khuê sắp kết hôn`.
  private func isGivenName(_ run: Range<Int>) -> Bool {
    guard run.count == 2, run.allSatisfy({ document.givenName(at: $0) != nil }), run.upperBound < document.limit(run.lowerBound) else {
      return false
    }
    if let word = document.word(at: run.lowerBound), word.end >= run.upperBound { return false }
    if document.follows(.at, before: run.lowerBound) || document.follows(.toward, before: run.lowerBound) { return false }
    guard let row = document.word(at: run.upperBound)?.row else { return false }
    return row.first == .V || row.first == .R
  }

  /// A line of its own with two or three syllables that names are made of: who wrote the article.
  private func isByline(_ run: Range<Int>) -> Bool {
    let sentence = document.sentenceStart(run.lowerBound)..<document.limit(run.lowerBound)
    guard sentence == run, (2...3).contains(run.count) else { return false }
    return run.allSatisfy { document.givenName(at: $0) != nil || $0 == run.lowerBound && document.familyName(at: $0) != nil }
  }

  /// `Ảnh: Hải Duyên`, `(Nguồn: Hoàng Hồng)`: two or three syllables that names are made of, behind a word of credit and before nothing more.
  private func isCredited(_ run: Range<Int>) -> Bool {
    guard (2...3).contains(run.count), document.follows(.credit, before: run.lowerBound) else { return false }
    let end = run.upperBound
    guard end == document.limit(run.lowerBound) || document.tokens[end].kind == .punctuation || document.tokens[end].gap >= .line else {
      return false
    }
    return run.allSatisfy { document.givenName(at: $0) != nil || $0 == run.lowerBound && document.familyName(at: $0) != nil }
  }

  /// `công nghệ mRNA`, `chỉ số KOSPI`: behind a noun for a thing the capitals are the thing's.
  private func followsThing(_ i: Int) -> Bool {
    let first = document.tokens[i]
    // `bão | Noru`
    if i > document.sentenceStart(i), document.cue(.stormWord, at: i - 1) == i { return true }
    guard first.shape == .upper || first.shape == .mixed, first.gap < .line, i > document.sentenceStart(i),
      document.tokens[i - 1].shape == .lower
    else { return false }
    for at in max(document.sentenceStart(i), i - 3)..<i {
      guard let word = document.word(at: at), word.end == i, word.row.first == .N else { continue }
      switch word.row.sense {
      case .thing, .product, .abstract, .weapon, .vehicle, .disease, .money: return true
      default: return false
      }
    }
    return false
  }

  /// Told in a row with a place that has a head word: `các xã Ngọc Chiến, | Chiềng Hoa`.
  private func isListedPlace(_ i: Int) -> Bool {
    guard i > document.sentenceStart(i) else { return false }
    if isCountedPlace(i) { return true }
    guard document.isMark(i - 1, ",") || document.cue(.and, at: i - 1) == i else { return false }
    return placeEnds[Int32(i - 1)] != nil
  }

  /// `hai thôn` + `Thọ Xuyên`: the head word belongs to the count.
  private func isCountedPlace(_ i: Int) -> Bool {
    document.inValue[i - 1] && !document.inValue[i]
      && document.matches[i - 1].contains { $0.kind == .placeHead && Int($0.end) == i }
  }

  private func isNumbered(_ next: Int) -> Bool {
    guard next < document.limit(next - 1) else { return false }
    let token = document.tokens[next]
    return token.kind == .number && token.end - token.start >= 4
  }

  /// What only the surroundings tell: behind `tại` a place, mixed letters a body.
  private func unknown(_ run: Range<Int>) -> NameSpan? {
    guard !document.isInitial(run.lowerBound) || scanner.words(run, upTo: 2) >= 2 else { return nil }
    let foreign = run.contains { document.isWord($0) && !document.isVietnameseSyllable($0) }
    let first = document.tokens[run.lowerBound]
    if run.isEmpty { return nil }
    if document.follows(.named, before: run.lowerBound), scanner.words(run, upTo: 3) <= 2 {
      var span = document.span(run, .person, rule: "person-named")
      span.partial = scanner.words(run, upTo: 2) == 1
      return span
    }
    if document.matches.has(.unit, at: run.lowerBound) { return nil }
    if followsThing(run.lowerBound) { return nil }
    if isCredited(run) { return document.span(run, .person, rule: "person-credit") }
    if isByline(run) { return document.span(run, .person, rule: "person-byline") }
    if isListedPlace(run.lowerBound), first.shape != .upper { return document.span(run, .place, rule: "place-list") }
    // `KI YUN SEO, sinh 1974`
    if document.isOrdinaryPerson(run), scanner.words(run, upTo: 6) <= 5 { return document.span(run, .person, rule: "person-age") }
    if isGivenName(run) { return document.span(run, .person, rule: "person-given-name") }
    if document.follows(.people, before: run.lowerBound) { return nil }
    if document.follows(.at, before: run.lowerBound) || document.follows(.toward, before: run.lowerBound),
      foreign || scanner.words(run, upTo: 2) >= 2, first.shape != .upper
    {
      return document.span(run, .place, rule: "place-context")
    }
    // `tàu cá | QNg 95757 TS` has a number, no owner.
    if run.count == 1, first.shape == .mixed, !isNumbered(run.upperBound) {
      return document.span(run, .organisation, rule: "organisation-shape")
    }
    if run.count == 1, first.shape == .upper, first.end - first.start >= 3, document.word(at: run.lowerBound) == nil,
      !isRoman(run.lowerBound)
    {
      return acts(run) ? document.span(run, .organisation, rule: "organisation-acronym") : nil
    }
    guard first.shape != .upper, foreign || scanner.words(run, upTo: 2) >= 2, acts(run), !scanner.closesRoute(run.lowerBound),
      !document.namesThing(run.lowerBound)
    else { return nil }
    return document.span(run, .organisation, rule: "organisation-context")
  }
}

extension LooseNames {
  /// `khóa | XVII`: a number, no short form.
  private func isRoman(_ token: Int) -> Bool {
    document.text.text.bytes[Int(document.tokens[token].start)..<Int(document.tokens[token].end)].allSatisfy { "IVX".utf8.contains($0) }
  }
}

/// For the folded words of short forms the type of what they are short for.
///
/// A class because names found later add to it.
private final class ShortForms {
  private let types = NumberTable(capacity: 64)
  /// Words of the longest one: nothing longer need be looked up.
  private(set) var longest = 0

  /// A person keeps a short form from everything else; of the others the first one told of has it.
  func add(_ words: Words, _ type: MentionType) {
    let hash = words.hash()
    if type == .person || types[hash] == nil { types[hash] = Int32(type.index) }
    longest = max(longest, words.count)
  }

  subscript(words: Words) -> MentionType? { types[words.hash()].map { MentionType(index: UInt8($0)) } }
}
