import Foundation
import TestSupport
import Testing

/// Gazetteers that users bring.
@Suite struct UserDataTests {
  private static let header = "name\ttype\tkey\tfrom\tto\twikidata\tcountry\tform\n"

  @Test func addsNames() throws {
    let row = "Câu lạc bộ Cờ Vây Sao Mai\torganisation\torganisation/sao-mai-go\t\t\t\tVN\tname\n"
    try Command.withFolder(["my/names/clubs.tsv": Self.header + row]) { folder in
      let text = "Câu lạc bộ Cờ Vây Sao Mai ra đời tại Huế."
      let result = try Command.run(["--gazetteers", "my", "--emit", "entities"], input: Array(text.utf8), in: folder)
      #expect(result.status == 0)
      #expect(result.messages.isEmpty)
    }
  }

  @Test func everyProblemIsToldAtOnce() throws {
    let rows = "A\tperson\tperson/a\t2021\t2020\t\tVN\tname\nB\tpersn\tperson/b\t\t\t\tVN\tname\nC\tperson\n"
    try Command.withFolder(["my/names/x.tsv": Self.header + rows, "my/frames/broken.yaml": "type: [\n"]) { folder in
      let result = try Command.run(["--gazetteers", "my"], input: Array("Hà Nội".utf8), in: folder)
      #expect(result.status == 1)
      #expect(result.output.isEmpty)
      for place in ["my/names/x.tsv:2:24: error:", "my/names/x.tsv:3:3: error:", "my/names/x.tsv:4:1: error:", "my/frames/broken.yaml:"] {
        #expect(result.messages.contains(place))
      }
      let lint = try Command.run(["lint", "--gazetteers", "my"], in: folder)
      #expect(lint.status == 1)
      #expect(lint.messages.contains("my/names/x.tsv:3:3: error: unknown type 'persn'; did you mean 'person'? [unknown-type]"))
    }
  }

  @Test func aMissingFolderIsAnError() throws {
    let result = try Command.run(["--gazetteers", "no-such-folder"], input: Array("Hà Nội".utf8))
    #expect(result.status == 1)
    #expect(result.messages.contains("no-such-folder: error:"))
  }
}
