import Records

extension ScoreReport {
  /// One JSON object with every figure; shares and scores with four decimals.
  package func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("form")
    json.string(isTemplate ? "template" : "spans")
    json.key("documents")
    json.integer(documents.count)
    json.figure("events", events, eventInterval)
    json.figure("arguments", arguments, argumentInterval)
    json.key("rows")
    json.beginObject()
    for (row, counts) in rows { json.figure(row.task.rawValue + " " + row.match.rawValue, counts) }
    json.endObject()
    json.table("families", families)
    json.table("types", types)
    json.table("roles", roles)
    json.table("entities", entities)
    json.key("shares")
    json.beginObject()
    for (name, share) in shares { json.figure(name, share) }
    json.endObject()
    json.figure("traps_sprung", traps)
    writeConfusions(to: &json)
    writeRules(to: &json)
    writeCalibration(to: &json)
    json.endObject()
  }

  private func writeConfusions(to json: inout JSONWriter) {
    json.key("confusions")
    json.beginArray()
    for (confusion, count) in confusions {
      json.beginObject()
      if let gold = confusion.gold {
        json.key("gold")
        json.string(gold)
      }
      if let predicted = confusion.predicted {
        json.key("predicted")
        json.string(predicted)
      }
      json.key("count")
      json.integer(count)
      json.endObject()
    }
    json.endArray()
  }

  private func writeRules(to json: inout JSONWriter) {
    json.key("rules")
    json.beginArray()
    for rule in rules {
      json.beginObject()
      json.key("rule")
      json.string(rule.rule)
      for (name, count) in [("right", rule.right), ("boundary", rule.boundary), ("wrong", rule.wrong)] {
        json.key(name)
        json.integer(count)
      }
      json.endObject()
    }
    json.endArray()
  }

  private func writeCalibration(to json: inout JSONWriter) {
    json.key("calibration")
    json.beginArray()
    for bin in calibration {
      json.beginObject()
      json.decimal("from", bin.low)
      json.decimal("confidence", bin.meanConfidence)
      json.decimal("right", bin.events.value)
      json.key("events")
      json.integer(bin.events.all)
      json.endObject()
    }
    json.endArray()
  }
}

extension JSONWriter {
  fileprivate mutating func decimal(_ name: String, _ value: Double) {
    key(name)
    number((value * 10000).rounded() / 10000)
  }

  fileprivate mutating func figure(_ name: String, _ counts: Counts, _ interval: Bootstrap.Interval? = nil) {
    key(name)
    beginObject()
    decimal("precision", counts.precision)
    decimal("recall", counts.recall)
    decimal("f1", counts.f1)
    if let interval {
      decimal("f1_low", interval.low)
      decimal("f1_high", interval.high)
    }
    for (name, count) in [("gold", counts.gold), ("predicted", counts.predicted), ("matched", counts.matched)] {
      key(name)
      integer(count)
    }
    endObject()
  }

  fileprivate mutating func figure(_ name: String, _ share: Share) {
    key(name)
    beginObject()
    key("right")
    integer(share.right)
    key("all")
    integer(share.all)
    decimal("share", share.value)
    endObject()
  }

  fileprivate mutating func table(_ name: String, _ rows: [(name: String, counts: Counts)]) {
    key(name)
    beginObject()
    for row in rows { figure(row.name, row.counts) }
    endObject()
  }
}
