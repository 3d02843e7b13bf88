import Annotations
import Gazetteers

/// Offices and titles, alone or in a row before the name of the one who bears them.
extension SpanScanner {
  /// Titles from a token on and, behind them, the name: `Ủy viên Bộ Chính trị, Chủ tịch nước Nguyễn Xuân Phúc`. The name, when there is one, is the last
  /// span and every title points to it. Without a name only offices are given back.
  func titled(at i: Int, limit: Int) -> [NameSpan]? {
    guard document.matches.has(.office, or: .title, at: i) || opensOffice(i) else { return nil }
    guard var last = title(at: i, limit: limit, first: true) else { return nil }
    // Most titles stand alone and need no list.
    var before: [NameSpan] = []
    while before.count < Self.longestRow {
      var at = last.tokens.upperBound
      // `GS.TS.` has a full stop of its own.
      if at + 1 < limit, last.title >= 0, document.isMark(at, "."), document.tokens[at].gap == .none { at += 1 }
      if let name = name(behind: &last, at: at, limit: limit) {
        if !before.isEmpty { return linked(before + [last], name) }
        last.bearer = 1
        return [last, name]
      }
      // `con trai bà, anh Khánh`: a word for kin before a comma is somebody else.
      if isRelative(last) || isKin(last) && at < limit && document.isMark(at, ",") { return nil }
      guard let next = connector(at: at, limit: limit), let more = title(at: next, limit: limit, first: false) else { break }
      before.append(last)
      last = more
    }
    if before.isEmpty { return last.office < 0 ? nil : [last] }
    // A title that only a name would have completed leaves the offices before it standing.
    let offices = (before + [last]).filter { $0.office >= 0 }
    guard !offices.isEmpty else { return nil }
    return chained(offices)
  }

  private func linked(_ titles: [NameSpan], _ name: NameSpan) -> [NameSpan] {
    var all = titles
    for (i, title) in titles.enumerated() {
      // `Thủ tướng, Chủ tịch Quốc hội X`: two offices that one person cannot hold at once belong to two.
      let other = titles[(i + 1)...].contains { rivals(title, $0) }
      all[i].bearer = other ? 0 : Int32(titles.count - i)
    }
    return all + [name]
  }

  /// Memberships before an office are its holder's: `Ủy viên Bộ Chính trị, Chủ tịch nước`.
  private func chained(_ offices: [NameSpan]) -> [NameSpan] {
    var all = offices
    for i in all.indices.dropLast() where !lexicon.offices[Int(all[i].office)].single { all[i].bearer = 1 }
    return all
  }

  /// Two offices with one holder each, whose known holders at the document's date differ.
  private func rivals(_ a: NameSpan, _ b: NameSpan) -> Bool {
    guard a.office >= 0, b.office >= 0, a.status == .current, b.status == .current else { return false }
    let offices = names.offices
    // `Tổng Bí thư, Chủ tịch nước Lào X`: the country that closes the row is that of all.
    let home = names.evidence.home
    if a.complement == .none, case let country = offices.country(of: b, home: home), country != 0, country != home { return false }
    let first = offices.holders(of: a, home: home)
    let second = offices.holders(of: b, home: home)
    return !first.isEmpty && !second.isEmpty && Set(first).isDisjoint(with: second)
  }

  /// `,`, `-` or `kiêm` before one more title.
  private func connector(at i: Int, limit: Int) -> Int? {
    guard i < limit else { return nil }
    var next = i + 1
    if document.isMark(i, ",") || document.isHyphen(i) {
      if next < limit, let end = document.cue(.holding, at: next) { next = end }
    } else if let end = document.cue(.holding, at: i) {
      next = end
    } else if document.isMark(i, "."), document.tokens[i].gap == .none {
      next = i + 1
    } else if document.isWord(i) {
      next = i
    } else {
      return nil
    }
    return next < limit ? next : nil
  }

  // MARK: One title

  /// Nobody has more titles in one row; each is compared with all others.
  private static var longestRow: Int { 24 }

  private static let statuses: [(NameCue, OfficeStatus)] = [(.former, .former), (.acting, .acting), (.incoming, .incoming)]

  /// One bit for each cue of a status.
  private static let statusCues: UInt64 = 1 << NameCue.former.rawValue | 1 << NameCue.acting.rawValue | 1 << NameCue.incoming.rawValue

  /// `nguyên`, `quyền`, `tân`: an office may follow that is not simply held.
  func opensOffice(_ i: Int) -> Bool {
    guard document.matches.has(.nameCue, at: i) else { return false }
    for match in document.matches[i] where match.kind == .nameCue && Self.statusCues >> UInt64(match.index) & 1 != 0 { return true }
    return false
  }

