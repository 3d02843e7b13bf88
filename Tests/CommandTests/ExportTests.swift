import Foundation
import Testing

/// `extract export` and `extract import`, from records that stand here.
@Suite struct ExportTests {
  private static let records = [
    #"{"record":"document","document":"../x","date":"2021-08-24","language":"vi","zones":[],"sentences":1,"tokens":5,"entities":1,"events":1,"warnings":[]}"#,
    #"{"record":"sentence","document":"../x","index":1,"zone":"body","start":0,"end":18,"text":"Ông An gặp bà Bình","tokens":5}"#,
    #"{"record":"entity","document":"../x","id":"../x#e1","type":"person","name":"An","mentions":[{"start":0,"end":6,"text":"Ông An","form":"name"}]}"#,
    #"{"record":"event","document":"../x","id":"../x#v1","type":"meeting","family":"contact","codes":{"plover":"CONSULT"},"trigger":{"start":7,"end":10,"text":"gặp"},"arguments":[{"role":"participant","entity":"../x#e1","name":"An","start":0,"end":6,"text":"Ông An"}],"modality":"planned","polarity":"negative","zone":"body","sentence":{"start":0,"end":18,"text":"Ông An gặp bà Bình"},"rule":"meeting/gặp","confidence":0.9}"#,
  ].map { $0 + "\n" }

  /// Labels of annotation tools are those of the data.
  private static let data = ["--only-gazetteers", "--gazetteers", Command.smallData.path]

  private func export(_ arguments: [String], _ files: [String: String] = [:], _ body: (Command, URL) throws -> Void) throws {
    try Command.withFolder(files.merging(["r/records.jsonl": Self.records.joined()]) { own, _ in own }) { folder in
      let place = folder.appendingPathComponent("r")
      try body(try Command.run(["export"] + arguments + Self.data, in: place), folder)
    }
  }

  @Test func sqliteIsWrittenWhole() throws {
    try export(["records.jsonl", "--to", "sqlite", "--output", "out.sqlite"]) { result, folder in
      #expect(result.status == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("r").path)
      #expect(names.sorted() == ["out.sqlite", "records.jsonl"])
      let head = try Data(contentsOf: folder.appendingPathComponent("r/out.sqlite")).prefix(15)
      #expect(String(decoding: head, as: UTF8.self) == "SQLite format 3")
    }
  }

  @Test func csvComesFromStandardInput() throws {
    let result = try Command.run("export", "--to", "csv", "--rows", "arguments", input: Self.records.joined())
    #expect(result.output.hasSuffix("../x,../x#v1,meeting,2021-08-24,planned,negative,participant,../x#e1,An,,Ông An,0,6,,,,,,\r\n"))
  }

