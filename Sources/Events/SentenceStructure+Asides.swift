import Phrases

extension SentenceStructure {
  /// `anh A (SN 1978, quê ở Vĩnh Phúc)`: whether a unit stands in brackets behind somebody, and tells of them alone, not of an event outside.
  func isAside(_ unit: Int, from trigger: Int) -> Bool {
    guard let open = opening(before: unit), open > 0, !(open...unit).contains(trigger), case let told = phraseOfUnit[open - 1], told >= 0,
      phrases[told].sense == .person
    else { return false }
    return trigger < open || closing(behind: unit).map { trigger > $0 } ?? false
  }

  private func opening(before unit: Int) -> Int? {
    var at = unit - 1
    while at >= max(0, unit - Self.longestAside), units[at].mark != UInt8(ascii: ")") {
      if units[at].mark == UInt8(ascii: "(") { return at }
      at -= 1
    }
    return nil
  }

  /// The bracket that closes what a unit stands in or opens.
  func closing(behind unit: Int) -> Int? {
    (unit..<min(units.count, unit + Self.longestAside)).first { units[$0].mark == UInt8(ascii: ")") }
  }

  /// In units.
  private static var longestAside: Int { 24 }
}
