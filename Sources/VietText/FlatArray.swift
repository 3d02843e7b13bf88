/// A read-only array that lies in memory somebody else keeps: in the image inside the binary, or in an `ImageStorage`.
///
/// Reading costs what reading an unsafe pointer costs; loading costs nothing.
package struct FlatArray<Element: BitwiseCopyable>: @unchecked Sendable, RandomAccessCollection {
  private let base: UnsafePointer<Element>
  package let count: Int

  package init(base: UnsafePointer<Element>, count: Int) {
    self.base = base
    self.count = count
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  @inline(__always)
  package subscript(index: Int) -> Element {
    assert(index >= 0 && index < count)
    return base[index]
  }

  package var buffer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
}

/// Writes arrays of plain values one behind the other, each aligned to 16 bytes and led by its count.
package struct ImageWriter {
  package private(set) var bytes: [UInt8]

  package init() { bytes = [] }

  package mutating func append<T: BitwiseCopyable>(_ array: [T]) {
    appendRaw(Int64(array.count))
    appendRaw(Int64(MemoryLayout<T>.stride))
    array.withUnsafeBytes { bytes.append(contentsOf: $0) }
    while bytes.count % 16 != 0 { bytes.append(0) }
  }

  private mutating func appendRaw(_ value: Int64) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
  }
}

/// Reads back, in the same order, what an `ImageWriter` wrote; nothing is copied.
///
/// The image is made by the same build, so a mismatch is a programming error and traps.
package struct ImageReader {
  private let memory: UnsafeRawBufferPointer
  private var offset = 0

  /// - Parameter memory: aligned to 16 bytes and kept for the life of the process.
  package init(_ memory: UnsafeRawBufferPointer) { self.memory = memory }

  package mutating func array<T: BitwiseCopyable>(of type: T.Type) -> FlatArray<T> {
    let count = Int(memory.load(fromByteOffset: offset, as: Int64.self))
    let stride = Int(memory.load(fromByteOffset: offset + 8, as: Int64.self))
    precondition(stride == MemoryLayout<T>.stride, "gazetteer image was made by another build")
    let base = memory.baseAddress!.advanced(by: offset + 16).assumingMemoryBound(to: T.self)
    offset += 16 + (count * stride + 15) / 16 * 16
    precondition(offset <= memory.count, "gazetteer image is cut short")
    return FlatArray(base: base, count: count)
  }
}

/// Memory for an image that was built at run time. It is never given back: a process loads its gazetteers once, and the arrays that point here
/// are then free of reference counting.
package enum ImageStorage {
  package static func keep(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: Swift.max(bytes.count, 16), alignment: 64)
    memory.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(start: memory.baseAddress, count: bytes.count)
  }
}
