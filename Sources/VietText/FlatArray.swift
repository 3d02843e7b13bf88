/// A read-only array that lies in memory somebody else keeps: in the image inside the binary, or in an `ImageStorage`.
///
/// Loading costs nothing, and a place is checked before it is read: rules look one word ahead and back all the time, and one that looked before the
/// first word would read what is not the text's. Loops whose ends are known go by `base`.
public struct FlatArray<Element: BitwiseCopyable>: @unchecked Sendable, BitwiseCopyable, RandomAccessCollection {
  public let base: UnsafePointer<Element>
  public let count: Int

  @inlinable
  public init(base: UnsafePointer<Element>, count: Int) {
    self.base = base
    self.count = count
  }

  @inlinable
  public init(_ buffer: UnsafeBufferPointer<Element>) {
    self.init(base: buffer.baseAddress ?? UnsafePointer(bitPattern: 64)!, count: buffer.count)
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }

  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count)
    return base[index]
  }

  @inlinable public var buffer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
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
/// An image that another build laid out differently does not fit; its arrays are empty and must not be used.
package struct ImageReader {
  private let memory: UnsafeRawBufferPointer
  private var offset = 0
  /// Whether everything read so far was there and had the expected layout.
  package private(set) var fits = true

  /// - Parameter memory: aligned to 16 bytes and kept for the life of the process.
  package init(_ memory: UnsafeRawBufferPointer) { self.memory = memory }

  package mutating func array<T: BitwiseCopyable>(of type: T.Type) -> FlatArray<T> {
    guard fits, let base = memory.baseAddress, offset + 16 <= memory.count else { return misfit() }
    let count = Int(memory.load(fromByteOffset: offset, as: Int64.self))
    let stride = Int(memory.load(fromByteOffset: offset + 8, as: Int64.self))
    guard stride == MemoryLayout<T>.stride, count >= 0, count <= (memory.count - offset - 16) / stride else { return misfit() }
    let elements = base.advanced(by: offset + 16).assumingMemoryBound(to: T.self)
    offset += 16 + (count * stride + 15) / 16 * 16
    return FlatArray(base: elements, count: count)
  }

  private mutating func misfit<T: BitwiseCopyable>() -> FlatArray<T> {
    fits = false
    let nowhere = UnsafeRawPointer(bitPattern: 64)
    return FlatArray(base: nowhere!.assumingMemoryBound(to: T.self), count: 0)
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
