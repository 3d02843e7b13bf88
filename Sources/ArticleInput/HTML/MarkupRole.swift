import CHTML

/// What an element says about the text inside it, by its name and by the words of its `class` and `id`.
struct MarkupRole: OptionSet, Sendable {
  let rawValue: UInt32

  /// Menus, site headers, breadcrumbs, buttons, search.
  static let navigation = MarkupRole(rawValue: 1 << 0)
  static let footer = MarkupRole(rawValue: 1 << 1)
  /// Teasers and links to other articles.
  static let related = MarkupRole(rawValue: 1 << 2)
  static let comments = MarkupRole(rawValue: 1 << 3)
  static let advertisement = MarkupRole(rawValue: 1 << 4)
  static let tags = MarkupRole(rawValue: 1 << 5)
  static let author = MarkupRole(rawValue: 1 << 6)
  static let date = MarkupRole(rawValue: 1 << 7)
  static let title = MarkupRole(rawValue: 1 << 8)
  static let lead = MarkupRole(rawValue: 1 << 9)
  static let caption = MarkupRole(rawValue: 1 << 10)
  static let figure = MarkupRole(rawValue: 1 << 11)
  /// The text of the article.
  static let body = MarkupRole(rawValue: 1 << 12)
  static let link = MarkupRole(rawValue: 1 << 13)
  static let bold = MarkupRole(rawValue: 1 << 14)
  static let italic = MarkupRole(rawValue: 1 << 15)
  static let heading = MarkupRole(rawValue: 1 << 16)
  static let listItem = MarkupRole(rawValue: 1 << 17)
  static let aside = MarkupRole(rawValue: 1 << 18)

  /// What never belongs to the text of an article.
  static let boilerplate: MarkupRole = [.navigation, .footer, .related, .comments, .advertisement, .tags, .aside]

  /// By the name of an element alone.
  init(tag: sk_tag) {
    switch tag {
    case SK_TAG_NAV, SK_TAG_BUTTON, SK_TAG_LABEL, SK_TAG_FORM: self = .navigation
    case SK_TAG_FOOTER: self = .footer
    case SK_TAG_ASIDE: self = .aside
    case SK_TAG_FIGURE: self = .figure
    case SK_TAG_FIGCAPTION: self = .caption
    case SK_TAG_TIME: self = .date
    case SK_TAG_A: self = .link
    case SK_TAG_B, SK_TAG_STRONG: self = .bold
    case SK_TAG_EM, SK_TAG_I: self = .italic
    case SK_TAG_LI, SK_TAG_DT, SK_TAG_DD: self = .listItem
    case SK_TAG_H1, SK_TAG_H2, SK_TAG_H3, SK_TAG_H4, SK_TAG_H5, SK_TAG_H6: self = .heading
    default: self = []
    }
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The words that Vietnamese and other sites put into `class`, `id` and `itemprop`, and the roles they tell.
enum MarkupWords {
  /// Found anywhere in a name, hyphens and case left out: `box-tin-lien-quan`, `boxTinLienQuan`.
  private static let parts: [(MarkupRole, [String])] = [
    (
      .related,
      [
        "related", "relate", "lienquan", "docthem", "xemthem", "docnhieu", "xemnhieu", "tinkhac", "tinmoi", "tincu", "tinnoibat",
        "cungchuyenmuc",
        "quantam", "readmore", "readalso", "recommend", "suggest", "mostview", "mostread", "othernews", "newsother", "morenews",
        "latestnews",
        "hotnews", "trending", "tinnong", "tieudiem", "dongsukien", "boxnews", "listnews", "newslist", "topnews", "relbox", "seealso",
        "popular",
        "outstanding", "linkcontent", "tinbaikhac", "cothebanquantam",
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
        "siteheader", "headersite", "topbar", "audioplayer", "rating", "danhgia", "followus",
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
        "sapo", "chapeau", "articlelead", "leadpost", "postlead", "articlesummary", "summarydetail", "detailsummary", "newssummary",
        "standfirst", "trichyeu", "motabaiviet", "shortdescription", "articledescription", "entrysummary",
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

  /// Found as a whole name or a whole part between hyphens.
  private static let words: [(MarkupRole, Set<String>)] = [
    (.navigation, ["nav", "menu", "share", "breadcrumbs", "tool", "tools", "search", "login", "zalo", "facebook", "print", "like"]),
    (.advertisement, ["ad", "ads", "adv", "qc", "dfp"]),
    (.tags, ["tag", "tags"]), (.comments, ["cmt", "fbcomments"]), (.author, ["nguon", "source"]),
    (.date, ["date", "time", "clock", "ngay", "meta"]),
    (.lead, ["lead", "lede", "des", "desc", "summary", "description", "intro", "headline2"]), (.title, ["title", "headline"]),
    (.caption, ["legend"]),
    (.related, ["more", "teaser", "hot", "rel"]), (.footer, ["bottom"]), (.aside, ["aside"]),
  ]

  /// The roles that a `class` or `id` tells.
  static func roles(in names: ArraySlice<UInt8>) -> MarkupRole {
    var roles: MarkupRole = []
    for name in names.split(whereSeparator: { $0 <= 0x20 }).prefix(12) {
      let squeezed = String(decoding: name.compactMap(letter), as: UTF8.self)
      for (role, parts) in parts where parts.contains(where: { squeezed.contains($0) }) { roles.insert(role) }
      let pieces = pieces(of: name)
      for (role, words) in words where pieces.contains(where: { words.contains($0) }) { roles.insert(role) }
    }
    return roles
  }

  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }

  /// `box-tinLien_quan` in four pieces, lower case.
  private static func pieces(of name: ArraySlice<UInt8>) -> [String] {
    var pieces: [[UInt8]] = [[]]
    var wasLower = false
    for byte in name {
      let isUpper = byte &- 0x41 < 26
      if letter(byte) == nil || (isUpper && wasLower) { pieces.append([]) }
      if let letter = letter(byte) { pieces[pieces.count - 1].append(letter) }
      wasLower = byte &- 0x61 < 26
    }
    return pieces.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }
}
