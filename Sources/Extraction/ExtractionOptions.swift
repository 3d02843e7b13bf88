import Annotations
import Records

/// What an extractor should write, and how.
public struct ExtractionOptions: Sendable {
  public enum SummaryLanguage: String, Sendable, CaseIterable { case en, vi, none }

  /// Which way a bare day, weekday or month is read: by tense and distance, or always back or ahead.
  public enum Preference: String, Sendable, CaseIterable { case nearest, past, future }

  /// Which records; the order in which they are written is that of `RecordKind`.
  public var kinds: Set<RecordKind>
  /// Event types and families to keep; empty for all.
  public var types: Set<String>
  /// Wire names of the zones to keep; empty for all.
  public var zones: Set<String>
  public var offsets: OffsetUnit
  public var summary: SummaryLanguage
  /// Publication date of articles that carry none, ISO 8601.
  public var date: String?
  public var prefer: Preference

  public init(
    kinds: Set<RecordKind> = [.entities, .events], types: Set<String> = [], zones: Set<String> = [], offsets: OffsetUnit = .scalar,
    summary: SummaryLanguage = .en, date: String? = nil, prefer: Preference = .nearest
  ) {
    self.kinds = kinds
    self.types = types
    self.zones = zones
    self.offsets = offsets
    self.summary = summary
    self.date = date
    self.prefer = prefer
  }
}

extension ExtractionOptions {
  /// Wire names of the zones, in page order.
  public static let zoneNames = Zone.allCases.map(\.rawValue)

  /// Whether a text is a date that `date` takes: `2021`, `2021-08`, `2021-08-24`, or a time stamp that begins so.
  public static func isDate(_ text: String) -> Bool { CalendarDate(iso: text) != nil }
}
