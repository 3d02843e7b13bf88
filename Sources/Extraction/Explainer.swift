import Annotations
import Events
import Gazetteers
import Phrases
import Records
import VietText

/// Tells sentence by sentence what was seen and tried: the engine's side of `extract explain`.
///
/// One for each thread, as `Extractor`.
public struct Explainer {
  private let pipeline: Pipeline
  private let lexicon: Lexicon

  public init(resources: Resources) {
    pipeline = Pipeline(resources: resources)
    lexicon = resources.lexicon
  }

  /// One record for each sentence, in text order; none for a text that is not Vietnamese. Ids are those of the extractor's records.
  ///
  /// - Parameter date: for an article that carries none, ISO 8601.
  public func explanations(of article: Article, date: String? = nil) -> [ExplanationRecord] {
    let day = (article.date ?? date).flatMap { CalendarDate(iso: $0) }
    let analysis = pipeline.analyze(article.text, date: day)
    guard analysis.isVietnamese else { return [] }
    let traces = pipeline.events.traces(
      in: analysis.text, matches: analysis.matches, recognized: analysis.recognized, zones: analysis.layout.zones)
    let builder = ExplanationBuilder(article: article.id, analysis: analysis)
    return traces.enumerated().map { builder.record(sentence: $0.offset, trace: $0.element) }
  }
}

/// Turns traces into records.
private struct ExplanationBuilder {
  let article: String
  let analysis: Analysis
  let offsets: OffsetMap

  init(article: String, analysis: Analysis) {
    self.article = article
    self.analysis = analysis
    offsets = OffsetMap(text: analysis.text.text, unit: .scalar)
  }

  private func span(_ tokens: Range<Int>) -> TextSpan { offsets.textSpan(analysis.text.span(tokens)) }
  private func string(_ tokens: Range<Int>) -> String { span(tokens).text }
  private func entityID(_ index: Int) -> String { "\(article)#e\(index + 1)" }

  func record(sentence index: Int, trace: SentenceTrace) -> ExplanationRecord {
    let tokens = analysis.text.sentences[index]
    let mentions = analysis.recognized.mentions.filter { tokens.contains($0.tokens.lowerBound) }
    var names: [String: String] = [:]
    for entity in mentions.flatMap(\.entities) { names[entityID(entity)] = analysis.recognized.entities[entity].name }
    return ExplanationRecord(
      document: article, index: index + 1, zone: analysis.layout.zones[index].rawValue, span: span(tokens),
      mentions: mentions.map(record), names: names, words: trace.structure.units.map { word($0) },
      phrases: trace.structure.phrases.map { phrase($0, trace.structure) },
      predicates: trace.structure.predicates.map { predicate($0, trace.structure) },
      triggers: trace.triggers.map { trigger($0, trace.structure) })
  }

  private func record(_ mention: Mention) -> MentionRecord {
    MentionRecord(
      document: article, type: mention.type.rawValue, span: span(mention.tokens), form: mention.value == nil ? mention.form.rawValue : nil,
      entities: mention.entities.map(entityID), value: mention.value.map(ValueRecord.init), rule: mention.rule.description)
  }

  // MARK: Structure

  private func word(_ unit: Unit) -> ExplanationRecord.Word {
    ExplanationRecord.Word(
      span: span(unit.tokens), wordClass: "\(unit.wordClass)", sense: unit.sense == .none ? nil : "\(unit.sense)",
      traits: Traits.names.enumerated().filter { unit.traits.rawValue & 1 << UInt16($0.offset) != 0 }.map(\.element),
      mention: unit.mention.map { analysis.recognized.mentions[$0].type.rawValue }, isUnknown: unit.isUnknown)
  }

  private func phrase(_ phrase: NounPhrase, _ structure: SentenceStructure) -> ExplanationRecord.Phrase {
    ExplanationRecord.Phrase(
      span: span(phrase.tokens), head: string(structure.units[phrase.head].tokens),
      kinds: structure.kinds(of: phrase, mentions: analysis.recognized.mentions))
  }

  private func predicate(_ predicate: Predicate, _ structure: SentenceStructure) -> ExplanationRecord.Predicate {
    func unit(_ index: Int) -> String { string(structure.units[index].tokens) }
    func phrases(_ list: some Sequence<Int>) -> [String] { list.map { string(structure.phrases[$0].tokens) } }
    return ExplanationRecord.Predicate(
      span: span(structure.units[predicate.unit].tokens), link: predicate.link.wireName,
      governor: (predicate.beside ?? predicate.governor).map { unit(structure.predicates[$0].unit) }, isPassive: predicate.isPassive,
      conjunction: predicate.conjunction.map(unit), adverbs: predicate.adverbs.map(unit), subjects: phrases(predicate.subjects),
      objects: phrases(predicate.objects), agents: phrases(predicate.agents),
      prepositions: predicate.prepositions.map { .init(word: unit($0.preposition), phrases: phrases($0.phrases)) })
  }

  // MARK: Triggers

  private func trigger(_ trace: TriggerTrace, _ structure: SentenceStructure) -> ExplanationRecord.Trigger {
    let event = trace.events.first
    let carrier = trace.predicate.map { structure.units[structure.predicates[$0].unit].tokens }
    return ExplanationRecord.Trigger(
      type: trace.type, rule: trace.rule, span: span(trace.tokens), events: trace.reason == nil ? ids(of: trace, structure) : [],
      reason: trace.reason?.rawValue, detail: trace.detail, carrier: carrier.map(string), isNoun: trace.isNominal,
      modality: event?.modality.rawValue, polarity: event?.polarity.rawValue,
      attribution: event?.attribution.map { analysis.recognized.entities[$0].name }, confidence: event?.confidence,
      roles: trace.roles.map(role))
  }

  private func ids(of trace: TriggerTrace, _ structure: SentenceStructure) -> [String] {
    analysis.events.indices.filter {
      let event = analysis.events[$0]
      return event.sentence == structure.sentence && event.rule == trace.rule && event.trigger == trace.tokens
    }.map { "\(article)#v\($0 + 1)" }
  }

  private func role(_ role: RoleTrace) -> ExplanationRecord.Role {
    ExplanationRecord.Role(
      role: role.name, accepts: role.accepts, slots: role.slots, need: role.need.rawValue, options: role.options.map(option))
  }

  private func option(_ option: RoleTrace.Option) -> ExplanationRecord.Role.Option {
    let (outcome, other): (String, String?) =
      switch option.outcome {
      case .fills: ("fills", nil)
      case .fillsAnother(let role): ("fills_another", role)
      case .yields(let other): ("yields", other)
      case .wrongKind: ("wrong_kind", nil)
      case .wrongHead: ("wrong_head", nil)
      case .passedOver: ("passed_over", nil)
      }
    return .init(slot: option.slot, span: span(option.tokens), kinds: option.kinds, outcome: outcome, other: other)
  }
}

extension Link {
  fileprivate var wireName: String { self == .objectControl ? "object_control" : "\(self)" }
}
