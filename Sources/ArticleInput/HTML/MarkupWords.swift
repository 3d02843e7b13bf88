/// The words that Vietnamese and other sites put into `class`, `id` and `itemprop`, and the roles they tell.
enum MarkupWords {
  /// Found anywhere in a name, hyphens and case left out: `box-tin-lien-quan`, `boxTinLienQuan`.
  private static let parts: [(MarkupRole, [String])] = [
    (
      .related,
      [
        "related", "relate", "lienquan", "docthem", "xemthem", "docnhieu", "xemnhieu", "tinkhac", "tinnoibat", "tinmoinhat", "tinmoihon",
        "tincuhon", "cungchuyenmuc",
        "quantam", "readmore", "readalso", "recommend", "suggest", "mostview", "mostread", "othernews", "newsother", "morenews",
        "latestnews",
        "hotnews", "trending", "tieudiem", "dongsukien", "boxnews", "listnews", "newslist", "topnews", "relbox", "seealso",
        "popular",
        "outstanding", "linkcontent", "tinbaikhac", "cothebanquantam",
        // Posts of others that are shown inside a text.
        "fbpost", "twittertweet", "instagrammedia", "tiktokembed", "telegrampost",
      ]
    ),
    (.comments, ["comment", "binhluan", "ykien", "phanhoi", "disqus", "discussion"]),
    (
      .advertisement,
      ["quangcao", "advert", "banner", "sponsor", "adsense", "adzone", "adslot", "googlead", "dfpad", "popup", "newsletter"]
    ),
    (
      .navigation,
      [
        "breadcrumb", "navbar", "navigation", "mainmenu", "topmenu", "submenu", "menutop", "mainnav", "social", "sharebox", "sharebar",
        "boxshare",
        "sharing", "toolbar", "thanhcongcu", "congcu", "tooltip", "searchbox", "pagination", "phantrang", "skiplink", "backtotop",
        "fontsize", "languageswitch",
        "siteheader", "headersite", "topbar", "audioplayer", "danhgia", "followus", "tableofcontents", "mucluc", "tocbox",
        "skipto",
      ]
    ),
    (.footer, ["footer", "copyright", "banquyen"]),
    (.aside, ["sidebar", "rightcol", "colright", "cotphai", "widget"]),
    (
      .tags,
      [
        "tagbox", "boxtag", "taglist", "listtag", "tagcloud", "tukhoa", "keyword", "hashtag", "articletag", "tagsarticle", "detailtag",
        "newstag", "posttag",
      ]
    ),
    (.author, ["author", "tacgia", "byline", "butdanh", "nguontin", "sourcenews", "newssource", "articlesource", "signature"]),
    (
      .date,
      [
        "datetime", "publish", "pubdate", "ngaydang", "postdate", "datepost", "timepost", "posttime", "articledate", "articletime",
        "thoigian", "newstime", "timeupdate",
      ]
    ),
    (
      .title,
      [
        "articletitle", "titledetail", "detailtitle", "titlearticle", "posttitle", "entrytitle", "newstitle", "titlenews", "tieude",
        "pagetitle", "contenttitle",
        "titlepost", "cmstitle", "storytitle", "headlinedetail",
      ]
    ),
    (
      .lead,
      [
        "sapo", "chapeau", "chappeau", "articlelead", "leadpost", "postlead", "articlesummary", "summarydetail", "detailsummary",
        "newssummary",
        "standfirst", "excerpt", "trichyeu", "motabaiviet", "shortdescription", "articledescription", "entrysummary",
      ]
    ),
    (
      .caption,
      [
        "caption", "photonote", "imagenote", "imgnote", "chuthich", "ghichuanh", "imagedesc", "imgdesc", "photodesc", "descimage",
        "imagelegend", "cklegend", "photolegend", "pcaption", "imgcap",
      ]
    ),
    (
      .body,
      [
        "articlebody", "articlecontent", "detailcontent", "contentdetail", "bodydetail", "detailbody", "postcontent", "contentpost",
        "entrycontent", "newscontent",
        "contentnews", "noidung", "fckdetail", "cmsbody", "storybody", "bodycontent", "contentbody", "mainarticle", "singularcontent",
        "textbody", "chitiettin",
        "noidungtin", "newsbody", "maincontentdetail", "afcbcontent",
      ]
    ),
  ]

