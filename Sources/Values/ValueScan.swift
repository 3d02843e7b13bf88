import Annotations
import Gazetteers
import VietText

/// A word of time or number found at a token.
struct RoleHit {
  /// Behind its last token.
  let end: Int
  let value: Int
}

/// A text as the value finders look at it: tokens, and which roles begin where.
///
/// A class because all finders share it, and the sentence being read with it.
final class ValueScan {
  let text: SegmentedText
  let matches: LexicalMatches
  let words: ValueWords
  let lexicon: Lexicon
  let tokens: [Token]
  /// The roles that begin at each token, one bit each.
  private let masks: [UInt64]
  /// Behind the last token of the sentence being read.
  var limit: Int
  /// The first token of the sentence being read.
  var start: Int

  init(text: SegmentedText, matches: LexicalMatches, words: ValueWords, lexicon: Lexicon) {
    self.text = text
    self.matches = matches
    self.words = words
    self.lexicon = lexicon
    tokens = text.tokens
    var masks = [UInt64](repeating: 0, count: text.tokens.count)
    for match in matches.all where match.kind == .timeWord {
      if let entry = words.entries[Int(match.index)] { masks[Int(match.start)] |= entry.role.bit }
    }
    self.masks = masks
    limit = text.tokens.count
    start = 0
  }

  /// Whether a word of one of the roles begins at a token.
  func has(_ roles: UInt64, at i: Int) -> Bool { i >= 0 && i < limit && masks[i] & roles != 0 }

  /// The longest word of a role that begins at a token.
  func hit(_ role: ValueRole, at i: Int) -> RoleHit? {
    guard has(role.bit, at: i) else { return nil }
    for match in matches[i].reversed() where match.kind == .timeWord {
      if let entry = words.entries[Int(match.index)], entry.role == role { return RoleHit(end: Int(match.end), value: entry.value) }
    }
    return nil
  }

  /// The longest word of a role that ends right before a token, looking back at most four tokens and not past the sentence's start.
  func hit(_ role: ValueRole, before i: Int) -> (start: Int, value: Int)? {
    var best: (start: Int, value: Int)?
    var from = i - 1
    while from >= max(start, i - 4) {
      if has(role.bit, at: from) {
        for match in matches[from] where match.kind == .timeWord && Int(match.end) == i {
          if let entry = words.entries[Int(match.index)], entry.role == role { best = (from, entry.value) }
        }
      }
      from -= 1
    }
    return best
  }

  /// The longest unit, counter, scale or currency that begins at a token, of the kinds asked for.
  func unit(at i: Int, _ kinds: UnitKinds) -> (end: Int, unit: ValueWords.Unit)? {
    guard i < limit, matches.has(.unit, at: i) else { return nil }
    for match in matches[i].reversed() where match.kind == .unit {
      let unit = words.units[Int(match.index)]
      if kinds.contains(unit.kind) { return (Int(match.end), unit) }
    }
    return nil
  }

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
    return Numeral(text.text.bytes[tokens[i].span.range])
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
