import CICU
import Records

/// Reads texts that are not UTF-8, or UTF-8 of a text that was written with the fonts of old.
enum LegacyReader {
  /// A guess must make sense of so many words.
  private static let enough = 0.6
  /// Words of the head decide.
  private static let sampleLength = 64 << 10

  /// The best reading of bytes that are not UTF-8: the one that makes most words Vietnamese, else the declared one, else windows-1258.
  static func converted(_ bytes: [UInt8], declared: String?) -> (text: [UInt8], warnings: [Warning])? {
    let guess = best(of: Array(bytes.prefix(sampleLength)), declared: declared)
    let charset = guess.flatMap { $0.share >= enough ? $0.charset : nil } ?? declared ?? "windows-1258"
    guard let text = text(of: bytes, charset) ?? text(of: bytes, "windows-1258") else { return nil }
    return (text, [TextDecoder.warning(charset)])
  }

  /// The encoding that makes most words Vietnamese, with the share of them and the number of words that it was told by.
  private static func best(of sample: [UInt8], declared: String?) -> (charset: String, share: Double, words: Int)? {
    var best: (charset: String, share: Double, words: Int)?
    for charset in candidates(declared) {
      guard let text = text(of: sample, charset) else { continue }
      let (share, words) = VietnameseSpelling.share(of: scalars(text))
      if share > (best?.share ?? 0) + 0.02 { best = (charset, share, words) }
    }
    return best
  }

  /// The text behind UTF-8 that holds the signs of TCVN3 or VNI, or was written as UTF-8 twice; nil when it is none.
  static func convertedFonts(in bytes: [UInt8]) -> (text: [UInt8], warnings: [Warning])? {
    let sample = scalars(bytes.prefix(sampleLength))
    let own = VietnameseSpelling.share(of: sample)
    guard own.words >= 5, own.share < 0.4 else { return nil }
    if let text = DoubledUTF8.undone(scalars(bytes[...])) {
      let (share, words) = VietnameseSpelling.share(of: scalars(text.prefix(sampleLength)))
      if share >= enough, words >= 3 { return (text, [Warning(code: "converted", message: "read as UTF-8 that was encoded twice")]) }
    }
    for font in LegacyVietnamese.allCases {
      let (share, words) = VietnameseSpelling.share(of: font.decoded(sample))
      if share >= enough + 0.2, words >= 5 { return (utf8(font.decoded(scalars(bytes[...]))), [TextDecoder.warning(font.rawValue)]) }
    }
    return nil
  }

  /// A text of several sources: lines that are no UTF-8 read in the encoding that makes their words Vietnamese; nil when there is no such line.
  static func convertedLines(in bytes: [UInt8]) -> (text: [UInt8], warnings: [Warning])? {
    var charsets: [String] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      let line = Array(line)
      let check = UTF8Check(line)
      guard check.multibyte < check.invalid, let guess = best(of: line, declared: nil), guess.share >= enough, guess.words >= 3,
        let converted = text(of: line, guess.charset)
      else { return line }
      if !charsets.contains(guess.charset) { charsets.append(guess.charset) }
      return converted
    }
    guard !charsets.isEmpty else { return nil }
    let whole = TextDecoder.repaired(Array(lines.joined(separator: [0x0A])))
    return (
      whole.text, charsets.map { Warning(code: "converted", message: "read in part as \($0) and converted to UTF-8") } + whole.warnings
    )
  }

  private static func candidates(_ declared: String?) -> [String] {
    var names = ["windows-1258", LegacyVietnamese.tcvn3.rawValue, LegacyVietnamese.vni.rawValue]
    if let declared, !names.contains(where: { $0.lowercased() == declared.lowercased() }) { names.insert(declared, at: 0) }
    return names
  }

  /// UTF-8 for bytes in a character set, nil when nobody knows it.
  private static func text(of bytes: [UInt8], _ charset: String) -> [UInt8]? {
    let name = charset.lowercased()
    for font in LegacyVietnamese.allCases where name.contains(font == .tcvn3 ? "tcvn" : "vni") {
      return utf8(font.decoded(bytes.lazy.map { UInt32($0) }))
    }
    return TextDecoder.converted(bytes, charset)?.text
  }

  private static func scalars(_ bytes: some Sequence<UInt8>) -> [UInt32] {
    String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.map(\.value)
  }

  private static func utf8(_ scalars: [UInt32]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    text.reserveCapacity(scalars.count)
    for value in scalars { text.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    return Array(String(text).utf8)
  }
}
