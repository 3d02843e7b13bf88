import VietText

/// Whether two spellings can be one foreign name: `Phăn-khăm Vi-phả-vẳn` and `Phankham Viphavanh`, `Pu-tin` and `Putin`.
///
/// Both are reduced to consonants that sound alike; the names agree when few letters differ.
enum Transliteration {
  static func resembles(_ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>) -> Bool {
    let x = skeleton(Array(a))
    let y = skeleton(Array(b))
    guard x.count >= 3, y.count >= 3 else { return false }
    return distance(x, y) * 3 <= max(x.count, y.count)
  }

  private static func skeleton(_ bytes: [UInt8]) -> [UInt8] {
    var letters: [UInt8] = []
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      while at < buffer.count {
        let (c, next) = Letters.decode(buffer, at)
        at = next
        if let letter = sound(Letters.lower(c)), letter != letters.last { letters.append(letter) }
      }
    }
    return letters
  }

  /// The letter that stands for a group of like sounds; nil for vowels, `h` and marks.
  private static func sound(_ c: UInt32) -> UInt8? {
    switch c {
    case 0x62, 0x70, 0x76, 0x77, 0x66: UInt8(ascii: "p")
    case 0x63, 0x6B, 0x71, 0x67: UInt8(ascii: "k")
    case 0x64, 0x111, 0x74: UInt8(ascii: "t")
    case 0x73, 0x78, 0x7A, 0x6A: UInt8(ascii: "s")
    case 0x6C, 0x72: UInt8(ascii: "l")
    case 0x6D: UInt8(ascii: "m")
    case 0x6E: UInt8(ascii: "n")
    default: nil
    }
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }
}
