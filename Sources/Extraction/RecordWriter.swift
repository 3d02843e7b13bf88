import Annotations
import Events
import Records
import VietText

/// Writes findings as JSON Lines straight from the text: no record, and no string for a name or a span, is made on the way.
///
/// Says byte for byte what the records of `RecordBuilder` say; the tests compare the two. A class because it keeps its buffers.
final class RecordWriter {
  let frames: [FrameDescription]
  private let descriptions: FrameDescriptions
  private let options: ExtractionOptions
  private let keptZones: Set<Zone>
  /// By frame: whether events of its type are wanted.
  private let keptFrames: [Bool]
  @exclusivity(unchecked) var summaries = SummaryWriter()
  /// The document's id as it begins every id of the document: escaped, behind an opening quote.
  @exclusivity(unchecked) private var openID = JSONWriter()
  /// What the document's entity and event records begin with, up to the number.
  @exclusivity(unchecked) private var openEntity = JSONWriter()
  @exclusivity(unchecked) private var openEvent = JSONWriter()
  /// Names of the document's entities that were asked for, one behind the other, and by entity where each lies: empty before.
  @exclusivity(unchecked) private var nameBytes = JSONWriter()
  @exclusivity(unchecked) private var names: [Range<Int>] = []

  init(frames: FrameDescriptions, options: ExtractionOptions) {
    descriptions = frames
    self.frames = frames.all
    self.options = options
    keptZones = Set(options.zones.isEmpty ? Zone.allCases : Zone.allCases.filter { options.zones.contains($0.rawValue) })
    keptFrames = frames.all.map { options.types.isEmpty || options.types.contains($0.type) || options.types.contains($0.family) }
  }

  func write(_ article: Article, _ analysis: Analysis, dateOrigin: DateOrigin?, to json: inout JSONWriter) -> WrittenRecords {
    var written = WrittenRecords(warnings: article.warnings)
    openID.removeAll()
    openID.appendString(article.id)
    openID.removeLast()
    open("entity", "#e", &openEntity)
    open("event", "#v", &openEvent)
    nameBytes.removeAll()
    names.removeAll(keepingCapacity: true)
    names.append(contentsOf: repeatElement(0..<0, count: analysis.recognized.entities.count))
    if options.kinds.contains(.documents) {
      let builder = RecordBuilder(article: article, analysis: analysis, dateOrigin: dateOrigin, frames: descriptions, options: options)
      builder.documentRecord().write(to: &json)
      json.endLine()
    }
    let offsets = OffsetMap(text: analysis.text.text, unit: options.offsets)
    analysis.text.text.received.withUnsafeBufferPointer { received in
      let findings = Findings(analysis: analysis, offsets: offsets, received: received)
      if options.kinds.contains(.sentences) { writeSentences(findings, &json) }
      if options.kinds.contains(.mentions) { writeMentions(findings, &json) }
      if options.kinds.contains(.entities) { written.entities = writeEntities(findings, &json) }
      if options.kinds.contains(.events) { written.events = writeEvents(findings, &json) }
    }
    return written
  }

  /// What is written, and the text that it stands in.
  struct Findings {
    let analysis: Analysis
    let offsets: OffsetMap
    /// The text as received.
    let received: UnsafeBufferPointer<UInt8>

    func bytes(_ tokens: Range<Int>) -> Range<Int> { offsets.bytes(analysis.text.span(tokens)) }
  }

  // MARK: Choice

  private func isKept(token: Int, _ findings: borrowing Findings) -> Bool {
    options.zones.isEmpty || keptZones.contains(findings.analysis.layout.zones[findings.analysis.text.sentence(ofToken: token)])
  }

  /// Whether an event is wanted.
  func isKept(event: Int, _ findings: borrowing Findings) -> Bool {
    keptFrames[findings.analysis.events[event].frame]
      && (options.zones.isEmpty || keptZones.contains(findings.analysis.layout.zones[findings.analysis.events[event].sentence]))
  }

  // MARK: Pieces

  /// Writes what every record begins with, up to the document.
  func begin(_ record: StaticString, _ json: inout JSONWriter) {
    json.append("{\"record\":\"")
    json.append(record)
    json.append("\",\"document\":")
    json.append(openID)
    json.append("\"")
  }

  /// Makes what every record with an id begins with, up to its number.
  private func open(_ record: StaticString, _ letter: StaticString, _ opening: inout JSONWriter) {
    opening.removeAll()
    begin(record, &opening)
    opening.append(",\"id\":")
    opening.append(openID)
    opening.append(letter)
  }

  func beginEntity(_ index: Int, _ json: inout JSONWriter) { begin(openEntity, index, &json) }
  func beginEvent(_ index: Int, _ json: inout JSONWriter) { begin(openEvent, index, &json) }

  private func begin(_ opening: borrowing JSONWriter, _ index: Int, _ json: inout JSONWriter) {
    json.append(opening)
    json.appendInteger(index + 1)
    json.append("\"")
  }

  /// Writes the id of an entity (`#e`) or event (`#v`). They are numbered before anything is left out, so that ids do not depend on options.
  @inline(__always)
  func writeID(_ letter: StaticString, _ index: Int, _ json: inout JSONWriter) {
    json.append(openID)
    json.append(letter)
    json.appendInteger(index + 1)
    json.append("\"")
  }

  /// The name of an entity, worked out once; good until the next call.
  func name(of entity: Int, _ findings: borrowing Findings) -> UnsafeBufferPointer<UInt8> {
    if names[entity].isEmpty {
      let start = nameBytes.count
      findings.analysis.recognized.entities[entity].readName { nameBytes.append(utf8: $0) }
      names[entity] = start..<nameBytes.count
    }
    return UnsafeBufferPointer(rebasing: nameBytes.written[names[entity]])
  }

