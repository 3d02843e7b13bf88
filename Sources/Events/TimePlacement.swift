import Annotations
import Gazetteers
import Phrases

/// Decides which predicate or noun each date of a sentence belongs to.
///
/// A date that opens the sentence or follows a comma before a clause belongs to the next predicate and to those beside it; any other belongs to
/// the word it follows.
struct TimePlacement {
  let structure: SentenceStructure
  let mentions: [Mention]
  /// Phrases that are dates, in text order.
  private var dates = IndexList.empty

  init(structure: SentenceStructure, mentions: [Mention]) {
    self.structure = structure
    self.mentions = mentions
    turn()
  }

  /// The structure has been filled with another sentence.
  mutating func turn() {
    dates = .empty
    let text = datelineEnd()
    for p in structure.phrases.indices where structure.phrases[p].units.lowerBound >= text && isTime(structure.phrases[p]) {
      structure.append(p, to: &dates)
    }
  }

  /// Where the told text begins behind `Doha (TTXVN 20/10) - …`, whose date is that of the report; 0 without such a dateline.
  private func datelineEnd() -> Int {
    guard let close = structure.units.indices.prefix(Self.longestDateline).first(where: { structure.units[$0].mark == UInt8(ascii: ")") }),
      close + 2 < structure.units.count, structure.units[close + 1].isHyphen,
      (0..<close).allSatisfy({ structure.predicateOfUnit[$0] < 0 })
    else { return 0 }
    return close + 2
  }

  /// In units, up to the bracket that closes.
  private static let longestDateline = 12

  /// Phrases of dates that tell when the trigger's event was, nearest first.
  func times(of trigger: TriggerCandidate, _ view: Surroundings) -> IndexList {
    // A span of time tells when only behind the verb: `kéo dài bốn ngày`, not `kỷ niệm 30 năm`.
    if dates.isEmpty { return .empty }
    let all = structure.filtered(dates) {
      !structure.isAside(structure.phrases[$0].units.lowerBound, from: trigger.unit)
        && (leads($0, trigger.unit)
          || !isElapsed($0) && (!isDuration($0) || !view.isNominal && structure.phrases[$0].units.lowerBound > trigger.unit))
    }
    if all.isEmpty { return .empty }
    if view.isNominal {
      // `kỷ niệm Ngày Chiến thắng (7/5/1954)`: what stands in brackets comes last.
      let own = structure.filtered(all) { follows(trigger.unit, $0) }
      let told = structure.filtered(own) { !isInBrackets($0) }
      if !told.isEmpty { return told }
      if own.isEmpty, let light = structure.lightVerb(behind: trigger.unit) {
        let then = times(ofPredicate: light, all)
        if !then.isEmpty { return then }
      }
      guard let governor = view.predicate, carries(governor, trigger.unit) else {
        return own.isEmpty ? before(trigger.unit, all) : own
      }
      let carried = times(ofPredicate: governor, structure.filtered(all) { !own.contains($0) })
      return carried.isEmpty ? own : carried
    }
    guard let p = view.predicate else { return .empty }
    if let leading = all.first(where: { isDuration($0) && leads($0, trigger.unit) }) { return structure.list(leading) }
    return times(ofPredicate: p, all)
  }

  private func times(ofPredicate index: Int, _ all: IndexList) -> IndexList {
    let own = ownTimes(ofPredicate: index, all)
    if !own.isEmpty { return own }
    // `phối hợp với B triệt phá đường dây | rạng sáng 3/3`: a date at the end of what it governs.
    let below = structure.filtered(all) { time in !isFronted(time) && governs(index, owner(of: time), isStart: opens(time)) }
    if !below.isEmpty { return below }
    // A date that opened the sentence holds for all that is told on its main line, until another one.
    if let line = mainLine(index), let fronted = all.last(where: { isFronted($0) && precedes($0, line) }) { return structure.list(fronted) }
    // `Ngày 17/3, khi | tàu đang chở gạo, …`: a date right before the conjunction is that of both.
    if let conjunction = structure.predicates[index].conjunction,
      structure.predicates[index].isSimultaneous || structure.predicates[index].link == .adverbial,
      let fronted = all.first(where: { isFronted($0) && (1...2).contains(conjunction - structure.phrases[$0].units.upperBound + 1) })
    {
      return structure.list(fronted)
    }
    // `Vụ việc bị phát giác hồi tháng 3, khi công an | khởi tố vụ án`
    if structure.predicates[index].isSimultaneous, let above = structure.predicates[index].governor {
      let then = ownTimes(ofPredicate: above, all)
      if !then.isEmpty { return then }
    }
    // `nổ súng vào trụ sở, | rạng sáng 11/6, | sát hại nhiều cán bộ`: between two verbs of one subject it holds for both.
    if let between = all.first(where: { parts(index, $0) }) { return structure.list(between) }
    // `lao xuống vực đêm 16/6, khiến 5 người chết`: what happens at once.
    return structure.cause(of: index).flatMap { cause in all.last { precedes($0, cause) } }.map { structure.list($0) } ?? .empty
  }

