/// Folding for comparison: what `Hoà`, `hòa` and `HÒA`, or `Mỹ` and `Mĩ`, have in common.
///
/// Folded are letter case, the place of the tone mark in a final `oa`, `oe`, `uy` (the older style is kept: `hòa`, `ủy`), and a final `y` after a
/// consonant (`kỳ` = `kì`). Accents are kept: `Hạnh` is not `Hành`.
package enum MatchKey {
  /// Tokens with more code points than this are only put into lower case.
  private static let longestSyllable = 32

  /// Appends the folded form of valid UTF-8 `bytes[range]` to `folded`.
  package static func fold(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into folded: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: longestSyllable) { scalars in
      var count = 0
      var at = range.lowerBound
      while at < range.upperBound {
        let (c, next) = Letters.decode(bytes, at)
        let lower = Letters.lower(c)
        at = next
        if count == longestSyllable {
          for i in 0..<count { append(scalars[i], to: &folded) }
          count = longestSyllable + 1
        }
        if count > longestSyllable {
          append(lower, to: &folded)
        } else {
          scalars[count] = lower
          count += 1
        }
      }
      guard count <= longestSyllable else { return }
      foldSyllable(scalars, count)
      for i in 0..<count { append(scalars[i], to: &folded) }
    }
  }

  /// The folded form of a string.
  package static func fold(_ text: String) -> String {
    var folded: [UInt8] = []
    let utf8 = Array(text.utf8)
    utf8.withUnsafeBufferPointer { fold($0, 0..<$0.count, into: &folded) }
    return String(decoding: folded, as: UTF8.self)
  }

  private static func foldSyllable(_ s: UnsafeMutableBufferPointer<UInt32>, _ count: Int) {
    guard count > 0 else { return }
    let last = s[count - 1]
    if count >= 2 {
      let before = s[count - 2]
      if before == 0x6F, let t = tone(last, of: toned_a) {
        s[count - 2] = toned_o[t]
        s[count - 1] = 0x61
        return
      }
      if before == 0x6F, let t = tone(last, of: toned_e) {
        s[count - 2] = toned_o[t]
        s[count - 1] = 0x65
        return
      }
      if before == 0x75, !(count >= 3 && s[count - 3] == 0x71), let t = tone(last, of: toned_y) {
        s[count - 2] = toned_u[t]
        s[count - 1] = 0x79
        return
      }
    }
    if let t = last == 0x79 ? 0 : tone(last, of: toned_y).map({ $0 + 1 }), count == 1 || isConsonant(s[count - 2]) {
      s[count - 1] = t == 0 ? 0x69 : toned_i[t - 1]
    }
  }

  @inline(__always)
  private static func tone(_ c: UInt32, of toned: [UInt32]) -> Int? {
    c < 0x80 ? nil : toned.firstIndex(of: c)
  }

  private static func isConsonant(_ c: UInt32) -> Bool {
    if c == 0x111 { return true }
    guard c &- 0x61 < 26 else { return false }
    return c != 0x61 && c != 0x65 && c != 0x69 && c != 0x6F && c != 0x75 && c != 0x79
  }

  // Huyền, sắc, hỏi, ngã, nặng.
  private static let toned_a: [UInt32] = [0xE0, 0xE1, 0x1EA3, 0xE3, 0x1EA1]
  private static let toned_e: [UInt32] = [0xE8, 0xE9, 0x1EBB, 0x1EBD, 0x1EB9]
  private static let toned_i: [UInt32] = [0xEC, 0xED, 0x1EC9, 0x129, 0x1ECB]
  private static let toned_o: [UInt32] = [0xF2, 0xF3, 0x1ECF, 0xF5, 0x1ECD]
  private static let toned_u: [UInt32] = [0xF9, 0xFA, 0x1EE7, 0x169, 0x1EE5]
  private static let toned_y: [UInt32] = [0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5]

  @inline(__always)
  private static func append(_ c: UInt32, to bytes: inout [UInt8]) {
    if c < 0x80 {
      bytes.append(UInt8(c))
    } else if c < 0x800 {
      bytes.append(UInt8(0xC0 | c >> 6))
      bytes.append(UInt8(0x80 | c & 0x3F))
    } else if c < 0x10000 {
      bytes.append(UInt8(0xE0 | c >> 12))
      bytes.append(UInt8(0x80 | c >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | c & 0x3F))
    } else {
      bytes.append(UInt8(0xF0 | c >> 18))
      bytes.append(UInt8(0x80 | c >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | c >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | c & 0x3F))
    }
  }
}
