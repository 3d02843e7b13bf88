import DataFiles

/// Reads `frames/*.yaml`; everything wrong is reported with its place.
package struct FrameReader {
  package private(set) var diagnostics: [Diagnostic] = []
  /// Sorted by type.
  package private(set) var frames: [Frame] = []
  /// Marker group -> words, from `_markers.yaml`.
  package private(set) var markers: [(group: String, words: [String])] = []
  /// From `_contests.yaml`.
  package private(set) var contests: [ContestRule] = []
  private var shared: [String: [FrameRole]] = [:]
  /// By family and role: words that no phrase in such a role begins with.
  private var notHeads: [String: [String: [String]]] = [:]
  private var odds = TriggerOdds()
  /// All marker groups met so far, single words included.
  private var groups: Set<String> = []

  package init() {}

  package mutating func read(_ files: [DataFile]) {
    let own = files.filter { $0.name.hasPrefix("frames/") && $0.name.hasSuffix(".yaml") }
    for file in own where baseName(file) == "_markers" { readMarkers(file) }
    for file in own where baseName(file).hasPrefix("_") && !["_markers", "_contests"].contains(baseName(file)) { readShared(file) }
    for file in own where !baseName(file).hasPrefix("_") { readFrame(file) }
    frames.sort { $0.type < $1.type }
    for file in own where baseName(file) == "_contests" { readContests(file) }
    for (a, b) in zip(frames, frames.dropFirst()) where a.type == b.type {
      diagnostics.append(Diagnostic(path: "frames", "two frames of type '\(a.type)'", code: "duplicate-frame"))
    }
  }

  private func baseName(_ file: DataFile) -> String {
    String(file.name.split(separator: "/").last?.dropLast(5) ?? "")
  }

  private mutating func report(_ file: DataFile, _ node: YAMLNode, _ message: String, _ code: String) {
    diagnostics.append(Diagnostic(path: file.path, line: node.line, column: node.column, message, code: code))
  }

  /// Of what may be right beside the frames of another folder.
  private mutating func warn(_ file: DataFile, _ node: YAMLNode, _ message: String, _ code: String) {
    diagnostics.append(Diagnostic(.warning, path: file.path, line: node.line, column: node.column, message, code: code))
  }

  private mutating func readMarkers(_ file: DataFile) {
    guard let root = YAMLNode.root(of: file, &diagnostics) else { return }
    for (key, value) in root.mapping ?? [] {
      guard let group = key.string else { continue }
      markers.append((group, strings(value, file)))
    }
  }

  private mutating func readContests(_ file: DataFile) {
    guard let root = YAMLNode.root(of: file, &diagnostics) else { return }
    let roles = Set(frames.flatMap(\.roles).map(\.name))
    guard let rows = root.list else { return report(file, root, "expected a list of rows", "not-a-list") }
    for node in rows {
      node.reportUnknownKeys(["role", "of", "to", "noun"], in: file, &diagnostics)
      let rule = ContestRule(
        role: node["role"]?.string ?? "", types: node["of"].map { strings($0, file) } ?? [], to: node["to"].map { strings($0, file) } ?? [],
        isNoun: node["noun"]?.string == "true")
      if let noun = node["noun"], !["true", "false"].contains(noun.string) {
        report(file, noun, "'noun' is true or false", "unknown-value")
      }
      for name in [rule.role] + rule.to where !roles.contains(name) {
        let hint = roles.sorted().nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
        warn(file, node, "no frame has a role '\(name)'\(hint)", "unknown-role")
      }
      for type in rule.types where !frames.contains(where: { $0.type == type && $0.roles.contains { $0.name == rule.role } }) {
        warn(file, node, "no frame '\(type)' has a role '\(rule.role)'", "unknown-role")
      }
      if rule.to.isEmpty { report(file, node, "the role yields to none: 'to' is missing", "missing-key") }
      contests.append(rule)
    }
  }

  private mutating func readShared(_ file: DataFile) {
    guard let root = YAMLNode.root(of: file, &diagnostics) else { return }
    root.reportUnknownKeys(["roles", "family", "odds", "not-heads"], in: file, &diagnostics)
    let family = baseName(file) == "_defaults" ? "" : String(baseName(file).dropFirst())
    shared[family] = readRoles(root["roles"], file).roles
    for (role, words) in root["not-heads"]?.mapping ?? [] {
      if let name = role.string { notHeads[family, default: [:]][name] = strings(words, file) }
    }
    guard let node = root["odds"] else { return }
    if family.isEmpty {
      node.reportUnknownKeys(["usual", "one-syllable"], in: file, &diagnostics)
      if let usual = node["usual"] { odds.usual = readOdds(usual, file) }
      if let factor = node["one-syllable"] { odds.oneSyllable = readOdds(factor, file) }
    } else {
      odds.families[family] = readOdds(node, file)
    }
  }

  private mutating func readOdds(_ node: YAMLNode, _ file: DataFile) -> Double {
    if let number = node.string.flatMap(Double.init), number > 0, number.isFinite { return number }
    report(file, node, "odds '\(node.string ?? "")' are no number above 0", "bad-number")
    return 1
  }

  private mutating func readFrame(_ file: DataFile) {
    guard let root = YAMLNode.root(of: file, &diagnostics) else { return }
    root.reportUnknownKeys(
      ["type", "family", "label", "summary", "codes", "triggers", "blockers", "scene", "roles", "examples", "counterexamples"], in: file,
      &diagnostics)
    let type = root["type"]?.string ?? ""
    if type != baseName(file) {
      report(file, root["type"] ?? root, "type '\(type)' in a file named '\(baseName(file)).yaml'", "type-name")
    }
    let family = root["family"]?.string ?? ""
    if family.isEmpty { report(file, root, "no family", "missing-key") }
    let own = readRoles(root["roles"], file)
    var roles = own.roles
    for role in (shared[family] ?? []) + (shared[""] ?? [])
    where !own.names.contains(role.name) && !roles.contains(where: { $0.name == role.name }) {
      roles.append(role)
    }
    let names = roles.map(\.name)
    var triggers = (root["triggers"]?.list ?? []).compactMap { readTrigger($0, names, file) }
    for i in triggers.indices {
      triggers[i].confidence = odds.confidence(of: triggers[i], family: family)
      bar(&triggers[i].roles, family)
    }
    bar(&roles, family)
    if triggers.isEmpty { report(file, root, "no triggers", "no-trigger") }
    checkSummary(root["summary"], names, file)
    frames.append(
      Frame(
        type: type, family: family, labelEN: text(root["label"], "en", file), labelVI: text(root["label"], "vi", file),
        summaryEN: text(root["summary"], "en", file), summaryVI: text(root["summary"], "vi", file), codes: codes(root["codes"], file),
        triggers: triggers, blockers: root["blockers"].map { strings($0, file) } ?? [],
        scene: root["scene"].map { strings($0, file) } ?? [],
        roles: roles,
        examples: readExamples(root["examples"], names, file, positive: true),
        counterexamples: readExamples(root["counterexamples"], names, file, positive: false)))
  }

  private mutating func text(_ node: YAMLNode?, _ language: String, _ file: DataFile) -> String {
    node?[language]?.string ?? node?.string ?? ""
  }

  /// A role that there is not would leave a gap in every summary.
  private mutating func checkSummary(_ node: YAMLNode?, _ roles: [String], _ file: DataFile) {
    for template in node?.mapping?.map(\.value) ?? node.map({ [$0] }) ?? [] {
      for part in (template.string ?? "").split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
        let name = part.prefix { $0 != "}" }
        guard !roles.contains(String(name)) else { continue }
        let hint = roles.nearest(to: String(name)).map { "; did you mean '\($0)'?" } ?? ""
        report(file, template, "the summary names unknown role '\(name)'\(hint)", "unknown-role")
      }
    }
  }

  private mutating func codes(_ node: YAMLNode?, _ file: DataFile) -> EventCodes {
    node?.reportUnknownKeys(["plover", "mode", "cameo", "ace"], in: file, &diagnostics)
    return EventCodes(
      plover: node?["plover"]?.string, mode: node?["mode"]?.string, cameo: node?["cameo"]?.string, ace: node?["ace"]?.string)
  }

  private mutating func strings(_ node: YAMLNode, _ file: DataFile) -> [String] {
    if let one = node.string { return [one] }
    guard let list = node.list else {
      report(file, node, "expected a list of words", "not-a-list")
      return []
    }
    return list.compactMap(\.string)
  }

  // MARK: Roles

  private mutating func readRoles(_ node: YAMLNode?, _ file: DataFile) -> (roles: [FrameRole], names: [String]) {
    var roles: [FrameRole] = []
    var names: [String] = []
    for (key, value) in node?.mapping ?? [] {
      guard let name = key.string else { continue }
      names.append(name)
      if value.string == "none" { continue }
      value.reportUnknownKeys(["accepts", "from", "many", "of", "units", "heads", "not-heads"], in: file, &diagnostics)
      var accepts: Acceptance = []
      for word in value["accepts"].map({ strings($0, file) }) ?? [] {
        if let set = Acceptance.named(word) {
          accepts.formUnion(set)
        } else {
          let hint = (Acceptance.names + ["actor"]).nearest(to: word).map { "; did you mean '\($0)'?" } ?? ""
          report(file, value["accepts"] ?? value, "role '\(name)' accepts unknown kind '\(word)'\(hint)", "unknown-kind")
        }
      }
      var slots = (value["from"].map { strings($0, file) } ?? []).map(Slot.init)
      for case .marked(let group) in slots where !group.hasPrefix("w:") && !markers.contains(where: { $0.group == group }) {
        let known = markers.map(\.group) + ["subject", "object", "clause", "near", "above", "behind", "self"]
        let hint = known.nearest(to: group).map { "; did you mean '\($0)'?" } ?? ""
        report(file, value["from"] ?? value, "role '\(name)' is looked for in unknown slot '\(group)'\(hint)", "unknown-slot")
      }
      slots.removeAll { slot in
        guard case .marked(let group) = slot, isOneTooMany(group) else { return false }
        report(
          file, value["from"] ?? value,
          "'\(group)' would be marker \(FrameTableBuilder.mostGroups + 1): put the word into a group of _markers.yaml", "too-many-markers")
        return true
      }
      if accepts.isEmpty || slots.isEmpty && (value["of"] == nil || value["from"] == nil) {
        report(file, key, "nothing can fill role '\(name)': it needs 'accepts' and 'from'", "unfillable-role")
      }
      if let many = value["many"], !["true", "false"].contains(many.string) {
        report(file, many, "'many' is true or false", "unknown-value")
      }
      roles.append(
        FrameRole(
          name: name, accepts: accepts, slots: slots, many: value["many"]?.string == "true", of: value["of"]?.string,
          units: value["units"].map { strings($0, file) } ?? [], heads: value["heads"].map { strings($0, file) } ?? [],
          notHeads: value["not-heads"].map { strings($0, file) } ?? []))
    }
    return (roles, names)
  }

  /// Whether a marker is new, and there are as many as slots have numbers.
  private mutating func isOneTooMany(_ group: String) -> Bool {
    if groups.contains(group) { return false }
    if groups.isEmpty { groups.formUnion(markers.map(\.group)) }
    if groups.count >= FrameTableBuilder.mostGroups, !groups.contains(group) { return true }
    groups.insert(group)
    return false
  }

  /// Gives roles the words that their family keeps out of them.
  private func bar(_ roles: inout [FrameRole], _ family: String) {
    for i in roles.indices where roles[i].notHeads.isEmpty { roles[i].notHeads = notHeads[family]?[roles[i].name] ?? [] }
  }

  // MARK: Triggers

  private static let triggerKeys = [
    "text", "class", "mark", "after", "before", "not-after", "not-before", "with", "without", "needs", "needs-all", "needs-two",
    "not-near-after", "not-near-before", "unless", "not-below", "not-above", "roles", "holds", "confidence", "modality",
  ]

  private mutating func readTrigger(_ node: YAMLNode, _ roles: [String], _ file: DataFile) -> FrameTrigger? {
    if let text = node.string { return FrameTrigger(text: text, line: node.line, column: node.column) }
    node.reportUnknownKeys(Self.triggerKeys, in: file, &diagnostics)
    guard let text = node["text"]?.string else {
      report(file, node, "a trigger without 'text'", "missing-key")
      return nil
    }
    var trigger = FrameTrigger(text: text, line: node.line, column: node.column)
    if let name = node["class"]?.string {
      trigger.kind = FrameTrigger.WordKind(rawValue: name)
      if trigger.kind == nil { report(file, node["class"] ?? node, "unknown class '\(name)'; expected V or N", "unknown-class") }
    }
    trigger.mark = node["mark"]?.string
    if let mark = trigger.mark, !Self.holds(text, mark) {
      report(file, node["mark"] ?? node, "trigger '\(text)' has no words '\(mark)'", "unknown-words")
    }
    trigger.after = node["after"].map { strings($0, file) } ?? []
    trigger.before = node["before"].map { strings($0, file) } ?? []
    trigger.notAfter = node["not-after"].map { strings($0, file) } ?? []
    trigger.notBefore = node["not-before"].map { strings($0, file) } ?? []
    trigger.with = node["with"].map { strings($0, file) } ?? []
    trigger.without = node["without"].map { strings($0, file) } ?? []
    trigger.needs = node["needs"].map { strings($0, file) } ?? []
    trigger.needsAll = node["needs-all"].map { strings($0, file) } ?? []
    trigger.needsTwo = node["needs-two"].map { strings($0, file) } ?? []
    trigger.notNearAfter = node["not-near-after"].map { strings($0, file) } ?? []
    trigger.notNearBefore = node["not-near-before"].map { strings($0, file) } ?? []
    trigger.unless = node["unless"].map { strings($0, file) } ?? []
    trigger.notBelow = node["not-below"].map { strings($0, file) } ?? []
    trigger.notAbove = node["not-above"].map { strings($0, file) } ?? []
    let own = readRoles(node["roles"], file)
    trigger.roles = own.roles
    trigger.withoutRoles = own.names.filter { name in !own.roles.contains { $0.name == name } }
    readHolds(node["holds"], &trigger, file)
    for name in trigger.needs + trigger.needsAll + trigger.needsTwo + trigger.roles.map(\.name) + trigger.holds.map(\.role)
    where !roles.contains(name) {
      let hint = roles.nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
      report(file, node, "trigger '\(text)' names unknown role '\(name)'\(hint)", "unknown-role")
    }
    trigger.modality = readWord("modality", of: node, file)
    if let confidence = node["confidence"]?.string {
      trigger.confidence = Double(confidence) ?? -1
      if !(0...1).contains(trigger.confidence) {
        report(file, node["confidence"] ?? node, "confidence '\(confidence)' is not between 0 and 1", "bad-number")
      }
    }
    return trigger
  }

  /// Whether words stand in a trigger, as whole words and without a gap in them.
  private static func holds(_ trigger: String, _ words: String) -> Bool {
    func spaced(_ text: some StringProtocol) -> String { " " + String(text).replacing(",", with: " ,") + " " }
    return trigger.split(separator: "…").contains { spaced($0).contains(spaced(words)) }
  }

  /// Roles and the words of the trigger that fill them.
  private mutating func readHolds(_ node: YAMLNode?, _ trigger: inout FrameTrigger, _ file: DataFile) {
    guard let node else { return }
    guard let mapping = node.mapping else { return report(file, node, "expected roles with words of the trigger", "not-a-mapping") }
    for (key, value) in mapping {
      guard let role = key.string, let words = value.string else {
        report(file, value, "expected words of the trigger", "not-a-word")
        continue
      }
      if !Self.holds(trigger.text, words) {
        report(file, value, "trigger '\(trigger.text)' has no words '\(words)'", "unknown-words")
      }
      if trigger.withoutRoles.contains(role) {
        report(file, value, "trigger '\(trigger.text)' has no role '\(role)'", "unknown-role")
      }
      trigger.holds.append((role, words))
    }
  }

  /// One of the words of the output: a modality, a polarity.
  private mutating func readWord<Word: RawRepresentable & CaseIterable>(_ key: String, of node: YAMLNode, _ file: DataFile) -> Word?
  where Word.RawValue == String {
    guard let value = node[key], let name = value.string else { return nil }
    if let word = Word(rawValue: name) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    report(file, value, "unknown \(key) '\(name)'; expected one of \(known)", "unknown-\(key)")
    return nil
  }

  // MARK: Examples

  private mutating func readExamples(_ node: YAMLNode?, _ roles: [String], _ file: DataFile, positive: Bool) -> [FrameExample] {
    (node?.list ?? []).flatMap { item -> [FrameExample] in
      guard let marked = item.string ?? item["text"]?.string else {
        report(file, item, "an example without text", "missing-key")
        return []
      }
      if item.string == nil { item.reportUnknownKeys(["text", "modality", "polarity", "date", "extra"], in: file, &diagnostics) }
      return MarkedText.variants(of: marked).map { example($0, item, roles, file, positive: positive) }
    }
  }

  private mutating func example(_ marked: String, _ item: YAMLNode, _ roles: [String], _ file: DataFile, positive: Bool) -> FrameExample {
    let (text, marks) = MarkedText.parse(marked)
    for mark in marks where mark.label != "trigger" && !roles.contains(mark.label) {
      let hint = roles.nearest(to: mark.label).map { "; did you mean '\($0)'?" } ?? ""
      report(file, item, "example marks unknown role '\(mark.label)'\(hint)", "unknown-role")
    }
    let triggers = marks.filter { $0.label == "trigger" }.count
    if positive, triggers != 1 { report(file, item, "an example marks \(triggers) triggers, expected 1", "trigger-marks") }
    return FrameExample(
      text: text, marks: marks, line: item.line, column: item.column, modality: readWord("modality", of: item, file),
      polarity: readWord("polarity", of: item, file), date: item["date"]?.string,
      allowsExtra: item["extra"]?.string == "true")
  }
}
