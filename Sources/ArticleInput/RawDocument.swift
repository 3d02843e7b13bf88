/// The bytes of one article as they were read, not yet decoded: what is handed to a worker.
package struct RawDocument: Sendable {
  package enum Kind: Sendable { case text, html, jsonLine }

  package let kind: Kind
  /// The id if the article names none.
  package let id: String
  package let place: InputPlace
  package let bytes: [UInt8]
  /// Of a crawled page.
  let url: String?
  /// The character set that the transport named.
  let charset: String?
  /// What the bytes went through on their way, to be undone in this order.
  let encodings: [String]

  package init(
    kind: Kind, id: String, place: InputPlace, bytes: [UInt8], url: String? = nil, charset: String? = nil, encodings: [String] = []
  ) {
    self.kind = kind
    self.id = id
    self.place = place
    self.bytes = bytes
    self.url = url
    self.charset = charset
    self.encodings = encodings
  }
}

/// What reading gives, in input order.
package enum InputItem: Sendable {
  case document(RawDocument)
  case problem(InputProblem)

  /// Whether it is part of the input; what is only told of it is not.
  package var counts: Bool {
    if case .problem(let problem) = self { problem.severity != .info } else { true }
  }

  /// Bytes held.
  package var size: Int {
    if case .document(let document) = self { document.bytes.count } else { 0 }
  }
}
