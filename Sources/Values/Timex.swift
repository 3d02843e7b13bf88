/// A time expression as the text has it, before it is given a value.
enum Timex {
  case point(TimePoint)
  /// `từ … đến …`; nil is an open end.
  case interval(TimePoint?, TimePoint?)
  case duration(TimeSpan)
  /// `ba ngày trước`, `cách đây hai năm`, `một năm sau đó`; counted from the last date told or from the document's.
  case offset(TimeSpan, sign: Int, fromTold: Bool)
  /// `2 tháng qua`, `3 năm tới`: ends or begins at the document's date.
  case window(TimeSpan, sign: Int)
  /// `trước đó` (-1), `khi đó` (0), `sau đó` (1): against the last date told.
  case connective(Int)
  /// A value that needs no anchor: `PRESENT_REF`, `P1D`.
  case fixed(String)
}

/// Where in a period: `đầu`, `giữa`, `cuối`.
enum Edge: Int { case start, mid, end }

/// Which way a time without a year lies, as far as the words beside it say.
enum Direction { case past, future }

/// A point or period of the calendar with the fields the text gives.
struct TimePoint {
  /// Years since year 0, or how far from the anchor.
  var year: Field = .none
  /// 1 to 12, or how far from the anchor.
  var month: Field = .none
  /// Day of the month, or how many days from the anchor.
  var day: Field = .none
  /// 1 for Monday to 7 for Sunday.
  var weekday: Int?
  /// Weeks from the anchor, or the number of a week of the year.
  var week: Field = .none
  var quarter: Field = .none
  var half: Int?
  /// 0 for spring to 3 for winter.
  var season: Int?
  /// First year of a decade, below 100 without its century; or how far from the anchor.
  var decade: Field = .none
  /// 21 for the twenty-first, or how far from the anchor.
  var century: Field = .none
  var edge: Edge?
  var part: DayPart?
  var hour: Int?
  var minute: Int?
  var second: Int?
  var isWeekend = false
  /// Months `1-6` of a year: `6 tháng đầu năm`.
  var months: ClosedRange<Int>?
  /// The nth week or day of a month or year, -1 for the last.
  var ordinal: (unit: TimeUnit, number: Int)?
  var isLunar = false
  /// Years and centuries before Christ.
  var isBeforeChrist = false
  var holiday: HolidayRule?
  /// Counted from the last date told, not from the document's.
  var isTold = false
  /// The moment of writing (`nay`).
  var isNow = false
  var direction: Direction?
  /// Whether it opens its sentence or clause, so that `cùng ngày` there means the day the story is told of.
  var isFronted = false
  /// `hằng năm`, `hằng tháng` behind a date.
  var every: TimeUnit?

  /// A field of a date: given outright, counted from the anchor, or not said.
  enum Field: Equatable {
    case none
    case exactly(Int)
    case shift(Int)
  }

  var hasClock: Bool { hour != nil }
  /// Whether anything of the calendar is given, not only a part of the day or a clock time.
  var hasDate: Bool {
    year != .none || month != .none || day != .none || weekday != nil || week != .none || quarter != .none || half != nil || season != nil
      || decade != .none || century != .none || holiday != nil || months != nil || ordinal != nil || isNow || isWeekend
  }
}

/// An amount of time by units.
struct TimeSpan {
  /// Units with their numbers, larger units first; a nil number is `vài`, `nhiều`.
  var parts: [(unit: TimeUnit, low: Double?, high: Double?)]

  /// ISO 8601: `P2Y6M`, `PT1H30M`, `PXD`; a range gives two (`P2Y/P3Y`).
  var iso: String {
    let low = Self.iso(parts.map { ($0.unit, $0.low) })
    guard parts.contains(where: { $0.high != nil }) else { return low }
    return low + "/" + Self.iso(parts.map { ($0.unit, $0.high ?? $0.low) })
  }

  private static func iso(_ parts: [(unit: TimeUnit, number: Double?)]) -> String {
    var date = ""
    var time = ""
    for (unit, number) in parts {
      switch unit {
      case .millennium: date += text(number, 1000) + "Y"
      case .century: date += text(number, 100) + "Y"
      case .decade: date += text(number, 10) + "Y"
      case .year:
        if let n = number, n != n.rounded(), (n * 12).rounded() == n * 12 {
          if n >= 1 { date += text(n.rounded(.down), 1) + "Y" }
          date += text((n - n.rounded(.down)) * 12, 1) + "M"
        } else {
          date += text(number, 1) + "Y"
        }
      case .quarter: date += text(number, 3) + "M"
      case .month: date += text(number, 1) + "M"
      case .week: date += text(number, 1) + "W"
      case .day, .night: date += text(number, 1) + "D"
      case .hour:
        if let n = number, n != n.rounded(), (n * 60).rounded() == n * 60 {
          if n >= 1 { time += text(n.rounded(.down), 1) + "H" }
          time += text((n - n.rounded(.down)) * 60, 1) + "M"
        } else {
          time += text(number, 1) + "H"
        }
      case .minute: time += text(number, 1) + "M"
      case .second: time += text(number, 1) + "S"
      }
    }
    return "P" + date + (time.isEmpty ? "" : "T" + time)
  }

  private static func text(_ number: Double?, _ factor: Double) -> String {
    guard let number else { return "X" }
    let n = number * factor
    return n == n.rounded() ? String(Int(n)) : String(n)
  }

  /// The smallest unit.
  var grain: TimeUnit { parts.last?.unit ?? .day }
  var isVague: Bool { parts.contains { $0.low == nil } }
}
