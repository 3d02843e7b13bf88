import CHTML

/// Goes through a page's events once and collects its visible text in blocks.
struct HTMLPageBuilder {
  private enum Gap: Int { case none, space, line, blankLine }

  private let events: HTMLEvents
  private var nodes: [HTMLNode] = []
  private var blocks: [HTMLBlock] = []
  private var text: [UInt8] = []
  private var runs: [SourceRun] = []

  /// Open elements and what each breaks.
  private var open: [Int32] = []
  /// Number of open elements whose text does not show.
  private var hidden = 0
  private var links = 0
  private var bolds = 0
  private var italics = 0
  private var pre = 0
  private var gap = Gap.none
  /// Place of the white space that a single space will stand for.
  private var spaceSource = 0..<0
  private var isBlockOpen = false
  private var sawImage = false
  private var roleCache: [ArraySlice<UInt8>: MarkupRole] = [:]

  private init(_ events: HTMLEvents) { self.events = events }

  static func page(_ events: HTMLEvents) -> HTMLPage {
    var builder = HTMLPageBuilder(events)
    builder.build()
    return HTMLPage(nodes: builder.nodes, blocks: builder.blocks, text: builder.text, runs: builder.runs)
  }

  private mutating func build() {
    text.reserveCapacity(events.source.count / 3)
    for (i, event) in events.events.enumerated() {
      switch event.kind {
      case SK_EVENT_START:
        see(event.tag, hasName: isNamed(event))
        start(event, i)
      case SK_EVENT_END:
        if let node = open.last { see(nodes[Int(node)].tag, hasName: isNamed(events.events[Int(nodes[Int(node)].event)])) }
        end(event)
      default: if hidden == 0 { append(event) }
      }
    }
    while !open.isEmpty { close() }
    RoleMender.mend(&nodes, blocks, text)
  }

  // MARK: Elements

  private mutating func start(_ event: sk_event, _ index: Int) {
    breakLine(for: event.tag, isStart: true)
    if event.tag == SK_TAG_IMG || event.tag == SK_TAG_PICTURE || event.tag == SK_TAG_VIDEO { sawImage = true }
    if event.tag == SK_TAG_A, links == 0 { startLink(event) }
    let node = Int32(nodes.count)
    nodes.append(
      HTMLNode(
        tag: event.tag, parent: open.last ?? -1, event: Int32(index), own: ownRoles(event), start: text.count, endBlock: 0,
        firstBlock: Int32(blocks.count)))
    open.append(node)
    count(node, by: 1)
  }

  private mutating func end(_ event: sk_event) {
    guard !open.isEmpty else { return }
    breakLine(for: event.tag, isStart: false)
    close()
  }

  private mutating func close() {
    guard let node = open.popLast() else { return }
    count(node, by: -1)
    nodes[Int(node)].endBlock = Int32(blocks.count)
    nodes[Int(node)].end = text.count
    lastWasLink = nodes[Int(node)].tag == SK_TAG_A
  }

  /// Links one behind the other are entries of a menu or, when long, headlines.
  private mutating func startLink(_ event: sk_event) {
    isInPage = events.attribute(SK_ATTRIBUTE_HREF, of: event)?.first == UInt8(ascii: "#")
    if lastWasLink, isBlockOpen, gap.rawValue <= Gap.space.rawValue {
      if text.count - linkStart >= 24 { widen(.line) } else if gap == .none { gap = .space }
    }
    linkStart = text.count
  }

  private var lastWasLink = false
  private var linkStart = 0
  private var isInPage = false
  /// A tag stood since the last word, and one that does more than set type.
  private var sawTag = false
  private var sawPart = false

  private mutating func see(_ tag: sk_tag, hasName: Bool) {
    sawTag = true
    switch tag {
    case SK_TAG_TIME, SK_TAG_A, SK_TAG_LABEL, SK_TAG_INPUT, SK_TAG_IMG, SK_TAG_SVG: sawPart = true
    case SK_TAG_SPAN: sawPart = sawPart || hasName
    default: break
    }
  }

  /// Whether a start tag has a class or an id.
  private func isNamed(_ event: sk_event) -> Bool {
    event.tag == SK_TAG_SPAN
      && (events.attribute(SK_ATTRIBUTE_CLASS, of: event) != nil || events.attribute(SK_ATTRIBUTE_ID, of: event) != nil)
  }

  private mutating func count(_ node: Int32, by step: Int) {
    let element = nodes[Int(node)]
    if Self.isHidden(element.tag) || isMarkedHidden(element) { hidden += step }
    switch element.tag {
    case SK_TAG_A: links += step
    case SK_TAG_B, SK_TAG_STRONG: bolds += step
    case SK_TAG_EM, SK_TAG_I: italics += step
    case SK_TAG_PRE: pre += step
    default: break
    }
  }

