import Annotations
import VietText

/// Everything the text files know, compiled: one trie over all words, and a table for each kind of row.
///
/// A class because it is handed around everywhere: one pointer, not twenty arrays, is copied.
public final class Lexicon: Sendable {
  package let vocabulary: Vocabulary
  private let trie: SyllableTrie
  public let strings: StringTable
  public let entities: FlatArray<EntityRow>
  public let aliases: FlatArray<AliasRow>
  public let offices: FlatArray<OfficeRow>
  public let terms: FlatArray<TermRow>
  public let titles: FlatArray<TitleRow>
  private let pronounRows: FlatArray<UInt8>
  public let heads: FlatArray<HeadRow>
  public let placeHeads: FlatArray<HeadRow>
  public let familyNames: FlatArray<NamePartRow>
  public let givenNames: FlatArray<NamePartRow>
  public let abbreviations: FlatArray<StringID>
  public let units: FlatArray<UnitRow>
  public let ambiguities: FlatArray<AmbiguityRow>
  public let evidence: FlatArray<EvidenceRow>
  public let evidenceKeys: FlatArray<Int32>
  public let words: FlatArray<WordRow>
  public let timeWords: FlatArray<TimeWordRow>
  public let cues: FlatArray<CueRow>

  package init(reader: inout ImageReader) {
    vocabulary = Vocabulary(reader: &reader)
    trie = SyllableTrie(reader: &reader)
    strings = StringTable(reader: &reader)
    entities = reader.array(of: EntityRow.self)
    aliases = reader.array(of: AliasRow.self)
    offices = reader.array(of: OfficeRow.self)
    terms = reader.array(of: TermRow.self)
    titles = reader.array(of: TitleRow.self)
    pronounRows = reader.array(of: UInt8.self)
    heads = reader.array(of: HeadRow.self)
    placeHeads = reader.array(of: HeadRow.self)
    familyNames = reader.array(of: NamePartRow.self)
    givenNames = reader.array(of: NamePartRow.self)
    abbreviations = reader.array(of: StringID.self)
    units = reader.array(of: UnitRow.self)
    ambiguities = reader.array(of: AmbiguityRow.self)
    evidence = reader.array(of: EvidenceRow.self)
    evidenceKeys = reader.array(of: Int32.self)
    words = reader.array(of: WordRow.self)
    timeWords = reader.array(of: TimeWordRow.self)
    cues = reader.array(of: CueRow.self)
  }

  public func pronoun(_ index: Int32) -> Reference { Reference(rawValue: pronounRows[Int(index)]) ?? .thing }

  /// Vocabulary keys of the syllables after which a full stop ends no sentence.
  package func abbreviationKeys() -> Set<Int32> {
    Set(abbreviations.map { vocabulary.key(of: strings[$0]) }.filter { $0 >= 0 })
  }

  /// Every entry found in a text.
  ///
  /// - Complexity: O(*n*) in the number of tokens, times the length of the longest entry in the worst case.
  package func matches(in text: SegmentedText) -> LexicalMatches {
    let count = text.tokens.count
    var found = MatchBuffer(capacity: count * 3)
    let places = [LexicalMatches.Place](unsafeUninitializedCapacity: count + 1) { places, initialized in
      text.tokens.withUnsafeBufferPointer { tokens in
        for sentence in text.sentences {
          for i in sentence {
            let first = Int32(found.count)
            found.kinds = 0
            trie.appendMatches(at: i, limit: sentence.upperBound, in: tokens, to: &found)
            places[i] = LexicalMatches.Place(first: first, kinds: found.kinds)
          }
        }
      }
      places[count] = LexicalMatches.Place(first: Int32(found.count), kinds: 0)
      initialized = count + 1
    }
    return LexicalMatches(all: found.array, places: places)
  }
}

/// The entries found in a text, by the token at which they begin; shorter ones first.
public struct LexicalMatches: Sendable {
  struct Place: BitwiseCopyable {
    let first: Int32
    /// One bit for each kind that begins here.
    let kinds: UInt32
  }

  public let all: [LexicalMatch]
  /// One for each token, and one behind the last.
  private let places: [Place]

  init(all: [LexicalMatch], places: [Place]) {
    self.all = all
    self.places = places
  }

  /// All entries that begin at a token.
  public subscript(token: Int) -> ArraySlice<LexicalMatch> { all[Int(places[token].first)..<Int(places[token + 1].first)] }

  /// Whether any entry of a kind begins at a token: one bit, to be asked before the entries are looked through.
  public func has(_ kind: LexicalKind, at token: Int) -> Bool { places[token].kinds & (1 << UInt32(kind.rawValue)) != 0 }

  public func has(_ a: LexicalKind, or b: LexicalKind, at token: Int) -> Bool { has(a, at: token) || has(b, at: token) }

  /// The longest entry of a kind that begins at a token.
  public func longest(_ kind: LexicalKind, at token: Int) -> LexicalMatch? {
    guard has(kind, at: token) else { return nil }
    return self[token].last { $0.kind == kind }
  }
}
