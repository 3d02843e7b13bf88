import Foundation
import TestSupport

/// One run of the built command.
struct Command {
  let output: String
  let messages: String
  let status: Int32

  /// The lines of the output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// Runs the main job with next to no data, which loads at once: for what does not depend on what is found.
  static func extract(_ arguments: [String], input: [UInt8] = [], in folder: URL? = nil) throws -> Command {
    try run(["--only-gazetteers", "--gazetteers", smallData.path] + arguments, input: input, in: folder)
  }

  static let smallData: URL = TestData.root.appendingPathComponent("Tests/CommandTests/SmallData")

  /// Runs `extract` with arguments and standard input.
  ///
  /// - Parameter environment: what is added to the test's own.
  static func run(
    _ arguments: [String], input: [UInt8] = [], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Command {
    let streams = FileManager.default.temporaryDirectory.appendingPathComponent("command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: streams) }
    let files = ["in", "out", "err"].map { streams.appendingPathComponent($0) }
    try Data(input).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
    return Command(output: try text(files[1]), messages: try text(files[2]), status: process.terminationStatus)
  }

  static func run(_ arguments: String..., input: String = "") throws -> Command { try run(arguments, input: Array(input.utf8)) }

  /// Runs a line of shell, for what takes pipes and redirection, to its end.
  ///
  /// - Returns: its exit status.
  static func shell(_ line: String, in folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The command stands beside the test program.
  static var program: URL {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("extract")
  }

  /// Makes a folder with files for one test and takes it away.
  static func withFolder(_ files: [String: String], _ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("files-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try body(folder)
  }
}
