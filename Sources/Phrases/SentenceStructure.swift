import VietText

/// A sentence, cut into units, phrases and predicates.
///
/// A class because all that look at a sentence share it, and because its memory is used again: one object can be filled with one sentence after the
/// other. What it hands out lies in that memory, and is good until it is filled again or given back.
public final class SentenceStructure: @unchecked Sendable {
  /// What others read, behind a pointer: reading a variable of a class from another module costs a run-time check each time.
  @usableFromInline struct View {
    @usableFromInline var sentence = 0
    @usableFromInline var units = FlatArray<Unit>.empty
    @usableFromInline var phrases = FlatArray<NounPhrase>.empty
    @usableFromInline var predicates = FlatArray<Predicate>.empty
    @usableFromInline var prepositions = FlatArray<PrepositionalPhrase>.empty
    @usableFromInline var heading = IndexList.empty
    @usableFromInline var phraseOfUnit = IndexList.empty
    @usableFromInline var predicateOfUnit = IndexList.empty
    @usableFromInline var clauseOfUnit = IndexList.empty
  }
  @usableFromInline let view: UnsafeMutablePointer<View>

  /// Index of the sentence in the text.
  @inlinable public var sentence: Int { view.pointee.sentence }
  @inlinable public var units: FlatArray<Unit> { view.pointee.units }
  @inlinable public var phrases: FlatArray<NounPhrase> { view.pointee.phrases }
  @inlinable public var predicates: FlatArray<Predicate> { view.pointee.predicates }
  /// Prepositional phrases in order.
  @inlinable public var prepositions: FlatArray<PrepositionalPhrase> { view.pointee.prepositions }
  /// Phrases before a colon that opens the sentence.
  @inlinable public var heading: IndexList { view.pointee.heading }
  /// For each unit the phrase that holds it, or -1.
  @inlinable public var phraseOfUnit: IndexList { view.pointee.phraseOfUnit }
  /// For each unit the predicate it is, or -1.
  @inlinable public var predicateOfUnit: IndexList { view.pointee.predicateOfUnit }
  /// For each unit the number of the clause it stands in.
  @inlinable public var clauseOfUnit: IndexList { view.pointee.clauseOfUnit }

  // Where all of it lies.
  @exclusivity(unchecked) var unitMemory = Pile<Unit>(capacity: 64)
  @exclusivity(unchecked) var phraseMemory = Pile<NounPhrase>(capacity: 32)
  let growth: PhraseGrowth
  let reader: ClauseReader

  /// Empty.
  package init(words: StructuralWords) {
    view = .allocate(capacity: 1)
    view.initialize(to: View())
    growth = PhraseGrowth(words: words)
    reader = ClauseReader(words: words)
  }

  deinit {
    view.deallocate()
    unitMemory.deallocate()
    phraseMemory.deallocate()
  }

  /// Lets others see what was read.
  func publish(_ sentence: Int) {
    view.pointee = View(
      sentence: sentence, units: unitMemory.all, phrases: phraseMemory.all, predicates: reader.predicates.all,
      prepositions: reader.prepositions.all, heading: reader.heading, phraseOfUnit: reader.phraseOfUnit.all,
      predicateOfUnit: reader.predicateOfUnit.all,
      clauseOfUnit: reader.clauseOfUnit.all)
  }

  /// The verb of causing above a predicate (`khiến`, `làm`), through verbs of the same subject.
  public func cause(of index: Int) -> Int? {
    var at = index
    for _ in 0..<4 {
      let p = predicates[at]
      guard p.link != .content, let above = p.beside ?? p.governor else { return nil }
      if p.beside == nil, units[predicates[above].unit].traits.contains(.cause) { return above }
      at = above
    }
    return nil
  }

