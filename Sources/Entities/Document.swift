import Annotations
import Gazetteers
import VietText

/// One text as the finders read it: tokens, the entries found over them, and a number for every word.
///
/// A class because all finders share it: one pointer is copied, not a dozen arrays. Its arrays lie in memory of its own, so that reading one costs
/// what reading a pointer costs. The tokens belong to the text and are good as long as `EntityRecognizer` keeps it.
final class Document {
  let text: SegmentedText
  let lexicon: Lexicon
  let matches: LexicalMatches
  let layout: PageLayout
  let tokens: FlatArray<Token>
  /// The date as the rows of the lexicon have theirs; without a date every row is valid.
  let days: DayRange
  /// Tokens of dates and amounts.
  let inValue: UnsafeMutablePointer<Bool>
  let spans = Arena<NameSpan.Fields>()
  let readings = Arena<Int32>()
  let parts = Arena<Parts.Node>()

  private let keys: WordKeys
  /// The sentence of each token.
  private let sentenceOf: UnsafeMutablePointer<Int32>
  private let sentences: UnsafeMutablePointer<Sentence>

  private struct Sentence {
    let start: Int32
    let end: Int32
    /// Nearly all letters are upper case, so that capitals say nothing.
    let isShouted: Bool
  }

  init(
    _ text: SegmentedText, tokens: UnsafeBufferPointer<Token>, lexicon: Lexicon, matches: LexicalMatches, values: [Mention],
    layout: PageLayout
  ) {
    self.text = text
    self.lexicon = lexicon
    self.matches = matches
    self.layout = layout
    self.tokens = FlatArray(tokens)
    days = DayRange(layout.date)
    keys = WordKeys(text, tokens, first: Int32(lexicon.vocabulary.count))
    sentenceOf = .allocate(capacity: tokens.count + 1)
    sentences = .allocate(capacity: text.sentences.count + 1)
    for (i, range) in text.sentences.enumerated() {
      (sentenceOf + range.lowerBound).update(repeating: Int32(i), count: range.count)
      let shouted = Self.isShouted(tokens, range)
      (sentences + i).initialize(to: Sentence(start: Int32(range.lowerBound), end: Int32(range.upperBound), isShouted: shouted))
    }
    inValue = .allocate(capacity: tokens.count + 1)
    inValue.initialize(repeating: false, count: tokens.count + 1)
    for value in values { (inValue + value.tokens.lowerBound).update(repeating: true, count: value.tokens.count) }
  }

  deinit {
    sentenceOf.deallocate()
    sentences.deallocate()
    inValue.deallocate()
  }

  // MARK: Tokens

  func sentence(_ i: Int) -> Int { Int(sentenceOf[i]) }
  /// The end of the sentence that holds a token.
  func limit(_ i: Int) -> Int { Int(sentences[sentence(i)].end) }
  func sentenceStart(_ i: Int) -> Int { Int(sentences[sentence(i)].start) }
  func zone(_ i: Int) -> Zone {
    let sentence = sentence(i)
    return sentence < layout.zones.count ? layout.zones[sentence] : .body
  }

  func isShouted(_ i: Int) -> Bool { sentences[sentence(i)].isShouted }

  /// A word that begins with a capital letter, or any word where all are capitals.
  func isCapital(_ i: Int) -> Bool { tokens[i].kind == .word && tokens[i].startsUpper }

  func isWord(_ i: Int) -> Bool { tokens[i].kind == .word }

  func isMark(_ i: Int, _ mark: Unicode.Scalar) -> Bool { tokens[i].kind == .punctuation && tokens[i].ascii == UInt8(ascii: mark) }

  func isVietnameseSyllable(_ i: Int) -> Bool { tokens[i].isVietnamese }

  /// The first word of a sentence, a list item, a quotation or a clause behind a colon: its capital says little.
  func isInitial(_ i: Int) -> Bool {
    var at = i - 1
    let start = sentenceStart(i)
    while at >= start {
      let token = tokens[at]
      if token.kind == .word { return false }
      if token.kind == .number { return at == start && token.gap >= .line }
      if token.ascii == UInt8(ascii: ",") || token.ascii == UInt8(ascii: ")") || token.ascii == UInt8(ascii: "(") { return false }
      if token.ascii == UInt8(ascii: ":") || token.mark == .openQuote || token.ascii == UInt8(ascii: "\"") { return true }
      at -= 1
    }
    return true
  }

  /// `KHÁNH HÒA - Ông Lê`, `TTO - Bà Lê`: whether only a place or a paper, and a dash, stand before, and a name behind; not `Pháp - Anh ký …`.
  func followsDateline(_ i: Int) -> Bool {
    let start = sentenceStart(i)
    guard i - start >= 2, i - start <= 6, isHyphen(i - 1), tokens[i].gap == .space, tokens[i - 1].gap == .space else { return false }
    return i + 1 < tokens.count && isCapital(i + 1) && (start..<i - 1).allSatisfy { isCapital($0) || tokens[$0].kind == .punctuation }
  }

