/// The JSON Schema of the output, for `extract schema`. The tests hold it against real output and against FORMAT.md.
public enum RecordSchema {
  /// Format version of the records; see FORMAT.md.
  public static let version = 1

  public static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "SuKien records, format version 1",
      "description": "One line of the output of extract. FORMAT.md explains every field.",
      "type": "object",
      "required": ["record", "document"],
      "oneOf": [
        { "$ref": "#/$defs/document" },
        { "$ref": "#/$defs/sentence" },
        { "$ref": "#/$defs/mention" },
        { "$ref": "#/$defs/entity" },
        { "$ref": "#/$defs/event" }
      ],
      "$defs": {
        "document": {
          "type": "object",
          "required": ["record", "document", "language", "zones", "sentences", "tokens", "entities", "events", "warnings"],
          "properties": {
            "record": { "const": "document" },
            "document": { "type": "string" },
            "source": { "type": "string" },
            "url": { "type": "string" },
            "title": { "type": "string" },
            "date": { "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
            "date_from": { "enum": ["input", "option", "page"] },
            "language": { "enum": ["vi", "und"] },
            "zones": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["zone", "start", "end"],
                "properties": {
                  "zone": { "$ref": "#/$defs/zone" },
                  "start": { "$ref": "#/$defs/offset" },
                  "end": { "$ref": "#/$defs/offset" }
                }
              }
            },
            "sentences": { "type": "integer", "minimum": 0 },
            "tokens": { "type": "integer", "minimum": 0 },
            "entities": { "type": "integer", "minimum": 0 },
            "events": { "type": "integer", "minimum": 0 },
            "meta": { "type": "object" },
            "text": { "type": "string" },
            "source_offsets": {
              "type": "array",
              "items": { "type": "array", "items": { "$ref": "#/$defs/offset" }, "minItems": 4, "maxItems": 4 }
            },
            "warnings": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["code", "message"],
                "properties": {
                  "code": { "type": "string" },
                  "message": { "type": "string" },
                  "count": { "type": "integer", "minimum": 1 }
                }
              }
            }
          }
        },
        "sentence": {
          "type": "object",
          "required": ["record", "document", "index", "zone", "start", "end", "text", "tokens"],
          "properties": {
            "record": { "const": "sentence" },
            "document": { "type": "string" },
            "index": { "type": "integer", "minimum": 1 },
            "zone": { "$ref": "#/$defs/zone" },
            "start": { "$ref": "#/$defs/offset" },
            "end": { "$ref": "#/$defs/offset" },
            "text": { "type": "string" },
            "tokens": { "type": "integer", "minimum": 1 }
          }
        },
        "mention": {
          "type": "object",
          "required": ["record", "document", "type", "start", "end", "text", "rule"],
          "properties": {
            "record": { "const": "mention" },
            "document": { "type": "string" },
            "type": {
              "enum": [
                "person", "organisation", "country", "place", "office", "product", "disease", "document", "facility",
                "time", "quantity", "money"
              ]
            },
            "start": { "$ref": "#/$defs/offset" },
            "end": { "$ref": "#/$defs/offset" },
            "text": { "type": "string" },
            "form": { "$ref": "#/$defs/form" },
            "entity": { "$ref": "#/$defs/entity_id" },
            "entities": { "type": "array", "minItems": 2, "items": { "$ref": "#/$defs/entity_id" } },
            "value": { "$ref": "#/$defs/value" },
            "low": { "type": "number" },
            "high": { "type": "number" },
            "bound": { "$ref": "#/$defs/bound" },
            "unit": { "type": "string" },
            "currency": { "$ref": "#/$defs/currency" },
            "rule": { "type": "string" }
          }
        },
        "entity": {
          "type": "object",
          "required": ["record", "document", "id", "type", "name", "mentions"],
          "properties": {
            "record": { "const": "entity" },
            "document": { "type": "string" },
            "id": { "$ref": "#/$defs/entity_id" },
            "type": {
              "enum": ["person", "organisation", "country", "place", "office", "product", "disease", "document", "facility"]
            },
            "name": { "type": "string" },
            "key": { "type": "string", "pattern": "^[a-z_]+/.+$" },
            "candidates": { "type": "array", "minItems": 2, "items": { "type": "string", "pattern": "^[a-z_]+/.+$" } },
            "wikidata": { "type": "string", "pattern": "^Q[0-9]+$" },
            "country": { "type": "string", "pattern": "^[A-Z]{2}$" },
            "offices": { "type": "array", "minItems": 1, "items": { "type": "string" } },
            "mentions": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["start", "end", "text", "form"],
                "properties": {
                  "start": { "$ref": "#/$defs/offset" },
                  "end": { "$ref": "#/$defs/offset" },
                  "text": { "type": "string" },
                  "form": { "$ref": "#/$defs/form" }
                }
              }
            }
          }
        },
        "event": {
          "type": "object",
          "required": [
            "record", "document", "id", "type", "family", "codes", "trigger", "arguments", "modality", "polarity", "zone",
            "sentence", "rule", "confidence"
          ],
          "properties": {
            "record": { "const": "event" },
            "document": { "type": "string" },
            "id": { "type": "string", "pattern": "#v[0-9]+$" },
            "type": { "type": "string", "pattern": "^[a-z_]+$" },
            "family": { "type": "string", "pattern": "^[a-z_]+$" },
            "codes": {
              "type": "object",
              "properties": {
                "plover": { "type": "string" },
                "mode": { "type": "string" },
                "cameo": { "type": "string" },
                "ace": { "type": "string" }
              }
            },
            "trigger": { "$ref": "#/$defs/span" },
            "arguments": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["role", "start", "end", "text"],
                "properties": {
                  "role": { "type": "string", "pattern": "^[a-z_]+$" },
                  "entity": { "$ref": "#/$defs/entity_id" },
                  "name": { "type": "string" },
                  "start": { "$ref": "#/$defs/offset" },
                  "end": { "$ref": "#/$defs/offset" },
                  "text": { "type": "string" },
                  "value": { "$ref": "#/$defs/value" },
                  "low": { "type": "number" },
                  "high": { "type": "number" },
                  "bound": { "$ref": "#/$defs/bound" },
                  "unit": { "type": "string" },
                  "currency": { "$ref": "#/$defs/currency" }
                }
              }
            },
            "modality": { "enum": ["asserted", "planned", "pledged", "requested", "hypothetical"] },
            "polarity": { "enum": ["positive", "negative"] },
            "attribution": { "$ref": "#/$defs/entity_id" },
            "same_as": { "type": "string", "pattern": "#v[0-9]+$" },
            "zone": { "$ref": "#/$defs/zone" },
            "sentence": { "$ref": "#/$defs/span" },
            "summary": { "type": "string" },
            "rule": { "type": "string" },
            "confidence": { "type": "number", "minimum": 0, "maximum": 1 }
          }
        },
        "span": {
          "type": "object",
          "required": ["start", "end", "text"],
          "properties": {
            "start": { "$ref": "#/$defs/offset" },
            "end": { "$ref": "#/$defs/offset" },
            "text": { "type": "string" }
          }
        },
        "offset": { "type": "integer", "minimum": 0 },
        "zone": { "enum": ["title", "lead", "body", "caption", "related", "navigation"] },
        "form": { "enum": ["name", "title", "nominal", "pronoun"] },
        "entity_id": { "type": "string", "pattern": "#e[0-9]+$" },
        "value": { "type": ["string", "number"] },
        "bound": { "enum": [">", "<", "~"] },
        "currency": { "type": "string", "pattern": "^[A-Z]{3}$" }
      }
    }
    """#
}
