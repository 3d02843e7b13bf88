extension DocumentRecord {
  init(_ fields: RecordFields) throws(RecordError) {
    let zones = try fields.list("zones") { zone throws(RecordError) in
      Zone(zone: try zone.string("zone"), start: try zone.integer("start"), end: try zone.integer("end"))
    }
    let warnings = try fields.list("warnings") { warning throws(RecordError) in
      Warning(code: try warning.string("code"), message: try warning.string("message"), count: warning.json["count"]?.integer)
    }
    self.init(
      document: try fields.string("document"), source: try fields.optionalString("source"), url: try fields.optionalString("url"),
      title: try fields.optionalString("title"), date: try fields.optionalString("date"),
      dateFrom: try fields.optionalString("date_from"), language: try fields.string("language"), zones: zones,
      sentences: try fields.integer("sentences"), tokens: try fields.integer("tokens"), entities: try fields.integer("entities"),
      events: try fields.integer("events"), meta: fields.json["meta"].map(\.bytes), warnings: warnings)
    text = try fields.optionalString("text")
    sourceOffsets = try fields.list("source_offsets") { offset throws(RecordError) in
      let numbers = offset.json.elements.compactMap(\.integer)
      guard numbers.count == 4 else { throw RecordError("'source_offsets' are not four numbers each") }
      return SourceOffset(start: numbers[0], end: numbers[1], sourceStart: numbers[2], sourceEnd: numbers[3])
    }
  }
}

extension SentenceRecord {
  init(_ fields: RecordFields) throws(RecordError) {
    self.init(
      document: try fields.string("document"), index: try fields.integer("index"), zone: try fields.string("zone"), span: try fields.span(),
      tokens: try fields.integer("tokens"))
  }
}

extension MentionRecord {
  init(_ fields: RecordFields) throws(RecordError) {
    let entity = try fields.optionalString("entity")
    self.init(
      document: try fields.string("document"), type: try fields.string("type"), span: try fields.span(),
      form: try fields.optionalString("form"), entities: entity.map { [$0] } ?? fields.strings("entities"), value: try fields.value(),
      rule: try fields.string("rule"))
  }
}

extension EntityRecord {
  init(_ fields: RecordFields) throws(RecordError) {
    let mentions = try fields.list("mentions") { mention throws(RecordError) in
      Mention(span: try mention.span(), form: try mention.string("form"))
    }
    self.init(
      document: try fields.string("document"), id: try fields.string("id"), type: try fields.string("type"),
      name: try fields.string("name"), key: try fields.optionalString("key"), candidates: fields.strings("candidates"),
      wikidata: try fields.optionalString("wikidata"),
      country: try fields.optionalString("country"), offices: fields.strings("offices"), mentions: mentions)
  }
}

extension EventRecord {
  init(_ fields: RecordFields) throws(RecordError) {
    let arguments = try fields.list("arguments") { argument throws(RecordError) in
      Argument(
        role: try argument.string("role"), entity: try argument.optionalString("entity"), name: try argument.optionalString("name"),
        span: try argument.span(), value: try argument.value())
    }
    self.init(
      document: try fields.string("document"), id: try fields.string("id"), type: try fields.string("type"),
      family: try fields.string("family"),
      codes: (fields.json["codes"]?.members ?? []).compactMap { key, code in code.string.map { (key, $0) } },
      trigger: try fields.object("trigger").span(), arguments: arguments, modality: try fields.string("modality"),
      polarity: try fields.string("polarity"), attribution: try fields.optionalString("attribution"),
      sameAs: try fields.optionalString("same_as"), zone: try fields.string("zone"), sentence: try fields.object("sentence").span(),
      summary: try fields.optionalString("summary"), rule: try fields.string("rule"),
      confidence: try fields.optionalNumber("confidence") ?? 0)
  }
}

extension JSONValue {
  /// As JSON.
  fileprivate var bytes: [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    return json.bytes
  }
}
