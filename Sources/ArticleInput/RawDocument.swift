/// The bytes of one article as they were read, not yet decoded: what is handed to a worker.
package struct RawDocument: Sendable {
  package enum Kind: Sendable { case text, html, jsonLine }

  package let kind: Kind
  /// The id if the article names none.
  package let id: String
  package let place: InputPlace
  package let bytes: [UInt8]
}

/// What reading gives, in input order.
package enum InputItem: Sendable {
  case document(RawDocument)
  case problem(InputProblem)

  /// Bytes held.
  package var size: Int {
    if case .document(let document) = self { document.bytes.count } else { 0 }
  }
}
