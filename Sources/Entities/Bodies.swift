import Annotations
import Gazetteers

/// Organisations: listed ones, and head words with what completes them (`Công an tỉnh Nghệ An`, `Công ty TNHH Hướng Linh`, `Sở Y tế tỉnh`).
extension SpanScanner {
  /// - Parameter inTitle: a personal name may follow at once, so that the body's name ends before one.
  func body(at i: Int, limit: Int, inTitle: Bool, depth: Int = 0) -> NameSpan? {
    guard i < limit, depth < 4, document.matches.has(.name, or: .orgHead, at: i) else { return nil }
    let listed = names.name(at: i, limit: limit, accepts: .organisation).map { listedBody($0, limit, inTitle) }
    let headed = headedBody(at: i, limit: limit, inTitle: inTitle, depth: depth)
    guard let headed else { return listed }
    guard let listed else { return headed }
    return headed.tokens.upperBound > listed.tokens.upperBound ? headed : listed
  }

  private func listedBody(_ name: ListedName, _ limit: Int, _ inTitle: Bool) -> NameSpan {
    var name = name
    while goesOn(name, limit) {
      name = ListedName(tokens: name.tokens.lowerBound..<name.tokens.upperBound + 1, readings: name.readings, type: name.type)
    }
    var body = span(name)
    body.parts = inner(name.tokens)
    return extended(body, limit, inTitle)
  }

  /// `Bộ Y tế` + `Cuba`: a listed body with a country behind it is that country's.
  private func extended(_ span: NameSpan, _ limit: Int, _ inTitle: Bool) -> NameSpan {
    var span = span
    let at = span.tokens.upperBound
    guard at < limit, document.isWord(at) || document.isMark(at, "(") else { return span }
    if let country = country(at: at, limit: limit), inTitle || !beginsClause(country, limit) {
      if country.country != span.country { span.readings = Readings() }
      span.parts.append(country, in: document.parts)
      span.country = country.country
      span.tokens = span.tokens.lowerBound..<country.tokens.upperBound
      span.name = span.tokens
    }
    addAlias(&span, limit)
    return span
  }

  /// Never for now: a country just behind a body is its complement.
  private func beginsClause(_ country: NameSpan, _ limit: Int) -> Bool { false }

  // MARK: Head words

  private func headedBody(at i: Int, limit: Int, inTitle: Bool, depth: Int) -> NameSpan? {
    guard document.matches.has(.orgHead, at: i), !document.isInsideWord(i), !document.isTied(i) else { return nil }
    var best: NameSpan?
    for match in document.matches[i] where match.kind == .orgHead && Int(match.end) <= limit {
      if Int(match.end) == limit {
        if let alone = bare(match) { best = alone }
        continue
      }
      // `Đoàn Thị Hương` is no delegation.
      if match.end - match.start == 1, isPersonInstead(i, limit) { continue }
      if endsInLevel(match) { continue }
      guard let found = completed(match, limit, inTitle, depth) else { continue }
      if best == nil || found.tokens.upperBound >= best!.tokens.upperBound { best = found }
    }
    // `Công ty CP` is no company called `CP`.
    if let best, names.kinds[best.kind].contains(.tradeLed),
      document.matches[i].contains(where: { $0.kind == .orgHead && Int($0.end) == best.tokens.upperBound })
    {
      return nil
    }
    return best
  }

  /// `Công an phường` + `Mỹ An`: read as `Công an` of a place, whose own head word is the last one here.
  private func endsInLevel(_ match: LexicalMatch) -> Bool {
    let last = Int(match.end) - 1
    guard match.end - match.start >= 2, document.matches.has(.placeHead, at: last), document.isCapital(Int(match.end)) else { return false }
    let shorter = document.matches[Int(match.start)].contains { $0.kind == .orgHead && Int($0.end) == last }
    return shorter && document.matches[last].contains { $0.kind == .placeHead && $0.end == match.end }
  }