  /// Writes `start`, `end` and `text` of a token range.
  func writeSpan(_ tokens: Range<Int>, _ findings: borrowing Findings, _ json: inout JSONWriter) {
    let bytes = findings.bytes(tokens)
    let (start, end) = findings.offsets.received(bytes)
    json.append("\"start\":")
    json.appendInteger(start)
    json.append(",\"end\":")
    json.appendInteger(end)
    json.append(",\"text\":")
    json.appendString(utf8: UnsafeBufferPointer(rebasing: findings.received[bytes]))
  }

  @inline(__always)
  func writeMember(_ name: StaticString, _ value: String?, _ json: inout JSONWriter) {
    guard let value else { return }
    json.append(name)
    json.appendString(value)
  }

  private func writeMember(_ name: StaticString, utf8 value: UnsafeBufferPointer<UInt8>, _ json: inout JSONWriter) {
    json.append(name)
    json.appendString(utf8: value)
  }

  private func writeMember(_ name: StaticString, _ value: Double?, _ json: inout JSONWriter) {
    guard let value else { return }
    json.append(name)
    json.appendNumber(value)
  }

  func write(_ value: MentionValue, _ json: inout JSONWriter) {
    switch value {
    case .time(let text): writeMember(",\"value\":", text, &json)
    case .amount(let amount):
      writeMember(",\"value\":", amount.number, &json)
      writeMember(",\"low\":", amount.low, &json)
      writeMember(",\"high\":", amount.high, &json)
      writeMember(",\"bound\":", amount.bound?.rawValue, &json)
      if amount.unit.isEmpty { return }
      writeMember(amount.unit.isCurrency ? ",\"currency\":" : ",\"unit\":", amount.unit, &json)
    }
  }

  // MARK: Records

  private func writeSentences(_ findings: borrowing Findings, _ json: inout JSONWriter) {
    let zones = findings.analysis.layout.zones
    for (index, tokens) in findings.analysis.text.sentences.enumerated() where keptZones.contains(zones[index]) {
      begin("sentence", &json)
      json.append(",\"index\":")
      json.appendInteger(index + 1)
      writeMember(",\"zone\":", zones[index].rawValue, &json)
      json.append(",")
      writeSpan(tokens, findings, &json)
      json.append(",\"tokens\":")
      json.appendInteger(tokens.count)
      json.append("}\n")
      _ = json.handOver()
    }
  }

  private func writeMentions(_ findings: borrowing Findings, _ json: inout JSONWriter) {
    for mention in findings.analysis.mentions where isKept(token: mention.tokens.lowerBound, findings) {
      begin("mention", &json)
      writeMember(",\"type\":", mention.type.rawValue, &json)
      json.append(",")
      writeSpan(mention.tokens, findings, &json)
      if mention.value == nil { writeMember(",\"form\":", mention.form.rawValue, &json) }
      if mention.entities.count == 1 {
        json.append(",\"entity\":")
        writeID("#e", mention.entities[0], &json)
      } else if mention.entities.count > 1 {
        json.append(",\"entities\":")
        for (i, entity) in mention.entities.enumerated() {
          json.append(i == 0 ? "[" : ",")
          writeID("#e", entity, &json)
        }
        json.append("]")
      }
      if let value = mention.value { write(value, &json) }
      writeMember(",\"rule\":", mention.rule.description, &json)
      json.append("}\n")
      _ = json.handOver()
    }
  }

  /// Entities of the kept zones, and those that kept events name; returns how many they are.
  private func writeEntities(_ findings: borrowing Findings, _ json: inout JSONWriter) -> Int {
    var written = 0
    let named = namedEntities(findings)
    for (index, entity) in findings.analysis.recognized.entities.enumerated() {
      let start = json.count
      var hasMention = false
      beginEntity(index, &json)
      writeMember(",\"type\":", entity.type.rawValue, &json)
      json.append(",\"name\":")
      json.appendString(utf8: name(of: index, findings))
      entity.readKey { writeMember(",\"key\":", utf8: $0, &json) }
      let (candidates, offices) = (entity.candidates, entity.offices)
      for (i, key) in candidates.enumerated() { writeMember(i == 0 ? ",\"candidates\":[" : ",", key, &json) }
      if !candidates.isEmpty { json.append("]") }
      entity.readWikidata { writeMember(",\"wikidata\":", utf8: $0, &json) }
      writeMember(",\"country\":", entity.country, &json)
      for (i, office) in offices.enumerated() { writeMember(i == 0 ? ",\"offices\":[" : ",", office, &json) }
      if !offices.isEmpty { json.append("]") }
      json.append(",\"mentions\":[")
      for m in entity.mentions {
        let tokens = findings.analysis.recognized.mentions[m].tokens
        guard isKept(token: tokens.lowerBound, findings) else { continue }
        if hasMention { json.append(",") }
        json.append("{")
        hasMention = true
        writeSpan(tokens, findings, &json)
        json.append(",\"form\":\"")
        json.append(findings.analysis.recognized.mentions[m].form.wireName)
        json.append("\"}")
      }
      json.append("]}\n")
      if hasMention || named[index] { written += 1 } else { json.removeAll(from: start) }
      _ = json.handOver()
    }
    return written
  }

  /// By entity: whether an event that is kept names it.
  private func namedEntities(_ findings: borrowing Findings) -> [Bool] {
    var named = [Bool](repeating: false, count: findings.analysis.recognized.entities.count)
    findings.analysis.events.withUnsafeBufferPointer { events in
      for event in events.indices where isKept(event: event, findings) {
        for argument in events[event].arguments { if let entity = argument.entity { named[entity] = true } }
        if let entity = events[event].attribution { named[entity] = true }
      }
    }
    return named
  }
}
