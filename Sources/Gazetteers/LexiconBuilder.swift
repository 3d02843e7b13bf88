import DataFiles
import VietText

/// Collects the words of all gazetteers and frames and lays out the image that `Lexicon` reads.
package struct LexiconBuilder {
  package var strings = StringTableBuilder()
  private var vocabulary = VocabularyBuilder()
  private var trie = SyllableTrieBuilder()
  private let tokenizer: Tokenizer

  var entities: [EntityRow] = []
  var aliases: [AliasRow] = []
  var offices: [OfficeRow] = []
  var terms: [TermRow] = []
  var titles: [TitleRow] = []
  var pronouns: [Reference] = []
  var heads: [HeadRow] = []
  var placeHeads: [HeadRow] = []
  var familyNames: [NamePartRow] = []
  var givenNames: [NamePartRow] = []
  var abbreviations: [StringID] = []
  var units: [UnitRow] = []
  var ambiguities: [AmbiguityRow] = []
  var evidence: [EvidenceRow] = []
  var evidenceKeys: [Int32] = []
  var words: [WordRow] = []
  var timeWords: [TimeWordRow] = []
  var cues: [CueRow] = []
  private var structure: [StructureRow] = []
  private var structureKeys: [Int32] = []

  package init() {
    // Every text uses these marks; they must have numbers so that names with punctuation match.
    tokenizer = Tokenizer(vocabulary: VocabularyBuilder().laidOut(), cutsGluedWords: false)
  }

  /// The folded syllable numbers of running text, hyphens left out; empty when the text has no token.
  package mutating func keys(of text: String) -> [Int32] {
    let normal = NormalizedText(text)
    let tokens = tokenizer.tokens(in: normal)
    var keys: [Int32] = []
    for (i, token) in tokens.enumerated() where !(token.isHyphen && i > 0 && i + 1 < tokens.count) {
      keys.append(vocabulary.key(of: normal.string(token.span)))
    }
    return keys
  }

  /// Which of the first sixteen words have a capital letter, punctuation left out.
  package func capitals(of text: String) -> UInt16 {
    var mask: UInt16 = 0
    var word: UInt16 = 0
    for token in tokenizer.tokens(in: NormalizedText(text)) where token.kind != .punctuation && word < 16 {
      if token.startsUpper { mask |= 1 << word }
      word += 1
    }
    return mask
  }

  /// Adds words that lead to row `index` of a kind; false when the text has no token.
  @discardableResult
  package mutating func add(_ text: String, kind: LexicalKind, index: Int) -> Bool {
    let keys = keys(of: text)
    guard !keys.isEmpty else { return false }
    trie.insert(keys, kind: kind, index: index)
    return true
  }

  /// Adds a word or phrase that decides the structure of sentences.
  ///
  /// - Returns: its number of syllables.
  mutating func addStructure(_ text: String, _ role: StructureRole) -> Int {
    let own = keys(of: text)
    structure.append(StructureRow(role: role, keysStart: Int32(structureKeys.count), keysCount: Int32(own.count)))
    structureKeys += own
    return own.count
  }

  func hasStructure(_ role: StructureRole) -> Bool { structure.contains { $0.role == role } }

  /// Writes everything; the reader is `Lexicon.init(reader:)`.
  package func write(to writer: inout ImageWriter) {
    vocabulary.write(to: &writer)
    trie.write(to: &writer, syllables: vocabulary.count)
    strings.write(to: &writer)
    writer.append(entities)
    writer.append(aliases)
    writer.append(offices)
    writer.append(terms)
    writer.append(titles)
    writer.append(pronouns.map(\.rawValue))
    writer.append(heads)
    writer.append(placeHeads)
    writer.append(familyNames)
    writer.append(givenNames)
    writer.append(abbreviations)
    writer.append(units)
    writer.append(ambiguities)
    writer.append(evidence)
    writer.append(evidenceKeys)
    writer.append(words)
    writer.append(timeWords)
    writer.append(cues)
    writer.append(structure)
    writer.append(structureKeys)
  }
}

extension VocabularyBuilder {
  /// This vocabulary in memory of its own.
  package func laidOut() -> Vocabulary {
    var writer = ImageWriter()
    write(to: &writer)
    var reader = ImageReader(ImageStorage.keep(writer.bytes))
    return Vocabulary(reader: &reader)
  }
}
