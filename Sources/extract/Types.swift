import ArgumentParser
import Extraction
import Records

struct Types: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the event types with their roles and codes, as JSON Lines.",
    discussion: """
      EXAMPLE:
        extract types | jq -r '[.type, .label.en] | @tsv'
      """)

  @OptionGroup var data: DataOptions

  func run() throws {
    var json = JSONWriter()
    for type in try data.resources().eventTypes() {
      type.write(to: &json)
      json.endLine()
    }
    try OutputFile.print(json.bytes)
  }
}
