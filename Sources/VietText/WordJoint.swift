/// Words that a page set side by side and its text glued together: `Hà NộiChính phủ`, `TP HCMÔng`, `báo chíTheo`.
///
/// A capital letter inside a word begins another one when what stands before it and behind it, up to the next such place, are Vietnamese words by
/// their letters. Names written like this on purpose (`VinFast`, `BioCubaFarma`, `VNPay`) have a part that is none, or no mark to prove that it is one.
enum WordJoint {
  /// Bytes of the first of the words that are glued; 0 for one word.
  ///
  /// - Parameter isKnown: whether some list has the whole: then it is one word.
  static func length(of bytes: UnsafeBufferPointer<UInt8>, isKnown: Bool) -> UInt8 {
    guard !isKnown, bytes.count <= longest, let joint = boundary(bytes, from: 0) else { return 0 }
    let left = Part(UnsafeBufferPointer(rebasing: bytes[..<joint]))
    let right = Part(UnsafeBufferPointer(rebasing: bytes[joint..<(boundary(bytes, from: joint) ?? bytes.count)]))
    guard left.letters >= 2, right.letters >= 2 else { return 0 }
    let isJoint =
      left.isSyllable
      ? right.isSyllable ? left.hasMark || right.hasMark || right.letters >= 3 : left.hasMark && right.isAcronym
      : left.isAcronym && right.isSyllable && right.hasMark
    return isJoint ? UInt8(joint) : 0
  }

  /// Most bytes of words that were glued by a page: what is longer is nothing to read, and looking at it word by word would cost its square.
  private static let longest = 64

  /// Where a capital letter begins another word at or behind `start`: behind a small letter, or before one behind capitals (`HCMÔng`).
  private static func boundary(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var at = start
    var last = 0
    var uppers = 0
    var lowers = 0
    while at < bytes.count {
      let (c, next) = Letters.decode(bytes, at)
      guard Letters.isLatin(c) else { return nil }
      if Letters.isUpper(c) {
        if lowers > 0 { return at }
        uppers += 1
      } else {
        if uppers > 1 { return last }
        lowers += 1
      }
      last = at
      at = next
    }
    return nil
  }

  private struct Part {
    var letters = 0
    var uppers = 0
    var hasMark = false
    /// A Vietnamese syllable with no capital but the first letter.
    let isSyllable: Bool
    /// Two capitals or more and nothing else.
    var isAcronym: Bool { uppers == letters && letters > 1 }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var at = 0
      var innerUppers = 0
      while at < bytes.count {
        let (c, next) = Letters.decode(bytes, at)
        if Letters.isUpper(c) {
          uppers += 1
          if at > 0 { innerUppers += 1 }
        }
        hasMark = hasMark || c >= 0x80
        letters += 1
        at = next
      }
      isSyllable = innerUppers == 0 && SyllableShape.isVietnamese(bytes)
    }
  }
}
