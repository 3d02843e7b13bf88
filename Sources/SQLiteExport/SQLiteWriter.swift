import Foundation
import GRDB
import Records

/// Why the database could not be written.
package struct SQLiteFailure: Error, Sendable {
  package let message: String
}

/// Writes records into a new SQLite database. A class because it holds the open file.
package final class SQLiteWriter {
  private let database: DatabaseQueue

  /// - Parameter path: of a file that does not exist yet. It is only whole after `finish`: nothing is done against a power cut before.
  package init(path: String) throws(SQLiteFailure) {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384")
    }
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
      try database.write { try $0.execute(sql: SQLiteSchema.tables) }
    } catch {
      throw SQLiteFailure(message: Self.message(error))
    }
  }

  /// Adds the records of one document.
  ///
  /// - Returns: how many were left out because their id is there already.
  package func write(_ records: DocumentRecords) throws(SQLiteFailure) -> Int {
    do {
      return try database.write { try RecordRows(database: $0).insert(records) }
    } catch {
      throw SQLiteFailure(message: Self.message(error))
    }
  }

  /// Makes indexes and views and closes the file.
  package func finish() throws(SQLiteFailure) {
    do {
      try database.write { database in
        try database.execute(sql: SQLiteSchema.indexes)
        try database.execute(sql: SQLiteSchema.views)
        try database.execute(sql: "INSERT INTO evidence(evidence) VALUES ('optimize')")
        try database.execute(sql: "PRAGMA user_version = \(RecordSchema.version)")
      }
      try database.writeWithoutTransaction { try $0.execute(sql: "ANALYZE") }
      try database.close()
    } catch {
      throw SQLiteFailure(message: Self.message(error))
    }
  }

  private static func message(_ error: any Error) -> String {
    if let error = error as? DatabaseError { return error.message ?? "\(error.resultCode)" }
    return "\(error)"
  }
}

/// Inserts records within one transaction.
private struct RecordRows {
  let database: Database

  func insert(_ records: DocumentRecords) throws -> Int {
    guard let id = records.id else { return 0 }
    try insert(records.document, id)
    var doubles = 0
    for entity in records.entities where try !insert(entity) { doubles += 1 }
    for event in records.events {
      if try insert(event, records.document?.date) {
        try insertEvidence(event)
      } else {
        doubles += 1
      }
    }
    for mention in records.mentions { try insert(mention) }
    if records.mentions.isEmpty { try insertMentions(of: records.entities) }
    return doubles
  }

  private func insert(_ document: DocumentRecord?, _ id: String) throws {
    try row(
      "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        id, document?.title, document?.date, document?.dateFrom, document?.source, document?.url, document?.language, document?.sentences,
        document?.tokens, document?.meta.map { String(decoding: $0, as: UTF8.self) }, document?.text,
      ])
  }

  private func insert(_ entity: EntityRecord) throws -> Bool {
    try row(
      "INSERT OR IGNORE INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        entity.id, entity.document, entity.type, entity.name, entity.key, entity.wikidata, entity.country,
        entity.offices.isEmpty ? nil : entity.offices.joined(separator: "; "),
      ])
  }

  private func insert(_ event: EventRecord, _ documentDate: String?) throws -> Bool {
    let day = event.day(documentDate: documentDate)
    let codes = ["plover", "mode", "cameo", "ace"].map { scheme in event.codes.first { $0.scheme == scheme }?.code }
    let head: [(any DatabaseValueConvertible)?] = [
      event.id, event.document, event.type, event.family, day?.date, day.map { $0.isTold ? "event" : "document" }, event.trigger.text,
      event.trigger.start, event.trigger.end, event.modality, event.polarity, event.attribution, event.sameAs, event.zone,
      event.sentence.text, event.sentence.start, event.sentence.end, event.summary, event.rule, event.confidence,
    ]
    let isNew = try row(
      "INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", head + codes)
    guard isNew else { return false }
    for (position, argument) in event.arguments.enumerated() {
      try row(
        "INSERT INTO arguments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          event.id, position + 1, argument.role, argument.entity, argument.name, argument.span.start, argument.span.end, argument.span.text,
        ] + columns(argument.value))
    }
    return true
  }

  private func insert(_ mention: MentionRecord) throws {
    for entity in mention.entities.isEmpty ? [nil] : mention.entities.map(Optional.some) {
      try insertMention(
        [mention.document, mention.type, mention.form, entity], mention.span, columns(mention.value) + [mention.rule])
    }
  }

  /// For records without mentions: what the entities say of theirs.
  private func insertMentions(of entities: [EntityRecord]) throws {
    for entity in entities {
      for mention in entity.mentions {
        try insertMention([entity.document, entity.type, mention.form, entity.id], mention.span, columns(nil) + [nil])
      }
    }
  }

  private func insertMention(
    _ head: [(any DatabaseValueConvertible)?], _ span: TextSpan, _ tail: [(any DatabaseValueConvertible)?]
  ) throws {
    try row(
      "INSERT INTO mentions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", head + [span.start, span.end, span.text] + tail)
  }

  /// Searched as NFC, and without marks of tone and vowel.
  private func insertEvidence(_ event: EventRecord) throws {
    let text = event.sentence.text.precomposedStringWithCanonicalMapping
    try row("INSERT INTO evidence VALUES (?, ?, ?, ?)", [text, PlainLetters.text(text), event.id, event.document])
  }

  private func columns(_ value: ValueRecord?) -> [(any DatabaseValueConvertible)?] {
    switch value {
    case nil: [nil, nil, nil, nil, nil, nil]
    case .time(let time): [time, nil, nil, nil, nil, nil]
    case .amount(let amount): [amount.number, amount.low, amount.high, amount.bound, amount.unit, amount.currency]
    }
  }

  /// - Returns: whether the row is new.
  @discardableResult
  private func row(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws -> Bool {
    if values.contains(where: Self.hasNUL) { return try rowWithNUL(sql, values) }
    let statement = try database.cachedStatement(sql: sql)
    try statement.execute(arguments: StatementArguments(values))
    return database.changesCount > 0
  }

  /// Texts are bound as C strings, which would end at a NUL: one that holds any goes in as bytes and becomes a text there.
  private func rowWithNUL(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws -> Bool {
    let parts = sql.components(separatedBy: "?")
    let marks = values.map { Self.hasNUL($0) ? "CAST(? AS TEXT)" : "?" } + [""]
    let bound = values.map { value in Self.hasNUL(value) ? (value as? String).map { Data($0.utf8) } : value }
    try database.execute(sql: zip(parts, marks).map { $0 + $1 }.joined(), arguments: StatementArguments(bound))
    return database.changesCount > 0
  }

  private static func hasNUL(_ value: (any DatabaseValueConvertible)?) -> Bool { (value as? String)?.utf8.contains(0) ?? false }
}

/// Vietnamese letters as people type them who do without marks.
package enum PlainLetters {
  /// `Điện đàm` becomes `Dien dam`.
  package static func text(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "\u{0111}": plain.append("d")
      case "\u{0110}": plain.append("D")
      case _ where scalar.properties.generalCategory == .nonspacingMark: continue
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
