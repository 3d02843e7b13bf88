import Annotations
import Gazetteers
import VietText

/// One text as the finders read it: tokens, the entries found over them, and a number for every word.
///
/// A class because all finders share it: one pointer is copied, not a dozen arrays.
final class Document {
  let text: SegmentedText
  let lexicon: Lexicon
  let matches: LexicalMatches
  let layout: PageLayout
  /// The word's vocabulary number; words that no list knows are numbered on from there, equal ones alike.
  let keys: [Int32]
  /// The sentence of each token.
  let sentences: [Int32]
  /// For each sentence: nearly all letters are upper case, so that capitals say nothing.
  let shouted: [Bool]
  /// Tokens of dates and amounts.
  let inValue: [Bool]

  /// Pairs of capitalised words that stand one behind the other inside sentences.
  private let pairs: Set<UInt64>

  init(_ text: SegmentedText, lexicon: Lexicon, matches: LexicalMatches, values: [Mention], layout: PageLayout) {
    self.text = text
    self.lexicon = lexicon
    self.matches = matches
    self.layout = layout
    keys = Self.numbered(text, first: Int32(lexicon.vocabulary.count))
    pairs = Self.pairs(text, keys)
    var sentences = [Int32](repeating: 0, count: text.tokens.count)
    for (i, sentence) in text.sentences.enumerated() { for token in sentence { sentences[token] = Int32(i) } }
    self.sentences = sentences
    shouted = text.sentences.map { Self.isShouted(text.tokens[$0]) }
    var inValue = [Bool](repeating: false, count: text.tokens.count)
    for value in values { for token in value.tokens { inValue[token] = true } }
    self.inValue = inValue
  }

  var tokens: [Token] { text.tokens }
  var date: CalendarDate? { layout.date }

  // MARK: Tokens

  /// The end of the sentence that holds a token.
  func limit(_ i: Int) -> Int { text.sentences[Int(sentences[i])].upperBound }
  func sentenceStart(_ i: Int) -> Int { text.sentences[Int(sentences[i])].lowerBound }
  func zone(_ i: Int) -> Zone {
    let sentence = Int(sentences[i])
    return sentence < layout.zones.count ? layout.zones[sentence] : .body
  }

  func isShouted(_ i: Int) -> Bool { shouted[Int(sentences[i])] }

  /// A word that begins with a capital letter, or any word where all are capitals.
  func isCapital(_ i: Int) -> Bool { text.tokens[i].kind == .word && text.tokens[i].startsUpper }

  func isWord(_ i: Int) -> Bool { text.tokens[i].kind == .word }

  func isMark(_ i: Int, _ mark: Unicode.Scalar) -> Bool {
    text.tokens[i].kind == .punctuation && text.tokens[i].ascii == UInt8(ascii: mark)
  }

  /// The first word of a sentence, a list item, a quotation or a clause behind a colon: its capital says little.
  func isInitial(_ i: Int) -> Bool {
    var at = i - 1
    let start = sentenceStart(i)
    while at >= start {
      let token = text.tokens[at]
      if token.kind == .word { return false }
      if token.kind == .number { return at == start && token.gap >= .line }
      if token.ascii == UInt8(ascii: ",") || token.ascii == UInt8(ascii: ")") || token.ascii == UInt8(ascii: "(") { return false }
      if token.ascii == UInt8(ascii: ":") || token.mark == .openQuote || token.ascii == UInt8(ascii: "\"") { return true }
      at -= 1
    }
    return true
  }

  /// `-` that ties two words together: `Díaz-Canel`, `Woo - choong`.
  func isHyphen(_ i: Int) -> Bool { text.tokens[i].isHyphen }

  // MARK: Words

  func cue(_ role: NameCue, at i: Int) -> Int? {
    guard i < text.tokens.count, matches.has(.nameCue, at: i) else { return nil }
    var end: Int?
    for match in matches[i] where match.kind == .nameCue && match.index == Int32(role.rawValue) { end = Int(match.end) }
    return end
  }

  /// Whether a cue ends just before a token.
  func follows(_ role: NameCue, before i: Int) -> Bool {
    let start = sentenceStart(i)
    var at = i - 1
    while at >= start, at >= i - 4 {
      if cue(role, at: at) == i { return true }
      at -= 1
    }
    return false
  }

