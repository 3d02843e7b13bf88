import Annotations
import VietText

/// Everything the text files know, compiled: one trie over all words, and a table for each kind of row.
package struct Lexicon: Sendable {
  package let vocabulary: Vocabulary
  private let trie: SyllableTrie
  package let strings: StringTable
  package let entities: FlatArray<EntityRow>
  package let aliases: FlatArray<AliasRow>
  package let offices: FlatArray<OfficeRow>
  package let terms: FlatArray<TermRow>
  package let titles: FlatArray<TitleRow>
  private let pronounRows: FlatArray<UInt8>
  package let heads: FlatArray<HeadRow>
  package let placeHeads: FlatArray<HeadRow>
  package let familyNames: FlatArray<NamePartRow>
  package let givenNames: FlatArray<NamePartRow>
  package let abbreviations: FlatArray<StringID>
  package let units: FlatArray<UnitRow>
  package let ambiguities: FlatArray<AmbiguityRow>
  package let evidence: FlatArray<EvidenceRow>
  package let evidenceKeys: FlatArray<Int32>
  package let words: FlatArray<WordRow>
  package let timeWords: FlatArray<TimeWordRow>
  package let cues: FlatArray<CueRow>

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

  package func pronoun(_ index: Int32) -> Reference { Reference(rawValue: pronounRows[Int(index)])! }

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
    let first = [Int32](unsafeUninitializedCapacity: count + 1) { first, initialized in
      text.tokens.withUnsafeBufferPointer { tokens in
        for sentence in text.sentences {
          for i in sentence {
            first[i] = Int32(found.count)
            trie.appendMatches(at: i, limit: sentence.upperBound, in: tokens, to: &found)
          }
        }
      }
      first[count] = Int32(found.count)
      initialized = count + 1
    }
    return LexicalMatches(all: found.array, first: first)
  }
}

/// The entries found in a text, by the token at which they begin; shorter ones first.
public struct LexicalMatches: Sendable {
  public let all: [LexicalMatch]
  private let first: [Int32]

  init(all: [LexicalMatch], first: [Int32]) {
    self.all = all
    self.first = first
  }

  /// All entries that begin at a token.
  @inline(__always)
  public subscript(token: Int) -> ArraySlice<LexicalMatch> { all[Int(first[token])..<Int(first[token + 1])] }

  /// The longest entry of a kind that begins at a token.
  public func longest(_ kind: LexicalKind, at token: Int) -> LexicalMatch? {
    self[token].last { $0.kind == kind }
  }
}
