/// How sure a trigger makes an event: what the shared frame files say under `odds`, fitted on gold.
///
/// Odds are "so many right for one wrong". Those of a usual trigger are multiplied by what its own `confidence` says against the usual 0.9, by
/// what one syllable says (short words have more senses), and by what the family says.
struct TriggerOdds {
  /// Without any data: 0.9.
  var usual = 9.0
  var oneSyllable = 1.0
  var families: [String: Double] = [:]

  func confidence(of trigger: FrameTrigger, family: String) -> Double {
    let own = min(max(trigger.confidence, 0.01), 0.99)
    let syllables = trigger.text.split { $0 == " " || $0 == "…" }.count
    let odds = usual * own / (1 - own) / 9 * (syllables == 1 ? oneSyllable : 1) * (families[family] ?? 1)
    return odds / (1 + odds)
  }
}