  private mutating func ownRoles(_ event: sk_event) -> MarkupRole {
    var roles = MarkupRole(tag: event.tag)
    if event.tag == SK_TAG_BODY || event.tag == SK_TAG_HTML { return roles }
    for name in [SK_ATTRIBUTE_CLASS, SK_ATTRIBUTE_ID] {
      guard let value = events.attribute(name, of: event), !value.isEmpty else { continue }
      if let known = roleCache[value] {
        roles.formUnion(known)
      } else {
        let found = MarkupWords.roles(in: value)
        roleCache[value] = found
        roles.formUnion(found)
      }
    }
    if let property = events.attribute(SK_ATTRIBUTE_ITEMPROP, of: event) { roles.formUnion(Self.roles(ofProperty: property)) }
    if roles.contains(.body) { roles.subtract([.related, .aside, .navigation, .advertisement, .lead, .title, .date]) }
    return roles
  }

  private static func roles(ofProperty property: ArraySlice<UInt8>) -> MarkupRole {
    switch String(decoding: property, as: UTF8.self) {
    case "articleBody": .body
    case "headline": .title
    case "description": .lead
    case "datePublished", "dateModified": .date
    case "author", "publisher": .author
    case "caption": .caption
    default: []
    }
  }

  private static func isHidden(_ tag: sk_tag) -> Bool {
    switch tag {
    case SK_TAG_SCRIPT, SK_TAG_STYLE, SK_TAG_NOSCRIPT, SK_TAG_TEMPLATE, SK_TAG_SVG, SK_TAG_IFRAME, SK_TAG_SELECT, SK_TAG_TEXTAREA,
      SK_TAG_TITLE,
      SK_TAG_OBJECT, SK_TAG_AUDIO, SK_TAG_VIDEO, SK_TAG_MAP:
      true
    default: false
    }
  }

  private func isMarkedHidden(_ node: HTMLNode) -> Bool {
    let event = events.events[Int(node.event)]
    guard event.length > 0 else { return false }
    if events.attribute(SK_ATTRIBUTE_HIDDEN, of: event) != nil { return true }
    guard let style = events.attribute(SK_ATTRIBUTE_STYLE, of: event) else { return false }
    let squeezed = style.compactMap { $0 <= 0x20 ? nil : $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    return Self.hidingStyles.contains { squeezed.firstRange(of: $0) != nil }
  }

  private static let hidingStyles = ["display:none", "visibility:hidden"].map { Array($0.utf8) }

  // MARK: Lines

  private mutating func breakLine(for tag: sk_tag, isStart: Bool) {
    switch tag {
    case SK_TAG_BR:
      if isStart { widen(gap.rawValue >= Gap.line.rawValue || !isBlockOpen ? .blankLine : .line) }
    case _ where !Self.isInline(tag): widen(.blankLine)
    default: break
    }
  }

  private mutating func widen(_ wider: Gap) {
    if wider.rawValue > gap.rawValue {
      gap = wider
      spaceSource = 0..<0
    }
    if wider.rawValue >= Gap.line.rawValue { isBlockOpen = false }
  }

  // MARK: Text

  private mutating func append(_ event: sk_event) {
    let bytes = events.text(of: event)
    let isReplaced = event.is_replaced != 0
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let space = spaceLength(bytes, i)
      if space == 0, let joiner = nothingLength(bytes, i) {
        // It may part a line but no word; what a page sets apart by it alone still is.
        sawTag = true
        i += joiner
      } else if space > 0 {
        let source = isReplaced ? Int(event.source_start)..<Int(event.source_end) : i..<i + space
        if pre > 0, bytes[i] == 0x0A {
          widen(gap == .line ? .blankLine : .line)
        } else if gap == .none {
          gap = .space
          spaceSource = source
        }
        i += space
      } else {
        var end = i + 1
        while end < bytes.endIndex, spaceLength(bytes, end) == 0, nothingLength(bytes, end) == nil { end += 1 }
        let source = isReplaced ? Int(event.source_start)..<Int(event.source_end) : i..<end
        append(bytes[i..<end], source)
        i = end
      }
    }
  }

