import Annotations
import Gazetteers

/// Personal names: listed, Vietnamese by family name, foreign by shape, and after a title whatever is written large.
extension SpanScanner {
  /// - Parameter titled: a title stands before, so that any capitalised word may be a name.
  ///   Behind a word of kinship even the beginning of a common word may be one: `ông Thành lập`.
  func personName(at i: Int, limit: Int, titled: Bool, kin: Bool = false) -> NameSpan? {
    guard i < limit, document.isWord(i), !document.inValue[i] || titled && isNamedLikeTime(i) else { return nil }
    if titled, opensGift(i, limit) { return nil }
    let listed = names.name(at: i, limit: limit, shorts: titled, accepts: .person)
    let run = titled && opensBody(i, limit) ? i..<i : nameRun(at: i, limit: limit, titled: titled, kin: kin)
    if let listed, listed.tokens.upperBound >= run.upperBound || stopsListed(listed, run) { return span(listed) }
    guard !run.isEmpty else { return listed.map(span) }
    if let listed, words(listed.tokens) >= 2, isForeignName(run) {
      return span(ListedName(tokens: run, readings: listed.readings, type: .person))
    }
    if !titled, document.followsCue(i), document.follows(.year, before: i) || document.follows(.stormWord, before: i) { return nil }
    // `công dân Hà Lan`; behind a word of kinship it may be a name.
    if titled, !kin, words(run, upTo: 2) >= 2, let country = country(at: i, limit: limit), country.tokens.upperBound >= run.upperBound {
      return nil
    }
    if !titled, words(run, upTo: 3) == 2, closesRoute(i) { return nil }
    // `chung cư ở Khương Hạ`, `biểu tình ở El Alto`: nobody is a place to be.
    let isPlace = !titled && listed == nil && document.followsCue(i) && document.follows(.at, before: i)
    if isPlace, words(run, upTo: 2) >= 2, isVietnameseName(run, titled: false) || isForeignName(run) && !opensWithOther(run) {
      return document.span(run, .place, rule: "place-context")
    }
    if isVietnameseName(run, titled: titled) {
      return document.span(run, .person, rule: titled ? "person-titled" : "person-family-name")
    }
    if titled {
      if let other = names.name(at: i, limit: limit, accepts: [.country, .organisation]),
        other.tokens.upperBound >= run.upperBound
      {
        return nil
      }
      // `nữ sinh Mù Cang Chải`
      if !kin, words(run, upTo: 2) >= 2, let place = names.name(at: i, limit: limit, accepts: .place),
        place.tokens.upperBound >= run.upperBound,
        !run.allSatisfy({ document.givenName(at: $0) != nil || document.familyName(at: $0) != nil })
      {
        return nil
      }
      var span = document.span(run, .person, rule: "person-titled")
      span.partial = words(run, upTo: 2) == 1 || (document.isVietnameseSyllable(i) && document.familyName(at: i) == nil)
      return span
    }
    guard isForeignName(run), !opensWithOther(run) else { return nil }
    return document.span(run, .person, rule: "person-foreign")
  }

  /// `trao tặng ông | Huân chương Hữu nghị`: a document or thing whose second syllable is small.
  private func opensGift(_ i: Int, _ limit: Int) -> Bool {
    guard let word = document.word(at: i), word.end - i == 2, word.end <= limit, document.tokens[i + 1].shape == .lower else {
      return false
    }
    return word.row.first == .N && !word.row.may(.V) && [.document, .thing, .product].contains(word.row.sense)
      && document.familyName(at: i) == nil
  }

  /// A body's name: `lãnh đạo Bộ Y tế`.
  private func opensBody(_ i: Int, _ limit: Int) -> Bool {
    guard document.matches.has(.orgHead, at: i) else { return false }
    return body(at: i, limit: limit, inTitle: true).map { $0.tokens.count >= 2 } ?? false
  }

  /// A listed name of another type, or at the head of a sentence a common word: `Cuba Long trọng`, `Theo John`.
  private func opensWithOther(_ run: Range<Int>) -> Bool {
    if names.name(at: run.lowerBound, limit: run.upperBound, accepts: .all.subtracting([.person, .place])) != nil { return true }
    if document.namesThing(run.lowerBound) { return true }
    // `Theo AFP`
    if let row = document.word(at: run.lowerBound)?.row, row.first == .E || row.first == .C { return true }
    guard document.isInitial(run.lowerBound), document.word(at: run.lowerBound) != nil, document.familyName(at: run.lowerBound) == nil
    else { return false }
    return !document.standsInside(run)
  }

