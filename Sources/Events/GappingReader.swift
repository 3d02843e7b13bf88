import Annotations
import Gazetteers
import Phrases
import VietText

/// Clauses that leave the verb of the one before out, and the events they tell: `phạt A 9 năm tù, | B 7 năm tù`, `cả nước có 500 ca, trong đó |
/// Hà Nội 200 ca`, `đưa 5 tỷ đồng cho A và | 2 tỷ đồng cho B`.
///
/// Such a clause is somebody or some place with an amount right behind it, or before it and its preposition, of the kind that the event has already:
/// a penalty, money, or a count in the same unit. No verb stands between but `là`. The clause itself is the trigger.
final class GappingReader {
  /// One clause without a verb.
  private struct Remnant {
    let holder: Int
    let amount: Int
    /// The preposition between an amount and who stands behind it.
    var preposition: Int?
  }

  private enum Measure: Equatable {
    case penalty, money
    case unit(String)
  }

  private let structure: SentenceStructure
  private let mentions: [Mention]
  private let table: FrameTable
  private let lexicon: Lexicon
  @exclusivity(unchecked) private var remnants: [Remnant] = []

  init(structure: SentenceStructure, mentions: [Mention], table: FrameTable, lexicon: Lexicon) {
    self.structure = structure
    self.mentions = mentions
    self.table = table
    self.lexicon = lexicon
    turn()
  }

  /// The structure has been filled with another sentence.
  func turn() {
    if !remnants.isEmpty { remnants.removeAll(keepingCapacity: true) }
    for q in structure.phrases.indices.dropFirst() where isAmount(q) {
      if let h = holder(before: q), isJoined(h) {
        remnants.append(Remnant(holder: h, amount: q))
      } else if isJoined(q), let preposition = preposition(behind: q), let h = holder(at: preposition + 1) {
        remnants.append(Remnant(holder: h, amount: q, preposition: preposition))
      }
    }
  }

  /// Takes out of an event what clauses without a verb tell, and returns the events of those.
  func split(_ event: inout EventMention, roles: FlatArray<RoleRow>) -> [EventMention] {
    if remnants.isEmpty { return [] }
    let phrases = event.arguments.map { phrase(at: $0.tokens.lowerBound) }
    if let listed = list(&event, phrases, roles) { return listed }
    guard let first = event.arguments.indices.first(where: { tellsAmount(event.arguments[$0], phrases[$0], roles) }),
      let own = phrases[first],
      let kind = measure(own), reaches(own, event.trigger)
    else { return [] }
    let amountRole = event.arguments[first].role
    var end = structure.phrases[own].units.upperBound
    var taken: [(remnant: Remnant, role: Label)] = []
    for remnant in remnants where start(of: remnant) >= end && measure(remnant.amount) == kind {
      // `102 người chết và mất tích, | trong đó Đắk Lắk 63 người`: verbs before the comma still tell of the first amount.
      let from = taken.isEmpty ? comma(in: end..<start(of: remnant)) ?? end : end
      guard !tellsVerb(from..<start(of: remnant)), let role = role(of: remnant, own, event, phrases, roles) else { break }
      taken.append((remnant, role))
      end = max(structure.phrases[remnant.amount].units.upperBound, structure.phrases[remnant.holder].units.upperBound)
    }
    guard let start = taken.first.map({ structure.units[start(of: $0.remnant)].tokens.lowerBound }) else { return [] }
    let others = Set(taken.flatMap { [$0.remnant.holder, $0.remnant.amount] })
    let whole = event
    event.arguments = whole.arguments.indices.filter { phrases[$0].map { !others.contains($0) } ?? true }.map { whole.arguments[$0] }
    return taken.indices.map { i in
      let (remnant, role) = taken[i]
      let limit = i + 1 < taken.count ? self.start(of: taken[i + 1].remnant) : structure.units.count
      let (holder, amount) = (structure.phrases[remnant.holder], structure.phrases[remnant.amount])
      var told = whole
      told.trigger =
        min(holder.tokens.lowerBound, amount.tokens.lowerBound)..<max(holder.tokens.upperBound, amount.tokens.upperBound)
      told.arguments = event.arguments.filter { $0.role != role && !isAmountOrItem($0, amountRole, own, remnant.amount) }
      // `102 người chết, | Đắk Lắk 63 người`: those counted are its own.
      if amount.sense.canAct, structure.phrases[own].sense == amount.sense {
        told.arguments = told.arguments.flatMap { phrase(at: $0.tokens.lowerBound) == own ? arguments($0.role, remnant.amount) : [$0] }
      }
      let isApart = (structure.phrases[own].units.upperBound..<self.start(of: remnant)).contains {
        structure.units[$0].mark == UInt8(ascii: ";")
      }
      let crimes = self.crimes(behind: remnant.amount, limit: limit, like: event, roles)
      // `A 9 năm tù về tội nhận hối lộ; | B 3 năm tù`: the crime told of the one is his.
      told.arguments.removeAll { argument in
        isCrime(argument.role, roles)
          && (!crimes.isEmpty
            || isApart && argument.tokens.lowerBound >= structure.phrases[own].tokens.upperBound
              && argument.tokens.upperBound <= start)
      }
      told.arguments += arguments(role, remnant.holder)
      told.arguments.append(
        Argument(
          role: amountRole, tokens: (amount.quantity.map { mentions[$0].tokens }) ?? amount.tokens,
          mention: amount.quantity ?? amount.mention,
          meaning: .value))
      told.arguments += crimes
      let order = roles.map(\.name)
      told.arguments.sort { place($0.role, order) < place($1.role, order) }
      return told
    }
  }

