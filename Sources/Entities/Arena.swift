/// Memory for what is found in one document: given out piece by piece, never moved, given back all at once. Hence a class.
final class Arena<Element> {
  private var blocks: [UnsafeMutableBufferPointer<Element>] = []
  private var next: UnsafeMutablePointer<Element>?
  private var left = 0

  deinit { for block in blocks { block.deallocate() } }

  /// Room for some elements, not yet set.
  func room(for count: Int) -> UnsafeMutablePointer<Element> {
    if let next, count <= left {
      self.next = next + count
      left -= count
      return next
    }
    let block = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(count, blocks.isEmpty ? 128 : 1024))
    blocks.append(block)
    let start = block.baseAddress!
    next = start + count
    left = block.count - count
    return start
  }

  func place(_ element: Element) -> UnsafeMutablePointer<Element> {
    let room = room(for: 1)
    room.initialize(to: element)
    return room
  }
}

/// Gazetteer entities that words may stand for, the likelier first.
struct Readings: RandomAccessCollection {
  private let base: UnsafePointer<Int32>?
  /// The only one, which needs no memory.
  private let one: Int32
  private let length: Int32

  init() {
    base = nil
    one = -1
    length = 0
  }

  init(_ entity: Int32) {
    base = nil
    one = entity
    length = 1
  }

  init(_ entities: some Collection<Int32>, in arena: Arena<Int32>) {
    length = Int32(entities.count)
    one = entities.first ?? -1
    guard entities.count > 1 else {
      base = nil
      return
    }
    let room = arena.room(for: entities.count)
    for (i, entity) in entities.enumerated() { (room + i).initialize(to: entity) }
    base = UnsafePointer(room)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { Int(length) }
  subscript(index: Int) -> Int32 { base.map { $0[index] } ?? one }
}

/// Spans inside another one, in order.
struct Parts: Sequence {
  struct Node {
    let span: NameSpan
    var next: UnsafeMutablePointer<Node>?
  }

  private var head: UnsafeMutablePointer<Node>?
  private var tail: UnsafeMutablePointer<Node>?
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  init() {}

  mutating func append(_ span: NameSpan, in arena: Arena<Node>) {
    let node = arena.place(Node(span: span, next: nil))
    if let tail { tail.pointee.next = node } else { head = node }
    tail = node
    count += 1
  }

  subscript(index: Int) -> NameSpan {
    var node = head
    for _ in 0..<index { node = node?.pointee.next }
    return node!.pointee.span
  }

  struct Iterator: IteratorProtocol {
    fileprivate var node: UnsafeMutablePointer<Node>?
    fileprivate var left: Int

    mutating func next() -> NameSpan? {
      guard left > 0, let here = node else { return nil }
      node = here.pointee.next
      left -= 1
      return here.pointee.span
    }
  }

  func makeIterator() -> Iterator { Iterator(node: head, left: count) }
}
