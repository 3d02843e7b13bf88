import Annotations
import Entities
import Extraction
import TestSupport
import Testing
import VietText

/// A text in which `[Hà Nội|place]` marks what must be found.
///
/// A mark is `[words|type]`, or `[words|type=name]` where the mention must lead to the entity of that name; `a+b` names several. Names that are not
/// marked must not be found, unless they stand inside a marked one; titles may be.
struct MarkedEntities {
  struct Mark {
    let range: Range<Int>
    let type: String
    let names: [String]
  }

  private(set) var text = ""
  private(set) var marks: [Mark] = []

  init(_ marked: String) {
    var open: Int?
    var label: String?
    for character in marked {
      switch character {
      case "[": open = text.utf8.count
      case "|" where open != nil && label == nil: label = ""
      case "]":
        guard let start = open, let found = label else { continue }
        let parts = found.split(separator: "=", maxSplits: 1)
        let names = parts.count > 1 ? parts[1].split(separator: "+").map(String.init) : []
        marks.append(Mark(range: start..<text.utf8.count, type: String(parts.first ?? ""), names: names))
        open = nil
        label = nil
      default:
        if label != nil { label?.append(character) } else { text.append(character) }
      }
    }
  }
}

enum EntityCheck {
  /// What does not hold of a marked text, in words.
  static func problems(_ marked: String, date: String? = nil) -> [String] {
    let expected = MarkedEntities(marked)
    let pipeline = Pipeline(resources: TestData.resources)
    let analysis = pipeline.analyze(Array(expected.text.utf8), date: date.flatMap { CalendarDate(iso: $0) })
    var problems: [String] = []
    for mark in expected.marks {
      let words = String(decoding: Array(expected.text.utf8)[mark.range], as: UTF8.self)
      let found = analysis.recognized.mentions.filter { analysis.text.span($0.tokens).range == mark.range }
      guard let mention = found.first(where: { label($0, analysis) == mark.type }) else {
        let instead = analysis.recognized.mentions.filter { analysis.text.span($0.tokens).range.overlaps(mark.range) }
          .map { "\(analysis.text.string($0.tokens)) (\(label($0, analysis)), \($0.rule))" }
        problems.append("no \(mark.type) '\(words)'; found \(instead)")
        continue
      }
      let names = mention.entities.map { analysis.recognized.entities[$0].name }
      if !mark.names.isEmpty, names != mark.names { problems.append("'\(words)' leads to \(names)") }
    }
    for mention in analysis.recognized.mentions where mention.form == .name && !isValue(mention.type) {
      let range = analysis.text.span(mention.tokens).range
      if !expected.marks.contains(where: { $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound }) {
        problems.append("unmarked \(label(mention, analysis)) '\(analysis.text.string(mention.tokens))' (\(mention.rule))")
      }
    }
    return problems
  }

  /// The type as a mark writes it: that of the words, or of what they refer to.
  private static func label(_ mention: Mention, _ analysis: Analysis) -> String { mention.type.rawValue }

  private static func isValue(_ type: MentionType) -> Bool { type == .time || type == .quantity || type == .money }

  static func entities(_ text: String, date: String? = nil) -> [Entity] {
    let pipeline = Pipeline(resources: TestData.resources)
    return pipeline.analyze(Array(text.utf8), date: date.flatMap { CalendarDate(iso: $0) }).recognized.entities
  }
}
