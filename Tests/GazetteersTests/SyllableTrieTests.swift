import Testing

@testable import Gazetteers
@testable import VietText

/// The flat trie finds what a search through a plain dictionary of all entries finds.
@Suite struct SyllableTrieTests {
  private struct Chance {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }

  private struct Found: Hashable {
    let end: Int
    let kind: LexicalKind
    let index: Int32
  }

  private static let hyphenKey: Int32 = 3

  private static func token(_ key: Int32) -> Token {
    let isHyphen = key == hyphenKey
    return Token(
      start: 0, end: 1, key: isHyphen ? Vocabulary.unknown : key, kind: isHyphen ? .punctuation : .word, shape: .lower, gap: .none,
      ascii: 0, isVietnamese: true, script: .latin, mark: isHyphen ? .hyphen : .other)
  }

  /// Triggers and markers come behind other entries of the same words, and words last.
  private static func rank(_ kind: LexicalKind) -> Int { kind == .word ? 2 : kind == .trigger || kind == .marker ? 1 : 0 }

  /// All entries from a token on, by trying every stretch; a hyphen between two words is skipped.
  private static func plain(_ entries: [[Int32]: [(LexicalKind, Int32)]], _ tokens: [Token], from start: Int) -> [Found] {
    var found: [Found] = []
    var keys: [Int32] = []
    var at = start
    while at < tokens.count {
      if at > start, tokens[at].isHyphen, at + 1 < tokens.count { at += 1 }
      guard tokens[at].key >= 0 else { break }
      keys.append(tokens[at].key)
      at += 1
      let here = (entries[keys] ?? []).map { Found(end: at, kind: $0.0, index: $0.1) }
      found += (0...2).flatMap { rank in here.filter { Self.rank($0.kind) == rank } }
    }
    return found
  }

  /// - Parameter syllables: few of them make long common beginnings, many make short ones.
  @Test(arguments: [(syllables: 8, entries: 400), (syllables: 300, entries: 5000), (syllables: 30_000, entries: 60_000)])
  func agreesWithDictionary(syllables: Int, entries count: Int) {
    var chance = Chance(state: UInt64(syllables))
    var builder = SyllableTrieBuilder()
    var entries: [[Int32]: [(LexicalKind, Int32)]] = [:]
    for index in 0..<count {
      var keys = (0...chance.next(below: 4)).map { _ in Int32(chance.next(below: syllables)) }
      keys.removeAll { $0 == Self.hyphenKey }
      if keys.isEmpty { continue }
      let kind = LexicalKind(rawValue: UInt8(chance.next(below: 19))) ?? .name
      builder.insert(keys, kind: kind, index: index)
      entries[keys, default: []].append((kind, Int32(index)))
    }
    var writer = ImageWriter()
    builder.write(to: &writer, syllables: syllables)
    var reader = ImageReader(ImageStorage.keep(writer.bytes))
    let trie = SyllableTrie(reader: &reader)

    // Half of the text is made of entries, so that long ones are met, too.
    let known = Array(entries.keys).sorted { $0.lexicographicallyPrecedes($1) }
    var keys: [Int32] = []
    while keys.count < 20_000 {
      if chance.next(below: 2) == 0 {
        keys += known[chance.next(below: known.count)]
      } else {
        keys.append(Int32(chance.next(below: syllables)))
      }
      if chance.next(below: 5) == 0 { keys.append(Self.hyphenKey) }
      if chance.next(below: 50) == 0 { keys.append(Vocabulary.unknown) }
    }
    let tokens = keys.map(Self.token)
    var buffer = MatchBuffer(tokens: tokens.count)
    tokens.withUnsafeBufferPointer { tokens in trie.appendMatches(in: tokens.indices, of: tokens, to: &buffer) }
    let matches = LexicalMatches(buffer.finish())
    var all = 0
    for i in tokens.indices {
      let found = matches[i].map { Found(end: Int($0.end), kind: $0.kind, index: $0.index) }
      #expect(found == Self.plain(entries, tokens, from: i), "token \(i)")
      #expect(matches.kinds(at: i) == found.reduce(0) { $0 | $1.kind.bit })
      all += found.count
    }
    #expect(all > 5000 && matches.all.count == all)
  }

  @Test func vocabularyAgreesWithDictionary() {
    var chance = Chance(state: 5)
    var builder = VocabularyBuilder()
    var numbers: [String: Int32] = [:]
    let letters = Array("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ")
    for _ in 0..<5000 {
      let word = String((0...chance.next(below: 3)).map { _ in letters[chance.next(below: letters.count)] })
      numbers[MatchKey.fold(word)] = builder.key(of: word)
    }
    let vocabulary = builder.laidOut()
    #expect(vocabulary.count == numbers.count)
    for (word, number) in numbers {
      #expect(vocabulary.key(of: word) == number && vocabulary.syllable(of: number) == word)
      #expect(vocabulary.key(of: word + "zz") == numbers[word + "zz"] ?? Vocabulary.absent)
    }
  }
}
