import Annotations
import VietText

/// Leads several tellings of one event in a document to the fullest of them.
///
/// Two records tell the same event when they have the same type and polarity, share an entity in one role, contradict each other in no role
/// (who fills a role in one is among those who fill it in the other), and agree on time and quantity as far as both have them.
struct EventChains {
  /// Events that tell the same; each leads to the one before it, and each chain to the one before it of the same frame.
  private struct Chain {
    var last: Int
    let before: Int?
  }

  /// What of an event another telling of it must agree with. A class because a copy would count all its strings at each comparison.
  private final class Terms {
    let time: String?
    /// Quantity, money and price; nil when there is none of them, as mostly.
    let amounts: [MentionValue?]?
    let penalty: Argument?
    let occasion: Argument?

    init(time: String?, amounts: [MentionValue?], penalty: Argument?, occasion: Argument?) {
      self.time = time
      self.amounts = amounts.allSatisfy { $0 == nil } ? nil : amounts
      self.penalty = penalty
      self.occasion = occasion
    }
  }

  /// Where they lie: a copy of one would be counted at each comparison.
  private let events: UnsafeBufferPointer<EventMention>
  /// Beside each event its terms, worked out once, when it is first compared.
  private var terms: [Terms?]
  private let mentions: [Mention]
  private let text: SegmentedText
  /// One for each sentence.
  private let zones: [Zone]
  /// How many chains back, and members of a chain back, are looked at: the cost stays linear in a document of any length.
  private static let reach = 32

  /// - Parameter events: kept as long as the chains are.
  init(_ events: UnsafeBufferPointer<EventMention>, mentions: [Mention], text: SegmentedText, zones: [Zone]) {
    self.events = events
    terms = [Terms?](repeating: nil, count: events.count)
    self.mentions = mentions
    self.text = text
    self.zones = zones
  }

  /// All events but the fullest of each chain, with that one; of equally full ones the first is the fullest, and none of a teaser leads what the
  /// article tells: who leaves teasers out keeps the event.
  mutating func links() -> [(event: Int, fullest: Int)] {
    if events.count < 2 { return [] }
    var chains: [Chain] = []
    var lastOfFrame = [Int32](repeating: -1, count: events.reduce(0) { max($0, $1.frame) } + 1)
    var previous = [Int](repeating: -1, count: events.count)
    for i in events.indices {
      let newest = Int(lastOfFrame[events[i].frame])
      if let chain = chain(of: i, newest, chains, previous) {
        previous[i] = chains[chain].last
        chains[chain].last = i
      } else {
        lastOfFrame[events[i].frame] = Int32(chains.count)
        chains.append(Chain(last: i, before: newest < 0 ? nil : newest))
      }
    }
    var links: [(event: Int, fullest: Int)] = []
    for chain in chains where previous[chain.last] >= 0 {
      let members = Array(sequence(first: chain.last) { previous[$0] < 0 ? nil : previous[$0] })
      let fullest = members.max { rank($0) < rank($1) }!
      for i in members where i != fullest { links.append((i, fullest)) }
    }
    return links
  }

  private func rank(_ event: Int) -> (Int, Int, Int) {
    let zone = zones[events[event].sentence]
    return (zone == .related || zone == .navigation ? 0 : 1, events[event].arguments.count, -event)
  }

  /// The oldest chain in reach that an event continues.
  private mutating func chain(of event: Int, _ newest: Int, _ chains: [Chain], _ previous: [Int]) -> Int? {
    var found: Int?
    var chain = newest < 0 ? nil : newest
    for _ in 0..<Self.reach {
      guard let at = chain else { break }
      if continues(event, chains[at].last, previous) { found = at }
      chain = chains[at].before
    }
    return found
  }

  private mutating func continues(_ event: Int, _ last: Int, _ previous: [Int]) -> Bool {
    // What the last member agreed with, its double agrees with too: one sentence again and again costs one comparison each time.
    if previous[last] >= 0, isDouble(event, of: last) { return true }
    var member = last
    for _ in 0..<Self.reach where member >= 0 {
      guard same(member, event) else { return false }
      member = previous[member]
    }
    return true
  }

