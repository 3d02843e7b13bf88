import Annotations
import Gazetteers

/// Places: listed ones, and head words with a name or number behind them.
extension SpanScanner {
  /// - Parameter inTitle: a personal name may follow at once, so that `thành phố Dương Anh Đức` holds no place of that name.
  func place(at i: Int, limit: Int, inTitle: Bool) -> NameSpan? {
    guard i < limit, document.matches.has(.name, or: .placeHead, at: i) else { return nil }
    let listed = names.name(at: i, limit: limit, accepts: [.place, .facility]).map(span)
    let headed = headedPlace(at: i, limit: limit, inTitle: inTitle)
    guard let headed else { return listed }
    guard let listed else { return headed }
    return headed.tokens.upperBound > listed.tokens.upperBound ? headed : listed
  }

  private func headedPlace(at i: Int, limit: Int, inTitle: Bool) -> NameSpan? {
    // `ba tỉnh | Bến Tre, Trà Vinh`: the head word belongs to the count.
    guard document.matches.has(.placeHead, at: i), !document.isInsideWord(i), !document.inValue[i] else { return nil }
    var best: NameSpan?
    for match in document.matches[i] where match.kind == .placeHead && Int(match.end) < limit {
      // `Hồ Văn Công` is no lake.
      if match.end - match.start == 1, isPersonInstead(i, limit) { continue }
      guard var found = completed(match, limit: limit, inTitle: inTitle) else { continue }
      if names.kinds[found.kind].contains(.route) { found = withStops(found, limit: limit) }
      if best == nil || found.tokens.upperBound >= best!.tokens.upperBound { best = found }
    }
    return best
  }

  /// A road or line is called after all places it joins: `cao tốc TP HCM - Long Thành - Dầu Giây`.
  private func withStops(_ route: NameSpan, limit: Int) -> NameSpan {
    var end = route.tokens.upperBound
    while end + 1 < limit, document.isHyphen(end), document.isCapital(end + 1), document.tokens[end + 1].gap < .line {
      let run = nameRun(at: end + 1, limit: limit, titled: false)
      let listed = names.name(at: end + 1, limit: limit, accepts: [.place, .country])
      let stop = listed.map { max($0.tokens.upperBound, end + 1) } ?? (words(run, upTo: 5) <= 4 ? run.upperBound : end + 1)
      guard stop > end + 1 else { break }
      end = stop
    }
    guard end > route.tokens.upperBound else { return route }
    var span = document.span(route.tokens.lowerBound..<end, route.type, rule: "place-stops")
    span.kind = route.kind
    return span
  }

  /// A head word that is a family name, too, and here begins a personal name.
  func isPersonInstead(_ i: Int, _ limit: Int) -> Bool {
    document.isCapital(i) && document.familyName(at: i) != nil
      && isVietnameseName(nameRun(at: i, limit: limit, titled: false), titled: false)
  }

  private func completed(_ match: LexicalMatch, limit: Int, inTitle: Bool) -> NameSpan? {
    let head = lexicon.placeHeads[Int(match.index)]
    let at = Int(match.end)
    guard document.tokens[at].gap < .line || document.tokens[at - 1].ascii == UInt8(ascii: ".") else { return nil }
    let type = MentionType(index: head.type)
    if head.takes(.number) || head.takes(.any), let end = number(at: at, limit: limit), !beginsPlace(at, limit) {
      var span = document.span(Int(match.start)..<end, type, rule: "place-number")
      span.kind = head.kind
      return span
    }
    guard document.isCapital(at), !beginsSomething(at, limit) else { return nil }
    if let listed = names.name(at: at, limit: limit, accepts: [.place, .country, .facility, .person]) {
      // `nước Anh` is named by its name alone.
      if listed.type == .country, names.kinds[head.kind].contains(.country) { return nil }
      let longer = beforePerson(nameRun(at: at, limit: limit, titled: false), inTitle: inTitle)
      // `phường Mỹ An` is not in `Mỹ`.
      let covered =
        longer.upperBound > listed.tokens.upperBound && words(listed.tokens) == 1 && words(longer) <= 3
        && document.isVietnameseSyllable(at)
      if !covered { return headed(match, head, listed) }
    }
    let run = beforePerson(nameRun(at: at, limit: limit, titled: false), inTitle: inTitle)
    guard !run.isEmpty, !(inTitle && isVietnameseName(run, titled: true)) else { return nil }
    var end = run.upperBound
    if words(run, upTo: 5) > 4 { end = run.lowerBound + 4 }
    if end + 1 < limit, document.isHyphen(end), document.tokens[end + 1].kind == .number, document.tokens[end + 1].gap == .none { end += 2 }
    // `phường 12 Quận 3` and a letter or number that closes the name: `Khu công nghiệp Sóng Thần 2`.
    if end < limit, document.tokens[end].kind == .number, !document.inValue[end], document.tokens[end].end - document.tokens[end].start <= 2
    {
      end += 1
    }
    var span = document.span(Int(match.start)..<end, type, rule: "place-head")
    span.kind = head.kind
    return span
  }

