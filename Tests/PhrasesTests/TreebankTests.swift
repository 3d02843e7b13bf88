import Annotations
import Extraction
import Foundation
import Gazetteers
import Records
import TestSupport
import Testing
import VietText

@testable import Phrases

/// The noun phrase chunker on a treebank, where that lies beside the project: base noun phrases as `Tests/tools/chunk_gold.py` defines them.
///
/// Measured twice: the chunker by itself, on the words and parts of speech of the treebank, and the whole way from running text. The figures
/// that must hold stand in `Tests/Baselines/chunks.tsv`.
@Suite struct TreebankTests {
  /// One sentence; offsets in code points.
  struct Sentence: Decodable {
    struct Word: Decodable {
      let start: Int
      let end: Int
      let tag: String

      init(from decoder: Decoder) throws {
        var list = try decoder.unkeyedContainer()
        (start, end, tag) = (try list.decode(Int.self), try list.decode(Int.self), try list.decode(String.self))
      }
    }
    let text: String
    let words: [Word]
    let phrases: [[Int]]
  }

  @Test func chunkerByItself() throws {
    guard let sentences = try sentences() else { return }
    let chunker = NounPhraseChunker(words: StructuralWords(lexicon: TestData.lexicon))
    let figure = f1(sentences) { sentence in
      let (units, text, starts) = units(of: sentence)
      return chunker.phrases(of: units, in: text, mentions: []).map { [starts[$0.units.lowerBound].0, starts[$0.units.upperBound - 1].1] }
    }
    try holds("given words", figure)
  }

  @Test func fromRunningText() throws {
    guard let sentences = try sentences() else { return }
    let explainer = Explainer(resources: TestData.resources)
    let figure = f1(sentences) { sentence in
      explainer.explanations(of: Article(id: "s", text: Array(sentence.text.utf8))).flatMap { phrases(of: $0) }
    }
    try holds("running text", figure)
  }

  // MARK: The treebank

  private func sentences() throws -> [Sentence]? {
    guard let treebank = TestData.shared("vtb/dev.conllu") else {
      print("TreebankTests: ../shared/vtb is absent; the chunker was not measured")
      return nil
    }
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("chunks-\(UUID().uuidString)")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", TestData.root.appendingPathComponent("Tests/tools/chunk_gold.py").path, treebank.path]
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus == 127 {
      print("TreebankTests: no python3 here; the chunker was not measured")
      return nil
    }
    #expect(process.terminationStatus == 0)
    let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
    return try lines.map { try JSONDecoder().decode(Sentence.self, from: Data($0.utf8)) }
  }

  /// The words of the treebank as units, and where each stands.
  private func units(of sentence: Sentence) -> ([Phrases.Unit], SegmentedText, [(Int, Int)]) {
    let text = TestData.segmented(sentence.text)
    let matches = TestData.lexicon.matches(in: text)
    var byte = [0]
    for scalar in sentence.text.unicodeScalars { byte.append(byte.last! + String(scalar).utf8.count) }
    var units: [Phrases.Unit] = []
    var places: [(Int, Int)] = []
    for word in sentence.words {
      let inside = text.tokens.indices.filter {
        Int(text.tokens[$0].start) >= byte[word.start] && Int(text.tokens[$0].end) <= byte[word.end]
      }
      guard let first = inside.first, let last = inside.last else { continue }
      let row = matches[first].first { $0.kind == .word && Int($0.end) == last + 1 }.map { TestData.lexicon.words[Int($0.index)] }
      let isMark = text.tokens[first].kind == .punctuation
      let wordClass = isMark ? .X : wordClass(word.tag, row?.first)
      var unit = Phrases.Unit(
        tokens: first..<last + 1, kind: isMark ? .punctuation : .word, wordClass: wordClass, sense: .none, senses: 0, traits: [],
        classes: 1 << UInt16(wordClass.rawValue), mark: isMark ? text.tokens[first].ascii : 0, isHyphen: text.tokens[first].isHyphen)
      if wordClass == .V, let before = units.last, before.tokens.count == 1,
        nominalisers.contains(text.tokens[before.tokens.lowerBound].key)
      {
        unit.wordClass = .N
        unit.isNominalised = true
      }
      units.append(unit)
      places.append((word.start, word.end))
    }
    return (units, text, places)
  }

