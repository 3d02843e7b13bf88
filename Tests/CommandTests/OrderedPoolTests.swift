import Foundation
import Testing

@testable import extract

@Suite struct OrderedPoolTests {
  /// Whatever finishes first, results and their pieces come in the order of the inputs.
  @Test(arguments: [1, 2, 7])
  func piecesKeepTheOrder(_ workers: Int) {
    let pool = OrderedPool<Int, [Int]>(workers: workers, mostBytes: 20) {
      { number, give in
        if number % 3 == 0 { Thread.sleep(forTimeInterval: 0.002) }
        for piece in 0..<number % 4 { give([number, piece]) }
        return [number, 99]
      }
    }
    Thread.detachNewThread {
      for number in 0..<60 { pool.submit(number, size: number % 9) }
      pool.close()
    }
    var found: [[Int]] = []
    while let result = pool.next() { found.append(result) }
    let expected = (0..<60).flatMap { number in (0..<number % 4).map { [number, $0] } + [[number, 99]] }
    #expect(found == expected)
  }
}
