import Annotations

/// What a block looks like, before its place on the page counts.
enum BlockForm: Equatable {
  /// Running text.
  case paragraph
  /// A line of four words or more without a final stop.
  case headline
  /// A line of less.
  case label
  /// A point of a list: begins with a bullet or ends with a semicolon.
  case item
  /// Date and time of publication, or a clock time with a section.
  case stamp
  /// Nothing but words of page furniture.
  case furniture(Furniture)
}

/// Kinds of page furniture.
enum Furniture {
  /// Buttons, menus, breadcrumbs.
  case tool
  /// Head of a list of teasers or links.
  case related
  /// One teaser, led by its words: `Xem thêm: …`.
  case inline
  case tags
  /// Author or agency.
  case credit
  /// Whose picture it is, alone in its line.
  case photo
  case comment
  case footer
}

/// A run of sentences with no line break between them.
struct PageBlock {
  /// Indices of its sentences.
  let sentences: Range<Int>
  let tokens: Range<Int>
  let form: BlockForm
  /// Number of words, not counting punctuation.
  let words: Int
  /// The same headline twice in one line.
  let isDoubled: Bool
  /// Its last sentence ends with a full stop.
  let endsWithStop: Bool
  /// Ends with the credit of a picture.
  let hasPhotoCredit: Bool
  let afterBlankLine: Bool

  var isFurniture: Bool {
    if case .furniture = form { true } else { false }
  }

  func isFurniture(_ kind: Furniture) -> Bool { form == .furniture(kind) }

  /// The zone of a block that markup puts into another. Markup seldom tells the lines inside a text apart: there the words do.
  func zone(marked: Zone) -> Zone {
    guard marked == .body else { return marked }
    if hasPhotoCredit || isFurniture(.photo) { return .caption }
    if isFurniture(.inline) || isFurniture(.related) { return .related }
    return isFurniture ? .navigation : .body
  }
}
