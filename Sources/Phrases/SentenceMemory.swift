import VietText

/// Numbers of units or phrases of one sentence, in order. It lies in the memory of the sentence's structure and is good as long as that.
public typealias IndexList = FlatArray<Int>

extension FlatArray {
  /// No elements.
  @inlinable package static var empty: FlatArray { FlatArray(base: UnsafePointer(bitPattern: 64)!, count: 0) }

  /// All elements but the last.
  var withoutLast: FlatArray { FlatArray(base: base, count: count - 1) }
}

/// Plain values one behind the other in memory that grows and is used again. Who makes it deallocates it.
///
/// Public, as only what is can be made for one kind of element in another module: calls that work for every kind cost more than what they do.
public struct Pile<Element: BitwiseCopyable>: RandomAccessCollection, MutableCollection {
  @usableFromInline var memory: UnsafeMutablePointer<Element>
  @usableFromInline var used = 0
  @usableFromInline var capacity: Int

  /// The first element, until the next one is added.
  @inlinable public var base: UnsafeMutablePointer<Element> { memory }
  @inlinable public var count: Int { used }

  @inlinable public init(capacity: Int) {
    memory = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  @inlinable public func deallocate() { base.deallocate() }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }
  @inlinable public var all: FlatArray<Element> { FlatArray(base: base, count: count) }

  @inlinable public subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      return base[index]
    }
    @inline(__always) nonmutating _modify {
      precondition(index >= 0 && index < count)
      yield &base[index]
    }
  }

  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if count == capacity { grow(to: capacity * 2) }
    (base + count).initialize(to: element)
    used += 1
  }

  @inlinable public mutating func removeAll() { used = 0 }

  @inlinable public mutating func removeLast() { used -= 1 }

  /// Makes it so many of one element.
  @inlinable public mutating func fill(_ element: Element, count: Int) {
    if count > capacity { grow(to: count * 2) }
    base.initialize(repeating: element, count: count)
    used = count
  }

  /// Sorts; most lists are so short that putting one after the other in its place is fastest.
  @inlinable public func sort(by precedes: (Element, Element) -> Bool) {
    if count > 32 {
      var elements = UnsafeMutableBufferPointer(start: base, count: count)
      return elements.sort(by: precedes)
    }
    var end = 1
    while end < count {
      let element = base[end]
      var at = end
      while at > 0, precedes(element, base[at - 1]) {
        base[at] = base[at - 1]
        at -= 1
      }
      base[at] = element
      end += 1
    }
  }

  @usableFromInline mutating func grow(to larger: Int) {
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    moved.update(from: memory, count: used)
    memory.deallocate()
    memory = moved
    capacity = larger
  }
}

/// Memory for many short lists of plain values, given back all at once. Who makes it deallocates it.
///
/// A list is a stretch of this memory that is never written to again, so copies of it cost nothing and stay as they are. A list that was added to
/// last grows in place, into memory that no other list reaches; any other one is copied to the end first.
struct ListMemory<Element: BitwiseCopyable> {
  private static var chunkLength: Int { 1024 }

  private var chunks: [UnsafeMutablePointer<Element>]
  /// How many chunks are in use; all are equally long but those made for a longer list, which are `oversized`.
  private var used = 1
  private var oversized: [UnsafeMutablePointer<Element>] = []
  private var free: UnsafeMutablePointer<Element>
  private var end: UnsafeMutablePointer<Element>

  init() {
    free = .allocate(capacity: Self.chunkLength)
    end = free + Self.chunkLength
    chunks = [free]
  }

  func deallocate() {
    for chunk in chunks { chunk.deallocate() }
    for chunk in oversized { chunk.deallocate() }
  }

  /// All lists end.
  mutating func removeAll() {
    for chunk in oversized { chunk.deallocate() }
    oversized.removeAll()
    used = 1
    free = chunks[0]
    end = free + Self.chunkLength
  }

  @inline(__always)
  mutating func list(_ element: Element) -> FlatArray<Element> {
    var list = FlatArray<Element>.empty
    append(element, to: &list)
    return list
  }

  @inline(__always)
  mutating func append(_ element: Element, to list: inout FlatArray<Element>) {
    if list.base + list.count != UnsafePointer(free) || free == end { moveToEnd(&list) }
    free.initialize(to: element)
    free += 1
    list = FlatArray(base: list.base, count: list.count + 1)
  }

  /// The elements that fulfil a condition: the list itself when all do.
  mutating func filtered(_ list: FlatArray<Element>, _ isWanted: (Element) -> Bool) -> FlatArray<Element> {
    guard let first = list.firstIndex(where: { !isWanted($0) }) else { return list }
    var kept = FlatArray(base: list.base, count: first)
    for element in list[(first + 1)...] where isWanted(element) { append(element, to: &kept) }
    return kept
  }

  /// Makes a list the last one, with room for one more element behind it.
  private mutating func moveToEnd(_ list: inout FlatArray<Element>) {
    if end - free <= list.count { addChunk(atLeast: list.count + 1) }
    free.update(from: list.base, count: list.count)
    list = FlatArray(base: free, count: list.count)
    free += list.count
  }

  private mutating func addChunk(atLeast count: Int) {
    if count > Self.chunkLength / 2 {
      free = .allocate(capacity: count * 2)
      end = free + count * 2
      oversized.append(free)
      return
    }
    if used == chunks.count { chunks.append(.allocate(capacity: Self.chunkLength)) }
    free = chunks[used]
    end = free + Self.chunkLength
    used += 1
  }
}
