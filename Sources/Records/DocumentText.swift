/// The text of a document, in which offsets of its records can be looked up whatever their unit is.
public struct DocumentText: Sendable {
  /// As received; where it had to be put together from sentences, white space between them is made up.
  public let text: String
  /// Code points.
  public let count: Int
  /// Code points before each offset of the records' unit; nil where that is code points.
  private let scalarsBefore: [Int32]?

  /// Takes the text that is given, else that of the document record, else that of the sentences.
  ///
  /// - Returns: nil when none of these is there. Throws when the records' offsets do not cut the text in any unit.
  public static func of(_ records: DocumentRecords, given: String? = nil) throws(RecordError) -> DocumentText? {
    let spans = records.spans
    for unit in [OffsetUnit.scalar, .utf16, .utf8] {
      guard let text = given ?? records.document?.text ?? joined(records.sentences, unit) else { continue }
      let own = DocumentText(text, unit)
      let scalars = Array(text.unicodeScalars)
      if spans.allSatisfy({ own.holds($0, scalars) }) { return own }
    }
    if given == nil, records.document?.text == nil, records.sentences.isEmpty { return nil }
    throw RecordError("the offsets do not cut the text")
  }

  private init(_ text: String, _ unit: OffsetUnit) {
    self.text = text
    count = text.unicodeScalars.count
    scalarsBefore =
      unit == .scalar
      ? nil
      : text.unicodeScalars.enumerated().flatMap { index, scalar in [Int32](repeating: Int32(index), count: scalar.width(unit)) } + [
        Int32(count)
      ]
  }

  /// Code points of a span of the records.
  public func scalars(of span: TextSpan) -> Range<Int> { scalar(span.start)..<max(scalar(span.start), scalar(span.end)) }

  /// Code points before an offset of the records.
  public func scalar(_ offset: Int) -> Int {
    guard let scalarsBefore else { return min(offset, count) }
    return Int(scalarsBefore[min(offset, scalarsBefore.count - 1)])
  }

  private func holds(_ span: TextSpan, _ scalars: [Unicode.Scalar]) -> Bool {
    let most = scalarsBefore.map { $0.count - 1 } ?? count
    return span.end <= most && scalars[self.scalars(of: span)].elementsEqual(span.text.unicodeScalars)
  }

  // MARK: Sentences

  /// White space between two sentences that is made up; more means that the offsets are wrong.
  private static let longestGap = 1 << 20

  /// Sentences at their offsets, between them spaces, or a line break where a line may have ended; nil when they have another unit.
  private static func joined(_ sentences: [SentenceRecord], _ unit: OffsetUnit) -> String? {
    var text = ""
    var at = 0
    for (index, sentence) in sentences.enumerated() {
      let span = sentence.span
      guard span.start >= at, span.start - at <= longestGap,
        span.text.unicodeScalars.reduce(0, { $0 + $1.width(unit) }) == span.end - span.start
      else { return nil }
      let isNewLine = index > 0 && (span.start - at > 1 || sentences[index - 1].zone != sentence.zone)
      text += String(repeating: isNewLine ? "\n" : " ", count: span.start - at) + span.text
      at = span.end
    }
    return sentences.isEmpty ? nil : text
  }
}

extension DocumentRecords {
  /// Id of the document; nil when there are no records.
  public var id: String? {
    document?.document ?? sentences.first?.document ?? mentions.first?.document ?? entities.first?.document ?? events.first?.document
  }

  /// Every span of the records.
  fileprivate var spans: [TextSpan] {
    sentences.map(\.span) + mentions.map(\.span) + entities.flatMap { $0.mentions.map(\.span) }
      + events.flatMap { [$0.trigger, $0.sentence] + $0.arguments.map(\.span) }
  }
}

extension Unicode.Scalar {
  fileprivate func width(_ unit: OffsetUnit) -> Int {
    switch unit {
    case .scalar: 1
    case .utf16: UTF16.width(self)
    case .utf8: UTF8.width(self)
    }
  }
}