  /// Length of the zero-width space at `i`, which nobody sees: pages put it inside words.
  private func nothingLength(_ bytes: ArraySlice<UInt8>, _ i: Int) -> Int? {
    guard bytes[i] == 0xE2 || bytes[i] == 0xEF, i + 2 < bytes.endIndex else { return nil }
    switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
    case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): return 3
    default: return nil
    }
  }

  /// Length of the white space at `i`: blanks, line breaks and no-break spaces; else 0.
  private func spaceLength(_ bytes: ArraySlice<UInt8>, _ i: Int) -> Int {
    switch bytes[i] {
    case 0...0x20, 0x7F: return 1
    case 0xC2: return i + 1 < bytes.endIndex && bytes[i + 1] == 0xA0 ? 2 : 0
    default: return 0
    }
  }

  private mutating func append(_ word: ArraySlice<UInt8>, _ source: Range<Int>) {
    if sawTag, gap == .none, isBlockOpen, joinsWords(word) { gap = .space }
    (sawTag, sawPart) = (false, false)
    fillGap()
    let start = text.count
    text.append(contentsOf: word)
    map(start..<text.count, source)
    let last = blocks.count - 1
    blocks[last].end = text.count
    let length = Self.composedLength(word)
    blocks[last].length += length
    blocks[last].letters += length
    countLinks(length, start, in: last)
    if bolds > 0 { blocks[last].bold += length }
    if italics > 0 { blocks[last].italic += length }
    lastWasLink = false
  }

  private mutating func countLinks(_ length: Int, _ start: Int, in block: Int) {
    guard links > 0 else {
      blocks[block].lastLink = nil
      return
    }
    blocks[block].linked += length
    if isInPage { blocks[block].linkedInPage += length }
    if blocks[block].lastLink == nil || linkStart > blocks[block].lastLink ?? 0 {
      blocks[block].links += 1
      blocks[block].lastLink = start
      linkStart = start
    }
  }

  /// Pages set words apart by style alone: `<span>Hà Nội</span>Sáng 24/8` is no word `NộiSáng`, and the year of `<time>24/8/2021</time><a>0</a>` is
  /// not 20210. Type alone (`1<b>2</b>`, `m<sup>2</sup>`) parts no number.
  private func joinsWords(_ word: ArraySlice<UInt8>) -> Bool {
    guard let next = String(decoding: word.prefix(4), as: UTF8.self).unicodeScalars.first else { return false }
    guard let last = String(decoding: text.suffix(4), as: UTF8.self).unicodeScalars.last else { return false }
    if sawPart, last.properties.numericType == .decimal, next.properties.numericType == .decimal { return true }
    return last.properties.isLowercase && next.properties.isUppercase
  }

  /// The number of bytes that NFC would take. Exact for Vietnamese letters.
  private static func composedLength(_ word: ArraySlice<UInt8>) -> Int {
    var length = word.count
    guard var at = word.firstIndex(of: 0xCC), at > word.startIndex else { return length }
    while at < word.endIndex {
      // Marks behind one letter: a tone alone makes a letter of two or three bytes, two marks one of three.
      let base = word[at - 1]
      var end = at
      while end + 1 < word.endIndex, word[end] == 0xCC { end += 2 }
      if end == at { break }
      let isRare = word[at + 1] == 0x89 || word[at + 1] == 0xA3 || (word[at + 1] == 0x83 && (base | 0x20 == 0x65 || base | 0x20 == 0x79))
      let bare = base < 0x80 ? 1 : 2
      length -= bare + (end - at) - (bare == 1 && end - at == 2 && !isRare ? 2 : 3)
      at = word[end...].firstIndex(of: 0xCC) ?? word.endIndex
    }
    return length
  }

  /// Writes the space or the line breaks before the next word and opens a block if one is due.
  private mutating func fillGap() {
    defer {
      gap = .none
      spaceSource = 0..<0
    }
    if isBlockOpen {
      guard gap == .space else { return }
      text.append(0x20)
      blocks[blocks.count - 1].length += 1
      if !spaceSource.isEmpty { map(text.count - 1..<text.count, spaceSource) }
      return
    }
    if !text.isEmpty { text.append(contentsOf: gap == .blankLine ? [0x0A, 0x0A] : [0x0A]) }
    isBlockOpen = true
    blocks.append(HTMLBlock(node: blockNode, start: text.count, end: text.count, inline: inlineRoles, followsImage: sawImage))
    sawImage = false
  }

  /// The innermost open element that breaks lines.
  private var blockNode: Int32 {
    open.last { !Self.isInline(nodes[Int($0)].tag) } ?? open.first ?? -1
  }

  private var inlineRoles: MarkupRole {
    var roles: MarkupRole = []
    for node in open.reversed() {
      guard Self.isInline(nodes[Int(node)].tag) else { break }
      roles.formUnion(nodes[Int(node)].own)
    }
    return roles.subtracting([.link, .bold, .italic])
  }

  private static func isInline(_ tag: sk_tag) -> Bool {
    switch tag {
    case SK_TAG_A, SK_TAG_B, SK_TAG_STRONG, SK_TAG_EM, SK_TAG_I, SK_TAG_TIME, SK_TAG_OTHER, SK_TAG_LABEL, SK_TAG_BR, SK_TAG_IMG,
      SK_TAG_PICTURE,
      SK_TAG_INPUT, SK_TAG_SCRIPT, SK_TAG_STYLE, SK_TAG_NOSCRIPT, SK_TAG_SVG, SK_TAG_META, SK_TAG_LINK, SK_TAG_TEMPLATE, SK_TAG_MAP,
      SK_TAG_OBJECT,
      SK_TAG_EMBED, SK_TAG_SELECT, SK_TAG_SPAN, SK_TAG_TEXTAREA:
      true
    default: false
    }
  }

  /// Adds a stretch to the map, joined to the last one where both go on without a break and byte by byte.
  private mutating func map(_ text: Range<Int>, _ source: Range<Int>) {
    if let last = runs.last, last.text.upperBound == text.lowerBound, last.source.upperBound == source.lowerBound,
      last.text.count == last.source.count, text.count == source.count
    {
      runs[runs.count - 1].text = last.text.lowerBound..<text.upperBound
      runs[runs.count - 1].source = last.source.lowerBound..<source.upperBound
    } else {
      runs.append(SourceRun(text: text, source: source))
    }
  }
}
