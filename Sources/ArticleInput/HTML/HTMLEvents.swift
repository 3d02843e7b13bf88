import CHTML

/// A page as libxml2 reads it: start tags, end tags and text with their places in the source. Values are copied once; no pointer outlives `init`.
struct HTMLEvents {
  /// Valid UTF-8; places count in it.
  let source: [UInt8]
  let events: [sk_event]
  private let attributes: [sk_attribute]
  private let pool: [UInt8]

  init(_ source: [UInt8]) {
    self.source = source
    guard source.count < Int(Int32.max),
      let page = source.withUnsafeBufferPointer({ bytes in
        bytes.baseAddress.flatMap { sk_html_parse($0, Int32(bytes.count)) }
      })
    else {
      (events, attributes, pool) = ([], [], [])
      return
    }
    defer { sk_html_free(page) }
    var count: Int32 = 0
    let firstEvent = sk_html_events(page, &count)
    events = Array(UnsafeBufferPointer(start: firstEvent, count: Int(count)))
    let firstAttribute = sk_html_attributes(page, &count)
    attributes = Array(UnsafeBufferPointer(start: firstAttribute, count: Int(count)))
    let firstByte = sk_html_pool(page, &count)
    pool = Array(UnsafeBufferPointer(start: firstByte, count: Int(count)))
  }

  /// The value of an attribute of a start tag; character references are resolved.
  func attribute(_ name: sk_attribute_name, of event: sk_event) -> ArraySlice<UInt8>? {
    for attribute in attributes[Int(event.start)..<Int(event.start + event.length)] where attribute.name == name {
      return pool[Int(attribute.start)..<Int(attribute.start + attribute.length)]
    }
    return nil
  }

  func string(_ name: sk_attribute_name, of event: sk_event) -> String? {
    attribute(name, of: event).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a text event.
  func text(of event: sk_event) -> ArraySlice<UInt8> {
    event.is_replaced != 0
      ? pool[Int(event.start)..<Int(event.start + event.length)] : source[Int(event.source_start)..<Int(event.source_end)]
  }
}
