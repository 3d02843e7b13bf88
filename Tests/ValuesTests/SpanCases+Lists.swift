// More of what newsrooms write; the cases are marked as in the file of the enum.
extension SpanCases {
  /// Intervals, lists, ranges of months and years.
  static let lists = [
    "Trường nghỉ từ [ngày 7 đến 13/6|2021-06-07/2021-06-13].",
    "Trường nghỉ [18-19/9|2021-09-18/2021-09-19].",
    "Trường nghỉ [ngày 18-19/9|2021-09-18/2021-09-19].",
    "Trường nghỉ từ [18-19/9|2021-09-18/2021-09-19].",
    "Trường nghỉ trong [hai ngày 5 và 6/7|2021-07-05/2021-07-06].",
    "Trường nghỉ trong [ba ngày 5, 6 và 7/7|2021-07-05/2021-07-07].",
    "Trường nghỉ các [ngày 5|2021-07-05], [8|2021-07-08] và [9/7|2021-07-09].",
    "Trường nghỉ từ [30/8-5/9|2021-08-30/2021-09-05].",
    "Trường nghỉ [30/8 - 5/9|2021-08-30/2021-09-05].",
    "Trường nghỉ từ [tháng 6 tới tháng 8|2021-06/2021-08].",
    "Trường nghỉ từ [tháng 6-8|2021-06/2021-08].",
    "Trường nghỉ [tháng 6-8/2021|2021-06/2021-08].",
    "Trường nghỉ [tháng 7|2021-07] và [tháng 8|2021-08].",
    "Dân số tăng [giai đoạn 2019-2023|2019/2023].",
    "Dân số tăng [giai đoạn 2019 - 2023|2019/2023].",
    "Dân số tăng giai đoạn từ [2019 đến 2023|2019/2023].",
    "Dân số tăng giữa [năm 2019 và 2023|2019/2023].",
    "Dân số tăng từ [2019|2019/..].",
    "Dân số tăng từ [2019 tới nay|2019/2021-08-24].",
    "Dân số tăng từ [năm ngoái đến nay|2020/2021-08-24].",
    "Dân số tăng từ [đầu tháng 8 đến nay|2021-08-01/2021-08-24].",
    "Dân số tăng [năm 2004|2004] và [2009|2009].",
    "Dân số tăng các [năm 2004|2004], [2009|2009] và [2014|2014].",
    "Dân số tăng [thập niên 1970|197] và [1980|198].",
    "Trường nghỉ trước [ngày 5/9|../2021-09-05].",
    "Trường nghỉ trước [20/9|../2021-09-20].",
  ]
}
