/// How many there should be, how many there are, and how many of them are right.
package struct Counts: Sendable, Equatable {
  package var gold = 0
  package var predicted = 0
  package var matched = 0

  package init(gold: Int = 0, predicted: Int = 0, matched: Int = 0) {
    self.gold = gold
    self.predicted = predicted
    self.matched = matched
  }

  /// All three are 0 where they are not defined, as in the shared scorers.
  package var precision: Double { predicted == 0 ? 0 : Double(matched) / Double(predicted) }
  package var recall: Double { gold == 0 ? 0 : Double(matched) / Double(gold) }
  package var f1: Double {
    let (p, r) = (precision, recall)
    return p + r == 0 ? 0 : 2 * p * r / (p + r)
  }

  package static func += (a: inout Counts, b: Counts) {
    a.gold += b.gold
    a.predicted += b.predicted
    a.matched += b.matched
  }
}

/// How many of some are right.
package struct Share: Sendable, Equatable {
  package var right = 0
  package var all = 0

  package init(right: Int = 0, all: Int = 0) {
    self.right = right
    self.all = all
  }

  /// 0 of none.
  package var value: Double { all == 0 ? 0 : Double(right) / Double(all) }

  package mutating func add(_ isRight: Bool) {
    all += 1
    if isRight { right += 1 }
  }

  package static func += (a: inout Share, b: Share) {
    a.right += b.right
    a.all += b.all
  }
}
