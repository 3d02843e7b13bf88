import Records

/// What is wrong with a line of a file; lines count from 1.
package struct LineError: Error, Sendable {
  package let line: Int
  package let message: String

  package init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}

/// Reads the values of JSON Lines into memory.
package enum JSONLines {
  /// The values with their line numbers; empty lines are left out, a byte order mark is skipped.
  package static func values(in bytes: [UInt8]) throws(LineError) -> [(line: Int, value: JSONValue)] {
    var values: [(Int, JSONValue)] = []
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let own = number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
      if own.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do throws(JSONError) {
        values.append((number, try JSONValue(Array(own))))
      } catch {
        throw LineError(line: number, message: "\(error.message) at byte \(error.offset + 1)")
      }
    }
    return values
  }
}
