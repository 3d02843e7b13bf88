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
  private let structureRows: FlatArray<StructureRow>
  private let structureKeys: FlatArray<Int32>

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
    structureRows = reader.array(of: StructureRow.self)
    structureKeys = reader.array(of: Int32.self)
  }

  public func pronoun(_ index: Int32) -> Reference { Reference(rawValue: pronounRows[Int(index)]) ?? .thing }

  /// The words of a role in `words/structure.tsv`, by the vocabulary keys of their syllables.
  package func structure(_ role: StructureRole) -> [[Int32]] {
    structureRows.filter { $0.role == role }.map { row in
      (Int(row.keysStart)..<Int(row.keysStart + row.keysCount)).map { structureKeys[$0] }
    }
  }

  /// Vocabulary keys of the syllables after which a full stop ends no sentence.
  package func abbreviationKeys() -> Set<Int32> {
    Set(abbreviations.map { vocabulary.key(of: strings[$0]) }.filter { $0 >= 0 })
  }

  /// Every entry found in a text.
  ///
  /// - Complexity: O(*n*) in the number of tokens, times the length of the longest entry in the worst case.
  package func matches(in text: SegmentedText) -> LexicalMatches {
    text.tokens.withUnsafeBufferPointer { tokens in
      var found = MatchBuffer(tokens: tokens.count)
      for sentence in text.sentences { trie.appendMatches(in: sentence, of: tokens, to: &found) }
      return LexicalMatches(found.finish())
    }
  }

  /// The entries that begin with the first of some tokens.
  package func entries(of tokens: [Token]) -> [LexicalMatch] {
    let text = SegmentedText(text: NormalizedText([]), tokens: tokens, sentences: [0..<tokens.count])
    let found = matches(in: text)
    return withExtendedLifetime(found) { Array(found[0]) }
  }
}
