import Annotations
import Gazetteers
import Phrases

/// Where and when what befell somebody was, told of what it befell them in.
extension EventFinder {
  /// `Cháy chung cư ở Hoàng Mai, 3 người | tử vong`: those who died have the place and time of the fire (`scene` in a frame).
  func setScenes(of found: inout [Finding], _ mentions: [Mention], _ structure: SentenceStructure) {
    if found.count < 2 { return }
    for i in found.indices where found[i].isKept {
      let scene = table.frames[Int(table.triggers[Int(found[i].candidate.row)].frame)].scene
      if scene.isEmpty { continue }
      for (name, isPlace) in [("place", true), ("time", false)] as [(StaticString, Bool)] where !tells(found[i], name) {
        if isPlace, let target = attacked(near: i, in: found, scene, mentions, structure) {
          found[i].event?.arguments.append(target)
          sortArguments(of: &found[i])
          continue
        }
        guard let j = nearest(to: i, in: found, scene, telling: name), let told = found[j].event else { continue }
        for argument in told.arguments where argument.role == name && !isDuration(argument, mentions) {
          found[i].event?.arguments.append(argument)
        }
        sortArguments(of: &found[i])
      }
    }
  }

  /// `không kích Beirut, 15 người | thiệt mạng`: a place that was attacked, where the sentence tells no other.
  private func attacked(
    near i: Int, in found: [Finding], _ scene: PoolRange, _ mentions: [Mention], _ structure: SentenceStructure
  ) -> Argument? {
    guard nearest(to: i, in: found, scene, telling: "place") == nil, let j = nearest(to: i, in: found, scene, telling: "target") else {
      return nil
    }
    // Not `5 lính thiệt mạng, Israel không kích Beirut`, nor what somebody says or does meanwhile.
    let (attack, death) = (found[j].candidate.unit, found[i].candidate.unit)
    guard attack < death, !tells(found[i], "time"),
      !structure.units[attack + 1..<death].contains(where: { !$0.traits.isDisjoint(with: [.clause, .say]) })
    else { return nil }
    let targets = found[j].event?.arguments.filter { argument in
      argument.role == "target" && argument.mention.map { mentions[$0].type == .place || mentions[$0].type == .facility } ?? false
    }
    guard var target = targets?.first, targets?.count == 1, let placeRole else { return nil }
    target.role = Label(placeRole, in: lexicon)
    return target
  }

  private func isDuration(_ argument: Argument, _ mentions: [Mention]) -> Bool {
    guard let m = argument.mention, case .time(let value)? = mentions[m].value else { return false }
    return value.utf8.first == UInt8(ascii: "P")
  }

  private func tells(_ finding: Finding, _ role: StaticString) -> Bool {
    finding.event?.arguments.contains { $0.role == role } ?? false || role.utf8CodeUnitCount == 4 && !finding.times.isEmpty
  }

  /// The nearest such event of the sentence, those before first.
  private func nearest(to i: Int, in found: [Finding], _ scene: PoolRange, telling role: StaticString) -> Int? {
    func isScene(_ j: Int) -> Bool {
      guard j != i, found[j].isKept, tells(found[j], role), found[j].times.isEmpty else { return false }
      let type = table.frames[Int(table.triggers[Int(found[j].candidate.row)].frame)].type
      return scene.range.contains { table.strings[$0] == type }
    }
    return found.indices.filter { found[$0].candidate.unit <= found[i].candidate.unit && isScene($0) }.max {
      found[$0].candidate.unit < found[$1].candidate.unit
    } ?? found.indices.first { isScene($0) }
  }

  /// In the order of the trigger's roles.
  private func sortArguments(of finding: inout Finding) {
    let roles = table.roles.slice(table.triggers[Int(finding.candidate.row)].roles)
    func place(_ argument: Argument) -> Int {
      roles.indices.first { Label(roles[$0].name, in: lexicon) == argument.role } ?? roles.count
    }
    guard var arguments = finding.event?.arguments else { return }
    arguments.sort { (place($0), $0.tokens.lowerBound) < (place($1), $1.tokens.lowerBound) }
    finding.event?.arguments = arguments
  }
}
