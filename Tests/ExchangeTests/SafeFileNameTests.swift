import Exchange
import Testing

@Suite struct SafeFileNameTests {
  @Test(arguments: [
    ("page", "page"), ("Tin số 5", "Tin số 5"), ("../x", "%2E.%2Fx"), ("/etc/passwd", "%2Fetc%2Fpasswd"), ("", "%"), ("a/b", "a%2Fb"),
    (".hidden", "%2Ehidden"), ("..", "%2E."), ("a%2Fb", "a%252Fb"), ("x\0y", "x%00y"), ("-rf", "%2Drf"), ("C:\\x", "C%3A%5Cx"),
    ("a\u{202E}b", "a%E2%80%AEb"), ("con", "%63on"), ("NUL.txt", "%4EUL.txt"), ("lpt1", "%6Cpt1"), ("console", "console"), ("com", "com"),
  ])
  func namesStayInTheirFolderAndLeadBack(_ id: String, _ name: String) {
    #expect(SafeFileName.name(for: id) == name)
    #expect(SafeFileName.id(for: name) == id)
  }

  /// File systems that do not tell case or normal forms apart get two files as well.
  @Test func namesStayApartWithoutCase() {
    var taken: Set<String> = []
    let names = ["Tin", "tin", "TIN", "Ế", "E\u{302}\u{301}"].map { SafeFileName.name(for: $0, taken: &taken).lowercased() }
    #expect(Set(names).count == 5)
    #expect(names.first == "tin")
  }

  @Test func longIdsAreCutAndStayApart() {
    let ids = ["x", "y"].map { String(repeating: "ệ", count: 500) + $0 }
    let names = ids.map(SafeFileName.name)
    #expect(names[0] != names[1])
    #expect(names.allSatisfy { $0.utf8.count <= 200 })
  }
}
