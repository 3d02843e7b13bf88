/// Reads inputs one after the other and gives their articles undecoded, a batch at a time. Memory does not grow with the input.
package struct DocumentReader {
  /// A batch ends at this many articles or bytes, or when waiting for more input would hold back what is there.
  private static let batchCount = 64
  private static let batchBytes = 1 << 20
  package static let longestLine = 64 << 20
  private static let longestText = 256 << 20

  private var files: ArraySlice<InputFile>
  private let format: InputFormat?
  private var pending: [InputItem]
  private var lines: (reader: LineReader, file: InputFile)?
  private var archive: WARCReader?

  /// - Parameter paths: files and folders, `-` for standard input; empty for standard input alone.
  package init(paths: [String], format: InputFormat?) {
    var problems: [InputProblem] = []
    files = InputFiles.files(paths, format: format, &problems)[...]
    pending = problems.map(InputItem.problem)
    self.format = format
  }

  /// The next articles and problems in input order; nil at the end.
  package mutating func nextBatch() -> [InputItem]? {
    var batch = pending
    pending = []
    var size = 0
    while batch.count < Self.batchCount, size < Self.batchBytes {
      if !batch.isEmpty, lines?.reader.isReady() == false || archive?.isReady == false { break }
      guard let item = nextItem() else { break }
      size += item.size
      batch.append(item)
    }
    return batch.isEmpty ? nil : batch
  }

  private mutating func nextItem() -> InputItem? {
    while true {
      do {
        if let item = try nextLine() { return item }
        if let item = try nextRecord() { return item }
        guard let file = files.popFirst() else { return nil }
        if let item = try open(file) { return item }
      } catch {
        lines = nil
        archive = nil
        return .problem(error)
      }
    }
  }

  /// The next line of the open JSON Lines file; nil when none is open or it ended.
  private mutating func nextLine() throws(InputProblem) -> InputItem? {
    guard let file = lines?.file else { return nil }
    while let line = try lines?.reader.next(place: InputPlace(path: file.shownPath)) {
      let number = lines?.reader.number ?? 0
      let place = InputPlace(path: file.shownPath, line: number)
      switch line {
      case .tooLong:
        return .problem(InputProblem(at: place, "line of more than \(Self.longestLine >> 20) MiB left out", code: "long-line"))
      case .line(var bytes):
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        return .document(RawDocument(kind: .jsonLine, id: "\(file.id):\(number)", place: place, bytes: bytes))
      }
    }
    defer { lines = nil }
    if let damage = lines?.reader.damage { throw damage }
    return nil
  }

  /// The next article of the open web archive; nil when none is open or it ended.
  private mutating func nextRecord() throws(InputProblem) -> InputItem? {
    while let record = try archive?.next() {
      switch record {
      case .document(let document): return .document(document)
      case .problem(let problem): return .problem(problem)
      case .other: continue
      }
    }
    archive = nil
    return nil
  }

  /// Opens a file: the article in it, or nil when its lines are to be read.
  private mutating func open(_ file: InputFile) throws(InputProblem) -> InputItem? {
    let place = InputPlace(path: file.shownPath)
    let source = try ByteSource(path: file.path, place: place)
    try source.fill(place: place)
    switch format ?? file.format ?? InputFormat(fileName: file.path) ?? InputFormat(content: source.rest) {
    case .jsonl:
      lines = (LineReader(source, longest: Self.longestLine), file)
      return nil
    case .text: return try .document(whole(source, .text, file, place))
    case .html: return try .document(whole(source, .html, file, place))
    case .warc:
      archive = WARCReader(source, file: file, longest: Self.longestLine)
      return nil
    }
  }

  private mutating func whole(
    _ source: ByteSource, _ kind: RawDocument.Kind, _ file: InputFile, _ place: InputPlace
  ) throws(InputProblem) -> RawDocument {
    while !source.isAtEnd {
      try source.fill(place: place)
      let longest = kind == .html || source.isCompressed ? Self.longestLine : Self.longestText
      if source.rest.count > longest {
        throw InputProblem(at: place, "text of more than \(longest >> 20) MiB left out", code: "long-text")
      }
    }
    let bytes = source.take(source.rest.count)
    if let damage = source.damage {
      if bytes.isEmpty { throw damage }
      pending.append(.problem(damage))
    }
    return RawDocument(kind: kind, id: file.id, place: place, bytes: bytes)
  }
}
