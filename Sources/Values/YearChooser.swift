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

  /// Of some readings the nearest ones on both sides of the anchor; of equally near ones the first.
  struct Nearest<T> {
    private(set) var past: (distance: Int, reading: T)?
    private(set) var future: (distance: Int, reading: T)?

    /// - Parameter distance: from the anchor; negative in the past.
    mutating func add(_ distance: Int, _ reading: T) {
      if distance <= 0, past.map({ $0.distance < distance }) ?? true { past = (distance, reading) }
      if distance >= 0, future.map({ distance < $0.distance }) ?? true { future = (distance, reading) }
    }
  }

  /// The nearest of some readings that fits.
  ///
  /// - Parameters:
  ///   - slack: a reading within this distance is taken whatever the tense.
  ///   - reach: without a tense, no reading farther ahead than this is taken: news tells what has happened.
  private func choose<T>(_ nearest: Nearest<T>, slack: Int, reach: Int = .max) -> T? {
    guard let past = nearest.past, let future = nearest.future else { return (nearest.past ?? nearest.future)?.reading }
    if let direction { return (direction == .past ? past : future).reading }
    switch preference {
    case .past: return past.reading
    case .future: return future.reading
    case .nearest: break
    }
    let nearer = -past.distance <= future.distance ? past : future
    if selection.tense == nil, nearer.distance > reach { return past.reading }
    guard let tense = selection.tense, abs(nearer.distance) > slack else { return nearer.reading }
    return (tense == .past ? past : future).reading
  }

  func choose<T>(_ readings: [(distance: Int, reading: T)], slack: Int) -> T? {
    var nearest = Nearest<T>()
    for (distance, reading) in readings { nearest.add(distance, reading) }
    return choose(nearest, slack: slack)
  }

  /// The year of a day or month that has none; nil without an anchor.
  ///
  /// - Parameter isExact: whether the part of the day or the hour is told. What has not happened is not known so well three months ahead: `tối 14/2`.
  func year(month: Int, day: Int?, isExact: Bool = false) -> Int? {
    if let limit = selection.before, let y = limit.year { return (month, day ?? 0) <= (limit.month ?? 12, limit.day ?? 31) ? y : y - 1 }
    if let limit = selection.after, let y = limit.year { return (month, day ?? 31) >= (limit.month ?? 1, limit.day ?? 1) ? y : y + 1 }
    guard let anchor, let year = anchor.year else { return nil }
    let years = year - 1...year + 1
    var nearest = Nearest<Int>()
    guard let day, anchor.day != nil, let today = anchor.firstDay else {
      let m = anchor.month ?? 6
      for y in years { nearest.add((y - year) * 12 + month - m, y) }
      return choose(nearest, slack: 1, reach: 4)
    }
    for y in years where day <= CalendarDate.days(inMonth: month, of: y) {
      nearest.add(CalendarDate(y, month, day).dayNumber - today.dayNumber, y)
    }
    return choose(nearest, slack: 120, reach: isExact ? 90 : 150)
  }

  /// Year and month of a bare day of the month.
  func month(day: Int) -> (year: Int, month: Int)? {
    if let limit = selection.before, let y = limit.year, let m = limit.month {
      return day <= limit.day ?? 31 ? (y, m) : m == 1 ? (y - 1, 12) : (y, m - 1)
    }
    guard let anchor, let year = anchor.year, let month = anchor.month else { return nil }
    guard let today = anchor.day else { return (year, month) }
    let base = CalendarDate(year, month, today).dayNumber
    var nearest = Nearest<(year: Int, month: Int)>()
    for number in year * 12 + month - 2...year * 12 + month {
      let (y, m) = (number / 12, number % 12 + 1)
      if day <= CalendarDate.days(inMonth: m, of: y) { nearest.add(CalendarDate(y, m, day).dayNumber - base, (y, m)) }
    }
    return choose(nearest, slack: 4)
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
