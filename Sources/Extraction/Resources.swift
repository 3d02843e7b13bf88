import DataFiles
import Events
import Gazetteers
import VietText

/// All data of an extractor, compiled: gazetteers, word lists, frames. Loading is the only thing that can fail.
public struct Resources: Sendable {
  package let lexicon: Lexicon
  package let frames: FrameTable
  /// The text files behind it, for `lint`, `types` and for adding to them.
  package let sources: @Sendable () -> [DataFile]

  /// Compiles text files. Errors and warnings are complete and sorted by place; resources are nil when there is an error.
  package static func compiled(from files: [DataFile]) -> (resources: Resources?, image: [UInt8], diagnostics: [Diagnostic]) {
    var reader = GazetteerReader()
    reader.read(files)
    var frames = FrameReader()
    frames.read(files)
    var table = FrameTableBuilder()
    table.compile(frames.frames, markers: frames.markers, contests: frames.contests, into: &reader.builder)
    var writer = ImageWriter()
    reader.builder.write(to: &writer)
    table.write(to: &writer)
    let diagnostics = (reader.diagnostics + frames.diagnostics).sorted()
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, [], diagnostics) }
    let resources = Resources(image: ImageStorage.keep(writer.bytes), sources: { files })
    return (resources, writer.bytes, diagnostics)
  }

  /// Compiles all files below a folder.
  package static func compiled(below directory: String) -> (resources: Resources?, image: [UInt8], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let files = DataFile.files(below: directory, &diagnostics)
    guard diagnostics.isEmpty else { return (nil, [], diagnostics) }
    return compiled(from: files)
  }

  /// Nil when the image was made by a build that lays its rows out in another way.
  init?(image: UnsafeRawBufferPointer, sources: @escaping @Sendable () -> [DataFile]) {
    var reader = ImageReader(image)
    lexicon = Lexicon(reader: &reader)
    frames = FrameTable(reader: &reader)
    guard reader.fits else { return nil }
    self.sources = sources
  }
}
