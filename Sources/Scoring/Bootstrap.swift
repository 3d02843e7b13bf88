/// Confidence intervals by drawing documents anew, with replacement. The same seed gives the same intervals.
package struct Bootstrap: Sendable {
  package struct Interval: Sendable, Equatable {
    package let low: Double
    package let high: Double
  }

  private let resamples: Int
  private let seed: UInt64

  package init(resamples: Int = 1000, seed: UInt64 = 1) {
    self.resamples = resamples
    self.seed = seed
  }

  /// The middle 95 % of a figure over resampled documents; nil when there are fewer than two documents.
  ///
  /// - Parameter parts: what each document adds to the figure's counts.
  package func interval(_ parts: [Counts], _ figure: (Counts) -> Double) -> Interval? {
    guard parts.count > 1, resamples > 0 else { return nil }
    var random = SplitMix(seed: seed)
    let figures = (0..<resamples).map { _ in
      var sum = Counts()
      for _ in parts { sum += parts[Int(random.next() % UInt64(parts.count))] }
      return figure(sum)
    }.sorted()
    return Interval(low: figures[Int(0.025 * Double(resamples))], high: figures[min(resamples - 1, Int(0.975 * Double(resamples)))])
  }
}

/// A small generator whose numbers depend on nothing but its seed.
private struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
