import VietText

/// How a predicate came to stand below another.
public enum Link: UInt8, Sendable, BitwiseCopyable {
  /// The main clause, or one beside it.
  case root
  /// Shares the subject and the level of the one before: `A ký và trao`.
  case coordinate
  /// `quyết định viện trợ`, `sẵn sàng cử`: same subject, governed.
  case control
  /// `yêu cầu B rút quân`: the object is the subject.
  case objectControl
  /// What is said: `cho biết Cuba sẽ …`.
  case content
  /// After `để`, `nhằm`.
  case purpose
  /// After `nếu`, `khi`, `sau khi`, `vì` …; without a governor also what is told by the way, in brackets or in an opening.
  case adverbial
  /// `vaccine do Mỹ tặng`, `người mà …`.
  case relative
}

/// A verb with what belongs to it.
public struct Predicate: Sendable, BitwiseCopyable {
  // Small numbers: predicates are copied around much.
  private var verb: Int32
  private var governorIndex: Int32 = -1
  private var besideIndex: Int32 = -1
  private var conjunctionUnit: Int32 = -1
  private var tailStart: Int32 = 0
  private var tailEnd: Int32 = 0
  private var clauseNumber: Int32 = 0
  public var isPassive = false
  /// Whether it stands in what a preposition opens the sentence with: `Với 96% đại biểu | tán thành, …`.
  public var isOpening = false
  /// Whether it goes on while what governs it happens: `tử nạn khi | sửa đường dây điện`.
  public var isSimultaneous = false
  public var link: Link = .root
  /// Noun phrases in subject place; of a passive those acted upon.
  public var subjects = IndexList.empty
  public var objects = IndexList.empty
  public var prepositions = FlatArray<PrepositionalPhrase>.empty
  /// Between `bị`/`được` and the verb, or after `do` before it.
  public var agents = IndexList.empty
  /// Units of adverbs and auxiliaries that stand before the verb.
  public var adverbs = IndexList.empty

  init(unit: Int) { verb = Int32(unit) }

  public var unit: Int { Int(verb) }
  /// The predicate that governs this one.
  public var governor: Int? {
    get { Int(optional: governorIndex) }
    set { governorIndex = Int32(optional: newValue) }
  }
  /// The predicate this one is coordinated with (`A ký và trao`).
  public var beside: Int? {
    get { Int(optional: besideIndex) }
    set { besideIndex = Int32(optional: newValue) }
  }
  /// The conjunction that opens the clause (`nếu`, `để`), if one does.
  public var conjunction: Int? {
    get { Int(optional: conjunctionUnit) }
    set { conjunctionUnit = Int32(optional: newValue) }
  }
  /// Number of the clause it stands in; coordinate predicates share one.
  public var clause: Int {
    get { Int(clauseNumber) }
    set { clauseNumber = Int32(newValue) }
  }
  /// Unit range of the clause part that follows the verb: up to the next comma, conjunction or end.
  public var tail: Range<Int> {
    get { Int(tailStart)..<Int(tailEnd) }
    set { (tailStart, tailEnd) = (Int32(newValue.lowerBound), Int32(newValue.upperBound)) }
  }
}
