import Annotations
import Gazetteers
import Phrases

/// Tells which kinds of `accepts` a noun phrase is.
struct PhraseKinds {
  let structure: SentenceStructure
  let mentions: [Mention]

  /// All kinds of a phrase; every phrase is at least a `phrase`.
  func kinds(of phrase: NounPhrase) -> Acceptance {
    if let m = phrase.mention { return kinds(of: mentions[m].type, phrase) }
    let senses = structure.units[phrase.head].senses
    if senses == 0 { return isScore(phrase) ? .phrase : [.phrase, .thing] }
    var kinds: Acceptance = .phrase
    var rest = senses
    while rest != 0 {
      if let sense = Sense(rawValue: UInt8(rest.trailingZeroBitCount)) { kinds.formUnion(self.kinds(of: sense)) }
      rest &= rest - 1
    }
    if structure.units[phrase.head].sense == .body, structure.units[phrase.units.upperBound - 1].mayDenote(.person) {
      // `cổ tài xế`: what is done to a part is done to the person.
      kinds.formUnion(.person)
    }
    // `146 ca | sởi`
    if phrase.quantity != nil, structure.units[phrase.units.upperBound - 1].sense == .disease { kinds.formUnion(.disease) }
    return kinds
  }

  /// `thắng | 3-0`
  private func isScore(_ phrase: NounPhrase) -> Bool {
    let units = phrase.units
    return units.count == 3 && structure.units[units.lowerBound].wordClass == .M && structure.units[units.lowerBound + 1].isHyphen
  }

  // Not the mention, which would be copied with what it holds.
  private func kinds(of type: MentionType, _ phrase: NounPhrase) -> Acceptance {
    switch type {
    case .person: [.person, .phrase]
    // `400.000 liều AstraZeneca`: what is counted is goods of that name.
    case .organisation: phrase.quantity == nil ? [.organisation, .phrase] : [.organisation, .product, .thing, .phrase]
    case .country: [.country, .phrase]
    case .place: [.place, .phrase]
    case .office: [.office, .person, .phrase]
    // `một chiếc Boeing 737`
    case .product:
      structure.units[phrase.head].mayDenote(.vehicle) ? [.product, .vehicle, .thing, .phrase] : [.product, .thing, .phrase]
    case .disease: [.disease, .phrase]
    case .document: [.document, .thing, .phrase]
    case .facility: [.facility, .phrase]
    case .time: .time
    // `phóng 59 tên lửa`: what is counted may be a means.
    case .quantity: phrase.sense == .weapon ? [.quantity, .weapon] : phrase.sense == .vehicle ? [.quantity, .vehicle] : .quantity
    case .money: .money
    }
  }

  private func kinds(of sense: Sense) -> Acceptance {
    switch sense {
    case .person: .person
    case .group: [.person, .organisation]
    case .organisation: .organisation
    case .country: .country
    case .place: .place
    case .facility: .facility
    case .vehicle: [.vehicle, .thing]
    case .weapon: [.weapon, .thing]
    case .animal: [.animal, .thing]
    case .product: [.product, .thing]
    case .money: [.money, .thing]
    case .document: [.document, .thing]
    case .crime: [.crime, .thing]
    case .disease: .disease
    case .time: []
    case .penalty: [.penalty, .thing]
    case .none, .event, .body, .abstract, .thing: .thing
    }
  }
}
