import Annotations
import Gazetteers
import VietText

/// Finds names, titles and pronouns and leads them to the document's entities.
package struct EntityRecognizer: Sendable {
  private let lexicon: Lexicon
  private let kinds: KindTable
  private let terms: TermTable

  package init(lexicon: Lexicon) {
    self.lexicon = lexicon
    kinds = KindTable(lexicon)
    terms = TermTable(lexicon, kinds: kinds)
  }

  /// All mentions, values included, and the entities behind them.
  ///
  /// - Complexity: O(*n*) in the number of tokens, times the longest name.
  package func recognize(
    _ text: SegmentedText, matches: LexicalMatches, values: [Mention], layout: PageLayout
  ) -> RecognizedText {
    text.tokens.withUnsafeBufferPointer { tokens in
      let document = Document(text, tokens: tokens, lexicon: lexicon, matches: matches, values: values, layout: layout)
      let names = GazetteerNames(
        document: document, evidence: Evidence(document), offices: Offices(lexicon: lexicon, terms: terms, days: document.days),
        kinds: kinds)
      var scanner = SpanScanner(names)
      scanner.scan()
      let loose = LooseNames(scanner).spans()
      let references = ReferenceFinder(document: document, kinds: kinds, taken: scanner.spans + loose).spans()
      let resolver = Resolver(names, spans: scanner.spans, others: loose + references)
      resolver.resolve()
      return resolver.recognized(values: values)
    }
  }
}
