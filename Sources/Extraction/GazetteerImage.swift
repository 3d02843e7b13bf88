import CGazetteerImage
import DataFiles
import VietText

/// The compiled gazetteers inside the binary, with the text files they were made from.
///
/// Layout: magic, length of the compiled part, that part, padding to 64 bytes, then for each text file its name and text, each led by its length.
/// Numbers are 64 bits in the machine's order: the image is made on the machine that builds the binary.
enum GazetteerImage {
  private static let magic: UInt64 = 0x3156_4E45_4953_4B53
  private static let headerLength = 64

  /// What `make` puts beside the C file.
  static func file(compiled: [UInt8], sources: [DataFile]) -> [UInt8] {
    var bytes: [UInt8] = []
    append(magic, to: &bytes)
    append(UInt64(compiled.count), to: &bytes)
    pad(&bytes)
    bytes += compiled
    pad(&bytes)
    append(UInt64(sources.count), to: &bytes)
    for file in sources {
      for text in [file.name, file.text] {
        append(UInt64(text.utf8.count), to: &bytes)
        bytes += text.utf8
      }
    }
    return bytes
  }

  /// The compiled part of the built-in image; nil in a binary that was built without one.
  static var compiled: UnsafeRawBufferPointer? { memory.flatMap(compiled(in:)) }

  /// The compiled part of a whole image; nil when it is none.
  static func compiled(in memory: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard memory.count > headerLength, memory.load(as: UInt64.self) == magic else { return nil }
    let length = Int(memory.load(fromByteOffset: 8, as: UInt64.self))
    return UnsafeRawBufferPointer(rebasing: memory[headerLength..<headerLength + length])
  }

  /// The text files behind the built-in image; costs a copy of all of them.
  static func sources() -> [DataFile] {
    guard let memory, let compiled else { return [] }
    var at = (headerLength + compiled.count + 63) / 64 * 64
    func number() -> Int {
      defer { at += 8 }
      return Int(memory.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
    func text() -> String {
      let length = number()
      defer { at += length }
      return String(decoding: memory[at..<at + length], as: UTF8.self)
    }
    return (0..<number()).map { _ in
      let name = text()
      return DataFile(path: "Gazetteers/" + name, name: name, text: text())
    }
  }

  private static var memory: UnsafeRawBufferPointer? {
    let length = Int(sk_image_length())
    return length > headerLength ? UnsafeRawBufferPointer(start: sk_image_bytes(), count: length) : nil
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  private static func pad(_ bytes: inout [UInt8]) {
    while bytes.count % 64 != 0 { bytes.append(0) }
  }
}
