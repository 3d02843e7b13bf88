/// Values of the column `kind` that rules ask for.
enum NameKinds {
  /// Bodies of which every country has its own, and which are meant for the country at home when none is named.
  static let ofState: Set<String> = [
    "ministry", "state", "state_body", "party", "party_body", "parliament", "parliament_body", "government", "court", "procuracy",
    "central_bank",
    "military", "police", "mass_organisation",
  ]
  /// Heads in small letters that need nothing but a country or place to be a body: `cảnh sát Malaysia`.
  static let ofPublic: Set<String> = [
    "police", "government", "local_government", "military", "court", "procuracy", "parliament", "embassy", "armed_group", "agency",
  ]
  /// What `hãng này`, `công ty này` may stand for.
  static let business: Set<String> = [
    "company", "pharma", "bank", "airline", "newspaper", "media", "news_agency", "publisher", "exchange", "football_club", "fund",
    "hospital", "university",
  ]
}