  /// Whether an amount stands behind a trigger, or before it in the same clause: `102 người | chết`.
  private func reaches(_ amount: Int, _ trigger: Range<Int>) -> Bool {
    let phrase = structure.phrases[amount]
    if phrase.tokens.upperBound > trigger.lowerBound { return true }
    return structure.unit(ofToken: trigger.lowerBound).map { comma(in: phrase.units.upperBound..<$0) == nil } ?? false
  }

  private func comma(in units: Range<Int>) -> Int? {
    units.first { structure.units[$0].mark == UInt8(ascii: ",") }
  }

  /// `tuyên phạt các bị cáo: | A 9 năm tù, | B 7 năm tù`: what a colon opens for an event without an amount. The first of them completes it.
  private func list(_ event: inout EventMention, _ phrases: [Int?], _ roles: FlatArray<RoleRow>) -> [EventMention]? {
    guard let first = remnants.first, measure(first.amount) == .penalty, structure.units[start(of: first) - 1].mark == UInt8(ascii: ":"),
      structure.units[start(of: first)].tokens.lowerBound >= event.trigger.upperBound,
      let amount = roles.first(where: { $0.accepts.contains(.penalty) }),
      !event.arguments.indices.contains(where: {
        event.arguments[$0].role == Label(amount.name, in: lexicon) && phrases[$0] != first.amount
      }),
      let all = event.arguments.indices.last(where: { i in
        event.arguments[i].tokens.lowerBound >= event.trigger.upperBound && phrases[i].map { isHolder($0) } ?? false
      })
    else { return nil }
    let role = event.arguments[all].role
    var whole = event
    whole.arguments.removeAll { $0.role == Label(amount.name, in: lexicon) }
    // `… về tội tham ô tài sản` at the end is told of all.
    if let last = remnants.last { whole.arguments += crimes(behind: last.amount, limit: structure.units.count, like: event, roles) }
    let told = remnants.filter { measure($0.amount) == .penalty && start(of: $0) >= start(of: first) }.map { remnant in
      var one = whole
      let (holder, penalty) = (structure.phrases[remnant.holder], structure.phrases[remnant.amount])
      one.trigger = holder.tokens.lowerBound..<penalty.tokens.upperBound
      one.arguments.removeAll { $0.role == role }
      one.arguments += arguments(role, remnant.holder)
      one.arguments.append(
        Argument(role: Label(amount.name, in: lexicon), tokens: penalty.tokens, mention: penalty.mention, meaning: .value))
      let order = roles.map(\.name)
      one.arguments.sort { place($0.role, order) < place($1.role, order) }
      return one
    }
    event.arguments = told[0].arguments
    return Array(told.dropFirst())
  }

