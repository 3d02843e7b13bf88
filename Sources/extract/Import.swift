import ArgumentParser
import Exchange
import Foundation
import Records

struct Import: ParsableCommand {
  enum Source: String, ExpressibleByArgument, CaseIterable {
    case brat
    case labelStudio = "label-studio"
    case doccano
  }

  static let configuration = CommandConfiguration(
    abstract: "Turn what was annotated in brat, Label Studio or doccano into gold for 'extract score'.",
    discussion: """
      EXAMPLES:
        extract import --from brat annotated/ > gold.jsonl
        extract import --from label-studio --output gold.jsonl project-1-at-2026-11-28.json
        extract import --from doccano all.jsonl | extract score -

      Writes JSON Lines: documents with text, marked mentions, and events with spans in code points. A span with links
      going out is taken for a trigger, and so is one whose label is no type of entity or value.
      """)

  @Argument(help: "brat folders, or exported files.", completion: .file())
  var paths: [String]

  @Option(help: "Which tool it is from.")
  var from: Source

  @Option(help: ArgumentHelp("Write to this file, which appears only when it is complete.", valueName: "file"), completion: .file())
  var output: String?

  func run() throws {
    var json = JSONWriter()
    var hasFailures = false
    for path in paths {
      do throws(GoldFiles.Failure) {
        for document in try documents(path, &hasFailures) {
          document.writeGold(to: &json)
          json.endLine()
        }
      } catch {
        Console.say(error.message)
        hasFailures = true
      }
    }
    do throws(OutputFile.Failure) {
      let file = try OutputFile(path: output)
      try file.write(json.bytes)
      try file.finish()
    } catch {
      error.tell()
      throw ExitCode(error.exitCode)
    }
    if hasFailures { throw ExitCode(1) }
  }

  private func documents(_ path: String, _ hasFailures: inout Bool) throws(GoldFiles.Failure) -> [AnnotatedDocument] {
    switch from {
    case .brat: return try GoldFiles.brat(path)
    case .labelStudio:
      let bytes = try GoldFiles.bytes(path)
      do throws(AnnotationError) {
        return try LabelStudio.documents(in: bytes)
      } catch {
        throw GoldFiles.Failure(message: "\(path): error: \(error.message) [bad-annotation]")
      }
    case .doccano: return try doccano(path, &hasFailures)
    }
  }

  /// A bad line is told; the others count.
  private func doccano(_ path: String, _ hasFailures: inout Bool) throws(GoldFiles.Failure) -> [AnnotatedDocument] {
    var documents: [AnnotatedDocument] = []
    let lines = try GoldFiles.bytes(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
      do {
        documents.append(try Doccano.document(try JSONValue(Array(line)), number: index + 1))
      } catch {
        let message = (error as? AnnotationError)?.message ?? (error as? JSONError)?.message ?? "\(error)"
        Console.say("\(path):\(index + 1): error: \(message) [bad-annotation]")
        hasFailures = true
      }
    }
    return documents
  }
}
