import Records

/// The objects of a page's JSON-LD, as far as they tell of its article.
///
/// Scripts of real pages are often broken JSON (comments, a comma too many, line breaks and bare quotes in strings): this reads brackets, names and strings and
/// takes what it can get. Nothing is an error. Linear in the length of the scripts.
struct LinkedData {
  struct Object {
    /// Index of the object around it, and the member of that under which it stands; lists between them do not count.
    let parent: Int?
    let role: String
    fileprivate(set) var types: [String] = []
    /// The first string under each name that counts.
    fileprivate(set) var members: [String: String] = [:]

    var isArticle: Bool { types.contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" } }
    var isPage: Bool { types.contains { $0.hasSuffix("Page") } }
  }

  private static let names: Set<String> = ["@id", "name", "headline", "url", "mainEntityOfPage", "datePublished", "publisher"]
  /// More of them than this tell nothing more.
  private static let most = 500

  private(set) var objects: [Object] = []

  /// Adds the objects of one script.
  mutating func read(_ script: ArraySlice<UInt8>) {
    // Open objects, each with the member that was named last.
    var open: [(object: Int, name: String)] = []
    var at = script.startIndex
    while at < script.endIndex, objects.count < Self.most {
      switch script[at] {
      case UInt8(ascii: "{"):
        objects.append(Object(parent: open.last?.object, role: open.last?.name ?? ""))
        open.append((objects.count - 1, ""))
      case UInt8(ascii: "}"): _ = open.popLast()
      case UInt8(ascii: "\""):
        let (end, isName) = Self.endOfString(script, at + 1)
        let text = script[at + 1..<end]
        if !open.isEmpty {
          if isName { open[open.count - 1].name = String(decoding: text, as: UTF8.self) } else { add(text, to: open[open.count - 1]) }
        }
        at = end
      default: break
      }
      at += 1
    }
  }

  private mutating func add(_ text: ArraySlice<UInt8>, to place: (object: Int, name: String)) {
    if place.name == "@type" {
      let type = String(decoding: text, as: UTF8.self)
      objects[place.object].types.append(type.split(separator: "/").last.map(String.init) ?? type)
    } else if Self.names.contains(place.name), objects[place.object].members[place.name] == nil, let value = Self.unescaped(text) {
      objects[place.object].members[place.name] = value
    }
  }

  /// The closing quote, and whether a colon follows. A quote that neither comma nor bracket follows belongs to the text.
  private static func endOfString(_ script: ArraySlice<UInt8>, _ start: Int) -> (end: Int, isName: Bool) {
    var at = start
    while at < script.endIndex {
      if script[at] == UInt8(ascii: "\\") {
        at += 1
      } else if script[at] == UInt8(ascii: "\"") {
        let next = script[(at + 1)...].first { $0 > 0x20 }
        if next == UInt8(ascii: ":") { return (at, true) }
        if next == nil || next == UInt8(ascii: ",") || next == UInt8(ascii: "}") || next == UInt8(ascii: "]") { return (at, false) }
      }
      at += 1
    }
    return (script.endIndex, false)
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> String? {
    var string = [UInt8(ascii: "\"")]
    var isEscaped = false
    for byte in text {
      if byte == UInt8(ascii: "\""), !isEscaped { string.append(UInt8(ascii: "\\")) }
      string.append(byte < 0x20 ? 0x20 : byte)
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    string.append(UInt8(ascii: "\""))
    return string.withUnsafeBufferPointer { bytes in
      var json = JSONReader(bytes)
      return try? String(decoding: json.readString(), as: UTF8.self)
    }
  }

  // MARK: The article

  /// The article that the page is about: the one whose headline or address is the page's, else the first that stands in no list of others.
  func article(titles: [String], addresses: [String]) -> Int? {
    let articles = objects.indices.filter { objects[$0].isArticle }
    return articles.first { agrees($0, titles, addresses) } ?? articles.first { !isListed($0) }
  }

  /// Whether an object is called as the page is, or lives where it does.
  func agrees(_ i: Int, _ titles: [String], _ addresses: [String]) -> Bool {
    let members = objects[i].members
    if let headline = (members["headline"] ?? members["name"]).map(BlockZoner.letters), headline.count >= 8,
      titles.map(BlockZoner.letters).contains(where: { $0.starts(with: headline) || headline.starts(with: $0) && $0.count >= 8 })
    {
      return true
    }
    let page = objects.first { $0.parent == i && $0.role == "mainEntityOfPage" }?.members["@id"]
    let own = [members["url"], members["mainEntityOfPage"], page].compactMap { $0.flatMap(Self.path) }
    return addresses.compactMap(Self.path).contains { own.contains($0) }
  }

  private func isListed(_ i: Int) -> Bool {
    var at = objects[i]
    while let parent = at.parent {
      if at.role != "@graph", at.role != "mainEntity" { return true }
      at = objects[parent]
    }
    return false
  }

  /// The name of the publisher of an object, or of any; never that of somebody else who stands beside it.
  func publisher(of article: Int?) -> String? {
    for i in [article].compactMap({ $0 }) + objects.indices {
      if let publisher = objects.first(where: { $0.parent == i && $0.role == "publisher" }) {
        if let name = publisher.members["name"] { return name }
        if let id = publisher.members["@id"],
          let name = objects.first(where: { $0.members["@id"] == id && $0.members["name"] != nil })?.members["name"]
        {
          return name
        }
      }
      if let name = objects[i].members["publisher"] { return name }
    }
    return nil
  }

  /// What stands behind the host of an address, without query and last slash; nil for a home page.
  private static func path(_ address: String) -> Substring? {
    let rest = address.firstRange(of: "//").map { address[$0.upperBound...] } ?? address[...]
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    let path = rest[slash...].prefix { $0 != "?" && $0 != "#" }
    let trimmed = path.hasSuffix("/") ? path.dropLast() : path
    return trimmed.isEmpty ? nil : trimmed
  }
}
