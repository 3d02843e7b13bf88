import Annotations
import Gazetteers

/// What a word of `words/time.tsv`, `words/holidays.tsv` or `words/numbers.tsv` does; the names are those of the column `role`.
enum ValueRole: UInt8, CaseIterable, Sendable {
  // Numbers.
  case digit, ten, tens, link, half, vague, plural, fraction, decimal, negative, ordinal
  case bound, bound_after, label, money_word, count_word

  // Units and parts of time.
  case unit, clock_hour, clock_minute, minus, meridiem, part, part_day, day, told_day, date_head, weekday, weekend, shift, same, that
  case edge, season, month_name, lunar, lunar_day, tet, stem, branch, holiday, year_span, half_of, nth, era

  // Words around a time.
  case reference, recurring, from, to, up_to, before, after, at, ago, onward, window, tense, birth, now, of, through, told, and
  case clock_zone, lasting

  var bit: UInt64 { 1 << UInt64(rawValue) }

  /// The roles of numbers and what stands before them, and all the others, which tell of time.
  static let numeric = ValueRole.unit.bit - 1
  static let temporal = ~numeric
}

/// A unit of time: of a duration, or of the calendar.
enum TimeUnit: Int, CaseIterable, Sendable, BitwiseCopyable {
  case year, quarter, month, week, day, night, hour, minute, second, decade, century, millennium
}

/// Parts of a day; the names are the TIMEX3 codes.
enum DayPart: Int, CaseIterable, Sendable, BitwiseCopyable {
  case TMO, TMI, TAF, TEV, TNI

  /// Printing a case would look its name up each time, at the price of a whole sentence.
  var code: String {
    switch self {
    case .TMO: "TMO"
    case .TMI: "TMI"
    case .TAF: "TAF"
    case .TEV: "TEV"
    case .TNI: "TNI"
    }
  }
}

/// The words behind time expressions and amounts, compiled once from the lexicon.
struct ValueWords: Sendable {
  struct Entry: Sendable, BitwiseCopyable {
    let role: ValueRole
    let value: Int32
  }

  /// A unit, counter, scale or currency; its name is a row of the lexicon, so that no string is made for what is only looked at.
  struct Unit: Sendable, BitwiseCopyable {
    /// Units that some rule asks for by name.
    enum Use: UInt8, Sendable, BitwiseCopyable { case other, times, item, animal, prison, workingDay }

    let row: Int32
    let kind: UnitKind
    let use: Use
    let factor: Double
  }

  /// By row of the lexicon's time words; nil for a role that is unknown here.
  let entries: [Entry?]
  /// By row of the lexicon's units.
  let units: [Unit]
  /// Their kinds alone, which lie close together: every unit in a text is asked for its kind.
  let kinds: [UnitKind]

  init(lexicon: Lexicon) {
    var roles: [String: ValueRole] = [:]
    for role in ValueRole.allCases { roles["\(role)"] = role }
    let timeUnits = Dictionary(uniqueKeysWithValues: TimeUnit.allCases.map { ("\($0)", $0.rawValue) })
    // Rows of one role mostly stand together.
    var last: (id: StringID, role: ValueRole?) = (-1, nil)
    entries = lexicon.timeWords.map { row in
      if row.role != last.id { last = (row.role, roles[lexicon.strings[row.role]]) }
      guard let role = last.role, let value = Self.value(lexicon.strings[row.value], of: role, timeUnits) else {
        return nil
      }
      return Entry(role: role, value: Int32(value))
    }
    units = lexicon.units.enumerated().map { row, unit in
      Unit(row: Int32(row), kind: unit.kind, use: Self.use(lexicon.strings[unit.unit]), factor: unit.factor)
    }
    kinds = units.map(\.kind)
  }

  private static func use(_ name: String) -> Unit.Use {
    switch name {
    case "times": .times
    case "item": .item
    case "animal": .animal
    case "working_day": .workingDay
    default: name.hasPrefix("prison") ? .prison : .other
    }
  }

  /// The number behind a cell of the column `value`; nil when the role cannot have that value.
  private static func value(_ text: String, of role: ValueRole, _ timeUnits: [String: Int]) -> Int? {
    if text.isEmpty { return 0 }
    if let number = Int(text) { return number }
    switch role {
    case .same where text == "next_year": return Self.nextYear
    case .same where text == "last_year": return Self.lastYear
    case .unit, .same: return timeUnits[text]
    case .part, .part_day: return DayPart.allCases.first { $0.code == text }?.rawValue
    case .bound, .bound_after: return [">", "<", "~"].firstIndex(of: text)
    case .edge: return ["start", "mid", "end"].firstIndex(of: text)
    case .season: return ["SP", "SU", "FA", "WI"].firstIndex(of: text)
    case .reference: return ["PAST_REF", "PRESENT_REF", "FUTURE_REF"].firstIndex(of: text)
    case .holiday: return HolidayRule(text)?.code
    default: return nil
    }
  }

  /// The value of `sang năm`.
  static let nextYear = 100
  /// The value of `cùng kỳ`: the same part of the year before.
  static let lastYear = 101

  static func bound(_ value: Int) -> Amount.Bound { value == 0 ? .above : value == 1 ? .below : .about }
}
