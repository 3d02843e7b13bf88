import Events
import Gazetteers

/// What records say of a frame beside what was found: family, codes, summary.
struct FrameDescription: Sendable {
  let family: String
  /// Scheme and code, in the order of the contract; schemes without a code left out.
  let codes: [(scheme: String, code: String)]
  let summary: SummaryTemplate?
}

/// The frames' descriptions by event type.
struct FrameDescriptions: Sendable {
  private let byType: [String: FrameDescription]

  init(resources: Resources, summary: ExtractionOptions.SummaryLanguage) {
    let strings = resources.lexicon.strings
    var byType: [String: FrameDescription] = [:]
    for frame in resources.frames.frames {
      let codes = [("plover", frame.plover), ("mode", frame.mode), ("cameo", frame.cameo), ("ace", frame.ace)]
      let template: SummaryTemplate? =
        switch summary {
        case .none: nil
        case .en: SummaryTemplate(strings[frame.summaryEN], .english)
        case .vi: SummaryTemplate(strings[frame.summaryVI], .vietnamese)
        }
      byType[strings[frame.type]] = FrameDescription(
        family: strings[frame.family], codes: codes.map { ($0, strings[$1]) }.filter { !$0.1.isEmpty }, summary: template)
    }
    self.byType = byType
  }

  subscript(type: String) -> FrameDescription? { byType[type] }
}
