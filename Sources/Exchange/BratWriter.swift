import Records

/// Writes brat standoff.
package enum BratWriter {
  /// The lines of the `.ann` file. A note that belongs to no annotation holds what a file name cannot: the id as it is, and the date.
  package static func annotations(of document: AnnotatedDocument) -> String {
    let scalars = Array(document.text.unicodeScalars)
    var lines: [String] = []
    for (index, mention) in document.mentions.enumerated() {
      lines.append("T\(index + 1)\t\(mention.type) \(place(mention.start, mention.end, scalars))")
    }
    let indices = document.mentionIndices()
    var attributes = 0
    for (index, event) in document.events.enumerated() {
      let trigger = document.mentions.count + index + 1
      lines.append("T\(trigger)\t\(event.type) \(place(event.start, event.end, scalars))")
      var uses: [String: Int] = [:]
      let fillers = event.arguments.compactMap { argument -> String? in
        guard let mention = indices[.init(start: argument.start, end: argument.end)] else { return nil }
        let use = uses[argument.role, default: 0] + 1
        uses[argument.role] = use
        return " \(argument.role)\(use == 1 ? "" : String(use)):T\(mention + 1)"
      }
      lines.append("E\(index + 1)\t\(event.type):T\(trigger)\(fillers.joined())")
      for (name, value, usual) in [("Modality", event.modality, "asserted"), ("Polarity", event.polarity, "positive")] {
        guard let value, value != usual else { continue }
        attributes += 1
        lines.append("A\(attributes)\t\(name) E\(index + 1) \(value)")
      }
    }
    lines.append("#1\t\(documentNote)\t\(note(of: document))")
    return lines.map { $0 + "\n" }.joined()
  }

  static let documentNote = "Document T0"

  private static func note(of document: AnnotatedDocument) -> String {
    var json = JSONWriter()
    json.beginObject()
    json.member("id", document.id)
    if let date = document.date { json.member("date", date) }
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// Offsets and text; brat wants a span that crosses the end of a line in pieces.
  private static func place(_ start: Int, _ end: Int, _ scalars: [Unicode.Scalar]) -> String {
    var pieces: [(start: Int, end: Int)] = []
    var from = start
    for at in start...end where at == end || isLineEnd(scalars[at]) {
      if at > from || at == end && pieces.isEmpty { pieces.append((from, at)) }
      from = at + 1
    }
    let texts = pieces.map { String(String.UnicodeScalarView(scalars[$0.start..<$0.end])) }
    return pieces.map { "\($0.start) \($0.end)" }.joined(separator: ";") + "\t" + texts.joined(separator: " ")
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

  /// The file `annotation.conf`, without which brat shows nothing.
  package static func configuration(_ labels: Labels) -> String {
    let events = labels.events.sorted { $0.key < $1.key }.map { type, roles in
      ([type] + [roles.sorted().map { "\($0)*:<ENTITY>" }.joined(separator: ", ")]).filter { !$0.isEmpty }.joined(separator: "\t")
    }
    let attributes = ["Modality\tArg:<EVENT>, Value:\(Labels.modalities.joined(separator: "|"))", "Polarity\tArg:<EVENT>, Value:negative"]
    let parts = [("entities", labels.mentions.sorted()), ("relations", []), ("events", events), ("attributes", attributes)]
    return parts.map { name, lines in "[\(name)]\n" + lines.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }
}
