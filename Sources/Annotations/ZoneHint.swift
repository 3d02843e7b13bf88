/// What the markup of a page says about a stretch of its text, where there is markup.
public struct ZoneHint: Sendable, Equatable {
  /// UTF-8 offsets in the text as received, half open.
  public let start: Int
  public let end: Int
  public let zone: Zone
  /// The stretch of the innermost element that holds it and more of the text after it; what a heading heads.
  public let box: Range<Int>?
  /// The stretch inside it that shows when the article came out, in the same offsets.
  public let stamp: Range<Int>?

  public init(start: Int, end: Int, zone: Zone, box: Range<Int>? = nil, stamp: Range<Int>? = nil) {
    self.start = start
    self.end = end
    self.zone = zone
    self.box = box
    self.stamp = stamp
  }
}
