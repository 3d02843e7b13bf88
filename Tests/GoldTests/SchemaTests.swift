import Extraction
import Foundation
import Records
import Testing

/// Real output against the schema that `extract schema` prints. Fields that the schema does not name are failures here, though a reader must allow them.
@Suite struct SchemaTests {
  @Test(arguments: Sample.all)
  func outputHoldsToTheSchema(_ sample: Sample) throws {
    let checker = try SchemaChecker(RecordSchema.text)
    let output = Sample.output(of: try sample.articles(), ExtractionOptions(kinds: Set(RecordKind.allCases)))
    for line in output.split(separator: "\n") {
      let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let kind = try #require(record["record"] as? String)
      for problem in checker.problems(record, definition: kind) { Issue.record("\(problem) in \(line.prefix(300))") }
    }
  }
}

/// As much of JSON Schema as our own schema uses.
private struct SchemaChecker {
  private let definitions: [String: Any]

  init(_ text: String) throws {
    let schema = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    definitions = schema?["$defs"] as? [String: Any] ?? [:]
  }

  func problems(_ value: Any, definition: String) -> [String] {
    problems(value, definitions[definition] as? [String: Any] ?? [:], definition)
  }

  private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      return problems(value, definitions[String(reference.dropFirst(8))] as? [String: Any] ?? [:], path)
    }
    var found = scalarProblems(value, schema, path)
    if let list = value as? [Any] {
      if list.count < schema["minItems"] as? Int ?? 0 { found.append("\(path): too few") }
      let items = schema["items"] as? [String: Any] ?? [:]
      found += list.enumerated().flatMap { problems($1, items, "\(path)[\($0)]") }
    }
    if let object = value as? [String: Any] { found += objectProblems(object, schema, path) }
    return found
  }

  private func scalarProblems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    if !types.isEmpty, !types.contains(where: { has(value, type: $0) }) { found.append("\(path): \(value) is no \(types)") }
    if let constant = schema["const"] as? String, value as? String != constant { found.append("\(path): \(value) is not \(constant)") }
    if let choices = schema["enum"] as? [String], !choices.contains(value as? String ?? "") { found.append("\(path): unknown \(value)") }
    if let pattern = schema["pattern"] as? String, let text = value as? String, text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(path): '\(text)' does not match \(pattern)")
    }
    if let number = value as? Double {
      if let least = schema["minimum"] as? Double, number < least { found.append("\(path): \(number) below \(least)") }
      if let most = schema["maximum"] as? Double, number > most { found.append("\(path): \(number) above \(most)") }
    }
    return found
  }

  private func objectProblems(_ object: [String: Any], _ schema: [String: Any], _ path: String) -> [String] {
    let properties = schema["properties"] as? [String: Any]
    var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(path): no '\($0)'" }
    for key in object.keys.sorted() {
      if let property = properties?[key] as? [String: Any] {
        found += problems(object[key] as Any, property, "\(path).\(key)")
      } else if properties != nil {
        found.append("\(path): unknown '\(key)'")
      }
    }
    return found
  }

  private func has(_ value: Any, type: String) -> Bool {
    switch type {
    case "string": value is String
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "integer": value is Int
    default: value is Double
    }
  }
}
