/// The day, month or year on which an event is to be shown and counted.
public struct EventDay: Sendable, Equatable {
  /// `2021-08-23`, `2021-08` or `2021`.
  public let date: String
  /// Whether the event says so itself; else it is the date of the document.
  public let isTold: Bool
}

extension EventRecord {
  /// From its first time that names a calendar date (the beginning of an interval), else from the document's date; nil when neither is known.
  ///
  /// - Parameter documentDate: as in `DocumentRecord`.
  public func day(documentDate: String?) -> EventDay? {
    for argument in arguments where argument.role == "time" {
      guard case .time(let value)? = argument.value, let date = Self.date(in: value) else { continue }
      return EventDay(date: date, isTold: true)
    }
    return documentDate.flatMap(Self.date).map { EventDay(date: $0, isTold: false) }
  }

  /// The calendar date that a TIMEX3 value begins with, as far as it is one.
  private static func date(in value: String) -> String? {
    let bytes = Array(value.utf8)
    func digits(_ range: Range<Int>) -> Bool { range.upperBound <= bytes.count && bytes[range].allSatisfy { $0 &- 0x30 < 10 } }
    func dash(_ at: Int) -> Bool { at < bytes.count && bytes[at] == UInt8(ascii: "-") }
    guard digits(0..<4) else { return nil }
    guard dash(4), digits(5..<7) else { return String(value.prefix(4)) }
    return String(value.prefix(dash(7) && digits(8..<10) ? 10 : 7))
  }
}