  /// Found as a whole part between hyphens, or as the last parts of a name together: `box-tin-moi`, not `tin-moi-truong`.
  private static let words: [(MarkupRole, Set<String>)] = [
    (
      .navigation,
      ["nav", "menu", "share", "breadcrumbs", "tool", "tools", "search", "login", "zalo", "facebook", "print", "like", "rating", "toc"]
    ),
    (.advertisement, ["ad", "ads", "adv", "qc", "dfp"]),
    (.tags, ["tag", "tags"]), (.comments, ["cmt", "fbcomments"]), (.author, ["nguon", "source"]),
    (.date, ["date", "time", "clock", "ngay", "meta"]),
    (.lead, ["lead", "lede", "des", "desc", "summary", "description", "intro", "headline2"]), (.title, ["title", "headline"]),
    (.caption, ["legend"]),
    (.related, ["more", "teaser", "hot", "rel", "tinmoi", "tincu", "tinnong"]), (.footer, ["bottom"]), (.aside, ["aside"]),
  ]

  private static let partTable = WordTable(parts.flatMap { role, parts in parts.map { ($0, role) } })
  private static let wordTable = WordTable(words.flatMap { role, words in words.sorted().map { ($0, role) } })

  /// What a part of a text may be called by its last word though it names the text, too: `detail-content-sapo`.
  private static let partsOfText: MarkupRole = [.lead, .title, .date, .author, .caption, .tags, .comments, .related]

  /// The roles that a `class` or `id` tells. Linear in its length.
  static func roles(in names: ArraySlice<UInt8>) -> MarkupRole {
    var roles: MarkupRole = []
    for name in names.split(whereSeparator: { $0 <= 0x20 }).prefix(12) { roles.formUnion(Self.roles(ofName: name)) }
    return roles
  }

  private static func roles(ofName name: ArraySlice<UInt8>) -> MarkupRole {
    var squeezed: [UInt8] = []
    // `box-tinLien_quan` is four pieces.
    var pieces = [0]
    var wasLower = false
    for byte in name {
      let isUpper = byte &- 0x41 < 26
      let letter = letter(byte)
      if letter == nil || (isUpper && wasLower), squeezed.count > pieces[pieces.count - 1] { pieces.append(squeezed.count) }
      if let letter { squeezed.append(letter) }
      wasLower = byte &- 0x61 < 26
    }
    var roles: MarkupRole = []
    for (i, start) in pieces.enumerated() {
      roles.formUnion(wordTable.roles(ofWhole: squeezed[start..<(i + 1 < pieces.count ? pieces[i + 1] : squeezed.count)]))
      if i + 3 >= pieces.count { roles.formUnion(wordTable.roles(ofWhole: squeezed[start...])) }
    }
    var last: MarkupRole = []
    for start in squeezed.indices {
      roles.formUnion(partTable.roles(ofBeginnings: squeezed[start...]))
      if roles.contains(.body) { last.formUnion(partTable.roles(ofWhole: squeezed[start...])) }
    }
    // The last word says what it is, the others where it stands.
    if roles.contains(.body), !last.contains(.body), !last.isDisjoint(with: partsOfText) { roles.remove(.body) }
    // Page builders call every element a widget.
    if name.starts(with: Array("elementor-".utf8)) { roles.remove(.aside) }
    return roles
  }

  /// Lower case; nil for what is neither letter nor digit.
  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }
}

/// Words of small letters and digits with their roles, as a trie. Pages have hundreds of names: looking for each word in each name would cost more than all
/// else that is done with a page.
struct WordTable: Sendable {
  private static let width = 36
  /// Of each node, the nodes that follow it by letter; 0 for none.
  private var next = [Int32](repeating: 0, count: width)
  /// Of each node, the roles of the word that ends there.
  private var roles: [MarkupRole] = [[]]

  init(_ words: [(String, MarkupRole)]) {
    for (word, role) in words {
      var node = 0
      for byte in word.utf8 {
        let place = node * Self.width + Self.index(byte)
        if next[place] == 0 {
          next[place] = Int32(roles.count)
          roles.append([])
          next += [Int32](repeating: 0, count: Self.width)
        }
        node = Int(next[place])
      }
      roles[node].formUnion(role)
    }
  }

  private static func index(_ byte: UInt8) -> Int { Int(byte < 0x3A ? byte - 0x30 : byte - 0x61 + 10) }

  /// The roles of all words that the letters begin with.
  func roles(ofBeginnings letters: ArraySlice<UInt8>) -> MarkupRole {
    var found: MarkupRole = []
    var node = 0
    for byte in letters {
      node = Int(next[node * Self.width + Self.index(byte)])
      if node == 0 { break }
      found.formUnion(roles[node])
    }
    return found
  }

  /// The roles of the word that the letters are.
  func roles(ofWhole letters: ArraySlice<UInt8>) -> MarkupRole {
    var node = 0
    for byte in letters {
      node = Int(next[node * Self.width + Self.index(byte)])
      if node == 0 { return [] }
    }
    return roles[node]
  }
}
