/// The tables, indexes and views of the database. Offsets are those of the records.
enum SQLiteSchema {
  static let tables = """
    CREATE TABLE documents (
      id TEXT PRIMARY KEY, title TEXT, date TEXT, date_from TEXT, source TEXT, url TEXT, language TEXT,
      sentences INTEGER, tokens INTEGER, meta TEXT, text TEXT
    ) WITHOUT ROWID;
    CREATE TABLE entities (
      id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), type TEXT NOT NULL, name TEXT NOT NULL,
      key TEXT, wikidata TEXT, country TEXT, offices TEXT
    ) WITHOUT ROWID;
    CREATE TABLE mentions (
      id INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), type TEXT NOT NULL, form TEXT, entity TEXT,
      start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
      value, low REAL, high REAL, bound TEXT, unit TEXT, currency TEXT, rule TEXT
    );
    CREATE TABLE events (
      id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), type TEXT NOT NULL, family TEXT NOT NULL,
      day TEXT, day_from TEXT, trigger TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
      modality TEXT NOT NULL, polarity TEXT NOT NULL, attribution TEXT, same_as TEXT, zone TEXT NOT NULL,
      sentence TEXT NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, summary TEXT,
      rule TEXT NOT NULL, confidence REAL NOT NULL, plover TEXT, mode TEXT, cameo TEXT, ace TEXT
    ) WITHOUT ROWID;
    CREATE TABLE arguments (
      event TEXT NOT NULL REFERENCES events(id), position INTEGER NOT NULL, role TEXT NOT NULL, entity TEXT, name TEXT,
      start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
      value, low REAL, high REAL, bound TEXT, unit TEXT, currency TEXT,
      PRIMARY KEY (event, position)
    ) WITHOUT ROWID;
    CREATE VIRTUAL TABLE evidence USING fts5(
      text, plain, event UNINDEXED, document UNINDEXED, tokenize = 'unicode61 remove_diacritics 0'
    );
    """

  /// Made when all rows are there: that is faster.
  static let indexes = """
    CREATE INDEX documents_date ON documents(date);
    CREATE INDEX entities_document ON entities(document);
    CREATE INDEX entities_name ON entities(name);
    CREATE INDEX entities_key ON entities(key) WHERE key IS NOT NULL;
    CREATE INDEX mentions_document ON mentions(document, start);
    CREATE INDEX mentions_entity ON mentions(entity) WHERE entity IS NOT NULL;
    CREATE INDEX events_document ON events(document, start);
    CREATE INDEX events_type_day ON events(type, day);
    CREATE INDEX events_day ON events(day);
    CREATE INDEX arguments_entity ON arguments(entity) WHERE entity IS NOT NULL;
    CREATE INDEX arguments_role ON arguments(role);
    """

  /// `actors` says which entities of different documents are the same: those of one key, or of one name and type. `actor_names` has the name that each bears most often,
  /// so that a pair is one however its documents name it.
  static let views = """
    CREATE VIEW actors AS
      SELECT a.event, a.position, a.role, e.id AS entity, coalesce(e.key, e.type || ':' || e.name) AS actor, e.name, e.type
      FROM arguments a JOIN entities e ON e.id = a.entity;
    CREATE VIEW actor_names AS
      SELECT actor, name FROM (
        SELECT actor, name, row_number() OVER (PARTITION BY actor ORDER BY count(*) DESC, name) AS place FROM actors GROUP BY actor, name
      ) WHERE place = 1;
    CREATE VIEW who_with_whom AS
      SELECT min(n.name, m.name) AS one, max(n.name, m.name) AS other, v.type, count(DISTINCT v.id) AS events,
        count(DISTINCT v.document) AS documents, min(v.day) AS first_day, max(v.day) AS last_day
      FROM actors a JOIN actors b ON b.event = a.event AND b.actor > a.actor JOIN events v ON v.id = a.event
        JOIN actor_names n ON n.actor = a.actor JOIN actor_names m ON m.actor = b.actor
      WHERE v.polarity = 'positive' AND v.same_as IS NULL
        AND a.type IN ('person', 'organisation', 'country') AND b.type IN ('person', 'organisation', 'country')
      GROUP BY a.actor, b.actor, v.type;
    CREATE VIEW events_by_day AS
      SELECT day, type, family, count(*) AS events, count(DISTINCT document) AS documents
      FROM events WHERE day IS NOT NULL AND same_as IS NULL GROUP BY day, type;
    CREATE VIEW event_roles AS
      SELECT v.id AS event, v.document, v.type, v.day, v.modality, v.polarity, v.confidence,
        group_concat(a.role || '=' || coalesce(a.name, a.text), '; ') AS roles, v.summary, v.sentence
      FROM events v LEFT JOIN arguments a ON a.event = v.id GROUP BY v.id;
    CREATE VIEW entity_events AS
      SELECT e.actor, e.name, e.type AS entity_type, v.day, v.type, e.role, v.modality, v.polarity, v.summary, v.id AS event
      FROM actors e JOIN events v ON v.id = e.event;
    """
}