  /// `-` that ties two words together: `Díaz-Canel`, `Woo - choong`.
  func isHyphen(_ i: Int) -> Bool { tokens[i].isHyphen }

  /// `ĐT` of `GD&ĐT`: a mark ties the token to the one before.
  func isTied(_ i: Int) -> Bool {
    i > 0 && tokens[i].gap == .none && (isMark(i - 1, "&") || isHyphen(i - 1)) && tokens[i - 1].gap == .none
  }

  // MARK: Words

  func cue(_ role: NameCue, at i: Int) -> Int? {
    guard i < tokens.count, matches.has(.nameCue, at: i) else { return nil }
    var end: Int?
    for match in matches[i] where match.kind == .nameCue && match.index == Int32(role.rawValue) { end = Int(match.end) }
    return end
  }

  /// Whether a country's name begins at a token, whatever else its words may mean.
  func namesCountry(at i: Int) -> Bool {
    isCapital(i) && matches.has(.name, at: i) && matches[i].contains { $0.kind == .name && isCountry($0.index) }
  }

  func namesCountry(endingAt end: Int) -> Bool {
    for i in max(sentenceStart(end), end - 4)..<end where isCapital(i) {
      if matches[i].contains(where: { $0.kind == .name && Int($0.end) == end && isCountry($0.index) }) { return true }
    }
    return false
  }

  private func isCountry(_ alias: Int32) -> Bool { lexicon.aliases[Int(alias)].type == MentionType.country.index }

  /// Whether a cue of any kind begins near enough before a token to end there: mostly none does, and none need be sought.
  @inline(__always)
  func followsCue(_ i: Int) -> Bool {
    let start = max(sentenceStart(i), i - 4)
    return start < i && (start..<i).contains { matches.has(.nameCue, at: $0) }
  }

  /// Whether a cue ends just before a token.
  func follows(_ role: NameCue, before i: Int) -> Bool {
    let start = sentenceStart(i)
    var at = i - 1
    while at >= start, at >= i - 4 {
      if matches.has(.nameCue, at: at), cue(role, at: at) == i { return true }
      at -= 1
    }
    return false
  }

  /// The longest word of the lexicon that begins at a token, with its row.
  func word(at i: Int) -> LexiconWord? {
    guard matches.has(.word, at: i) else { return nil }
    // Matches stand in order of length; of equally long ones the first counts.
    let here = matches[i]
    var longest = here.count - 1
    while here[longest].kind != .word { longest -= 1 }
    var at = longest - 1
    while at >= 0, here[at].end == here[longest].end {
      if here[at].kind == .word { longest = at }
      at -= 1
    }
    return LexiconWord(end: Int(here[longest].end), entry: lexicon.words.base + Int(here[longest].index))
  }

  /// A longer word begins before a token and reaches over it: `cầu` in `yêu cầu`.
  func isInsideWord(_ i: Int) -> Bool {
    guard i > sentenceStart(i), tokens[i].shape == .lower || tokens[i].shape == .upper && isShouted(i), tokens[i].gap < .line else {
      return false
    }
    return matches.has(.word, at: i - 1) && matches[i - 1].contains { $0.kind == .word && Int($0.end) > i }
  }

  /// One capital letter: `Y` of `Y tế`, an initial.
  func isLetter(_ i: Int) -> Bool { tokens[i].shape == .upper && tokens[i].end - tokens[i].start <= 2 }

  /// A capitalised syllable that small ones complete to a word: `Thành` in `Thành lập`.
  func beginsWord(_ i: Int) -> Bool {
    guard tokens[i].shape == .capitalised || isLetter(i), let word = word(at: i), word.end > i + 1 else { return false }
    return (i + 1..<word.end).allSatisfy { tokens[$0].shape == .lower }
  }

  /// A thing stands just before, so that the name is the thing's: `tàu Ocean Pioneer`, `cuộc tập trận Vigilant Storm`.
  func namesThing(_ i: Int) -> Bool {
    let start = sentenceStart(i)
    guard i > start, tokens[i].gap < .line, tokens[i - 1].shape == .lower else { return false }
    for at in max(start, i - 3)..<i {
      guard let word = word(at: at), word.end == i else { continue }
      switch word.row.sense {
      case .vehicle, .weapon, .product, .animal: return word.row.first == .N || word.row.first == .Nc
      case .event: return i - at >= 2 && word.row.first == .N
      default: return false
      }
    }
    return false
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
  func words(_ range: Range<Int>) -> Words { keys.words(range) }

  /// The number of a word, which equal ones share.
  func key(_ i: Int) -> Int32 { words(i..<i + 1).first ?? Vocabulary.absent }

  /// Whether the first two words of a run also stand, written large, where no sentence begins.
  func standsInside(_ run: Range<Int>) -> Bool {
    guard run.count >= 2 else { return false }
    return pairs[Self.pair(key(run.lowerBound), key(run.lowerBound + 1))] != nil
  }

  /// Pairs of capitalised words that stand one behind the other inside sentences.
  private lazy var pairs: NumberTable = {
    let found = NumberTable()
    for sentence in text.sentences where sentence.count > 2 {
      for i in sentence.lowerBound + 1..<sentence.upperBound - 1 {
        let inside = tokens[i - 1].kind == .word && tokens[i - 1].gap < .line
        if inside, tokens[i].startsUpper, tokens[i + 1].startsUpper { found[Self.pair(key(i), key(i + 1))] = 1 }
      }
    }
    return found
  }()

  private static func pair(_ a: Int32, _ b: Int32) -> UInt64 { UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b)) }

  private static func isShouted(_ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>) -> Bool {
    var words = 0
    var upper = 0
    // Without a branch: nobody could foretell what a token is.
    for i in range {
      let isWord = tokens[i].kind == .word && tokens[i].end - tokens[i].start > 1 ? 1 : 0
      words &+= isWord
      upper &+= tokens[i].shape == .upper ? isWord : 0
    }
    return words >= 4 && upper * 10 >= words * 8
  }
}

