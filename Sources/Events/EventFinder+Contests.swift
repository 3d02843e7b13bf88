import Annotations
import Gazetteers
import Phrases
import VietText

/// Which event of a sentence keeps a phrase that several claim.
///
/// Each trigger is bound by itself first. Of the phrases that two hold then, most are theirs together (`A đến Huế và gặp B`); where the sentence cannot be
/// read so, the one with the weaker claim is bound again without the phrase, and something else may come in its place.
extension EventFinder {
  /// A phrase that an event gave up.
  struct Yielded: Sendable {
    let tokens: Range<Int>
    let role: StringID
    /// The event that keeps it, and as what.
    let frame: Int32
    let ownRole: StringID
  }

  /// A phrase in a role of a finding.
  struct Claim: BitwiseCopyable {
    let finding: Int32
    let role: StringID
    let phrase: Int32
    let predicate: Int32
    let slot: UInt8
    let isNominal: Bool
  }

  /// The claims of a sentence. A class because it keeps its memory.
  final class Contests {
    @exclusivity(unchecked) private(set) var claims = Pile<Claim>(capacity: 32)

    deinit { claims.deallocate() }

    func removeAll() { claims.removeAll() }

    func enter(_ given: FlatArray<ArgumentBinder.PhraseRoles.Item>, roles: RoleList, of finding: Int, _ view: Surroundings) {
      for item in given {
        claims.append(
          Claim(
            finding: Int32(finding), role: roles[item.role].name, phrase: Int32(item.phrase), predicate: Int32(view.predicate ?? -1),
            slot: item.slot, isNominal: view.isNominal))
      }
    }
  }

  /// Takes from each event what another one has the better claim to. It has been told, whatever it needs.
  func settleContests(_ found: inout [Finding], _ readers: SentenceReaders, _ view: inout Surroundings, explaining: Bool) {
    if found.count < 2 { return }
    let claims = readers.contests.claims.all
    for i in found.indices where found[i].isKept {
      var barred = IndexList.empty
      for a in claims where Int(a.finding) == i {
        guard let b = better(than: a, claims, found, readers.structure) else { continue }
        readers.structure.append(Int(a.phrase), to: &barred)
        if explaining {
          found[i].yielded.append(
            Yielded(
              tokens: readers.structure.phrases[Int(a.phrase)].tokens, role: a.role, frame: frame(of: b, found), ownRole: b.role))
        }
      }
      if barred.isEmpty { continue }
      let candidate = found[i].candidate
      readers.surroundings.read(candidate, into: &view)
      readers.binder.bind(candidate, view, readers.placement.times(of: candidate, view), without: barred)
      let yielded = found[i].yielded
      found[i] = finding(candidate, true, readers, view, explaining: explaining)
      found[i].yielded = yielded
    }
  }

  private func frame(of claim: Claim, _ found: [Finding]) -> Int32 {
    table.triggers[Int(found[Int(claim.finding)].candidate.row)].frame
  }

  /// The claim on the same phrase that goes before one.
  private func better(than a: Claim, _ claims: FlatArray<Claim>, _ found: [Finding], _ structure: SentenceStructure) -> Claim? {
    for b in claims where b.phrase == a.phrase && b.finding != a.finding && found[Int(b.finding)].isKept {
      if yields(a, to: b, found, structure) || reaches(a, over: b, found, structure) { return b }
    }
    return nil
  }

  /// Whether a rule of `_contests.yaml` says so. Where it says the same of both, neither yields, nor does what the phrase depends on to what only
  /// shares it.
  private func yields(_ a: Claim, to b: Claim, _ found: [Finding], _ structure: SentenceStructure) -> Bool {
    if isDirect(a, found, structure), !isDirect(b, found, structure) { return false }
    // `điều tra và bắt ba người | tại Tokyo`: verbs side by side share what they have.
    if areBeside(a, b, structure) { return false }
    let (own, other) = (table.frames[Int(frame(of: a, found))].type, table.frames[Int(frame(of: b, found))].type)
    return table.contests.contains { rule in
      rule.role == a.role && (a.isNominal || !rule.isNoun) && rule.holds(own, in: table) && rule.isFor(b.role, in: table)
        && !(rule.role == b.role && rule.holds(other, in: table))
    }
  }

  /// `phê duyệt kế hoạch tiêm vaccine | cho trẻ em`, `đề nghị mức án 9 năm tù | với Hạnh`: what stands behind an event, led to it by a preposition, is
  /// not that of one before it in another role. Whose a deed is (`bác kháng cáo | của Páo`) may be both, and so may what one threatens or forbids to do.
  private func reaches(_ a: Claim, over b: Claim, _ found: [Finding], _ structure: SentenceStructure) -> Bool {
    guard a.role != b.role, a.predicate >= 0, !a.isNominal, a.slot != of, a.role != placeRole else { return false }
    let (first, last) = (found[Int(a.finding)].candidate.unit, found[Int(b.finding)].candidate.unit)
    guard first < last, last < structure.phrases[Int(b.phrase)].units.lowerBound else { return false }
    if b.isNominal { return b.slot != of && isDirect(b, found, structure) }
    guard a.predicate != b.predicate, a.slot >= SlotCode.firstGroup, !isDirect(a, found, structure) else { return false }
    let other = structure.predicates[Int(b.predicate)]
    if other.governor == Int(a.predicate), other.link == .control || other.link == .content { return false }
    // `khen và tặng quà | cho các hộ nghèo`, where the first has nobody of its own.
    if areBeside(a, b, structure), structure.predicates[Int(a.predicate)].objects.isEmpty { return false }
    // `khởi tố, bắt tạm giam | đối với Lực`: what is done to one who is charged.
    if structure.units[other.unit].traits.contains(.penal) { return false }
    return other.prepositions.contains { $0.preposition > other.unit && $0.phrases.contains(Int(b.phrase)) }
  }

  /// Whether two verbs stand in one row.
  private func areBeside(_ a: Claim, _ b: Claim, _ structure: SentenceStructure) -> Bool {
    guard !a.isNominal, !b.isNominal, a.predicate >= 0, b.predicate >= 0 else { return false }
    func first(_ index: Int32) -> Int {
      var at = Int(index)
      for _ in 0..<8 {
        guard let beside = structure.predicates[at].beside else { break }
        at = beside
      }
      return at
    }
    return first(a.predicate) == first(b.predicate)
  }

  /// Whether a phrase depends on the claim's own verb, or stands by its noun with no verb between.
  private func isDirect(_ claim: Claim, _ found: [Finding], _ structure: SentenceStructure) -> Bool {
    let (unit, phrase) = (found[Int(claim.finding)].candidate.unit, Int(claim.phrase))
    if claim.isNominal {
      let between = min(unit, structure.phrases[phrase].head)..<max(unit, structure.phrases[phrase].head)
      return !structure.predicates.contains { between.contains($0.unit) }
    }
    guard claim.predicate >= 0 else { return false }
    let p = structure.predicates[Int(claim.predicate)]
    return p.subjects.contains(phrase) || p.objects.contains(phrase) || p.agents.contains(phrase)
      || p.prepositions.contains { $0.phrases.contains(phrase) }
  }
}