  func has(_ kind: LexicalKind, at i: Int, end: Int) -> Bool {
    matches.has(kind, at: i) && matches[i].contains { $0.kind == kind && Int($0.end) == end }
  }

  /// The longest word of the lexicon that begins at a token, with its row.
  func word(at i: Int) -> (end: Int, row: WordRow)? {
    guard matches.has(.word, at: i) else { return nil }
    // Matches stand in order of length; of equally long ones the first counts.
    var longest: LexicalMatch?
    for match in matches[i] where match.kind == .word && (longest.map { match.end > $0.end } ?? true) { longest = match }
    return longest.map { (end: Int($0.end), row: lexicon.words[Int($0.index)]) }
  }

  /// A longer word begins before a token and reaches over it: `cầu` in `yêu cầu`.
  func isInsideWord(_ i: Int) -> Bool {
    guard i > sentenceStart(i), tokens[i].shape == .lower, tokens[i].gap < .line, let word = word(at: i - 1) else { return false }
    return word.end > i
  }

  /// One capital letter: `Y` of `Y tế`, an initial.
  func isLetter(_ i: Int) -> Bool { tokens[i].shape == .upper && tokens[i].end - tokens[i].start <= 2 }

  /// A capitalised syllable that small ones complete to a word: `Thành` in `Thành lập`.
  func beginsWord(_ i: Int) -> Bool {
    guard tokens[i].shape == .capitalised || isLetter(i), let word = word(at: i), word.end > i + 1 else { return false }
    return (i + 1..<word.end).allSatisfy { tokens[$0].shape == .lower }
  }

  func familyName(at i: Int) -> NamePartRow? {
    guard matches.has(.familyName, at: i) else { return nil }
    return matches[i].first { $0.kind == .familyName && Int($0.end) == i + 1 }.map { lexicon.familyNames[Int($0.index)] }
  }

  func givenName(at i: Int) -> NamePartRow? {
    guard matches.has(.givenName, at: i) else { return nil }
    return matches[i].first { $0.kind == .givenName && Int($0.end) == i + 1 }.map { lexicon.givenNames[Int($0.index)] }
  }

  /// The folded words of a range, hyphens and other marks left out.
  func words(_ range: Range<Int>) -> [Int32] { range.filter { text.tokens[$0].kind != .punctuation }.map { keys[$0] } }

  /// Whether the first two words of a run also stand, written large, where no sentence begins.
  func standsInside(_ run: Range<Int>) -> Bool {
    guard run.count >= 2 else { return false }
    return pairs.contains(Self.pair(keys[run.lowerBound], keys[run.lowerBound + 1]))
  }

  // MARK: Making

  private static func pair(_ a: Int32, _ b: Int32) -> UInt64 { UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b)) }

  private static func pairs(_ text: SegmentedText, _ keys: [Int32]) -> Set<UInt64> {
    var found: Set<UInt64> = []
    for sentence in text.sentences where sentence.count > 2 {
      for i in sentence.lowerBound + 1..<sentence.upperBound - 1 {
        let inside = text.tokens[i - 1].kind == .word && text.tokens[i - 1].gap < .line
        if inside, text.tokens[i].startsUpper, text.tokens[i + 1].startsUpper { found.insert(pair(keys[i], keys[i + 1])) }
      }
    }
    return found
  }

  private static func numbered(_ text: SegmentedText, first: Int32) -> [Int32] {
    var numbers: [UInt64: Int32] = [:]
    var folded: [UInt8] = []
    return text.text.bytes.withUnsafeBufferPointer { bytes in
      text.tokens.map { token in
        if token.key >= 0 { return token.key }
        folded.removeAll(keepingCapacity: true)
        MatchKey.fold(bytes, Int(token.start)..<Int(token.end), into: &folded)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in folded { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        if let number = numbers[hash] { return number }
        let number = first + Int32(numbers.count)
        numbers[hash] = number
        return number
      }
    }
  }

  private static func isShouted(_ tokens: ArraySlice<Token>) -> Bool {
    var words = 0
    var upper = 0
    for token in tokens where token.kind == .word && token.end - token.start > 1 {
      words += 1
      if token.shape == .upper { upper += 1 }
    }
    return words >= 4 && upper * 10 >= words * 8
  }
}
