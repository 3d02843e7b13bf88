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

  private let source: ByteSource
  private let file: InputFile
  private let longest: Int
  /// Counts from 1.
  private var number = 0

  init(_ source: ByteSource, file: InputFile, longest: Int) {
    self.source = source
    self.file = file
    self.longest = longest
  }

  var isReady: Bool { source.isReady }

  /// The next record, nil at the end.
  mutating func next() throws(InputProblem) -> Record? {
    guard try findRecord() else {
      guard let damage = source.damage else { return nil }
      throw damage
    }
    number += 1
    let place = InputPlace(path: file.shownPath, record: number)
    guard let header = try header(place) else { return .problem(InputProblem(at: place, "no end of the header", code: "bad-warc")) }
    let fields = HeaderFields(header)
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
      return .problem(InputProblem(at: place, "no Content-Length", code: "bad-warc"))
    }
    guard isWanted(fields) else {
      try skip(length, place)
      return .other
    }
    if length > longest {
      try skip(length, place)
      return .problem(InputProblem(at: place, "record of more than \(longest >> 20) MiB left out", code: "long-record"))
    }
    while source.rest.count < length, !source.isAtEnd { try source.fill(place: place) }
    guard source.rest.count >= length else {
      source.drop(source.rest.count)
      return .problem(InputProblem(at: place, "the file ends inside this record, which is left out", code: "truncated"))
    }
    return record(fields, source.take(length), place)
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
      guard let message = HTTPMessage(content), let kind = message.kind else { return .other }
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

  /// Goes to the next line that begins a record; false at the end. Passes over what a damaged record left behind.
  private func findRecord() throws(InputProblem) -> Bool {
    let place = InputPlace(path: file.shownPath)
    let mark = Array("WARC/".utf8)
    while true {
      while source.rest.count < mark.count, !source.isAtEnd { try source.fill(place: place) }
      let rest = source.rest
      if rest.count < mark.count { return false }
      if rest.starts(with: mark) { return true }
      if let end = rest.firstIndex(of: 0x0A) { source.drop(end + 1 - rest.startIndex) } else { source.drop(rest.count) }
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

  private func skip(_ length: Int, _ place: InputPlace) throws(InputProblem) {
    var left = length
    while left > 0 {
      let count = min(left, source.rest.count)
      source.drop(count)
      left -= count
      if left == 0 || source.isAtEnd { return }
      try source.fill(place: place)
    }
  }
}
