import Annotations
import Gazetteers

/// Which class a word has here, told by its neighbours.
extension UnitSegmenter {
  func wordClass(_ unit: UnsafeMutablePointer<Unit>, _ before: UnsafeMutablePointer<Unit>?, _ after: UnsafeMutablePointer<Unit>?)
    -> WordClass
  {
    let u = unit.pointee
    let before = before.map { $0.pointee }
    let after = after.map { $0.pointee }
    let first = u.wordClass
    // `Đáp lại, …`: a word that only leads over to what follows.
    if first == .V, before == nil, u.tokens.count > 1, u.traits.contains(.say), after?.mark == UInt8(ascii: ",") { return .R }
    // `số vaccine | trên | sẽ được phân bổ`: which of them.
    if first == .E, u.may(.P), let before, before.wordClass == .N,
      after.map({ $0.wordClass == .R || $0.wordClass == .V || $0.kind == .punctuation }) ?? true
    {
      return .P
    }
    // `theo | tổ chức | Bác sĩ Không biên giới`
    if u.may(.N), u.may(.V), u.sense == .organisation, let before, before.wordClass == .E, let after,
      after.kind == .mention || after.sense == .person || after.isUnknown
    {
      return .N
    }
    // `ký | thỏa thuận | theo đó …`: what is signed or passed is a document.
    if u.may(.N), u.mayDenote(.document), let before, before.traits.contains(.enacts) { return .N }
    // `bản ghi nhớ | về | quản lý đường biên`: what a document is about.
    if first == .E, u.may(.V), u.traits.contains(.motion), let before, before.wordClass == .N, before.sense == .document, let after,
      after.wordClass == .V
    {
      return .E
    }
    // `sẵn sàng cung cấp`, `nỗ lực cung ứng`: a word that can govern the verb behind it does.
    if u.may(.V), u.traits.contains(.control), let after, after.wordClass == .V || after.wordClass == .R { return .V }
    // `bác bỏ | cáo buộc, …`: nobody is accused there.
    if u.may(.N), u.may(.V), u.traits.contains(.objectControl),
      after.map({ $0.kind == .punctuation && $0.mark != UInt8(ascii: "\"") }) ?? true,
      let before, before.wordClass == .V, before.traits.isDisjoint(with: [.modal, .passive, .control, .motion, .light])
    {
      return .N
    }
    // `50 cá nhân và | tổ chức | liên quan đến …`, `tập thể và tổ chức.`: without anything that is organised.
    if u.may(.N), u.may(.V), u.traits.contains(.light), let before, before.traits.contains(.coordinate),
      after.map({ $0.wordClass == .E && $0.tokens.count > 1 || $0.kind == .punctuation }) ?? true
    {
      return .N
    }
    // `cho | trẻ | từ 6 tháng tuổi`: nothing else is there to be held.
    if first == .A, u.may(.N), let before, before.may(.E), before.wordClass == .E || before.traits.contains(.objectControl),
      after.map({ $0.wordClass != .N && $0.wordClass != .A }) ?? true
    {
      return .N
    }
    // `Nhật Bản | điều | tàu khu trục đến …`
    if first == .N, u.may(.V), u.traits.contains(.objectControl), let before, before.kind == .mention, before.sense.isActor, let after,
      after.kind == .word, after.wordClass == .N, [.vehicle, .weapon, .person, .group].contains(after.sense)
    {
      return .V
    }
    // `kết án tử hình`: a penalty right behind the verb.
    if u.may(.N), u.mayDenote(.penalty), let before, before.wordClass == .V, before.traits.isDisjoint(with: [.passive, .modal]) {
      return .N
    }
    // `tuyên phạt bị cáo A (38 tuổi) | tử hình`: so it is behind whom it is given to.
    if u.may(.N), u.mayDenote(.penalty), let before,
      before.mark == UInt8(ascii: ")") || before.kind == .mention && before.sense == .person && before.wordClass == .N
    {
      return .N
    }
    // … but `12 điểm | trên quốc lộ`: a preposition with its noun stays one.
    let isPlaced = first == .E && (after.map { startsPhrase($0) } ?? false)
    if u.may(.N), let before, opensNoun(before), first != .N || u.may(.V), !isPlaced || before.kind != .mention {
      // `các`, `cuộc`, `một` want a noun; `đã`, `sẽ` want a verb.
      return .N
    }
    // `bị | bảo vệ | đẩy ngã`: who does it stands between the passive and the verb.
    if u.may(.N), u.sense == .person, let before, before.traits.contains(.passive), let after, after.wordClass == .V, after.traits.isEmpty {
      return .N
    }
    // `trục xuất | thêm | hai người`: between a verb and its object such a word says how far.
    if first == .V, u.may(.R), !u.may(.E), u.traits.isEmpty, let before, before.wordClass == .V,
      before.traits.isDisjoint(with: [.modal, .passive, .control]), let after,
      startsPhrase(after) || after.wordClass == .E && after.traits.contains(.objectControl)
    {
      return .R
    }
    // `từng | làm`: before a verb no plural.
    if first == .L, u.may(.R), let after, after.kind == .word, after.may(.V) { return .R }
    // `một | con | dao`: before an animal or a tool it classifies.
    if u.may(.Nc), first == .N || first == .Nc, let after, after.kind == .word, after.wordClass == .N,
      [.weapon, .animal, .vehicle, .thing, .product].contains(after.sense)
    {
      return .Nc
    }
    // `từng làm | bảo vệ`: a trade.
    if u.may(.N), u.sense == .person, let before, before.traits.contains(.copula), before.traits.contains(.light) { return .N }
    // `tòa | bác | kháng cáo`
    if u.may(.V), u.may(.P), u.kind == .word, u.sense == .person, let before, before.sense == .organisation || before.kind == .punctuation,
      let after, after.kind == .word, after.may(.N), after.sense != .person
    {
      return .V
    }
    // `tòa cấp trên | bác | đơn`
    if u.may(.V), u.kind == .word, u.sense == .person, u.traits.contains(.enacts), let before, before.kind == .word, before.wordClass == .N,
      let after, after.kind == .word, after.sense == .document
    {
      return .V
    }
    // `đánh | bảo vệ, …`: nobody is guarded there.
    if first == .V, u.may(.N), u.sense == .person, u.traits.isEmpty, let before, before.wordClass == .V,
      before.traits.isDisjoint(with: [.modal, .passive, .control, .objectControl, .say, .orders, .motion, .light]),
      after.map({ $0.kind == .punctuation && $0.mark != UInt8(ascii: "\"") }) ?? true
    {
      return .N
    }
    // `bị | HĐXX | bác`: a body is nobody's uncle.
    if u.may(.V), u.may(.P), u.kind == .word, u.sense == .person, let before, before.sense == .organisation || before.isUnknown,
      after.map({ $0.kind == .punctuation }) ?? true
    {
      return .V
    }
    // `, | đại diện | hai bên`: somebody of theirs.
    if u.may(.V), u.may(.N), first == .N, u.sense == .person, before.map({ $0.kind == .punctuation || $0.sense == .time }) ?? true,
      let after,
      after.kind == .mention, after.sense == .organisation || after.sense == .country
    {
      return .N
    }
    // `bác | kháng cáo | của bị cáo`
    if u.may(.N), u.may(.V), u.traits.isEmpty, let before, before.wordClass == .V, before.may(.P), before.sense == .person { return .N }
    // `Yoon Suk-yeol bác đề xuất`: behind somebody's name no common noun follows.
    if u.may(.V), u.sense == .person, let before, before.kind == .mention, before.sense == .person { return .V }
    // … but `xuất cấp không thu tiền | cho | Phú Yên`, `viện trợ thêm | cho | Việt Nam`: such an adverb stands behind its verb.
    if u.may(.V), let before,
      before.wordClass == .R && !(u.may(.E) && (before.tokens.count > 2 || before.may(.V))) || before.traits.contains(.passive)
        || before.traits.contains(.modal)
    {
      return .V
    }
    if u.may(.C), u.may(.E) || u.may(.V), let after, first == .C {
      return after.wordClass == .N && u.may(.E) && !u.traits.contains(.clause) ? .E : .C
    }
    // `một tàu lạ | gần | Côn Đảo`
    if first == .A, u.may(.E), let after, after.kind == .mention, after.sense.isLocation { return .E }
    // `đến | 8h sáng`: before a time at the start of a clause.
    if u.may(.E), u.may(.V), let after, after.kind == .mention, after.sense == .time, before.map({ $0.kind == .punctuation }) ?? true {
      return .E
    }
    // A word that may be preposition or verb (`đến`, `về`, `cho`) is a preposition after a verb or noun phrase with a noun behind it.
    if u.may(.E), u.may(.V) || u.may(.R), let before, let after {
      let nounFollows =
        after.wordClass == .N || after.wordClass == .Nc || after.wordClass == .L || after.wordClass == .M || after.wordClass == .P
        // `tiêm vaccine cho | trẻ | dưới 1 tuổi`
        || after.wordClass == .A && after.kind == .word && after.may(.N) && after.sense == .person && u.traits.contains(.objectControl)
      if nounFollows, before.wordClass == .V, !before.traits.contains(.modal), !before.traits.contains(.control) { return .E }
      if first == .E { return nounFollows ? .E : u.may(.V) ? .V : first }
    }
    // `ra lệnh giới nghiêm, | điều | 2.000 binh sĩ`
    if u.may(.V), u.may(.N), first == .N, u.kind == .word, let before,
      before.mark == UInt8(ascii: ",") || before.traits.contains(.coordinate) && u.traits.contains(.objectControl), let after,
      after.wordClass == .M, after.kind == .mention
    {
      return .V
    }
    if u.may(.V), u.may(.N), first == .N, let before, before.wordClass == .N, let after,
      after.wordClass == .L || after.wordClass == .M || after.kind == .mention
    {
      return .V
    }
    return first
  }

