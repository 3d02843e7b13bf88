import Annotations
import Gazetteers
import VietText

/// Finds dates, quantities and money and gives them their values.
package struct ValueFinder: Sendable {
  private let lexicon: Lexicon
  private let words: ValueWords
  private let preference: DatePreference

  /// - Parameter prefer: which way a day or month without a year is read.
  package init(lexicon: Lexicon, prefer: DatePreference = .nearest) {
    self.lexicon = lexicon
    words = ValueWords(lexicon: lexicon)
    preference = prefer
  }

  /// The values of a text, in text order, no two sharing a token.
  ///
  /// - Parameter layout: its date anchors `hôm qua` and dates without a year; related zones have no anchor but their own text.
  /// - Complexity: O(*n*) in the number of tokens.
  package func mentions(in text: SegmentedText, matches: LexicalMatches, layout: PageLayout) -> [Mention] {
    let scan = ValueScan(text: text, matches: matches, words: words, lexicon: lexicon)
    let finders = Finders(scan: scan)
    var mentions: [Mention] = []
    mentions.reserveCapacity(text.tokens.count / 16)
    var resolver = TimexResolver(document: layout.date, preference: preference)
    var currency: String?
    for (s, sentence) in text.sentences.enumerated() {
      scan.start = sentence.lowerBound
      scan.limit = sentence.upperBound
      let zone = s < layout.zones.count ? layout.zones[s] : .body
      if zone == .related || zone == .navigation {
        // Teasers change after publication: neither the page's date nor its last date told is theirs.
        var own = TimexResolver(document: nil, preference: preference)
        read(finders, &own, &currency, into: &mentions)
      } else {
        resolver.beginSentence()
        read(finders, &resolver, &currency, into: &mentions)
      }
    }
    return mentions
  }

  /// Whether an expression opens its sentence, or a clause behind a comma or dash.
  private func isFronted(_ tokens: Range<Int>, _ scan: ValueScan) -> Bool {
    let i = tokens.lowerBound
    guard i > scan.start else { return true }
    return scan.tokens[i - 1].kind == .punctuation && !scan.isMark(i - 1, "(")
  }

  /// What looks at a text; all share one scan.
  private struct Finders {
    let scan: ValueScan
    let timexes: TimexFinder
    let amounts: AmountFinder
    let labels: LabelSkipper
    let tense: Tense

    init(scan: ValueScan) {
      self.scan = scan
      timexes = TimexFinder(scan: scan)
      amounts = AmountFinder(scan: scan)
      labels = LabelSkipper(scan: scan)
      tense = Tense(scan: scan)
    }
  }

  private func read(_ finders: Finders, _ resolver: inout TimexResolver, _ currency: inout String?, into mentions: inout [Mention]) {
    let (scan, timexes, labels) = (finders.scan, finders.timexes, finders.labels)
    var amounts = finders.amounts
    amounts.currency = currency
    var i = scan.start
    while i < scan.limit {
      guard scan.mayOpen(i, Self.openers) else {
        i += 1
        continue
      }
      let isWeekday = scan.has(ValueRole.weekday.bit, at: i)
      if !isWeekday, let end = labels.end(at: i) {
        i = end
      } else if let (found, end) = timexes.timexes(at: i) {
        for f in found {
          let value = resolver.value(
            of: f.timex, tense: finders.tense.direction(around: f.tokens), isFronted: isFronted(f.tokens, scan))
          mentions.append(Mention(tokens: f.tokens, type: .time, value: .time(value), rule: f.rule))
        }
        i = max(end, i + 1)
      } else if let found = amounts.amount(at: i) {
        mentions.append(Mention(tokens: found.tokens, type: found.type, value: .amount(found.amount), rule: found.rule))
        if found.type == .money, found.rule != "money-elliptic" {
          currency = found.amount.unit
          amounts.currency = currency
        }
        i = max(found.tokens.upperBound, i + 1)
      } else {
        i = (isWeekday ? labels.end(at: i) : nil) ?? i + 1
      }
    }
  }

  /// The roles with which a value or a label can begin.
  private static let openers = TimexFinder.openers | AmountFinder.startRoles | ValueRole.label.bit | ValueRole.count_word.bit
}
