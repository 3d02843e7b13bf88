import TestSupport
import Testing

@testable import Extraction

@Suite struct LanguageTests {
  @Test(arguments: [
    ("Thủ tướng Lào thăm Việt Nam.", true), ("Hà Nội", true), ("VN", true), ("", false), ("12/3 ...", false), ("两国领导人签署了合作文件", false),
    ("Премьер-министр посетил Ханой", false),
    ("Le président français a été reçu à Hà Nội par le Premier ministre vietnamien au cours d'une visite d'État de trois jours.", false),
    ("Theo báo cáo của World Health Organization (WHO) và United Nations Children's Fund (UNICEF), tỷ lệ tiêm chủng đã tăng.", true),
  ])
  func tellsVietnamese(_ text: String, _ expected: Bool) {
    #expect(LanguageTest.isVietnamese(TestData.segmented(text)) == expected)
  }
}