  private func completed(_ match: LexicalMatch, _ limit: Int, _ inTitle: Bool, _ depth: Int) -> NameSpan? {
    let head = lexicon.heads[Int(match.index)]
    if standsAlone(match, head) || namesLaw(match) { return nil }
    var span = document.span(match.tokens, MentionType(index: head.type), rule: "organisation-head")
    span.kind = head.kind
    var complete = false
    if isVerb(match) || isBeforeThing(match, limit) { return nil }
    if inTitle, names.kinds[head.kind].contains(.ofState), beginsForeigner(Int(match.end), limit) { return bare(match) }
    // `Giám đốc CDC | Lò Văn Chiến`
    if inTitle, document.cue(.middle, at: Int(match.end) + 1) != nil, Int(match.end) < limit,
      isVietnameseName(nameRun(at: Int(match.end), limit: limit, titled: false), titled: true)
    {
      return bare(match)
    }
    if let listed = names.name(at: Int(match.end), limit: limit, accepts: [.organisation, .country]),
      !goesOn(listed, limit)
    {
      // A body or country that is listed is no part of the name but what the head belongs to.
    } else if head.takes(.capitalised) || head.takes(.any),
      let end = capitalName(at: Int(match.end), limit, inTitle, lead: leads(head), depth: depth)
    {
      span.tokens = span.tokens.lowerBound..<end
      complete = true
    } else if head.takes(.field), let end = fieldName(at: Int(match.end), limit) {
      span.tokens = span.tokens.lowerBound..<end
      complete = true
    } else if document.isCapital(Int(match.start)), document.familyName(at: Int(match.end)) == nil,
      names.name(at: Int(match.end), limit: limit) == nil,
      !document.isShouted(Int(match.start)), place(at: Int(match.end), limit: limit, inTitle: inTitle) == nil,
      !beginsSomething(Int(match.end), limit), let end = fieldName(at: Int(match.end), limit)
    {
      span.tokens = span.tokens.lowerBound..<end
      complete = true
    } else if head.takes(.number), document.tokens[Int(match.end)].kind == .number, !document.inValue[Int(match.end)] {
      span.tokens = span.tokens.lowerBound..<Int(match.end) + 1
      complete = true
    }
    if let end = prevention(at: span.tokens.upperBound, limit) {
      span.tokens = span.tokens.lowerBound..<end
      complete = true
    }
    let named = complete
    if !complete, document.tokens[Int(match.start)].startsUpper, let part = distantPart(Int(match.end), limit, inTitle, depth) {
      span.parts.append(part, in: document.parts)
      span.country = part.country
      span.tokens = span.tokens.lowerBound..<part.tokens.upperBound
      complete = true
    }
    if complete, let end = ordinal(at: span.tokens.upperBound, limit) { span.tokens = span.tokens.lowerBound..<end }
    while addComplement(&span, limit, inTitle, depth) { complete = true }
    if !complete { return bare(match) }
    guard named || standsWithoutName(span, match) else { return nil }
    addAlias(&span, limit)
    span.name = span.tokens
    return span
  }

  /// `Thượng viện`, `Tỉnh ủy`: written large, the head alone names the body told in full elsewhere, or the only one of its kind.
  private func bare(_ match: LexicalMatch) -> NameSpan? {
    let head = lexicon.heads[Int(match.index)]
    guard head.takes(.none), document.isCapital(Int(match.start)), !document.isShouted(Int(match.start)) else { return nil }
    var span = document.span(match.tokens, MentionType(index: head.type), rule: "organisation-bare")
    span.kind = head.kind
    span.partial = true
    return span
  }

  /// `Luật` + `Tổ chức Chính phủ`: the subject of a law, no body.
  private func namesLaw(_ match: LexicalMatch) -> Bool {
    let start = Int(match.start)
    guard start > document.sentenceStart(start), document.isCapital(start - 1), document.tokens[start].gap < .line else { return false }
    return document.word(at: start - 1).map { $0.end == start && $0.row.sense == .document } ?? false
  }

  /// `Ban Chỉ đạo` + `phòng, chống thiên tai`, `Cục Phòng` + `, chống tệ nạn xã hội`: behind the words, up to three nouns or a disease.
  private func prevention(at i: Int, _ limit: Int) -> Int? {
    guard let start = [i, i - 1].first(where: { $0 < limit && document.cue(.prevents, at: $0) ?? 0 > i }),
      let behind = document.cue(.prevents, at: start)
    else { return nil }
    var end = behind
    for _ in 0..<3 where end < limit {
      if let disease = names.name(at: end, limit: limit, accepts: .disease) {
        end = disease.tokens.upperBound
      } else if let word = document.word(at: end), word.end <= limit, word.row.may(.N), document.tokens[end].shape == .lower,
        word.row.first == .N || end == behind, word.row.sense != .time
      {
        end = word.end
      } else {
        break
      }
    }
    return end > behind ? end : nil
  }

