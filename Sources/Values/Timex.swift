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
enum Edge: Int, BitwiseCopyable { case start, mid, end }

/// Which way a time without a year lies, as far as the words beside it say.
enum Direction: BitwiseCopyable { case past, future }

/// A point or period of the calendar with the fields the text gives.
///
/// Readers hand points on by the million, mostly to say that there is none; so its fields are packed.
struct TimePoint: BitwiseCopyable {
  /// Years since year 0, or how far from the anchor.
  @PackedField var year: Field
  /// 1 to 12, or how far from the anchor.
  @PackedField var month: Field
  /// Day of the month, or how many days from the anchor.
  @PackedField var day: Field
  /// 1 for Monday to 7 for Sunday.
  @SmallNumber var weekday: Int?
  /// Weeks from the anchor, or the number of a week of the year.
  @PackedField var week: Field
  @PackedField var quarter: Field
  @SmallNumber var half: Int?
  /// 0 for spring to 3 for winter.
  @SmallNumber var season: Int?
  /// First year of a decade, below 100 without its century; or how far from the anchor.
  @PackedField var decade: Field
  /// 21 for the twenty-first, or how far from the anchor.
  @PackedField var century: Field
  var edge: Edge?
  var part: DayPart?
  @SmallNumber var hour: Int?
  @SmallNumber var minute: Int?
  @SmallNumber var second: Int?
  var isWeekend = false
  @SmallNumber private var firstMonth: Int?
  @SmallNumber private var lastMonth: Int?
  private var ordinalUnit: TimeUnit?
  @SmallNumber private var ordinalNumber: Int?
  var isLunar = false
  /// Years and centuries before Christ.
  var isBeforeChrist = false
  private var holidayCode: Int32 = -1
  /// Counted from the last date told, not from the document's.
  var isTold = false
  /// The moment of writing (`nay`).
  var isNow = false
  var direction: Direction?
  /// Whether it opens its sentence or clause, so that `cùng ngày` there means the day the story is told of.
  var isFronted = false
  /// Whether it is neither the beginning nor the end of a span: `từ 0h ngày 1/9` is told before it comes.
  var standsAlone = false
  /// `hằng năm`, `hằng tháng` behind a date.
  var every: TimeUnit?

  /// A field of a date: given outright, counted from the anchor, or not said.
  enum Field: Equatable, BitwiseCopyable {
    case none
    case exactly(Int)
    case shift(Int)
  }

  init() {}

  /// Months `1-6` of a year: `6 tháng đầu năm`.
  var months: ClosedRange<Int>? {
    get { firstMonth.flatMap { first in lastMonth.map { first...$0 } } }
    set { (firstMonth, lastMonth) = (newValue?.lowerBound, newValue?.upperBound) }
  }

  /// The nth week or day of a month or year, -1 for the last.
  var ordinal: (unit: TimeUnit, number: Int)? {
    get { ordinalUnit.flatMap { unit in ordinalNumber.map { (unit, $0) } } }
    set { (ordinalUnit, ordinalNumber) = (newValue?.unit, newValue?.number) }
  }

  var holiday: HolidayRule? {
    get { holidayCode < 0 ? nil : HolidayRule(code: Int(holidayCode)) }
    set { holidayCode = newValue.map { Int32($0.code) } ?? -1 }
  }

  var hasClock: Bool { hour != nil }
  /// Whether anything of the calendar is given, not only a part of the day or a clock time.
  var hasDate: Bool {
    year != .none || month != .none || day != .none || weekday != nil || week != .none || quarter != .none || half != nil || season != nil
      || decade != .none || century != .none || holidayCode >= 0 || firstMonth != nil || ordinalUnit != nil || isNow || isWeekend
  }
}

/// A field of a date in four bytes.
@propertyWrapper
struct PackedField: BitwiseCopyable {
  /// Twice the number, one more for a shift.
  private var code = Int32.min

  init() {}
  init(wrappedValue: TimePoint.Field) { self.wrappedValue = wrappedValue }

  var wrappedValue: TimePoint.Field {
    get { code == .min ? .none : code & 1 == 0 ? .exactly(Int(code >> 1)) : .shift(Int(code >> 1)) }
    set {
      switch newValue {
      case .none: code = .min
      case .exactly(let n): code = Int32(truncatingIfNeeded: n) << 1
      case .shift(let n): code = Int32(truncatingIfNeeded: n) << 1 | 1
      }
    }
  }
}

/// A number below 128, or none, in one byte.
@propertyWrapper
struct SmallNumber: BitwiseCopyable {
  private var code = Int8.min

  init() {}
  init(wrappedValue: Int?) { self.wrappedValue = wrappedValue }

  var wrappedValue: Int? {
    get { code == .min ? nil : Int(code) }
    set { code = newValue.map { Int8(truncatingIfNeeded: $0) } ?? .min }
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
