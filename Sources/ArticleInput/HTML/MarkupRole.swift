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