  private func opensNoun(_ u: Unit) -> Bool {
    // `hai bị cáo | kháng cáo`: the count has its noun already.
    if u.kind == .mention, u.sense != .none { return false }
    return u.wordClass == .Nc || u.wordClass == .L || u.wordClass == .M
  }

  // MARK: Classes by context

  /// Words of several classes take the one their left and right neighbours allow.
  func decideClasses(_ units: Pile<Unit>, _ source: Source) {
    for i in units.indices where units[i].kind == .word {
      // `tội giết người và | buôn bán ma túy`: one crime beside another.
      if units[i].sense == .crime, standsBesideCrime(i, units) {
        units[i].wordClass = .N
        continue
      }
      if units[i].classes & (units[i].classes &- 1) == 0 { continue }
      let unit = units.base + i
      let before = i > 0 ? unit - 1 : nil
      let after = i + 1 < units.count ? unit + 1 : nil
      let decided = wordClass(unit, before, after)
      unit.pointee.wordClass = decided
      if decided == .V, let after, isOwned(unit.pointee, before?.pointee, after.pointee, source) {
        unit.pointee.wordClass = .N
      } else if decided == .V, unit.pointee.may(.N), let after, after.pointee.tokens.count == 1,
        determiners.contains(source.key(after.pointee.tokens.lowerBound))
      {
        // `tổ chức | này`
        unit.pointee.wordClass = .N
      } else if decided == .V, unit.pointee.may(.R), !unit.pointee.may(.E), unit.pointee.traits.isEmpty, let before, let after,
        before.pointee.wordClass == .N, after.pointee.wordClass == .M, after.pointee.kind == .mention, hasCarrier(before: i, units)
      {
        // `tặng tỉnh | thêm | 200 lọ huyết thanh`
        unit.pointee.wordClass = .R
      } else if decided == .V, unit.pointee.may(.N), happens(behind: i, units, source) {
        unit.pointee.wordClass = .N
      } else if decided == .V, unit.pointee.may(.E), unit.pointee.tokens.count == 1, source.key(unit.pointee.tokens.lowerBound) == about,
        isTopic(i, units, source)
      {
        unit.pointee.wordClass = .E
      } else if decided == .V, unit.pointee.may(.E), let after, startsPhrase(after.pointee), hasCarrier(before: i, units) {
        unit.pointee.wordClass = .E
      } else if decided == .E, let before, let after, isDirection(unit.pointee, before.pointee, after.pointee) {
        unit.pointee.wordClass = .R
      } else if decided == .E, lets(i, units) {
        unit.pointee.wordClass = .V
        // `sẵn sàng` governs it.
        if let before, before.pointee.traits.contains(.control) { before.pointee.wordClass = .V }
      } else if decided == .E, let after, goesTo(after.pointee, i, units) {
        unit.pointee.wordClass = .V
      } else if decided == .N, speaksAsBody(i, units, source) {
        unit.pointee.wordClass = .V
        units[i - 1].wordClass = .N
      }
    }
  }

