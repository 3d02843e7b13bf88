import Records

/// One trigger word of an explanation, with its roles.
struct ExplanationTriggerText {
  let terminal: Terminal

  func text(of trigger: ExplanationRecord.Trigger) -> String {
    ([head(trigger)] + trigger.roles.filter { trigger.reason == nil || !$0.options.isEmpty || $0.need != "no" }.flatMap(lines)).joined(
      separator: "\n")
  }

  private func head(_ trigger: ExplanationRecord.Trigger) -> String {
    let words = Terminal.printable(trigger.span.text)
    guard let reason = trigger.reason else {
      let carrier = trigger.isNoun ? trigger.carrier.map { "noun below '\($0)'" } ?? "noun" : "verb"
      let reality = [
        trigger.modality, trigger.polarity, trigger.attribution.map { "says \($0)" }, trigger.confidence.map { JSONWriter.plain($0) },
      ]
      let ids = trigger.events.map { $0.split(separator: "#").last.map { "#" + $0 } ?? $0 }.joined(separator: " ")
      let more = Terminal.printable([carrier, reality.compactMap { $0 }.joined(separator: " "), ids].joined(separator: " · "))
      return "    \(terminal.styled("✓ " + words, .bold, .green))  \(trigger.rule)  \(terminal.styled(more, .dim))"
    }
    let detail = trigger.detail.map { ": " + $0 } ?? ""
    return "    \(terminal.styled("✗ " + words, .red))  \(trigger.rule)  \(Terminal.printable(reason + detail))"
  }

  // MARK: Roles

  private func lines(of role: ExplanationRecord.Role) -> [String] {
    let mark = role.need == "no" ? "" : role.need == "all" ? "!" : role.need == "two" ? "2" : "?"
    let name = (role.role + mark).padded(to: 14)
    let isFilled = role.options.contains { $0.outcome == "fills" }
    let options = role.options.filter { !isFilled || $0.outcome != "wrong_kind" }
    let shown = options.isEmpty ? [nothing(role)] : options.map { option($0, role) }
    return shown.enumerated().map { index, line in "        \(index == 0 ? name : "".padded(to: 14)) \(line)" }
  }

  private func nothing(_ role: ExplanationRecord.Role) -> String {
    let slots = role.slots.map { $0.hasPrefix("w:") ? "'\($0.dropFirst(2))'" : $0 }
    let shown = slots.count > 5 ? slots.prefix(4).joined(separator: ", ") + " and \(slots.count - 4) more" : slots.joined(separator: ", ")
    return terminal.styled("– nothing at " + shown, .dim)
  }

  private func option(_ option: ExplanationRecord.Role.Option, _ role: ExplanationRecord.Role) -> String {
    let slot = option.slot.hasPrefix("w:") ? "'\(option.slot.dropFirst(2))'" : option.slot
    let text = "\(slot.padded(to: 9)) \(Terminal.printable(option.span.text))"
    switch option.outcome {
    case "fills": return terminal.styled("● " + text, .green)
    case "fills_another": return terminal.styled("○ \(text)  is \(option.other ?? "")", .dim)
    case "yields": return terminal.styled("○ \(text)  goes to \(option.other ?? "")", .dim)
    case "wrong_kind": return terminal.styled("○ \(text)  is \(list(option.kinds)), wanted \(list(role.accepts))", .dim)
    case "wrong_head": return terminal.styled("○ \(text)  has none of the wanted heads or units", .dim)
    default: return terminal.styled("○ \(text)  not chosen", .dim)
    }
  }

  private func list(_ kinds: [String]) -> String { kinds.isEmpty ? "of no kind" : kinds.joined(separator: " ") }
}
