import Annotations
import Gazetteers

/// What completes a body's name behind its head word: capitalised words, a field of work, a second name in brackets.
extension SpanScanner {
  /// Capitalised words and what binds them: `Đầu tư và Phát triển Hòa Bình`, `Bắc Á`, `“Vì ngày mai”`.
  func capitalName(at i: Int, _ limit: Int, _ inTitle: Bool, lead: Bool, depth: Int) -> Int? {
    guard i < limit, document.tokens[i].gap < .line else { return nil }
    if let end = quoted(at: i, limit) { return end }
    var at = i
    if lead { at = pastTrade(at, limit) }
    guard at < limit, document.isCapital(at), !document.inValue[at] else { return nil }
    // A look at one body more, never back at a smaller depth: a row of heads would be looked through again for each of its ends.
    if at == i, beginsSomething(at, limit), body(at: at, limit: limit, inTitle: inTitle, depth: max(2, depth + 1)) != nil { return nil }
    var end = at
    while at < limit, document.tokens[at].gap < .line || at == i {
      if document.isCapital(at), !document.inValue[at] || at == i {
        if end > i, beginsTitle(at, limit) || beginsPlace(at, limit, inTitle) { break }
        if inTitle, end > i, isVietnameseName(nameRun(at: at, limit: limit, titled: false), titled: true) { break }
        at = pastObject(at, pastCapital(at, limit), limit)
        end = at
      } else if document.tokens[at].kind == .number, !document.inValue[at], end > i {
        at += 1
        end = at
      } else if end > i, at + 1 < limit, binds(at), document.isCapital(at + 1), !beginsSomething(at + 1, limit),
        !isListedThing(at + 1, limit, unless: at)
      {
        at += 1
      } else {
        break
      }
    }
    return end > i ? end : nil
  }

  func binds(_ i: Int) -> Bool {
    document.isMark(i, "&") || document.isHyphen(i) || document.cue(.and, at: i) == i + 1 && document.tokens[i].shape == .lower
  }

  /// `và` before another listed name joins two names.
  private func isListedThing(_ i: Int, _ limit: Int, unless binder: Int) -> Bool {
    document.isWord(binder) && names.name(at: i, limit: limit) != nil
  }

  /// `Cửa khẩu quốc tế Lào Cai`: a head of two words and more with its name.
  private func beginsPlace(_ i: Int, _ limit: Int, _ inTitle: Bool) -> Bool {
    document.matches.has(.placeHead, at: i) && document.matches[i].contains { $0.kind == .placeHead && $0.end - $0.start >= 2 }
      && place(at: i, limit: limit, inTitle: inTitle).map { $0.tokens.count >= 3 } ?? false
  }

  private func beginsTitle(_ i: Int, _ limit: Int) -> Bool {
    document.matches.has(.office, or: .title, at: i)
      && document.matches[i].contains { ($0.kind == .office || $0.kind == .title) && Int($0.end) - i >= 2 && Int($0.end) <= limit }
  }

  /// Behind a capitalised word, with the small syllables that complete it: `Xây dựng`.
  ///
  /// - Parameter small: one small syllable completes it although no list knows the word: `Quốc phòng`.
  func pastCapital(_ i: Int, _ limit: Int, small: Bool = false) -> Int {
    var end = i + 1
    if let word = document.word(at: i), word.end <= limit, word.end > end {
      let rest = (end..<word.end).allSatisfy { document.tokens[$0].shape == .lower }
      if rest, document.tokens[i].shape == .capitalised || document.isLetter(i), !runsIntoVerb(word.row, i, word.end) { end = word.end }
    }
    while end + 1 < limit, document.isHyphen(end) || document.isMark(end, "."), document.tokens[end].gap == .none,
      document.tokens[end + 1].gap == .none,
      document.isWord(end + 1) || document.tokens[end + 1].kind == .number
    { end += 2 }
    // `C.P. Việt Nam`
    if end < limit, document.isLetter(end - 1), end - i >= 3, document.isMark(end, "."), document.tokens[end].gap == .none, end + 1 < limit,
      document.isCapital(end + 1)
    {
      end += 1
    }
    // `Sinh dược Cuba`, `Làm vườn huyện …`: one small syllable before a capital or a place belongs to the word before it.
    if end == i + 1, end < limit, document.tokens[end].shape == .lower, document.tokens[end].gap == .space, isLoneSyllable(end, small) {
      end += 1
    }
    return end
  }