  /// The id is a way out of the folder; the file is not.
  @Test func bratStaysInItsFolderAndComesBack() throws {
    try export(["records.jsonl", "--to", "brat", "--output", "brat"]) { result, folder in
      #expect(result.status == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r"])
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("r/brat").path)
      #expect(names.sorted() == ["%2E.%2Fx.ann", "%2E.%2Fx.txt", "annotation.conf"])
      let gold = try Command.run(["import", "--from", "brat", "brat"], in: folder.appendingPathComponent("r"))
      #expect(
        gold.output
          == #"{"id":"../x","date":"2021-08-24","text":"Ông An gặp bà Bình","mentions":[{"type":"person","start":0,"end":6}],"events":[{"type":"meeting","trigger":{"start":7,"end":10},"arguments":[{"role":"participant","start":0,"end":6}],"modality":"planned","polarity":"negative"}]}"#
          + "\n")
    }
  }

  /// What somebody corrected by hand is not lost by a second export.
  @Test func bratOverwritesOnlyWhenAsked() throws {
    let files = ["r/brat/old.ann": "", "r/brat/annotation.conf": ""]
    try export(["records.jsonl", "--to", "brat", "--output", "brat"], files) { result, folder in
      #expect(result.status == 74)
      #expect(result.messages == "brat: error: holds annotations already; --overwrite writes over them [exists]\n")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("r/brat").path)
      #expect(names.sorted() == ["annotation.conf", "old.ann"])
    }
    try export(["records.jsonl", "--to", "brat", "--output", "brat", "--overwrite"], files) { result, _ in #expect(result.status == 0) }
  }

  @Test func theImportedGoldIsScored() throws {
    try export(["records.jsonl", "--to", "label-studio", "--output", "tasks.json", "--labels", "labels.xml"]) { result, folder in
      #expect(result.status == 0)
      let place = folder.appendingPathComponent("r")
      #expect(try String(contentsOf: place.appendingPathComponent("labels.xml"), encoding: .utf8).contains("<Label value=\"meeting\"/>"))
      let gold = try Command.run(["import", "--from", "label-studio", "tasks.json", "--output", "gold.jsonl"], in: place)
      #expect(gold.status == 0)
      let data = ["--only-gazetteers", "--gazetteers", Command.smallData.path, "--gazetteers", "my"]
      let frame = """
        type: meeting
        family: contact
        label: { en: Meeting, vi: Gặp }
        summary: { en: "{participant}", vi: "{participant}" }
        triggers: [gặp]
        roles:
          participant: { accepts: [country], from: [subject], many: true }

        """
      try FileManager.default.createDirectory(at: place.appendingPathComponent("my/frames"), withIntermediateDirectories: true)
      try Data(frame.utf8).write(to: place.appendingPathComponent("my/frames/meeting.yaml"))
      let score = try Command.run(["score", "gold.jsonl", "records.jsonl"] + data, in: place)
      #expect(score.output.contains("argument classification  exact   P 1.000 R 1.000 F1 1.000"))
    }
  }

  @Test func doccanoWritesLabelsForSpansAndRelations() throws {
    try export(["records.jsonl", "--to", "doccano", "--labels", "labels.json"]) { result, folder in
      #expect(result.output.hasPrefix(#"{"text":"Ông An gặp bà Bình","entities":[{"id":0,"label":"person","start_offset":0"#))
      let place = folder.appendingPathComponent("r")
      let relations = try String(contentsOf: place.appendingPathComponent("labels.relations.json"), encoding: .utf8)
      #expect(relations.contains("{\"text\":\"participant\"}"))
    }
  }

  @Test func textsComeFromTheArticles() throws {
    let line = #"{"id":"../x","text":"Ông An gặp bà Bình"}"# + "\n"
    let files = ["r/news.jsonl": line, "r/events.jsonl": Self.records[2] + Self.records[3]]
    try export(["events.jsonl", "--to", "doccano"], files) { result, _ in
      #expect(result.status == 1)
      #expect(result.messages.contains("document '../x': error: no text;"))
      #expect(result.output.isEmpty)
    }
    try export(["events.jsonl", "--to", "doccano", "--texts", "news.jsonl"], files) { result, _ in
      #expect(result.status == 0)
      #expect(result.lines.count == 1)
    }
  }

  @Test func badLinesAreToldAndTheRestIsDone() throws {
    let result = try Command.run("export", "--to", "csv", input: "{\n{\"record\":\"x\",\"document\":\"d\"}\n" + Self.records[3])
    #expect(result.status == 1)
    #expect(result.messages.contains("stdin:1:2: error: expected a string, found the end [bad-json]"))
    #expect(result.messages.contains("stdin:2: error: no record: unknown kind of record 'x' [bad-record]"))
    // Lines of CSV end with CR LF, which is one character.
    #expect(result.output.split(whereSeparator: \.isNewline).count == 2)
  }

  @Test func idsThatStandTwiceAreTold() throws {
    let twice = Self.records.joined() + Self.records[3].replacingOccurrences(of: "../x", with: "y") + Self.records[3]
    try export(["twice.jsonl", "--to", "sqlite", "--output", "out.sqlite"], ["r/twice.jsonl": twice]) { result, _ in
      #expect(result.status == 1)
      #expect(result.messages.contains("document '../x': error: stands twice"))
    }
    let other = Self.records.joined() + Self.records[3].replacing(##""document":"../x""##, with: ##""document":"y""##)
    try export(["other.jsonl", "--to", "sqlite", "--output", "out.sqlite"], ["r/other.jsonl": other]) { result, _ in
      #expect(result.status == 1)
      #expect(result.messages.contains("document 'y': error: 1 records left out: their ids stand already [duplicate-id]"))
    }
  }

  /// Two documents of one id, one after the other, are not one; those whose ids differ only in their normal form are two.
  @Test(arguments: ["csv", "sqlite", "brat", "doccano", "label-studio"])
  func documentsAreNeverMixed(_ target: String) throws {
    func named(_ id: String, day: String) -> String {
      Self.records.joined().replacing("../x", with: id).replacing("2021-08-24", with: day)
    }
    let twice = named("x", day: "2021-08-24") + named("x", day: "2020-01-01")
    let forms = named("\u{1EBE}", day: "2021-08-24") + named("E\u{302}\u{301}", day: "2020-01-01")
    let files = ["r/twice.jsonl": twice, "r/forms.jsonl": forms]
    try export(["twice.jsonl", "--to", target, "--output", "out"], files) { result, _ in
      #expect(result.status == 1)
      #expect(result.messages.contains("document 'x': error: stands twice, or its records do not stand together"))
    }
    try export(["forms.jsonl", "--to", target, "--output", "out"], files) { result, folder in
      #expect(result.status == 0, "\(result.messages)")
      let out = folder.appendingPathComponent("r/out")
      if target == "brat" {
        #expect(try FileManager.default.contentsOfDirectory(atPath: out.path).count { $0.hasSuffix(".ann") } == 2)
      } else if target == "csv" {
        let lines = try String(contentsOf: out, encoding: .utf8).split(whereSeparator: \.isNewline)
        #expect(lines.map { $0.contains("2020-01-01") } == [false, false, true])
      }
    }
  }

  @Test(arguments: [
    (["export", "--to", "sqlite"], "--to sqlite needs --output"), (["export", "--to", "xls"], "xls"),
    (["export", "--to", "csv", "--labels", "x"], "--labels is for"), (["import", "x"], "--from"),
    (["export", "--to", "csv", "--overwrite"], "--overwrite is for brat"), (["export", "--to", "csv", "--texts", "x"], "--texts is for"),
  ])
  func wrongUsageIs64(_ arguments: [String], _ message: String) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 64)
    #expect(result.messages.contains(message))
  }

  @Test func whatCannotBeWrittenIs74() throws {
    try export(["records.jsonl", "--to", "sqlite", "--output", "none/out.sqlite"]) { result, _ in
      #expect(result.status == 74)
      #expect(result.messages.contains("none/out.sqlite: error: cannot be written"))
    }
  }
}
