import Annotations
import Gazetteers

extension Resolver {
  /// Personal names: listed or whole names first, then parts of them.
  func resolvePersons() {
    titlesOf.read(items)
    for i in items.indices where isPersonName(i) && !isPart(i) {
      items[i].entities = Referents(wholeName(i))
      namesWith.add(i, words: document.words(items[i].span.name), isWhole: true)
    }
    for i in items.indices where isPersonName(i) && isPart(i) {
      items[i].entities = Referents(items[i].span.partial ? partialName(i) : shortName(i))
      namesWith.add(i, words: document.words(items[i].span.name), isWhole: false)
    }
  }

  private func isPersonName(_ i: Int) -> Bool { items[i].span.type == .person && items[i].span.form == .name }

  /// Whether others told in full may be meant: by a given name, and by the short name of somebody listed.
  private func isPart(_ i: Int) -> Bool { items[i].span.partial || items[i].span.isShort && document.words(items[i].span.name).count == 1 }

  /// `Thái tử Mohammed` where the text has a `Thái tử Mohammed bin Salman`; else the listed person of that short name: `ông Mugabe` is not his wife.
  private func shortName(_ i: Int) -> Int {
    namesWith.move(to: i, with: document.words(items[i].span.name)[0])
    return nearestWhole(i) { [self] in sharesRank(i, $0) } ?? wholeName(i)
  }

  private func wholeName(_ i: Int) -> Int {
    let span = items[i].span
    let words = document.words(span.name)
    var index: Int
    if let row = listedPerson(i) {
      index = entity(row: row)
    } else if let longer = personEnding(in: words) {
      index = longer
    } else {
      index = entity(Identity(type: .person, words: words, country: 0), named: span.name)
      addCandidates(span, to: index)
    }
    if persons[index].wordCount < words.count {
      persons[index].words = words
      addEndings(of: words, index)
      noteFirst(words[0], index)
      // `Kim Tae-sung` begins like a Vietnamese name.
      persons[index].isVietnamese =
        document.familyName(at: span.name.lowerBound) != nil && span.name.allSatisfy { document.isVietnameseSyllable($0) }
      if entities[index].row < 0 { entities[index].name = span.name }
    }
    addGender(index, i)
    return index
  }

  private func personEnding(in words: Words) -> Int? {
    guard words.count >= 2, let person = nameEndings[words.hash()], isShorter(words, of: Int(person)) else { return nil }
    return Int(person)
  }

  /// Makes a full name known by each of its ends of two words and more; the first person told of keeps it.
  private func addEndings(of words: Words, _ person: Int) {
    for start in words.indices.dropFirst().dropLast() {
      let ending = words.behind(start).hash()
      if nameEndings[ending] == nil { nameEndings[ending] = Int32(person) }
    }
  }

  /// The person whose full name begins with a word, or -2 where there are several.
  private func noteFirst(_ word: Int32, _ person: Int) {
    let key = UInt64(UInt32(bitPattern: word))
    firstWords[key] = firstWords[key].map { $0 == Int32(person) ? $0 : -2 } ?? Int32(person)
  }

  /// `Díaz-Canel` or `Obama` of a foreign name told in full before.
  private func isShorter(_ words: Words, of index: Int) -> Bool {
    guard entities[index].type == .person, let full = persons[index].words, words.count < full.count else { return false }
    return full.ends(with: words)
  }

  /// The listed person, unless the text tells of a namesake.
  private func listedPerson(_ i: Int) -> Int32? {
    let span = items[i].span
    guard let first = span.readings.first, !isNamesake(i, of: first) else { return nil }
    guard span.readings.count > 1 else { return first }
    for title in titlesOf.titles(of: i) where items[title].span.office >= 0 {
      let holders = names.offices.holders(of: items[title].span, home: contextCountry(items[title].span))
      if let holder = span.readings.first(where: { holders.contains($0) }) { return holder }
    }
    return span.equals == 1 ? first : nil
  }

  /// A Vietnamese official's name that the text gives to a party of a case or to somebody by age (`bị cáo Nguyễn Văn Thắng`, `… (32 tuổi)`), while no
  /// office that he ever held is named anywhere, is borne by somebody else.
  private func isNamesake(_ i: Int, of row: Int32) -> Bool {
    if let known = namesakes[row] { return known != 0 }
    let found = seemsNamesake(i, of: row)
    namesakes[row] = found ? 1 : 0
    return found
  }