  /// `bà Xuân`, `anh Thu`: one capitalised syllable behind a title is a name although it is a season, too.
  private func isNamedLikeTime(_ i: Int) -> Bool {
    let alone = i + 1 >= document.tokens.count || !document.inValue[i + 1]
    return document.isCapital(i) && document.givenName(at: i) != nil && alone && (i == 0 || !document.inValue[i - 1])
  }

  /// `Cam Lộ - La Sơn`: one end of a route, or one of two partners.
  func closesRoute(_ i: Int) -> Bool {
    i - 2 >= document.sentenceStart(i) && document.isHyphen(i - 1) && document.tokens[i].gap == .space && document.isCapital(i - 2)
  }

  /// The listed name ends where something else begins, or is whole already.
  private func stopsListed(_ listed: ListedName, _ run: Range<Int>) -> Bool {
    let next = listed.tokens.upperBound
    return words(listed.tokens) >= 2 && (words(run) - words(listed.tokens) > 2 || names.name(at: next, limit: run.upperBound) != nil)
  }

  /// Words of a range, counted up to a number that decides; what hyphens tie together counts once.
  func words(_ range: Range<Int>, upTo most: Int = .max) -> Int {
    var count = 0
    var i = range.lowerBound
    while i < range.upperBound, count < most {
      if document.isWord(i), !(i > range.lowerBound && document.isHyphen(i - 1)) { count += 1 }
      i += 1
    }
    return count
  }

  // MARK: The run

  /// No name is longer; a line of thousands of capitalised words must not be read from each of them to its end.
  private static var longestRun: Int { 64 }

  /// The longest stretch from a token that can be one personal name by its writing; empty when there is none.
  func nameRun(at i: Int, limit: Int, titled: Bool, kin: Bool = false) -> Range<Int> {
    if document.isShouted(i) { return shoutedRun(at: i, limit: limit, titled: titled) }
    let limit = min(limit, i + Self.longestRun)
    var at = i
    if titled, let end = pastParticles(i, limit) { at = end }
    guard document.isCapital(at) else { return i..<i }
    var end = i
    while at < limit {
      if at > i, document.tokens[at].gap >= .line { break }
      if document.isCapital(at), !document.inValue[at] || at == i && titled && isNamedLikeTime(i) {
        let middle = at > i + 1 && document.cue(.middle, at: at - 1) == at
        if document.beginsWord(at), !middle, !(kin && at == i && document.givenName(at: at) != nil) { break }
        if at > i, endsName(i..<at, limit) { break }
        at = pastWord(at, limit)
        end = at
      } else if at > i, let particle = pastParticles(at, limit) {
        at = particle
      } else {
        break
      }
    }
    return i..<end
  }

  /// Behind `van den` and the like, when a capital follows.
  private func pastParticles(_ i: Int, _ limit: Int) -> Int? {
    var at = i
    while at < limit, document.tokens[at].shape == .lower, let end = document.cue(.particle, at: at) {
      // `al-Araghchi`
      at = end < limit && document.isHyphen(end) && document.tokens[end].gap == .none ? end + 1 : end
    }
    // `Moderna do Mỹ tặng`
    return at > i && at < limit && document.isCapital(at) && country(at: at, limit: limit) == nil ? at : nil
  }

  /// Something else begins behind a run. A Vietnamese name of one or two words goes on all the same: `Phan Văn Lâm`, though `Văn Lâm` is a district.
  private func endsName(_ run: Range<Int>, _ limit: Int) -> Bool {
    let at = run.upperBound
    let unfinished = document.familyName(at: run.lowerBound) != nil ? words(run, upTo: 3) : 3
    if unfinished >= 2 && beginsSomething(at, limit) || unfinished >= 3 && beginsListed(at, limit) { return true }
    return opensSentence(at)
  }

  /// Behind a capitalised word, its full stop when it is an initial, and what hyphens tie to it.
  private func pastWord(_ i: Int, _ limit: Int) -> Int {
    var at = i + 1
    let token = document.tokens[i]
    let initial = token.shape == .upper && token.end - token.start <= 2
    if initial, at < limit, document.isMark(at, "."), document.tokens[at].gap == .none { at += 1 }
    while at + 1 < limit, document.isHyphen(at), document.isWord(at + 1), !document.inValue[at + 1] {
      let tight = document.tokens[at].gap == .none && document.tokens[at + 1].gap == .none
      let loose = document.tokens[at + 1].shape == .lower && document.word(at: at + 1) == nil
      guard tight || loose else { break }
      at += 2
    }
    return at
  }

