import CICU
import Records

/// Reads texts that are not UTF-8, or UTF-8 of a text that was written with the fonts of old.
enum LegacyReader {
  /// A guess must make sense of so many words.
  private static let enough = 0.6
  /// Where a guess makes no sense of so many words, the text may be of several encodings.
  private static let ample = 0.9
  /// Lines beyond are read as most of the others: no article has so many, and each guess costs three readings.
  private static let mostGuesses = 10_000
  /// Words of the head decide.
  private static let sampleLength = 64 << 10

  /// The best reading of bytes that are not UTF-8: the one that makes most words Vietnamese, else the declared one, else windows-1258.
  static func converted(_ bytes: [UInt8], declared: String?) -> (text: [UInt8], warnings: [Warning])? {
    let guess = best(of: Array(bytes.prefix(sampleLength)), declared: declared)
    if declared == nil, guess?.share ?? 0 < ample, let lines = convertedLines(in: bytes),
      lines.warnings.count > 1, lines.warnings.allSatisfy({ $0.code == "converted" })
    {
      return lines
    }
    for charset in [guess.flatMap { $0.share >= enough ? $0.charset : nil }, declared, "windows-1258"].compactMap({ $0 }) {
      // A page that could be read so far is no UTF-16: it means UTF-8, as browsers take it.
      if isUnicode(charset) { return TextDecoder.repaired(bytes) }
      if let result = text(of: bytes, charset) { return result }
    }
    return nil
  }

  private static func isUnicode(_ charset: String) -> Bool { charset.lowercased().hasPrefix("utf") }

  /// The encoding that makes most words Vietnamese, with the share of them and the number of words that it was told by.
  private static func best(of sample: [UInt8], declared: String?) -> (charset: String, share: Double, words: Int)? {
    var best: (charset: String, share: Double, words: Int)?
    for charset in candidates(declared) {
      guard let text = text(of: sample, charset)?.text else { continue }
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

  static func hasLineOfUTF8(_ bytes: [UInt8]) -> Bool { bytes.split(separator: 0x0A).contains { UTF8Check($0).isSurelyVietnamese } }

  /// A text of several sources: lines that are no UTF-8 read in the encoding that makes their words Vietnamese, those of few words as most of them;
  /// nil when there is no such line.
  static func convertedLines(in bytes: [UInt8]) -> (text: [UInt8], warnings: [Warning])? {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let foreign = lines.indices.filter { !UTF8Check(lines[$0]).isUTF8 }
    let common = best(of: Array(foreign.lazy.map { lines[$0] }.joined(separator: [0x0A]).prefix(sampleLength)), declared: nil)
    var charsets: [String] = []
    var invalid: [String: Int] = [:]
    for (number, i) in foreign.enumerated() {
      let line = Array(lines[i])
      let own = number < mostGuesses ? best(of: Array(line.prefix(sampleLength)), declared: nil) : nil
      let isSure = own.map { $0.share >= enough && $0.words >= 3 } ?? false
      guard let charset = (isSure ? own : common)?.charset, let (text, warnings) = text(of: line, charset),
        VietnameseSpelling.share(of: scalars(text.prefix(sampleLength))).share >= enough
      else { continue }
      lines[i] = text[...]
      if !charsets.contains(charset) { charsets.append(charset) }
      invalid[charset, default: 0] += warnings.reduce(0) { $0 + ($1.count ?? 0) }
    }
    guard !charsets.isEmpty else { return nil }
    let whole = TextDecoder.repaired(Array(lines.joined(separator: [0x0A])))
    let warnings = charsets.flatMap { charset in
      [Warning(code: "converted", message: "read in part as \(charset) and converted to UTF-8")]
        + TextDecoder.invalid(invalid[charset] ?? 0, in: charset)
    }
    return (whole.text, warnings + whole.warnings)
  }

  private static func candidates(_ declared: String?) -> [String] {
    var names = ["windows-1258", LegacyVietnamese.tcvn3.rawValue, LegacyVietnamese.vni.rawValue]
    if let declared, !isUnicode(declared), !names.contains(where: { $0.lowercased() == declared.lowercased() }) {
      names.insert(declared, at: 0)
    }
    return names
  }

  /// UTF-8 for bytes in a character set, nil when nobody knows it.
  private static func text(of bytes: [UInt8], _ charset: String) -> (text: [UInt8], warnings: [Warning])? {
    let name = charset.lowercased()
    for font in LegacyVietnamese.allCases where name.contains(font == .tcvn3 ? "tcvn" : "vni") {
      return (utf8(font.decoded(bytes.lazy.map { UInt32($0) })), [TextDecoder.warning(charset)])
    }
    return TextDecoder.converted(bytes, charset)
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
