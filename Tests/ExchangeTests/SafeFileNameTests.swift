import Exchange
import Testing

@Suite struct SafeFileNameTests {
  @Test(arguments: [
    ("page", "page"), ("Tin số 5", "Tin số 5"), ("../x", "%2E.%2Fx"), ("/etc/passwd", "%2Fetc%2Fpasswd"), ("", "%"), ("a/b", "a%2Fb"),
    (".hidden", "%2Ehidden"), ("..", "%2E."), ("a%2Fb", "a%252Fb"), ("x\0y", "x%00y"), ("-rf", "%2Drf"), ("C:\\x", "C%3A%5Cx"),
    ("a\u{202E}b", "a%E2%80%AEb"),
  ])
  func namesStayInTheirFolderAndLeadBack(_ id: String, _ name: String) {
    #expect(SafeFileName.name(for: id) == name)
    #expect(SafeFileName.id(for: name) == id)
  }

  @Test func longIdsAreCutAndStayApart() {
    let ids = ["x", "y"].map { String(repeating: "ệ", count: 500) + $0 }
    let names = ids.map(SafeFileName.name)
    #expect(names[0] != names[1])
    #expect(names.allSatisfy { $0.utf8.count <= 200 })
  }
}