  private var nominalisers: WordSet { StructuralWords(lexicon: TestData.lexicon).nominalisers }

  /// The class that a part of speech stands for; of closed classes our list knows more (`khi` and `trong` are nouns there).
  private func wordClass(_ tag: String, _ listed: WordClass?) -> WordClass {
    if let listed, [.E, .C, .L].contains(listed), ["NOUN", "PRON", "DET", "NUM"].contains(tag) { return listed }
    // `nhiều người` is counted, `mô hình xóa đói giảm nghèo` a name: there one is an adjective, the other none of the classes.
    if listed == .L, tag == "ADJ" { return .L }
    if tag == "X" || tag == "SYM" { return listed ?? .N }
    switch tag {
    case "NOUN": return listed == .Nc ? .Nc : .N
    case "PROPN": return .N
    case "PRON": return .P
    case "DET": return listed == .P ? .P : .L
    case "NUM": return .M
    case "ADJ": return .A
    case "VERB": return .V
    case "ADP": return .E
    case "ADV", "AUX": return .R
    case "CCONJ", "SCONJ": return .C
    case "PART", "INTJ": return .T
    default: return .X
    }
  }

  // MARK: Figures

  /// The phrases of an explanation; the prepositions inside a date (`từ sáng đến trưa`) are no part of one.
  private func phrases(of record: ExplanationRecord) -> [[Int]] {
    let dates = record.words.filter { $0.mention == "time" }.map(\.span)
    return record.phrases.flatMap { phrase -> [[Int]] in
      guard dates.contains(where: { $0.start == phrase.span.start }) else { return [[phrase.span.start, phrase.span.end]] }
      return withoutPrepositions(phrase.span)
    }
  }

  private func withoutPrepositions(_ span: TextSpan) -> [[Int]] {
    let prepositions: Set<String> = ["từ", "đến", "sau", "trước", "trong", "vào", "kể", "cho", "tới", "tính", "cách", "giữa"]
    var parts: [[Int]] = []
    var open: [Int]?
    var at = span.start
    for word in span.text.split(separator: " ", omittingEmptySubsequences: false) {
      let end = at + word.unicodeScalars.count
      if prepositions.contains(word.lowercased()), open == nil || !["sau", "trước"].contains(word.lowercased()) {
        if let part = open { parts.append(part) }
        open = nil
      } else {
        open = [open?[0] ?? at, end]
      }
      at = end + 1
    }
    if let part = open { parts.append(part) }
    return parts
  }

  private func f1(_ sentences: [Sentence], _ phrases: (Sentence) -> [[Int]]) -> Double {
    var (right, wanted, given) = (0, 0, 0)
    for sentence in sentences {
      let found = Set(phrases(sentence))
      right += found.intersection(sentence.phrases).count
      wanted += sentence.phrases.count
      given += found.count
    }
    return 2 * Double(right) / Double(max(1, wanted + given))
  }

  /// A figure may not fall below its row in the file; one that rose is to be written there.
  private func holds(_ name: String, _ figure: Double) throws {
    let file = TestData.root.appendingPathComponent("Tests/Baselines/chunks.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { $0.split(separator: "\t") }
    let row = try #require(rows.first { $0.first.map(String.init) == name })
    let baseline = try #require(Double(row[1]))
    print(String(format: "TreebankTests: noun phrases, %@: F1 %.4f (at least %.4f)", name, figure, baseline))
    #expect(figure >= baseline - 0.0005, "noun phrases, \(name): \(figure) is below \(baseline)")
  }
}
