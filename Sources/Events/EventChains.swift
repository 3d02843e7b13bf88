import Annotations
import VietText

/// Leads several tellings of one event in a document to the fullest of them.
///
/// Two records tell the same event when they have the same type and polarity, share an entity in one role, contradict each other in no role
/// (who fills a role in one is among those who fill it in the other), and agree on time and quantity as far as both have them.
struct EventChains {
  private let events: [EventMention]
  /// How many chains back, and members of a chain back, are looked at: the cost stays linear in a document of any length.
  private static let reach = 32

  init(_ events: [EventMention]) { self.events = events }

  /// The events with `sameAs` set on all but the fullest of each chain; of equally full ones the first is the fullest.
  func chained() -> [EventMention] {
    if events.count < 2 { return events }
    var result = events
    var chains: [[Int]] = []
    var chainsOfFrame: [Int: [Int]] = [:]
    for i in events.indices {
      let near = chainsOfFrame[events[i].frame]?.suffix(Self.reach) ?? []
      if let chain = near.first(where: { chains[$0].suffix(Self.reach).allSatisfy { same(events[$0], events[i]) } }) {
        chains[chain].append(i)
      } else {
        chainsOfFrame[events[i].frame, default: []].append(chains.count)
        chains.append([i])
      }
    }
    for chain in chains where chain.count > 1 {
      let fullest = chain.max { (events[$0].arguments.count, -$0) < (events[$1].arguments.count, -$1) }!
      for i in chain where i != fullest { result[i].sameAs = fullest }
    }
    return result
  }

  private func same(_ a: EventMention, _ b: EventMention) -> Bool {
    guard a.frame == b.frame, a.polarity == b.polarity else { return false }
    var shared = false
    for (i, argument) in a.arguments.enumerated() where argument.entity != nil && argument.role != "place" {
      // Each role once: with its first argument.
      let isFirst = !a.arguments[..<i].contains { $0.role == argument.role && $0.entity != nil }
      guard isFirst, b.arguments.contains(where: { $0.role == argument.role && $0.entity != nil }) else { continue }
      guard isSubset(a, b, argument.role) || isSubset(b, a, argument.role) else { return false }
      shared = true
    }
    return shared && timesAgree(a, b) && amountsAgree(a, b)
  }

  /// Whether the entities in a role of one event are all among those of another.
  private func isSubset(_ a: EventMention, _ b: EventMention, _ role: String) -> Bool {
    a.arguments.allSatisfy { x in
      x.role != role || x.entity == nil || b.arguments.contains { $0.entity == x.entity && $0.role == role }
    }
  }

  /// `2021-08-23` and `2021-08-23TEV` agree; two different days do not.
  private func timesAgree(_ a: EventMention, _ b: EventMention) -> Bool {
    guard let x = time(a), let y = time(b) else { return true }
    return x.hasPrefix(y) || y.hasPrefix(x)
  }

  private func time(_ event: EventMention) -> String? {
    for case .time(let value)? in event.arguments.lazy.filter({ $0.role == "time" }).map(\.value) { return value }
    return nil
  }

  private func amountsAgree(_ a: EventMention, _ b: EventMention) -> Bool {
    for role in ["quantity", "money", "price"] {
      guard let first = a.arguments.first(where: { $0.role == role && $0.value != nil })?.value,
        let second = b.arguments.first(where: { $0.role == role && $0.value != nil })?.value
      else { continue }
      if first != second { return false }
    }
    return true
  }
}
