/// Lines `Name: value` of a WARC or HTTP header. Of a name that comes twice the first counts.
struct HeaderFields {
  private var fields: [String: String] = [:]

  init(_ bytes: some Collection<UInt8>) {
    for line in bytes.split(separator: 0x0A) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = String(decoding: line[line.index(after: colon)...], as: UTF8.self)
      if fields[name] == nil { fields[name] = Self.trimmed(value) }
    }
  }

  private static func trimmed(_ value: String) -> String {
    var value = value.drop { $0.isWhitespace }
    while value.last?.isWhitespace ?? false { value.removeLast() }
    return String(value)
  }

  subscript(name: String) -> String? { fields[name] }

  /// Length of a header with the empty line that ends it; nil when there is none. `searched` saves looking twice.
  static func length(_ bytes: ArraySlice<UInt8>, from searched: inout Int) -> Int? {
    var at = bytes.startIndex + searched
    while let end = bytes[at...].firstIndex(of: 0x0A) {
      let next = end + 1
      if next < bytes.endIndex, bytes[next] == 0x0A { return next + 1 - bytes.startIndex }
      if next + 1 < bytes.endIndex, bytes[next] == 0x0D, bytes[next + 1] == 0x0A { return next + 2 - bytes.startIndex }
      if next + 1 >= bytes.endIndex {
        searched = end - bytes.startIndex
        return nil
      }
      at = next
    }
    searched = bytes.count
    return nil
  }
}

/// A `Content-Type`.
struct MediaType {
  let isHTML: Bool
  let isText: Bool
  let charset: String?

  init(_ field: String) {
    let lower = field.lowercased()
    isHTML = lower.hasPrefix("text/html") || lower.hasPrefix("application/xhtml")
    isText = lower.hasPrefix("text/plain")
    charset = lower.firstRange(of: "charset=").map { range in
      String(lower[range.upperBound...].drop { $0 == "\"" || $0 == "'" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    }
  }
}

/// A response as a crawler recorded it.
struct HTTPMessage {
  /// Text or HTML; nil for another type or a status that brings no page.
  let kind: RawDocument.Kind?
  let charset: String?
  /// What the body went through, to be undone in this order: `chunked`, `gzip`, `deflate`.
  let encodings: [String]
  let body: [UInt8]

  init?(_ bytes: [UInt8]) {
    var searched = 0
    guard bytes.starts(with: Array("HTTP/".utf8)), let length = HeaderFields.length(bytes[...], from: &searched) else { return nil }
    let header = bytes[..<length]
    let fields = HeaderFields(header)
    let status = header.split(separator: 0x20, maxSplits: 2).dropFirst().first.map { String(decoding: $0.prefix(3), as: UTF8.self) }
    let type = fields["content-type"].map(MediaType.init)
    kind = status != "200" ? nil : type?.isHTML ?? true ? .html : type?.isText ?? false ? .text : nil
    charset = type?.charset
    // A header names them in the order in which they were applied.
    encodings = ["transfer-encoding", "content-encoding"].flatMap { name in
      (fields[name]?.lowercased() ?? "").split(separator: ",").reversed().map { $0.filter { !$0.isWhitespace } }
    }.filter { $0 != "identity" && !$0.isEmpty }
    body = Array(bytes[length...])
  }
}

/// Undoes what a body went through on its way. Crawlers often undo it themselves and leave the header as it was: a body that is not so encoded stays.
enum TransferDecoder {
  static func decoded(_ body: [UInt8], _ encodings: [String], most: Int, at place: InputPlace) throws(InputProblem) -> [UInt8] {
    var body = body
    for encoding in encodings {
      switch encoding {
      case "chunked": body = unchunked(body) ?? body
      case "gzip", "x-gzip": if GzipStream.isGzip(body) { body = try inflated(body, isRaw: false, most, place) }
      // Raw streams begin with nothing by which they could be known.
      case "deflate": if !isPlain(body) { body = try inflated(body, isRaw: !(body.first == 0x78), most, place) }
      default:
        if UTF8Check(Array(body.prefix(1024))).invalid > 100 {
          throw InputProblem(at: place, "content encoding '\(encoding)' is not read", code: "unknown-encoding")
        }
      }
    }
    return body
  }

  /// Whether the head of a body holds no control characters, as compressed data does.
  private static func isPlain(_ body: [UInt8]) -> Bool {
    body.prefix(1024).allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
  }

  /// Nil when it is not in chunks.
  private static func unchunked(_ body: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var at = 0
    while at < body.count {
      guard let end = body[at...].firstIndex(of: 0x0A), end - at <= 64 else { return result.isEmpty ? nil : result }
      let digits = body[at..<end].prefix { ($0 &- 0x30 < 10) || (($0 | 0x20) &- 0x61 < 6) }
      guard let length = Int(String(decoding: digits, as: UTF8.self), radix: 16) else { return result.isEmpty ? nil : result }
      if length == 0 { return result }
      // The length may be any number: cut before it is added to anything.
      let chunk = body[(end + 1)...].prefix(length)
      result.append(contentsOf: chunk)
      at = chunk.endIndex
      while at < body.count, body[at] == 0x0D || body[at] == 0x0A { at += 1 }
    }
    return result
  }

  private static func inflated(_ body: [UInt8], isRaw: Bool, _ most: Int, _ place: InputPlace) throws(InputProblem) -> [UInt8] {
    guard let stream = GzipStream(isRaw: isRaw) else { return body }
    var result: [UInt8] = []
    var at = 0
    while at < body.count {
      let end = min(at + 64 << 10, body.count)
      do throws(GzipStream.Failure) {
        try append(body, at..<end, stream, &result)
      } catch {
        // A page cut off by the crawler is still a page.
        if result.isEmpty { throw InputProblem(at: place, "compressed body is damaged", code: "damaged-gzip") }
        return result
      }
      if result.count > most {
        throw InputProblem(at: place, "compressed body of more than \(most >> 20) MiB left out", code: "too-much-data")
      }
      at = end
    }
    return result
  }

  private static func append(
    _ body: [UInt8], _ range: Range<Int>, _ stream: GzipStream, _ result: inout [UInt8]
  ) throws(GzipStream.Failure) {
    let failure: GzipStream.Failure? = body.withUnsafeBytes { bytes in
      do throws(GzipStream.Failure) {
        try stream.append(UnsafeRawBufferPointer(rebasing: bytes[range]), to: &result)
        return nil
      } catch { return error }
    }
    if let failure { throw failure }
  }
}
