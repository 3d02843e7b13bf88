import Annotations
import Gazetteers
import VietText

/// A word of time or number found at a token.
struct RoleHit {
  /// Behind its last token.
  let end: Int
  let value: Int
}

/// A text as the value finders look at it: tokens, and which roles and units begin where.
///
/// Nearly every question a rule asks is "does a word of this role begin here", and the answer is nearly always no. So each token has one `Spot` with a
/// bit for each role and each kind of unit that begins there; what the words are stands aside, in text order, and is looked at only where the bit is set.
///
/// A class because all finders share it, and the sentence being read with it.
final class ValueScan {
  /// What begins at a token.
  private struct Spot: BitwiseCopyable {
    /// One bit for each role.
    var roles: UInt64 = 0
    /// Where its words begin in `found`, and how many there are; the same for units.
    var firstWord: Int32 = 0
    var firstUnit: Int32 = 0
    var words: UInt16 = 0
    var units: UInt16 = 0
    var unitKinds = UnitKinds(rawValue: 0)
    /// Its place in `numerals`; 0 for a token that is no number.
    var numeral: Int32 = 0
  }

  private struct FoundWord: BitwiseCopyable {
    let end: Int32
    let value: Int32
    let role: ValueRole
  }

  private struct FoundUnit: BitwiseCopyable {
    let end: Int32
    let row: Int32
    let kind: UnitKind
  }

  let text: SegmentedText
  let matches: LexicalMatches
  let words: ValueWords
  let lexicon: Lexicon
  let tokens: [Token]
  // In memory of the scan's own, written once.
  private let spots: UnsafeMutablePointer<Spot>
  private let foundWords: UnsafeMutablePointer<FoundWord>
  private let foundUnits: UnsafeMutablePointer<FoundUnit>
  /// What the digits of the text stand for; the first is a filler.
  private let numerals: [Numeral?]
  // Read at nearly every question and set between sentences only, by the one thread that has the scan: checking each access for overlap would cost as
  // much as the answers.
  /// Behind the last token of the sentence being read.
  @exclusivity(unchecked) var limit: Int
  /// The first token of the sentence being read.
  @exclusivity(unchecked) var start: Int
  /// The last point that was read, or found not to be one.
  @exclusivity(unchecked) private var lastPoint: (at: Int, limit: Int, parsed: TimexParser.Parsed?) = (-1, -1, nil)
  /// The same of numbers.
  @exclusivity(unchecked) private var lastNumber: (at: Int, limit: Int, reading: NumberReading?) = (-1, -1, nil)

  func knownPoint(at i: Int) -> TimexParser.Parsed?? { lastPoint.at == i && lastPoint.limit == limit ? .some(lastPoint.parsed) : nil }
  func remember(_ point: TimexParser.Parsed?, at i: Int) { lastPoint = (i, limit, point) }
  func knownNumber(at i: Int) -> NumberReading?? { lastNumber.at == i && lastNumber.limit == limit ? .some(lastNumber.reading) : nil }
  func remember(_ number: NumberReading?, at i: Int) { lastNumber = (i, limit, number) }

  init(text: SegmentedText, matches: LexicalMatches, words: ValueWords, lexicon: Lexicon) {
    self.text = text
    self.matches = matches
    self.words = words
    self.lexicon = lexicon
    tokens = text.tokens
    // Few entries are words of time or units, so that most of this memory is never touched.
    spots = .allocate(capacity: text.tokens.count + 1)
    foundWords = .allocate(capacity: matches.all.count + 1)
    foundUnits = .allocate(capacity: matches.all.count + 1)
    var numerals: [Numeral?] = [nil]
    numerals.reserveCapacity(text.tokens.count / 16 + 2)
    var (wordCount, unitCount) = (0, 0)
    spots.initialize(repeating: Spot(), count: text.tokens.count)
    for number in Self.marked(text.tokens, matches) {
      let i = Int(number)
      var spot = Spot()
      if text.tokens[i].kind == .number {
        spot.numeral = Int32(numerals.count)
        numerals.append(Numeral(text.text.bytes[text.tokens[i].span.range]))
      }
      if matches.has(.timeWord, or: .unit, at: i) {
        (spot.firstWord, spot.firstUnit) = (Int32(wordCount), Int32(unitCount))
        for match in matches[i] {
          if match.kind == .timeWord {
            guard let entry = words.entries[Int(match.index)] else { continue }
            spot.roles |= entry.role.bit
            spot.words += 1
            (foundWords + wordCount).initialize(to: FoundWord(end: match.end, value: entry.value, role: entry.role))
            wordCount += 1
          } else if match.kind == .unit {
            let kind = words.kinds[Int(match.index)]
            spot.unitKinds.formUnion(UnitKinds(kind))
            spot.units += 1
            (foundUnits + unitCount).initialize(to: FoundUnit(end: match.end, row: match.index, kind: kind))
            unitCount += 1
          }
        }
      }
      spots[i] = spot
    }
    self.numerals = numerals
    limit = text.tokens.count
    start = 0
  }