  private func title(at i: Int, limit: Int, first: Bool) -> NameSpan? {
    guard document.isWord(i), !document.inValue[i] else { return nil }
    if opensOffice(i), let title = cuedTitle(at: i, limit: limit) { return title }
    return plainTitle(at: i, limit: limit, first: first)
  }

  private func cuedTitle(at i: Int, limit: Int) -> NameSpan? {
    for (cue, status) in Self.statuses {
      if !document.isCapital(i) || document.isInitial(i) || document.isShouted(i), let end = document.cue(cue, at: i), end < limit,
        var title = plainTitle(at: end, limit: limit, first: false),
        title.office >= 0 || ![.kin, .relative].contains(lexicon.titles[Int(title.title)].titleClass)
      {
        title.tokens = i..<title.tokens.upperBound
        title.status = status
        return title
      }
    }
    return nil
  }

  private func plainTitle(at i: Int, limit: Int, first: Bool) -> NameSpan? {
    guard document.matches.has(.office, or: .title, at: i) else { return nil }
    let office = document.matches[i].last { $0.kind == .office && Int($0.end) <= limit }
    let title = document.matches[i].last { $0.kind == .title && Int($0.end) <= limit }
    if let office, office.end >= (title?.end ?? 0), let span = self.office(office, limit: limit) { return span }
    guard let title, fits(title, first: first), !document.isInsideWord(i) else { return nil }
    var span = document.span(title.tokens, .person, form: .title, rule: "title-word")
    span.title = title.index
    return span
  }

  /// Words for kin are written large only at the beginning of a sentence: `Anh` elsewhere is the country or a name.
  private func fits(_ match: LexicalMatch, first: Bool) -> Bool {
    let i = Int(match.start)
    switch lexicon.titles[Int(match.index)].titleClass {
    case .kin, .relative:
      return !document.isCapital(i) || document.isShouted(i) || document.isInitial(i) || document.followsDateline(i)
    case .rank, .role, .comrade: return true
    }
  }

  private func isRelative(_ title: NameSpan) -> Bool { isOf(.relative, title) }

  private func isKin(_ title: NameSpan) -> Bool { isOf(.kin, title) }

  private func isOf(_ kind: TitleClass, _ title: NameSpan) -> Bool {
    title.title >= 0 && lexicon.titles[Int(title.title)].titleClass == kind
  }

  // MARK: Offices

  private func office(_ match: LexicalMatch, limit: Int) -> NameSpan? {
    if document.isInsideWord(Int(match.start)) { return nil }
    let rows = document.matches[Int(match.start)].filter { $0.kind == .office && $0.end == match.end }
    var takes: OfficeRow.Takes = []
    for row in rows { takes.formUnion(lexicon.offices[Int(row.index)].takes) }
    var span = document.span(match.tokens, .office, form: .title, rule: "office")
    span.office = match.index
    if let tail = tailBody(match, limit) {
      span.parts.append(tail, in: document.parts)
      span.tokens = match.tokens.lowerBound..<tail.tokens.upperBound
      span.complement = .body(0)
      span.country = tail.country
    } else {
      span.parts = inner(match.tokens)
      complete(&span, takes, limit)
    }
    // `trưởng` and the like are offices only with what they head.
    if span.complement == .none, !takes.contains(.none), match.end - match.start == 1 { return nil }
    if rows.count > 1 { span.office = bestRow(rows, span) }
    return span
  }

  /// The body whose head word closes the office's own words: `Giám đốc Sở` + `Y tế`, `Vụ trưởng Vụ` + `Pháp chế`.
  private func tailBody(_ match: LexicalMatch, _ limit: Int) -> NameSpan? {
    guard Int(match.end) < limit else { return nil }
    for i in match.tokens.dropFirst() where document.matches[i].contains(where: { $0.kind == .orgHead && closes(match, behind: $0) }) {
      guard let body = body(at: i, limit: limit, inTitle: true), body.tokens.upperBound > Int(match.end) else { continue }
      // `Trưởng nhóm Hoàng Lê Vũ`
      let bearer = nameRun(at: Int(match.end), limit: limit, titled: true)
      return names.kinds[body.kind].contains(.plain) && isVietnameseName(bearer, titled: true) && bearer.count >= 3 ? nil : body
    }
    return nil
  }

  /// Nothing but a level stands between a head word and the end of the office's words: `Chủ tịch UBND xã` + `Ea Kao`.
  private func closes(_ office: LexicalMatch, behind head: LexicalMatch) -> Bool {
    if head.end == office.end { return true }
    return head.end < office.end && document.matches[Int(head.end)].contains { $0.kind == .placeHead && $0.end == office.end }
  }

