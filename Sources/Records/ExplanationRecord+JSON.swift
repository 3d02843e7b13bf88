extension ExplanationRecord {
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("record", "explanation")
    json.member("document", document)
    json.member("index", index)
    json.member("zone", zone)
    span.writeMembers(to: &json)
    json.list("mentions", mentions) { $0.write(to: &$1) }
    json.list("words", words) { $0.write(to: &$1) }
    json.list("phrases", phrases) { $0.write(to: &$1) }
    json.list("predicates", predicates) { $0.write(to: &$1) }
    json.list("triggers", triggers) { $0.write(to: &$1) }
    json.endObject()
  }
}

extension ExplanationRecord.Word {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    span.writeMembers(to: &json)
    json.member("class", wordClass)
    json.optional("sense", sense)
    if !traits.isEmpty { json.strings("traits", traits) }
    json.optional("mention", mention)
    if isUnknown { json.flag("unknown", true) }
    json.endObject()
  }
}

extension ExplanationRecord.Phrase {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    span.writeMembers(to: &json)
    json.member("head", head)
    json.strings("kinds", kinds)
    json.endObject()
  }
}

extension ExplanationRecord.Predicate {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    span.writeMembers(to: &json)
    json.member("link", link)
    json.optional("governor", governor)
    if isPassive { json.flag("passive", true) }
    json.optional("conjunction", conjunction)
    for (key, list) in [("adverbs", adverbs), ("subjects", subjects), ("objects", objects), ("agents", agents)] where !list.isEmpty {
      json.key(key)
      json.beginArray()
      for text in list { json.string(text) }
      json.endArray()
    }
    if !prepositions.isEmpty {
      json.list("prepositions", prepositions) { preposition, json in
        json.beginObject()
        json.member("word", preposition.word)
        json.strings("phrases", preposition.phrases)
        json.endObject()
      }
    }
    json.endObject()
  }
}

extension ExplanationRecord.Trigger {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("type", type)
    json.member("rule", rule)
    span.writeMembers(to: &json)
    json.strings("events", events)
    json.optional("reason", reason)
    json.optional("detail", detail)
    json.optional("carrier", carrier)
    json.flag("noun", isNoun)
    json.optional("modality", modality)
    json.optional("polarity", polarity)
    json.optional("attribution", attribution)
    json.optional("confidence", confidence)
    json.list("roles", roles) { $0.write(to: &$1) }
    json.endObject()
  }
}

extension ExplanationRecord.Role {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    json.member("role", role)
    json.strings("accepts", accepts)
    json.strings("slots", slots)
    json.member("need", need)
    json.list("options", options) { option, json in
      json.beginObject()
      json.member("slot", option.slot)
      option.span.writeMembers(to: &json)
      json.strings("kinds", option.kinds)
      json.member("outcome", option.outcome)
      json.optional("other", option.other)
      json.endObject()
    }
    json.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func flag(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  fileprivate mutating func list<Element>(_ name: StaticString, _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void) {
    key(name)
    beginArray()
    for element in elements { write(element, &self) }
    endArray()
  }
}