  /// A run of capitals without the whole personal name that closes it: behind an acronym (`HCM | Bùi Xuân Cường`), and where the place closes a title
  /// (`Ea Kao | Trần Văn Bảy`).
  private func beforePerson(_ run: Range<Int>, inTitle: Bool) -> Range<Int> {
    guard run.count > 2, inTitle || isAcronym(run.lowerBound) else { return run }
    for i in run.dropFirst() where document.isCapital(i) && document.familyName(at: i) != nil {
      guard isAcronym(i - 1) || inTitle && run.upperBound - i >= 3 else { continue }
      if isVietnameseName(i..<run.upperBound, titled: true) { return run.lowerBound..<i }
    }
    return run
  }

  /// `HCM`, `GTVT`: capitals that are no syllable and no initial.
  func isAcronym(_ i: Int) -> Bool {
    let token = document.tokens[i]
    return token.kind == .word && token.shape == .upper && token.end - token.start > 1 && !token.isVietnamese && !document.isShouted(i)
  }

  /// `tỉnh` + `Bắc Ninh`: the listed place of that level; a street named for a person is no person.
  private func headed(_ match: LexicalMatch, _ head: HeadRow, _ listed: ListedName) -> NameSpan? {
    let tokens = Int(match.start)..<listed.tokens.upperBound
    var span = document.span(tokens, MentionType(index: head.type), name: listed.tokens, rule: "place-head")
    span.kind = head.kind
    let level = names.kinds[head.kind]
    if listed.type == .country {
      // `biên giới Ukraine` is no country.
      span.name = tokens
      span.parts.append(self.span(listed), in: document.parts)
    } else if level.contains(.administrative) {
      let all = allReadings(of: listed.tokens)
      let sameLevel = all.filter { lexicon.entities[Int($0)].kind == head.kind }
      // `các tỉnh Nam Bộ`: several in a region, which is named by its name alone.
      if sameLevel.isEmpty, Int(match.start) > document.sentenceStart(Int(match.start)), isForMany(Int(match.start) - 1) { return nil }
      let others = level.contains(.commune) ? [] : listed.readings.filter { lexicon.type($0) != .person }
      span.readings = Readings(sameLevel.isEmpty ? others : sameLevel, in: document.readings)
      if let first = span.readings.first {
        span.country = lexicon.entities[Int(first)].country
        span.type = lexicon.type(first)
      } else {
        span.name = tokens
      }
    } else {
      span.name = tokens
    }
    return span
  }

  /// Capitals that only look like a letter for a name: `cao tốc | TP HCM`.
  private func beginsPlace(_ i: Int, _ limit: Int) -> Bool {
    document.tokens[i].kind != .number && names.name(at: i, limit: limit, accepts: [.place]) != nil
  }

  private func allReadings(of range: Range<Int>) -> [Int32] {
    var found: [Int32] = []
    for match in document.matches[range.lowerBound] where match.kind == .name && match.tokens == range {
      let alias = lexicon.aliases[Int(match.index)]
      let type = MentionType(index: alias.type)
      if type == .place || type == .country, alias.validity.holds(in: document.days), !found.contains(alias.entity) {
        found.append(alias.entity)
      }
    }
    return found
  }

  /// `10`, `1A`, `30/4`: the end of a number that can name a street or a ward.
  private func number(at i: Int, limit: Int) -> Int? {
    guard document.tokens[i].kind == .number else {
      // Roman numerals and single letters: `khu phố A`.
      let token = document.tokens[i]
      return token.kind == .word && token.shape == .upper && token.end - token.start <= 2 && !document.inValue[i] ? i + 1 : nil
    }
    var end = i + 1
    while end + 1 < limit, document.isMark(end, "/") || document.isHyphen(end), document.tokens[end].gap == .none,
      document.tokens[end + 1].gap == .none, document.tokens[end + 1].kind != .punctuation
    { end += 2 }
    if end < limit, document.isWord(end), document.tokens[end].gap == .none, document.tokens[end].shape == .upper { end += 1 }
    return end
  }
}
