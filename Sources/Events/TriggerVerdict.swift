/// What became of a trigger word: a candidate, or dropped for a reason.
package enum TriggerVerdict: Sendable {
  case candidate(TriggerCandidate)
  case dropped(DropReason)
}

/// Why a trigger word tells no event.
package enum DropReason: String, Sendable {
  case insideMention = "stands inside a name"
  case insideLongerWord = "is part of a longer word"
  case nameOfCrime = "names a crime"
  case notAVerbHere = "is no verb here"
  case notANounHere = "is no noun here"
  case noSecondPart = "its second part is missing"
  case wordBefore = "a word before it forbids it"
  case wordBehind = "a word behind it forbids it"
  case wordInSentence = "a word of the sentence forbids it"
  case missingBefore = "none of the words it wants stands before it"
  case missingBehind = "none of the words it wants stands behind it"
  case missingInSentence = "none of the words it wants stands in the sentence"
  case quoted = "stands alone in quotes, where words are not meant as they are"
  case blocked = "a blocker of the frame covers it"
  case sameWords = "another trigger of the frame has these words"
  case needs = "no role that it needs is filled"
  case yields = "a narrower type has these words"
  case topic = "it is a topic in what leads around the site"
  case goesOn = "it goes on with the event of the verb above"
  case leadsOn = "it tells the way to the event of the verb below"
}
