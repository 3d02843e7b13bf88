import Annotations
import Gazetteers

extension Resolver {
  /// Personal names: listed or whole names first, then parts of them.
  mutating func resolvePersons() {
    for i in items.indices {
      if let bearer = items[i].bearer { titlesOf[bearer, default: []].append(i) }
    }
    for i in items.indices where isPersonName(i) && !items[i].span.partial {
      items[i].entities = [wholeName(i)]
      for word in Set(document.words(items[i].span.name)) { namesWith[word, default: []].append(i) }
    }
    for i in items.indices where isPersonName(i) && items[i].span.partial {
      items[i].entities = [partialName(i)]
      for word in Set(document.words(items[i].span.name)) { namesWith[word, default: []].append(i) }
    }
  }

  private func isPersonName(_ i: Int) -> Bool { items[i].span.type == .person && items[i].span.form == .name }

  private mutating func wholeName(_ i: Int) -> Int {
    let span = items[i].span
    let words = document.words(span.name)
    var index: Int
    if let row = listedPerson(i) {
      index = entity(row: row)
    } else if let longer = personEnding(in: words) {
      index = longer
    } else {
      index = entity(Identity(type: .person, words: words, country: 0), named: span.name)
    }
    if persons[index].words.count < words.count {
      persons[index].words = words
      persons[index].isVietnamese = document.familyName(at: span.name.lowerBound) != nil
      if rows[index] < 0 { entities[index].name = document.text.string(span.name) }
    }
    addGender(index, i)
    return index
  }

  private func personEnding(in words: [Int32]) -> Int? {
    for i in namesWith[words[words.count - 1]] ?? [] {
      if let person = items[i].entities.first, isShorter(words, of: person) { return person }
    }
    return nil
  }

  /// `Díaz-Canel` or `Obama` of a foreign name told in full before.
  private func isShorter(_ words: [Int32], of index: Int) -> Bool {
    guard entities[index].type == .person, words.count < persons[index].words.count, words.count >= 2 else { return false }
    return Array(persons[index].words.suffix(words.count)) == words
  }

  /// The listed person, unless the text tells of a namesake.
  private mutating func listedPerson(_ i: Int) -> Int32? {
    let span = items[i].span
    guard let first = span.readings.first, !isNamesake(i, of: first) else { return nil }
    guard span.readings.count > 1 else { return first }
    for title in titlesOf[i] ?? [] where items[title].span.office >= 0 {
      let holders = names.offices.holders(of: items[title].span, home: contextCountry(items[title].span))
      if let holder = span.readings.first(where: { holders.contains($0) }) { return holder }
    }
    return first
  }

  /// A Vietnamese official's name that the text gives to a party of a case or to somebody by age (`bị cáo Nguyễn Văn Thắng`, `… (32 tuổi)`), while no
  /// office that he ever held is named anywhere, is borne by somebody else.
  private mutating func isNamesake(_ i: Int, of row: Int32) -> Bool {
    if let known = namesakes[row] { return known }
    let found = seemsNamesake(i, of: row)
    namesakes[row] = found
    return found
  }

  private func seemsNamesake(_ i: Int, of row: Int32) -> Bool {
    guard let held = names.offices.terms.held[row], lexicon.entities[Int(row)].country == Evidence.vietnam else { return false }
    let words = document.words(items[i].span.name)
    let same = items.indices.filter {
      isPersonName($0) && items[$0].span.readings.contains(row) && document.words(items[$0].span.name) == words
    }
    guard same.contains(where: isOrdinary) else { return false }
    return officeIDs.isDisjoint(with: held)
  }

  private func isOrdinary(_ i: Int) -> Bool {
    let start = items[i].span.tokens.lowerBound
    if document.follows(.accused, before: start) { return true }
    let end = items[i].span.tokens.upperBound
    guard end + 2 < document.limit(start), document.isMark(end, "(") || document.isMark(end, ",") else { return false }
    // `(32 tuổi`, `, 32 tuổi`, `(SN 1990`.
    if document.tokens[end + 1].kind == .number, document.cue(.age, at: end + 2) != nil { return true }
    return document.cue(.age, at: end + 1).map { $0 < document.tokens.count && document.tokens[$0].kind == .number } ?? false
  }

  private mutating func addGender(_ index: Int, _ i: Int) {
    guard persons[index].gender == 0 else { return }
    let gender = titleGender(i)
    if gender != 0 { persons[index].gender = gender }
  }

  // MARK: Parts of names

  /// How many full names before and after a short one are looked at.
  private static let reach = 64

  /// The person told in full whose name ends so: the last one before, else the only one after; else a person known by this part alone.
  private mutating func partialName(_ i: Int) -> Int {
    let span = items[i].span
    let words = document.words(span.name)
    let gender = titleGender(i)
    let fullNames = namesWith[words[0]] ?? []
    let next = fullNames.firstIndex { $0 >= i } ?? fullNames.count
    // The nearest ones decide; a list of thousands of names is not searched to its ends.
    let before = fullNames[..<next].suffix(Self.reach).reversed()
    let after = fullNames[next...].prefix(Self.reach)
    for j in Array(before) + Array(after) where j != i {
      let index = items[j].entities[0]
      if fits(words, index), compatible(gender, persons[index].gender) { return index }
    }
    let index = entity(Identity(type: .person, words: words, country: 0), named: span.name)
    if persons[index].words.isEmpty { persons[index].words = words }
    if persons[index].gender == 0 { persons[index].gender = gender }
    return index
  }

  /// Whether words are the end of a person's name, or any word of a foreign one.
  private func fits(_ words: [Int32], _ index: Int) -> Bool {
    let full = persons[index].words
    guard full.count >= words.count else { return false }
    if Array(full.suffix(words.count)) == words { return true }
    return words.count == 1 && full.contains(words[0]) && isForeign(index)
  }

  private func isForeign(_ index: Int) -> Bool {
    if let country = entities[index].country { return country != "VN" }
    return !persons[index].isVietnamese
  }

  private func titleGender(_ i: Int) -> UInt8 {
    for title in titlesOf[i] ?? [] where items[title].span.title >= 0 {
      let gender = lexicon.titles[Int(items[title].span.title)].gender
      if gender != 0 { return gender }
    }
    return 0
  }

  func compatible(_ a: UInt8, _ b: UInt8) -> Bool { a == 0 || b == 0 || a == b }
}
