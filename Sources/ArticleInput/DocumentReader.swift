/// Reads inputs one after the other and gives their articles undecoded, a batch at a time. Memory does not grow with the input.
package struct DocumentReader {
  /// A batch ends at this many articles or bytes, or when waiting for more input would hold back what is there.
  private static let batchCount = 64
  private static let batchBytes = 1 << 20
  package static let longestLine = 64 << 20
  private static let longestText = 256 << 20

  private var files: ArraySlice<InputFile>
  private let meter = InputMeter()
  private let reportsFormats: Bool
  private let format: InputFormat?
  private var pending: [InputItem]
  private var lines: (reader: LineReader, file: InputFile)?
  private var archive: WARCReader?

  /// - Parameter reportsFormats: whether each input that is opened is told of, as a problem of severity `info`.
  package init(_ inputs: InputList, format: InputFormat?, reportsFormats: Bool = false) {
    files = inputs.files[...]
    pending = inputs.problems.map(InputItem.problem)
    self.format = format
    self.reportsFormats = reportsFormats
  }

  package init(paths: [String], format: InputFormat?) { self.init(InputList(paths: paths, format: format), format: format) }

  /// Bytes of all inputs that were read so far, as they lie on the disk.
  package var position: Int { meter.bytes }

  /// The next articles and problems in input order; nil at the end.
  package mutating func nextBatch() -> [InputItem]? {
    var batch: [InputItem] = []
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
        if !pending.isEmpty { return pending.removeFirst() }
        if let item = try nextLine() { return item }
        if let item = try nextRecord() { return item }
        guard let file = files.popFirst() else { return nil }
        try open(file)
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

  /// Opens a file; what it holds is pending afterwards, or to be read in lines or records.
  private mutating func open(_ file: InputFile) throws(InputProblem) {
    let place = InputPlace(path: file.shownPath)
    let source = try ByteSource(file, place: place, meter: meter)
    while !Self.isTelling(source.rest), !source.isAtEnd { try source.fill(place: place) }
    let format = format ?? file.format ?? InputFormat(fileName: file.path.shown) ?? InputFormat(content: source.rest)
    if reportsFormats { pending.append(.problem(InputProblem(.info, at: place, "read as \(format.rawValue)", code: "opened"))) }
    if format == .jsonl, let charset = TextDecoder.unicodeCharset(Array(source.rest.prefix(InputFormat.headLength))) {
      throw InputProblem(at: place, "JSON Lines in \(charset) are not read; convert them to UTF-8", code: "not-utf8")
    }
    switch format {
    case .jsonl: lines = (LineReader(source, longest: Self.longestLine), file)
    case .text: try readWhole(source, .text, file, place)
    case .html: try readWhole(source, .html, file, place)
    case .warc: archive = WARCReader(source, file: file, longest: Self.longestLine)
    }
  }

  /// Whether enough has come in to know the format by: a pipe may give a byte at a time. A line is enough, and waiting for more could hold it back.
  private static func isTelling(_ head: ArraySlice<UInt8>) -> Bool {
    head.count >= InputFormat.headLength || head.drop { $0 <= 0x20 }.contains(0x0A)
  }

  private mutating func readWhole(
    _ source: ByteSource, _ kind: RawDocument.Kind, _ file: InputFile, _ place: InputPlace
  ) throws(InputProblem) {
    while !source.isAtEnd {
      try source.fill(place: place)
      let longest = kind == .html || source.isCompressed ? Self.longestLine : Self.longestText
      if source.rest.count > longest {
        throw InputProblem(at: place, "text of more than \(longest >> 20) MiB left out", code: "long-text")
      }
    }
    let bytes = source.take(source.rest.count)
    if let damage = source.damage, bytes.isEmpty { throw damage }
    pending.append(.document(RawDocument(kind: kind, id: file.id, place: place, bytes: bytes)))
    if let damage = source.damage { pending.append(.problem(damage)) }
  }
}
