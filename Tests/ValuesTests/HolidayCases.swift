/// Days with a name.
///
/// A case is a sentence with its mentions marked: `[surface|value]`, in order, nothing else found. The document is of 24 August 2021, a Tuesday.
enum HolidayCases {
  /// Holidays, Tết and lunar days.
  static let holidays = [
    "[Giáng sinh năm 2020|2020-12-25], phố vắng.",
    "Dịp [Quốc khánh 2/9|2021-09-02], phố đông.",
    "[Giỗ Tổ Hùng Vương năm 2023|2023-04-29], đền đông.",
    "[Tết Trung thu năm 2021|2021-09-21], trẻ em vui.",
    "[Mùng 3 Tết|2022-02-03], họ đi chùa.",
    "[Mùng 1 Tết Nhâm Dần|2022-02-01], trời lạnh.",
    "[Rằm tháng Giêng năm 2024|2024-02-24], chùa đông.",
    "[Rằm tháng Bảy|2021-08-22], chùa đông.",
    "[30 Tết|2022-01-31], chợ đông.",
    "[23 tháng Chạp|2022-01-25], nhà nhà cúng.",
    "[Tết Nguyên đán 2022|2022-02-01], trời lạnh.",
    "[Tết Quý Mão|2023-01-22], trời ấm.",
    "[Ngày 10/3 âm lịch|2021-04-21], đền đông.",
    "[Mồng 5 tháng 5 âm lịch năm 2021|2021-06-14], nhà nhà ăn tết.",
    "[Giao thừa năm 2023|2023-01-21] rất vui.",
    "[Lễ Phục sinh năm 2021|2021-04-04], nhà thờ vắng.",
    "[Tiết Thanh minh năm 2021|2021-04-04], họ tảo mộ.",
    "[Ngày 10/3 âm lịch|2021-04-21], đền đông.",
    "[Ngày 1 tháng Giêng năm 2020|2020-01-25] họ cưới.",
    "[Ngày 15 tháng 8 âm lịch|2021-09-21] họ cưới.",
    "[Mùng 10 tháng 3 âm lịch|2021-04-21] là [giỗ Tổ|2021-04-21].",
    "[Tết năm nay|2021-02-12] đến sớm.",
    "[Tết năm ngoái|2020-01-25] họ ở lại.",
    "Dịp [Tết Nguyên đán Tân Sửu|2021-02-12], họ về quê.",
    "[Năm Nhâm Dần|2022] có nhiều đổi mới.",
    "[Chiều 30 Tết|2022-01-31TAF], chợ vắng.",
    "[Sáng mùng 1 Tết|2022-02-01TMO], phố vắng.",
    "Từ [mùng 4 Tết|2022-02-04/..], cửa hàng mở.",
    "[Lễ Vu Lan năm 2022|2022-08-12] họ về.",
    "[Noel năm ngoái|2020-12-25], tuyết rơi.",
    "[Halloween 2022|2022-10-31] ở Seoul có giẫm đạp.",
  ]
}
