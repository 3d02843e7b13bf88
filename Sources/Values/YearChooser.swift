import Annotations

/// What limits the choice between readings of an incomplete date.
struct Selection {
  /// The tense of the clause.
  var tense: Direction?
  /// The date must not lie behind this one.
  var before: PartialDate?
  /// The date must not lie before this one.
  var after: PartialDate?
}

/// Completes a date without a year (or month): the nearest to the anchor that fits the tense, the past one on a tie.
struct YearChooser {
  let anchor: PartialDate?
  let preference: DatePreference
  /// What the words at the date itself say (`tới`, `vừa qua`).
  let direction: Direction?
  let selection: Selection

  /// The nearest of some readings, given with their distances from the anchor; negative ones lie in the past.
  ///
  /// - Parameter slack: a reading within this distance is taken whatever the tense.
  func choose<T>(_ readings: [(distance: Int, reading: T)], slack: Int) -> T? {
    let past = readings.filter { $0.distance <= 0 }.max { $0.distance < $1.distance }
    let future = readings.filter { $0.distance >= 0 }.min { $0.distance < $1.distance }
    guard let past, let future else { return (past ?? future)?.reading }
    if let direction { return (direction == .past ? past : future).reading }
    switch preference {
    case .past: return past.reading
    case .future: return future.reading
    case .nearest: break
    }
    let nearer = -past.distance <= future.distance ? past : future
    guard let tense = selection.tense, abs(nearer.distance) > slack else { return nearer.reading }
    return (tense == .past ? past : future).reading
  }

  /// The year of a day or month that has none; nil without an anchor.
  func year(month: Int, day: Int?) -> Int? {
    if let limit = selection.before, let y = limit.year { return (month, day ?? 0) <= (limit.month ?? 12, limit.day ?? 31) ? y : y - 1 }
    if let limit = selection.after, let y = limit.year { return (month, day ?? 31) >= (limit.month ?? 1, limit.day ?? 1) ? y : y + 1 }
    guard let anchor, let year = anchor.year else { return nil }
    let years = [year - 1, year, year + 1]
    guard let day, anchor.day != nil, let today = anchor.firstDay else {
      let m = anchor.month ?? 6
      return choose(years.map { (($0 - year) * 12 + month - m, $0) }, slack: 1)
    }
    return choose(
      years.filter { day <= CalendarDate.days(inMonth: month, of: $0) }.map {
        (CalendarDate($0, month, day).dayNumber - today.dayNumber, $0)
      }, slack: 120)
  }

  /// Year and month of a bare day of the month.
  func month(day: Int) -> (year: Int, month: Int)? {
    if let limit = selection.before, let y = limit.year, let m = limit.month {
      return day <= limit.day ?? 31 ? (y, m) : m == 1 ? (y - 1, 12) : (y, m - 1)
    }
    guard let anchor, let year = anchor.year, let month = anchor.month else { return nil }
    guard let today = anchor.day else { return (year, month) }
    let months = (-1...1).map { (year * 12 + month - 1 + $0) }.map { ($0 / 12, $0 % 12 + 1) }
    let base = CalendarDate(year, month, today).dayNumber
    return choose(
      months.filter { day <= CalendarDate.days(inMonth: $0.1, of: $0.0) }.map { (CalendarDate($0.0, $0.1, day).dayNumber - base, $0) },
      slack: 4)
  }

  /// The year of a field: given, or counted from the anchor.
  func year(_ field: TimePoint.Field) -> Int? {
    switch field {
    case .exactly(let y): y < 0 ? sixtyYear(-y - 1) : y
    case .shift(let s): anchor?.year.map { $0 + s }
    case .none: nil
    }
  }

  /// A year named by stem and branch.
  private func sixtyYear(_ code: Int) -> Int? {
    guard let year = anchor?.year ?? selection.before?.year else { return nil }
    return LunarCalendar.year(stem: code / 12, branch: code % 12, nearest: year)
  }
}
