import Events
import Gazetteers
import Records

/// What records say of a frame beside what was found: family, codes, summary. A class: one is looked at for each event.
final class FrameDescription: Sendable {
  let type: String
  let family: String
  /// Scheme and code, in the order of the contract; schemes without a code left out.
  let codes: [(scheme: String, code: String)]
  let summary: SummaryTemplate?
  /// Its members of an event record, from `type` to `codes`, as they are written.
  let json: [UInt8]

  init(type: String, family: String, codes: [(scheme: String, code: String)], summary: SummaryTemplate?) {
    self.type = type
    self.family = family
    self.codes = codes
    self.summary = summary
    var json = JSONWriter()
    json.append("\"type\":")
    json.appendString(type)
    json.append(",\"family\":")
    json.appendString(family)
    json.append(",\"codes\":")
    json.beginObject()
    for (scheme, code) in codes {
      json.key(scheme)
      json.string(code)
    }
    json.endObject()
    self.json = json.bytes
  }
}

/// The frames' descriptions in the order of the frame table.
struct FrameDescriptions: Sendable {
  let all: [FrameDescription]

  init(resources: Resources, summary: ExtractionOptions.SummaryLanguage) {
    let strings = resources.lexicon.strings
    var all: [FrameDescription] = []
    for frame in resources.frames.frames {
      let codes = [("plover", frame.plover), ("mode", frame.mode), ("cameo", frame.cameo), ("ace", frame.ace)]
      let template: SummaryTemplate? =
        switch summary {
        case .none: nil
        case .en: SummaryTemplate(strings[frame.summaryEN], .english)
        case .vi: SummaryTemplate(strings[frame.summaryVI], .vietnamese)
        }
      let description = FrameDescription(
        type: strings[frame.type], family: strings[frame.family], codes: codes.map { ($0, strings[$1]) }.filter { !$0.1.isEmpty },
        summary: template)
      all.append(description)
    }
    self.all = all
  }
}
