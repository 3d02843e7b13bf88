import Foundation

/// Works on several inputs at once and gives the results back in the order of the inputs.
///
/// One thread submits, `workers` threads work, one thread takes results; what is under way is bounded by number and by size. A result that would be
/// too large is given in pieces, each when its turn has come. A class because the threads share it.
final class OrderedPool<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let mostInputs: Int
  private let mostBytes: Int
  private var waiting: [(number: Int, input: Input)] = []
  private var finished: [Int: (output: Output, size: Int)] = [:]
  /// Of the result whose turn it is.
  private var piece: Output?
  private var submitted = 0
  private var taken = 0
  private var bytes = 0
  private var isClosed = false

  /// - Parameters:
  ///   - mostBytes: size of the inputs under way together; a larger single one is worked on alone.
  ///   - makeWork: called once on each worker's thread; what it returns need not be safe to share. It may hand over pieces of its result before it
  ///     returns the last.
  init(workers: Int, mostBytes: Int, makeWork: @escaping @Sendable () -> (Input, _ give: @escaping (Output) -> Void) -> Output) {
    mostInputs = workers * 3
    self.mostBytes = mostBytes
    for _ in 0..<workers {
      let thread = Thread { [self] in work(makeWork()) }
      thread.stackSize = 16 << 20
      thread.start()
    }
  }

  /// Hands in the next input; waits while too much is under way.
  func submit(_ input: Input, size: Int) {
    condition.lock()
    while submitted - taken >= mostInputs || (bytes > 0 && bytes + size > mostBytes) { condition.wait() }
    waiting.append((submitted, input))
    sizes[submitted] = size
    submitted += 1
    bytes += size
    condition.broadcast()
    condition.unlock()
  }

  private var sizes: [Int: Int] = [:]

  /// No more inputs will come.
  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }

  /// The result of the next input in order, or a piece of it; nil when all were given back. Waits until there is one.
  func next() -> Output? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let output = piece {
        piece = nil
        condition.broadcast()
        return output
      }
      if let (output, size) = finished.removeValue(forKey: taken) {
        taken += 1
        bytes -= size
        condition.broadcast()
        return output
      }
      if isClosed, taken == submitted { return nil }
      condition.wait()
    }
  }

  private func work(_ work: (Input, @escaping (Output) -> Void) -> Output) {
    while let (number, input) = take() {
      let output = work(input) { [self] in give($0, of: number) }
      condition.lock()
      finished[number] = (output, sizes.removeValue(forKey: number) ?? 0)
      condition.broadcast()
      condition.unlock()
    }
  }

  /// Waits until the piece can be taken: inputs are begun in order, so all before it are finished or under way.
  private func give(_ output: Output, of number: Int) {
    condition.lock()
    while taken != number || piece != nil { condition.wait() }
    piece = output
    condition.broadcast()
    condition.unlock()
  }

  private func take() -> (number: Int, input: Input)? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty {
      if isClosed { return nil }
      condition.wait()
    }
    return waiting.removeFirst()
  }
}
