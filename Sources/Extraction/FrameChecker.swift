import Annotations
import DataFiles
import Events
import VietText

/// Runs the examples and counterexamples of frames, as `extract lint` and the tests do.
package struct FrameChecker {
  private let pipeline: Pipeline
  private let lexiconStrings: (Int32) -> String

  package init(resources: Resources) {
    pipeline = Pipeline(resources: resources)
    let strings = resources.lexicon.strings
    lexiconStrings = { strings[$0] }
  }

  /// Everything that does not hold, with the example's place; as warnings, the triggers that no example reaches.
  ///
  /// - Parameter path: of the frame's file, for messages.
  package func diagnostics(for frame: Frame, path: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var reached: Set<String> = []
    for example in frame.examples {
      for problem in problems(example, frame, &reached) {
        found.append(Diagnostic(path: path, line: example.line, column: example.column, problem, code: "example"))
      }
    }
    for example in frame.counterexamples {
      for event in events(example) where event.type.description == frame.type {
        found.append(
          Diagnostic(
            path: path, line: example.line, column: example.column, "counterexample gives an event, by rule \(event.rule)",
            code: "counterexample"))
      }
    }
    let rest = frame.triggers.filter { !reached.contains(frame.type + "/" + $0.text) }
    if let first = rest.first {
      // One line for all: what is wrong must not drown in what is only missing.
      let names = rest.prefix(8).map { "'\($0.text)'" }.joined(separator: ", ") + (rest.count > 8 ? " and \(rest.count - 8) more" : "")
      found.append(
        Diagnostic(
          .warning, path: path, line: first.line, column: first.column,
          "no example reaches \(rest.count == 1 ? "trigger" : "\(rest.count) triggers:") \(names)", code: "no-example"))
    }
    return found
  }

  private func events(_ example: FrameExample) -> [EventMention] { analysis(example).events }

  private func analysis(_ example: FrameExample) -> Analysis {
    pipeline.analyze(Array(example.text.utf8), date: example.date.flatMap { CalendarDate(iso: $0) })
  }

  private func problems(_ example: FrameExample, _ frame: Frame, _ reached: inout Set<String>) -> [String] {
    let analysis = analysis(example)
    guard let trigger = example.marks.first(where: { $0.label == "trigger" }) else { return [] }
    let candidates = analysis.events.filter { $0.type.description == frame.type && overlap(analysis, $0.trigger, trigger.range) > 0 }
    guard let event = candidates.first else {
      let others = analysis.events.map { $0.type.description + " (" + analysis.text.string($0.trigger) + ")" }
      return ["no \(frame.type) at the marked trigger" + (others.isEmpty ? "" : "; found " + others.joined(separator: ", "))]
    }
    reached.formUnion(candidates.map(\.rule))
    var problems: [String] = []
    let arguments = candidates.flatMap(\.arguments)
    for mark in example.marks where mark.label != "trigger" {
      let hit = arguments.contains { $0.role.description == mark.label && halves(analysis, $0.tokens, mark.range) }
      if !hit { problems.append("\(mark.label) '\(words(example, mark.range))' not found" + instead(arguments, mark.label, analysis)) }
    }
    if !example.allowsExtra {
      for argument in arguments
      where !example.marks.contains(where: { $0.label == argument.role.description && overlap(analysis, argument.tokens, $0.range) > 0 }) {
        problems.append("\(argument.role) '\(analysis.text.string(argument.tokens))' is not marked")
      }
    }
    if let modality = example.modality, modality != event.modality {
      problems.append("modality is \(event.modality.rawValue), expected \(modality.rawValue)")
    }
    if let polarity = example.polarity, polarity != event.polarity {
      problems.append("polarity is \(event.polarity.rawValue), expected \(polarity.rawValue)")
    }
    return problems
  }

  private func instead(_ arguments: [Argument], _ role: String, _ analysis: Analysis) -> String {
    let same = arguments.filter { $0.role.description == role }.map { "'" + analysis.text.string($0.tokens) + "'" }
    return same.isEmpty ? "" : "; got " + same.joined(separator: ", ")
  }

  private func words(_ example: FrameExample, _ range: Range<Int>) -> String {
    String(decoding: Array(example.text.utf8)[range], as: UTF8.self)
  }

  /// Shared bytes of a token range and a byte range.
  private func overlap(_ analysis: Analysis, _ tokens: Range<Int>, _ range: Range<Int>) -> Int {
    let span = analysis.text.span(tokens)
    return min(Int(span.end), range.upperBound) - max(Int(span.start), range.lowerBound)
  }

  private func halves(_ analysis: Analysis, _ tokens: Range<Int>, _ range: Range<Int>) -> Bool {
    let shared = overlap(analysis, tokens, range)
    return shared > 0 && 2 * shared >= min(analysis.text.span(tokens).length, range.count)
  }
}
