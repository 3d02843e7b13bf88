import Exchange
import Foundation
import Records
import SQLiteExport

/// Where exported documents go.
protocol ExportTarget {
  func write(_ records: DocumentRecords) throws(DocumentProblem)
  func finish() throws(OutputFile.Failure)
}

/// Why a document was not exported: something about the document itself, or about the output, which ends everything.
struct DocumentProblem: Error {
  let message: String
  let failure: OutputFile.Failure?

  init(_ message: String) {
    self.message = message
    failure = nil
  }

  init(_ failure: OutputFile.Failure) {
    message = ""
    self.failure = failure
  }
}

/// A class because it holds the open database.
final class SQLiteTarget: ExportTarget {
  private let path: String
  private let file: OutputFile
  private let writer: SQLiteWriter

  init(path: String) throws(OutputFile.Failure) {
    self.path = path
    file = try OutputFile(path: path)
    guard let part = file.part else { throw .notWritten("\(path): error: a database needs a file [unwritable]") }
    do throws(SQLiteFailure) {
      writer = try SQLiteWriter(path: part)
    } catch {
      file.discard()
      throw .notWritten("\(path): error: cannot be written: \(error.message) [unwritable]")
    }
  }

  func write(_ records: DocumentRecords) throws(DocumentProblem) {
    let doubles: Int
    do throws(SQLiteFailure) {
      doubles = try writer.write(records)
    } catch {
      file.discard()
      throw DocumentProblem(.notWritten("\(path): error: cannot be written: \(error.message) [unwritable]"))
    }
    if doubles > 0 {
      throw DocumentProblem("document '\(records.id ?? "")': error: \(doubles) records left out: their ids stand already [duplicate-id]")
    }
  }

  func finish() throws(OutputFile.Failure) {
    do throws(SQLiteFailure) {
      try writer.finish()
    } catch {
      file.discard()
      throw .notWritten("\(path): error: cannot be written: \(error.message) [unwritable]")
    }
    try file.finish()
  }
}

/// A class because it holds the open file.
final class CSVTarget: ExportTarget {
  private let table: CSVTable
  private let file: OutputFile

  init(_ table: CSVTable, output: String?) throws(OutputFile.Failure) {
    self.table = table
    file = try OutputFile(path: output)
    try file.write(Array(table.header.utf8))
  }

  func write(_ records: DocumentRecords) throws(DocumentProblem) {
    do throws(OutputFile.Failure) {
      try file.write(Array(table.lines(of: records).utf8))
    } catch {
      file.discard()
      throw DocumentProblem(error)
    }
  }

  func finish() throws(OutputFile.Failure) { try file.finish() }
}

/// A folder with a `.txt` and a `.ann` file for each document. A class because it collects the labels.
final class BratTarget: ExportTarget {
  private let folder: String
  private let texts: ArticleTexts
  private var labels: Labels
  private var names: Set<String> = []

  /// - Parameter overwrites: whether annotations that are there already, maybe corrected by hand, may go.
  init(folder: String, texts: ArticleTexts, labels: Labels, overwrites: Bool) throws(OutputFile.Failure) {
    self.folder = folder
    self.texts = texts
    self.labels = labels
    let there = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    if !overwrites, there.contains(where: { $0.hasSuffix(".ann") }) {
      throw .notWritten("\(folder): error: holds annotations already; --overwrite writes over them [exists]")
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritten("\(folder): error: cannot be made: \(error.localizedDescription) [unwritable]")
    }
  }

  func write(_ records: DocumentRecords) throws(DocumentProblem) {
    let document = try texts.annotated(records)
    let name = SafeFileName.name(for: document.id, taken: &names)
    labels.add(document)
    do throws(OutputFile.Failure) {
      try OutputFile.write(Array(document.text.utf8), to: "\(folder)/\(name).txt")
      try OutputFile.write(Array(BratWriter.annotations(of: document).utf8), to: "\(folder)/\(name).ann")
    } catch {
      throw DocumentProblem(error)
    }
  }

  /// A configuration that is there already stays.
  func finish() throws(OutputFile.Failure) {
    if Self.hasConfiguration(folder) { return }
    try OutputFile.write(Array(BratWriter.configuration(labels).utf8), to: Self.configuration(folder))
  }

  static func hasConfiguration(_ folder: String) -> Bool { FileManager.default.fileExists(atPath: configuration(folder)) }

  private static func configuration(_ folder: String) -> String { "\(folder)/annotation.conf" }
}

/// A class because it holds the open file.
final class LabelStudioTarget: ExportTarget {
  private let file: OutputFile
  private let labelFile: String?
  private let texts: ArticleTexts
  private var labels: Labels
  private var isFirst = true

  init(output: String?, labelFile: String?, labels: Labels, texts: ArticleTexts) throws(OutputFile.Failure) {
    file = try OutputFile(path: output)
    self.labelFile = labelFile
    self.labels = labels
    self.texts = texts
    try file.write(Array("[".utf8))
  }

  func write(_ records: DocumentRecords) throws(DocumentProblem) {
    let document = try texts.annotated(records)
    labels.add(document)
    var json = JSONWriter()
    LabelStudio.writeTask(document, to: &json)
    do throws(OutputFile.Failure) {
      try file.write(Array((isFirst ? "\n" : ",\n").utf8) + json.bytes)
    } catch {
      file.discard()
      throw DocumentProblem(error)
    }
    isFirst = false
  }

  func finish() throws(OutputFile.Failure) {
    try file.write(Array("\n]\n".utf8))
    try file.finish()
    if let labelFile { try OutputFile.write(Array(LabelStudio.configuration(labels).utf8), to: labelFile) }
  }
}

/// A class because it holds the open file.
final class DoccanoTarget: ExportTarget {
  private let file: OutputFile
  private let labelFile: String?
  private let texts: ArticleTexts
  private var labels: Labels

  init(output: String?, labelFile: String?, labels: Labels, texts: ArticleTexts) throws(OutputFile.Failure) {
    file = try OutputFile(path: output)
    self.labelFile = labelFile
    self.labels = labels
    self.texts = texts
  }

  func write(_ records: DocumentRecords) throws(DocumentProblem) {
    let document = try texts.annotated(records)
    labels.add(document)
    var json = JSONWriter()
    Doccano.writeLine(document, to: &json)
    do throws(OutputFile.Failure) {
      try file.write(json.bytes)
    } catch {
      file.discard()
      throw DocumentProblem(error)
    }
  }

  /// doccano takes labels of spans and of relations from two files.
  func finish() throws(OutputFile.Failure) {
    try file.finish()
    guard let labelFile else { return }
    let (spans, relations) = Doccano.configuration(labels)
    try OutputFile.write(Array(spans.utf8), to: labelFile)
    try OutputFile.write(Array(relations.utf8), to: Self.relationFile(labelFile))
  }

  /// `labels.json` goes with `labels.relations.json`.
  private static func relationFile(_ path: String) -> String {
    path.hasSuffix(".json") ? path.dropLast(5) + ".relations.json" : path + ".relations"
  }
}
