import Glibc

/// Takes the articles out of a web archive: HTML responses and resources, and texts of conversion records (WET).
struct WARCReader {
  /// One record's outcome.
  enum Record {
    case document(RawDocument)
    case problem(InputProblem)
    /// Not an article.
    case other
  }

  private static let longestHeader = 64 << 10
  private static let mark = Array("WARC/1.".utf8)

  private let source: ByteSource
  private let file: InputFile
  private let longest: Int
  /// Counts from 1.
  private var number = 0
  /// What is wrong with the record that was given last.
  private var problem: InputProblem?
  /// The record before was told to be damaged; so was what it left behind.
  private var isToldDamaged = false

  init(_ source: ByteSource, file: InputFile, longest: Int) {
    self.source = source
    self.file = file
    self.longest = longest
  }

  var isReady: Bool { problem != nil || source.isReady }

  /// The next record, nil at the end.
  mutating func next() throws(InputProblem) -> Record? {
    if let problem {
      self.problem = nil
      return .problem(problem)
    }
    let passed = try findRecord()
    let isLost = passed > 0 && !isToldDamaged
    isToldDamaged = isLost
    if isLost {
      let message = number == 0 && source.rest.isEmpty ? "no web archive" : "\(passed) bytes that belong to no record passed over"
      return .problem(InputProblem(at: InputPlace(path: file.shownPath), message, code: "bad-warc"))
    }
    guard !source.rest.isEmpty else {
      guard let damage = source.damage else { return nil }
      throw damage
    }
    number += 1
    let place = InputPlace(path: file.shownPath, record: number)
    isToldDamaged = true
    guard let header = try header(place) else { return .problem(InputProblem(at: place, "no end of the header", code: "bad-warc")) }
    let fields = HeaderFields(header)
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
      return .problem(InputProblem(at: place, "no Content-Length", code: "bad-warc"))
    }
    isToldDamaged = false
    guard length <= longest else { return try passOver(length, isWanted(fields), place) }
    while source.rest.count < length, !source.isAtEnd { try source.fill(place: place) }
    if try hasEnd(at: length, place) {
      guard isWanted(fields) else {
        source.drop(length)
        return .other
      }
      return record(fields, source.take(length), place)
    }
    return try damagedRecord(fields, length, place)
  }

  /// A record whose Content-Length cannot be right, as far as it goes.
  private mutating func damagedRecord(_ fields: HeaderFields, _ length: Int, _ place: InputPlace) throws(InputProblem) -> Record {
    // Maybe the content holds no more than the first letters of the next record.
    let edge = length + Self.mark.count
    while source.rest.count < edge, !source.isAtEnd { try source.fill(place: place) }
    let next = Self.nextRecord(in: source.rest.prefix(edge))
    guard next != nil || source.rest.count >= length else {
      source.drop(source.rest.count)
      return .problem(InputProblem(at: place, "the file ends inside this record, which is left out", code: "truncated"))
    }
    isToldDamaged = true
    let content = source.take(next ?? length)
    let message = next == nil ? "more follows than its Content-Length says" : "another record begins inside its Content-Length"
    let problem = InputProblem(at: place, message, code: "bad-warc")
    guard isWanted(fields) else { return .problem(problem) }
    self.problem = problem
    return record(fields, content, place)
  }

  // MARK: Records

  private func isWanted(_ fields: HeaderFields) -> Bool {
    switch fields["warc-type"]?.lowercased() {
    case "response", "conversion": true
    case "resource": fields["content-type"].map(MediaType.init)?.isHTML ?? false
    default: false
    }
  }

  private func record(_ fields: HeaderFields, _ content: [UInt8], _ place: InputPlace) -> Record {
    let id = fields["warc-record-id"].flatMap(Self.identifier) ?? "\(file.id):\(number)"
    let url = fields["warc-target-uri"].map { String($0.filter { $0 != "<" && $0 != ">" }) }
    if fields["warc-type"]?.lowercased() == "response" {
      guard fields["content-type"]?.lowercased().contains("http") ?? true else { return .other }
      guard let message = HTTPMessage(content) else {
        return .problem(InputProblem(at: place, "no complete HTTP header; left out", code: "bad-warc"))
      }
      guard let kind = message.kind else { return .other }
      return .document(
        RawDocument(kind: kind, id: id, place: place, bytes: message.body, url: url, charset: message.charset, encodings: message.encodings)
      )
    }
    let type = fields["content-type"].map(MediaType.init)
    return .document(
      RawDocument(kind: type?.isHTML ?? false ? .html : .text, id: id, place: place, bytes: content, url: url, charset: type?.charset))
  }

  /// `<urn:uuid:…>` without its frame.
  private static func identifier(_ field: String) -> String? {
    let name = field.filter { $0 != "<" && $0 != ">" }
    let id = name.hasPrefix("urn:uuid:") ? String(name.dropFirst(9)) : name
    return id.isEmpty ? nil : id
  }

  // MARK: Bytes

  /// Goes to the next line that begins a record, or to the end.
  ///
  /// - Returns: how many bytes that are no line breaks and no padding lay before it.
  private func findRecord() throws(InputProblem) -> Int {
    let place = InputPlace(path: file.shownPath)
    let mark = Array("WARC/".utf8)
    var passed = 0
    while true {
      while source.rest.count < mark.count, !source.isAtEnd { try source.fill(place: place) }
      let rest = source.rest
      if rest.isEmpty || rest.starts(with: mark) { return passed }
      let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      passed += rest[..<end].count { $0 > 0x20 }
      source.drop(end - rest.startIndex)
    }
  }

  /// Whether what stands behind the content is the end of a record: line breaks, the next record, the end of the file. Looks no further than the line
  /// breaks that belong to the record: what comes next through a pipe may be long in coming.
  private func hasEnd(at length: Int, _ place: InputPlace) throws(InputProblem) -> Bool {
    while source.rest.count < length + 4, !source.isAtEnd { try source.fill(place: place) }
    guard source.rest.count >= length else { return false }
    return "WARC".utf8.starts(with: source.rest.dropFirst(length).prefix(4).drop { $0 <= 0x20 })
  }

  /// Where in the content of a record another one begins: behind an empty line.
  private static func nextRecord(in content: ArraySlice<UInt8>) -> Int? {
    content.withUnsafeBytes { bytes in
      var at = 0
      while let base = bytes.baseAddress, let found = memchr(base + at, CInt(mark[0]), bytes.count - at) {
        let start = UnsafeRawPointer(found) - base
        at = start + 1
        guard start > 1, bytes[start - 1] == 0x0A, bytes[start...].starts(with: mark) else { continue }
        if bytes[start - 2] == 0x0A || start > 2 && bytes[start - 2] == 0x0D && bytes[start - 3] == 0x0A { return start }
      }
      return nil
    }
  }

  /// The lines up to the first empty one, which is passed over; nil when there is none in reach.
  private func header(_ place: InputPlace) throws(InputProblem) -> [UInt8]? {
    var searched = 0
    while true {
      if let length = HeaderFields.length(source.rest, from: &searched) { return source.take(length) }
      if source.isAtEnd || source.rest.count > Self.longestHeader {
        source.drop(min(source.rest.count, 5))
        return nil
      }
      try source.fill(place: place)
    }
  }

  /// Passes over a record that is too long to be kept, unless another one begins inside it.
  private mutating func passOver(_ length: Int, _ isWanted: Bool, _ place: InputPlace) throws(InputProblem) -> Record {
    /// What may belong to the mark of the next record.
    let overlap = 16
    var left = length
    while left > 0 {
      let rest = source.rest.prefix(left)
      if let next = Self.nextRecord(in: rest) {
        source.drop(next)
        return .problem(InputProblem(at: place, "another record begins inside its Content-Length; left out", code: "bad-warc"))
      }
      let count = rest.count == left || source.isAtEnd ? rest.count : max(rest.count - overlap, 0)
      source.drop(count)
      left -= count
      if left == 0 || source.isAtEnd { break }
      try source.fill(place: place)
    }
    if isWanted { return .problem(InputProblem(at: place, "record of more than \(longest >> 20) MiB left out", code: "long-record")) }
    return left == 0 ? .other : .problem(InputProblem(at: place, "the file ends inside this record", code: "truncated"))
  }
}
