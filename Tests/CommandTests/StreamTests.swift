import Foundation
import Testing

@Suite struct StreamTests {
  private static let page = "Chiều 5/3, Thủ tướng Phạm Minh Chính điện đàm với Thủ tướng Lào.\n"

  @Test func readsStandardInput() throws {
    let plain = try Command.extract(["--emit", "documents"], input: Array(Self.page.utf8))
    let dash = try Command.extract(["--emit", "documents", "-"], input: Array(Self.page.utf8))
    #expect(plain.status == 0)
    #expect(plain.lines.count == 1)
    #expect(plain.output.hasPrefix(#"{"record":"document","document":"stdin","#))
    #expect(plain.output == dash.output)
    #expect(plain.messages.isEmpty)
  }

  @Test func mixesFilesFoldersAndLines() throws {
    try Command.withFolder(["a.txt": Self.page, "b/c.txt": Self.page, "d.jsonl": "{\"id\":\"j\",\"text\":\"Hà Nội\"}\n"]) { folder in
      let result = try Command.extract(["--emit", "documents", "d.jsonl", "b", "a.txt"], in: folder)
      #expect(result.status == 0)
      #expect(result.lines.map(Self.document) == ["j", "c", "a"])
    }
  }

  @Test func aBadPartStopsNothingElse() throws {
    try Command.withFolder(["a.txt": Self.page, "n.jsonl": "{\"text\":\"Huế\"}\n{\"text\":\n{\"text\":\"Vinh\"}\n"]) { folder in
      let result = try Command.extract(["--emit", "documents", "none.txt", "n.jsonl", "a.txt"], in: folder)
      #expect(result.status == 1)
      #expect(result.lines.map(Self.document) == ["n:1", "n:3", "a"])
      #expect(
        result.messages == """
          none.txt: error: cannot be read: No such file or directory [unreadable]
          n.jsonl:2:9: error: expected a value, found the end [bad-json]

          """)
    }
  }

  @Test func outputDoesNotDependOnJobs() throws {
    let lines = (0..<300).map { "{\"id\":\"\($0)\",\"text\":\"Ngày \($0 % 28 + 1)/3, ông Nguyễn Văn A gặp bà Trần Thị B.\"}" }.joined(
      separator: "\n")
    let one = try Command.extract(["--jobs", "1", "--emit", "documents,mentions,entities,events"], input: Array(lines.utf8))
    let many = try Command.extract(["--jobs", "7", "--emit", "events,entities,mentions,documents"], input: Array(lines.utf8))
    #expect(one.output == many.output)
    #expect(one.lines.filter { $0.hasPrefix(#"{"record":"document""#) }.map(Self.document) == (0..<300).map(String.init))
  }

  @Test func writesTheFileOnlyWhenComplete() throws {
    try Command.withFolder(["a.txt": Self.page, "old.jsonl": "old"]) { folder in
      let result = try Command.extract(["--emit", "documents", "--output", "old.jsonl", "a.txt"], in: folder)
      #expect(result.status == 0)
      #expect(result.output.isEmpty)
      #expect(try String(contentsOf: folder.appendingPathComponent("old.jsonl"), encoding: .utf8).contains(#""document":"a""#))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.txt", "old.jsonl"])
      #expect(try Command.extract(["--output", "no/such/folder/x", "a.txt"], in: folder).status == 74)
    }
  }

  /// Told before the work begins, with nothing left behind.
  @Test(arguments: ["folder", "folder/", "new/", "", "link"]) func whatCannotBeAFile(_ output: String) throws {
    try Command.withFolder(["a.txt": Self.page, "folder/x": ""]) { folder in
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "folder")
      let result = try Command.extract(["--emit", "documents", "--output", output, "none.txt", "a.txt"], in: folder)
      #expect(result.status == 74)
      #expect(result.messages.split(separator: "\n").count == 1 && result.messages.contains("[unwritable]"), "\(result.messages)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.txt", "folder", "link"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/folder") == ["x"])
    }
  }

  /// Who may read the old file may read the new one; a link leads where it led.
  @Test func keepsLinksAndPermissions() throws {
    try Command.withFolder(["a.txt": Self.page, "real/old": ""]) { folder in
      let files = FileManager.default
      try files.setAttributes([.posixPermissions: 0o604], ofItemAtPath: folder.path + "/real/old")
      for (link, target) in [("one", "two"), ("two", "real/old"), ("new", "real/new")] {
        try files.createSymbolicLink(atPath: "\(folder.path)/\(link)", withDestinationPath: target)
      }
      for (output, file) in [("one", "old"), ("./new", "new"), (folder.path + "/two", "old")] {
        #expect(try Command.extract(["--emit", "documents", "--output", output, "a.txt"], in: folder).status == 0)
        #expect(try String(contentsOfFile: folder.path + "/real/" + file, encoding: .utf8).contains(#""document":"a""#))
        try Data().write(to: folder.appendingPathComponent("real/" + file))
      }
      #expect(try files.attributesOfItem(atPath: folder.path + "/real/old")[.posixPermissions] as? Int == 0o604)
      #expect(try files.contentsOfDirectory(atPath: folder.path).sorted() == ["a.txt", "new", "one", "real", "two"])
      #expect(try files.contentsOfDirectory(atPath: folder.path + "/real").sorted() == ["new", "old"])
      #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/one") == "two")
    }
  }

  /// Each with what the shell does to the streams, and the exit code that is to come of it.
  @Test(arguments: [
    ("> /dev/full 2> /dev/null", 74), (">&- 2> /dev/null", 74), ("> out 2> /dev/full", 1), ("> out 2>&-", 1),
    ("> out 2> >(exec <&-; exec true)", 1), ("<&- > out 2> /dev/null", 1), ("<&- >&- 2>&-", 74), ("--output out 2>&-", 1),
    ("--output out <&- >&- 2>&-", 1),
  ])
  func streamsOfEveryKind(_ streams: String, _ expected: Int32) throws {
    let program = "'\(Command.program.path)' --only-gazetteers --gazetteers '\(Command.smallData.path)'"
    try Command.withFolder(["a.txt": Self.page]) { folder in
      let status = try Self.bash("\(program) --emit documents none.txt a.txt - none.txt \(streams)", in: folder)
      #expect(status == expected)
      guard expected == 1 else { return }
      let output = try String(contentsOf: folder.appendingPathComponent("out"), encoding: .utf8)
      #expect(output.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"record\":\"document\"") }, "\(output)")
      #expect(output.contains("\"document\":\"a\""))
    }
  }

  /// Two names that look the same once they are strings.
  @Test func argumentsMayBeAnyBytes() throws {
    let program = "'\(Command.program.path)' --only-gazetteers --gazetteers '\(Command.smallData.path)'"
    try Command.withFolder([:]) { folder in
      let script = #"echo Huế > $'b\xe9.txt'; echo Vinh > $'b\xea.txt'; "# + program
      let status = try Self.bash(script + #" --emit documents,sentences $'b\xea.txt' $'b\xe9.txt' > out"#, in: folder)
      #expect(status == 0)
      let output = try String(contentsOf: folder.appendingPathComponent("out"), encoding: .utf8)
      let documents = output.split(separator: "\n").filter { $0.hasPrefix("{\"record\":\"document\"") }.map { Self.document(String($0)) }
      #expect(documents == ["b\u{FFFD}", "b\u{FFFD}~2"])
      let order = try #require(output.firstRange(of: "Vinh")).lowerBound < (try #require(output.firstRange(of: "Huế")).lowerBound)
      #expect(order)
    }
  }

  /// A file that may grow no further is one that cannot be written.
  @Test func aLimitOfSizeIs74() throws {
    let program = "'\(Command.program.path)' --only-gazetteers --gazetteers '\(Command.smallData.path)'"
    try Command.withFolder(["a.txt": String(repeating: Self.page, count: 100)]) { folder in
      let status = try Self.bash("ulimit -f 1; \(program) --emit sentences --output out a.txt 2> /dev/null", in: folder)
      #expect(status == 74)
    }
  }

  private static func bash(_ script: String, in folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let script = """
      { for i in $(seq 2000); do echo '{"text":"Hà Nội ngày 5 tháng 3"}'; done; } |
        { '\(Command.program.path)' --only-gazetteers --gazetteers '\(Command.smallData.path)' --emit documents,sentences 2> err; echo $? > status; } | head -n 1 > out; cat status err
      """
    try Command.withFolder([:]) { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", script]
      process.currentDirectoryURL = folder
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let told = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(told == "0\n")
    }
  }

  private static func document(_ line: String) -> String {
    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return object?["document"] as? String ?? ""
  }
}
