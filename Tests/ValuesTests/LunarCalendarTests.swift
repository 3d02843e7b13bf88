import Annotations
import Testing

@testable import Values

@Suite struct LunarCalendarTests {
  /// First days of lunar years as they were kept in Vietnam; those of 1985 and 2007 differ from China's.
  @Test(arguments: [
    "1975-02-11", "1985-01-21", "1990-01-27", "1995-01-31", "1999-02-16", "2000-02-05", "2001-01-24", "2002-02-12", "2003-02-01",
    "2004-01-22",
    "2005-02-09", "2006-01-29", "2007-02-17", "2008-02-07", "2009-01-26", "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10",
    "2014-01-31",
    "2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22",
    "2024-02-10",
    "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02",
  ])
  func newYear(_ day: String) {
    let date = CalendarDate(iso: day)
    #expect(date.flatMap { LunarCalendar.date(year: $0.year, month: 1, day: 1) } == date)
  }

  @Test func otherDays() {
    #expect(LunarCalendar.date(year: 2023, month: 3, day: 10) == CalendarDate(2023, 4, 29))  // behind the leap second month
    #expect(LunarCalendar.date(year: 2020, month: 4, day: 1, leap: true) == CalendarDate(2020, 5, 23))
    #expect(LunarCalendar.date(year: 2021, month: 8, day: 15) == CalendarDate(2021, 9, 21))
    #expect(LunarCalendar.date(year: 2021, month: 12, day: 29) == CalendarDate(2022, 1, 31))
    #expect(LunarCalendar.date(year: 2021, month: 12, day: 30) == nil)  // a month of 29 days
    #expect(LunarCalendar.date(year: 2021, month: 4, day: 1, leap: true) == nil)
  }

  @Test func everyMonthOfTwoCenturiesFollowsTheLast() {
    for year in 1900..<2100 {
      var last: CalendarDate?
      for month in 1...12 {
        let first = LunarCalendar.date(year: year, month: month, day: 1)
        #expect(first != nil)
        if let first, let last { #expect([29, 30, 58, 59, 60].contains(first.dayNumber - last.dayNumber)) }
        last = first
      }
    }
  }

  @Test func namesOfYears() {
    // Nhâm Dần, Quý Mão, Giáp Tý, Canh Tý.
    #expect(LunarCalendar.year(stem: 8, branch: 2, nearest: 2021) == 2022)
    #expect(LunarCalendar.year(stem: 9, branch: 3, nearest: 2021) == 2023)
    #expect(LunarCalendar.year(stem: 0, branch: 0, nearest: 1990) == 1984)
    #expect(LunarCalendar.year(stem: 6, branch: 0, nearest: 2021) == 2020)
    #expect(LunarCalendar.year(stem: 0, branch: 1, nearest: 2021) == nil)
  }

  @Test func movableDays() {
    #expect(HolidayRule.easter(2021) == CalendarDate(2021, 4, 4))
    #expect(HolidayRule.easter(2024) == CalendarDate(2024, 3, 31))
    #expect(HolidayRule("weekday 11-44")?.date(in: 2021) == CalendarDate(2021, 11, 25))  // Thanksgiving
    #expect(LunarCalendar.solarTerm(degrees: 15, in: 2021) == CalendarDate(2021, 4, 4))
    #expect(LunarCalendar.solarTerm(degrees: 15, in: 2023) == CalendarDate(2023, 4, 5))
  }
}
