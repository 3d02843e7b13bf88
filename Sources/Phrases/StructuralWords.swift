import Gazetteers
import VietText

/// A few words by vocabulary number. One bit tells of most other words that they are not among them.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private let keys: [Int32]
  private let bits: UInt64

  init(_ keys: [Int32]) {
    self.keys = keys
    bits = keys.reduce(0) { $0 | Self.bit($1) }
  }

  init(arrayLiteral keys: Int32...) { self.init(keys) }

  @inline(__always)
  func contains(_ key: Int32) -> Bool { bits & Self.bit(key) != 0 && keys.contains(key) }

  @inline(__always)
  private static func bit(_ key: Int32) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: key) }
}

/// The few words whose place decides the structure of a sentence, by vocabulary number.
///
/// A class because every sentence's reader holds it: one pointer is copied, not a dozen arrays.
package final class StructuralWords: Sendable {
  /// `do`, `bởi`: the noun phrase behind them acts when a verb follows it.
  let agentMarkers: WordSet
  /// `bị`, `được`: a word that begins with them (`bị bắt`) is passive by itself.
  let passives: WordSet
  /// `vụ`, `cuộc`, `việc`: a verb right behind them is named, not told.
  let nominalisers: WordSet
  /// `tin`, `tin đồn`: what is told follows, with its own subject.
  let rumours: WordSet
  /// `họ`, `chúng`.
  let they: WordSet
  /// Nouns for what belongs to somebody: `gia đình`, `thân nhân`, `thi thể`.
  let belongings: [[Int32]]
  /// `xảy ra`, `diễn ra`, `tái diễn`.
  let happenings: [[Int32]]
  /// Verbs of talking together and nouns for it: `họp`, `làm việc`, `hội nghị`.
  let talks: [[Int32]]
  /// What one does to those one goes to see or speaks to: `gặp`, `đến thăm`, `xin lỗi`, `chia buồn`.
  let meetings: [[Int32]]
  /// `bắt đầu`, `kéo dài`, `hoàn thành`.
  let schedules: [[Int32]]
  /// `cho` as a verb.
  let lets: [[Int32]]
  /// `giữa`: takes two.
  package let between: Int32
  /// Verbs of doing a thing together, and the prepositions of the partner.
  let jointVerbs: [[Int32]]
  let partners: WordSet
  /// `nhau`: each does to the other.
  package let mutual: Int32
  /// `phía`, `bên`: the name behind it is what is meant.
  let sides: WordSet
  /// `người`, `kẻ`: after a name they open a relative clause about it.
  let relativeHeads: WordSet
  /// `người`, `hộ`, `gia đình`: say who is meant only with what stands behind.
  let anybodies: WordSet
  /// `ở`, `tại`: where somebody is to be found.
  let seats: WordSet
  /// `tại`
  package let deedPlace: Int32
  /// `này`, `đó`: close a phrase.
  let demonstratives: WordSet
  /// Of them those that are no phrase by themselves; and `nhau`, `vậy`.
  let dependents: WordSet
  /// `lúc`, `nay`: nouns of time that stand alone.
  let moments: WordSet
  /// `hôm nay`, `bây giờ`: the same in two syllables.
  let longMoments: [[Int32]]
  /// `ngày`, `năm`: with a number behind them a date, which is a phrase of its own.
  let dateNouns: WordSet
  /// Of the phrase that tells a time: no possessor follows (`lần | họ`), and a date goes on (`8 giờ ngày 3`).
  let timeNouns: WordSet
  /// `ai`, `đâu`: possess nothing.
  let questions: WordSet
  /// `đây`: points at what was said, not at a person.
  let pointers: WordSet
  /// `gần`: before a count.
  let vague: WordSet
  /// `rất`: before a quantity word.
  let intensifiers: WordSet
  /// `gần`, `đủ`: adjectives that take a complement and describe no noun before them.
  let looseAdjectives: WordSet
  /// `khác`: describes names and pronouns, too.
  let other: Int32
  /// `bên`: before a noun a preposition.
  let beside: Int32
  /// `nhất`, `hơn`: behind an adjective.
  let degrees: WordSet
  /// `anh`, `bà`: before a name.
  let titles: WordSet
  /// `tuổi`.
  let age: Int32
  /// `của`.
  package let owner: Int32
  /// `về`: what a document is about follows.
  package let about: Int32
  /// `trong`, `của`: do not end it.
  let inside: WordSet
  /// `kỷ niệm`, `mừng`: a span of time behind them belongs to what is celebrated.
  private let commemorations: [[Int32]]
  private let commemorationEnds: WordSet
  /// `thì`: stands between a subject and what is told of it.
  let topicMarker: Int32
  /// `kiện`.
  let suit: Int32
  /// `lúc`: before a clause a conjunction.
  let moment: Int32
  /// `rồi`: before a verb it goes on with what is told.
  let sequence: Int32
  /// `từ`.
  let from: Int32
  /// `ngày`.
  let day: Int32
  /// `nơi`: behind a place it opens a clause about it.
  let whereWord: Int32
  /// The second word of `một trong`.
  let among: Int32
  /// `trong số`: those of whom some are counted follow.
  let partitives: [[Int32]]
  /// `gửi`: who is written to does not say what is written.
  let sends: WordSet
  /// `gọi điện`: who is called does not say what is said.
  let callers: [Int32]
  /// `này`, `ấy`: what stands before is a noun.
  let determiners: WordSet
  /// `nhiệm kỳ`, `khóa`: the term of an office follows.
  let terms: [[Int32]]
  /// Bodies of one state that are named together: `Đảng, Nhà nước và nhân dân Việt Nam`.
  let stateBodies: [[Int32]]
  package let one: Int32
  let once: Int32
  /// `giữ chức`, `rời ghế`
  let posts: WordSet
  /// `kẻ`
  let fellow: Int32
  /// `thuộc`
  let whole: Int32
  /// `xe 45 chỗ`
  let capacities: WordSet
  /// `tài khoản`
  let account: Int32
  /// `hai chiếc đầu`
  let positions: WordSet
  /// `không`, `chưa`.
  let negations: WordSet
  /// `đã`, `sẽ`: the verb behind tells, it does not describe.
  let tenses: WordSet
  /// `cũng`: the verb behind tells, too.
  let additives: WordSet
  /// `đó` behind a preposition.
  let backPointers: WordSet
  let ongoing: Int32
  /// `để`, `nhằm`: what follows is what the verb before is for.
  let purposes: WordSet
  /// `vn`, `com`: the last word of a web address.
  let topLevels: WordSet
  /// `nhưng`, `song`: after a comma and before a subject they go back to the main line.
  let adversatives: WordSet
  /// `vì`: before why somebody is judged.
  let reasons: WordSet
  /// `kịp`
  let inTime: Int32
  /// `chở`: what is told behind the goods is told of what carries them.
  let carries: WordSet
  /// `lời kêu gọi`, `kế hoạch`: what somebody says or means to do, with the verb right behind and whose it is behind that.
  let matters: [[Int32]]
  /// The last words of `matters`.
  let matterEnds: WordSet
  /// `lần`
  let times: Int32
  /// `lời`: begins the name of something said.
  let utterance: Int32
  /// `tôi`, `chúng tôi`: in quotes who speaks.
  let firstPersons: [[Int32]]
  /// `khi`, `trong lúc`: what follows is going on where and when the verb before happens.
  let simultaneous: [[Int32]]
  /// `đồng thời`: goes on with who gives orders.
  let meanwhile: [Int32]

  /// Whether a word gives the verb behind it a tense.
  package func isTense(_ key: Int32) -> Bool { tenses.contains(key) }

  /// Whether words end with one of celebrating.
  package func endsCelebrating(_ tokens: ArraySlice<Token>) -> Bool {
    guard let last = tokens.last, commemorationEnds.contains(last.key) else { return false }
    let keys = tokens.map(\.key)
    return commemorations.contains { words in
      words.count <= keys.count && zip(words, keys.suffix(words.count)).allSatisfy { $0 == $1 }
    }
  }

  /// Whether what a document is about goes on behind a preposition.
  package func isOwned(by key: Int32) -> Bool { key == owner || key == whole }
  package func isSeat(_ key: Int32) -> Bool { seats.contains(key) }
  package func isAnybody(_ key: Int32) -> Bool { anybodies.contains(key) }
  package func isSomeone(_ key: Int32) -> Bool { key == fellow }
  package func endsPost(_ key: Int32) -> Bool { posts.contains(key) }
  package func endsAccount(_ key: Int32) -> Bool { key == account }
  package func isPosition(_ key: Int32) -> Bool { positions.contains(key) }
  package func isInside(_ key: Int32) -> Bool { inside.contains(key) }

  package init(vocabulary: Vocabulary) {
    func set(_ words: [String]) -> WordSet { WordSet(words.map { vocabulary.key(of: $0) }) }
    passives = set(["bị", "được"])
    they = set(["họ", "chúng"])
    func phrases(_ list: [String]) -> [[Int32]] { list.map { $0.split(separator: " ").map { vocabulary.key(of: String($0)) } } }
    belongings = phrases([
      "gia đình", "thân nhân", "người nhà", "người thân", "bố mẹ", "cha mẹ", "vợ con", "đại diện", "lãnh đạo", "thi thể", "danh tính",
      "tung tích", "sức khỏe", "hài cốt", "linh cữu",
    ])
    happenings = phrases(["xảy ra", "để xảy ra", "diễn ra", "tái diễn"])
    talks = phrases([
      "họp", "làm việc", "làm việc với", "thảo luận", "trao đổi", "bàn", "bàn bạc", "đàm phán", "hội đàm", "điện đàm", "tham vấn",
      "thương lượng", "hội nghị", "hội thảo", "tọa đàm", "diễn đàn", "cuộc họp", "phiên họp", "kỳ họp", "buổi họp", "cuộc thảo luận",
    ])
    lets = phrases(["cho"])
    schedules = phrases(["bắt đầu", "diễn ra", "kéo dài", "hoàn thành", "kết thúc"])
    meetings = phrases([
      "gặp", "gặp gỡ", "thăm", "đến thăm", "tới thăm", "về thăm", "thăm hỏi", "viếng", "động viên", "xin lỗi", "tạ lỗi",
      "cúi đầu xin lỗi", "khen", "khen ngợi", "gửi thư khen", "biểu dương", "tuyên dương", "gọi điện biểu dương", "chúc mừng",
      "chia buồn",
    ])
    nominalisers = set(["vụ", "cuộc", "sự", "chuyến", "trận", "đợt", "buổi", "việc", "lệnh", "phiên", "lễ", "nỗi", "niềm"])
    rumours = set(["tin", "đồn"])
    between = vocabulary.key(of: "giữa")
    jointVerbs = [["phối", "hợp"], ["kết", "hợp"], ["liên", "kết"], ["bắt", "tay"]].map { $0.map { vocabulary.key(of: $0) } }
    partners = set(["với", "cùng"])
    mutual = vocabulary.key(of: "nhau")
    sides = set(["phía", "bên"])
    relativeHeads = set(["người", "kẻ"])
    seats = set(["ở", "tại"])
    deedPlace = vocabulary.key(of: "tại")
    anybodies = set(["người", "kẻ", "hộ", "nhóm", "đình"])
    demonstratives = set(["này", "ấy", "đó", "kia", "nọ", "nào", "đây", "đấy"])
    dependents = set(["này", "ấy", "kia", "nọ", "nào", "nhau", "vậy", "thế", "sao", "tự"])
    moments = set(["lúc", "nay", "hiện", "hồi", "dịp"])
    longMoments = [
      ["hôm", "nay"], ["hôm", "qua"], ["ngày", "nay"], ["ngày", "mai"], ["hiện", "nay"], ["bây", "giờ"], ["tối", "qua"], ["sáng", "nay"],
      ["chiều", "nay"], ["tối", "nay"], ["đến", "nay"], ["tới", "nay"], ["đến", "giờ"], ["tới", "giờ"],
    ].map { $0.map { vocabulary.key(of: $0) } }
    dateNouns = set(["ngày", "tháng", "năm"])
    timeNouns = set([
      "ngày", "tháng", "năm", "sáng", "trưa", "chiều", "tối", "đêm", "hôm", "giờ", "phút", "lúc", "lần", "dịp", "khi", "nơi", "mùa",
    ])
    questions = set(["ai", "đâu"])
    pointers = set(["đây", "đấy"])
    vague = set(["hơn", "gần", "khoảng", "chừng", "độ", "hàng", "trên", "dưới", "tròn", "đúng"])
    intensifiers = set(["rất", "khá"])
    looseAdjectives = set(["gần", "đủ", "cùng", "nhiều", "ít", "đầy"])
    other = vocabulary.key(of: "khác")
    beside = vocabulary.key(of: "bên")
    degrees = set(["nhất", "hơn"])
    titles = set(["anh", "chị", "ông", "bà", "cô", "chú", "bác", "em", "cụ", "thầy", "má", "mẹ"])
    age = vocabulary.key(of: "tuổi")
    owner = vocabulary.key(of: "của")
    about = vocabulary.key(of: "về")
    inside = set(["trong", "của", "giữa", "về"])
    commemorations = [["kỷ", "niệm"], ["mừng"], ["đánh", "dấu"]].map { $0.map { vocabulary.key(of: $0) } }
    commemorationEnds = WordSet(commemorations.compactMap(\.last))
    suit = vocabulary.key(of: "kiện")
    topicMarker = vocabulary.key(of: "thì")
    moment = vocabulary.key(of: "lúc")
    sequence = vocabulary.key(of: "rồi")
    from = vocabulary.key(of: "từ")
    day = vocabulary.key(of: "ngày")
    one = vocabulary.key(of: "một")
    positions = set(["đầu", "cuối", "trước", "sau"])
    whereWord = vocabulary.key(of: "nơi")
    among = vocabulary.key(of: "trong")
    partitives = [["trong", "số"], ["trong", "tổng", "số"]].map { $0.map { vocabulary.key(of: $0) } }
    sends = set(["gửi", "nhắn", "viết"])
    callers = ["gọi", "điện"].map { vocabulary.key(of: $0) }
    determiners = set(["này", "ấy", "nọ"])
    terms = [["nhiệm", "kỳ"], ["khóa"]].map { $0.map { vocabulary.key(of: $0) } }
    stateBodies = [["đảng"], ["nhà", "nước"], ["chính", "phủ"], ["quốc", "hội"], ["nhân", "dân"]].map { $0.map { vocabulary.key(of: $0) } }
    adversatives = set(["nhưng", "song"])
    reasons = set(["vì", "do"])
    inTime = vocabulary.key(of: "kịp")
    carries = set(["chở", "mang"])
    matters = [
      ["kêu", "gọi"], ["đề", "nghị"], ["đề", "xuất"], ["kiến", "nghị"], ["yêu", "cầu"], ["quyết", "định"], ["cáo", "buộc"], ["hứa"],
      ["cam", "kết"], ["kế", "hoạch"], ["ý", "định"], ["nỗ", "lực"], ["lệnh"], ["chủ", "trương"], ["tham", "vọng"], ["âm", "mưu"],
      ["sáng", "kiến"], ["tuyên", "bố"], ["chỉ", "thị"], ["ý", "tưởng"], ["mong", "muốn"], ["nguyện", "vọng"], ["đe", "dọa"],
    ].map { $0.map { vocabulary.key(of: $0) } }
    matterEnds = WordSet(matters.compactMap(\.last))
    times = vocabulary.key(of: "lần")
    utterance = vocabulary.key(of: "lời")
    firstPersons = [["tôi"], ["chúng", "tôi"]].map { $0.map { vocabulary.key(of: $0) } }
    simultaneous = [["khi"], ["trong", "khi"], ["lúc"], ["trong", "lúc"], ["giữa", "lúc"]].map { $0.map { vocabulary.key(of: $0) } }
    meanwhile = ["đồng", "thời"].map { vocabulary.key(of: $0) }
    negations = set(["không", "chưa"])
    topLevels = set(["vn", "com", "net", "org", "info", "edu", "gov"])
    tenses = set(["đã", "sẽ", "đang", "vừa"])
    additives = set(["cũng", "vẫn", "còn"])
    backPointers = set(["đó", "đấy", "ấy"])
    account = vocabulary.key(of: "khoản")
    capacities = set(["chỗ", "ghế", "giường"])
    whole = vocabulary.key(of: "thuộc")
    fellow = vocabulary.key(of: "kẻ")
    posts = set(["chức", "ghế"])
    once = vocabulary.key(of: "từng")
    ongoing = vocabulary.key(of: "đang")
    purposes = set(["để", "nhằm"])
    agentMarkers = set(["do", "bởi"])
  }
}
