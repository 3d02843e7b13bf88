import Annotations
import Gazetteers
import Phrases
import VietText

/// What stands around one trigger, sorted into slots: the view through which its roles look at the sentence.
struct Surroundings {
  /// Slots that hold anything, and for each its noun phrases, nearest first; coordinated ones together in text order. A handful.
  private var places: [(slot: UInt8, phrases: IndexList)] = []
  /// One bit for each of these slots: most that roles ask for are empty.
  private var slots: UInt64 = 0
  /// The sentence's structure, in whose memory the lists lie.
  private let structure: SentenceStructure
  /// Subjects of a verb that only mentions the event: partners of a mutual event (`tại cuộc hội đàm, A nói`), nothing else.
  private(set) var bystanders = IndexList.empty
  /// Places told before in the sentence's main line: `Cháy ở Hà Nội, 5 người chết`.
  private(set) var placesBefore = IndexList.empty
  /// Where one went to do it: `đến bệnh viện | trao quà`.
  private(set) var goals = IndexList.empty
  /// Those who only say who the counted ones are: `7 người, trong đó có hai trẻ em`.
  private(set) var named = IndexList.empty
  /// Verb phrases and titles in quotes behind a marker, with the slots it marks.
  private(set) var markedVerbs: [(slots: SlotList, units: Range<Int>)] = []
  /// Units of the clause that follows the trigger, for topics.
  private(set) var clause: Range<Int>?
  /// The predicate that carries the trigger: itself, or the verb above a noun.
  private(set) var predicate: Int?
  /// Whether the trigger is a noun under `predicate`.
  private(set) var isNominal = false

  init(structure: SentenceStructure) {
    self.structure = structure
    places.reserveCapacity(6)
  }

  /// Forgets everything and keeps the memory.
  mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    slots = 0
    (bystanders, placesBefore, goals, named) = (.empty, .empty, .empty, .empty)
    if !markedVerbs.isEmpty { markedVerbs.removeAll(keepingCapacity: true) }
    (clause, predicate, isNominal) = (nil, nil, false)
  }

  /// Slots 64 apart share a bit.
  @inline(__always)
  static func bit(_ slot: UInt8) -> UInt64 { 1 &<< UInt64(slot) }

  /// Whether any of some slots, a bit each, may hold something.
  func mayHold(_ bits: UInt64) -> Bool { slots & bits != 0 }

  subscript(slot: UInt8) -> IndexList {
    if slots & Self.bit(slot) == 0 { return .empty }
    for place in places where place.slot == slot { return place.phrases }
    return .empty
  }

  /// Adds those that the slot has not yet.
  mutating func add(_ list: IndexList, to slot: UInt8) {
    if list.isEmpty { return }
    guard let known = places.firstIndex(where: { $0.slot == slot }) else {
      slots |= Self.bit(slot)
      places.append((slot, list.isRepeating ? withoutRepeats(list) : list))
      return
    }
    for p in list where !places[known].phrases.contains(p) { structure.append(p, to: &places[known].phrases) }
  }

  mutating func add(_ list: IndexList, groups: some Sequence<UInt8>) {
    for slot in groups { add(list, to: slot) }
  }

  mutating func remove(_ list: IndexList) {
    for i in places.indices { places[i].phrases = structure.filtered(places[i].phrases) { !list.contains($0) } }
  }

  mutating func addPlacesBefore(_ list: IndexList) { structure.append(list, to: &placesBefore) }
  mutating func addGoals(_ list: IndexList) { structure.append(list, to: &goals) }
  mutating func addMarkedVerbs(_ slots: SlotList, _ units: Range<Int>) { markedVerbs.append((slots, units)) }
  mutating func addNamed(_ list: IndexList) { structure.append(list, to: &named) }
  mutating func addBystanders(_ list: IndexList) { structure.append(list, to: &bystanders) }
  mutating func setClause(_ units: Range<Int>) { clause = units.isEmpty ? nil : units }
  mutating func setPredicate(_ p: Int?, nominal: Bool) {
    predicate = p
    isNominal = nominal
  }

  private func withoutRepeats(_ list: IndexList) -> IndexList {
    var kept = IndexList.empty
    for p in list where !kept.contains(p) { structure.append(p, to: &kept) }
    return kept
  }
}

extension IndexList {
  /// Whether an element stands in it twice; such lists are short.
  fileprivate var isRepeating: Bool { count > 1 && indices.contains { self[..<$0].contains(self[$0]) } }
}