  /// Whether a date between commas stands behind a predicate and before one beside it, or at the end.
  private func parts(_ index: Int, _ time: Int) -> Bool {
    guard isFronted(time), !isDuration(time), structure.phrases[time].units.lowerBound > structure.predicates[index].unit else {
      return false
    }
    let unit = structure.phrases[time].units.lowerBound
    guard structure.predicates.lastIndex(where: { $0.unit < unit }) == index else { return false }
    guard let next = structure.predicates.first(where: { $0.unit > unit }) else { return true }
    return next.beside == index
  }

  /// `từ ngày 5/3`: a date that is a beginning.
  private func opens(_ time: Int) -> Bool {
    let before = structure.phrases[time].units.lowerBound - 1
    if before >= 0, structure.tellsStart(before) { return true }
    guard let m = structure.phrases[time].mention, case .time(let value)? = mentions[m].value else { return false }
    return value.hasSuffix("/..")
  }

  private func precedes(_ time: Int, _ predicate: Int) -> Bool {
    structure.phrases[time].units.upperBound <= structure.predicates[predicate].unit && !isDuration(time)
  }

  /// Whether a predicate stands above another through verbs of the same subject or bare verbs inside an object.
  ///
  /// - Parameter isStart: whether the date says from when: of what somebody else is made to do, too.
  private func governs(_ index: Int, _ below: Int, isStart: Bool) -> Bool {
    var at = below
    for _ in 0..<3 where at >= 0 {
      let p = structure.predicates[at]
      // `bổ nhiệm ông A làm giám đốc | từ ngày 5/3`
      // `cử chuyên gia | sang Lào | trong năm 2021`, `cấm xe tải qua cầu | từ 1/9`
      let isPost =
        p.link == .objectControl && (isStart || !structure.units[p.unit].traits.isDisjoint(with: [.copula, .motion]))
      // `bổ nhiệm ông A, nghị sĩ đảng B, làm thủ tướng | hôm 3/7`
      if p.beside == index, at == index + 1, p.adverbs.isEmpty, structure.units[p.unit].traits.contains(.copula) { return true }
      // `bị khởi tố, tạm giam | hồi tháng 10`
      if p.beside == index, at == index + 1, p.isPassive, p.adverbs.isEmpty, p.unit == structure.predicates[index].unit + 2 { return true }
      // `tiêm cho 182.000 trẻ, bắt đầu | từ ngày 9/12`
      if p.beside == index, at == index + 1, !p.isPassive, p.objects.isEmpty, structure.tellsSchedule(p.unit) { return true }
      // `tử nạn khi sửa đường dây điện | trưa 2/6`
      let isPart = p.link == .control || p.isSimultaneous || p.link == .relative && p.adverbs.isEmpty
      guard isPart || isPost, let governor = p.governor else { return false }
      if governor == index { return true }
      at = governor
    }
    return false
  }

