import Events
import Records

extension Resources {
  /// Names of all event types and families.
  public var eventTypesAndFamilies: Set<String> {
    Set(frames.frames.flatMap { [lexicon.strings[$0.type], lexicon.strings[$0.family]] })
  }

  /// All event types with their families, in the order of the frame table.
  public var eventTypesOfFamilies: [(type: String, family: String)] {
    frames.frames.map { (lexicon.strings[$0.type], lexicon.strings[$0.family]) }
  }

  /// The event types, sorted by family and name. Reads the frame files anew: some tenths of a second.
  public func eventTypes() -> [EventTypeRecord] {
    var reader = FrameReader()
    reader.read(sources())
    return reader.frames.map(EventTypeRecord.init).sorted { ($0.family, $0.type) < ($1.family, $1.type) }
  }
}

extension EventTypeRecord {
  fileprivate init(_ frame: Frame) {
    let codes = [
      ("plover", frame.codes.plover), ("mode", frame.codes.mode), ("cameo", frame.codes.cameo), ("ace", frame.codes.ace),
    ]
    var known: Set<String> = []
    // One word may be several triggers, each with conditions of its own.
    let triggers = frame.triggers.map(\.text).filter { known.insert($0).inserted }
    self.init(
      type: frame.type, family: frame.family, labelEN: frame.labelEN, labelVI: frame.labelVI,
      codes: codes.compactMap { scheme, code in code.map { (scheme, $0) } },
      roles: frame.roles.map { Role(role: $0.name, accepts: $0.accepts.names, many: $0.many) },
      triggers: triggers)
  }
}
