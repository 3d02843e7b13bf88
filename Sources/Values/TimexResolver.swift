import Annotations

/// Which way to read a day or month without a year.
package enum DatePreference: String, Sendable, CaseIterable { case past, future, nearest }

/// Gives time expressions their values: counted from the document's date and from the last date told.
///
/// Expressions are handed over in text order, because each may be the anchor of the next.
struct TimexResolver {
  /// The document's date; nil when it is unknown.
  let document: CalendarDate?
  let preference: DatePreference
  /// The last date told in the text.
  private(set) var told: PartialDate?
  /// The last date told with its day: a year in passing does not move `hôm sau`.
  private var toldDay: PartialDate?
  /// The last day told that is not behind the document's: what is told to have happened is counted from there.
  private var pastDay: PartialDate?
  /// Whether that day stands in the sentence that is read.
  private var isDayHere = false
  /// The last date that opened a sentence or clause.
  private var frame: PartialDate?

  init(document: CalendarDate?, preference: DatePreference) {
    self.document = document
    self.preference = preference
  }

  /// A value in the calendar, from its first to its last day.
  struct Resolved {
    var text: String
    var first: PartialDate
    var last: PartialDate
    /// Whether it may anchor what follows.
    var isAnchor = true
  }

  /// The value of an expression.
  ///
  /// - Parameters:
  ///   - tense: the tense of the clause, which decides where two readings are about equally near.
  ///   - isFronted: whether the expression opens its sentence or clause.
  mutating func value(of timex: Timex, tense: Direction?, isFronted: Bool = false) -> String {
    let before = told
    let value = value(of: timex, tense, isFronted)
    if isFronted, told != before || isPoint(timex) { frame = told }
    return value
  }

  private func isPoint(_ timex: Timex) -> Bool {
    if case .point = timex { return true }
    return false
  }

  private mutating func value(of timex: Timex, _ tense: Direction?, _ isFronted: Bool) -> String {
    switch timex {
    case .fixed(let text):
      return text
    case .connective(let side):
      guard let told, told.year != nil || told.day != nil else { return side < 0 ? "PAST_REF" : "XXXX-XX-XX" }
      return side < 0 ? "../" + told.description : side > 0 ? told.description + "/.." : told.description
    case .duration(let span):
      return span.iso
    case .window(let span, let sign):
      return window(span, sign)
    case .offset(let span, let sign, let fromTold):
      return offset(span, sign, fromTold, tense)
    case .point(var point):
      (point.isFronted, point.standsAlone) = (isFronted, true)
      let resolved = resolve(point, tense: tense)
      remember(resolved)
      return resolved.text
    case .interval(let a, let b):
      return interval(a, b, tense)
    }
  }

  private mutating func remember(_ resolved: Resolved) {
    guard resolved.isAnchor, resolved.first.year != nil || resolved.first.day != nil else { return }
    told = resolved.first == resolved.last || resolved.last.day == nil ? resolved.first : resolved.common
    if resolved.last.day != nil, resolved.first.day != nil { told = resolved.last }
    if told?.day != nil { noteDay(told) }
  }

  private mutating func noteDay(_ day: PartialDate?) {
    (toldDay, isDayHere) = (day, true)
    if let day, !isAhead(day) { pastDay = day }
  }

  /// Whether a day lies behind the document's.
  private func isAhead(_ day: PartialDate) -> Bool {
    guard let document, let first = day.firstDay else { return false }
    return first.dayNumber > document.dayNumber
  }

  /// `… sẽ lên đường ngày 2/10. Hai ngày trước đó, ông đã gửi thư`: what has happened is not counted from a day to come.
  private func happened(_ anchor: PartialDate?, _ tense: Direction?) -> PartialDate? {
    guard tense != .future, !isDayHere, let anchor, anchor.day != nil, isAhead(anchor), let pastDay else { return anchor }
    return pastDay
  }

  mutating func beginSentence() { isDayHere = false }

  // MARK: Intervals

  private mutating func interval(_ a: TimePoint?, _ b: TimePoint?, _ tense: Direction?) -> String {
    guard let a, let b else {
      let point = a ?? b
      guard let point else { return "XXXX" }
      let resolved = resolve(point, tense: tense)
      remember(resolved)
      return a != nil ? start(point, resolved) + "/.." : "../" + end(point, resolved)
    }
    let (first, last) = shared(a, b)
    if first.isNow {
      let to = resolve(last, tense: .future)
      return (document.map(\.description) ?? "..") + "/" + end(last, to)
    }
    if last.isNow {
      let from = resolve(first, tense: .past)
      remember(from)
      return start(first, from) + "/" + (document.map(\.description) ?? "..")
    }
    if last.isTold, first.hasClock || first.part != nil {
      // `từ 22h đến 5h hôm sau`
      let from = resolve(first, tense: tense)
      remember(from)
      let to = resolve(last, tense: tense)
      remember(to)
      return from.text + "/" + to.text
    }
    var to = resolve(last, tense: tense)
    // The start is the last such day before the end.
    var from = resolve(first, tense: tense, before: to)
    if first.year == .none, last.year == .none, from.first > to.last { to = resolve(last, tense: tense, after: from) }
    from.isAnchor = true
    remember(to)
    return start(first, from) + "/" + end(last, to)
  }