  /// `Bộ Công Thương | yêu cầu`, not `Thương yêu | cầu`: a verb whose end begins a longer word is no part of a name.
  private func runsIntoVerb(_ row: WordRow, _ start: Int, _ end: Int) -> Bool {
    guard row.first == .V, !row.may(.N) else { return false }
    return (start + 1..<end).contains { i in document.word(at: i).map { $0.end > end } ?? false }
  }

  /// What a verb written large does, in small letters: `Khởi nghiệp` + `sinh viên`, `Quản lý` + `thị trường`.
  private func pastObject(_ start: Int, _ end: Int, _ limit: Int) -> Int {
    guard end < limit, end - start >= 2, document.tokens[end].shape == .lower, document.tokens[end].gap == .space,
      let verb = document.word(at: start), verb.end == end, verb.row.first == .V, let object = object(at: end, limit)
    else { return end }
    if object - end >= 2 { return pastDescription(object, limit) }
    // `Chế biến | gỗ`
    if let word = document.word(at: end), word.row.sense == .product { return object }
    // `Bảo vệ quyền trẻ em`
    guard object < limit, let more = self.object(at: object, limit), more - object >= 2 else { return end }
    return more
  }

  /// `Điều hành đô thị | thông minh`: how it is, where no verb follows that it could be said of.
  private func pastDescription(_ i: Int, _ limit: Int) -> Int {
    guard i < limit, let word = document.word(at: i), word.end <= limit, word.end - i >= 2, word.row.first == .A, !word.row.may(.R),
      !word.row.may(.V), document.tokens[i].shape == .lower, document.word(at: word.end).map({ $0.row.first != .V }) ?? true
    else { return i }
    return word.end
  }

  private func object(at i: Int, _ limit: Int) -> Int? {
    guard let word = document.word(at: i), word.end <= limit, word.row.first == .N, !word.row.may(.V), word.row.sense != .time,
      document.tokens[i].shape == .lower
    else { return nil }
    return word.end
  }

  private func isLoneSyllable(_ i: Int, _ small: Bool) -> Bool {
    guard document.tokens[i - 1].shape == .capitalised || document.isLetter(i - 1), document.isVietnameseSyllable(i),
      document.isVietnameseSyllable(i - 1)
    else { return false }
    // `Y khoa`; not `Nam Á | cho vay`, `Nam Á | khởi kiện`.
    if document.isLetter(i - 1) {
      return document.word(at: i).map { $0.row.first == .N } ?? !document.matches[i].contains { Int($0.end) > i + 1 }
    }
    let next = i + 1
    let betweenCapitals =
      next < document.tokens.count && (document.isCapital(next) || document.matches[next].contains { $0.kind == .placeHead })
    guard let word = document.word(at: i) else { return small || betweenCapitals }
    return word.row.first == .N && word.end == i + 1 && betweenCapitals
  }

  /// Over small words of the trade, at most four.
  private func pastTrade(_ i: Int, _ limit: Int) -> Int {
    var at = i
    while at < limit, at - i < 5, document.tokens[at].shape == .lower {
      // `may xuất khẩu | Hà Phong`, what no noun says.
      if let end = document.cue(.trade, at: at), end <= limit {
        at = end
        continue
      }
      guard let word = document.word(at: at), word.end <= limit else { break }
      // `Công ty | đề nghị | Bộ Tài chính …`: what it does to another is no trade.
      guard word.row.traits.isDisjoint(with: [.say, .objectControl]),
        word.row.first == .N || word.row.first == .V && word.row.may(.N) && word.end - at >= 2
      else { return i }
      at = word.end
    }
    return at < limit && document.isCapital(at) ? at : i
  }

