import Annotations
import Gazetteers
import VietText

/// Units that are mentions: names, dates and amounts that earlier stages found.
extension UnitSegmenter {
  func mentionUnit(_ index: Int, _ source: Source) -> Unit {
    let (type, tokens) = (source.mentions[index].type, source.mentions[index].tokens)
    let sense: Sense =
      switch type {
      case .person, .office: .person
      case .organisation: .organisation
      case .country: .country
      case .place: .place
      case .facility: .facility
      case .product: .product
      case .disease: .disease
      case .document: .document
      case .time: .time
      case .quantity: measuredSense(source.mentions[index].rule, countedSense(tokens, source.matches))
      case .money: .money
      }
    let wordClass: WordClass = type == .quantity ? .M : .N
    let end = type == .quantity ? amountEnd(tokens, source) : tokens.upperBound
    return Unit(
      tokens: tokens.lowerBound..<Swift.min(end, source.limit), kind: .mention, wordClass: wordClass,
      sense: sense,
      senses: 1 << UInt32(sense.rawValue) | otherSenses(tokens, type, source.matches), traits: [],
      classes: 1 << UInt16(wordClass.rawValue), mention: index)
  }

  private func otherSenses(_ tokens: Range<Int>, _ type: MentionType, _ matches: LexicalMatches) -> UInt32 {
    if isSeated(tokens, type, matches) { return 1 << UInt32(Sense.facility.rawValue) }
    return type == .product && carries(tokens, matches) ? 1 << UInt32(Sense.vehicle.rawValue) : 0
  }

  /// Kinds of products, as `names/` has them, that somebody or something is carried in.
  private static let carriers: [StaticString] = ["aircraft", "car", "vehicle", "ship", "motorcycle", "submarine", "spacecraft"]

  /// `Boeing 737-800`: a product that flies, drives or swims.
  private func carries(_ tokens: Range<Int>, _ matches: LexicalMatches) -> Bool {
    tokens.contains { at in
      matches.has(.name, at: at)
        && matches[at].contains { match in
          guard match.kind == .name, Int(match.end) <= tokens.upperBound else { return false }
          let row = lexicon.entities[Int(lexicon.aliases[Int(match.index)].entity)]
          return row.type == MentionType.product.index && Self.carriers.contains { lexicon.strings.isSame(row.kind, as: $0) }
        }
    }
  }

  /// `Bệnh viện Chợ Rẫy`: a body whose first word also means its house.
  private func isSeated(_ tokens: Range<Int>, _ type: MentionType, _ matches: LexicalMatches) -> Bool {
    guard type == .organisation, matches.has(.word, at: tokens.lowerBound) else { return false }
    return matches[tokens.lowerBound].contains {
      $0.kind == .word && Int($0.end) <= tokens.upperBound
        && lexicon.words[Int($0.index)].senses & (1 << UInt32(Sense.facility.rawValue)) != 0
    }
  }

  /// `2.329 điểm` measures: its unit is no spot.
  private func measuredSense(_ rule: Rule, _ sense: Sense) -> Sense { sense == .place && rule == "quantity-measure" ? .none : sense }

  /// A trigger that begins with the unit of a count takes it: `1.200 | ca mắc`; a noun that does goes on with the count: `11 nhân viên cứu trợ`.
  private func amountEnd(_ tokens: Range<Int>, _ source: Source) -> Int {
    let matches = source.matches
    for token in tokens.dropFirst() where matches.has(.trigger, at: token) {
      for match in matches[token] where match.kind == .trigger && Int(match.end) > tokens.upperBound { return token }
    }
    // Only from where the noun that is counted begins.
    let noun = tokens.dropFirst().first { token in
      matches.has(.word, at: token) && matches[token].contains { $0.kind == .word && Int($0.end) == tokens.upperBound }
    }
    guard let noun, noun + 1 < tokens.upperBound else { return tokens.upperBound }
    for match in matches[noun].reversed() where match.kind == .word && Int(match.end) > tokens.upperBound {
      let word = lexicon.words[Int(match.index)]
      let end = Int(match.end)
      if word.first == .N, word.sense == .person || word.sense == .group, end <= source.limit,
        (tokens.upperBound..<end).allSatisfy({ source.mentionAt[$0] < 0 }), !describes(tokens.upperBound..<end, matches)
      {
        return end
      }
    }
    return tokens.upperBound
  }

  /// `hai người đàn ông | lạ mặt`: how they are is not what they are.
  private func describes(_ rest: Range<Int>, _ matches: LexicalMatches) -> Bool {
    matches[rest.lowerBound].contains { $0.kind == .word && Int($0.end) == rest.upperBound && lexicon.words[Int($0.index)].first == .A }
  }

  /// What the noun at the end of a counted phrase denotes: `hai người` are persons, `hai tấn` nothing by themselves.
  private func countedSense(_ tokens: Range<Int>, _ matches: LexicalMatches) -> Sense {
    // The longest word that ends there: `nhà ngoại giao` rather than `ngoại giao`.
    for token in tokens.dropFirst() where matches.has(.word, at: token) {
      for match in matches[token] where match.kind == .word && Int(match.end) == tokens.upperBound {
        let word = lexicon.words[Int(match.index)]
        if word.first != .V, word.may(.N) || word.may(.Nc) {
          // `hai cảnh sát`: counted, they are persons.
          return word.sense == .organisation && word.senses & (1 << UInt32(Sense.person.rawValue)) != 0 ? .person : word.sense
        }
      }
    }
    // `9 văn kiện hợp tác`: the first noun that says what is counted.
    for token in tokens.dropFirst() where matches.has(.word, at: token) {
      for match in matches[token].reversed() where match.kind == .word && Int(match.end) <= tokens.upperBound {
        let word = lexicon.words[Int(match.index)]
        if word.may(.N) || word.may(.Nc), word.sense != .none { return word.sense }
      }
    }
    return .none
  }
}