  /// Numbers, and tokens at which an entry begins that tells of time or counts. Collected without a branch: nobody could foretell which these are.
  private static func marked(_ tokens: [Token], _ matches: LexicalMatches) -> [Int32] {
    tokens.withUnsafeBufferPointer { tokens in
      [Int32](unsafeUninitializedCapacity: tokens.count) { marked, count in
        guard var next = marked.baseAddress else { return }
        for i in tokens.indices {
          next.initialize(to: Int32(truncatingIfNeeded: i))
          let isNumber = tokens[i].kind == .number ? 1 : 0
          next += isNumber | (matches.has(.timeWord, or: .unit, at: i) ? 1 : 0)
        }
        count = next - marked.baseAddress!
      }
    }
  }

  deinit {
    spots.deallocate()
    foundWords.deallocate()
    foundUnits.deallocate()
  }

  /// Whether a word of one of the roles begins at a token.
  @inline(__always)
  func has(_ roles: UInt64, at i: Int) -> Bool { i >= 0 && i < limit && spots[i].roles & roles != 0 }

  /// The longest word of a role that begins at a token.
  @inline(__always)
  func hit(_ role: ValueRole, at i: Int) -> RoleHit? { has(role.bit, at: i) ? longest(role, at: i) : nil }

  @inline(never)
  private func longest(_ role: ValueRole, at i: Int) -> RoleHit? {
    let first = Int(spots[i].firstWord)
    var k = first + Int(spots[i].words)
    while k > first {
      k -= 1
      if foundWords[k].role == role { return RoleHit(end: Int(foundWords[k].end), value: Int(foundWords[k].value)) }
    }
    return nil
  }

  /// The longest word of a role that ends right before a token, looking back at most four tokens and not past the sentence's start.
  func hit(_ role: ValueRole, before i: Int) -> (start: Int, value: Int)? {
    var best: (start: Int, value: Int)?
    var from = i - 1
    while from >= max(start, i - 4) {
      if has(role.bit, at: from) {
        let first = Int(spots[from].firstWord)
        for k in first..<first + Int(spots[from].words) where foundWords[k].role == role && foundWords[k].end == i {
          best = (from, Int(foundWords[k].value))
        }
      }
      from -= 1
    }
    return best
  }

  /// Whether a value or a label can begin at a token; false for most, so that nothing else is asked of them.
  ///
  /// - Parameter openers: the roles with which a value or a label can begin.
  @inline(__always)
  func mayOpen(_ i: Int, _ openers: UInt64) -> Bool {
    if spots[i].roles & openers != 0 { return true }
    // Most tokens are words in small letters that mean nothing here.
    if tokens[i].shape == .lower, spots[i].unitKinds.rawValue == 0 { return false }
    return mayOpenUnusually(i)
  }

  private func mayOpenUnusually(_ i: Int) -> Bool {
    let spot = spots[i]
    let token = tokens[i]
    switch token.kind {
    case .number: return true
    case .punctuation:
      // `$5`, `-5`, `,77`
      if spot.unitKinds.contains(.currency) { return true }
      guard token.isHyphen || token.ascii == UInt8(ascii: ",") || token.ascii == UInt8(ascii: "."), i + 1 < limit else { return false }
      return tokens[i + 1].kind == .number || token.isHyphen && tokens[i + 1].kind == .punctuation
    case .word:
      // `nghìn tỷ`; `USD`; `B-52`; `Covid-19`
      if spot.unitKinds.contains(.scale) { return true }
      guard token.startsUpper else { return false }
      if spot.unitKinds.rawValue != 0 || spot.roles & TimexFinder.startRoles != 0 { return true }
      if i + 1 < limit, tokens[i + 1].gap == .none, tokens[i + 1].kind != .word { return true }
      guard matches.has(.name, at: i), let name = matches.longest(.name, at: i) else { return false }
      return name.tokens.contains { tokens[$0].kind == .number }
    }
  }

