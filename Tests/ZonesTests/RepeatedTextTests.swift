import TestSupport
import Testing
import VietText

@testable import Zones

/// The rolling hash says what comparing every stretch of six words with every other says.
@Suite struct RepeatedTextTests {
  /// Lines of a few words, over and over: some are earlier ones with words changed. One word is in no list.
  private static func page(seed: UInt64) -> String {
    let words = ["mưa", "lớn", "Hà Nội", "xyzt", "nước", "2021", "thăm", ","]
    var state = seed
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var lines: [[String]] = []
    for _ in 0..<12 {
      if !lines.isEmpty, random(2) == 0 {
        var line = lines[random(lines.count)]
        for _ in 0..<random(4) { line[random(line.count)] = words[random(words.count)] }
        lines.append(Array(line[random(line.count / 2)...]))
      } else {
        lines.append((0..<14 + random(20)).map { _ in words[random(words.count)] })
      }
    }
    return lines.map { $0.joined(separator: " ") + "." }.joined(separator: "\n")
  }

  private static func blocks(_ text: SegmentedText) -> [PageBlock] {
    text.sentences.enumerated().map { i, tokens in
      PageBlock(
        sentences: i..<i + 1, tokens: tokens, form: .paragraph, words: tokens.count { text.tokens[$0].kind != .punctuation },
        isDoubled: false, endsWithStop: true, hasPhotoCredit: false, afterBlankLine: false)
    }
  }

  /// All stretches of six words of a block.
  private static func stretches(_ block: PageBlock, _ text: SegmentedText) -> [[String]] {
    let words = block.tokens.filter { text.tokens[$0].kind != .punctuation }.map { i in
      text.tokens[i].key >= 0
        ? "\(text.tokens[i].key)" : "word " + String(decoding: text.text.bytes[text.tokens[i].span.range], as: UTF8.self)
    }
    return words.count < 6 ? [] : (0...words.count - 6).map { Array(words[$0..<$0 + 6]) }
  }

  @Test func agreesWithComparing() {
    var found = 0
    for seed in 1...60 {
      let text = TestData.segmented(Self.page(seed: UInt64(seed)))
      let blocks = Self.blocks(text)
      let repeats = RepeatedText(text, blocks)
      for (i, block) in blocks.enumerated() where (12...70).contains(block.words) {
        let others = Set(blocks.enumerated().filter { $0.offset != i }.flatMap { Self.stretches($0.element, text) })
        let own = Self.stretches(block, text)
        let isRepetition = own.count { others.contains($0) } * 10 >= own.count * 6
        #expect(repeats.isRepetition(block, at: i) == isRepetition, "page \(seed), line \(i + 1)")
        found += isRepetition ? 1 : 0
      }
    }
    #expect(found > 60)
  }
}