  /// The root predicate of a predicate, through verbs that govern it and verbs that cause it; nil below what is said or meant.
  private func mainLine(_ index: Int) -> Int? {
    var at = index
    for _ in 0..<6 {
      let p = structure.predicates[at]
      if p.link == .root || p.link == .coordinate { return at }
      guard let governor = p.governor else { return nil }
      let above = structure.predicates[governor]
      let caused = p.link == .objectControl && structure.units[above.unit].traits.contains(.cause)
      // `thống nhất | cách chức ông B`: what is decided by the same subject, then and there.
      let decided =
        p.link == .content && p.subjects.elementsEqual(above.subjects)
        && (structure.units[above.unit].traits.contains(.control) || p.unit == above.unit + 1)
      // `giơ biểu ngữ phản đối`: the doer of both is the same.
      let together = p.link == .relative && p.adverbs.isEmpty && !p.isPassive && p.subjects.contains { above.subjects.contains($0) }
      // `tính đến 10 giờ có ba người | tử nạn`: what there is happens then, and so does what one makes others do: `dẫn hàng vạn người | xuống đường`.
      let verb = structure.units[above.unit].traits
      // … `Đến ngày 14/5, toàn huyện có 127 người | mắc sởi`
      let exists =
        p.link == .relative && verb.contains(.light) && p.subjects.elementsEqual(above.objects)
        && above.subjects.allSatisfy { structure.phrases[$0].sense.isLocation }
      let led = p.link == .objectControl && !p.isPassive && verb.isDisjoint(with: [.say, .orders, .modal, .control])
      // `Đêm 4/5, xe chở 20 du khách | lao xuống vực`
      let carried =
        p.link == .relative && above.subjects.first.map { structure.phrases[$0].sense == .vehicle } ?? false
        && p.subjects.elementsEqual(above.objects)
      guard p.link == .control || caused || decided || together || exists || led || carried else { return nil }
      at = governor
    }
    return nil
  }

  /// `sau ba ngày | xét xử`
  private func leads(_ time: Int, _ trigger: Int) -> Bool {
    let units = structure.phrases[time].units
    return units.upperBound == trigger
      && (units.lowerBound == 0 || structure.units[units.lowerBound - 1].wordClass == .E || isFronted(time))
  }

  private func isInBrackets(_ time: Int) -> Bool {
    let before = structure.phrases[time].units.lowerBound - 1
    return before >= 0 && structure.units[before].mark == UInt8(ascii: "(")
  }

  private func isDuration(_ p: Int) -> Bool {
    guard let m = structure.phrases[p].mention, case .time(let value)? = mentions[m].value else { return false }
    return value.utf8.first == UInt8(ascii: "P") && value != "PRESENT_REF"
  }

  private func isElapsed(_ p: Int) -> Bool { isElapsed(structure.phrases[p]) }
  private func isElapsed(_ phrase: NounPhrase) -> Bool { phrase.mention.map { mentions[$0].rule == "timex-elapsed" } ?? false }

  private func ownTimes(ofPredicate index: Int, _ all: IndexList) -> IndexList {
    var at = index
    var steps = 0
    while steps < 5 {
      var own = structure.filtered(all) { owner(of: $0) == at }
      // `Từ 9/7, thành phố giãn cách trong 15 ngày`: a date says more of when than how long.
      if own.count > 1, own.contains(where: { !isDuration($0) }) { own = structure.filtered(own) { !isDuration($0) } }
      // `Ngày 12/6, Quốc hội thông qua Luật Đất đai năm 2024`: a bare year behind a noun says which.
      if own.count > 1, structure.predicates[at].link != .relative, own.contains(where: { isFronted($0) }) {
        own = structure.filtered(own) { !isBareYear($0) }
      }
      if !own.isEmpty { return steps == 0 && own.count > 1 ? nearestFirst(own) : own }
      let p = structure.predicates[at]
      if let beside = p.beside {
        let shared = structure.filtered(all) { owner(of: $0) == beside && isFronted($0) }
        if !shared.isEmpty { return shared }
        at = beside
      } else if let governor = p.governor, p.link == .control || p.link == .content && p.unit == structure.predicates[governor].unit + 1 {
        at = governor
      } else {
        return .empty
      }
      steps += 1
    }
    return .empty
  }

  private func isBareYear(_ p: Int) -> Bool {
    guard let m = structure.phrases[p].mention, case .time(let value)? = mentions[m].value, value.utf8.count == 4 else { return false }
    guard p > 0, case let before = structure.phrases[p - 1], before.units.upperBound == structure.phrases[p].units.lowerBound else {
      return false
    }
    return !(before.sense.isLocation && before.mention != nil) && before.sense != .person && before.sense != .group
  }

