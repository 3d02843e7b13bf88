import DataFiles
import VietText

extension Lexicon {
  /// Compiles a lexicon from text files, in memory; for tests and tools. The shipped way is `Resources`.
  package static func compiled(from files: [DataFile], _ diagnostics: inout [Diagnostic]) -> Lexicon {
    var reader = GazetteerReader()
    reader.read(files)
    diagnostics += reader.diagnostics
    var writer = ImageWriter()
    reader.builder.write(to: &writer)
    var image = ImageReader(ImageStorage.keep(writer.bytes))
    return Lexicon(reader: &image)
  }
}
