import Annotations
import Entities
import Events
import Gazetteers
import Records
import Values
import VietText
import Zones

/// Turns an article into records. No article can make it fail.
///
/// One for each thread: it holds a tokenizer with buffers of its own.
public struct Extractor {
  private let options: ExtractionOptions
  private let lexicon: Lexicon
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  private let zoneFinder: ZoneFinder
  private let valueFinder: ValueFinder
  private let recognizer: EntityRecognizer

  public init(resources: Resources, options: ExtractionOptions = ExtractionOptions()) {
    self.options = options
    lexicon = resources.lexicon
    tokenizer = Tokenizer(vocabulary: lexicon.vocabulary)
    splitter = SentenceSplitter(abbreviations: lexicon.abbreviationKeys())
    zoneFinder = ZoneFinder(lexicon: lexicon)
    valueFinder = ValueFinder(lexicon: lexicon)
    recognizer = EntityRecognizer(lexicon: lexicon)
  }

  /// The records of one article, each kind in text order.
  public func records(of article: Article) -> DocumentRecords {
    RecordBuilder(article: article, analysis: analysis(of: article), options: options).records()
  }

  /// What was found in one article, in terms of its tokens.
  package func analysis(of article: Article) -> Analysis {
    let normal = NormalizedText(article.text)
    let tokens = tokenizer.tokens(in: normal)
    let text = SegmentedText(text: normal, tokens: tokens, sentences: splitter.sentences(of: tokens))
    let (date, origin, dateWarnings) = givenDate(of: article)
    let isVietnamese = LanguageTest.isVietnamese(text)
    guard isVietnamese else { return Analysis(foreign: text, date: date, origin: origin, warnings: dateWarnings) }

    let matches = lexicon.matches(in: text)
    let layout = zoneFinder.layout(of: text, date: date)
    let values = valueFinder.mentions(in: text, matches: matches, layout: layout)
    let recognized = recognizer.recognize(text, matches: matches, values: values, layout: layout)
    let events: [EventMention] = []
    return Analysis(
      text: text, layout: layout, recognized: recognized, events: events, dateOrigin: origin ?? (layout.date == nil ? nil : .page),
      isVietnamese: true, warnings: dateWarnings)
  }

  private func givenDate(of article: Article) -> (CalendarDate?, Analysis.DateOrigin?, [Warning]) {
    var warnings: [Warning] = []
    for (text, origin) in [(article.date, Analysis.DateOrigin.input), (options.date, .option)] {
      guard let text, !text.isEmpty else { continue }
      if let date = CalendarDate(iso: text) { return (date, origin, warnings) }
      warnings.append(Warning(code: "bad-date", message: "'\(text)' is no date; expected YYYY-MM-DD"))
    }
    return (nil, nil, warnings)
  }
}
