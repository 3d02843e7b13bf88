import Events
import Records
import Testing

@testable import Extraction

@Suite struct SummaryTemplateTests {
  private func line(
    _ template: String, _ fillers: [(role: String, text: String)], modality: Modality = .asserted, polarity: Polarity = .positive,
    vietnamese: Bool = false
  ) -> String {
    var end = 0
    let arguments = fillers.map { role, text in
      end += text.count + 1
      let span = TextSpan(start: end - text.count - 1, end: end - 1, text: text)
      return EventRecord.Argument(role: role, entity: nil, name: nil, span: span, value: role == "time" ? .time(text) : nil)
    }
    return SummaryTemplate(template, vietnamese ? .vietnamese : .english).line(arguments, modality: modality, polarity: polarity)
  }

  @Test func fillsRoles() {
    #expect(line("Phone call: {participant}", [("participant", "A"), ("participant", "B")]) == "Phone call: A, B")
    #expect(
      line("{donor} gave {recipient} {item}", [("donor", "A"), ("recipient", "B"), ("item", "50\nmáy thở")]) == "A gave B 50 máy thở")
    #expect(line("Phone call: {participant}", [("participant", "A"), ("participant", "A")]) == "Phone call: A")
  }

  /// A count and the phrase that it counts are told once.
  @Test func doesNotRepeatWhatAnotherRoleSays() {
    let arguments = [("quantity", 2, 5, "200"), ("item", 2, 14, "200 máy thở"), ("donor", 20, 21, "A")].map { role, start, end, text in
      EventRecord.Argument(role: role, entity: nil, name: nil, span: TextSpan(start: start, end: end, text: text), value: nil)
    }
    let template = SummaryTemplate("{donor} gave {quantity} {item}", .english)
    #expect(template.line(arguments, modality: .asserted, polarity: .positive) == "A gave 200 máy thở")
    let killed = ["victim", "quantity"].map { role in
      EventRecord.Argument(role: role, entity: nil, name: nil, span: TextSpan(start: 2, end: 9, text: "3 người"), value: nil)
    }
    #expect(SummaryTemplate("{quantity} {victim} died", .english).line(killed, modality: .asserted, polarity: .positive) == "3 người died")
  }

  @Test func leavesOutWhatLeadsToNothing() {
    #expect(line("{attacker} attacked {target} with {instrument}", [("attacker", "A")]) == "A attacked")
    #expect(line("{party} agreed: {topic}", [("party", "A")]) == "A agreed")
    #expect(line("Ceremony: {occasion} ({organizer})", [("occasion", "B")]) == "Ceremony: B")
    #expect(line("Ceremony: {occasion} ({organizer})", [("organizer", "A")]) == "Ceremony: (A)")
    #expect(line("Conference: {organizer}, {participant}", [("participant", "A")]) == "Conference: A")
    #expect(line("{sender} chia buồn với {recipient}", [("sender", "A")], vietnamese: true) == "A chia buồn")
    #expect(line("Phone call: {participant}", []) == "Phone call")
  }

  @Test func addsTimeModalityAndPolarity() {
    #expect(line("Phone call: {participant}", [("participant", "A"), ("time", "2021-08-23TEV")]) == "Phone call: A (2021-08-23)")
    #expect(
      line("{a} met", [("a", "A"), ("time", "2021-08-24/2021-12-31")], modality: .planned) == "A met (planned, 2021-08-24/2021-12-31)")
    #expect(line("{a} gặp", [("a", "A")], modality: .planned, polarity: .negative, vietnamese: true) == "A gặp (không, dự kiến)")
    #expect(line("{a} served {time}", [("a", "A"), ("time", "P5Y")]) == "A served P5Y")
  }
}
