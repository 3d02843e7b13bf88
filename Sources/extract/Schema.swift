import ArgumentParser
import Records

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of the output records.",
    discussion: """
      EXAMPLE:
        extract schema > records.schema.json
      """)

  func run() throws { try OutputFile.print(Array((RecordSchema.text + "\n").utf8)) }
}