  private func seemsNamesake(_ i: Int, of row: Int32) -> Bool {
    guard names.offices.terms.isOfficial(row), lexicon.entities[Int(row)].country == Evidence.vietnam else { return false }
    // A text that names the office tells of the official; most do, and need not be searched.
    if names.offices.terms.heldAny(row, where: { officeIDs[$0] != nil }) { return false }
    let words = document.words(items[i].span.name)
    return items.indices.contains {
      isPersonName($0) && document.words(items[$0].span.name).isSame(as: words) && items[$0].span.readings.contains(row)
        && document.isOrdinaryPerson(items[$0].span.tokens)
    }
  }

  private func addGender(_ index: Int, _ i: Int) {
    guard persons[index].gender == 0 else { return }
    let gender = titleGender(i)
    if gender != 0 { persons[index].gender = gender }
  }

  // MARK: Parts of names

  /// How many full names before and after a short one are looked at.
  private static let reach = 64

  /// The person told in full whose name ends so: the last one before, else the only one after; else a person known by this part alone.
  private func partialName(_ i: Int) -> Int {
    let span = items[i].span
    let words = document.words(span.name)
    // The nearest ones decide; a list of thousands of names is not searched to its ends.
    namesWith.move(to: i, with: words[0])
    // `chị Hoa` is the Hoa who was called `chị` before.
    let isTitled = titlesOf.titles(of: i).contains { _ in true }
    let near = (isTitled ? nearestWhole(i) { sharesTitle(i, $0) } : nil) ?? nearestWhole(i) { _ in true }
    if let near { return near }
    let index = entity(Identity(type: .person, words: words, country: 0), named: span.name)
    if persons[index].wordCount == 0 { persons[index].words = words }
    if persons[index].gender == 0 { persons[index].gender = titleGender(i) }
    return index
  }

  /// The person of the full name nearest to a short one that is its end, or any word of a foreign one.
  private func nearestWhole(_ i: Int, where fitsToo: (Int) -> Bool) -> Int? {
    let words = document.words(items[i].span.name)
    let gender = titleGender(i)
    return namesWith.nearest(to: i, with: words[0], reach: Self.reach) { j in
      let index = items[j].entities[0]
      return fits(words, index) && compatible(gender, persons[index].gender) && fitsToo(j)
    }.map { items[$0].entities[0] }
  }

  private func sharesTitle(_ a: Int, _ b: Int) -> Bool {
    titlesOf.titles(of: a).contains { title in
      items[title].span.title >= 0 && titlesOf.titles(of: b).contains { items[$0].span.title == items[title].span.title }
    }
  }

  /// Whether both bear one office or rank; not `ông`, which all men are.
  private func sharesRank(_ a: Int, _ b: Int) -> Bool {
    titlesOf.titles(of: a).contains { title in
      let span = items[title].span
      let isRank = span.title >= 0 && [.role, .rank].contains(lexicon.titles[Int(span.title)].titleClass)
      return titlesOf.titles(of: b).contains {
        span.office >= 0 && items[$0].span.office == span.office || isRank && items[$0].span.title == span.title
      }
    }
  }

  /// Whether words are the end of a person's name, or any word of a foreign one.
  private func fits(_ words: Words, _ index: Int) -> Bool {
    guard let full = persons[index].words, full.count >= words.count else { return false }
    if full.ends(with: words) { return true }
    guard words.count == 1, full.contains(words[0]), isForeign(index) else { return false }
    // `Ông Kim` is `Kim Tae-sung` only where no other Kim is told of.
    return full[0] != words[0] || firstWords[UInt64(UInt32(bitPattern: words[0]))] ?? 0 >= 0
  }

  private func isForeign(_ index: Int) -> Bool {
    entities[index].country == 0 ? !persons[index].isVietnamese : entities[index].country != Evidence.vietnam
  }

  private func titleGender(_ i: Int) -> UInt8 {
    for title in titlesOf.titles(of: i) where items[title].span.title >= 0 {
      let gender = lexicon.titles[Int(items[title].span.title)].gender
      if gender != 0 { return gender }
    }
    return 0
  }

  func compatible(_ a: UInt8, _ b: UInt8) -> Bool { a == 0 || b == 0 || a == b }
}

extension Document {
  /// A name that the text gives to a party of a case or to somebody by age: `bị cáo …`, `… (32 tuổi`, `…, 32 tuổi`, `… (SN 1990`.
  func isOrdinaryPerson(_ name: Range<Int>) -> Bool {
    if follows(.accused, before: name.lowerBound) { return true }
    let end = name.upperBound
    guard end + 2 < limit(name.lowerBound), isMark(end, "(") || isMark(end, ",") else { return false }
    if tokens[end + 1].kind == .number, cue(.age, at: end + 2) != nil { return true }
    return cue(.age, at: end + 1).map { $0 < tokens.count && tokens[$0].kind == .number } ?? false
  }
}
