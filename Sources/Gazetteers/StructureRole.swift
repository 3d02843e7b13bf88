/// What a word of `words/structure.tsv` does to the structure of a sentence.
public enum StructureRole: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// `do`, `bởi`: the noun phrase behind them acts when a verb follows it.
  case agentMarkers
  /// `bị`, `được`: a word that begins with them (`bị bắt`) is passive by itself.
  case passives
  /// `vụ`, `cuộc`, `việc`: a verb right behind them is named, not told.
  case nominalisers
  /// `tin`, `tin đồn`: what is told follows, with its own subject.
  case rumours
  /// `họ`, `chúng`.
  case they
  /// Nouns for what belongs to somebody: `gia đình`, `thân nhân`, `thi thể`.
  case belongings
  /// `xảy ra`, `diễn ra`, `tái diễn`.
  case happenings
  /// `hứng chịu`: whoever does so is where it happened.
  case bears
  /// Verbs of talking together and nouns for it: `họp`, `làm việc`, `hội nghị`.
  case talks
  /// What one does to those one goes to see or speaks to: `gặp`, `đến thăm`, `xin lỗi`, `chia buồn`.
  case meetings
  /// `bắt đầu`, `kéo dài`, `hoàn thành`.
  case schedules
  /// `cho` as a verb.
  case lets
  /// `giữa`: takes two.
  case between
  /// Verbs of doing a thing together.
  case jointVerbs
  /// `với`, `cùng`: the partner follows.
  case partners
  /// `nhau`: each does to the other.
  case mutual
  /// `phía`, `bên`: the name behind it is what is meant.
  case sides
  /// `người`, `kẻ`: after a name they open a relative clause about it.
  case relativeHeads
  /// `người`, `hộ`, `gia đình`: say who is meant only with what stands behind.
  case anybodies
  /// `ở`, `tại`: where somebody is to be found.
  case seats
  /// `tại`: where something is done, not where somebody is from.
  case deedPlace
  /// `này`, `đó`: close a phrase.
  case demonstratives
  /// Of them those that are no phrase by themselves; and `nhau`, `vậy`.
  case dependents
  /// `lúc`, `nay`: nouns of time that stand alone.
  case moments
  /// `hôm nay`, `bây giờ`: the same in two syllables.
  case longMoments
  /// `ngày`, `năm`: with a number behind them a date, which is a phrase of its own.
  case dateNouns
  /// Of the phrase that tells a time: no possessor follows (`lần | họ`), and a date goes on (`8 giờ ngày 3`).
  case timeNouns
  /// `ai`, `đâu`: possess nothing.
  case questions
  /// `đây`: points at what was said, not at a person.
  case pointers
  /// `gần`: before a count.
  case vague
  /// `rất`: before a quantity word.
  case intensifiers
  /// `gần`, `đủ`: adjectives that take a complement and describe no noun before them.
  case looseAdjectives
  /// `khác`: describes names and pronouns, too.
  case other
  /// `bên`: before a noun a preposition.
  case beside
  /// `nhất`, `hơn`: behind an adjective.
  case degrees
  /// `anh`, `bà`: before a name.
  case titles
  /// `tuổi`.
  case age
  /// `của`.
  case owner
  /// `về`: what a document is about follows.
  case about
  /// `trong`, `của`: do not end it.
  case inside
  /// `kỷ niệm`, `mừng`: a span of time behind them belongs to what is celebrated.
  case commemorations
  /// `thì`: stands between a subject and what is told of it.
  case topicMarker
  /// `kiện`.
  case suit
  /// `lúc`: before a clause a conjunction.
  case moment
  /// `rồi`: before a verb it goes on with what is told.
  case sequence
  /// `từ`.
  case from
  /// `ngày`.
  case day
  /// `nơi`: behind a place it opens a clause about it.
  case whereWord
  /// The second word of `một trong`.
  case among
  /// `trong số`: those of whom some are counted follow.
  case partitives
  /// `gửi`: who is written to does not say what is written.
  case sends
  /// `gọi điện`: who is called does not say what is said.
  case callers
  /// `này`, `ấy`: what stands before is a noun.
  case determiners
  /// `nhiệm kỳ`, `khóa`: the term of an office follows.
  case terms
  /// Bodies of one state that are named together: `Đảng, Nhà nước và nhân dân Việt Nam`.
  case stateBodies
  /// `một`.
  case one
  /// `từng`.
  case once
  /// Last words of `giữ chức`, `rời ghế`: a post follows.
  case posts
  /// `kẻ`: somebody of whom something bad is told.
  case fellow
  /// `thuộc`: what it is part of follows.
  case whole
  /// `xe 45 chỗ`: a number of these tells how large something is.
  case capacities
  /// The last word of `tài khoản`: whoever owns it has what comes to it.
  case account
  /// `hai chiếc đầu`: which of several.
  case positions
  /// `không`, `chưa`.
  case negations
  /// `đã`, `sẽ`: the verb behind tells, it does not describe.
  case tenses
  /// `cũng`: the verb behind tells, too.
  case additives
  /// `đó` behind a preposition.
  case backPointers
  /// `đang`.
  case ongoing
  /// `để`, `nhằm`: what follows is what the verb before is for.
  case purposes
  /// `vn`, `com`: the last word of a web address.
  case topLevels
  /// `nhưng`, `song`: after a comma and before a subject they go back to the main line.
  case adversatives
  /// `vì`: before why somebody is judged.
  case reasons
  /// `kịp`: what one was too late for follows.
  case inTime
  /// `chở`: what is told behind the goods is told of what carries them.
  case carries
  /// `trú`, `ngụ`: a place behind it is where somebody lives, not where something was done.
  case resides
  /// `lời kêu gọi`, `kế hoạch`: what somebody says or means to do, with the verb right behind and whose it is behind that.
  case matters
  /// `lần`.
  case times
  /// `lời`: begins the name of something said.
  case utterance
  /// `tôi`, `chúng tôi`: in quotes who speaks.
  case firstPersons
  /// `khi`, `trong lúc`: what follows is going on where and when the verb before happens.
  case simultaneous
  /// `cho đến khi`: before what one goes on for until it happens.
  case untils
  /// `đồng thời`: goes on with who gives orders.
  case meanwhile
  /// `tội`, `hành vi`: what a crime is named after.
  case crimes
  /// `khóa`: a number behind it tells which one.
  case numbered
  /// `thứ`: with its number it tells which one, too.
  case ordinal
  /// `luật`.
  case law
  /// First words of what goes on with the name of a law behind a comma.
  case lawMatters

  /// Whether its words may have several syllables; those of the others are looked for syllable by syllable.
  var takesPhrases: Bool {
    switch self {
    case .belongings, .happenings, .bears, .talks, .meetings, .schedules, .lets, .jointVerbs, .longMoments, .commemorations, .partitives,
      .callers,
      .terms, .stateBodies, .matters, .firstPersons, .simultaneous, .untils, .meanwhile, .crimes:
      true
    default: false
    }
  }

  /// Whether it is one word alone.
  var takesOneWord: Bool {
    switch self {
    case .between, .mutual, .deedPlace, .other, .beside, .age, .owner, .about, .topicMarker, .suit, .moment, .sequence, .from, .day,
      .whereWord, .among, .one, .once, .fellow, .whole, .account, .ongoing, .inTime, .times, .utterance, .ordinal, .law:
      true
    default: false
    }
  }
}
