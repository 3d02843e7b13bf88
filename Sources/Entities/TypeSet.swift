import Annotations
import Gazetteers

/// Types of names that a place in the text allows.
struct TypeSet: OptionSet {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }
  init(_ type: MentionType) { rawValue = 1 << UInt16(type.index) }

  static let person = TypeSet(.person)
  static let organisation = TypeSet(.organisation)
  static let country = TypeSet(.country)
  static let place = TypeSet(.place)
  static let facility = TypeSet(.facility)
  static let product = TypeSet(.product)
  static let disease = TypeSet(.disease)
  static let all = TypeSet(rawValue: .max)

  func has(_ type: MentionType) -> Bool { rawValue & 1 << UInt16(type.index) != 0 }
}

extension Lexicon {
  func type(_ entity: Int32) -> MentionType { MentionType(index: entities[Int(entity)].type) }
}
