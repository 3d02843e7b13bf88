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
    let sample = Array(bytes.prefix(sampleLength))
    var best: (charset: String, share: Double) = ("", 0)
    for charset in candidates(declared) {
      guard let text = text(of: sample, charset) else { continue }
      let share = VietnameseSpelling.share(of: scalars(text)).share
      if share > best.share + 0.02 { best = (charset, share) }
    }
    let charset = best.share >= enough ? best.charset : declared ?? "windows-1258"
    guard let text = text(of: bytes, charset) ?? text(of: bytes, "windows-1258") else { return nil }
    return (text, [TextDecoder.warning(charset)])
  }

  /// The text behind UTF-8 that holds the signs of TCVN3 or VNI; nil when it is none.
  static func convertedFonts(in bytes: [UInt8]) -> (text: [UInt8], warnings: [Warning])? {
    let sample = scalars(bytes.prefix(sampleLength))
    let own = VietnameseSpelling.share(of: sample)
    guard own.words >= 5, own.share < 0.4 else { return nil }
    for font in LegacyVietnamese.allCases {
      let (share, words) = VietnameseSpelling.share(of: font.decoded(sample))
      if share >= enough + 0.2, words >= 5 { return (utf8(font.decoded(scalars(bytes[...]))), [TextDecoder.warning(font.rawValue)]) }
    }
    return nil
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
