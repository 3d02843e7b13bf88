import ArgumentParser
import Extraction
import Foundation

/// Makes the image that the build puts into the binary; not for users.
struct Compile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compile gazetteers and frames into the image that is built into the program.",
    discussion: """
      EXAMPLE:
        extract compile Gazetteers Sources/CGazetteerImage/image.bin
      """,
    shouldDisplay: false)

  @Argument var directory: String
  @Argument var image: String

  func run() throws {
    let (bytes, diagnostics) = Resources.imageFile(below: directory)
    for diagnostic in diagnostics { Console.say(diagnostic.description) }
    if bytes.isEmpty { throw ExitCode(1) }
    do throws(OutputFile.Failure) {
      let output = try OutputFile(path: image)
      try output.write(bytes)
      try output.finish()
    } catch {
      error.tell()
      throw ExitCode(error.exitCode)
    }
  }
}