  private func nearestFirst(_ own: IndexList) -> IndexList {
    var sorted = IndexList.empty
    for p in own.sorted(by: { isFronted($0) != isFronted($1) ? !isFronted($0) : isFronted($0) ? $0 > $1 : $0 < $1 }) {
      structure.append(p, to: &sorted)
    }
    return sorted
  }

  /// Dates; `sau đó`, `khi đó` only tell the order of things, `nhiệm kỳ 2021-2026` whose term it is, `sau ba năm gián đoạn` what went before.
  private func isTime(_ phrase: NounPhrase) -> Bool {
    guard let m = phrase.mention, mentions[m].type == .time else { return false }
    // … but `sau ba ngày | xét xử` how long that took.
    if isElapsed(phrase) {
      let next = phrase.units.upperBound
      // Of months and years it is how long ago: `sau hai năm | ly hôn, cô tái hôn`.
      guard case .time(let value)? = mentions[m].value, value.hasSuffix("D") || value.hasSuffix("W") || value.hasPrefix("PT") else {
        return false
      }
      return next < structure.units.count && structure.units[next].wordClass == .V && structure.predicateOfUnit[next] >= 0
    }
    return mentions[m].rule != "timex-connective" && mentions[m].rule != "timex-term"
  }

  /// Whether nothing but dates, prepositional phrases and the rest of its own phrase stands between a noun trigger and a date.
  private func follows(_ unit: Int, _ time: Int) -> Bool {
    let start = structure.phrases[time].units.lowerBound
    guard start > unit else { return false }
    for u in unit + 1..<start {
      let mark = structure.units[u].mark
      if structure.predicateOfUnit[u] >= 0 || mark != 0 && mark != UInt8(ascii: "(") && !structure.units[u].isHyphen { return false }
    }
    return true
  }

  private func before(_ unit: Int, _ all: IndexList) -> IndexList {
    // `Sáng 5/3, lễ ký …`: a headline or a clause without a verb.
    structure.predicates.contains { $0.unit < unit } ? .empty : structure.filtered(all) { structure.phrases[$0].units.upperBound <= unit }
  }

  /// Whether the governor only carries the noun: `có cuộc hội đàm`, `dự lễ ký`.
  private func carries(_ governor: Int, _ unit: Int) -> Bool {
    let p = structure.predicates[governor]
    let phrase = structure.phraseOfUnit[unit]
    if structure.units[p.unit].traits.contains(.light) { return true }
    // `sáng nay kiểm tra việc khắc phục hậu quả | bão số 5`: not of what another noun names by the way.
    guard phrase >= 0, structure.phrases[phrase].head == unit else { return false }
    return p.objects.contains(phrase) || p.subjects.contains(phrase)
  }

  /// The predicate a date belongs to, or -1.
  private func owner(of time: Int) -> Int {
    let units = structure.phrases[time].units
    // Predicates stand in text order.
    let after = structure.predicates.indices.first { structure.predicates[$0].unit >= units.upperBound }
    let next = after ?? -1
    var previous = (after ?? structure.predicates.count) - 1
    while previous >= 0, structure.predicates[previous].unit >= units.lowerBound { previous -= 1 }
    if isFronted(time) {
      // `Ngày 5/5, khi đi làm về, anh A bị bắt`; `từ 2021 đến khi bị bắt, nhóm này …`: what a conjunction behind the date opens is aside.
      // … and what a preposition opens: `Sáng 5/5, với 96% đại biểu tán thành, Quốc hội thông qua …`.
      let main = structure.predicates.indices.first {
        let p = structure.predicates[$0]
        return p.unit >= units.upperBound && p.conjunction.map { $0 < units.lowerBound } ?? !isInOpening($0) && !tellsSubject($0)
      }
      return main ?? (next >= 0 ? next : previous)
    }
    // `dự kiến | sáng mai | cử chuyên gia`, `cho hay | từ 1/9 | sẽ cấm`: right between two verbs it is told of what is said or planned.
    if previous >= 0, next >= 0, opensContent(units, of: previous),
      structure.predicates[next].governor == previous || opensTold(units, of: previous, structure.predicates[next])
    {
      return next
    }
    if next >= 0, standsBetween(units, subjectOf: structure.predicates[next]) { return next }
    // `tố gian lận và | ngày 26/2 | đã kiện`
    if next >= 0, units.lowerBound > 0, structure.units[units.lowerBound - 1].traits.contains(.coordinate),
      (structure.predicates[next].adverbs.first ?? structure.predicates[next].unit) == units.upperBound
    {
      return next
    }
    if previous >= 0, !barred(structure.predicates[previous].unit, units.lowerBound) { return previous }
    return next >= 0 ? next : previous
  }

