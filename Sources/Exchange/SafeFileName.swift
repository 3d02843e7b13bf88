/// File names for document ids, which may be anything: they stay in their folder, and the ids can be read back.
package enum SafeFileName {
  /// Bytes that file systems allow, with room for an ending.
  private static let longest = 200

  /// Letters, digits, `-`, `_` and inner dots stay; other ASCII and control characters become `%2F`. Names that are too long are cut and end in a
  /// number made from the whole id, so that two ids keep two names; only these do not lead back. Neither do names that Windows
  /// keeps for devices stand as they are.
  package static func name(for id: String) -> String {
    var pieces = id.unicodeScalars.enumerated().map { index, scalar in isKept(scalar, index) ? String(scalar) : escaped(scalar) }
    if pieces.isEmpty { return "%" }
    if isDevice(id), let first = id.unicodeScalars.first { pieces[0] = escaped(first) }
    if pieces.reduce(0, { $0 + $1.utf8.count }) > longest {
      var length = 0
      pieces = Array(
        pieces.prefix { piece in
          length += piece.utf8.count
          return length <= longest - 20
        })
      pieces.append("%~" + hash(id))
    }
    return pieces.joined()
  }

  /// A name that no other one of a folder is taken for, where case and normal form do not count.
  ///
  /// - Parameter taken: the names that there are, without case and in one form; the new one is added.
  package static func name(for id: String, taken: inout Set<String>) -> String {
    let name = name(for: id)
    if taken.insert(name.lowercased()).inserted { return name }
    let own = String(name.prefix(longest / 4)) + "%~" + hash(id)
    taken.insert(own.lowercased())
    return own
  }

  /// Names that Windows keeps for devices, with any ending.
  private static func isDevice(_ id: String) -> Bool {
    let stem = id.prefix { $0 != "." }.uppercased()
    if ["CON", "PRN", "AUX", "NUL"].contains(stem) { return true }
    return stem.utf8.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT")) && "0123456789".contains(stem.suffix(1))
  }

  /// The id that such a name stands for; other names are ids as they are.
  package static func id(for name: String) -> String {
    if name == "%" { return "" }
    if !name.contains("%") || name.contains("%~") { return name }
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? name
  }

  private static func isKept(_ scalar: Unicode.Scalar, _ index: Int) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", "#", ",", "+", "=", "(", ")", " ": index > 0 || scalar != "-" && scalar != " "
    case ".": index > 0
    default: scalar.value >= 0xA0 && scalar.properties.generalCategory != .format && scalar.value < 0xFFF0
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }

  /// FNV-1a, 64 bits.
  private static func hash(_ text: String) -> String {
    String(text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } as UInt64, radix: 16)
  }
}
