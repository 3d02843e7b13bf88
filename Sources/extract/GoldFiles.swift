import ArticleInput
import Exchange
import Extraction
import Foundation
import Records
import Scoring

/// Reads gold files, brat folders and records from disk.
struct GoldFiles {
  struct Failure: Error {
    let message: String
  }

  /// A file of JSON Lines, or a folder with brat's `.txt` and `.ann`.
  ///
  /// - Parameter types: the event types that templates may name.
  static func gold(_ path: String, types: Set<String>) throws(Failure) -> GoldSet {
    if isFolder(path) { return .spans(try brat(path)) }
    let bytes = try self.bytes(path)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do throws(LineError) {
      return try GoldReader.gold(in: bytes, types: types) { text(named: $0, near: folder) }
    } catch {
      throw Failure(message: "\(path):\(error.line): error: \(error.message) [bad-gold]")
    }
  }

  /// What a program or another annotator says, by document.
  static func predicted(_ path: String) throws(Failure) -> [ExactText: PredictedDocument] {
    if isFolder(path) {
      return Dictionary(try brat(path).map { (ExactText($0.id), PredictedDocument($0)) }, uniquingKeysWith: { first, _ in first })
    }
    let bytes = try bytes(path)
    do throws(LineError) {
      return try PredictedDocument.documents(in: bytes)
    } catch {
      throw Failure(message: "\(path):\(error.line): error: \(error.message) [bad-json]")
    }
  }

  /// A document may name a file instead of holding its text: beside the gold file, or one folder higher.
  private static func text(named name: String, near folder: URL) -> String? {
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { return nil }
    for place in [folder, folder.deletingLastPathComponent()] {
      if let data = try? Data(contentsOf: place.appendingPathComponent(name)) { return String(decoding: data, as: UTF8.self) }
    }
    return nil
  }

  /// The documents of a brat folder, by file name.
  static func brat(_ folder: String) throws(Failure) -> [AnnotatedDocument] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".ann") }.sorted()
    if names.isEmpty { throw Failure(message: "\(folder): error: no .ann file in this folder [empty-folder]") }
    var documents: [AnnotatedDocument] = []
    for name in names {
      let stem = String(name.dropLast(4))
      let text = String(decoding: try bytes("\(folder)/\(stem).txt"), as: UTF8.self)
      let annotations = String(decoding: try bytes("\(folder)/\(name)"), as: UTF8.self)
      do throws(AnnotationError) {
        documents.append(try BratReader.document(text: text, annotations: annotations, id: SafeFileName.id(for: stem)))
      } catch {
        throw Failure(message: "\(folder)/\(name):\(error.line ?? 1): error: \(error.message) [bad-ann]")
      }
    }
    return documents
  }

  /// - Parameter path: `-` for standard input.
  static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    if path == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(message: "\(path): error: cannot be read [unreadable]")
    }
    return Array(data)
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}

/// Runs the program on the texts of a gold set.
struct GoldRun {
  let resources: Resources
  let jobs: Int

  /// What it finds, by document.
  func predicted(for gold: GoldSet) -> [ExactText: PredictedDocument] {
    let inputs = gold.inputs
    let resources = resources
    let pool = OrderedPool<Int, (ExactText, [UInt8])>(workers: jobs, mostBytes: .max) {
      let extractor = Extractor(resources: resources, options: ExtractionOptions(kinds: gold.kinds))
      return { index, _ in
        let input = inputs[index]
        var json = JSONWriter()
        extractor.records(of: Article(id: input.id, text: Array(input.text.utf8), date: input.date)).write(to: &json)
        return (ExactText(input.id), json.bytes)
      }
    }
    Thread.detachNewThread {
      for index in inputs.indices { pool.submit(index, size: 1) }
      pool.close()
    }
    var documents: [ExactText: PredictedDocument] = [:]
    while let (id, bytes) = pool.next() {
      documents[id] = (try? PredictedDocument.documents(in: bytes))?[id] ?? PredictedDocument()
    }
    return documents
  }
}