/// A word of the lexicon in the text. Its row is far away, and many only ask where the word ends.
struct LexiconWord {
  /// Behind its last token.
  let end: Int
  fileprivate let entry: UnsafePointer<WordRow>

  var row: WordRow { entry.pointee }
}

/// The folded words of one stretch of the text.
struct Words: RandomAccessCollection {
  private let base: UnsafePointer<Int32>
  let count: Int

  fileprivate init(base: UnsafePointer<Int32>, count: Int) {
    self.base = base
    self.count = count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }
  subscript(index: Int) -> Int32 { base[index] }

  /// The words from one of them on.
  func behind(_ first: Int, count: Int? = nil) -> Words { Words(base: base + first, count: count ?? self.count - first) }

  func ends(with other: Words) -> Bool {
    count >= other.count && (0..<other.count).allSatisfy { base[count - other.count + $0] == other[$0] }
  }

  func begins(with other: Words) -> Bool { count >= other.count && (0..<other.count).allSatisfy { base[$0] == other[$0] } }

  func isSame(as other: Words) -> Bool { count == other.count && begins(with: other) }

  func hash(_ seed: UInt64 = 0) -> UInt64 {
    var hash = PhraseHash(seed)
    for word in self { hash.add(UInt64(UInt32(bitPattern: word))) }
    return hash.value
  }
}

/// A number for every word of a text: its vocabulary number; words that no list knows are numbered on from there, equal ones alike.
///
/// A class because its memory is given back with it.
private final class WordKeys {
  /// The words one behind the other, punctuation left out.
  private let keys: UnsafeMutablePointer<Int32>
  /// How many words stand before each token.
  private let before: UnsafeMutablePointer<Int32>

  init(_ text: SegmentedText, _ tokens: UnsafeBufferPointer<Token>, first: Int32) {
    keys = .allocate(capacity: tokens.count + 1)
    before = .allocate(capacity: tokens.count + 1)
    let numbers = NumberTable(capacity: 128)
    var folded: [UInt8] = []
    text.text.bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for i in 0..<tokens.count {
        before[i] = Int32(truncatingIfNeeded: count)
        // The key of a mark is written over by that of the next word: nobody could foretell which tokens are marks.
        keys[count] = tokens[i].key
        if tokens[i].key < 0, tokens[i].kind != .punctuation { keys[count] = Self.number(tokens[i], bytes, numbers, &folded, first) }
        count &+= tokens[i].kind != .punctuation ? 1 : 0
      }
      before[tokens.count] = Int32(truncatingIfNeeded: count)
    }
  }

  deinit {
    keys.deallocate()
    before.deallocate()
  }

  private static func number(
    _ token: Token, _ bytes: UnsafeBufferPointer<UInt8>, _ numbers: NumberTable, _ folded: inout [UInt8], _ first: Int32
  ) -> Int32 {
    var hash = PhraseHash()
    if token.kind == .number {
      hash.add(bytes[Int(token.start)..<Int(token.end)])
    } else {
      folded.removeAll(keepingCapacity: true)
      MatchKey.fold(bytes, Int(token.start)..<Int(token.end), into: &folded)
      hash.add(folded)
    }
    if let number = numbers[hash.value] { return number }
    let number = first + Int32(numbers.count)
    numbers[hash.value] = number
    return number
  }

  func words(_ range: Range<Int>) -> Words {
    let first = Int(before[range.lowerBound])
    return Words(base: keys + first, count: Int(before[range.upperBound]) - first)
  }
}

/// Tokens that are spoken for, at first those of dates and amounts.
///
/// A class because its memory is given back with it.
final class TokenMarks {
  private let marks: UnsafeMutablePointer<Bool>

  init(_ document: Document) {
    marks = .allocate(capacity: document.tokens.count + 1)
    marks.initialize(from: document.inValue, count: document.tokens.count + 1)
  }

  deinit { marks.deallocate() }

  func set(_ tokens: Range<Int>) { (marks + tokens.lowerBound).update(repeating: true, count: tokens.count) }

  subscript(token: Int) -> Bool { marks[token] }
}
