import Foundation
import Testing

/// Runs that are interrupted, and go on.
@Suite struct ResumeTests {
  private static let lines = (0..<400).map { number in
    #"{"id":"\#(number)","text":"Ngày \#(number % 28 + 1)/3, ông Nguyễn Văn A gặp bà Trần Thị B."}"# + "\n"
  }
  private static let options = ["--emit", "documents,mentions", "--jobs", "2", "--output", "out.jsonl"]

  private static let smallData = ["--only-gazetteers", "--gazetteers", Command.smallData.path]

  /// Starts a run on input that comes through a pipe and does not end, and kills it when something is written.
  ///
  /// - Parameters:
  ///   - data: arguments that name it.
  ///   - file: what standard input is, to be read before the pipe.
  private static func interrupted(in folder: URL, lines: Int, data: [String] = smallData, standardInput file: String? = nil) throws {
    let process = Process()
    process.executableURL = Command.program
    process.arguments = data + options + (file == nil ? [] : ["-"]) + ["in.jsonl"]
    process.currentDirectoryURL = folder
    if let file { process.standardInput = try FileHandle(forReadingFrom: folder.appendingPathComponent(file)) }
    // A pipe in the file system stands for a slow input; its name is the same in the second run.
    let input = folder.appendingPathComponent("in.jsonl")
    #expect(mkfifo(input.path, 0o600) == 0)
    try process.run()
    let pipe = try FileHandle(forWritingTo: input)
    try pipe.write(contentsOf: Data(Self.lines.prefix(lines).joined().utf8))
    let part = folder.appendingPathComponent(".out.jsonl.part").path
    for _ in 0..<600 {
      let size = (try? FileManager.default.attributesOfItem(atPath: part)[.size] as? Int) ?? 0
      if size > 0 { break }
      usleep(20_000)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try FileManager.default.removeItem(at: input)
  }

  @Test func goesOnAfterTheLastCompleteDocument() throws {
    try Command.withFolder(["all.jsonl": Self.lines.joined()]) { folder in
      let whole = try Command.extract(["--emit", "documents,mentions", "all.jsonl"], in: folder)
      try Self.interrupted(in: folder, lines: 150)
      let kept = try String(contentsOf: folder.appendingPathComponent(".out.jsonl.part"), encoding: .utf8)
      #expect(!kept.isEmpty)
      // What was written last may be cut in the middle of a line.
      let handle = try FileHandle(forWritingTo: folder.appendingPathComponent(".out.jsonl.part"))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("{\"record\":\"docu".utf8))
      try handle.close()
      #expect(mkfifo(folder.appendingPathComponent("in.jsonl").path, 0o600) == 0)
      let writer = Thread {
        try? FileHandle(forWritingTo: folder.appendingPathComponent("in.jsonl")).write(contentsOf: Data(Self.lines.joined().utf8))
      }
      writer.start()
      let rest = try Command.extract(Self.options + ["--resume", "--stats", "in.jsonl"], in: folder)
      #expect(rest.status == 0)
      let documents = Int(rest.messages.split(separator: " ").first ?? "") ?? 400
      #expect(documents < 400, "documents that were done are not done again: \(rest.messages)")
      #expect(rest.messages.hasSuffix("; the rest alone: \(400 - documents) articles and problems were done before\n"), "\(rest.messages)")
      let output = try String(contentsOf: folder.appendingPathComponent("out.jsonl"), encoding: .utf8)
      #expect(output == whole.output)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["all.jsonl", "in.jsonl", "out.jsonl"])
    }
  }

