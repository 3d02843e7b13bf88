import Annotations
import Events
import Records

extension RecordWriter {
  /// Returns how many events were written.
  func writeEvents(_ findings: borrowing Findings, _ json: inout JSONWriter) -> Int {
    var written = 0
    // Several events of one sentence share its words: they are escaped once.
    var sentence = (index: -1, json: 0..<0)
    // Where they lie: what an event holds would be counted for each copy.
    findings.analysis.events.withUnsafeBufferPointer { events in
      for index in events.indices where isKept(event: index, findings) {
        let event = events.baseAddress! + index
        let frame = frames[event.pointee.frame]
        beginEvent(index, &json)
        json.append(",")
        frame.json.withUnsafeBufferPointer { json.append(utf8: $0) }
        json.append(",\"trigger\":{")
        writeSpan(event.pointee.trigger, findings, &json)
        json.append("},\"arguments\":[")
        for (i, argument) in event.pointee.arguments.enumerated() {
          json.append(i == 0 ? "{" : ",{")
          write(argument, findings, &json)
        }
        writeMember("],\"modality\":", event.pointee.modality.rawValue, &json)
        writeMember(",\"polarity\":", event.pointee.polarity.rawValue, &json)
        writeReferences(of: event, findings, &json)
        writeMember(",\"zone\":", findings.analysis.layout.zones[event.pointee.sentence].rawValue, &json)
        json.append(",\"sentence\":{")
        if sentence.index == event.pointee.sentence {
          json.append(again: sentence.json)
        } else {
          let start = json.count
          writeSpan(findings.analysis.text.sentences[event.pointee.sentence], findings, &json)
          sentence = (event.pointee.sentence, start..<json.count)
        }
        json.append("}")
        if let template = frame.summary { writeSummary(of: event, template, findings, &json) }
        json.append(",\"rule\":\"")
        json.appendEscaped(event.pointee.type.utf8.buffer)
        json.append("/")
        json.appendEscaped(event.pointee.words.utf8.buffer)
        json.append("\",\"confidence\":")
        json.appendHundredths((event.pointee.confidence * 100).rounded())
        json.append("}\n")
        written += 1
        if json.handOver() { sentence.index = -1 }
      }
    }
    return written
  }

  private func write(_ argument: Argument, _ findings: borrowing Findings, _ json: inout JSONWriter) {
    json.append("\"role\":")
    json.appendString(utf8: argument.role.utf8.buffer)
    if let entity = argument.entity {
      json.append(",\"entity\":")
      writeID("#e", entity, &json)
      json.append(",\"name\":")
      json.appendString(utf8: name(of: entity, findings))
    }
    json.append(",")
    writeSpan(argument.tokens, findings, &json)
    if let value = argument.value(in: findings.analysis.recognized.mentions) { write(value, &json) }
    json.append("}")
  }

  private func writeReferences(of event: UnsafePointer<EventMention>, _ findings: borrowing Findings, _ json: inout JSONWriter) {
    if let speaker = event.pointee.attribution {
      json.append(",\"attribution\":")
      writeID("#e", speaker, &json)
    }
    if let fullest = event.pointee.sameAs, isKept(event: fullest, findings) {
      json.append(",\"same_as\":")
      writeID("#v", fullest, &json)
    }
  }

  private func writeSummary(
    of event: UnsafePointer<EventMention>, _ template: SummaryTemplate, _ findings: borrowing Findings, _ json: inout JSONWriter
  ) {
    summaries.removeArguments()
    for argument in event.pointee.arguments {
      let role = template.role(argument.role.utf8.buffer)
      if role == SummaryTemplate.untold { continue }
      let bytes = findings.bytes(argument.tokens)
      if let entity = argument.entity {
        summaries.add(role, bytes, name: name(of: entity, findings))
      } else if case .time(var value)? = argument.value(in: findings.analysis.recognized.mentions) {
        value.withUTF8 { summaries.add(role, bytes, time: $0) }
      } else {
        summaries.add(role, bytes, words: UnsafeBufferPointer(rebasing: findings.received[bytes]))
      }
    }
    summaries.write(template, modality: event.pointee.modality, polarity: event.pointee.polarity)
    json.append(",\"summary\":")
    json.appendString(utf8: summaries.summary.written)
  }
}
