/// What the markup of a page says about a stretch of its text, where there is markup.
package struct ZoneHint: Sendable, Equatable {
  /// UTF-8 offsets in the text as received, half open.
  package let start: Int
  package let end: Int
  package let zone: Zone

  package init(start: Int, end: Int, zone: Zone) {
    self.start = start
    self.end = end
    self.zone = zone
  }
}