  /// Whether a word or mark that a time is made of stands close behind a number, or behind a word that opens one: most numbers count something
  /// else, and need not be read as times in all the ways there are.
  ///
  /// What belongs to a number in words lies within four tokens of its last word, because no word of the lists is longer; a mark must stand right
  /// behind the number. The tests read them all the same.
  func mayBeTime(_ i: Int) -> Bool {
    if spots[i].roles & ValueRole.temporal != 0 { return true }
    // `20h30`, `5.6` and `2021` can be times alone.
    if tokens[i].kind == .number, tokens[i].end - tokens[i].start > 2 || integer(i) == nil { return true }
    var behindNumber = 0
    var at = i + 1
    while at < limit, behindNumber < 4 {
      let spot = spots[at]
      if spot.roles & ValueRole.temporal != 0 || spot.unitKinds.contains(.time) { return true }
      if tokens[at].kind == .punctuation { return behindNumber == 0 }
      let isNumeric = tokens[at].kind == .number || spot.roles & ValueRole.numeric != 0 || spot.unitKinds.contains(.scale)
      behindNumber = isNumeric ? 0 : behindNumber + 1
      at += 1
    }
    return false
  }

  /// Whether a number or a currency before one can begin at a token.
  func mayBeNumber(_ i: Int) -> Bool {
    guard i < limit else { return false }
    return tokens[i].kind != .word || spots[i].roles & AmountFinder.startRoles != 0 || hasUnit([.scale, .currency], at: i)
  }

  /// Whether a unit of one of the kinds begins at a token.
  func hasUnit(_ kinds: UnitKinds, at i: Int) -> Bool { i < limit && !spots[i].unitKinds.isDisjoint(with: kinds) }

  /// The longest unit, counter, scale or currency that begins at a token, of the kinds asked for.
  func unit(at i: Int, _ kinds: UnitKinds) -> (end: Int, unit: ValueWords.Unit)? {
    guard hasUnit(kinds, at: i) else { return nil }
    let first = Int(spots[i].firstUnit)
    var k = first + Int(spots[i].units)
    while k > first {
      k -= 1
      if kinds.contains(foundUnits[k].kind) { return (Int(foundUnits[k].end), words.units[Int(foundUnits[k].row)]) }
    }
    return nil
  }

  /// The name of a unit, or the code of a currency.
  func name(of unit: ValueWords.Unit) -> String { lexicon.strings[lexicon.units[Int(unit.row)].unit] }

  // MARK: Tokens

  func isNumber(_ i: Int) -> Bool { i >= 0 && i < limit && tokens[i].kind == .number }
  func isWord(_ i: Int) -> Bool { i >= 0 && i < limit && tokens[i].kind == .word }
  func isMark(_ i: Int, _ c: Unicode.Scalar) -> Bool {
    i >= start && i < limit && tokens[i].kind == .punctuation && tokens[i].ascii == UInt8(ascii: c)
  }
  func isHyphen(_ i: Int) -> Bool { i >= start && i < limit && tokens[i].isHyphen }
  /// Whether token `i` is glued to the one before it.
  func isGlued(_ i: Int) -> Bool { i > 0 && i < tokens.count && tokens[i].gap == .none }

  /// The number a digit token stands for.
  func numeral(_ i: Int) -> Numeral? {
    guard isNumber(i) else { return nil }
    return numerals[Int(spots[i].numeral)]
  }

  /// A plain whole number in digits.
  func integer(_ i: Int) -> Int? { isNumber(i) ? numeral(i)?.integer : nil }

  /// A number word from 0 to 9; `lăm`, `tư`, `mốt` only count behind another number.
  func digit(at i: Int, isFirst: Bool) -> RoleHit? {
    guard let hit = hit(.digit, at: i) else { return nil }
    if hit.value < 10 { return hit }
    return isFirst ? nil : RoleHit(end: hit.end, value: hit.value - 10)
  }