  /// `2h30 ngày 8/11, tàu cá do ông A | làm thuyền trưởng | bị sóng đánh chìm`: what only says which ship it was.
  private func tellsSubject(_ index: Int) -> Bool {
    let p = structure.predicates[index]
    guard p.link == .relative, p.isPassive, !p.agents.isEmpty, index + 1 < structure.predicates.count else { return false }
    return structure.predicates[index + 1].link == .root && structure.predicates[index + 1].subjects.elementsEqual(p.subjects)
  }

  /// Whether a predicate stands in what a preposition opens the sentence with.
  private func isInOpening(_ index: Int) -> Bool {
    var at = index
    for _ in 0..<6 {
      if structure.predicates[at].isOpening { return true }
      guard let above = structure.predicates[at].governor else { return false }
      at = above
    }
    return false
  }

  private func opensContent(_ units: Range<Int>, of previous: Int) -> Bool {
    let verb = structure.predicates[previous].unit
    guard !structure.units[verb].traits.isDisjoint(with: [.say, .control]) else { return false }
    return units.lowerBound == verb + 1 || units.lowerBound == verb + 2 && structure.units[verb + 1].wordClass == .E
  }

  /// `xác định hôm 9/4, | công ty mua …`: behind the comma the subject of what is told begins.
  private func opensTold(_ units: Range<Int>, of previous: Int, _ next: Predicate) -> Bool {
    guard structure.units[structure.predicates[previous].unit].traits.contains(.say), units.upperBound < structure.units.count,
      structure.units[units.upperBound].mark == UInt8(ascii: ","), let subject = next.subjects.first
    else { return false }
    return structure.phrases[subject].units.lowerBound == units.upperBound + 1
  }

  /// `Trong diễn biến liên quan, Cục Quản lý Dược | hôm qua | cấp phép …`: between who begins a clause and its verb.
  private func standsBetween(_ units: Range<Int>, subjectOf next: Predicate) -> Bool {
    guard next.link == .root || next.link == .content, let subject = next.subjects.last,
      structure.phrases[subject].units.upperBound == units.lowerBound
    else { return false }
    return (units.upperBound..<next.unit).allSatisfy { structure.units[$0].wordClass == .R }
  }

  private func barred(_ from: Int, _ to: Int) -> Bool {
    (from..<to).contains { structure.units[$0].mark == UInt8(ascii: ";") || structure.units[$0].mark == UInt8(ascii: ":") }
  }

  /// At the start of the sentence or right after a comma, semicolon or colon, with at most a preposition before it.
  private func isFronted(_ time: Int) -> Bool {
    var at = structure.phrases[time].units.lowerBound - 1
    while at >= 0, structure.units[at].mark == 0, isBeforeDate(structure.units[at]) { at -= 1 }
    // `Tại Minsk | hôm 24/6, …`
    if at == 1, structure.phraseOfUnit[1] >= 0, structure.phrases[structure.phraseOfUnit[1]].sense.isLocation,
      structure.units[0].wordClass == .E,
      case let end = structure.phrases[time].units.upperBound, end < structure.units.count, structure.units[end].mark == UInt8(ascii: ",")
    {
      return true
    }
    // `tại bang Tamil Nadu (Ấn Độ) | hôm 4/8`: a closed bracket opens nothing.
    return at < 0 || structure.units[at].mark != 0 && structure.units[at].mark != UInt8(ascii: ")")
  }

  /// `còn | hồi | tháng 5`: what may stand between a mark and a date.
  private func isBeforeDate(_ u: Unit) -> Bool {
    u.wordClass == .E || u.wordClass == .C || u.wordClass == .R || u.sense == .time && u.mention == nil
  }
}
