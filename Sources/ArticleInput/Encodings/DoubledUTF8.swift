/// Undoes what happens when UTF-8 is taken for windows-1252 (or Latin-1) and written as UTF-8 once more: `Thá»§ tÆ°á»›ng` for `Thủ tướng`.
enum DoubledUTF8 {
  /// The UTF-8 whose bytes the letters stand for; nil when some letter stands for no byte, or the bytes are not UTF-8.
  static func undone(_ text: [UInt32]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for scalar in text {
      guard let byte = Windows1252.byte(of: scalar) else { return nil }
      bytes.append(byte)
    }
    return UTF8Check(bytes).invalid == 0 ? bytes : nil
  }
}