  private func standsBesideCrime(_ i: Int, _ units: Pile<Unit>) -> Bool {
    guard i > 1, units[i - 1].traits.contains(.coordinate) || units[i - 1].mark == UInt8(ascii: ",") else { return false }
    return units[i - 2].mayDenote(.crime) && units[i - 2].wordClass == .N
  }

  /// `Bộ | đề nghị | công dân …`: a classifier with a capital letter that opens a clause is a body, and says something.
  private func speaksAsBody(_ i: Int, _ units: Pile<Unit>, _ source: Source) -> Bool {
    guard i > 0, i + 1 < units.count, units[i].may(.V), units[i].traits.contains(.say), startsPhrase(units[i + 1]) else { return false }
    let body = units[i - 1]
    return body.wordClass == .Nc && body.mayDenote(.organisation) && source.tokens[body.tokens.lowerBound].startsUpper
      && (i == 1 || units[i - 2].kind == .punctuation)
  }

  /// `cảnh báo | sạt lở đất | có thể xảy ra`: what happens is named by a noun.
  private func happens(behind i: Int, _ units: Pile<Unit>, _ source: Source) -> Bool {
    var at = i + 1
    while at < units.count, units[at].wordClass == .R || units[at].traits.contains(.modal) && units[at].traits.isDisjoint(with: .passive) {
      at += 1
    }
    return units[i].traits.isDisjoint(with: [.say, .control]) && at < units.count && isOne(of: happenings, units[at], source)
  }