  /// `Tổng công ty Xây dựng` + `số 1`.
  private func ordinal(at i: Int, _ limit: Int) -> Int? {
    guard i < limit, let end = document.cue(.ordinal, at: i), end < limit, document.tokens[end].kind == .number, !document.inValue[end]
    else {
      return nil
    }
    return end + 1
  }

  /// A head in small letters with nothing behind it that could complete it: most are such, and all that is tried on the others would fail.
  private func standsAlone(_ match: LexicalMatch, _ head: HeadRow) -> Bool {
    let next = Int(match.end)
    let token = document.tokens[next]
    guard document.tokens[Int(match.start)].shape == .lower, !token.startsUpper, token.kind != .number else { return false }
    if token.kind == .punctuation { return token.mark != .openQuote && token.ascii != UInt8(ascii: "\"") }
    let openers = LexicalKind.nameCue.bit | LexicalKind.orgHead.bit | LexicalKind.placeHead.bit
    return document.matches.kinds(at: next) & openers == 0 && !names.mayBegin(at: next) && !names.kinds[head.kind].contains(.tradeLed)
  }

  /// A head with nothing but a country or place behind it: `cảnh sát Malaysia`, but not `doanh nghiệp Mỹ` or `vụ Nga`.
  private func standsWithoutName(_ span: NameSpan, _ match: LexicalMatch) -> Bool {
    guard document.tokens[Int(match.start)].shape == .lower else { return true }
    return match.end - match.start >= 2 && span.parts.contains { $0.type != .organisation || $0.name.count > 1 }
      && names.kinds[span.kind].contains(.ofPublic)
  }

  /// `tổ chức`, `phòng` in small letters are mostly verbs; before an acronym or a foreign name they are heads.
  private func isVerb(_ match: LexicalMatch) -> Bool {
    let start = Int(match.start)
    let next = Int(match.end)
    guard document.tokens[start].shape == .lower, let word = document.word(at: start), word.end == next else { return false }
    // `vụ Huyền Như`: a case, no department.
    if word.row.sense == .event { return true }
    guard word.row.may(.V) else { return false }
    return document.isVietnameseSyllable(next) || document.tokens[next].kind != .word
  }

  /// `phòng Covid-19`, `chính quyền Moon Jae-in`: a disease, a product or somebody abroad needs no head.
  private func isBeforeThing(_ match: LexicalMatch, _ limit: Int) -> Bool {
    guard document.tokens[Int(match.start)].shape == .lower else { return false }
    if beginsForeigner(Int(match.end), limit) { return true }
    return match.end - match.start == 1 && names.name(at: Int(match.end), limit: limit, accepts: [.disease, .product]) != nil
  }

  /// A listed name of two words and more that is no Vietnamese person's.
  private func beginsForeigner(_ i: Int, _ limit: Int) -> Bool {
    document.tokens[i].startsUpper && document.familyName(at: i) == nil
      && names.name(at: i, limit: limit, accepts: .person).map { $0.tokens.count >= 2 } ?? false
  }

  /// More of a foreign name follows a listed one: `Suzuki` of `Suzuki Motor`.
  private func goesOn(_ listed: ListedName, _ limit: Int) -> Bool {
    let next = listed.tokens.upperBound
    return next < limit && document.isCapital(next) && document.cue(.companyWord, at: next) != nil && listed.type == .organisation
  }