  /// Adds what the office is of.
  private func complete(_ span: inout NameSpan, _ takes: OfficeRow.Takes, _ limit: Int) {
    var at = span.tokens.upperBound
    guard at < limit else { return }
    if let place = placeOfHead(at, limit) {
      span.parts.append(place, in: document.parts)
      span.tokens = span.tokens.lowerBound..<place.tokens.upperBound
      span.complement = .place(UInt16(span.parts.count - 1))
      return
    }
    if let end = portfolioEnd(at, limit) {
      span.tokens = span.tokens.lowerBound..<end
      at = end
    }
    let ofCue = document.cue(.of, at: at)
    if let end = ofCue, end < limit { at = end }
    let wants = takes.subtracting(.none)
    guard !wants.isEmpty, let part = complement(at: at, limit: limit, wants) else { return }
    span.parts.append(part, in: document.parts)
    span.tokens = span.tokens.lowerBound..<part.tokens.upperBound
    switch part.type {
    case .country: span.complement = .country(part.country)
    case .organisation, .facility: span.complement = .body(UInt16(span.parts.count - 1))
    default: span.complement = .place(UInt16(span.parts.count - 1))
    }
    span.country = part.country
    postedAt(&span, limit)
  }

  /// `Bộ trưởng Ngoại giao` + `và Hợp tác` before a country, `Bộ trưởng` + `Luật và Nhân quyền`: two fields of one office abroad.
  private func portfolioEnd(_ start: Int, _ limit: Int) -> Int? {
    var and = start
    if document.isCapital(start), country(at: start, limit: limit) == nil { and = pastCapital(start, limit) }
    guard and + 1 < limit, document.cue(.and, at: and) == and + 1, document.isCapital(and + 1),
      !document.matches.has(.office, or: .title, at: and + 1), names.name(at: and + 1, limit: limit) == nil
    else { return nil }
    let end = pastCapital(and + 1, limit)
    return end < limit && country(at: end, limit: limit) != nil ? end : nil
  }

  /// `Chủ tịch xã` + `Tiên Lãnh`: behind the head word of a place stands its name, unless it is somebody's in full.
  private func placeOfHead(_ end: Int, _ limit: Int) -> NameSpan? {
    guard document.isCapital(end), let head = document.matches[end - 1].last(where: { $0.kind == .placeHead && Int($0.end) == end }) else {
      return nil
    }
    let bearer = nameRun(at: end, limit: limit, titled: true)
    if bearer.count >= 3, document.familyName(at: end) != nil || isVietnameseName(bearer, titled: true) { return nil }
    if names.name(at: end, limit: limit, accepts: .person) != nil
      || isVietnameseName(bearer, titled: true) && document.familyName(at: end) != nil
    {
      return nil
    }
    guard let place = place(at: Int(head.start), limit: limit, inTitle: true), place.tokens.upperBound > end else { return nil }
    return place
  }

  /// `Đại sứ Phần Lan tại Việt Nam`.
  private func postedAt(_ span: inout NameSpan, _ limit: Int) {
    let at = span.tokens.upperBound
    guard at < limit, let end = document.cue(.at, at: at), end < limit, document.tokens[at].shape == .lower else { return }
    guard let post = country(at: end, limit: limit) ?? names.name(at: end, limit: limit, accepts: .organisation).map(self.span)
    else { return }
    span.parts.append(post, in: document.parts)
    span.tokens = span.tokens.lowerBound..<post.tokens.upperBound
  }

  private func complement(at i: Int, limit: Int, _ wants: OfficeRow.Takes) -> NameSpan? {
    guard i < limit, !document.inValue[i] || document.tokens[i].kind == .word else { return nil }
    var best = country(at: i, limit: limit)
    if let other = body(at: i, limit: limit, inTitle: true), other.tokens.upperBound > (best?.tokens.upperBound ?? i) { best = other }
    if !wants.isDisjoint(with: [.place, .organisation]), let other = place(at: i, limit: limit, inTitle: true),
      other.tokens.upperBound > (best?.tokens.upperBound ?? i)
    {
      best = other
    }
    return best
  }

  /// Of offices with the same words, the one whose complement is there.
  private func bestRow(_ rows: [LexicalMatch], _ span: NameSpan) -> Int32 {
    let wanted: OfficeRow.Takes
    switch span.complement {
    case .none: wanted = .none
    case .country: wanted = .country
    case .body: wanted = [.organisation, .ministry]
    case .place: wanted = .place
    }
    let fitting = rows.first { !lexicon.offices[Int($0.index)].takes.isDisjoint(with: wanted) }
    let atHome = rows.first { lexicon.offices[Int($0.index)].home == names.evidence.home }
    if span.complement == .none { return (atHome ?? fitting ?? rows[rows.startIndex]).index }
    return (fitting ?? rows[rows.startIndex]).index
  }

