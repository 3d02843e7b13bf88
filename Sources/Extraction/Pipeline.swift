import Annotations
import Entities
import Events
import Gazetteers
import Phrases
import Values
import VietText
import Zones

/// Everything found in one text, in the engine's own terms.
package struct Analysis: Sendable {
  package let text: SegmentedText
  package let matches: LexicalMatches
  package let layout: PageLayout
  package let recognized: RecognizedText
  /// What mention records are written of: names, references and noun phrases; empty when nobody asks for them.
  package var mentions: [Mention] = []
  /// In text order of their triggers.
  package let events: [EventMention]
  /// Whether the text is Vietnamese; in another one nothing is looked for.
  package let isVietnamese: Bool

  /// A text in which nothing is looked for.
  fileprivate init(foreign text: SegmentedText, matches: LexicalMatches, date: CalendarDate?) {
    let layout = PageLayout(zones: Array(repeating: .body, count: text.sentences.count), date: date)
    self.init(
      text: text, matches: matches, layout: layout, recognized: RecognizedText(mentions: [], entities: []), events: [],
      isVietnamese: false)
  }

  fileprivate init(
    text: SegmentedText, matches: LexicalMatches, layout: PageLayout, recognized: RecognizedText, events: [EventMention],
    isVietnamese: Bool = true
  ) {
    self.text = text
    self.matches = matches
    self.layout = layout
    self.recognized = recognized
    self.events = events
    self.isVietnamese = isVietnamese
  }
}

/// The whole run, stage by stage.
///
/// One per thread: the tokenizer holds ICU's buffers, hence a class.
package final class Pipeline {
  /// A text and what is known of it.
  package struct Input {
    /// Valid UTF-8 in any normal form.
    let received: [UInt8]
    /// The document date, when it is known from elsewhere.
    let date: CalendarDate?
    /// What markup says about parts of the text; in text order, not overlapping.
    let hints: [ZoneHint]
  }

  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  private let lexicon: Lexicon
  private let zones: ZoneFinder
  private let values: ValueFinder
  private let entities: EntityRecognizer
  package let events: EventFinder
  private let phrases: PhraseMentionFinder

  /// - Parameter prefer: which way a day or month without a year is read.
  package init(resources: Resources, prefer: DatePreference = .nearest) {
    lexicon = resources.lexicon
    tokenizer = Tokenizer(vocabulary: lexicon.vocabulary)
    splitter = SentenceSplitter(abbreviations: lexicon.abbreviationKeys())
    zones = ZoneFinder(lexicon: lexicon)
    values = ValueFinder(lexicon: lexicon, prefer: prefer)
    entities = EntityRecognizer(lexicon: lexicon)
    events = EventFinder(lexicon: lexicon, frames: resources.frames)
    phrases = PhraseMentionFinder(words: events.words)
  }

  package func analyze(_ received: [UInt8], date: CalendarDate?) -> Analysis {
    analyze([Input(received: received, date: date, hints: [])])[0]
  }

  /// Several texts, each stage for all before the next one: the code of a stage is more than a processor's first cache holds, and is fetched once
  /// for all. What is found in a text does not depend on the others.
  package func analyze(_ inputs: [Input]) -> [Analysis] {
    let texts = inputs.map { input in
      let normal = NormalizedText(input.received)
      let tokens = tokenizer.tokens(in: normal)
      return SegmentedText(text: normal, tokens: tokens, sentences: splitter.sentences(of: tokens))
    }
    let matches = texts.map { lexicon.matches(in: $0) }
    var analyses = inputs.indices.map { Analysis(foreign: texts[$0], matches: matches[$0], date: inputs[$0].date) }
    let wanted = inputs.indices.filter { LanguageTest.isVietnamese(texts[$0], hints: inputs[$0].hints) }
    let layouts = wanted.map { zones.layout(of: texts[$0], matches: matches[$0], date: inputs[$0].date, hints: inputs[$0].hints) }
    let amounts = zip(wanted, layouts).map { values.mentions(in: texts[$0], matches: matches[$0], layout: $1) }
    let recognized = zip(wanted, zip(amounts, layouts)).map {
      entities.recognize(texts[$0], matches: matches[$0], values: $1.0, layout: $1.1)
    }
    let events = zip(wanted, zip(recognized, layouts)).map {
      self.events.events(in: texts[$0], matches: matches[$0], recognized: $1.0, zones: $1.1.zones)
    }
    for (k, i) in wanted.enumerated() {
      analyses[i] = Analysis(
        text: texts[i], matches: matches[i], layout: layouts[k], recognized: recognized[k], events: events[k])
    }
    return analyses
  }

  /// All mentions of a text in text order: those of entity recognition and the noun phrases around and beside them. Costs parsing every sentence.
  package func mentionsWithPhrases(of analysis: Analysis) -> [Mention] {
    guard analysis.isVietnamese else { return [] }
    let known = analysis.recognized.mentions
    let mentionAt = events.outermostMentions(known, count: analysis.text.tokens.count)
    var seen = Set(known.map(PhraseKey.init))
    var all = known
    for sentence in analysis.text.sentences.indices {
      let structure = events.structure(of: sentence, analysis.text, analysis.matches, known, mentionAt)
      let found = phrases.mentions(in: structure, mentions: known, text: analysis.text) {
        analysis.recognized.fullRange(ofMention: $0, in: analysis.text, matches: analysis.matches)
      }
      all += found.filter { seen.insert(PhraseKey($0)).inserted }
    }
    return all.enumerated().sorted {
      let (a, b) = ($0.element.tokens, $1.element.tokens)
      return (a.lowerBound, -a.upperBound, $0.offset) < (b.lowerBound, -b.upperBound, $1.offset)
    }.map(\.element)
  }
}

/// What makes one mention the same as another: the words and whether they date or count.
private struct PhraseKey: Hashable {
  let tokens: Range<Int>
  let isValue: Bool

  init(_ mention: Mention) {
    tokens = mention.tokens
    isValue = mention.value != nil
  }
}
