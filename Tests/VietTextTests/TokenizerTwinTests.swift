import CByteScan
import CICU
import Foundation
import TestSupport
import Testing

@testable import VietText

/// The byte-wise tokenizer finds what the one on ICU's boundaries finds, on every text at hand and on many that nobody would write.
@Suite struct TokenizerTwinTests {
  private static let fast = Tokenizers()

  /// Both tokenizers share no state with other tests.
  private final class Tokenizers: @unchecked Sendable {
    private let lock = NSLock()
    private let fast = Tokenizer(vocabulary: TestData.lexicon.vocabulary)
    private let icu = ICUTokenizer(vocabulary: TestData.lexicon.vocabulary)

    func agree(_ text: NormalizedText) -> Bool {
      lock.withLock { fast.tokens(in: text) == icu.tokens(in: text) }
    }
  }

  private func check(_ scalars: [UInt32]) {
    let text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    let normal = NormalizedText(text)
    if !Self.fast.agree(normal) {
      Issue.record("tokens differ: \(text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " "))")
    }
  }

  /// Letters, marks, spaces and controls of news, and some of everything else.
  private static let alphabet: [UInt32] = {
    var all = Array("aAbBđĐyYỳỹưƯơoòóảẩễềkghinqu0123456789 \n\r\t.,;:!?'\"-–—…’‘“”()[]/%&@#_*".unicodeScalars.map(\.value))
    all += [
      0xA0, 0xAD, 0xAA, 0xB5, 0xB7, 0xBA, 0xD7, 0xF7, 0x117, 0x177, 0x24F, 0x250, 0x2BC, 0x2C5, 0x300, 0x301, 0x303, 0x309, 0x323, 0x34F,
    ]
    all += [0x3B1, 0x410, 0x5D0, 0x5F4, 0x627, 0x64B, 0x905, 0xE01, 0xE31, 0x10D0, 0x1100, 0x1E00, 0x1EFF, 0x1F00]
    all += [0x200B, 0x200C, 0x200D, 0x200E, 0x2002, 0x2010, 0x2011, 0x2022, 0x2026, 0x2028, 0x2029, 0x202F, 0x2039, 0x203F, 0x2060, 0x2070]
    all += [0x20AB, 0x2103, 0x2160, 0x25CF, 0x3000, 0x3001, 0x3042, 0x30A2, 0x30FC, 0x4E2D, 0x56FD, 0xAC00, 0xFE0F, 0xFEFF, 0xFF11, 0xFF21]
    all += [0x0, 0x7F, 0x85, 0x1D400, 0x1F1E6, 0x1F1FB, 0x1F468, 0x1F3FB, 0x1F600, 0x20000, 0xE0001]
    return all
  }()

  @Test func everyCharacterBetweenOthers() {
    let neighbours: [[UInt32]] = [[], [0x61], [0x20], [0x27], [0x301]]
    for c in UInt32(1)..<0x3000 where Unicode.Scalar(c) != nil {
      for before in neighbours {
        for after in neighbours { check(before + [c] + after) }
      }
    }
  }

  @Test func everyPair() {
    for a in Self.alphabet {
      for b in Self.alphabet {
        check([a, b])
        check([0x61, a, b, 0x61])
        check([0x20, 0x74, 0x6F, 0xE0, 0x6E, 0x20, 0x63, 0x1EA7, a, 0x75, b, 0x20, 0x78, 0xE3, 0x20, 0x68, 0x1ED9, 0x69])
      }
    }
  }

  @Test func randomText() {
    var random = SplitMix(seed: 1)
    for round in 0..<20000 {
      let common = 10 + Int(random.next() % 90)
      let length = Int(random.next() % (round % 50 == 0 ? 400 : 40))
      check(
        (0..<length).map { _ in
          let pool = Int(random.next() % 100) < common ? 70 : Self.alphabet.count
          return Self.alphabet[Int(random.next() % UInt64(pool))]
        })
    }
  }

  @Test func longWords() {
    for length in 1...40 {
      for tail in ["", " ", "’", "’a", "\u{AD}", "é", "\u{301}", "α", "中", "1", ".x"] {
        let letters = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz".prefix(length)
        check((letters + tail).unicodeScalars.map(\.value))
        check(("Ưở" + letters + tail + " thành phố Hồ Chí Minh").unicodeScalars.map(\.value))
      }
    }
  }

  @Test func texts() {
    let texts = TestData.texts()
    for text in texts {
      let normal = NormalizedText(text)
      #expect(Self.fast.agree(normal), "tokens differ in a text that begins \(text.prefix(60))")
      #expect(Self.fast.agree(NormalizedText(text.decomposedStringWithCanonicalMapping)))
    }
  }

  /// Sixteen bytes at once say what one after the other says.
  @Test func masks() {
    var random = SplitMix(seed: 2)
    for _ in 0..<20000 {
      let text = (0..<24).map { _ in Self.alphabet[Int(random.next() % UInt64(Self.alphabet.count))] }
      let bytes = Array(String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init))).utf8)
      bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress, bytes.count >= 16 else { return }
        #expect(sk_letters16(base) == sk_letters16_plain(base))
        let count = Int64(bytes.count)
        #expect((sk_is_surely_nfc(base, count) != 0) == (sk_is_surely_nfc_plain(base, 0, count) != 0))
        if sk_is_surely_nfc(base, count) != 0 { #expect(sk_is_nfc(base, Int32(count)) != 0) }
      }
    }
  }
}

/// A generator whose numbers are the same in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
