import Annotations
import Gazetteers

/// What the whole document says about which reading of a name is meant: which listed names stand in it beyond doubt, and of which countries it tells.
struct Evidence {
  /// Gazetteer entities named by words that name nothing else.
  private(set) var mentioned: Set<Int32> = []
  /// How often each country, or something known to be in it, is named; by country code.
  private(set) var countries: [UInt16: Int] = [:]
  /// The country whose press or whose matters these are: bare titles and bodies are its.
  private(set) var home: UInt16

  /// The one country abroad that is named far more often than the others.
  private(set) var mainForeign: UInt16?

  static let vietnam = CountryCode.pack("VN")

  init(_ document: Document) {
    home = Self.vietnam
    var order: [UInt16] = []
    var i = 0
    while i < document.tokens.count {
      let found = Self.plainName(document, at: i)
      if let (end, entity) = found {
        let row = document.lexicon.entities[Int(entity)]
        mentioned.insert(entity)
        if row.country != 0 {
          if countries[row.country] == nil { order.append(row.country) }
          countries[row.country, default: 0] += 1
        }
        i = end
      } else {
        i += 1
      }
    }
    mainForeign = Self.main(order.filter { $0 != Self.vietnam }, countries)
    guard countries[Self.vietnam] == nil, let first = order.first else { return }
    // No word of Việt Nam: a foreign country that is named again and again is at home here.
    let best = order.reduce(first) { countries[$1, default: 0] > countries[$0, default: 0] ? $1 : $0 }
    let total = countries.values.reduce(0, +)
    if countries[best, default: 0] >= 3, countries[best, default: 0] * 2 >= total { home = best }
  }

  private static func main(_ order: [UInt16], _ counts: [UInt16: Int]) -> UInt16? {
    let best = order.max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) }
    guard let best, order.allSatisfy({ $0 == best || (counts[$0] ?? 0) * 2 <= (counts[best] ?? 0) }) else { return nil }
    return best
  }

  /// A listed name that has one reading only, capitals included.
  private static func plainName(_ document: Document, at i: Int) -> (Int, Int32)? {
    guard document.matches.has(.name, at: i), document.isWord(i), !document.inValue[i] else { return nil }
    let matches = document.matches[i]
    guard let longest = matches.last(where: { $0.kind == .name }) else { return nil }
    var only: Int32?
    for match in matches where match.end == longest.end {
      if match.kind == .ambiguous { return nil }
      guard match.kind == .name else { continue }
      let alias = document.lexicon.aliases[Int(match.index)]
      switch alias.form {
      case .compound, .short, .capital: return nil
      default: break
      }
      guard alias.validity.holds(on: document.date), document.hasCapitals(alias.capitals, match.tokens) else { continue }
      if let only, only != alias.entity { return nil }
      only = alias.entity
    }
    return only.map { (Int(longest.end), $0) }
  }
}

extension Document {
  /// Whether the words are written large where the list has them large; a name of three and more words may have lost some.
  func hasCapitals(_ mask: UInt16, _ range: Range<Int>) -> Bool {
    if mask == 0 { return true }
    if isShouted(range.lowerBound) { return true }
    var word: UInt16 = 0
    var wanted = 0
    var kept = 0
    for i in range where tokens[i].kind != .punctuation {
      if word < 16, mask & (1 << word) != 0 {
        wanted += 1
        // `Việt-nam`: behind a hyphen old spelling has a small letter.
        let isKept = tokens[i].startsUpper || i > range.lowerBound && tokens[i - 1].isHyphen
        if isKept { kept += 1 } else if word == 0 { return false }
      }
      word += 1
    }
    return kept == wanted || (word >= 3 && kept * 2 >= wanted)
  }
}
