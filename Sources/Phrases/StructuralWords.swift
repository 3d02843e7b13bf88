import Gazetteers
import VietText

/// The few words whose place decides the structure of a sentence, by vocabulary number.
///
/// A class because every sentence's reader holds it: one pointer is copied, not a dozen arrays.
package final class StructuralWords: Sendable {
  /// `do`, `bởi`: the noun phrase behind them acts when a verb follows it.
  let agentMarkers: [Int32]
  /// `bị`, `được`: a word that begins with them (`bị bắt`) is passive by itself.
  let passives: [Int32]
  /// `vụ`, `cuộc`, `việc`: a verb right behind them is named, not told.
  let nominalisers: [Int32]
  /// `giữa`: takes two.
  package let between: Int32
  /// Verbs of doing a thing together, and the prepositions of the partner.
  let jointVerbs: [[Int32]]
  let partners: [Int32]
  /// `nhau`: each does to the other.
  package let mutual: Int32
  /// `phía`, `bên`: the name behind it is what is meant.
  let sides: [Int32]
  /// `người`, `kẻ`: after a name they open a relative clause about it.
  let relativeHeads: [Int32]
  /// `này`, `đó`: close a phrase.
  let demonstratives: [Int32]
  /// Of them those that are no phrase by themselves, and `nhau`.
  let dependents: [Int32]
  /// `lúc`, `nay`: nouns of time that stand alone.
  let moments: [Int32]
  /// `gần`, `rất`: before a count or a quantity word.
  let vague: [Int32]
  /// `nhất`, `hơn`: behind an adjective.
  let degrees: [Int32]
  /// `anh`, `bà`: before a name.
  let titles: [Int32]
  /// `tuổi`.
  let age: Int32
  /// `của`.
  package let owner: Int32
  /// `nơi`: behind a place it opens a clause about it.
  let whereWord: Int32
  /// The second word of `một trong`.
  let among: Int32
  /// `nhiệm kỳ`, `khóa`: the term of an office follows.
  let terms: [[Int32]]
  /// Bodies of one state that are named together: `Đảng, Nhà nước và nhân dân Việt Nam`.
  let stateBodies: [[Int32]]
  /// `để`, `nhằm`: what follows is what the verb before is for.
  let purposes: [Int32]

  package init(vocabulary: Vocabulary) {
    passives = ["bị", "được"].map { vocabulary.key(of: $0) }
    nominalisers = ["vụ", "cuộc", "sự", "chuyến", "trận", "đợt", "buổi", "việc", "lệnh", "phiên", "lễ", "nỗi", "niềm"].map {
      vocabulary.key(of: $0)
    }
    between = vocabulary.key(of: "giữa")
    jointVerbs = [["phối", "hợp"], ["kết", "hợp"], ["liên", "kết"], ["bắt", "tay"]].map { $0.map { vocabulary.key(of: $0) } }
    partners = ["với", "cùng"].map { vocabulary.key(of: $0) }
    mutual = vocabulary.key(of: "nhau")
    sides = ["phía", "bên"].map { vocabulary.key(of: $0) }
    relativeHeads = ["người", "kẻ"].map { vocabulary.key(of: $0) }
    demonstratives = ["này", "ấy", "đó", "kia", "nọ", "nào", "đây", "đấy"].map { vocabulary.key(of: $0) }
    dependents = ["này", "ấy", "kia", "nọ", "nào", "nhau"].map { vocabulary.key(of: $0) }
    moments = ["lúc", "nay", "hiện", "hồi"].map { vocabulary.key(of: $0) }
    vague = ["hơn", "gần", "khoảng", "chừng", "độ", "hàng", "trên", "dưới", "tròn", "đúng", "rất", "khá"].map { vocabulary.key(of: $0) }
    degrees = ["nhất", "hơn"].map { vocabulary.key(of: $0) }
    titles = ["anh", "chị", "ông", "bà", "cô", "chú", "bác", "em", "cụ", "thầy", "má", "mẹ"].map { vocabulary.key(of: $0) }
    age = vocabulary.key(of: "tuổi")
    owner = vocabulary.key(of: "của")
    whereWord = vocabulary.key(of: "nơi")
    among = vocabulary.key(of: "trong")
    terms = [["nhiệm", "kỳ"], ["khóa"]].map { $0.map { vocabulary.key(of: $0) } }
    stateBodies = [["đảng"], ["nhà", "nước"], ["chính", "phủ"], ["quốc", "hội"], ["nhân", "dân"]].map { $0.map { vocabulary.key(of: $0) } }
    purposes = ["để", "nhằm"].map { vocabulary.key(of: $0) }
    agentMarkers = ["do", "bởi"].map { vocabulary.key(of: $0) }
  }
}