  /// `họp với lãnh đạo tỉnh | về | tái định cư`: behind those with whom one talks it says of what, not whither.
  private func isTopic(_ i: Int, _ units: Pile<Unit>, _ source: Source) -> Bool {
    guard i > 1, i + 1 < units.count, units[i + 1].wordClass == .V, units[i + 1].traits.isDisjoint(with: [.motion, .passive, .modal]),
      units[i - 1].wordClass != .V
    else { return false }
    // `hội nghị | về | chống hạn`
    if units[i - 1].wordClass == .N, units[i - 1].mention == nil, units[i - 1].sense == .event { return true }
    for before in (0..<i).reversed() {
      let u = units[before]
      if u.kind == .punctuation || u.traits.contains(.clause) { return false }
      if u.wordClass == .V { return isOne(of: talks, u, source) }
    }
    return false
  }

  private func isOne(of list: [[Int32]], _ u: Unit, _ source: Source) -> Bool {
    list.contains { $0.count == u.tokens.count && zip($0, u.tokens).allSatisfy { $0 == source.key($1) } }
  }

  /// `phê chuẩn | đề nghị của Thủ tướng`, `Đề nghị của ông bị bác`: what has an owner is no deed.
  private func isOwned(_ u: Unit, _ before: Unit?, _ after: Unit, _ source: Source) -> Bool {
    guard u.may(.N), source.key(after.tokens.lowerBound) == owner else { return false }
    guard let before else { return true }
    guard before.wordClass != .R, before.traits.isDisjoint(with: [.modal, .passive]) else { return false }
    // `lời kêu gọi | ngừng bắn của Lào`: the owner is that of the noun before.
    return before.wordClass == .V
      || u.tokens.count <= 2
        && (before.wordClass != .N || !u.traits.isEmpty || before.kind == .word && before.sense == .abstract)
  }

  func startsPhrase(_ u: Unit) -> Bool {
    switch u.wordClass {
    case .N, .Nc, .L, .M, .P: u.kind != .punctuation
    default: false
    }
  }