  private func place(_ role: Label, _ order: [StringID]) -> Int { order.firstIndex { Label($0, in: lexicon) == role } ?? order.count }

  // MARK: Clauses without a verb

  private func isAmount(_ p: Int) -> Bool {
    structure.phrases[p].sense == .penalty || amountMention(p) != nil
  }

  /// The count or sum that a phrase is, or begins with.
  private func amountMention(_ p: Int) -> Int? {
    let phrase = structure.phrases[p]
    if let quantity = phrase.quantity { return quantity }
    return phrase.mention.flatMap { mentions[$0].type == .quantity || mentions[$0].type == .money ? $0 : nil }
  }

  private func tellsAmount(_ argument: Argument, _ p: Int?, _ roles: FlatArray<RoleRow>) -> Bool {
    guard let p, measure(p) != nil,
      roles.contains(where: { Label($0.name, in: lexicon) == argument.role && !$0.accepts.isDisjoint(with: [.penalty, .quantity, .money]) })
    else { return false }
    return structure.phrases[p].sense == .penalty || argument.mention == amountMention(p)
  }

  private func measure(_ p: Int) -> Measure? {
    if structure.phrases[p].sense == .penalty { return .penalty }
    if let m = amountMention(p), mentions[m].type == .money { return .money }
    guard let m = amountMention(p), case .amount(let amount)? = mentions[m].value, !amount.unit.isEmpty else { return nil }
    return .unit(amount.unit)
  }

  /// Who stands right before an amount.
  private func holder(before q: Int) -> Int? {
    let start = structure.phrases[q].units.lowerBound
    guard start > 0 else { return nil }
    // `Đỗ Quốc Vinh - chủ Công ty Minh Khang - | 7 năm tù`
    let end = structure.units[start - 1].isHyphen ? start - 1 : start
    guard end > 0, case let h = structure.phraseOfUnit[end - 1], h >= 0, structure.phrases[h].units.upperBound == end,
      structure.phrases[h].quantity == nil, isHolder(h)
    else { return nil }
    return h
  }

  private func holder(at unit: Int) -> Int? {
    guard unit < structure.units.count, case let h = structure.phraseOfUnit[unit], h >= 0, isHolder(h) else { return nil }
    return h
  }

  private func preposition(behind p: Int) -> Int? {
    let unit = structure.phrases[p].units.upperBound
    return unit + 1 < structure.units.count && structure.units[unit].wordClass == .E ? unit : nil
  }

  private func start(of remnant: Remnant) -> Int {
    min(structure.phrases[remnant.holder].units.lowerBound, structure.phrases[remnant.amount].units.lowerBound)
  }

  /// Whether a comma, `và` or `là` stands before somebody.
  private func isJoined(_ h: Int) -> Bool {
    let before = structure.phrases[h].units.lowerBound - 1
    guard before > 0 else { return false }
    let u = structure.units[before]
    if u.mark == UInt8(ascii: ",") || u.mark == UInt8(ascii: ";") || u.mark == UInt8(ascii: ":") || u.wordClass == .C { return true }
    if u.traits.contains(.copula), u.wordClass == .V { return true }
    // `, trong đó | Hà Nội`
    return (u.wordClass == .R || u.wordClass == .E) && structure.units[before - 1].mark == UInt8(ascii: ",") && u.tokens.count > 1
  }

  /// Whether a verb stands in a stretch, be it not the copula and not in brackets.
  private func tellsVerb(_ units: Range<Int>) -> Bool {
    var depth = 0
    for i in units {
      let u = structure.units[i]
      if u.mark == UInt8(ascii: "(") { depth += 1 } else if u.mark == UInt8(ascii: ")") { depth -= 1 }
      if depth <= 0, structure.predicateOfUnit[i] >= 0, u.wordClass == .V, !u.traits.contains(.copula) { return true }
    }
    return false
  }