  private func quoted(at i: Int, _ limit: Int) -> Int? {
    guard document.tokens[i].mark == .openQuote || document.isMark(i, "\"") else { return nil }
    for at in i + 1..<min(limit, i + 10) where document.tokens[at].isClosingQuote || document.isMark(at, "\"") {
      return at > i + 1 ? at + 1 : nil
    }
    return nil
  }

  /// A field of work: `Y tế`, `Nông nghiệp và Phát triển nông thôn`, `Văn hóa, Thể thao và Du lịch`.
  func fieldName(at i: Int, _ limit: Int) -> Int? {
    guard i < limit, document.isCapital(i), !document.inValue[i] else { return nil }
    var end = pastObject(i, pastCapital(i, limit, small: true), limit)
    while end < limit {
      if document.isCapital(end), !document.inValue[end], names.name(at: end, limit: limit) == nil, !beginsSomething(end, limit),
        document.familyName(at: end) == nil
      {
        end = pastObject(end, pastCapital(end, limit, small: true), limit)
      } else if let next = pastSmall(end, limit) {
        end = next
      } else if end + 1 < limit, binds(end) || document.isMark(end, ",") && listGoesOn(end, limit), document.isCapital(end + 1),
        !beginsSomething(end + 1, limit),
        names.name(at: end + 1, limit: limit) == nil
      {
        end = pastCapital(end + 1, limit, small: true)
      } else {
        break
      }
    }
    return end
  }

  /// Small nouns between capitals of one name: `Quản lý vốn Nhà nước`.
  private func pastSmall(_ i: Int, _ limit: Int) -> Int? {
    guard document.tokens[i].shape == .lower, let word = document.word(at: i), word.row.first == .N, word.end < limit,
      document.isCapital(word.end)
    else { return nil }
    if names.name(at: word.end, limit: limit, accepts: [.country, .person]) != nil { return nil }
    // `huyện Trần Văn Thời` and a person's name begin something of their own.
    if document.matches[i].contains(where: { $0.kind == .placeHead }) { return nil }
    if document.familyName(at: word.end) != nil, words(nameRun(at: word.end, limit: limit, titled: false)) >= 3 { return nil }
    return beginsSomething(word.end, limit) ? nil : word.end
  }

  /// A comma inside a field's name is followed by one more field and `và`.
  private func listGoesOn(_ i: Int, _ limit: Int) -> Bool {
    var at = i + 1
    while at < limit, at < i + 8 {
      if document.cue(.and, at: at) == at + 1 { return at + 1 < limit && document.isCapital(at + 1) && !beginsSomething(at + 1, limit) }
      if document.tokens[at].kind == .punctuation { return false }
      at += 1
    }
    return false
  }

  /// `(BioCubaFarma)` behind a name.
  func addAlias(_ span: inout NameSpan, _ limit: Int) {
    let open = span.tokens.upperBound
    guard open + 2 < limit, document.isMark(open, "("), document.isCapital(open + 1) else { return }
    var close = open + 1
    while close < limit, close - open < 6, !document.isMark(close, ")") { close += 1 }
    guard close < limit, document.isMark(close, ")") else { return }
    let inner = open + 1..<close
    let single =
      inner.count == 1 && (document.tokens[inner.lowerBound].shape == .upper || document.tokens[inner.lowerBound].shape == .mixed)
    let acronym = inner.allSatisfy { document.tokens[$0].shape == .upper || document.tokens[$0].kind != .word }
    guard
      single || acronym || names.name(at: inner.lowerBound, limit: close, accepts: .organisation)?.tokens == inner
        || isNewName(inner)
    else { return }
    span.alias = inner
  }

  /// Capitalised words that no list has: a brand, not the place where the body sits.
  private func isNewName(_ range: Range<Int>) -> Bool {
    range.allSatisfy { document.isCapital($0) } && names.name(at: range.lowerBound, limit: range.upperBound) == nil
      && range.contains { !document.isVietnameseSyllable($0) }
      && place(at: range.lowerBound, limit: range.upperBound, inTitle: false) == nil
  }
}