  /// A small whole number in digits or words (`ba`, `mười hai`, `ba mươi mốt`), at most 99.
  func smallNumber(_ i: Int) -> (value: Int, end: Int)? {
    if let n = numeral(i) { return n.integer.map { ($0, i + 1) } }
    if let ten = hit(.ten, at: i) {
      if let one = digit(at: ten.end, isFirst: false), one.value > 0, !isYearWord(ten.end) { return (10 + one.value, one.end) }
      return (10, ten.end)
    }
    guard let first = digit(at: i, isFirst: true), first.value > 0 else { return nil }
    guard let tens = hit(.tens, at: first.end) else { return (first.value, first.end) }
    if let one = digit(at: tens.end, isFirst: false), one.value > 0, !isYearWord(tens.end) {
      return (first.value * 10 + one.value, one.end)
    }
    return (first.value * 10, tens.end)
  }

  /// `năm` behind `mười` is a year: five would be `lăm` there.
  private func isYearWord(_ i: Int) -> Bool { has(ValueRole.unit.bit, at: i) }

  /// A Roman numeral in capitals up to 39.
  func roman(_ i: Int) -> Int? {
    guard isWord(i), tokens[i].shape == .upper, tokens[i].end - tokens[i].start <= 6 else { return nil }
    var total = 0
    var last = 0
    for b in text.text.bytes[tokens[i].span.range].reversed() {
      let v: Int
      switch b {
      case UInt8(ascii: "I"): v = 1
      case UInt8(ascii: "V"): v = 5
      case UInt8(ascii: "X"): v = 10
      default: return nil
      }
      total += v < last ? -v : v
      last = max(last, v)
    }
    return total > 0 && total < 40 ? total : nil
  }

  /// The first lexicon word that begins at a token and is longer than `length` tokens.
  func longerWord(at i: Int, than length: Int) -> WordRow? {
    guard i < limit, matches.has(.word, at: i) else { return nil }
    for match in matches[i].reversed() where match.kind == .word {
      if Int(match.end) - i > length { return lexicon.words[Int(match.index)] }
    }
    return nil
  }

  /// The longest lexicon word, of at most three tokens, that ends right before a token.
  func wordEnding(at i: Int) -> WordRow? {
    var best: WordRow?
    for from in stride(from: i - 1, through: max(start, i - 3), by: -1) {
      for match in matches[from] where match.kind == .word && Int(match.end) == i { best = lexicon.words[Int(match.index)] }
    }
    return best
  }

  /// Whether a token is inside a longer word that begins before it: `thị trường`, `tập trung`.
  func isTail(_ i: Int) -> Bool {
    guard i > start else { return false }
    return matches[i - 1].contains { $0.kind == .word && Int($0.end) > i }
  }

  /// Whether capitalised words go on before or behind capitalised tokens, so that they are part of a name: `Trần Quốc Khánh`, `Noel Montalvo`.
  func isInsideName(_ range: Range<Int>) -> Bool {
    guard range.allSatisfy({ isWord($0) && tokens[$0].shape == .capitalised }) else { return false }
    let before = range.lowerBound - 1
    if before > start, isWord(before), tokens[before].startsUpper, tokens[range.lowerBound].gap == .space { return true }
    let behind = range.upperBound
    return isWord(behind) && tokens[behind].startsUpper && tokens[behind].gap == .space
  }

  /// `Công ty Bình Minh`: several words with capital letters behind another one.
  func isNameLike(_ range: Range<Int>) -> Bool {
    range.count > 1 && range.lowerBound > start && isWord(range.lowerBound - 1) && tokens[range.lowerBound].gap == .space
      && range.allSatisfy { isWord($0) && tokens[$0].shape == .capitalised }
  }

  /// The longest lexicon word at a token.
  func word(at i: Int) -> (end: Int, row: WordRow)? {
    guard i < limit, let match = matches.longest(.word, at: i) else { return nil }
    return (Int(match.end), lexicon.words[Int(match.index)])
  }
}

/// Several kinds of units.
struct UnitKinds: OptionSet {
  let rawValue: UInt8
  static let scale = UnitKinds(.scale)
  static let unit = UnitKinds(.unit)
  static let counter = UnitKinds(.counter)
  static let currency = UnitKinds(.currency)
  static let time = UnitKinds(.time)
  /// Whatever may follow a number.
  static let counted: UnitKinds = [.scale, .unit, .counter, .currency, .time]

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ kind: UnitKind) { rawValue = 1 << kind.rawValue }

  func contains(_ kind: UnitKind) -> Bool { rawValue & (1 << kind.rawValue) != 0 }
}
