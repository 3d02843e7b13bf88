import Annotations
import Events
import Records
import VietText

/// Turns findings into records.
///
/// `RecordWriter` writes the same without making them.
struct RecordBuilder {
  private let article: Article
  private let analysis: Analysis
  private let dateOrigin: DateOrigin?
  private let frames: FrameDescriptions
  private let options: ExtractionOptions
  private let offsets: OffsetMap
  private let zones: [Zone]
  private let keptZones: Set<Zone>

  init(
    article: Article, analysis: Analysis, dateOrigin: DateOrigin?, frames: FrameDescriptions, options: ExtractionOptions
  ) {
    self.article = article
    self.analysis = analysis
    self.dateOrigin = dateOrigin
    self.frames = frames
    self.options = options
    offsets = OffsetMap(text: analysis.text.text, unit: options.offsets)
    zones = analysis.layout.zones
    keptZones = Set(options.zones.isEmpty ? Zone.allCases : Zone.allCases.filter { options.zones.contains($0.rawValue) })
  }

  func records() -> DocumentRecords {
    let events = eventRecords()
    return DocumentRecords(
      document: options.kinds.contains(.documents) ? documentRecord() : nil,
      sentences: options.kinds.contains(.sentences) ? sentenceRecords() : [],
      mentions: options.kinds.contains(.mentions) ? mentionRecords() : [],
      entities: options.kinds.contains(.entities) ? entityRecords(in: events) : [],
      events: options.kinds.contains(.events) ? events : [], warnings: article.warnings)
  }

  // MARK: Ids

  /// Entities and events are numbered before anything is left out, so that their ids do not depend on options.
  private func entityID(_ index: Int) -> String { "\(article.id)#e\(index + 1)" }
  private func eventID(_ index: Int) -> String { "\(article.id)#v\(index + 1)" }

  private func textSpan(_ tokens: Range<Int>) -> TextSpan { offsets.textSpan(analysis.text.span(tokens)) }

  private func isKept(token: Int) -> Bool {
    options.zones.isEmpty || keptZones.contains(zones[analysis.text.sentence(ofToken: token)])
  }

  // MARK: Records

  func documentRecord() -> DocumentRecord {
    var record = DocumentRecord(
      document: article.id, source: article.source, url: article.url, title: article.title ?? pageTitle(),
      date: analysis.layout.date?.description, dateFrom: dateOrigin?.rawValue, language: analysis.isVietnamese ? "vi" : "und",
      zones: zoneRuns(), sentences: analysis.text.sentences.count, tokens: analysis.text.tokens.count,
      entities: analysis.recognized.entities.count, events: analysis.events.count, meta: article.meta,
      warnings: article.warnings)
    if let markup = article.markup {
      record.text = String(decoding: article.text, as: UTF8.self)
      record.sourceOffsets = sourceOffsets(markup)
    }
    return record
  }

  private func sourceOffsets(_ markup: SourceMarkup) -> [DocumentRecord.SourceOffset] {
    let source = UnitCounter(markup.source, options.offsets)
    return markup.runs.map { run in
      let (start, end) = offsets.received(run.text)
      return DocumentRecord.SourceOffset(
        start: start, end: end, sourceStart: source.before(run.source.lowerBound), sourceEnd: source.before(run.source.upperBound))
    }
  }

  private func pageTitle() -> String? {
    guard let first = zones.firstIndex(of: .title) else { return nil }
    return textSpan(analysis.text.sentences[first]).text
  }

  /// Neighbouring sentences of one zone, as one stretch.
  private func zoneRuns() -> [DocumentRecord.Zone] {
    var runs: [DocumentRecord.Zone] = []
    var start = 0
    for i in zones.indices where i + 1 == zones.count || zones[i + 1] != zones[i] {
      let tokens = analysis.text.sentences[start].lowerBound..<analysis.text.sentences[i].upperBound
      let (from, to) = offsets.offsets(analysis.text.span(tokens))
      runs.append(DocumentRecord.Zone(zone: zones[i].rawValue, start: from, end: to))
      start = i + 1
    }
    return runs
  }

  private func sentenceRecords() -> [SentenceRecord] {
    analysis.text.sentences.enumerated().filter { keptZones.contains(zones[$0.offset]) }.map { index, tokens in
      SentenceRecord(
        document: article.id, index: index + 1, zone: zones[index].rawValue, span: textSpan(tokens), tokens: tokens.count)
    }
  }

  private func mentionRecords() -> [MentionRecord] {
    analysis.mentions.filter { isKept(token: $0.tokens.lowerBound) }.map { mention in
      MentionRecord(
        document: article.id, type: mention.type.rawValue, span: textSpan(mention.tokens),
        form: mention.value == nil ? mention.form.rawValue : nil, entities: mention.entities.map(entityID),
        value: mention.value.map(ValueRecord.init), rule: mention.rule.description)
    }
  }

  /// Entities of the kept zones, and those that kept events name.
  private func entityRecords(in events: [EventRecord]) -> [EntityRecord] {
    let named = Set(events.flatMap { event in event.arguments.compactMap(\.entity) + [event.attribution].compactMap { $0 } })
    return analysis.recognized.entities.enumerated().compactMap { index, entity in
      let mentions = entity.mentions.map { analysis.recognized.mentions[$0] }.filter { isKept(token: $0.tokens.lowerBound) }
      guard !mentions.isEmpty || named.contains(entityID(index)) else { return nil }
      return EntityRecord(
        document: article.id, id: entityID(index), type: entity.type.rawValue, name: entity.name, key: entity.key,
        candidates: entity.candidates,
        wikidata: entity.wikidata, country: entity.country, offices: entity.offices,
        mentions: mentions.map { EntityRecord.Mention(span: textSpan($0.tokens), form: $0.form.rawValue) })
    }
  }

  private func eventRecords() -> [EventRecord] {
    let kept = analysis.events.enumerated().filter { isKept($0.element) }
    let ids = Set(kept.map(\.offset))
    return kept.map { index, event in
      let arguments = event.arguments.map(argumentRecord)
      let frame = frames.all[event.frame]
      return EventRecord(
        document: article.id, id: eventID(index), type: frame.type, family: frame.family, codes: frame.codes,
        trigger: textSpan(event.trigger), arguments: arguments, modality: event.modality.rawValue, polarity: event.polarity.rawValue,
        attribution: event.attribution.map(entityID), sameAs: event.sameAs.flatMap { ids.contains($0) ? eventID($0) : nil },
        zone: zones[event.sentence].rawValue, sentence: textSpan(analysis.text.sentences[event.sentence]),
        summary: frame.summary?.line(arguments, modality: event.modality, polarity: event.polarity), rule: event.rule,
        confidence: (event.confidence * 100).rounded() / 100)
    }
  }

  private func isKept(_ event: EventMention) -> Bool {
    let frame = frames.all[event.frame]
    return keptZones.contains(zones[event.sentence])
      && (options.types.isEmpty || options.types.contains(frame.type) || options.types.contains(frame.family))
  }

  private func argumentRecord(_ argument: Argument) -> EventRecord.Argument {
    let entity = argument.entity
    return EventRecord.Argument(
      role: argument.role.description, entity: entity.map(entityID), name: entity.map { analysis.recognized.entities[$0].name },
      span: textSpan(argument.tokens), value: argument.value(in: analysis.recognized.mentions).map(ValueRecord.init))
  }
}
