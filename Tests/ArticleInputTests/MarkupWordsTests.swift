import Foundation
import Testing

@testable import ArticleInput

/// The trie that finds words in class names against its simple twin.
@Suite struct MarkupWordsTests {
  private static let words: [(String, MarkupRole)] = [
    ("sapo", .lead), ("ad", .advertisement), ("adzone", .advertisement), ("tinlienquan", .related), ("lienquan", .related), ("tag2", .tags),
    ("zone", .aside), ("a", .link),
  ]
  private static let table = WordTable(words)

  @Test(arguments: ["", "a", "ad", "adz", "adzone", "xadzonex", "boxtinlienquan", "tag2tag", "tag", "sapsapo", "zzzz", "lienqua"])
  func findsWhatASearchFinds(_ text: String) {
    let letters = Array(text.utf8)
    var inside: MarkupRole = []
    for start in letters.indices { inside.formUnion(Self.table.roles(ofBeginnings: letters[start...])) }
    let (found, whole) = (Self.words.filter { text.contains($0.0) }, Self.words.filter { text == $0.0 })
    #expect(inside == MarkupRole(found.map(\.1)))
    #expect(Self.table.roles(ofWhole: letters[...]) == MarkupRole(whole.map(\.1)))
  }

  @Test(arguments: [
    ("box-tinLienQuan", MarkupRole.related), ("Main_Ad", .advertisement), ("header", MarkupRole()), ("loading", MarkupRole()),
    ("ảnh sapo", .lead),
    ("tin-moi-truong", MarkupRole()), ("box-tin-moi", .related), ("detail-content-sapo", .lead), ("operating", MarkupRole()),
    ("detailContent", .body), ("mainMenu", .navigation), ("post-excerpt", .lead),
  ])
  func rolesOfNames(_ name: String, _ role: MarkupRole) {
    let found = MarkupWords.roles(in: Array(name.utf8)[...])
    #expect(role.isEmpty ? found.isEmpty : found.contains(role))
  }
}