  /// Whether a verb with its object stands before in the clause: `cử bác sĩ | đến Huế`, where `đến` is a preposition.
  private func hasCarrier(before i: Int, _ units: Pile<Unit>) -> Bool {
    var sawObject = false
    for before in (0..<i).reversed() {
      let u = units[before]
      if u.kind == .punctuation { return false }
      if u.wordClass == .C, !joinsGoods(before, units) { return false }
      if u.wordClass == .V { return sawObject && u.traits.isDisjoint(with: [.say, .modal, .objectControl, .copula, .passive]) }
      if startsPhrase(u) { sawObject = true }
    }
    return false
  }

  /// `mua | về | 30.000 tấn hạt điều`: between a verb and counted goods such a word only says which way.
  private func isDirection(_ u: Unit, _ before: Unit, _ after: Unit) -> Bool {
    u.traits.contains(.motion) && before.wordClass == .V && after.wordClass == .M && after.kind == .mention
      && [.product, .thing, .vehicle, .weapon].contains(after.sense)
  }

  /// `Ngân hàng A | cho | hãng vay 240 triệu USD`, `Nga sẵn sàng | cho | Lào vay`: who opens the clause lets others do what follows.
  private func lets(_ i: Int, _ units: Pile<Unit>) -> Bool {
    guard units[i].traits.contains(.objectControl), units[i].may(.V), i > 0, i + 2 < units.count,
      units[i + 1].sense.isActor || units[i + 1].sense.isLocation,
      units[i + 1].wordClass == .N || units[i + 1].wordClass == .M, units[i + 2].wordClass == .V
    else { return false }
    let before = units[i - 1]
    if before.wordClass == .A || before.wordClass == .V, before.traits.contains(.control) { return before.traits.isDisjoint(with: .motion) }
    guard before.sense.isActor, before.wordClass == .N else { return false }
    return i == 1 || units[i - 2].kind == .punctuation || units[i - 2].sense == .time
  }

  /// `ông Lý | tới | châu Phi`, `khi | tới | Hà Nội`: a word of motion between somebody and a place is the verb, if the clause has none before.
  private func goesTo(_ after: Unit, _ i: Int, _ units: Pile<Unit>) -> Bool {
    guard units[i].traits.contains(.motion), units[i].may(.V), after.sense.isLocation else { return false }
    guard let before = i > 0 ? units[i - 1] : nil, before.wordClass != .C, before.kind != .punctuation else { return true }
    // `dự kiến | tới | sân bay Nội Bài`
    if before.wordClass == .V, before.traits.isSuperset(of: [.say, .control]), before.traits.isDisjoint(with: [.motion, .objectControl]) {
      return true
    }
    guard before.sense == .person || before.sense == .group || before.sense == .vehicle || standsAlone(i, units) else { return false }
    for before in (0..<i).reversed() {
      let u = units[before]
      if u.kind == .punctuation || u.wordClass == .C && !joinsGoods(before, units) { return true }
      if u.wordClass == .V || u.wordClass == .E { return false }
    }
    return true
  }

  /// `phóng tên lửa | và | máy bay không người lái vào Odessa`
  private func joinsGoods(_ i: Int, _ units: Pile<Unit>) -> Bool {
    guard units[i].traits.contains(.coordinate), i > 0 else { return false }
    // … or names of a kind: `từ Bệnh viện A | và | Bệnh viện B lên Pleiku`
    if units[i - 1].kind == .mention, i + 1 < units.count, units[i + 1].kind == .mention, units[i - 1].sense == units[i + 1].sense {
      return units[i - 1].sense.isActor || units[i - 1].sense.isLocation
    }
    return [i - 1, i + 1].allSatisfy { [.weapon, .vehicle, .product, .thing].contains(units[$0].sense) }
  }

  /// `Tàu hộ vệ Nhật Bản | tới | Cam Ranh, …`: behind a name, and no verb up to the next mark.
  private func standsAlone(_ i: Int, _ units: Pile<Unit>) -> Bool {
    guard units[i - 1].kind == .mention, units[i - 1].sense != .time else { return false }
    for u in units[(i + 1)...] {
      if u.kind == .punctuation || u.traits.contains(.clause) { return true }
      if u.wordClass == .V || u.traits.contains(.passive) { return false }
    }
    return true
  }
}