  /// The unit that holds a token, or nil. O(log *n*).
  public func unit(ofToken token: Int) -> Int? {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if units[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < units.count && units[low].tokens.contains(token) ? low : nil
  }

  /// Whether two units are the same single word.
  public func haveSameWord(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (units[a].tokens, units[b].tokens)
    return x.count == 1 && y.count == 1 && reader.tokens[x.lowerBound].key == reader.tokens[y.lowerBound].key
  }

  /// Whether a unit stands alone in quotation marks of any kind.
  public func standsInQuotes(_ unit: Int) -> Bool {
    guard unit > 0, unit + 1 < units.count, units[unit - 1].kind == .punctuation, units[unit + 1].kind == .punctuation else { return false }
    func mark(_ i: Int) -> Token { reader.tokens[units[i].tokens.lowerBound] }
    let (open, close) = (mark(unit - 1), mark(unit + 1))
    guard open.isQuote, close.isQuote else { return false }
    if open.mark == .openQuote || close.mark == .closeQuote { return open.mark == .openQuote && close.mark == .closeQuote }
    // Straight marks look alike: an even number of them stands before one that opens.
    return open.ascii == close.ascii && units[..<(unit - 1)].count { $0.kind == .punctuation && $0.mark == open.ascii } % 2 == 0
  }

  public func isQuote(_ unit: Int) -> Bool { units[unit].isQuote(in: reader.tokens) }

  /// Whether words are `tôi` or `chúng tôi`.
  public func isFirstPerson(_ tokens: Range<Int>) -> Bool {
    reader.words.firstPersons.contains { keys in
      keys.count == tokens.count && zip(keys, tokens).allSatisfy { $0 == reader.tokens[$1].key }
    }
  }

  /// Whether a phrase ends with the `nơi` of a clause that tells of it.
  public func endsWithWhere(_ p: Int) -> Bool { reader.endsWithWhere(p) }

  /// Whether a phrase tells whose the noun right before it is, or where: `gia đình | hai nạn nhân`, `các tỉnh | miền Trung`.
  public func tellsWhose(_ p: Int) -> Bool { reader.tellsWhose(p) }

  /// Whether a unit is `từ`.
  public func tellsStart(_ unit: Int) -> Bool {
    let tokens = units[unit].tokens
    return tokens.count == 1 && reader.tokens[tokens.lowerBound].key == reader.words.from
  }

  /// Whether a unit is `bắt đầu`, `kéo dài` or the like.
  public func tellsSchedule(_ unit: Int) -> Bool { reader.isOne(of: reader.words.schedules, unit) }

  /// Whether a unit is `gặp`, `thăm` or the like.
  public func tellsMeeting(_ unit: Int) -> Bool { reader.isOne(of: reader.words.meetings, unit) }

  /// Whether a unit is `hứng chịu` or the like.
  public func tellsBearing(_ unit: Int) -> Bool { reader.isOne(of: reader.words.bears, unit) }

  /// Whether a unit is `xảy ra`, `để xảy ra` or the like.
  public func tellsHappening(_ unit: Int) -> Bool { reader.isOne(of: reader.words.happenings, unit) }

  /// Whether a unit is `cư trú`, `ngụ` or the like.
  public func tellsHome(_ unit: Int) -> Bool { reader.words.resides.contains(reader.tokens[units[unit].tokens.upperBound - 1].key) }

  /// Whether a unit is `họ` or `chúng`.
  public func isThey(_ unit: Int) -> Bool {
    let tokens = units[unit].tokens
    return tokens.count == 1 && reader.words.they.contains(reader.tokens[tokens.lowerBound].key)
  }

  /// Whether a unit is `kiện`, `khởi kiện` or the like.
  public func tellsSuit(_ unit: Int) -> Bool { reader.tokens[units[unit].tokens.upperBound - 1].key == reader.words.suit }

  /// Whether a unit is `đã`, `sẽ` or the like.
  public func isTense(_ unit: Int) -> Bool { reader.isTense(unit) }

  /// Whether a unit is `đang`.
  public func isOngoing(_ unit: Int) -> Bool { reader.tokens[units[unit].tokens.lowerBound].key == reader.words.ongoing }

  /// What stands in quotes behind a unit that opens them, when it is read as a title; nil when none does.
  public func title(at unit: Int) -> Range<Int>? {
    guard unit < units.count, units[unit].kind == .punctuation, let end = reader.titleEnd(unit), unit + 1 < end else { return nil }
    return unit + 1..<end
  }

  // MARK: Lists of those who look at it

  /// Adds to a list, which may move.
  package func append(_ number: Int, to list: inout IndexList) { reader.lists.append(number, to: &list) }

  package func append(_ numbers: IndexList, to list: inout IndexList) {
    if list.isEmpty { list = numbers } else { for number in numbers { reader.lists.append(number, to: &list) } }
  }

  /// A list of one.
  package func list(_ number: Int) -> IndexList { reader.lists.list(number) }

  /// The elements that fulfil a condition: the list itself when all do.
  package func filtered(_ list: IndexList, _ isWanted: (Int) -> Bool) -> IndexList {
    reader.lists.filtered(list, isWanted)
  }
}