  /// A listed body or country behind a few small nouns: `Ủy ban liên` + `Chính phủ Việt Nam`, `Trung tâm nghiên cứu` + `Biển Đông`.
  private func distantPart(_ i: Int, _ limit: Int, _ inTitle: Bool, _ depth: Int) -> NameSpan? {
    // `Công an` + `phường Mỹ An`: a place with its own head word.
    if document.matches.has(.placeHead, at: i), place(at: i, limit: limit, inTitle: inTitle) != nil { return nil }
    var at = i
    while at < limit, at - i < 5, document.tokens[at].shape == .lower, document.tokens[at].gap < .line {
      let word = document.word(at: at)
      // `Phòng Cảnh sát kinh tế | Công an tỉnh`; not `Sở Y tế | xử phạt | Bệnh viện A`: a verb tells what one body does to another.
      guard word.map({ $0.row.first == .N }) ?? true else { return nil }
      at = min(word?.end ?? at + 1, limit)
    }
    guard at > i, at < limit, document.isCapital(at) else { return nil }
    var part = body(at: at, limit: limit, inTitle: inTitle, depth: depth + 1) ?? country(at: at, limit: limit)
    if let found = part { part = withTwin(found, limit) }
    return part
  }

  /// `Việt Nam - Lào`: a second country tied to the first by a hyphen.
  private func withTwin(_ part: NameSpan, _ limit: Int) -> NameSpan {
    guard let twin = twin(behind: part.tokens.upperBound, limit) else { return part }
    var both = part
    both.tokens = part.tokens.lowerBound..<twin.tokens.upperBound
    both.parts.append(twin, in: document.parts)
    both.readings = Readings()
    return both
  }

  private func twin(behind at: Int, _ limit: Int) -> NameSpan? {
    at + 1 < limit && document.isHyphen(at) ? country(at: at + 1, limit: limit) : nil
  }

  /// Companies and the like have words of their trade before the name: `công ty bảo hiểm Bảo Việt`.
  func leads(_ head: HeadRow) -> Bool {
    names.kinds[head.kind].contains(.tradeLed)
  }

  /// One more complement behind the span: a country, a place, a body above, `tối cao`.
  private func addComplement(_ span: inout NameSpan, _ limit: Int, _ inTitle: Bool, _ depth: Int) -> Bool {
    let at = span.tokens.upperBound
    guard at < limit, document.tokens[at].gap < .line, span.parts.count < 3 else { return false }
    if let end = document.cue(.rankOfBody, at: at) {
      span.tokens = span.tokens.lowerBound..<end
      return true
    }
    var from = at
    if let end = document.cue(.at, at: at), end < limit, span.kind != 0, names.kinds[span.kind].contains(.placed),
      !span.parts.isEmpty || document.isCapital(span.tokens.lowerBound)
    {
      from = end
    }
    var found = country(at: from, limit: limit)
    if let other = place(at: from, limit: limit, inTitle: inTitle), other.tokens.upperBound > (found?.tokens.upperBound ?? from) {
      found = other
    }
    if from == at, let other = body(at: at, limit: limit, inTitle: inTitle, depth: depth + 1),
      other.tokens.upperBound > (found?.tokens.upperBound ?? from)
    {
      found = other
    }
    if let found {
      if found.type == .place, names.kinds[found.kind].contains(.street) { return false }
      span.parts.append(found, in: document.parts)
      if span.country == 0 { span.country = found.country }
      span.tokens = span.tokens.lowerBound..<found.tokens.upperBound
      // `liên quân Mỹ - Anh - Pháp`
      var next = found.type == .country ? twin(behind: span.tokens.upperBound, limit) : nil
      while let twin = next {
        span.parts.append(twin, in: document.parts)
        span.tokens = span.tokens.lowerBound..<twin.tokens.upperBound
        next = span.parts.count < 4 ? self.twin(behind: span.tokens.upperBound, limit) : nil
      }
      return true
    }
    return from == at && addBareLevel(&span, at, limit)
  }

  /// `Công an tỉnh`, `UBND xã`: the level alone.
  private func addBareLevel(_ span: inout NameSpan, _ at: Int, _ limit: Int) -> Bool {
    guard document.matches.has(.placeHead, at: at),
      let head = document.matches[at].last(where: { $0.kind == .placeHead && Int($0.end) <= limit })
    else { return false }
    guard names.kinds[lexicon.placeHeads[Int(head.index)].kind].contains(.bareLevel), document.tokens[span.tokens.lowerBound].startsUpper
    else {
      return false
    }
    guard span.tokens.upperBound == at, span.parts.isEmpty else { return false }
    span.tokens = span.tokens.lowerBound..<Int(head.end)
    return true
  }
}
