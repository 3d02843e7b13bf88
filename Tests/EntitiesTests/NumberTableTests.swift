import Annotations
import Testing

@testable import Entities

/// The flat tables hold what a dictionary would.
@Suite struct NumberTableTests {
  @Test func agreesWithDictionary() {
    let table = NumberTable()
    var simple: [UInt64: Int32] = [:]
    var seed: UInt64 = 7
    for turn in 0..<5000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1
      // Few enough keys that many come again, some of them far apart.
      let key = (seed >> 33) % 1500 << (turn % 3 == 0 ? 40 : 0)
      #expect(table[key] == simple[key])
      table[key] = Int32(turn)
      simple[key] = Int32(turn)
    }
    #expect(table.count == simple.count)
    #expect(simple.allSatisfy { table[$0.key] == $0.value })
  }

  @Test func emptyTableHoldsNothing() {
    let table = NumberTable(capacity: 100)
    #expect(table.count == 0 && table[Int32(5)] == nil && !table.contains(0))
  }

  @Test func hashesTellOrderAndLengthApart() {
    func hash(_ numbers: [UInt64]) -> UInt64 {
      var hash = PhraseHash()
      for number in numbers { hash.add(number) }
      return hash.value
    }
    #expect(hash([1, 2]) == hash([1, 2]))
    #expect(Set([hash([]), hash([1]), hash([1, 2]), hash([2, 1]), hash([0]), hash([0, 0])]).count == 6)
  }

  @Test func partsKeepTheirOrderWhenCopiesGoOn() {
    let arena = Arena<Parts.Node>()
    let fields = Arena<NameSpan.Fields>()
    func span(_ tokens: Range<Int>, _ type: MentionType) -> NameSpan {
      NameSpan(NameSpan.Fields(tokens, type, form: .name, name: nil, rule: "a"), in: fields)
    }
    var parts = Parts()
    parts.append(span(1..<2, .place), in: arena)
    parts.append(span(3..<4, .country), in: arena)
    let before = parts
    parts.append(span(5..<6, .person), in: arena)
    #expect(before.map(\.tokens) == [1..<2, 3..<4])
    #expect(parts.map(\.tokens) == [1..<2, 3..<4, 5..<6])
    #expect(parts[2].type == .person && before.count == 2)
  }
}
