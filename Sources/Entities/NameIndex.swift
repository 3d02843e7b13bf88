/// The personal names that each word stands in: whole names in text order, then parts of names in text order.
///
/// Lists are chained, because most words stand in one or two names only.
struct NameIndex {
  private struct Entry {
    let item: Int
    let previous: Int32
    var next: Int32 = -1
  }

  private struct List {
    var first: Int32
    var last: Int32
    /// The last whole name; those behind it are parts.
    var lastWhole: Int32
    /// The last whole name before the place asked for last; places are asked for in text order.
    var cursor: Int32 = -1
  }

  private var entries: [Entry] = []
  private var lists: [List] = []
  private let numbers: NumberTable

  init(capacity: Int) {
    numbers = NumberTable(capacity: capacity)
    entries.reserveCapacity(capacity)
    lists.reserveCapacity(capacity)
  }

  /// Adds an item to the lists of all words of its name. Whole names come first.
  mutating func add(_ item: Int, words: Words, isWhole: Bool) {
    for (i, word) in words.enumerated() where !words[..<i].contains(word) {
      let entry = Int32(entries.count)
      if let number = numbers[word] {
        let list = Int(number)
        entries.append(Entry(item: item, previous: lists[list].last))
        entries[Int(lists[list].last)].next = entry
        lists[list].last = entry
        if isWhole { lists[list].lastWhole = entry }
      } else {
        numbers[word] = Int32(lists.count)
        entries.append(Entry(item: item, previous: -1))
        lists.append(List(first: entry, last: entry, lastWhole: isWhole ? entry : -1))
      }
    }
  }

  /// Makes ready for asking what is nearest to an item; items come in text order.
  mutating func move(to item: Int, with word: Int32) {
    guard let number = numbers[word] else { return }
    var list = lists[Int(number)]
    while list.lastWhole >= 0, list.cursor != list.lastWhole {
      let next = list.cursor < 0 ? list.first : entries[Int(list.cursor)].next
      guard entries[Int(next)].item < item else { break }
      list.cursor = next
    }
    lists[Int(number)] = list
  }

  /// The item nearest to the one moved to that a test holds for: the last one before it, else the first one behind, of so many on each side.
  func nearest(to item: Int, with word: Int32, reach: Int, where test: (Int) -> Bool) -> Int? {
    guard let number = numbers[word] else { return nil }
    let list = lists[Int(number)]
    let allBefore = list.cursor == list.lastWhole
    let behind = allBefore ? -1 : list.cursor < 0 ? list.first : entries[Int(list.cursor)].next
    var at = allBefore ? list.last : list.cursor
    var left = reach
    while at >= 0, left > 0 {
      let entry = entries[Int(at)]
      if entry.item != item, test(entry.item) { return entry.item }
      at = entry.previous
      left -= 1
    }
    at = behind
    left = reach
    while at >= 0, left > 0 {
      let entry = entries[Int(at)]
      if entry.item != item, test(entry.item) { return entry.item }
      at = entry.next
      left -= 1
    }
    return nil
  }
}

/// The titles before each name.
struct BearerTitles {
  private var first: [Int32] = []
  private var next: [Int32] = []

  /// - Parameter bearers: for each item its bearer.
  mutating func read(_ items: [Resolver.Item]) {
    first = [Int32](repeating: -1, count: items.count)
    next = first
    for i in items.indices.reversed() {
      guard let bearer = items[i].bearer else { continue }
      next[i] = first[bearer]
      first[bearer] = Int32(i)
    }
  }

  /// The titles of an item, in text order.
  func titles(of item: Int) -> Titles { Titles(at: first.isEmpty ? -1 : first[item], behind: next) }

  struct Titles: Sequence, IteratorProtocol {
    var at: Int32
    let behind: [Int32]

    mutating func next() -> Int? {
      guard at >= 0 else { return nil }
      defer { at = behind[Int(at)] }
      return Int(at)
    }
  }
}
