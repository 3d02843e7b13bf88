import Annotations
import Gazetteers

/// What the whole document says about which reading of a name is meant: which listed names stand in it beyond doubt, and of which countries it tells.
///
/// A class because all finders share it.
final class Evidence {
  /// Gazetteer entities named by words that name nothing else.
  private let mentioned = NumberTable(capacity: 32)
  /// The same by the number of their keys.
  private let mentionedKeys = NumberTable(capacity: 32)
  /// The last word, and the last two, of personal names told in full: `Đức` of `Nguyễn Minh Đức`.
  private let givenNames = NumberTable(capacity: 32)
  /// The countries named, or of which something known to be in them is, with how often; in the order of first mention.
  @exclusivity(unchecked) private var countries: [(code: UInt16, count: Int)] = []
  /// The country whose press or whose matters these are: bare titles and bodies are its.
  private(set) var home: UInt16
  /// The one country abroad that is named far more often than the others.
  private(set) var mainForeign: UInt16?

  static let vietnam = CountryCode.pack("VN")

  init(_ document: Document) {
    home = Self.vietnam
    var i = 0
    while i < document.tokens.count {
      guard document.matches.has(.familyName, or: .name, at: i) else {
        i += 1
        continue
      }
      if document.matches.has(.familyName, at: i) { addGivenName(document, at: i) }
      guard document.matches.has(.name, at: i), let (end, entity) = Self.plainName(document, at: i) else {
        i += 1
        continue
      }
      let row = document.lexicon.entities[Int(entity)]
      mentioned[entity] = 1
      mentionedKeys[row.key] = 1
      if row.country != 0 { count(row.country) }
      i = end
    }
    mainForeign = main()
    guard count(of: Self.vietnam) == 0, let first = countries.first else { return }
    // No word of Việt Nam: a foreign country that is named again and again is at home here.
    let best = countries.reduce(first) { $1.count > $0.count ? $1 : $0 }
    let total = countries.reduce(0) { $0 + $1.count }
    if best.count >= 3, best.count * 2 >= total { home = best.code }
  }

  func isMentioned(_ entity: Int32) -> Bool { mentioned.contains(entity) }
  func isMentioned(key: StringID) -> Bool { mentionedKeys.contains(key) }
  var namesVietnam: Bool { count(of: Self.vietnam) > 0 }

  /// Whether somebody told in full has these words as given name, while nothing else here tells of what a list calls so.
  func isGivenName(_ range: Range<Int>, _ document: Document) -> Bool {
    givenNames.count > 0 && givenNames[document.words(range).hash()] != nil
      && !document.matches[range.lowerBound].contains { match in
        guard match.kind == .name, Int(match.end) == range.upperBound else { return false }
        let entity = document.lexicon.aliases[Int(match.index)].entity
        let country = document.lexicon.entities[Int(entity)].country
        return isMentioned(entity) || country != Self.vietnam && count(of: country) > 0
      }
  }

  private func addGivenName(_ document: Document, at i: Int) {
    guard document.tokens[i].startsUpper, let family = document.familyName(at: i) else { return }
    var end = i + 1
    while end < min(document.tokens.count, i + 5), document.tokens[end].startsUpper, document.tokens[end].isVietnamese,
      document.tokens[end].gap < .line
    { end += 1 }
    guard end - i >= (family.alsoWord ? 3 : 2), document.givenName(at: end - 1) != nil else { return }
    givenNames[document.words(end - 1..<end).hash()] = 1
    if end - i >= 3 { givenNames[document.words(end - 2..<end).hash()] = 1 }
  }

  /// There are at most as many as there are countries.
  private func count(_ code: UInt16) {
    for i in countries.indices where countries[i].code == code {
      countries[i].count += 1
      return
    }
    countries.append((code, 1))
  }

  private func count(of code: UInt16) -> Int { countries.first { $0.code == code }?.count ?? 0 }

  private func main() -> UInt16? {
    let abroad = countries.lazy.filter { $0.code != Self.vietnam }
    let best = abroad.max { ($0.count, $1.code) < ($1.count, $0.code) }
    guard let best, abroad.allSatisfy({ $0.code == best.code || $0.count * 2 <= best.count }) else { return nil }
    return best.code
  }

  /// A listed name that has one reading only, capitals included.
  private static func plainName(_ document: Document, at i: Int) -> (Int, Int32)? {
    guard document.isWord(i), !document.inValue[i] else { return nil }
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
      guard alias.validity.holds(in: document.days), document.hasCapitals(alias.capitals, match.tokens) else { continue }
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
    // Most candidates fail here: the first word has a capital in the list and none in the text.
    if mask & 1 != 0, !tokens[range.lowerBound].startsUpper, tokens[range.lowerBound].kind != .punctuation {
      return isShouted(range.lowerBound)
    }
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