  // MARK: Roles

  private func phrase(at token: Int) -> Int? {
    structure.unit(ofToken: token).flatMap { structure.phraseOfUnit[$0] >= 0 ? structure.phraseOfUnit[$0] : nil }
  }

  /// The role in which the event has somebody of the same kind: right before its amount, or anywhere; else a place is where.
  private func role(of remnant: Remnant, _ own: Int, _ event: EventMention, _ phrases: [Int?], _ roles: FlatArray<RoleRow>) -> Label? {
    let h = remnant.holder
    if let preposition = remnant.preposition {
      // `5 tỷ đồng | cho A`: who stands behind the same preposition.
      guard let first = self.preposition(behind: own), structure.haveSameWord(first, preposition), let p = holder(at: first + 1) else {
        return nil
      }
      return event.arguments.indices.first { phrases[$0] == p }.map { event.arguments[$0].role }
    }
    let isPlace = structure.phrases[h].sense.isLocation
    func isLike(_ p: Int?) -> Bool {
      p.map { measure($0) == nil && structure.phrases[$0].sense.isLocation == isPlace && isHolder($0) } ?? false
    }
    let start = structure.phrases[own].units.lowerBound
    if let beside = event.arguments.indices.first(where: { i in
      isLike(phrases[i]) && phrases[i].map { structure.phrases[$0].units.upperBound == start } ?? false
    }) {
      return event.arguments[beside].role
    }
    // Who does it to all of them stands before the verb, those it is done to behind, or alone.
    let like = event.arguments.indices.filter { isLike(phrases[$0]) }
    if let last = like.last(where: { event.arguments[$0].tokens.lowerBound >= event.trigger.upperBound }) ?? like.last {
      return event.arguments[last].role
    }
    return isPlace ? roles.first { Label($0.name, in: lexicon) == "place" }.map { Label($0.name, in: lexicon) } : nil
  }

  private func isHolder(_ p: Int) -> Bool {
    switch structure.phrases[p].sense {
    case .person, .group, .organisation, .country, .place: true
    default: false
    }
  }

  /// Whether an argument is the event's own amount, or the goods it counts where the other amount names goods of its own.
  private func isAmountOrItem(_ argument: Argument, _ role: Label, _ own: Int, _ other: Int) -> Bool {
    if argument.role == role { return true }
    guard phrase(at: argument.tokens.lowerBound) == own else { return false }
    let amount = structure.phrases[other]
    return amount.quantity.map { mentions[$0].tokens.upperBound < amount.tokens.upperBound } ?? false
  }

  private func isCrime(_ role: Label, _ roles: FlatArray<RoleRow>) -> Bool {
    roles.contains { $0.accepts.contains(.crime) && Label($0.name, in: lexicon) == role }
  }

  private func crimes(behind q: Int, limit: Int, like event: EventMention, _ roles: FlatArray<RoleRow>) -> [Argument] {
    guard let role = roles.first(where: { $0.accepts.contains(.crime) }) else { return [] }
    return structure.phrases.indices.filter {
      structure.phrases[$0].sense == .crime && structure.phrases[$0].units.lowerBound >= structure.phrases[q].units.upperBound
        && structure.phrases[$0].units.lowerBound < limit
    }.map { Argument(role: Label(role.name, in: lexicon), tokens: structure.phrases[$0].tokens) }
  }

  private func arguments(_ role: Label, _ p: Int) -> [Argument] {
    let phrase = structure.phrases[p]
    let entities = phrase.mention.map { mentions[$0].entities } ?? []
    if entities.isEmpty { return [Argument(role: role, tokens: phrase.tokens, mention: phrase.mention, meaning: .value)] }
    return entities.map { Argument(role: role, tokens: phrase.tokens, mention: phrase.mention, entity: $0) }
  }
}