  // MARK: The name behind

  /// The bearer's name at a token. A role may have a complement that only a name behind it makes sense of: `tỷ phú Mỹ Warren Buffett`.
  private func name(behind title: inout NameSpan, at i: Int, limit: Int) -> NameSpan? {
    guard i < limit, document.tokens[i].gap < .line || document.tokens[i - 1].kind == .word else { return nil }
    if isAcronym(i), i == title.tokens.upperBound, let name = nameBehindAcronym(i, limit) {
      title.tokens = title.tokens.lowerBound..<name.tokens.lowerBound
      return name
    }
    if title.title < 0 || lexicon.titles[Int(title.title)].titleClass == .role, isPlaceInstead(i, limit) { return nil }
    guard title.title >= 0 else {
      guard let name = personName(at: i, limit: limit, titled: true) else { return nil }
      let lone = words(name.name) == 1 && name.readings.isEmpty && document.isVietnameseSyllable(name.name.lowerBound)
      return lone && document.givenName(at: name.name.lowerBound) == nil ? nil : name
    }
    let row = lexicon.titles[Int(title.title)]
    // `vợ Khoa`, `con trai ông Khoa` are somebody else; only a whole name is the relative's own: `vợ Trần Thị Mai`.
    if row.titleClass == .relative {
      guard document.familyName(at: i) != nil, let name = personName(at: i, limit: limit, titled: true), words(name.name) > 1 else {
        return nil
      }
      return name
    }
    if row.titleClass == .role || row.titleClass == .rank, let found = nameBehindComplement(of: title, at: i, limit: limit) {
      title = found.title
      return found.name
    }
    guard let name = personName(at: i, limit: limit, titled: true, kin: row.titleClass == .kin) else { return nil }
    guard ownsThing(title), document.familyName(at: i) == nil else { return name }
    return words(name.name) == 1 && document.isVietnameseSyllable(name.name.lowerBound) ? name : nil
  }

  /// `Phó giám đốc Vietcombank | Quảng Ninh bị bắt`: a listed place and no more, which begins like nobody's name.
  private func isPlaceInstead(_ i: Int, _ limit: Int) -> Bool {
    guard document.familyName(at: i) == nil, let place = names.name(at: i, limit: limit, accepts: .place), place.tokens.count > 1,
      !place.isShort
    else { return false }
    let end = place.tokens.upperBound
    return end == limit || !document.isCapital(end) || document.tokens[end].gap >= .line
  }

  /// `chủ tàu | Ocean Pearl`, `chủ quán | Mộc Lan`: behind a word for an owner may stand what is owned.
  private func ownsThing(_ title: NameSpan) -> Bool {
    guard title.tokens.count > 1,
      let owned = document.word(at: title.tokens.lowerBound + 1), owned.end == title.tokens.upperBound
    else { return false }
    return [.vehicle, .facility, .organisation].contains(owned.row.sense)
  }

  /// `Trưởng phòng CNTT` + `Lê Văn Sâm`: an acronym behind a title is what it is of, when a whole name follows.
  private func nameBehindAcronym(_ i: Int, _ limit: Int) -> NameSpan? {
    var at = i
    while at < limit, isAcronym(at) { at += 1 }
    guard at < limit, document.familyName(at: at) != nil, let name = personName(at: at, limit: limit, titled: true),
      isVietnameseName(name.name, titled: true)
    else { return nil }
    return name
  }

  private func nameBehindComplement(of title: NameSpan, at i: Int, limit: Int) -> (title: NameSpan, name: NameSpan)? {
    let at = document.cue(.people, at: i).flatMap { $0 < limit ? $0 : nil } ?? i
    guard let part = country(at: at, limit: limit) ?? body(at: i, limit: limit, inTitle: true) else { return nil }
    let end = part.tokens.upperBound
    guard end < limit, let name = personName(at: end, limit: limit, titled: true) else { return nil }
    // `ca sĩ Mỹ Tâm` has no country in it.
    if part.type == .country, part.tokens.count == 1, words(name.tokens) == 1, document.isVietnameseSyllable(end) { return nil }
    var longer = title
    longer.tokens = title.tokens.lowerBound..<end
    longer.parts = Parts()
    longer.parts.append(part, in: document.parts)
    longer.country = part.country
    longer.complement = part.type == .country ? .country(part.country) : .body(0)
    return (longer, name)
  }
}