  /// An office, a body or a place with a head word begins here, so that a name ends.
  func beginsSomething(_ i: Int, _ limit: Int) -> Bool {
    document.matches.has(.office, or: .orgHead, at: i)
      && document.matches[i].contains {
        ($0.kind == .office || $0.kind == .orgHead) && $0.end - $0.start >= 2 && Int($0.end) <= limit
      }
  }

  /// A listed name of several words that is no person's.
  private func beginsListed(_ i: Int, _ limit: Int) -> Bool {
    document.matches.has(.name, at: i)
      && document.matches[i].contains {
        $0.kind == .name && $0.end - $0.start >= 2 && Int($0.end) <= limit
          && lexicon.aliases[Int($0.index)].type != MentionType.person.index
          && document.hasCapitals(lexicon.aliases[Int($0.index)].capitals, $0.tokens)
      }
  }

  /// `Tại` behind `D.C.`: a word of grammar where a full stop ended the sentence after all.
  private func opensSentence(_ i: Int) -> Bool {
    guard document.isMark(i - 1, "."), let row = document.word(at: i)?.row else { return false }
    return row.first != .N && row.first != .A && row.first != .V
  }

  /// Where all is in capitals: family name and syllables that names are made of.
  private func shoutedRun(at i: Int, limit: Int, titled: Bool) -> Range<Int> {
    guard document.familyName(at: i) != nil || titled, document.isWord(i) else { return i..<i }
    var end = i + 1
    while end < limit, end - i < 4, document.isWord(end), document.tokens[end].gap < .line {
      guard document.givenName(at: end) != nil || document.familyName(at: end) != nil || document.tokens[end].key < 0 else { break }
      end += 1
    }
    if document.familyName(at: i) == nil { return i..<i }
    if let word = document.word(at: i), word.end > i + 1 { return i..<i }
    return end - i >= 2 ? i..<end : i..<i
  }

  // MARK: What a run is

  /// Family name, then syllables: `Nguyễn Văn A`, `Trần Thị B.`, `Lê Bình`; initials alone: `N.T.H.`.
  func isVietnameseName(_ run: Range<Int>, titled: Bool) -> Bool {
    let count = words(run, upTo: 6)
    guard count >= 2, count <= 5 else { return false }
    if isInitials(run) { return true }
    guard let family = document.familyName(at: run.lowerBound) else { return false }
    for i in run where document.isWord(i) && !document.isVietnameseSyllable(i) {
      // A single letter stands for a syllable.
      if document.tokens[i].end - document.tokens[i].start > 2 { return false }
    }
    if titled || count >= 3 && !family.alsoWord { return true }
    let last = run.last { document.isWord($0) } ?? run.lowerBound
    let given = document.givenName(at: last) != nil || document.tokens[last].end - document.tokens[last].start <= 2
    if count >= 3 { return given || !document.isInitial(run.lowerBound) }
    return given && !(family.alsoWord && document.isInitial(run.lowerBound))
  }

  /// Single capital letters with full stops: `N.T.H.`, `T.V.A`.
  private func isInitials(_ run: Range<Int>) -> Bool {
    var letters = 0
    for i in run where document.isWord(i) {
      guard document.tokens[i].shape == .upper, document.tokens[i].end - document.tokens[i].start <= 2 else { return false }
      letters += 1
    }
    return letters >= 2 && run.contains { document.isMark($0, ".") }
  }

  /// Two or more words, one of them no Vietnamese syllable or tied by hyphens: `Maria Zakharova`, `Mi-ghen Đi-át`.
  func isForeignName(_ run: Range<Int>) -> Bool {
    let count = words(run, upTo: 7)
    guard count >= 2, count <= 6 else { return false }
    var foreign = false
    for i in run where document.isWord(i) {
      if document.cue(.companyWord, at: i) != nil { return false }
      if document.tokens[i].shape == .upper, document.tokens[i].end - document.tokens[i].start > 3 { return false }
      if document.tokens[i].shape == .mixed, !isNameMixed(i) { return false }
      if !document.isVietnameseSyllable(i) { foreign = true }
    }
    let tied = run.contains { document.isHyphen($0) }
    return foreign || tied
  }

  /// `McDonald`, `DiCaprio`: one more capital inside.
  private func isNameMixed(_ i: Int) -> Bool { document.tokens[i].end - document.tokens[i].start <= 12 && document.tokens[i].startsUpper }
}