  @Test func mixesNoTwoRuns() throws {
    try Command.withFolder([:]) { folder in
      try Self.interrupted(in: folder, lines: 150)
      try Data(Self.lines.joined().utf8).write(to: folder.appendingPathComponent("in.jsonl"))
      let other = try Command.extract(Self.options + ["--resume", "in.jsonl"], in: folder)
      #expect(other.status == 64)
      #expect(
        other.messages
          == "out.jsonl: error: the interrupted run had other inputs or options; without --resume it starts anew [other-run]\n")
      #expect(try Command.extract(Self.options + ["in.jsonl"], in: folder).status == 0)
      let output = try String(contentsOf: folder.appendingPathComponent("out.jsonl"), encoding: .utf8)
      #expect(output.split(separator: "\n").filter { $0.hasPrefix(#"{"record":"document""#) }.count == 400)
    }
  }

  /// Everything on which the output depends is to be as it was.
  @Test(arguments: [
    ["--prefer", "past"], ["--summary", "vi"], ["--offsets", "utf8"], ["--emit", "events"],
    ["--date", "2020-01-01"], ["--zones", "body"], ["--format", "jsonl"],
  ])
  func refusesOtherOptions(_ changed: [String]) throws {
    try Command.withFolder([:]) { folder in
      try Self.interrupted(in: folder, lines: 150)
      let known = Self.options.filter { !changed.contains("--emit") || !["--emit", "documents,mentions"].contains($0) }
      let result = try Command.extract(known + changed + ["--resume", "in.jsonl"], in: folder)
      #expect(result.status == 64)
      #expect(result.messages.contains("[other-run]"), "\(result.messages)")
    }
  }

  /// Folders with data are known by what they hold.
  @Test func refusesOtherData() throws {
    try Command.withFolder([:]) { folder in
      let own = folder.appendingPathComponent("data")
      try FileManager.default.copyItem(at: Command.smallData, to: own)
      let arguments = ["--only-gazetteers", "--gazetteers", "data"]
      try Self.interrupted(in: folder, lines: 150, data: arguments)
      let file = try #require(
        FileManager.default.subpaths(atPath: own.path)?.first { $0.hasSuffix(".tsv") }.map { own.appendingPathComponent($0) })
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data((text + "# one more\n").utf8).write(to: file)
      let rest = ["--resume", "in.jsonl"]
      #expect(try Command.run(arguments + Self.options + rest, in: folder).status == 64)
      try Data(text.utf8).write(to: file)
      #expect(try Command.run(arguments + Self.options + rest, in: folder).status == 0)
    }
  }

  /// Standard input has no name, but a file behind it can be told from another.
  @Test func refusesAnotherStandardInput() throws {
    try Command.withFolder(["one.jsonl": Self.lines.joined()]) { folder in
      let (one, two) = (folder.appendingPathComponent("one.jsonl"), folder.appendingPathComponent("two.jsonl"))
      try Self.interrupted(in: folder, lines: 1, standardInput: "one.jsonl")
      try FileManager.default.copyItem(at: one, to: two)
      let program = ([Command.program.path] + Self.smallData + Self.options + ["--resume", "-", "in.jsonl"]).joined(separator: " ")
      for (file, expected) in [("two", 64), ("one", 1)] as [(String, Int32)] {
        #expect(try Command.shell("\(program) < \(file).jsonl 2> /dev/null", in: folder) == expected)
      }
    }
  }

  @Test func withNothingToGoOnWithItStartsAnew() throws {
    try Command.withFolder(["in.jsonl": Self.lines.joined()]) { folder in
      let anew = try Command.extract(Self.options + ["--resume", "in.jsonl"], in: folder)
      #expect(anew.status == 0)
      let nowhere = try Command.extract(["--resume", "in.jsonl"], in: folder)
      #expect(nowhere.status == 64)
    }
  }

  @Test func aDeviceStaysWhereItIs() throws {
    let result = try Command.extract(["--emit", "documents", "--output", "/dev/null"], input: Array("Hà Nội".utf8))
    #expect(result.status == 0)
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func totalsAndLevels() throws {
    try Command.withFolder(["a.txt": "Hà Nội\n", "n.jsonl": "{\"text\":\"Huế\"}\n{\"text\":\n{\"text\":\"\"}\n"]) { folder in
      let quiet = try Command.extract(["--log-level", "quiet", "n.jsonl"], in: folder)
      #expect(quiet.status == 1)
      #expect(quiet.messages.isEmpty)
      let errors = try Command.extract(["--log-level", "error", "n.jsonl"], in: folder)
      #expect(errors.messages == "n.jsonl:2:9: error: expected a value, found the end [bad-json]\n")
      let all = try Command.extract(["--log-level", "info", "--stats", "--emit", "documents", "a.txt", "n.jsonl"], in: folder)
      let lines = all.messages.split(separator: "\n")
      #expect(lines.first == "a.txt: info: read as text [opened]")
      #expect(lines.contains("n.jsonl: info: read as jsonl [opened]"))
      #expect(lines.last?.hasPrefix("3 documents, 0.0 MB, 0 entities, 0 events, 1 warnings, 1 errors, ") == true, "\(all.messages)")
    }
  }
}