  private mutating func same(_ one: Int, _ other: Int) -> Bool {
    guard sharesEntities(one, other) else { return false }
    let (a, b) = (terms(of: one), terms(of: other))
    return timesAgree(a.time, b.time) && amountsAgree(a, b) && toldAlike(a.penalty, b.penalty) && toldAlike(a.occasion, b.occasion)
  }

  /// Whether two events tell the same word for word: same frame and polarity, each role filled by the same words, entity and value.
  private func isDouble(_ event: Int, of other: Int) -> Bool {
    let (a, b) = (events[event], events[other])
    guard a.frame == b.frame, a.polarity == b.polarity, a.arguments.count == b.arguments.count else { return false }
    return zip(a.arguments, b.arguments).allSatisfy { x, y in
      x.role == y.role && x.entity == y.entity && x.tokens.count == y.tokens.count
        && zip(x.tokens, y.tokens).allSatisfy { text.tokens[$0].key == text.tokens[$1].key }
        && x.value(in: mentions) == y.value(in: mentions)
    }
  }

  private func sharesEntities(_ one: Int, _ other: Int) -> Bool {
    guard events[one].frame == events[other].frame, events[one].polarity == events[other].polarity else { return false }
    let (a, b) = (events[one].arguments, events[other].arguments)
    var shared = false
    for (i, argument) in a.enumerated() where argument.entity != nil && !(argument.role == "place") {
      // Each role once: with its first argument.
      let isFirst = !a[..<i].contains { $0.role == argument.role && $0.entity != nil }
      guard isFirst, b.contains(where: { $0.role == argument.role && $0.entity != nil }) else { continue }
      guard isSubset(a, b, argument.role) || isSubset(b, a, argument.role) else { return false }
      shared = true
    }
    return shared
  }

  /// Whether the entities in a role of one event are all among those of another.
  private func isSubset(_ a: [Argument], _ b: [Argument], _ role: Label) -> Bool {
    a.allSatisfy { x in
      !(x.role == role) || x.entity == nil || b.contains { $0.entity == x.entity && $0.role == role }
    }
  }

  private mutating func terms(of event: Int) -> Terms {
    if let known = terms[event] { return known }
    let told = events[event]
    let new = Terms(
      time: time(told), amounts: [amount(told, "quantity"), amount(told, "money"), amount(told, "price")],
      penalty: told.arguments.first { $0.role == "sentence" }, occasion: told.arguments.first { $0.role == "occasion" })
    terms[event] = new
    return new
  }

  /// A penalty or an occasion in other words is another one: `lễ đón`, `lễ ký chín văn kiện`; `10 năm tù` goes with `10 năm tù giam`.
  private func toldAlike(_ x: Argument?, _ y: Argument?) -> Bool {
    guard let x, let y, x.entity == nil || x.entity != y.entity else { return true }
    return zip(x.tokens, y.tokens).allSatisfy { text.tokens[$0].key == text.tokens[$1].key }
  }

  /// `2021-08-23` and `2021-08-23TEV` agree; two different days do not.
  private func timesAgree(_ x: String?, _ y: String?) -> Bool {
    guard let x, let y, x != y else { return true }
    return x.hasPrefix(y) || y.hasPrefix(x)
  }

  private func time(_ event: EventMention) -> String? {
    for argument in event.arguments where argument.role == "time" {
      if case .time(let value)? = argument.value(in: mentions) { return value }
    }
    return nil
  }

  private func amountsAgree(_ a: Terms, _ b: Terms) -> Bool {
    guard let x = a.amounts, let y = b.amounts else { return true }
    return x.indices.allSatisfy { x[$0] == nil || y[$0] == nil || x[$0] == y[$0] }
  }

  private func amount(_ event: EventMention, _ role: StaticString) -> MentionValue? {
    for argument in event.arguments where argument.role == role {
      if let value = argument.value(in: mentions) { return value }
    }
    return nil
  }
}