  /// `từ đầu năm`: from the first day.
  private func start(_ p: TimePoint, _ r: Resolved) -> String {
    guard p.edge == .start, r.first != .unknown, r.last.day == nil || r.first != r.last else { return r.text }
    return r.first.padded(isLast: false)
  }

  /// `đến cuối năm`: to the last day.
  private func end(_ p: TimePoint, _ r: Resolved) -> String {
    guard p.edge == .end, r.last != .unknown || p.year == .shift(0) else { return r.text }
    return r.last.padded(isLast: true)
  }

  /// Year, month and parts that one end of an interval has from the other: `từ ngày 7 đến 13/6`, `từ tháng 1 đến tháng 6/2023`.
  private func shared(_ a: TimePoint, _ b: TimePoint) -> (TimePoint, TimePoint) {
    var (a, b) = (a, b)
    if a.isNow || b.isNow { return (a, b) }
    if a.hasClock, !a.hasDate, b.hasDate, !b.isTold {
      copyDate(b, to: &a)
    } else if b.hasClock, !b.hasDate, a.hasDate {
      copyDate(a, to: &b)
    }
    if b.part != nil, !b.hasDate, a.hasDate { copyDate(a, to: &b) }
    if a.weekday != nil, a.week == .none, b.weekday != nil { a.week = b.week }
    if case .exactly = a.day, a.month == .none { a.month = b.month }
    if case .exactly = b.day, b.month == .none { b.month = a.month }
    if a.year == .none, case .exactly(let y) = b.year, a.month != .none || a.quarter != .none {
      a.year = b.year
      if case .exactly(let m) = a.month, case .exactly(let n) = b.month, m > n { a.year = .exactly(y - 1) }
    }
    if b.year == .none, case .exactly(let y) = a.year, b.month != .none || b.quarter != .none {
      b.year = a.year
      if case .exactly(let m) = a.month, case .exactly(let n) = b.month, m > n { b.year = .exactly(y + 1) }
    }
    return (a, b)
  }

  private func copyDate(_ from: TimePoint, to p: inout TimePoint) {
    let (hour, minute, second, part) = (p.hour, p.minute, p.second, p.part)
    p = from
    (p.hour, p.minute, p.second, p.part) = (hour, minute, second, part)
  }

  // MARK: Offsets and windows

  private func window(_ span: TimeSpan, _ sign: Int) -> String {
    guard let document,
      let other = PartialDate(document).adding(span, sign)?.day.map({ _ in PartialDate(document).adding(span, sign) }) ?? nil,
      !span.parts.contains(where: { $0.high != nil })
    else { return span.iso }
    let (a, b) = sign < 0 ? (other, PartialDate(document)) : (PartialDate(document), other)
    return a.description + "/" + b.description
  }

  private mutating func offset(_ span: TimeSpan, _ sign: Int, _ fromTold: Bool, _ tense: Direction?) -> String {
    let last = happened(span.grain == .day && told?.day == nil ? toldDay ?? told : told, tense)
    guard let anchor = fromTold ? last ?? document.map({ PartialDate($0) }) : document.map({ PartialDate($0) }),
      !span.parts.contains(where: { $0.high != nil }), let moved = anchor.adding(span, sign)
    else { return span.iso }
    let result = moved.cut(to: span.grain)
    told = result
    if result.day != nil { noteDay(result) }
    switch span.grain {
    case .decade: return result.year.map { PartialDate.padded($0 / 10, 3) } ?? span.iso
    case .century: return result.year.map { PartialDate.padded($0 / 100, 2) } ?? span.iso
    default: return result.description
    }
  }

  // MARK: Points

  /// - Parameter before: an end that the point must not lie behind.
  func resolve(_ p: TimePoint, tense: Direction?, before: Resolved? = nil, after: Resolved? = nil) -> Resolved {
    let page = document.map { PartialDate($0) }
    let anchor =
      p.isTold
      ? (p.isFronted && p.day == .shift(0) && frame?.day != nil ? frame : nil) ?? happened(told(for: p), tense) ?? page
      : page ?? neighbour(of: p)
    if let every = p.every { return recurring(p, every) }
    var resolved = calendar(p, anchor, Selection(tense: tense, before: before?.first, after: after?.last))
    if p.hasClock || p.part != nil { addTime(p, &resolved) }
    return resolved
  }

