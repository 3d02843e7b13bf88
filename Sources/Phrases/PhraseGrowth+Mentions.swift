import Annotations
import Gazetteers

/// Names, titles, counts and amounts inside a noun phrase.
extension PhraseGrowth {
  func take(mention m: Int) -> Bool {
    // The whole mention would be copied, with its strings.
    let mention = (type: mentions[m].type, form: mentions[m].form)
    if standsBehindPlaceOfLead(mention.type) { return false }
    switch mention.type {
    case .time:
      // `những | ngày ấy`: a quantity word before a date.
      guard head == nil, quantity == nil, at > start else { return false }
      grow(head: at, mention: m)
      return false
    case .quantity:
      guard head == nil else { return false }
      // `bé gái | 9 tuổi | người Thái`: an age counts nobody.
      if mentions[m].rule == "quantity-age", quantity == nil {
        grow(head: at, mention: m)
        return false
      }
      // `97.430 người | trên 65 tuổi`: the first counts them.
      quantity = quantity ?? m
    case .money:
      guard head == nil, quantity == nil else { return false }
      headMention = m
      head = at
    case .person:
      // Title and name are one phrase, headed by the name.
      if let old = headMention, mentions[old].type == .person, mention.form == .name, mentions[old].form == .name { return false }
      // `lệnh bắt | ông A`
      if namesDeed(head) || head.map({ units[$0].mention == nil && units[$0].sense == .document }) ?? false,
        units[head ?? start].sense != .person
      {
        return false
      }
      // `việc | cô A được thả`, `lần đầu | ông A thăm Nga`, `nơi | bà gặp ông A`: who does what is told so.
      if let h = head, h == at - 1, units[h].mention == nil, opensWhere() || tellsMatter(h), nextVerb() { return false }
      // `hai con gái | ông A`: theirs, not his name.
      if head == nil, let quantity, units[at - 1].mention == quantity, units[at - 1].sense == .person, isOne(of: words.titles, at) {
        head = at - 1
        while at < units.count, units[at].mention != nil, units[at].sense == .person { at += 1 }
        return false
      }
      // `gia đình | ông A`: those around him; `phà KM | Samudra Jaya`: named after somebody.
      if headMention == nil, let h = head, units[h].mention == nil, units[h].sense == .group || units[h].sense == .vehicle {
        note(m)
        break
      }
      if let old = headMention { note(old) }
      headMention = m
      head = at
    case .office:
      if let old = headMention, mentions[old].type == .person { return false }
      if head != nil {
        note(m)
      } else {
        headMention = m
        head = at
      }
    default:
      guard takeName(m, mention) else { return false }
    }
    at += 1
    return true
  }

  func takeName(_ m: Int, _ mention: (type: MentionType, form: MentionForm)) -> Bool {
    if head == nil, quantity != nil, units[start].sense != .none {
      // `ba doanh nhân | Nga`: the count has its noun; the name only says more.
      head = start
      note(m)
    } else if mention.type == .organisation, head.map({ units[$0].mention == nil && units[$0].sense == .person && $0 == at - 1 }) ?? false {
      // `lãnh đạo | Bộ Công Thương`, `đại diện | UNICEF`
      note(m)
    } else if namesDeed(head) || head.map({ isOne(of: words.nominalisers, $0) }) ?? false {
      // `chuyến thăm | Việt Nam`: the name is what the deed is done to.
      return false
    } else if head.map({ isOne(of: words.sides, $0) }) ?? true {
      head = at
      headMention = m
    } else if opensWhere() || head.map({ units[$0].sense == .time && units[$0].tokens.count > 1 }) ?? false {
      // … nor `lần đầu tiên | Mỹ viện trợ`.
      return false
    } else if opensPair(mention.type) || mention.type == .country && isHeadedByCountry() {
      return false
    } else {
      note(m)
    }
    return true
  }

  /// `Hà Nội | Chính phủ Nhật Bản viện trợ …`: some papers set a place before the lead, without a mark. The name of a place stands before no body,
  /// title or person that belongs to it.
  private func standsBehindPlaceOfLead(_ type: MentionType) -> Bool {
    guard start == 0, at == 1, head == 0, let place = headMention, mentions[place].form == .name,
      mentions[place].type == .place || mentions[place].type == .country, type == .organisation || type == .office || type == .person
    else { return false }
    let first = sentence.tokens[units[at].tokens.lowerBound]
    return first.startsUpper && (first.shape != .upper || units[at].tokens.count > 1)
  }

  /// Whether the head is a noun for what is told, or the time of it, that stands alone.
  private func tellsMatter(_ h: Int) -> Bool {
    h == start && (units[h].sense == .abstract || units[h].sense == .time || isOne(of: words.nominalisers, h))
  }

  /// Keeps a mention beside the head if it is the first that names an office.
  func note(_ m: Int) {
    if title == nil, mentions[m].isOffice { title = m }
  }

  /// Whether the head is a common noun for a deed, which may be done to what follows.
  func namesDeed(_ head: Int?) -> Bool {
    head.map { units[$0].mention == nil && (units[$0].mayDenote(.event) || units[$0].may(.V)) } ?? false
  }
}