  /// What `hôm sau`, `cùng ngày`, `cùng năm` count from.
  private func told(for p: TimePoint) -> PartialDate? {
    if case .shift = p.day, told?.day == nil { return toldDay ?? told }
    return told
  }

  /// In a text without a date of its own, the last whole date told gives the year of a day and month near it: `11/6/2025 … ngày 12/6`.
  private func neighbour(of p: TimePoint) -> PartialDate? {
    guard case .exactly = p.day, case .exactly = p.month, p.year == .none, let told, told.year != nil, told.day != nil else { return nil }
    return told
  }

  /// `20/11 hằng năm`, `ngày 5 hằng tháng`, `thứ Hai hằng tuần`.
  private func recurring(_ p: TimePoint, _ every: TimeUnit) -> Resolved {
    var date = PartialDate(year: nil, month: nil, day: nil)
    if case .exactly(let m) = p.month { date.month = m }
    if case .exactly(let d) = p.day { date.day = d }
    var text = date.text
    if let weekday = p.weekday { text = "XXXX-WXX-\(weekday)" } else if p.hasClock, date.day == nil { text = "XXXX-XX-XX" }
    var resolved = Resolved(text: text, first: date, last: date, isAnchor: false)
    if p.hasClock || p.part != nil { addTime(p, &resolved) }
    return resolved
  }

  /// The day that a time of the day without one is told of: that of its sentence, or the one that the text goes by. `Ngày 26/10, tàu chìm. Tàu cứu nạn rời
  /// cảng lúc 1 giờ sáng nay. Đến 5 giờ, …`: the document's own day, told since, has moved the story on.
  private var dayOfClock: PartialDate? {
    guard !isDayHere, let frame, frame.day != nil, let toldDay else { return isDayHere || frame?.day == nil ? toldDay : frame }
    func day(_ date: PartialDate) -> PartialDate { PartialDate(year: date.year, month: date.month, day: date.day) }
    guard let document, day(frame) < day(toldDay), day(toldDay) == PartialDate(document) else { return frame }
    return toldDay
  }

  private func addTime(_ p: TimePoint, _ resolved: inout Resolved) {
    // A time of the day without a day is told of the day in its sentence, or the one that the text goes by, or the document's.
    if !p.hasDate {
      let day = dayOfClock ?? document.map { PartialDate($0) }
      resolved.first = PartialDate(year: day?.year, month: day?.month, day: day?.day)
      resolved.last = resolved.first
      resolved.text = day == nil ? "XXXX-XX-XX" : resolved.first.text
    }
    guard let hour = p.hour else {
      if let part = p.part, resolved.first == resolved.last { resolved.text += part.code }
      return
    }
    var clock = "T" + PartialDate.padded(hour, 2) + ":" + PartialDate.padded(p.minute ?? 0, 2)
    if let second = p.second { clock += ":" + PartialDate.padded(second, 2) }
    resolved.text += clock
    resolved.first.clock = hour * 60 + (p.minute ?? 0)
    resolved.last = resolved.first
  }

  private func calendar(_ p: TimePoint, _ anchor: PartialDate?, _ selection: Selection) -> Resolved {
    if p.isNow { return document.map { day($0) } ?? Resolved(text: "PRESENT_REF", first: .unknown, last: .unknown, isAnchor: false) }
    let chooser = YearChooser(anchor: anchor, preference: preference, direction: p.direction, selection: selection)
    if p.holiday != nil || p.isLunar, let found = lunarOrHoliday(p, chooser) { return found }
    if let found = longPeriod(p, chooser) { return found }
    if p.isBeforeChrist, case .exactly(let y) = p.year {
      return Resolved(text: "BC" + PartialDate.padded(y, 4), first: .unknown, last: .unknown, isAnchor: false)
    }
    if let found = week(p, anchor, chooser) { return found }
    if let found = partOfYear(p, anchor, chooser) { return found }
    return dayMonthYear(p, anchor, chooser)
  }

  func day(_ date: CalendarDate) -> Resolved {
    let partial = PartialDate(date)
    return Resolved(text: date.description, first: partial, last: partial)
  }
}

extension TimexResolver.Resolved {
  /// What first and last day have in common.
  fileprivate var common: PartialDate {
    guard first.year == last.year else { return PartialDate(year: first.year, month: nil, day: nil) }
    return PartialDate(year: first.year, month: first.month == last.month ? first.month : nil, day: nil)
  }
}
